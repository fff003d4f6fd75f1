"""Looks through a database for what was lost, doubled, early, overwritten or left half done."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone

from articles import outbox
from articles.models import Due, Edition, Entry, Notice, Publication, RecordEntry, Revision, Step
from articles.verifying import verify
from faults.receivers import effects

KINDS = ("lost", "doubled", "early", "overwritten", "half", "failed")


@dataclass
class Found:
    """What one scenario tried, and every fault that was found, as a sentence."""

    tries: int = 0
    kills: int = 0
    faults: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    notes: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, sentence: str) -> None:
        self.faults[kind].append(sentence)

    @property
    def counts(self) -> dict[str, int]:
        """The figures of the table's line."""
        found = {kind: len(sentences) for kind, sentences in self.faults.items()}
        return {"tries": self.tries, "kills": self.kills} | found


def look(found: Found, *, now: datetime | None = None, head: tuple[int, str] | None = None) -> None:
    """Look at everything, once nobody works any more. `head` is one of the record kept before."""
    now = now or timezone.now()
    for kind, looks in LOOKS.items():
        for each in looks:
            for sentence in each(now):
                found.add(kind, sentence)
    for sentence in verify(head).faults:
        found.add("half", f"verify_record: {sentence}")


# Texts


def half_saved(now: datetime) -> Iterator[str]:
    """Each edition shows the last text that was saved on top of another."""
    for edition, texts in _texts():
        last = texts[-1] if texts else None
        if edition.current_revision_id != (last.pk if last else None):
            yield f"edition {edition.pk} does not show the text that was saved last"
        elif edition.headline != (last.title if last else ""):
            yield f"edition {edition.pk} has another text's title"


def overwritten(now: datetime) -> Iterator[str]:
    """Each text was written over the one before it, or stands beside."""
    for edition, texts in _texts():
        for before, after in pairwise([None, *texts]):
            if after.base_id != (before.pk if before else None):
                yield f"edition {edition.pk}: text {after.pk} was not written over the last one"


def saved_twice(now: datetime) -> Iterator[str]:
    columns = Revision.objects.values_list("edition", "title", "lead", "body")
    for (edition, title, *_words), times in Counter(columns).items():
        for _ in range(times - 1):
            yield f"edition {edition} has the text “{title}” twice"


def _texts() -> Iterator[tuple[Edition, list[Revision]]]:
    texts = Revision.objects.filter(is_beside=False).order_by("pk").defer("body")
    for edition in Edition.objects.prefetch_related(Prefetch("revisions", texts)):
        yield edition, list(edition.revisions.all())


# Publications


def half_published(now: datetime) -> Iterator[str]:
    """A publication has its places in the lists, its link in the chain and what is to follow."""
    listed = set(Entry.objects.filter(list="everything").values_list("publication", flat=True))
    linked = set(
        RecordEntry.objects.filter(event="published").values_list("publication_number", flat=True)
    )
    asked = set(Due.objects.values_list("key", flat=True))
    for publication in Publication.objects.defer("body"):
        number = publication.pk
        if not publication.is_an_end and number not in listed:
            yield f"publication {number} stands in no list"
        if number not in linked:
            yield f"publication {number} is no link of the chain"
        if not publication.called_back_at and not set(_keys(number)) <= asked:
            yield f"publication {number} is followed by nothing"


def _keys(publication: int) -> Iterator[str]:
    for receiver in settings.RECEIVERS[outbox.BEGAN]:
        yield f"{outbox.BEGAN}:{publication}:{receiver}"


def half_ended(now: datetime) -> Iterator[str]:
    """Each publication ends where the next one of its edition begins."""
    rows = Publication.objects.not_called_back().defer("body").order_by("edition", "public_from")
    for before, after in pairwise([*rows, None]):
        is_followed = after is not None and after.edition_id == before.edition_id
        if before.public_until != (after.public_from if is_followed else None):
            yield f"publication {before.pk} does not end where the next one begins"


def published_twice(now: datetime) -> Iterator[str]:
    firsts = Publication.objects.not_called_back().filter(kind="first")
    for edition, times in Counter(firsts.values_list("edition", flat=True)).items():
        for _ in range(times - 1):
            yield f"edition {edition} has two first publications"


# What follows


def _begun(now: datetime) -> dict[int, Publication]:
    rows = Publication.objects.begun(now).defer("body").select_related("revision")
    return {publication.pk: publication for publication in rows}


def lost_effects(now: datetime) -> Iterator[str]:
    done = {subject for subject, _at, _process in effects()}
    told = set(Notice.objects.values_list("publication", "user"))
    for number, publication in _begun(now).items():
        if number not in done:
            yield f"nobody was told that publication {number} began"
        for user in _concerned(publication):
            if (number, user) not in told:
                yield f"user {user} was not told that publication {number} began"


def _concerned(publication: Publication) -> set[int]:
    scheduled = Step.objects.filter(publication=publication, name=Step.Name.SCHEDULE)
    concerned = {publication.revision.author_id} - {publication.published_by_id}
    return concerned | set(scheduled.values_list("by", flat=True))


def left_open(now: datetime) -> Iterator[str]:
    for due in Due.objects.open().filter(due_at__lte=now):
        yield f"{due.key} was never done"


def doubled_effects(now: datetime) -> Iterator[str]:
    for subject, times in Counter(subject for subject, *_ in effects()).items():
        for _ in range(times - 1):
            yield f"it was told twice that publication {subject} began"
    for told, times in Counter(Notice.objects.values_list("publication", "user")).items():
        for _ in range(times - 1):
            yield f"user {told[1]} was told twice of publication {told[0]}"


def early_effects(now: datetime) -> Iterator[str]:
    """Nothing was told before its moment, or of what was called back before it began."""
    publications = Publication.objects.in_bulk()
    ran = [(subject, at) for subject, at, _process in effects()]
    ran += [(notice.publication_id, notice.made_at.timestamp()) for notice in Notice.objects.all()]
    for subject, at in ran:
        publication = publications.get(subject)
        if publication is None or publication.called_back_at:
            yield f"publication {subject} was told of, and never began"
        elif at < publication.public_from.timestamp():
            yield f"publication {subject} was told of before its moment"


LOOKS: dict[str, tuple[Callable[[datetime], Iterator[str]], ...]] = {
    "lost": (lost_effects, left_open),
    "doubled": (saved_twice, published_twice, doubled_effects),
    "early": (early_effects,),
    "overwritten": (overwritten,),
    "half": (half_saved, half_published, half_ended),
}
