"""Numbers as they are read aloud: spelled out, or in digits with the ending of their last word."""

from decimal import Decimal
from itertools import pairwise

from languages.numbers import format_number
from languages.numerals import CASES, KAZAKH_ENDINGS, WORDS
from languages.plurals import plural

LARGEST = 10**15 - 1
"""The largest number whose words are known here."""

_SCALES = (10**12, 10**9, 10**6, 10**3)

# Nominative: the last letter, after a hyphen («5-й этаж», «5-я школа», «5-е место»). Source:
# Мильчин, Чельцова, «Справочник издателя и автора», on ordinals in digits.
_RUSSIAN_ORDINALS = {"masculine": "й", "feminine": "я", "neuter": "е"}

_RUSSIAN_FEMININE = {1: "одна", 2: "две"}
_RUSSIAN_SCALES = {
    10**3: ("тысяча", "тысячи", "тысяч"),
    10**6: ("миллион", "миллиона", "миллионов"),
    10**9: ("миллиард", "миллиарда", "миллиардов"),
    10**12: ("триллион", "триллиона", "триллионов"),
}


def with_case(number: int | Decimal, case: str) -> str:
    """Print a number with the Kazakh case ending of its last spoken word: «1000-нан», «2025-ке».

    `case` is one of languages.numerals.CASES, else KeyError. A fraction ends as its digits are
    read: «6,5-ке» (алты бүтін оннан бес). Other errors as in `format_number`; ValueError beyond
    LARGEST.
    """
    # CASES.index would raise ValueError, which here means a number that cannot be read.
    place = {name: place for place, name in enumerate(CASES)}[case]
    printed = format_number(number, "kk")
    return f"{printed}-{KAZAKH_ENDINGS[_last_spoken(printed)][place]}"


def ordinal(number: int, language: str, gender: str = "masculine") -> str:
    """Print an ordinal in digits: «5-й», «5-я», «5-е»; «5-ші», «6-шы».

    Kazakh has no gender, and puts a bare hyphen where the noun follows («5-сынып»), none in dates
    («2025 жыл»): this is the form that stands alone. ValueError below 0 and beyond LARGEST,
    KeyError for another gender.
    """
    if number < 0:
        raise ValueError(f"Not a place in a row: {number}")
    _refuse_beyond(number)
    ending = _RUSSIAN_ORDINALS[gender]
    printed = format_number(number, language)
    if language == "kk":
        ending = KAZAKH_ENDINGS[_last_spoken(printed)][-1]
    return f"{printed}-{ending}"


def spell(number: int, language: str) -> str:
    """Spell a whole number out, as a numeral of its own: «двадцать один», «жиырма бір».

    Russian is masculine and nominative («два», but «две тысячи»). ValueError beyond LARGEST.
    """
    _refuse_beyond(number)
    sign = ["минус"] if number < 0 else []
    words, rest = WORDS[language], abs(number)
    said: list[str] = []
    for scale in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            said += _below_thousand(count, language, is_feminine=scale == 10**3)
            is_russian = language == "ru"
            said.append(
                plural(count, "ru", *_RUSSIAN_SCALES[scale]) if is_russian else words[scale]
            )
    said += _below_thousand(rest, language, is_feminine=False)
    return " ".join(sign + (said or [words[0]]))


def _below_thousand(number: int, language: str, *, is_feminine: bool) -> list[str]:
    words = WORDS[language]
    hundreds, rest = divmod(number, 100)
    said = []
    if hundreds and language == "kk":
        said += [words[hundreds]] * (hundreds > 1) + [words[100]]
    elif hundreds:
        said.append(words[100 * hundreds])
    parts = (rest,) if rest in words else (rest - rest % 10, rest % 10)
    forms = words | _RUSSIAN_FEMININE if is_feminine and language == "ru" else words
    return said + [forms[part] for part in parts if part]


def _last_spoken(printed: str) -> int:
    """The value of the last word with which a printed number is read: 5 for «2025» and «6,5»."""
    number = int("".join(filter(str.isdigit, printed.rpartition(",")[2])))
    _refuse_beyond(number)
    if number == 0:
        return 0
    if last := number % 10 or number % 100:
        return last
    for scale, larger in pairwise((100, *reversed(_SCALES))):
        if number % larger:
            return scale
    return _SCALES[0]


def _refuse_beyond(number: int) -> None:
    if abs(number) > LARGEST:
        raise ValueError(f"No words for a number of {len(str(abs(number)))} digits.")
