"""The record of a story as readers read it: what was published when, why, and what it changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.public import Publication
from languages.dates import format_date
from reader import datelines, queries
from reader.addresses import address, other
from reader.comparing import Comparison, compare
from reader.converters import NUMBER

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Kind = Publication.Kind
PER_PAGE = 10
# Characters of texts that one page compares; comparing takes time.
MOST_COMPARED = 600_000
# Stands in the address where no word of a text may: any one answers for a text that is gone.
NO_SLUG = "withdrawn"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP = r"[1-9][0-9]{0,16}"


def stamp(publication: Publication) -> int:
    """Microseconds since 1970: which publication of its edition it is, whatever else comes."""
    return (publication.public_from - _EPOCH) // timedelta(microseconds=1)


def moment_of(text: str) -> datetime | None:
    return _EPOCH + timedelta(microseconds=int(text)) if re.fullmatch(_STAMP, text) else None


def cursor(publication: Publication) -> str:
    """Where a list of changes of many stories goes on."""
    return f"{stamp(publication)}-{publication.article_number}"


def place_of(text: str) -> tuple[datetime, int] | None:
    """What a cursor says; None where it is not written like one of ours."""
    match = re.fullmatch(rf"({_STAMP})-({NUMBER})", text)
    moment = moment_of(match[1]) if match else None
    return (moment, int(match[2])) if match and moment else None


def changes_address(publication: Publication, slug: str | None) -> str:
    """Where a change is told; `slug` is that of its edition, None where that is not public."""
    number, language = publication.article_number, publication.language
    path = address("changes", language, number, slug or NO_SLUG)
    return f"{path}#c{stamp(publication)}"


def number_of(publication: Publication) -> str:
    """What a text is called whose title is not before readers any more."""
    return gettext("Story No. %(number)s") % {"number": publication.article_number}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something went out; of an archive the day of the story at most, and no `iso`."""

    text: str
    iso: str = ""


def moment(publication: Publication, language: str) -> Moment:
    if publication.is_archival:
        is_dated = publication.kind == Kind.FIRST and publication.story_on
        return Moment(format_date(publication.story_on, language) if is_dated else "")
    here = localtime(publication.public_from)
    return Moment(datelines.moment(here, language), here.isoformat(timespec="seconds"))


@dataclass(slots=True)
class Row:
    """One entry of a story's record; `address` leads to that of another edition."""

    stamp: int
    kind: str
    language: str
    moment: Moment
    note: str
    is_first: bool
    is_end: bool
    is_erased: bool
    is_archival: bool
    is_facts: bool
    address: str = ""
    comparison: Comparison | None = None


def row(publication: Publication, language: str, where: str = "") -> Row:
    """A publication told in the language of the page, without its words."""
    is_erased = publication.erased_at is not None
    return Row(
        stamp=stamp(publication),
        kind=publication.get_kind_display(),
        language=publication.language,
        moment=moment(publication, language),
        note="" if is_erased or publication.kind == Kind.TYPO else publication.note,
        is_first=publication.kind == Kind.FIRST,
        is_end=publication.is_an_end,
        is_erased=is_erased,
        is_archival=publication.is_archival,
        is_facts=publication.basis == Publication.Basis.FACTS,
        address=where,
    )


@dataclass(slots=True)
class Record:
    """A story's record in one language, with the linked changes of the other one."""

    language: str
    own: list[Publication]
    others: list[Publication] = field(default_factory=list)

    @property
    def changed(self) -> list[Publication]:
        """What came after the first publication, the latest first."""
        return [each for each in self.own if each.kind != Kind.FIRST]

    @property
    def linked(self) -> list[Publication]:
        """Corrections and the like of the text that stands, which machines are told of."""
        return [each for each in self.standing if _is_linked(each)]

    @property
    def standing(self) -> list[Publication]:
        """Since the text was last away from readers: what went away stays away."""
        ends = (place for place, each in enumerate(self.own) if each.is_an_end)
        return self.own[: next(ends, None)]

    @property
    def unanswered(self) -> list[Publication]:
        """Changes of the other language that this text has not answered yet."""
        return [each for each in self.others if each.is_owed_an_answer]


def edition(publications: Iterable[Publication], language: str) -> Record:
    """The record of one edition out of that of its story, the latest first."""
    own, others = [], []
    for each in publications:
        if each.language == language:
            own.append(each)
        elif _is_linked(each):
            others.append(each)
    return Record(language, own, others)


def _is_linked(publication: Publication) -> bool:
    is_facts = publication.basis == Publication.Basis.FACTS
    return publication.kind in Publication.LINKED and not is_facts


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a record; `older` is where it goes on."""

    publications: list[Publication]
    others: list[Publication]
    older: int | None


def page_of(record: Record, before: datetime | None) -> Page:
    """At most PER_PAGE entries of the edition, and what the other one linked in that time."""
    own = [each for each in record.own if before is None or each.public_from < before]
    shown, has_older = own[:PER_PAGE], len(own) > PER_PAGE
    since = shown[-1].public_from if shown and has_older else None
    others = [
        each
        for each in record.others
        if (before is None or each.public_from < before)
        and (since is None or each.public_from >= since)
    ]
    return Page(shown, others, stamp(shown[-1]) if has_older else None)


def compared(record: Record, page: Page) -> list[tuple[Publication, Publication]]:
    """The publications of a page whose words may be shown beside those before them."""
    standing = record.standing
    shown = {each.pk for each in page.publications}
    return [
        (new, old)
        for new, old in pairwise(standing)
        if new.pk in shown and new.erased_at is None and old.erased_at is None
    ]


def rows(
    page: Page, language: str, words: dict[int, Publication], pairs: Sequence, slug: str | None
) -> list[Row]:
    """The entries of a page, the latest first; `slug` is that of the other edition."""
    comparisons = dict(_comparisons(pairs, words))
    told = []
    for each in page.publications:
        told.append(row(each, language))
        told[-1].comparison = comparisons.get(each.pk)
    told += [row(each, language, changes_address(each, slug)) for each in page.others]
    return sorted(told, key=lambda each: (each.stamp, not each.address), reverse=True)


def _comparisons(
    pairs: Sequence[tuple[Publication, Publication]], words: dict[int, Publication]
) -> Iterator[tuple[int, Comparison]]:
    left = MOST_COMPARED
    for new, old in pairs:
        if new.pk in words and old.pk in words:
            yield new.pk, compare(words[old.pk], words[new.pk], most=left)
            left -= len(words[new.pk].body) + len(words[old.pk].body)


@dataclass(frozen=True, slots=True)
class Correction:
    """A line in the list of all corrections; no title where the text is not before readers."""

    kind: str
    moment: Moment
    at: datetime
    is_archival: bool
    numbered: str
    title: str
    note: str
    address: str


def corrections(publications: Sequence[Publication], language: str) -> list[Correction]:
    """Lines for publications of one language, with the titles that stand today."""
    numbers = {each.article_number for each in publications}
    standing = queries.headlines(numbers, language) if numbers else {}
    return [
        _correction(each, *standing.get(each.article_number, (None, ""))) for each in publications
    ]


def _correction(publication: Publication, slug: str | None, title: str) -> Correction:
    told = row(publication, publication.language)
    return Correction(
        kind=told.kind,
        moment=told.moment,
        at=publication.public_from,
        is_archival=told.is_archival,
        numbered=number_of(publication),
        title=title,
        note=told.note,
        address=changes_address(publication, slug),
    )


_SAID: "dict[str, _StrPromise]" = {
    Kind.CORRECTION: _("The edition in the other language has been corrected."),
    Kind.REFUTATION: _("The edition in the other language has published a refutation."),
    Kind.REPLY: _("The edition in the other language has published a reply."),
    Kind.RETRACTION: _("The edition in the other language has been retracted."),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """That the other edition has told of a fault, and that this text is being checked."""

    said: "_StrPromise"
    moment: Moment
    address: str
    language: str


def notices(record: Record, slug: str | None) -> list[Notice]:
    """What readers of this edition are to know until it has answered."""
    return [
        Notice(
            _SAID[each.kind],
            moment(each, record.language),
            changes_address(each, slug),
            other(record.language),
        )
        for each in record.unanswered
    ]
