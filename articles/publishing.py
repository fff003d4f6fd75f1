"""How an edition goes on the public record: what is frozen, and which lists it stands in."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import outbox, quotations, record
from articles.body import markers
from articles.models.public import Debt, Entry, Publication
from articles.models.review import SecondReading
from facts.models import Certainty
from languages import LANGUAGES
from photos.models import Attachment, Photo
from regions.models import Region

if TYPE_CHECKING:
    from articles.models.desk import Article, Edition, Revision
    from people.models import User

MANY = ("regions", "people", "organisations", "projects", "agreements", "tags")
Basis = Publication.Basis
Kind = Publication.Kind
CHANGES = (
    Kind.TYPO,
    Kind.UPDATE,
    Kind.CLARIFICATION,
    Kind.CORRECTION,
    Kind.REFUTATION,
    Kind.REPLY,
    Kind.RETRACTION,
)
# Readers are told what these say; without a note they would say nothing.
NOTED = (Kind.REFUTATION, Kind.REPLY, Kind.RETRACTION)
# A text that begins so soon may be before readers by the time it is taken back.
LAST_MOMENT = timedelta(seconds=2)


def check_kind(current: Publication | None, kind: str, note: str = "") -> None:
    """ValidationError where a first publication is not the first, or a notice says nothing."""
    if kind not in (Publication.Kind.FIRST, *CHANGES):
        raise ValidationError(_("Choose what kind of publication this is."), code="wrong_kind")
    if (current is None) != (kind == Publication.Kind.FIRST):
        raise ValidationError(
            _("The text was published before: say what kind of change this is.")
            if current
            else _("The text was never published: this is its first publication."),
            code="wrong_kind",
        )
    if kind in NOTED and not note.strip():
        raise ValidationError(_("Tell readers in a note what this is about."), code="no_note")


def put_on_record(
    edition: "Edition",
    *,
    by: "User",
    revision: "Revision",
    kind: str,
    note: str = "",
    at: datetime | None = None,
    basis: str = Basis.APPROVED,
    is_archival: bool = False,
) -> Publication:
    """Write the publication, its entries, the end of the one before, and what is to follow.

    The caller holds the edition's row and has checked rights and state. `at` in the past is for
    bringing in an archive in the order of its dates; a step gives the future or leaves it to the
    clock.
    """
    now = timezone.now()
    begins = at or _just_after_the_last(edition, now)
    before, after = neighbours(edition, begins)
    if begins <= now and edition.publications.begun(now).filter(public_from__gte=begins).exists():
        raise ValidationError(_("A later publication of this text stands on the record already."))
    publication = freeze(edition, revision, by=by, kind=kind, note=note, at=begins)
    publication.public_until = after.public_from if after else None
    publication.first_public_at = before.first_public_at if before else begins
    publication.basis = Basis.ARCHIVE if is_archival else basis
    publication.is_archival = is_archival
    publication.began_in_archive = before.began_in_archive if before else is_archival
    if before:
        _move_end(before, begins)
    publication.save(force_insert=True)
    if not publication.is_an_end:
        Entry.objects.bulk_create(entries(publication, edition.article))
        quotations.put_on_record(publication)
    record.published(publication)
    if not is_archival:  # what was brought in is no news to anybody
        outbox.add(outbox.BEGAN, publication.pk, due_at=begins)
    return publication


def _just_after_the_last(edition: "Edition", now: datetime) -> datetime:
    """Now, or right behind what begins at this moment or is too near to be taken back."""
    last = edition.publications.begun(now + LAST_MOMENT).first()
    if last and last.public_from >= now:
        return last.public_from + timedelta(microseconds=1)
    return now


def neighbours(edition: "Edition", at: datetime) -> tuple[Publication | None, Publication | None]:
    """What stands before readers until a moment, and what begins after it."""
    standing = edition.publications.not_called_back()
    return standing.filter(public_from__lte=at).last(), standing.filter(public_from__gt=at).first()


def _move_end(publication: Publication, until: datetime | None) -> None:
    if publication.public_until != until:
        publication.public_until = until
        publication.save(update_fields=["public_until"])
        record.until_moved(publication)


def take_back(edition: "Edition", publication: Publication) -> None:
    """Mark what has not begun as called back, and move the end of what stands before it."""
    now = timezone.now()
    if publication.public_from <= now + LAST_MOMENT:
        raise ValidationError(
            _("This text is public, or will be within seconds. Withdraw it instead."),
            code="begun",
        )
    just_before = publication.public_from - timedelta(microseconds=1)
    before, _itself = neighbours(edition, just_before)
    _itself, after = neighbours(edition, publication.public_from)
    publication.called_back_at = now
    publication.save(update_fields=["called_back_at"])
    record.called_back(publication)
    if before:
        _move_end(before, after.public_from if after else None)
    outbox.drop(outbox.BEGAN, publication.pk)


def call_back(edition: "Edition", publication: Publication) -> None:
    """Take a text back with all that was to happen together with it."""
    take_back(edition, publication)
    settled = {"settled_at": None, "settled_with": None, "settled_by": None}
    Debt.objects.filter(settled_with=publication).update(**settled)
    _hide_again(edition.article, publication.public_from)


def _hide_again(article: "Article", at: datetime) -> None:
    """What was to be made public together with a text stays on the desk without it."""
    for thing in things_of(article):
        if getattr(thing, "public_from", None) == at:
            thing.public_from = None
            thing.save(update_fields=["public_from"])


def call_back_waiting(edition: "Edition", *, since: datetime) -> list[Publication]:
    """Call back all that waits for a later moment than `since`."""
    waiting = list(edition.publications.waiting(since))
    for publication in reversed(waiting):
        call_back(edition, publication)
    return waiting


def call_back_before(edition: "Edition", until: datetime | None) -> list[Publication]:
    """Call back the texts that would go out before an embargo ends, and what stands on them.

    A first publication that goes takes its later changes along; a withdrawal stays.
    """
    if until is None:
        return []
    waiting = list(edition.publications.waiting(timezone.now() + LAST_MOMENT))
    broken = [each for each in waiting if each.public_from < until and not each.is_an_end]
    if broken and broken[0].first_public_at == broken[0].public_from:
        broken = waiting
    for publication in reversed(broken):
        call_back(edition, publication)
    return broken


def set_aside(edition: "Edition", waiting: Iterable[Publication]) -> list[Publication]:
    """Take back what is to be put again once something earlier stands on the record."""
    waiting = list(waiting)
    for publication in reversed(waiting):
        take_back(edition, publication)
    return waiting


def put_again(edition: "Edition", aside: Iterable[Publication], *, by: "User") -> None:
    """Let what was set aside wait again for its moment, with the facts of now."""
    for old in aside:
        new = put_on_record(
            edition,
            by=by,
            revision=old.revision,
            kind=Kind.UPDATE if old.kind == Kind.FIRST else old.kind,
            note=old.note,
            at=old.public_from,
            basis=old.basis,
        )
        SecondReading.objects.filter(publication=old).update(publication=new)
        Debt.objects.filter(publication=old).update(publication=new)
        Debt.objects.filter(settled_with=old).update(settled_with=new)


def answer(publication: Publication, settles: Iterable[Debt] | None) -> None:
    """Settle what the publication answers; a linked change that answers nothing asks for one.

    Without a word on what it answers, a linked change answers all that its language owes.
    """
    if settles is None:
        is_linked = publication.kind in Publication.LINKED
        settles = _owed(publication) if is_linked else ()
    settled = [_settle_with(debt, publication) for debt in settles]
    if publication.kind in Publication.LINKED and not settled:
        for language in LANGUAGES:
            if language != publication.language:
                _owe(publication, language)


def _owed(publication: Publication) -> Iterable[Debt]:
    open_then = Debt.objects.open(publication.public_from)
    return open_then.filter(
        article_number=publication.article_number, language=publication.language
    )


def _owe(publication: Publication, language: str) -> None:
    number = publication.article_number
    Debt.objects.create(publication=publication, language=language, article_number=number)


def _settle_with(debt: Debt, publication: Publication) -> Debt:
    """As one who publishes answers: from the moment on that readers see it."""
    if (debt.article_number, debt.language) != (publication.article_number, publication.language):
        raise ValidationError(_("This is not owed by this edition."))
    debt.settled_at, debt.settled_with = publication.public_from, publication
    debt.settled_by = publication.published_by
    debt.save(update_fields=["settled_at", "settled_with", "settled_by"])
    record.settled(debt.publication, language=debt.language, answer=publication)
    return debt


def settle(debt: Debt, *, by: "User", reason: str) -> None:
    """As one who finds that nothing is to be changed."""
    debt.settled_at, debt.settled_by, debt.reason = timezone.now(), by, reason
    debt.save(update_fields=["settled_at", "settled_by", "reason"])
    record.settled(debt.publication, language=debt.language, answer=None)


def owe_second_reading(publication: Publication, *, reason: str, due_at: datetime) -> None:
    SecondReading.objects.create(publication=publication, reason=reason, due_at=due_at)


def second_reading_of(edition: "Edition", publication: Publication) -> SecondReading:
    """ValidationError where the publication is not of this edition, or owes none."""
    owed = SecondReading.objects.select_for_update(of=("self",)).filter(
        publication=publication, publication__edition=edition
    )
    if reading := owed.first():
        return reading
    raise ValidationError(_("No second reading is owed for this text."), code="wrong_state")


# What a publication tells besides its text.
FACTS = (
    "slug",
    "byline",
    "translator",
    "source",
    "label",
    "genre",
    "origin",
    "checked_by",
    "thread",
    "story_on",
    "section",
    "lead_photo",
)


def put_facts_on_record(edition: "Edition", *, by: "User") -> Publication | None:
    """Publish the facts of now with the text that is public; None where neither has changed.

    A retraction stays one, with its notice. What waits takes the facts of now along.
    """
    current = edition.current_publication()
    aside = set_aside(edition, _waiting_with_old_facts(edition))
    published = None
    if current and not current.is_an_end and _has_new_facts(edition, current):
        published = _with_new_facts(edition, current, by=by)
    put_again(edition, aside, by=by)
    return published


def _waiting_with_old_facts(edition: "Edition") -> list[Publication]:
    waiting = list(edition.publications.waiting(timezone.now() + LAST_MOMENT))
    is_stale = any(_has_new_facts(edition, each) for each in waiting if not each.is_an_end)
    return waiting if is_stale else []


def _with_new_facts(edition: "Edition", current: Publication, *, by: "User") -> Publication:
    is_retracted = current.kind == Publication.Kind.RETRACTION
    return put_on_record(
        edition,
        by=by,
        revision=current.revision,
        kind=current.kind if is_retracted else Publication.Kind.UPDATE,
        note=current.note if is_retracted else "",
        basis=Basis.FACTS,
    )


def _has_new_facts(edition: "Edition", current: Publication) -> bool:
    frozen = freeze(
        edition, current.revision, by=current.published_by, kind=current.kind, at=timezone.now()
    )
    told = {
        (entry.list, entry.thing, entry.is_direct) for entry in entries(frozen, edition.article)
    }
    columns = current.entries.values_list("list", "thing", "is_direct")
    return told != set(columns) or any(
        getattr(frozen, name) != getattr(current, name) for name in FACTS
    )


def freeze(
    edition: "Edition",
    revision: "Revision",
    *,
    by: "User",
    kind: str,
    note: str = "",
    at: datetime,
) -> Publication:
    """All that readers are to be shown of an edition, as an unsaved publication."""
    article, language = edition.article, edition.language
    first = edition.publications.not_called_back().first()
    is_an_end = kind in Publication.ENDS
    return Publication(
        edition=edition,
        revision=revision,
        article_number=article.pk,
        language=language,
        kind=kind,
        slug=edition.slug,
        public_from=at,
        first_public_at=at,
        story_on=edition.story_date(timezone.localdate(first.public_from if first else at)),
        section=article.section,
        published_by=by,
        note=note.strip(),
        **({} if is_an_end else _made(edition) | _words(edition, revision)),
    )


def _made(edition: "Edition") -> dict[str, Any]:
    """What kind of story it is and how its text came about, where that is worth telling."""
    kind, origin = edition.article.kind, edition.origin
    return {
        "genre": kind if kind in Publication.Genre else "",
        "origin": origin if origin in Publication.Origin else "",
        "thread": edition.article.thread(),
    }


def _words(edition: "Edition", revision: "Revision") -> dict[str, Any]:
    """What readers read; a withdrawal has none of it."""
    article, language = edition.article, edition.language
    return {
        "title": revision.title,
        "lead": revision.lead,
        "body": revision.body,
        "byline": ", ".join(_short_name(person, language) for person in article.authors.all()),
        "translator": _short_name(edition.translator, language) if edition.translator else "",
        "checked_by": _short_name(edition.checked_by, language) if edition.checked_by else "",
        "source": getattr(article, f"credited_to_{language}") or "",
        "label": getattr(article, f"label_{language}") or "",
        "lead_photo": article.lead_photo,
    }


def _short_name(person: models.Model, language: str) -> str:
    """As running text prints the name; a name in doubt in this language is not printed."""
    if getattr(person, f"name_certainty_{language}") == Certainty.UNSURE:
        return ""
    return getattr(person, f"short_{language}") or getattr(person, f"name_{language}") or ""


def things_of(article: "Article", languages: Iterable[str] = LANGUAGES) -> Iterator[models.Model]:
    """All that readers of the story are to see besides its words: subjects, photos, files."""
    yield from subjects_of(article)
    texts = [markers(body) for body in _bodies(article, languages)]
    photos = models.Q(slug__in={slug for named in texts for slug in named.photos})
    yield from Photo.objects.filter(photos | models.Q(pk=article.lead_photo_id)).order_by("pk")
    files = {slug for named in texts for slug in named.files}
    yield from Attachment.objects.filter(slug__in=files).order_by("pk")


def subjects_of(article: "Article") -> Iterator[models.Model]:
    """What the story is about, its section first."""
    yield article.section
    for name in MANY:
        yield from getattr(article, name).all()


def _bodies(article: "Article", languages: Iterable[str]) -> Iterator[str]:
    """The texts that are written and those that may go out."""
    editions = article.editions.filter(language__in=list(languages))
    for edition in editions.select_related("current_revision", "approved_revision"):
        for revision in {edition.current_revision, edition.approved_revision} - {None}:
            yield revision.body


def entries(publication: Publication, article: "Article") -> Iterable[Entry]:
    """The publication's place in every list: its things, and the ancestors of its regions."""
    things = list(subjects_of(article))
    places = {(Entry.List.EVERYTHING, 0): False}
    for region in _ancestors(thing for thing in things if isinstance(thing, Region)):
        places[Entry.List.REGION, region] = False
    for thing in things:
        places[Entry.LISTS[type(thing)], thing.pk] = True
    return [_entry(publication, place, is_direct) for place, is_direct in places.items()]


def _entry(publication: Publication, place: tuple[str, int], is_direct: bool) -> Entry:
    return Entry(
        list=place[0],
        thing=place[1],
        is_direct=is_direct,
        language=publication.language,
        at=publication.first_public_at,
        article_number=publication.article_number,
        publication=publication,
    )


def _ancestors(regions: Iterable[Region]) -> set[int]:
    parents = dict(Region.objects.order_by().values_list("pk", "parent_id"))
    found: set[int] = set()
    for region in regions:
        parent = parents.get(region.pk)
        while parent and parent not in found:
            found.add(parent)
            parent = parents.get(parent)
    return found


def rebuild_entries() -> int:
    """Make again what follows from the record: list places of ancestors, and of everything.

    What a story is directly about was frozen with it and stays as it was.
    """
    count = 0
    publications = Publication.objects.exclude(kind__in=Publication.ENDS).defer("body")
    for publication in publications.iterator(chunk_size=500):
        count += len(_rebuilt(publication))
    return count


def _rebuilt(publication: Publication) -> list[Entry]:
    direct = list(publication.entries.filter(is_direct=True))
    regions = Region.objects.filter(
        pk__in=[entry.thing for entry in direct if entry.list == Entry.List.REGION]
    )
    places = {(Entry.List.EVERYTHING, 0)} | {
        (Entry.List.REGION, region) for region in _ancestors(regions)
    }
    places -= {(entry.list, entry.thing) for entry in direct}
    publication.entries.filter(is_direct=False).delete()
    return Entry.objects.bulk_create(_entry(publication, place, False) for place in places)
