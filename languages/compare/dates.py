"""Dates, years, decades, times and weekdays, each from where it begins."""

import re
from calendar import monthrange
from decimal import Decimal

from languages.compare import kazakh, russian
from languages.compare.found import Day, Kind
from languages.compare.items import Item
from languages.compare.numerals import Numeral, is_hyphen, read_numeral
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary

# A year beside a month or the word for year; and one that stands alone behind a preposition.
_YEARS = range(1000, 2101)
_RECENT = range(1900, 2101)
_LEAP_YEAR = 2024

_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9])?")
_CLOCK_WITH_POINT = re.compile(r"([0-9]{1,2})\.([0-5][0-9])")
_CAPITAL = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІЁ]")


def is_capital(token: Token) -> bool:
    return bool(_CAPITAL.match(token.raw))


def text_at(tokens: list[Token], place: int) -> str:
    return tokens[place].text if 0 <= place < len(tokens) else ""


def day_in_digits(text: str) -> Day | None:
    """«18.09.2025», «18/09/2025», «2025-09-18», where that day exists."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        return None
    if not year or month not in range(1, 13) or day not in range(1, monthrange(year, month)[1] + 1):
        return None
    return Day(year, month, day)


def clock(text: str, *, with_point: bool = False) -> tuple[int, int] | None:
    """«14:05», and «14.05» where it can be nothing else."""
    match = (_CLOCK_WITH_POINT if with_point else _CLOCK).fullmatch(text)
    return (int(match[1]), int(match[2])) if match and int(match[1]) <= 24 else None


def is_day(number: Numeral, month: int) -> bool:
    day = number.whole
    return day is not None and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def read_date(
    tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary
) -> Item | None:
    """What begins with a number and is a day («18 сентября 2025 года»), a year or a decade."""
    month = vocabulary.months.get(text_at(tokens, number.last))
    if month and is_day(number, month):
        year, last = _year_behind(tokens, number.last + 1, vocabulary)
        return Item(Kind.DATE, Day(year, month, number.whole), first, last, number)
    return _decade(tokens, first, number, vocabulary) or _year(tokens, first, number, vocabulary)


def _year_behind(tokens: list[Token], place: int, vocabulary: Vocabulary) -> tuple[int | None, int]:
    """The year behind a month, unless it belongs to what follows.

    «2022 жылғы 11 маусымнан 2025 жылғы ақпанға дейін»: with a case ending a Kazakh date is over.
    """
    if vocabulary.language == "kk":
        year, last = _year_at(tokens, place, vocabulary)
        is_over = text_at(tokens, place - 1) not in kazakh.MONTH_STEMS
        leads = text_at(tokens, last - 1) in ("жылғы", "жылдың")
        return (None, place) if is_over or leads else (year, last)
    return _year_at(tokens, place, vocabulary)


def _year_at(tokens: list[Token], place: int, vocabulary: Vocabulary) -> tuple[int | None, int]:
    """The year behind a month, and the place behind it; no year leaves the place."""
    if place >= len(tokens) or tokens[place].sort != "number":
        return None, place
    number = read_numeral(tokens, place, vocabulary)
    if number is None or number.scale != 1:
        return None, place
    after = _behind_year_word(tokens, number.last, vocabulary)
    years = _YEARS if after or number.is_ordinal else _RECENT
    if number.digits.isdecimal() and number.whole in years:
        return number.whole, after or number.last
    return None, place


def _behind_year_word(tokens: list[Token], place: int, vocabulary: Vocabulary) -> int:
    """The place behind «года» or «жылғы», 0 where there is none; «жылдары» belongs to ranges."""
    place += is_hyphen(tokens, place)
    if not _is_year_word(text_at(tokens, place), vocabulary):
        return 0
    return place + 1


def _is_year_word(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.language == "ru":
        return word in russian.YEARS
    return word in kazakh.YEAR_STEMS or (
        word.startswith("жыл") and word[3:] in kazakh.SUFFIXES and not word.startswith("жылдық")
    )


def _decade(
    tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary
) -> Item | None:
    """«1990-е», «90-х годах», «1990-жылдары», «1990 жылдары»."""
    year = number.whole
    if year is None or year % 10 or not number.digits.isdecimal():
        return None
    if not (year in _YEARS or 10 <= year <= 90):
        return None
    century = 0 if year > 99 else 1900
    if vocabulary.language == "ru":
        if number.suffix not in ("е", "х", "ые", "ых", "ми", "м"):
            return None
        has_word = text_at(tokens, number.last) in russian.YEARS_OF_DECADE
        if not has_word and (century or number.suffix == "м"):
            return None
        return Item(Kind.DECADE, century + year, first, number.last + has_word, number)
    has_hyphen = is_hyphen(tokens, number.last)
    last = number.last + has_hyphen
    if not text_at(tokens, last).startswith("жылдар"):
        return None
    if not has_hyphen and (year == 10 or _is_in_list(tokens, first)):
        return None
    return Item(Kind.DECADE, century + year, first, last + 1, number)


def _is_in_list(tokens: list[Token], first: int) -> bool:
    """Whether a number is the end of a range or list: «2019–2020 жылдары»."""
    before = tokens[first - 2 : first] if first > 1 else []
    if not before or before[1].sort == "number":
        return bool(before)
    return before[0].sort == "number" and before[1].text in kazakh.JOINED_BY | {"/", "…"}


def _year(tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary) -> Item | None:
    year = number.whole
    if year not in _YEARS or not number.digits.isdecimal():
        return None
    after = _behind_year_word(tokens, number.last, vocabulary)
    word = text_at(tokens, after - 1) if after else ""
    if word == "жыл" and year not in range(1800, 2101):
        return None
    if not after and not _is_bare_year(tokens, first, number, vocabulary):
        return None
    last = after or number.last
    leads = vocabulary.language == "kk" and bool(after)
    return Item(Kind.DATE, Day(year), first, last, number, face=number.value, leads_date=leads)


def _is_bare_year(tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary) -> bool:
    """«С 2019 по», «2025-го», «(2019)»: a year without the word."""
    if number.whole not in _RECENT:
        return False
    before, then = text_at(tokens, first - 1), text_at(tokens, number.last)
    if before == "(" and then in (")", "-"):
        return True
    if "/" in (before, then):  # «2024/2025»: other numbers with a slash are one token
        return True
    if vocabulary.language != "ru":
        return False
    if number.is_ordinal:
        return True
    is_last = number.last >= len(tokens) or tokens[number.last].sort in ("sign", "line")
    return (
        before in russian.YEAR_PREPOSITIONS
        and then not in ("%", "$", "°", "₸", "-")
        and (is_last or then in ("и", "по", "до", "или", "а", "но", "в"))
    )


def read_month(tokens: list[Token], first: int, vocabulary: Vocabulary) -> Item | None:
    """What begins with a month: «в сентябре 2025-го», «қыркүйек айының 18-і»."""
    word = tokens[first].text
    month = vocabulary.months.get(word)
    if not month:
        month = vocabulary.month_hints.get(word)
        if not month:
            return None
        return Item(Kind.DATE, Day(None, month), first, first + 1, is_hint=True)
    if vocabulary.language == "ru":
        year, last = _year_behind(tokens, first + 1, vocabulary)
        is_hint = year is None and is_capital(tokens[first])
        return Item(Kind.DATE, Day(year, month), first, last, is_hint=is_hint)
    return _kazakh_month(tokens, first, month, vocabulary)


def _kazakh_month(tokens: list[Token], first: int, month: int, vocabulary: Vocabulary) -> Item:
    last = first + 1
    month_word = text_at(tokens, last)
    is_named = month_word.startswith(kazakh.MONTH_WORD) and month_word[2:] in kazakh.SUFFIXES
    last += is_named
    if text_at(tokens, last - 1).endswith(kazakh.GENITIVE) and last < len(tokens):
        day = read_numeral(tokens, last, vocabulary)
        is_part = day and text_at(tokens, day.last).startswith(kazakh.PARTS_OF_MONTH)
        if day and is_day(day, month) and (day.suffix or day.is_ordinal) and not is_part:
            return Item(Kind.DATE, Day(None, month, day.whole), first, day.last)
    year, last = _year_behind(tokens, last, vocabulary)
    is_sure = is_named or year is not None
    is_hint = not is_sure and (month in kazakh.UNSURE_MONTHS or is_capital(tokens[first]))
    return Item(Kind.DATE, Day(year, month), first, last, is_hint=is_hint)


def read_weekday(tokens: list[Token], first: int, vocabulary: Vocabulary) -> Item | None:
    word = tokens[first].text
    day = vocabulary.weekdays.get(word)
    if day is None:
        return None
    is_hint = is_capital(tokens[first])
    if word in russian.WEEKDAYS_BEHIND_PREPOSITION or word == "среда":
        is_hint |= text_at(tokens, first - 1) not in russian.WEEKDAY_PREPOSITIONS
    return Item(Kind.WEEKDAY, day, first, first + 1, is_hint=is_hint)


def read_hours(
    tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary
) -> Item | None:
    """A time that begins with its hour: «15 часов» behind «в», «7 вечера», «кешкі 7-де»."""
    hour = number.whole
    if hour is None or not 0 <= hour <= 24:
        return None
    if vocabulary.language == "kk":
        part = _kazakh_part_of_day(tokens, first)
        if text_at(tokens, first - 1) == kazakh.HOUR or (part and number.suffix):
            return _time(hour, 0, part, first, number)
        return None
    last = number.last
    has_word = text_at(tokens, last) in russian.HOURS or _is_short_hour(tokens, last)
    is_behind = text_at(tokens, first - 1) in russian.TIME_PREPOSITIONS
    minutes, after = _minutes(tokens, last + 1, vocabulary) if has_word else (0, last)
    part = vocabulary.parts_of_day.get(text_at(tokens, after), "")
    if part == "day" and not has_word:
        part = ""
    if not part and not (has_word and is_behind):
        return None
    item = _time(hour, minutes, part, first, number)
    item.last = after + bool(part)
    return item


def _is_short_hour(tokens: list[Token], place: int) -> bool:
    """«В 18 ч»; «14 ч 30 мин» stays a length, as «14 сағат 30 минут» does."""
    after = place + 1 + (text_at(tokens, place + 1) == ".")
    is_last = after >= len(tokens) or tokens[after].sort != "number"
    return text_at(tokens, place) == "ч" and is_last


def _minutes(tokens: list[Token], place: int, vocabulary: Vocabulary) -> tuple[int, int]:
    number = read_numeral(tokens, place, vocabulary) if place < len(tokens) else None
    if number and number.whole is not None and number.whole < 60:
        unit = vocabulary.units.get(text_at(tokens, number.last))
        if unit and unit == ("s", Decimal(60)):
            return number.whole, number.last + 1
    return 0, place


def _kazakh_part_of_day(tokens: list[Token], first: int) -> str:
    for place in (first - 1, first - 2):
        if part := kazakh.PARTS_OF_DAY.get(text_at(tokens, place), ""):
            return part
    return ""


def _time(hour: int, minutes: int, part: str, first: int, number: Numeral) -> Item:
    value = (on_24_hours(hour, part), minutes)
    return Item(Kind.TIME, value, first, number.last, number, face=number.value)


def on_24_hours(hour: int, part: str) -> int:
    """«7 вечера» is 19, «2 часа дня» 14, «12 ночи» 0, «11 ночи» 23."""
    if part == "night":
        return 0 if hour == 12 else hour + 12 if 8 <= hour < 12 else hour
    if (part == "day" and hour <= 6) or (part == "evening" and hour < 12):
        return hour + 12
    return hour
