"""What stands under a story: the parts of a story that runs on, related stories, the latest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from articles.models.public import Entry, Publication
from reader import queries
from reader.lines import Line, lines
from reader.queries import Thing

MOST_RELATED = 4
LATEST = 6
# Parts of a running story that one page names: those around it.
MOST_PARTS = 15

# What two stories have in common, by how much it says: an area has many stories, a project few.
List = Entry.List
WEIGHTS = {
    List.PROJECT: 5,
    List.AGREEMENT: 5,
    List.PERSON: 4,
    List.ORGANISATION: 3,
    List.TAG: 2,
    List.REGION: 1,
}


@dataclass(frozen=True, slots=True)
class Run:
    """The parts of a running story around this one; the first of them is the `start`th of all."""

    parts: list[Line]
    start: int
    here: int


@dataclass(frozen=True, slots=True)
class Under:
    """What a reader may go on to; the latest only where little is related."""

    run: Run | None = None
    related: list[Line] = field(default_factory=list)
    latest: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Neighbour:
    """Another story that is public now, and how much it has in common with the one at hand."""

    publication: int
    number: int
    at: datetime
    score: int = 0
    is_newest: bool = False


def under(publication: Publication, things: Iterable[Thing]) -> Under:
    """`things` are those that the story is about and readers may see."""
    found = _neighbours(publication, _shared(things))
    related, newest = _most_related(found), _newest(found)
    named, parts = queries.headings(
        publication.language,
        [each.publication for each in (*related, *newest)],
        publication.thread or publication.article_number,
    )
    told = {each.article_number for each in parts}
    left = {each.pk: each for each in named if each.article_number not in told}
    shown = _picked(related, left)[:MOST_RELATED]
    latest = [each for each in _picked(newest, left) if each not in shown][:LATEST]
    is_enough = len(shown) == MOST_RELATED
    return Under(_run(parts, publication), lines(shown), [] if is_enough else lines(latest))


def _shared(things: Iterable[Thing]) -> list[tuple[str, int]]:
    """The kinds and keys of the things by which stories are related, what says most first."""
    kinds = [(each.kind, each.pk) for each in things if each.is_about and each.kind in WEIGHTS]
    return sorted(kinds, key=lambda each: -WEIGHTS[List(each[0])])


def _picked(found: list[Neighbour], left: dict[int, Publication]) -> list[Publication]:
    return [left[each.publication] for each in found if each.publication in left]


def _neighbours(publication: Publication, shared: list[tuple[str, int]]) -> list[Neighbour]:
    found: dict[int, Neighbour] = {}
    # More than are shown: this story itself may be among them, and those that are related.
    newest = LATEST + MOST_RELATED + 1
    for key, number, at, kind in queries.neighbours(publication.language, shared, newest=newest):
        if number == publication.article_number:
            continue
        each = found.setdefault(key, Neighbour(key, number, at))
        if kind == List.EVERYTHING:
            each.is_newest = True
        else:
            each.score += WEIGHTS[List(kind)]
    return list(found.values())


def _most_related(found: list[Neighbour]) -> list[Neighbour]:
    """With as many in reserve as parts of the same running story may have to be left out."""
    related = [each for each in found if each.score]
    related.sort(key=lambda each: (each.score, each.at, each.number), reverse=True)
    return related[: MOST_RELATED * 3]


def _newest(found: list[Neighbour]) -> list[Neighbour]:
    newest = [each for each in found if each.is_newest]
    return sorted(newest, key=lambda each: (each.at, each.number), reverse=True)


def _run(parts: list[Publication], publication: Publication) -> Run | None:
    """None where the story runs on nowhere, or the others are not before readers."""
    numbers = [each.article_number for each in parts]
    if len(parts) < 2 or publication.article_number not in numbers:
        return None
    here = numbers.index(publication.article_number)
    start = max(0, min(here - MOST_PARTS // 2, len(parts) - MOST_PARTS))
    return Run(lines(parts[start : start + MOST_PARTS]), start + 1, here + 1)
