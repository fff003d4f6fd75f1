"""Facts of one text and those of another that say the same, in passes from strict to loose."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal

from languages.compare.finding import Found
from languages.compare.found import Day, Fact, Kind, Measured
from languages.compare.names import without_endings

# Lengths of time, years and hours are told without their unit as well: «5–6 лет», «5 және 6 жас».
_HOUR = 3600
_TIME_UNITS = frozenset(("s", "day", "month"))

type _Key = Callable[[Found], Hashable | None]


class Matching:
    """Pairs (`matched`, `near`) as (left, right); what is left over of the left and right text."""

    def __init__(self, left: list[Found], right: list[Found]) -> None:
        facts = [[one for one in side if one.fact.kind is not Kind.NAME] for side in (left, right)]
        self._all = facts
        self._open = [[one for one in side if not one.is_hint] for side in facts]
        self._hints = [[one for one in side if one.is_hint] for side in facts]
        self.matched: list[tuple[Fact, Fact]] = []
        self.near: list[tuple[Fact, Fact]] = []
        self.more: list[list[Fact]] = []
        self._match()
        self.only = [[one.fact for one in side] for side in self._open]

    def _match(self) -> None:
        self._pair(_exactly, _exactly, self.matched)
        self._pair(_day_without_year, _day_of_any_year, self.matched)
        self._pair(_day_of_any_year, _day_without_year, self.matched)
        self._pair(_bare, _of_time, self.matched)
        self._pair(_of_time, _bare, self.matched)
        self._pair(_full_hour, _hours, self.matched)
        for left, right in (
            (_exactly, _exactly),
            (_bare, _of_time),
            (_of_time, _bare),
            (_day_of_any_year, _day_of_any_year),
        ):
            self._pair_hints(left, right)
        self._pair(_part_of_date, _part_of_date, self.near)
        self._drop_implied()
        repeated = self._take_repeated()
        for key in (_written, _sort):
            self._pair(key, key, self.near)
        self._pair_with_repeated(repeated)
        self.more = [[one.fact for one in side] for side in repeated]

    def _pair(self, left: _Key, right: _Key, pairs: list[tuple[Fact, Fact]]) -> None:
        """Move facts with equal keys, in the order of the texts, from the open ones to `pairs`."""
        one, other = self._open
        pairs_found, self._open = _equal(one, other, left, right)
        pairs += [(first.fact, second.fact) for first, second in pairs_found]

    def _pair_hints(self, left: _Key, right: _Key) -> None:
        pairs, (self._open[0], self._hints[1]) = _equal(self._open[0], self._hints[1], left, right)
        self.matched += [(first.fact, second.fact) for first, second in pairs]
        pairs, (self._hints[0], self._open[1]) = _equal(self._hints[0], self._open[1], left, right)
        self.matched += [(first.fact, second.fact) for first, second in pairs]

    def _drop_implied(self) -> None:
        """A year or month says nothing new where the other text has a whole date of it."""
        implied = [_implied(one.fact for one in side) for side in self._all]
        self._open = [
            [one for one in side if one.fact.kind is not Kind.DATE or one.fact.value not in other]
            for side, other in zip(self._open, reversed(implied), strict=True)
        ]

    def _pair_with_repeated(self, repeated: list[list[Found]]) -> None:
        """«Третий» against a second «екі» is an error in one number, not two differences."""
        pairs, (self._open[0], repeated[1]) = _equal(self._open[0], repeated[1], _sort, _sort)
        self.near += [(first.fact, second.fact) for first, second in pairs]
        pairs, (repeated[0], self._open[1]) = _equal(repeated[0], self._open[1], _sort, _sort)
        self.near += [(first.fact, second.fact) for first, second in pairs]

    def _take_repeated(self) -> list[list[Found]]:
        """Move what the other text says as well, though less often, away from the open facts."""
        repeated: list[list[Found]] = [[], []]
        for here, there in ((0, 1), (1, 0)):
            there_said = self._all[there]
            said = {key(one) for one in there_said for key in (_exactly, _day_of_any_year)}
            said.discard(None)
            bare = {_bare(one) for one in there_said} - {None}
            of_time = {_of_time(one) for one in there_said} - {None}
            still = []
            for one in self._open[here]:
                is_said = {_exactly(one), _day_without_year(one)} & said
                if is_said or _bare(one) in of_time or _of_time(one) in bare:
                    repeated[here].append(one)
                else:
                    still.append(one)
            self._open[here] = still
        return repeated


def _equal(
    left: list[Found], right: list[Found], left_key: _Key, right_key: _Key
) -> tuple[list[tuple[Found, Found]], list[list[Found]]]:
    """Pairs with equal keys in order, and what remains of both."""
    waiting: dict[Hashable, deque[Found]] = defaultdict(deque)
    for one in right:
        if (key := right_key(one)) is not None:
            waiting[key].append(one)
    pairs, rest = [], []
    for one in left:
        key = left_key(one)
        if key is not None and waiting.get(key):
            pairs.append((one, waiting[key].popleft()))
        else:
            rest.append(one)
    taken = {id(second) for _, second in pairs}
    return pairs, [rest, [one for one in right if id(one) not in taken]]


def _exactly(one: Found) -> Hashable:
    return one.fact.kind, one.fact.value


def _day_without_year(one: Found) -> Hashable | None:
    match one.fact.value:
        case Day(None, int(month), day):
            return month, day
    return None


def _day_of_any_year(one: Found) -> Hashable | None:
    match one.fact.value:
        case Day(_, int(month), day):
            return month, day
    return None


def _bare(one: Found) -> Decimal | None:
    """A number that no word says what it counts, as written."""
    if one.item is None or one.fact.kind is not Kind.NUMBER or one.item.counts_things:
        return None
    return one.item.face


def _of_time(one: Found) -> Decimal | None:
    """The number as written of a length of time, a year or an hour."""
    if one.item is None:
        return None
    match one.fact.kind, one.fact.value:
        case (Kind.DATE | Kind.TIME, _):
            return one.item.face
        case Kind.MEASURE, Measured(_, unit) if unit in _TIME_UNITS:
            return one.item.face
    return None


def _full_hour(one: Found) -> Decimal | None:
    """«До 2 часов» is read as a time of day, and may be a length of two hours."""
    match one.fact.kind, one.fact.value:
        case Kind.TIME, (int(hour), 0) if one.item is not None and one.item.face == hour:
            return one.item.face
    return None


def _hours(one: Found) -> Decimal | None:
    if one.item is None or one.item.unit is None:
        return None
    unit = one.item.unit
    return one.item.face if unit.symbol == "s" and unit.factor == _HOUR else None


def _written(one: Found) -> Decimal | None:
    return one.item.face if one.item is not None else None


def _sort(one: Found) -> Hashable:
    """What a fact counts, or how much of a date it says."""
    match one.fact.value:
        case Measured(_, unit):
            return one.fact.kind, unit
        case Day(_, month, day):
            return one.fact.kind, month is None, day is None
    return one.fact.kind


def _part_of_date(one: Found) -> Hashable | None:
    """A year or month alone; two that are left over differ, though a whole date may imply each."""
    match one.fact.value:
        case Day(_, month, None):
            return month is None
    return None


def _implied(facts: Iterable[Fact]) -> set[Day]:
    implied = set()
    for fact in facts:
        match fact.value:
            case Day(year, month, day) if month is not None:
                implied |= {Day(year), Day(None, month)}
                if day is not None:
                    implied.add(Day(year, month))
    return implied


def match_names(
    left: list[Fact], right: list[Fact]
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Names that may be the same but for case endings, as pairs; those of the left and right alone.

    A name counts once, however often it stands in a text.
    """
    mates: dict[str, Fact] = {}
    for fact in right:
        for one in without_endings(str(fact.value), "kk"):
            mates.setdefault(one, fact)
    pairs: list[tuple[Fact, Fact]] = []
    alone: list[Fact] = []
    known: set[str] = set()
    for fact in left:
        bones = without_endings(str(fact.value), "ru")
        mate = next((mates[one] for one in sorted(bones) if one in mates), None)
        if mate is None:
            alone.append(fact)
        else:
            pairs.append((fact, mate))
            known |= bones
    others = [one for one in right if not known & without_endings(str(one.value), "kk")]
    return pairs, alone, others


def match_speech(
    left: list[Fact], right: list[Fact]
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Passages of speech with the same facts inside and then the others in order; the rest."""

    def by_facts(one: Found) -> Hashable | None:
        return one.fact.value or None

    pairs, (one, other) = _equal(
        [Found(fact) for fact in left], [Found(fact) for fact in right], by_facts, by_facts
    )
    count = min(len(one), len(other))
    pairs += zip(one[:count], other[:count], strict=True)
    return (
        [(first.fact, second.fact) for first, second in pairs],
        [spare.fact for spare in one[count:]],
        [spare.fact for spare in other[count:]],
    )
