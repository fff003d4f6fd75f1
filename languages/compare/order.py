"""Facts that both texts have, and in another order: «23 … 8» against «8 … 23»."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from languages.alignment import rising
from languages.compare.found import Day, Fact, Kind, Measured

_UNORDERED = frozenset((Kind.NAME, Kind.SPEECH))


def displaced(pairs: Iterable[tuple[Fact, Fact]]) -> list[tuple[Fact, Fact]]:
    """Of matched facts those that do not stand in one order with the others of their sort.

    As few as can be: of two that were swapped the one that the longest row in order leaves out.
    """
    sorts: dict[Hashable, list[tuple[Fact, Fact]]] = defaultdict(list)
    for pair in pairs:
        if pair[0].kind not in _UNORDERED:
            sorts[_sort(pair[0])].append(pair)
    return [pair for each in sorts.values() for pair in _out_of_order(each)]


def _out_of_order(pairs: list[tuple[Fact, Fact]]) -> list[tuple[Fact, Fact]]:
    pairs = sorted(pairs, key=lambda pair: pair[0].start)
    places = [(left.start, right.start) for left, right in pairs]
    in_order = set(rising(places))
    return [pair for pair, place in zip(pairs, places, strict=True) if place not in in_order]


def _sort(fact: Fact) -> Hashable:
    """What a fact counts, or how much of a date it says."""
    match fact.value:
        case Measured(_, unit):
            return fact.kind, unit
        case Day(_, month, day):
            return fact.kind, month is None, day is None
    return fact.kind
