"""The two languages' words behind one interface: which word says what."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from languages.compare import kazakh, russian
from languages.endings import ENDINGS

# Abbreviations and signs that both languages share.
UNIT_SIGNS = {
    sign: (unit, Decimal(factor))
    for signs, unit, factor in (
        ("мм mm", "m", "0.001"), ("см cm", "m", "0.01"), ("м m", "m", "1"), ("км km", "m", "1000"),
        ("м² м2 m² m2", "m2", "1"), ("км² км2 km² km2", "m2", "1000000"), ("га ha", "m2", "10000"),
        ("м³ м3 m³ m3", "m3", "1"), ("л", "l", "1"), ("кг kg", "kg", "1"), ("ц", "kg", "100"),
        ("т", "kg", "1000"), ("вт", "W", "1"), ("квт kw", "W", "1000"), ("мвт mw", "W", "1000000"),
        ("гвт gw", "W", "1000000000"), ("сек", "s", "1"), ("мин", "s", "60"),
        ("ч сағ", "s", "3600"),
    )
    for sign in signs.split()
}  # fmt: skip
CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "¥": "CNY", "₽": "RUB", "₸": "KZT"}
CURRENCY_CODES = {
    code.lower(): code
    for code in "USD EUR CNY RUB KZT KGS UZS GBP JPY TRY AED CHF BYN CAD AUD HKD SGD".split()
}


class Table[V](Protocol):
    """Words with what they say."""

    def get(self, word: str, /) -> V | None: ...


class Stems[V]:
    """Words that may take one of `endings`; the longest stem that fits wins."""

    def __init__(
        self, stems: Mapping[str, V], endings: frozenset[str], without: Iterable[str] = ()
    ) -> None:
        self._stems, self._endings, self._without = stems, endings, frozenset(without)
        self._longest = max(map(len, stems))
        self.get = lru_cache(maxsize=1 << 12)(self._get)

    def _get(self, word: str) -> V | None:
        if word in self._without:
            return None
        for cut in range(min(len(word), self._longest), 0, -1):
            value = self._stems.get(word[:cut])
            if value is not None and (cut == len(word) or word[cut:] in self._endings):
                return value
        return None


class _Hints:
    """Words that imply a number: listed ones, and numbers written together with another word."""

    def __init__(self, listed: Table[Decimal], prefixes: Mapping[str, int], parts: str) -> None:
        self._listed, self._prefixes = listed, prefixes
        self._compound = re.compile(f"({'|'.join(prefixes)})(?:{'|'.join(parts.split())})")

    def get(self, word: str, /) -> Decimal | None:
        if (value := self._listed.get(word)) is not None:
            return value
        match = self._compound.match(word)
        return Decimal(self._prefixes[match[1]]) if match else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of one language say; all in small letters, with е for ё."""

    language: str
    cardinals: Table[int]
    ordinals: Table[int]
    scales: Table[int]
    hints: Table[Decimal]
    months: Table[int]
    month_hints: Table[int]
    weekdays: Table[int]
    units: Table[tuple[str, Decimal]]
    currencies: Table[str]
    currency_adjectives: Table[str]
    after_currency: frozenset[str]
    percents: Table[bool]
    points: tuple[Table[bool], Table[bool]]
    square: frozenset[str]
    cubic: frozenset[str]
    frost: Table[bool]
    roman_nouns: Table[bool]
    parts_of_day: Mapping[str, str]
    joined_by: frozenset[str]
    single_parts: Table[int]
    whole_word: frozenset[str]


def _true(words: Iterable[str]) -> dict[str, bool]:
    return dict.fromkeys(words, True)


def _russian() -> Vocabulary:
    words = russian
    return Vocabulary(
        language="ru",
        cardinals=words.CARDINALS,
        ordinals=words.ORDINALS,
        scales=words.SCALES,
        hints=_Hints(words.HINTS, words.HINT_PREFIXES, words.HINT_PARTS),
        months=words.MONTH_FORMS,
        month_hints=words.MONTH_HINTS,
        weekdays=words.WEEKDAY_FORMS,
        units=words.UNITS,
        currencies=words.CURRENCIES,
        currency_adjectives=words.CURRENCY_ADJECTIVES,
        after_currency=words.AFTER_CURRENCY,
        percents=_true(words.PERCENTS),
        points=(_true(words.POINTS[0]), _true(words.POINTS[1])),
        square=words.SQUARE,
        cubic=words.CUBIC,
        frost=_true(words.FROST),
        roman_nouns=_true(words.ROMAN_NOUNS),
        parts_of_day=words.PARTS_OF_DAY,
        joined_by=words.JOINED_BY,
        single_parts=words.SINGLE_PARTS,
        whole_word=words.WHOLE_WORD,
    )


def _kazakh() -> Vocabulary:
    words = kazakh
    # «Тоқсан» is left to a rule of its own where it stands alone, «үшеуінің» takes every ending.
    numbers = Stems(words.CARDINALS, words.NUMBER_ENDINGS, words.NOT_NUMBERS)
    return Vocabulary(
        language="kk",
        cardinals=_Either(numbers, Stems(words.COLLECTIVES, ENDINGS)),
        ordinals=Stems(words.ORDINALS, ENDINGS),
        scales=Stems(words.SCALES, words.NUMBER_ENDINGS),
        hints=_Hints(Stems(words.HINTS, ENDINGS), words.CARDINALS, words.HINT_PARTS),
        months=Stems(words.MONTH_STEMS, ENDINGS),
        month_hints=words.MONTH_HINTS,
        weekdays=Stems(words.WEEKDAY_STEMS, words.NUMBER_ENDINGS),
        units=Stems(words.UNITS, ENDINGS | words.NUMBER_ENDINGS),
        currencies=Stems(words.CURRENCIES, ENDINGS),
        currency_adjectives=words.CURRENCY_ADJECTIVES,
        after_currency=words.AFTER_CURRENCY,
        percents=Stems(words.PERCENTS, ENDINGS),
        points=(_true(words.POINTS[:1]), Stems(_true(words.POINTS[1:]), ENDINGS)),
        square=words.SQUARE,
        cubic=words.CUBIC,
        frost=Stems(_true(words.FROST), ENDINGS),
        roman_nouns=Stems(words.ROMAN_NOUNS, ENDINGS),
        parts_of_day=words.PARTS_OF_DAY,
        joined_by=words.JOINED_BY,
        single_parts=Stems(words.SINGLE_PARTS, ENDINGS),
        whole_word=words.WHOLE_WORD,
    )


class _Either:
    """Two tables as one."""

    def __init__(self, first: Table[int], second: Table[int]) -> None:
        self._first, self._second = first, second

    def get(self, word: str, /) -> int | None:
        value = self._first.get(word)
        return self._second.get(word) if value is None else value


VOCABULARIES = {"ru": _russian(), "kk": _kazakh()}
