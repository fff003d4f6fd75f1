"""A fact while it is being read: in tokens, not yet in places of the text."""

from dataclasses import dataclass
from decimal import Decimal

from languages.compare.found import Kind, Measured, Value
from languages.compare.measures import Unit
from languages.compare.numerals import Numeral


@dataclass(slots=True)
class Item:
    """A fact in the tokens from `first` to before `last`.

    `number` is what was read where it is not yet clear what it counts («18» in «18–20 сентября»);
    `face` is the number as written, without its unit. A hint is no fact, but may be put as one in
    the other language («один», «двусторонний»).
    """

    kind: Kind
    value: Value
    first: int
    last: int
    number: Numeral | None = None
    unit: Unit | None = None
    face: Decimal | None = None
    is_hint: bool = False
    leads_date: bool = False  # «2025 жылғы», before a day or a month
    is_negated: bool = False
    counts_things: bool = False  # a noun that is no unit follows: «5 школ»


def counted(number: Numeral, unit: Unit, first: int, last: int, *, per: str = "") -> Item:
    """The item of a number with its unit; `per` is the time of a speed («секундына 15 метр»)."""
    value: Value = number.value
    if unit.kind is Kind.SUM:
        value = Measured(number.value, unit.symbol)
    elif unit.kind is Kind.MEASURE:
        if per and unit.symbol == "m":
            unit = unit._replace(symbol=f"m/{per}")
        value = Measured(number.value * unit.factor, unit.symbol)
    return Item(unit.kind, value, first, last, number, unit, number.value)


def negate(item: Item) -> None:
    """Make degrees of frost negative, once."""
    if isinstance(item.value, Measured) and item.value.amount > 0:
        item.value = item.value._replace(amount=-item.value.amount)
        item.is_negated = True
