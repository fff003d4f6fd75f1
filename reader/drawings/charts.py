"""Numbers that one compares by eye: a measure over time, several beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from languages.dates import PartialDate
from reader.drawings.timeline import Mark, Scale, Tick, percent

# In units of the drawing, whose width is that of its place on the page.
HEIGHT = 150
_TOP, _FLOOR = 34, 126
# Numbers above their points need so much of the width, in per cent.
_ROOM_FOR_NUMBER = 28


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the date on which it held. `number` is empty where another one stands too near."""

    mark: Mark
    y: int
    number: str
    number_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Step:
    """The line from one point to the next one."""

    x: str
    y: int
    to_x: str
    to_y: int


@dataclass(frozen=True, slots=True)
class Course:
    """One measure over time, from nothing at the floor up to its largest value."""

    height: int
    floor: int
    ticks: list[Tick]
    points: list[Point]
    steps: list[Step]


def course(values: Sequence[tuple[PartialDate, Decimal, str]]) -> Course | None:
    """Dates, values and the values as printed; None where there are no two dates to compare."""
    told = sorted(values, key=lambda each: each[0])
    if len({known for known, _, _ in told}) < 2:
        return None
    scale = Scale.over(known for known, _, _ in told)
    top = max(value for _, value, _ in told)
    places = [scale.middle(known) for known, _, _ in told]
    numbered = _numbered(places)
    points = [
        _point(scale, known, _height(value, top), text if at in numbered else "")
        for at, (known, value, text) in enumerate(told)
    ]
    return Course(HEIGHT, _FLOOR, scale.ticks(), points, _steps(points))


def _height(value: Decimal, top: Decimal) -> int:
    return _FLOOR - int((_FLOOR - _TOP) * value / top) if top > 0 else _FLOOR


def _numbered(places: Sequence[float]) -> set[int]:
    """Which points have room for their number: the latest first."""
    chosen: list[int] = []
    for at in reversed(range(len(places))):
        if not chosen or places[chosen[-1]] - places[at] >= _ROOM_FOR_NUMBER:
            chosen.append(at)
    return set(chosen)


def _point(scale: Scale, known: PartialDate, y: int, number: str) -> Point:
    middle = scale.middle(known)
    anchor = "start" if middle < 20 else "end" if middle > 80 else "middle"
    return Point(scale.mark(known, "reached"), y, number, y - 12, anchor)


def _steps(points: Sequence[Point]) -> list[Step]:
    return [
        Step(one.mark.middle, one.y, other.mark.middle, other.y) for one, other in pairwise(points)
    ]


def bars(values: Sequence[Decimal]) -> list[str]:
    """How long each bar is beside the longest one; none for nothing and less."""
    top = max(values, default=Decimal(0))
    return [percent(float(100 * value / top)) if value > 0 else "0%" for value in values]
