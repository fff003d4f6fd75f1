"""Years from side to side, and on them what is known of a date: a day, a month, a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from languages.dates import PartialDate

# Years that may stand between two lines of the scale; a phone has room for six of them.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MOST_TICKS = 6

# How a mark is drawn. `planned` lies ahead, `missed` was planned and did not come, `told` is a sum.
Look = Literal["reached", "planned", "missed", "told"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at the beginning of a year."""

    x: str
    year: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the scale: a point where the day is known, else from its first day to its last."""

    x: str
    to_x: str
    width: str
    middle: str
    is_day: bool
    look: Look


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another: by how much a plan moved."""

    x: str
    to_x: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole years; 0 % is the first day of the first one, 100 % the last day of the last one."""

    first: int
    last: int

    @classmethod
    def over(cls, dates: Iterable[PartialDate]) -> Self | None:
        """The years that hold all these dates; None for none."""
        years = [each.year for each in dates]
        return cls(min(years), max(years)) if years else None

    def share(self, day: date) -> float:
        """Where the day lies between the ends of the scale, in per cent; ends where outside."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal()
        return max(0.0, min(100.0, 100 * (day.toordinal() - start) / (end - start)))

    def holds(self, day: date) -> bool:
        return self.first <= day.year <= self.last

    def middle(self, known: PartialDate) -> float:
        return (self.share(known.earliest()) + self.share(known.latest())) / 2

    def ticks(self) -> list[Tick]:
        years = self.last - self.first + 1
        step = next((each for each in _STEPS if years <= each * _MOST_TICKS), _STEPS[-1])
        shown = range(self.first, self.last + 1, step)
        return [Tick(percent(self.share(date(year, 1, 1))), str(year)) for year in shown]

    def mark(self, known: PartialDate, look: Look) -> Mark:
        start, end = self.share(known.earliest()), self.share(known.latest())
        middle = self.middle(known)
        is_day = known.precision == "day"
        return Mark(
            percent(start), percent(end), percent(end - start), percent(middle), is_day, look
        )

    def stretch(self, one: PartialDate, other: PartialDate) -> Stretch:
        return Stretch(percent(self.middle(one)), percent(self.middle(other)))


def percent(share: float) -> str:
    return f"{share:.2f}%"
