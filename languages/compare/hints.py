"""Words that state a number or time only by the way: no facts, but they match one."""

from languages.compare import russian
from languages.compare.dates import is_capital
from languages.compare.found import Kind, Measured
from languages.compare.items import Item
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary


def read_hint(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Item | None:
    """«Двусторонний», «қос»; «в полдень»; and «полгода», which is a fact."""
    if vocabulary.language == "ru" and (item := _clock(tokens, place) or _half(tokens, place)):
        return item
    value = vocabulary.hints.get(tokens[place].text)
    if value is None or is_capital(tokens[place]):
        return None
    return Item(Kind.NUMBER, value, place, place + 1, face=value, is_hint=True)


def _clock(tokens: list[Token], place: int) -> Item | None:
    """«В полдень»: never half a day."""
    hour = russian.TIME_HINTS.get(tokens[place].text)
    return None if hour is None else Item(Kind.TIME, (hour, 0), place, place + 1, is_hint=True)


def _half(tokens: list[Token], place: int) -> Item | None:
    """«Полгода», «полчаса»."""
    word = tokens[place].text
    found = russian.UNITS.get(word.removeprefix(russian.HALF_OF))
    if not found or not word.startswith(russian.HALF_OF):
        return None
    return Item(Kind.MEASURE, Measured(found[1] / 2, found[0]), place, place + 1)
