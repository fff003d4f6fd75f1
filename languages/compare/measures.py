"""What stands behind a number and says what it counts: percent, currency, unit."""

from decimal import Decimal
from typing import NamedTuple

from languages.compare import kazakh, russian
from languages.compare.found import Kind
from languages.compare.numerals import is_hyphen
from languages.compare.tokens import Token
from languages.compare.vocabulary import CURRENCY_CODES, CURRENCY_SIGNS, UNIT_SIGNS, Vocabulary


class Unit(NamedTuple):
    """What a number counts, up to before the token `last`; `factor` leads to the base unit."""

    kind: Kind
    symbol: str
    factor: Decimal
    last: int


_ONE = Decimal(1)
_SECONDS = frozenset(("с", "c", "s", "сек"))
_HOURS = frozenset(("ч", "h", "сағ", "час", "часов", "часа", "сағат"))


def read_unit(
    tokens: list[Token], place: int, vocabulary: Vocabulary, *, in_digits: bool
) -> Unit | None:
    """The unit at a place. Abbreviations of units count only where the number is `in_digits`."""
    if place >= len(tokens):
        return None
    unit = (
        _percent(tokens, place, vocabulary)
        or _currency(tokens, place, vocabulary)
        or _measure(tokens, place, vocabulary, in_digits=in_digits)
    )
    if unit is None:
        return None
    last = _after_ending(tokens, unit.last)
    return unit if last == unit.last else unit._replace(last=last)


def _after_ending(tokens: list[Token], place: int) -> int:
    """Behind the ending that a hyphen ties to a sign: «%-ға», «км-ге», «%-ный»."""
    if not (is_hyphen(tokens, place) and tokens[place + 1].sort == "word"):
        return place
    ending = tokens[place + 1].text
    is_ending = ending in kazakh.SUFFIXES or ending in ("ный", "ного", "ной", "ная", "ные", "ных")
    return place + 2 if is_ending else place


def _text(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _percent(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Unit | None:
    text = _text(tokens, place)
    if text == "%":
        return Unit(Kind.PERCENT, "", _ONE, place + 1)
    if [_text(tokens, place + step) for step in range(3)] == ["п", ".", "п"]:
        return Unit(Kind.POINTS, "", _ONE, place + 3)
    first, second = vocabulary.points
    if first.get(text) and second.get(_text(tokens, place + 1)):
        return Unit(Kind.POINTS, "", _ONE, place + 2)
    if vocabulary.percents.get(text):
        return Unit(Kind.PERCENT, "", _ONE, place + 1)
    return None


def _currency(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Unit | None:
    text = _text(tokens, place)
    if text in CURRENCY_SIGNS:
        return Unit(Kind.SUM, CURRENCY_SIGNS[text], _ONE, place + 1)
    if text in CURRENCY_CODES:
        return Unit(Kind.SUM, CURRENCY_CODES[text], _ONE, place + 1)
    instead = vocabulary.currency_adjectives.get(text)
    place += instead is not None
    code = vocabulary.currencies.get(_text(tokens, place))
    if code is None:
        return None
    place += 1
    following = place + (_text(tokens, place) == "." and text in ("долл", "руб"))
    if _text(tokens, following) in vocabulary.after_currency:
        place = following + 1
    return Unit(Kind.SUM, instead or code, _ONE, place)


def _measure(
    tokens: list[Token], place: int, vocabulary: Vocabulary, *, in_digits: bool
) -> Unit | None:
    text = _text(tokens, place)
    if text == "°":
        place += 1 + (_text(tokens, place + 1) in ("c", "с"))
        return Unit(Kind.MEASURE, "°", _ONE, place)
    if text in vocabulary.square or text in vocabulary.cubic:
        return _power_of_length(tokens, place, vocabulary)
    found = vocabulary.units.get(text) or (UNIT_SIGNS.get(text) if in_digits else None)
    if not found:
        return None
    symbol, factor = found
    if symbol == "m":
        return _speed(tokens, place + 1, factor)
    if (
        symbol == "W"
        and _text(tokens, place + 1) in ("-", "·")
        and _text(tokens, place + 2).startswith(("ч", "сағ"))
    ):
        return Unit(Kind.MEASURE, "Wh", factor, place + 3)
    return Unit(Kind.MEASURE, symbol, factor, place + 1)


def _power_of_length(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Unit | None:
    """«Кв. м», «шаршы километр», «кубических метров»."""
    power = 2 if _text(tokens, place) in vocabulary.square else 3
    place += 1 + (_text(tokens, place + 1) == ".")
    text = _text(tokens, place)
    found = vocabulary.units.get(text) or UNIT_SIGNS.get(text)
    if not found or found[0] != "m":
        return None
    return Unit(Kind.MEASURE, f"m{power}", found[1] ** power, place + 1)


def _speed(tokens: list[Token], place: int, factor: Decimal) -> Unit:
    """A length, or a speed where time follows: «м/с», «километров в час»."""
    sign, then = _text(tokens, place), _text(tokens, place + 1)
    if sign == "/" and (then in _SECONDS or then.startswith("секунд")):
        return Unit(Kind.MEASURE, "m/s", factor, place + 2)
    if sign == "/" and then in _HOURS:
        return Unit(Kind.MEASURE, "m/h", factor, place + 2)
    if sign == "в" and then in russian.PER:
        return Unit(Kind.MEASURE, f"m/{russian.PER[then]}", factor, place + 2)
    return Unit(Kind.MEASURE, "m", factor, place)
