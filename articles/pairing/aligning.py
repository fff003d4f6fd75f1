"""Which units of two languages say the same, where nobody has told yet.

After W. A. Gale and K. W. Church, "A program for aligning sentences in bilingual corpora" (1993):
the cheapest way through both texts in their order, where lengths that differ cost. What both texts
name (numbers, dates, photos, links) and the kinds of their blocks are weighed as well. Where
leaving two units alone is cheaper than to pair them, they stay alone.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.pairing.cutting import BODY, Cut, cut
from articles.pairing.marks import marks_in
from languages.compare import Kind, facts

Group = tuple[list[int], list[int]]

# Costs are natural logarithms of how seldom something is, from the paper's table 5.
_MOVES = {(1, 1): 0.12, (1, 0): 4.6, (0, 1): 4.6, (2, 1): 3.1, (1, 2): 3.1}
_VARIANCE = 6.8  # of the length of a translation, in letters for each letter
_MOST = 12.0
_OTHER_KIND = 2.0
_SHARED, _NOT_SHARED = 2.5, 1.0  # for each fact or mark
_MOST_SHARED = 3
# Units that a counterpart may stand before or behind its share of the text; fewer in a long one.
_BAND, _LEAST_BAND, _CELLS = 40, 5, 40_000
_MOST_READ = 60_000  # letters of a text in which facts are looked for


@dataclass(frozen=True)
class _Unit:
    place: int
    kind: str
    length: int | None  # None: it is not written yet
    facts: frozenset
    marks: frozenset[str]
    anchors: frozenset = frozenset()
    """What no other unit of its text names, and one of the other text does."""

    @property
    def named(self) -> frozenset:
        return self.facts | self.marks


def aligned(ru: Cut, kk: Cut) -> list[Group]:
    """The sentences of paragraphs that go together, title with title and lead with lead."""
    heads = [(ru.units[place], kk.units[place]) for place in range(BODY)]
    found = [group for group in heads if all(group)]
    return found + aligned_between(ru, _with_words(ru), kk, _with_words(kk))


def paired_blocks(ru: dict[str, str], kk: dict[str, str]) -> list[Group]:
    """The numbers of the blocks of two bodies that go together; texts as `cut` takes them."""
    cuts = cut(ru), cut(kk)
    groups = aligned_between(cuts[0], _with_words(cuts[0]), cuts[1], _with_words(cuts[1]))
    return [(_blocks(cuts[0], one), _blocks(cuts[1], other)) for one, other in groups]


def _blocks(text: Cut, numbers: list[int]) -> list[int]:
    return [place - BODY for place in text.places(tuple(numbers))]


def aligned_between(ru: Cut, rus: list[int], kk: Cut, kks: list[int]) -> list[Group]:
    """The same for some units of each, which are given by their places."""
    groups = _cheapest(*_with_anchors(_units(ru, rus, "ru"), _units(kk, kks, "kk")))
    return [(_numbers(ru, one), _numbers(kk, other)) for one, other in groups]


def _with_words(text: Cut) -> list[int]:
    return [place for place in range(BODY, len(text.units)) if text.units[place]]


def _numbers(text: Cut, places: list[int]) -> list[int]:
    return [number for place in places for number in text.units[place]]


def _units(text: Cut, places: list[int], language: str) -> list[_Unit]:
    words = [" ".join(text.sentences[number].text for number in text.units[p]) for p in places]
    is_read = sum(map(len, words)) <= _MOST_READ
    return [
        _Unit(
            place=place,
            kind=text.kinds[place],
            length=None if any(marks_in(said)) else len(said),
            facts=_facts(said, language) if is_read else frozenset(),
            marks=frozenset(m for n in text.units[place] for m in text.sentences[n].marks),
        )
        for place, said in zip(places, words, strict=True)
    ]


def _with_anchors(*sides: list[_Unit]) -> list[list[_Unit]]:
    """Whoever alone tells of 2021 goes with whoever alone tells of it, however long they are."""
    counts = [Counter(fact for unit in side for fact in unit.named) for side in sides]
    anchors = {fact for fact in counts[0] if all(count[fact] == 1 for count in counts)}
    return [[replace(unit, anchors=unit.named & anchors) for unit in side] for side in sides]


def _facts(text: str, language: str) -> frozenset:
    found: set = set()
    for fact in facts(text, language):
        if fact.kind is Kind.SPEECH:
            found |= set(fact.value)  # type: ignore[arg-type]
        elif fact.kind is not Kind.NAME:
            found.add((fact.kind, fact.value))
    return frozenset(found)


def _cheapest(one: list[_Unit], other: list[_Unit]) -> list[Group]:
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(one) + 1):
        for j in _near(i, len(one), len(other)):
            for a, b in _MOVES:
                before = costs.get((i - a, j - b))
                if before is None:
                    continue
                cost = before + _cost(one[i - a : i], other[j - b : j])
                if cost < costs.get((i, j), math.inf):
                    costs[i, j], came[i, j] = cost, (a, b)
    return list(_way(came, one, other))[::-1]


def _near(i: int, ones: int, others: int) -> range:
    """The places in the other text that are not too far from where its share of it would be."""
    middle = i * others // max(ones, 1)
    band = max(_LEAST_BAND, min(_BAND, _CELLS // (2 * max(ones, others, 1))))
    return range(max(0, middle - band), min(others, middle + band) + 1)


def _way(came: dict, one: list[_Unit], other: list[_Unit]) -> Iterator[Group]:
    i, j = len(one), len(other)
    while (i, j) in came:
        a, b = came[i, j]
        if a and b:
            yield [unit.place for unit in one[i - a : i]], [unit.place for unit in other[j - b : j]]
        i, j = i - a, j - b


def _cost(ones: list[_Unit], others: list[_Unit]) -> float:
    move = _MOVES[len(ones), len(others)]
    if not ones or not others:
        return move
    if any(_is_picture(unit) for unit in (*ones, *others)):
        return move + _cost_of_pictures(ones, others)
    lengths = [[unit.length for unit in side] for side in (ones, others)]
    told = [frozenset().union(*(unit.named for unit in side)) for side in (ones, others)]
    anchors = frozenset().union(*(unit.anchors for unit in (*ones, *others)))
    is_anchored = len(ones) == len(others) == 1 and anchors & told[0] & told[1]
    of_lengths = 0.0 if is_anchored else _cost_of_lengths(*lengths)
    shared = min(len(told[0] & told[1]), _MOST_SHARED)
    unlike = min(len(told[0] ^ told[1]), _MOST_SHARED)
    kinds = _OTHER_KIND * ({unit.kind for unit in ones} != {unit.kind for unit in others})
    return move + kinds + of_lengths - _SHARED * shared + _NOT_SHARED * unlike


def _is_picture(unit: _Unit) -> bool:
    return unit.kind in ("figure", "div")


def _cost_of_pictures(ones: list[_Unit], others: list[_Unit]) -> float:
    """A picture goes with the same picture alone."""
    is_same = len(ones) == len(others) == 1 and ones[0].marks == others[0].marks
    return -_SHARED if is_same else math.inf


def _cost_of_lengths(ones: list[int | None], others: list[int | None]) -> float:
    if None in (*ones, *others):
        return 0.0
    one, other = (sum(filter(None, side)) for side in (ones, others))
    if not one or not other:
        return 0.0 if one == other else _MOST
    distance = abs(other - one) / math.sqrt((one + other) / 2 * _VARIANCE)
    return min(-math.log(max(math.erfc(distance / math.sqrt(2)), 1e-300)), _MOST)
