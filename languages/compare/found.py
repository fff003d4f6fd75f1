"""What is found in a text: facts, each in a normal form that is the same in both languages."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a fact is; the comment says what its `value` is then."""

    NUMBER = "number"  # Decimal; ordinals and Roman numerals too
    RATIO = "ratio"  # (Decimal, Decimal): a fraction «2/3», a score «3:1»
    SUM = "sum"  # Measured: an amount and an ISO 4217 code
    PERCENT = "percent"  # Decimal
    POINTS = "points"  # Decimal: percentage points
    MEASURE = "measure"  # Measured: an amount and the symbol of a unit
    DATE = "date"  # Day
    DECADE = "decade"  # int: 1990
    TIME = "time"  # (hour, minute) of the 24-hour clock
    WEEKDAY = "weekday"  # int: Monday is 0
    PHONE = "phone"  # its digits
    NAME = "name"  # a name in quotes: the skeleton of its letters
    SPEECH = "speech"  # (kind, value) of each fact inside, in order


class Measured(NamedTuple):
    """An amount of something: dollars («USD»), metres («m»)."""

    amount: Decimal
    unit: str


class Day(NamedTuple):
    """What is said of a date; None is what is left open: «18 сентября» has no year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


type Value = (
    Decimal | tuple[Decimal, Decimal] | Measured | Day | int | tuple[int, int] | str | Inner
)
type Inner = tuple[tuple[Kind, Value], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One stretch of text, `found` == text[start:end], and what it says."""

    kind: Kind
    value: Value
    start: int
    end: int
    found: str
