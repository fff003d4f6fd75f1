"""Proves the public record: that the chain is whole, and that every publication is as it tells."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import F, Q

from articles.models.public import Entry, Publication
from articles.models.record import RecordEntry, RecordHead
from articles.record import LATER_WORDS, WORDS, digest_of, facts_of, moment, words_digest

Event = RecordEntry.Event
Place = tuple[str, int]
CHUNK = 500


@dataclass
class Report:
    """What was looked at, and what does not hold; True where all holds."""

    entries: int = 0
    publications: int = 0
    erased: int = 0
    number: int = 0
    digest: str = ""
    faults: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.faults


def verify(known: tuple[int, str] | None = None) -> Report:
    """Look through the whole record. `known` is a head that was printed earlier."""
    report = Report()
    _verify_chain(report, known)
    try:
        _verify_publications(report)
    except ValueError as error:  # a column holds what no step of ours has written
        report.faults.append(f"A publication cannot be read any more: {error}.")
    _verify_places(report)
    return report


def _verify_chain(report: Report, known: tuple[int, str] | None) -> None:
    head = RecordHead.objects.first()
    report.digest = head.seed if head else ""
    met = known is None or known[0] == 0
    for entry in RecordEntry.objects.order_by("number").iterator(chunk_size=CHUNK):
        report.entries += 1
        if entry.number != report.number + 1:
            report.faults.append(f"Entry {report.number + 1} of the chain is missing.")
        if entry.digest != digest_of(entry, report.digest):
            report.faults.append(f"Entry {entry.number} of the chain was changed.")
        report.number, report.digest = entry.number, entry.digest
        if known and entry.number == known[0]:
            met = True
            if entry.digest != known[1]:
                report.faults.append(f"Entry {known[0]} is not the one of the head that was kept.")
    if not met and known:
        report.faults.append(f"The chain is cut off before entry {known[0]}, which was kept.")
    if head and (head.number, head.digest) != (report.number, report.digest):
        report.faults.append(f"The chain ends at {report.number}, and its head says {head.number}.")


@dataclass
class Told:
    """What the chain tells of one publication."""

    facts: dict[str, Any] | None = None
    words: str = ""
    until: str | None = None
    called_back_at: str | None = None
    erased_at: str | None = None
    merges: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def by(cls, entries: Iterable[RecordEntry]) -> "Told":
        told = cls()
        for entry in entries:
            told.hear(entry.event, _said(entry))
        return told

    def hear(self, event: str, said: dict[str, Any]) -> None:
        if event == Event.PUBLISHED:
            self.facts, self.words = said.get("facts"), said.get("words", "")
            self.until = said.get("until")
        elif event == Event.UNTIL:
            self.until = said.get("until")
        elif event == Event.CALLED_BACK:
            self.called_back_at = said.get("at")
        elif event == Event.ERASED:
            self.erased_at = said.get("at")
        elif event == Event.MERGED:
            self.merges.append(said)


def _said(entry: RecordEntry) -> dict[str, Any]:
    """What an entry tells; nothing where it was changed to what cannot be read."""
    try:
        said = json.loads(entry.told)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _verify_publications(report: Report) -> None:
    """Publications and what is told of them, side by side in the order of their numbers."""
    rows = Publication.objects.order_by("pk").prefetch_related("entries")
    publications = rows.iterator(chunk_size=CHUNK)
    publication = next(publications, None)
    for number, told in _told():
        while publication and publication.pk < number:
            report.faults.append(f"Publication {publication.pk} stands outside the chain.")
            publication = next(publications, None)
        if publication is None or publication.pk != number:
            report.faults.append(f"Publication {number} is missing.")
            continue
        _verify_publication(report, publication, told)
        publication = next(publications, None)
    while publication:
        report.faults.append(f"Publication {publication.pk} stands outside the chain.")
        publication = next(publications, None)


def _told() -> Iterator[tuple[int, Told]]:
    entries = RecordEntry.objects.order_by("publication_number", "number")
    rows = entries.iterator(chunk_size=CHUNK)
    for number, group in groupby(rows, key=lambda entry: entry.publication_number):
        yield number, Told.by(group)


def _verify_publication(report: Report, publication: Publication, told: Told) -> None:
    report.publications += 1
    wrong = list(_differences(publication, told))
    if told.erased_at:
        report.erased += 1
        wrong += _words_left(publication)
    elif not _has_words_of(publication, told):
        wrong.append("its words")
    if wrong:
        report.faults.append(f"Publication {publication.pk} was changed: {', '.join(wrong)}.")


def _differences(publication: Publication, told: Told) -> Iterator[str]:
    if told.facts is None:
        yield "its beginning is not told"
        return
    facts = facts_of(publication)
    names = sorted(facts.keys() | told.facts.keys())
    yield from (name for name in names if told.facts.get(name) != facts.get(name))
    for name, said in (
        ("public_until", told.until),
        ("called_back_at", told.called_back_at),
        ("erased_at", told.erased_at),
    ):
        if moment(getattr(publication, name)) != said:
            yield name


def _words_left(publication: Publication) -> list[str]:
    left = [
        name
        for name in (*WORDS, *LATER_WORDS, "salt", "lead_photo_id")
        if getattr(publication, name)
    ]
    if _direct(publication):
        left.append("its lists")
    return [f"{name} of an erased text" for name in left]


def _direct(publication: Publication) -> list[tuple[str, int]]:
    return [(entry.list, entry.thing) for entry in publication.entries.all() if entry.is_direct]


def _has_words_of(publication: Publication, told: Told) -> bool:
    about = _about_then(publication, told.merges)
    return about is not None and words_digest(publication, about) == told.words


def _about_then(publication: Publication, merges: list[dict[str, Any]]) -> list[Place] | None:
    """What it was about when it was told of: the merges since are taken back, the last one first.

    None where it does not stand today as they have left it.
    """
    about = _direct(publication)
    for said in reversed(merges):
        gone, stays = _place(said, "gone"), _place(said, "stays")
        if gone is None or gone in about or stays not in about:
            return None
        kept = about if said.get("both") else [each for each in about if each != stays]
        about = [*kept, gone]
    return about


def _place(said: dict[str, Any], name: str) -> Place | None:
    """None where the entry was changed to what no merge tells."""
    kind, thing = said.get("list"), said.get(name)
    return (kind, thing) if isinstance(kind, str) and isinstance(thing, int) else None


def _verify_places(report: Report) -> None:
    """Lists follow from the record: each place has the language, number and moment of its text."""
    agree = Q(
        language=F("publication__language"),
        article_number=F("publication__article_number"),
        at=F("publication__first_public_at"),
    )
    wrong = Entry.objects.exclude(agree).order_by("publication").values_list("publication")
    for (number,) in wrong.distinct():
        report.faults.append(f"Publication {number} stands in a list under another date or name.")
