"""Signs between and before numbers: ranges, minus, sizes, °C, groups of digits.

A date in ISO form, a time, a score, a telephone number and a code look much the same. So a sign
changes only where years, a unit or the name of a month tell what it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from languages.names import MONTHS_OF_DAY
from languages.typography.galley import Edit, replaced
from languages.typography.signs import BLANK, BREAKABLE, BREAKS, EN_DASH, MINUS, NBSP, TIMES
from languages.typography.words import (
    CENTURIES,
    MEASURED,
    ROMAN,
    UNITS,
    UPPER,
    any_of,
    counted,
)

_NUMBER = r"[0-9]{1,4}(?:,[0-9]{1,2})?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_NO_CODE_BEFORE = r"(?<![\w.,:/№+−–)-])"
_NO_CODE_AFTER = r"(?![\w-]|[–./:,][0-9])"

# Not the number of a standard: «ГОСТ 1759-1987».
_YEARS = re.compile(
    rf"{_NO_CODE_BEFORE}(?<![{UPPER}№][{UPPER}№][{BLANK}])(?<!№[{BLANK}]){_YEAR}"
    rf"([{BLANK}]*+-[{BLANK}]*+)(?={_YEAR}{_NO_CODE_AFTER})"
)
# «5 – 7 км», «5—7 км».
_SPREAD = re.compile(
    rf"{_NO_CODE_BEFORE}(?<![0-9№][{BLANK}])({_NUMBER})([{BLANK}]?[–—][{BLANK}]?)"
    rf"(?=({_NUMBER})[{BLANK}]?(?:(?:{any_of(UNITS)})(?!\w)|{any_of(MEASURED)}))"
)
# «Лот 3 — 5 млн тенге»: the number is a name.
_NAMED = re.compile(
    r"(?<!\w)(?:лот|дом|цех|мест|групп|класс|квартир|участ|этап|номер|пункт|школ|шахт|блок|завод"
    rf"|маршрут|секци|отряд|бригад|вариант)\w{{0,4}}[{BLANK}]\Z",
    re.IGNORECASE,
)
_LONGEST_NAMED = 16
_MINUS = re.compile(
    rf"(?:\A|(?<=[{BLANK}{BREAKS}(«…]))([-–])"
    rf"(?={_NUMBER}(?:(?:[{BLANK}](?:до|и|или)[{BLANK}]|…)[-–−+]?{_NUMBER})?"
    rf"[{BLANK}]?(?:°|℃|%|градус))"
)
_SIZES = re.compile(
    rf"(?<![\w.,/-])(?!0[xXхХ]){_NUMBER}(?:[{BLANK}]?[xXхХ×][{BLANK}]?{_NUMBER}){{1,2}}"
    rf"{_NO_CODE_AFTER}"
)
_TIMES = re.compile(rf"[{BLANK}]?[xXхХ×][{BLANK}]?")
_BEFORE_CELSIUS = re.compile(r"(?<=[0-9])(°)(?=[CС](?!\w))")
_GROUPS = re.compile(
    rf"(?<![\w.,:/+№)-])(?<![0-9)№+][{BLANK}])(?<!тел[.:][{BLANK}])"
    rf"[1-9][0-9]{{0,2}}+(?:[{BLANK}][0-9]{{3}}(?![0-9]))++(?![{BLANK}]?[-–:./]?[0-9])"
)
_SPACE = re.compile(f"[{BREAKABLE}]")


def ranges(text: str, language: str) -> Iterator[Edit]:
    """The edits that set an en dash in «2019–2024», «5–7 км», «8–11 июня», «XIX–XX вв.».

    Kazakh writes a number that is only about right with a hyphen («5-6 адам»), so that there only
    years, days of a month and centuries are certain.
    """
    patterns = (_YEARS, *_before_units(language))
    edits = {edit for found in patterns for edit in replaced(found, text, EN_DASH)}
    yield from sorted(edits.union(_spreads(text) if language == "ru" else ()))


def _spreads(text: str) -> Iterator[Edit]:
    """The edits for numbers that rise, the first no year: «в 2023 году 5 км, в 2024 — 7 км»."""
    for match in _SPREAD.finditer(text):
        low, high = (float(match[number].replace(",", ".")) for number in (1, 3))
        is_named = _NAMED.search(text[max(match.start() - _LONGEST_NAMED, 0) : match.start()])
        is_rising = low < high and not re.fullmatch(_YEAR, match[1])
        if is_rising and not is_named and match[2] != EN_DASH:
            yield Edit(*match.span(2), EN_DASH)


def minus(text: str) -> Iterator[Edit]:
    """The edits that set a minus before degrees and percents."""
    return replaced(_MINUS, text, MINUS)


def sizes(text: str) -> Iterator[Edit]:
    """The edits that set × for the letter x between numbers: «105×68», «3 × 4»."""
    for size in _SIZES.finditer(text):
        for sign in _TIMES.finditer(text, *size.span()):
            wanted = TIMES if len(sign[0]) == 1 else NBSP + TIMES + NBSP
            if sign[0] != wanted:
                yield Edit(*sign.span(), wanted)


def before_celsius(text: str) -> Iterator[Edit]:
    """The edits that put a no-break space before °C; a bare ° stands close to its number."""
    return replaced(_BEFORE_CELSIUS, text, NBSP + "°")


def groups(text: str) -> Iterator[Edit]:
    """The edits that keep the groups of a number together: «10 000», no telephone number."""
    for number in _GROUPS.finditer(text):
        for space in _SPACE.finditer(text, *number.span()):
            yield Edit(*space.span(), NBSP)


@cache
def _before_units(language: str) -> tuple[re.Pattern[str], ...]:
    what = counted(language) if language == "ru" else any_of(MONTHS_OF_DAY[language])
    return (
        re.compile(
            rf"{_NO_CODE_BEFORE}(?<!№[{BLANK}]){_NUMBER}(-)(?={_NUMBER}[{BLANK}]?(?:{what}))"
        ),
        re.compile(
            rf"(?<![\w-])[{ROMAN}]{{1,6}}(-)(?=[{ROMAN}]{{1,6}}[{BLANK}](?:{CENTURIES[language]}))"
        ),
    )
