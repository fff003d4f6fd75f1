"""What stands in one language's text and not, or differently, in the other's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from articles.body import Markers
from articles.body.rules import NAMED
from articles.pairing import OTHER, Group, paired_blocks
from desk.checks.check import Place
from desk.checks.registry import Registry
from desk.checks.written import Unit, Written, unquoted
from languages import LANGUAGES
from languages.compare import Day, Differences, Fact, Kind, Pair, differences, facts

MOST_ROWS = 60


class Sort(StrEnum):
    """What kind of difference a row shows."""

    FACT = "fact"
    ORDER = "order"
    YEAR = "year"
    NAME = "name"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says, and where."""

    shown: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One difference, by its two texts; None where one has nothing of it."""

    sort: Sort
    ru: Side | None
    kk: Side | None


def rows(ru: Written, kk: Written, registry: Registry) -> list[Row]:
    """Where the texts differ, in the order of the Russian one; nothing where one is not there."""
    if not (ru and kk):
        return []
    found = [*_facts(ru, kk), *_names(ru, kk, registry), *_links(ru, kk, registry)]
    return sorted(found, key=_place_in_text)[:MOST_ROWS]


def _place_in_text(row: Row) -> tuple[int, int]:
    """Title and lead stand before the blocks."""
    side = row.ru or row.kk
    field, block = (side.place.field, side.place.block) if side else ("", None)
    return ("title", "lead").index(field) if block is None else 2, block or 0


# Numbers, dates, times, sums, measures, quotations.


def _facts(ru: Written, kk: Written) -> Iterator[Row]:
    """By paragraph; what is only told in another paragraph is no difference."""
    whole = _compared(_joined(ru.read_units), _joined(kk.read_units))
    left = {"ru": _values(whole, "ru"), "kk": _values(whole, "kk")}
    years = {text.language: _years(text) for text in (ru, kk)}
    for one, beside in aligned(ru, kk):
        found = _compared(_joined(one), _joined(beside))
        pairs = [(Sort.FACT, pair) for pair in found.near]
        pairs += ((Sort.ORDER, pair) for pair in found.swapped)
        pairs += ((Sort.YEAR, pair) for pair in found.matched if _lacks_a_year(pair, years))
        for sort, pair in pairs:
            yield Row(sort, _side(one, pair.ru), _side(beside, pair.kk))
        for fact in _alone(found.only_ru + found.more_ru, left["ru"]):
            yield Row(Sort.FACT, _side(one, fact), None)
        for fact in _alone(found.only_kk + found.more_kk, left["kk"]):
            yield Row(Sort.FACT, None, _side(beside, fact))


_compared = lru_cache(maxsize=256)(differences)


def _values(found: Differences, language: str) -> Counter:
    """What the other text as a whole does not say, or says less often."""
    only = getattr(found, f"only_{language}") + getattr(found, f"more_{language}")
    near = (getattr(pair, language) for pair in found.near)
    return Counter((fact.kind, fact.value) for fact in (*only, *near))


def _alone(facts: Iterable[Fact], left: Counter) -> Iterator[Fact]:
    for fact in facts:
        key = fact.kind, fact.value
        if left[key] > 0 or fact.kind is Kind.SPEECH:
            left[key] -= 1
            yield fact


def _years(text: Written) -> set[int | None]:
    """The years that a text names; None is among them."""
    found = (fact.value for fact in facts(_joined(text.read_units), text.language))
    return {value.year for value in found if isinstance(value, Day)} | {None}


def _lacks_a_year(pair: Pair, years: dict[str, set[int | None]]) -> bool:
    """Whether one text names the year of a day or month, and the other does so nowhere."""
    match pair.ru.value, pair.kk.value:
        case Day(year, _, _), Day(None, _, _):
            return year not in years["kk"]
        case Day(None, _, _), Day(year, _, _):
            return year not in years["ru"]
    return False


def _joined(units: Iterable[Unit]) -> str:
    return "\n".join(unit.text for unit in units)


def _side(units: list[Unit], fact: Fact) -> Side:
    """A fact that was found in the units joined."""
    start, at = fact.start, units[-1]
    for unit in units:
        if start <= len(unit.text):
            at = unit
            break
        start -= len(unit.text) + 1
    return Side(fact.found, at.place(fact.found))


type Aligned = tuple[list[Unit], list[Unit]]


def aligned(ru: Written, kk: Written) -> Iterator[Aligned]:
    """Units that answer each other: title, lead, and the blocks, one by one where they are as many.

    Else by what they say. Blocks that answer none are compared together: what one text tells in a
    paragraph of its own may stand in any of the other's.
    """
    sides = [ru.read_units, kk.read_units]
    for field in ("title", "lead"):
        one, beside = ([unit for unit in side if unit.field == field] for side in sides)
        if one or beside:
            yield one, beside
    one, beside = ([unit for unit in side if unit.field == "body"] for side in sides)
    if len(one) == len(beside):
        yield from (([left], [right]) for left, right in zip(one, beside, strict=True))
    elif ru.is_read_whole and kk.is_read_whole:
        yield from _grouped(one, beside, paired_blocks(ru.text, kk.text))
    else:
        yield one, beside


def _grouped(one: list[Unit], beside: list[Unit], pairs: Iterable[Group]) -> Iterator[Aligned]:
    for blocks, others in pairs:
        left = [unit for unit in one if unit.block in blocks]
        right = [unit for unit in beside if unit.block in others]
        yield left, right
        one = [unit for unit in one if unit not in left]
        beside = [unit for unit in beside if unit not in right]
    yield one, beside


# Names of the registry. A text may name its people and places anywhere.


@dataclass(frozen=True, slots=True)
class _Mentions:
    """The things that a text names: for sure, with the place; and those that it may mean."""

    sure: dict[int, Side]
    possible: set[int]


def _names(ru: Written, kk: Written, registry: Registry) -> Iterator[Row]:
    said = {text.language: _mentions(text, registry) for text in (ru, kk)}
    for language in LANGUAGES:
        here, there = said[language], said[OTHER[language]]
        for number, side in here.sure.items():
            can_be_named = registry.named[number].names[OTHER[language]]
            if can_be_named and number not in there.possible:
                yield _row(Sort.NAME, language, side)


def _mentions(text: Written, registry: Registry) -> _Mentions:
    found = _Mentions({}, set())
    known = registry.known(text.language)
    for unit in text.read_units:
        for named in known.find(unquoted(unit.text, text.language)):
            numbers = {number for number, _is_whole in named.keys}
            found.possible.update(numbers)
            if len(numbers) == 1 and (min(numbers), True) in named.keys:
                side = Side(named.found, unit.place(named.found))
                found.sure.setdefault(min(numbers), side)
    return found


def _row(sort: Sort, language: str, side: Side) -> Row:
    return Row(sort, side, None) if language == "ru" else Row(sort, None, side)


# Links, photos, quotations by somebody, posts of other sites.


def _links(ru: Written, kk: Written, registry: Registry) -> Iterator[Row]:
    led = {text.language: set(_led_to(text.markers)) for text in (ru, kk)}
    for text in (ru, kk):
        for kind, key in sorted(led[text.language] - led[OTHER[text.language]]):
            shown = _called(kind, key, text.language, registry)
            yield _row(Sort.LINK, text.language, Side(shown, text.unit_naming(key).place()))


def _led_to(markers: Markers) -> Iterator[tuple[str, str]]:
    """Kind and name of all that a body leads to or shows: not terms, one person may hold two."""
    kinds = {name: kind for kind, name in NAMED.items()}
    for name in Markers.__dataclass_fields__:
        if name != "terms":
            yield from ((kinds.get(name, name), str(key)) for key in getattr(markers, name))


def _called(kind: str, key: str, language: str, registry: Registry) -> str:
    """How the registry calls what a text leads to; an article by its number, others by slug."""
    if kind == "article":
        return f"№ {key}"
    thing = registry.things.get((kind, key))
    return next(iter(thing.names[language]), key) if thing else key
