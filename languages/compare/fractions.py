"""Fractions in words: «две трети», «үштен екісі», «половина», «ноль целых пять десятых».

A fraction is a ratio, as «2/3» is. Tenths, hundredths and thousandths are decimals («три десятых
процента» is 0,3 %), since that is how decimals are read aloud; so in Kazakh («оннан үш»).
"""

from decimal import Decimal

from languages.compare import kazakh, russian
from languages.compare.dates import text_at
from languages.compare.found import Kind
from languages.compare.items import Item
from languages.compare.numerals import Numeral, is_hyphen, read_numeral, roman
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary

_DECIMALS = frozenset((10, 100, 1000))
# Of a whole number before «целых»: «сто двадцать пять».
_MOST_WORDS = 4


def read_fraction(tokens: list[Token], first: int, vocabulary: Vocabulary) -> Item | Numeral | None:
    """The ratio that begins with a number as an item, the decimal as a numeral, or None."""
    if mixed := _mixed(tokens, first, vocabulary):
        return mixed
    if tokens[first].sort == "number" and not is_hyphen(tokens, first + 1):
        return None
    parts = _parts(tokens, first, vocabulary)
    if parts is None:
        return None
    count, of, last = parts
    if of in _DECIMALS:
        return Numeral(count / of, last)
    return Item(Kind.RATIO, (count, Decimal(of)), first, last)


def _mixed(tokens: list[Token], first: int, vocabulary: Vocabulary) -> Numeral | None:
    """«Семь целых три десятых миллиона», «жеті бүтін оннан үш»."""
    whole_word = vocabulary.whole_word
    words = 1 if tokens[first].sort == "number" else _MOST_WORDS
    if whole_word.isdisjoint(token.text for token in tokens[first + 1 : first + 1 + words]):
        return None
    whole = read_numeral(tokens, first, vocabulary)
    if whole is None or whole.is_ordinal or text_at(tokens, whole.last) not in whole_word:
        return None
    place = whole.last + 1
    place += text_at(tokens, place) == "и"
    parts = _parts(tokens, place, vocabulary, is_behind_whole=True)
    if parts is None or parts[1] not in _DECIMALS:
        return None
    count, of, last = parts
    value = whole.value + count / of
    scale = vocabulary.scales.get(text_at(tokens, last)) or 1
    return Numeral(value * scale, last + (scale > 1), scale=scale)


def _parts(
    tokens: list[Token], first: int, vocabulary: Vocabulary, *, is_behind_whole: bool = False
) -> tuple[Decimal, int, int] | None:
    """How many parts, of what size, and the place behind them."""
    if first >= len(tokens):
        return None
    if vocabulary.language == "ru":
        return _russian(tokens, first, vocabulary, is_behind_whole=is_behind_whole)
    return _kazakh(tokens, first, vocabulary, is_behind_whole=is_behind_whole)


def _russian(
    tokens: list[Token], first: int, vocabulary: Vocabulary, *, is_behind_whole: bool
) -> tuple[Decimal, int, int] | None:
    if tokens[first].sort != "word" and not is_behind_whole:
        return None
    if tokens[first].text not in russian.CARDINALS and tokens[first].sort != "number":
        return None
    number = read_numeral(tokens, first, vocabulary)
    if number is None or not number.whole or number.is_ordinal:
        return None
    before, word = text_at(tokens, number.last - 1), text_at(tokens, number.last)
    of = russian.PARTS_OF_ONE.get(word) if number.whole == 1 else russian.PARTS.get(word)
    is_masculine = before in russian.NOT_BEFORE_PARTS
    is_noun_behind = text_at(tokens, number.last + 1).startswith(russian.NOT_BEHIND_PARTS)
    if not of or number.whole >= of or is_masculine or is_noun_behind:
        return None
    return number.value, of, number.last + 1


def _kazakh(
    tokens: list[Token], first: int, vocabulary: Vocabulary, *, is_behind_whole: bool
) -> tuple[Decimal, int, int] | None:
    """«Үштен екісі», «үштен екі бөлігі», «3-тен 2-сі»; «бестен жеті пайызға» is a range."""
    of, place = _kazakh_size(tokens, first, vocabulary)
    if not of or text_at(tokens, first - 1) in kazakh.EACH or place >= len(tokens):
        return None
    count = kazakh.COUNTS_OF_PARTS.get(tokens[place].text)
    if count and count < of and text_at(tokens, place + 1) not in kazakh.ENDS_RANGE:
        return Decimal(count), of, place + 1
    number = read_numeral(tokens, place, vocabulary)
    if number is None or number.is_ordinal or not number.whole or number.whole >= of:
        return None
    is_counted = number.suffix in kazakh.POSSESSIVES
    is_plain = not number.suffix and tokens[first].sort == tokens[place].sort == "word"
    if is_behind_whole or is_counted or (is_plain and _ends(tokens, number.last, vocabulary)):
        return number.value, of, number.last
    return None


def _kazakh_size(tokens: list[Token], first: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """«Үштен», «3-тен» as 3 and the place behind it, or 0."""
    token = tokens[first]
    if token.sort == "number":
        number = read_numeral(tokens, first, vocabulary)
        is_size = number is not None and number.suffix in kazakh.ABLATIVE
        return (number.whole or 0, number.last) if number and is_size else (0, 0)
    if not token.text.endswith(kazakh.ABLATIVE):
        return 0, 0
    value = vocabulary.cardinals.get(token.text) or vocabulary.scales.get(token.text) or 0
    return (value if value <= 10 or value in _DECIMALS else 0), first + 1


def _ends(tokens: list[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether neither a unit nor «дейін» follows, which would make it a range."""
    word = text_at(tokens, place)
    tables = (
        vocabulary.units, vocabulary.percents, vocabulary.currencies, vocabulary.scales,
        vocabulary.months, vocabulary.currency_adjectives,
    )  # fmt: skip
    return word not in kazakh.ENDS_RANGE and all(table.get(word) is None for table in tables)


def read_part(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Item | None:
    """«Треть», «половина», «жартысы»: a ratio, or a hint of one where it may be something else."""
    of = vocabulary.single_parts.get(tokens[place].text)
    if not of:
        return None
    is_part = _is_russian_part if vocabulary.language == "ru" else _is_kazakh_part
    is_hint = not is_part(tokens, place, vocabulary)
    return Item(Kind.RATIO, (Decimal(1), Decimal(of)), place, place + 1, is_hint=is_hint)


def _is_russian_part(tokens: list[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Not «вторая половина», «половина шестого», «2 четверть», «четверть финала»."""
    word = tokens[place].text
    before, then = text_at(tokens, place - 1), text_at(tokens, place + 1)
    behind = tokens[place - 1] if place else None
    is_numbered = behind and (behind.sort == "number" or roman(behind.raw) is not None)
    if is_numbered or before.endswith(russian.ADJECTIVE_ENDS) or before in ("с", "со"):
        return False
    if word.startswith("трет"):
        return True
    if vocabulary.ordinals.get(then) or then.startswith(russian.NOT_BEHIND_PART):
        return False
    if word.startswith("половин"):
        return True
    is_bounded = before in russian.BOUNDS
    is_of = place + 1 < len(tokens) and tokens[place + 1].sort == "word"
    return is_bounded or (word == "четверть" and is_of and not then.endswith(("ся", "сь")))


def _is_kazakh_part(tokens: list[Token], place: int, vocabulary: Vocabulary) -> bool:
    """«Жартысы» with its possessive, not «екінші жартысы», «жылдың жартысы»."""
    before = text_at(tokens, place - 1)
    is_numbered = vocabulary.ordinals.get(before) is not None or "нш" in before
    is_of_time = vocabulary.units.get(before) is not None or before in kazakh.WITH_HALVES
    after_number = place > 0 and tokens[place - 1].sort == "number"
    is_whole_word = tokens[place].text.startswith("жартыс")
    return is_whole_word and not (is_numbered or is_of_time or after_number)
