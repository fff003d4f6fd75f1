"""Dates as they are known and as they are printed: to the day, the month or the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import total_ordering
from typing import Literal, Self

from languages.names import MONTHS, MONTHS_OF_DAY, WEEKDAYS
from languages.signs import DASH, EN_DASH, MINUS, NBSP

# [0-9], not \d: int() would take Arabic digits too, and str() would not give them back.
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_CLOCK = {"ru": "{:%H:%M}", "kk": "{:%H:%M}"}
_UTC = {"ru": "UTC", "kk": "UTC"}


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year of the Gregorian calendar, years 1 to 9999.

    Sorts by the first day it could be, and the less precise first: 2025 < 2025-01 < 2025-01-01.
    That is also the order of the ISO forms as text, so a text column in a database sorts the same
    way. Raises ValueError for a day without a month and for a day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("A day is known only where its month is known.")
        self.earliest()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2025", "2025-09" or "2025-09-18", exactly; ValueError for anything else."""
        if not (match := _ISO.fullmatch(text)):
            raise ValueError(f"Not a date, a month or a year in ISO form: {text!r}")
        year, month, day = match.groups()
        return cls(
            int(year), None if month is None else int(month), None if day is None else int(day)
        )

    @classmethod
    def of(cls, value: date) -> Self:
        """The same day, known to the day; of a datetime, the day on its own clock."""
        return cls(value.year, value.month, value.day)

    def __str__(self) -> str:
        """The ISO form that `parse` reads."""
        numbers = (self.month, self.day)
        return f"{self.year:04}" + "".join(f"-{n:02}" for n in numbers if n is not None)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def earliest(self) -> date:
        """The first day it could be."""
        return date(
            self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    def latest(self) -> date:
        """The last day it could be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def format_date(value: PartialDate | date, language: str) -> str:
    """Print what is known and no more: «18 сентября 2025», «қыркүйек 2025», «2025»."""
    known = _known(value)
    return " ".join(filter(None, (_without_year(known, language), str(known.year))))


def format_weekday(value: date, language: str) -> str:
    """Name the day of the week, in lower case: «пятница», «жұма»."""
    return WEEKDAYS[language][value.weekday()]


def format_day(value: date, language: str) -> str:
    """Print a day with its name: «пятница, 19 сентября 2025», «19 қыркүйек 2025, жұма».

    The name stands first in Russian and last in Kazakh, as in CLDR's full dates.
    """
    parts = [format_weekday(value, language), format_date(value, language)]
    return ", ".join(parts if language == "ru" else reversed(parts))


def short_date(value: PartialDate | date, language: str, today: date) -> str:
    """Print a day of this year without the year («18 сентября»), all else as `format_date`."""
    known = _known(value)
    is_near = known.day is not None and known.year == today.year
    return _without_year(known, language) if is_near else format_date(known, language)


def format_time(moment: datetime | time, language: str) -> str:
    """Print hours and minutes on the 24-hour clock, the same in both languages: «09:05»."""
    return _CLOCK[language].format(moment)


def format_moment(moment: datetime, language: str) -> str:
    """Print the day and the time on the clock that `moment` carries: «18 сентября 2025, 14:05».

    The caller brings it into the zone to show; ValueError where it has none, since the hour would
    mean nothing.
    """
    _offset(moment)
    return f"{format_date(moment, language)}, {format_time(moment, language)}"


def format_period(start: datetime, end: datetime, language: str) -> str:
    """Print from when to when something lasts: «18 сентября 2025, 14:05–16:30».

    Over several days: «18 қыркүйек 2025, 22:00 – 19 қыркүйек 2025, 02:00». Each on the clock that
    it carries; ValueError where one has no zone.
    """
    first, last = format_moment(start, language), format_moment(end, language)
    if first == last:
        return first
    if start.date() == end.date():
        return f"{first}{EN_DASH}{format_time(end, language)}"
    return f"{first}{NBSP}{DASH[language]} {last}"


def format_zone(moment: datetime, language: str) -> str:
    """Print how far the clock of `moment` is from UTC: «UTC+5», «UTC−3:30», «UTC».

    No place is named: one offset belongs to many places, and Kazakhstan's changed on 1 March 2024.
    ValueError where `moment` has no zone.
    """
    seconds = round(_offset(moment).total_seconds())
    if not seconds:
        return _UTC[language]
    minutes, second = divmod(abs(seconds), 60)
    hour, minute = divmod(minutes, 60)
    tail = f":{minute:02}:{second:02}" if second else f":{minute:02}" if minute else ""
    return f"{_UTC[language]}{'+' if seconds > 0 else MINUS}{hour}{tail}"


def format_range(start: PartialDate | None, end: PartialDate | None, language: str) -> str:
    """Print a stretch of time whose ends may be unknown; both unknown give "".

    Closed: «11 июня 2022 — февраль 2025», shorter where the ends share a month («8–11 июня 2022»)
    or a year («30 сентября — 2 октября 2025») or are years («2022–2025»). Open: «с февраля 2025»,
    «до 2025 года» in Russian; «ақпан 2025 –», «– ақпан 2025» in Kazakh. `languages.sentences` has
    words for both.
    """
    dash = DASH[language]
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return _open_range(start, end, language)
    if start == end:
        return format_date(start, language)
    if start.precision == end.precision == "year":
        return f"{start.year}{EN_DASH}{end.year}"
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{EN_DASH}{format_date(end, language)}"
    shares_year = start.year == end.year and start.precision == end.precision
    first = (_without_year if shares_year else format_date)(start, language)
    return f"{first}{NBSP}{dash} {format_date(end, language)}"


def _open_range(start: PartialDate | None, end: PartialDate | None, language: str) -> str:
    if language == "kk":
        dash = DASH[language]
        if start is not None:
            return f"{format_date(start, language)}{NBSP}{dash}"
        return f"{dash}{NBSP}{format_date(end, language)}" if end else ""
    if start is not None:
        # «со 2 февраля» is read «со второго»; no other day asks for «со».
        preposition = "со " if start.day == 2 else f"с{NBSP}"
        return preposition + _russian_genitive(start)
    return f"до {_russian_genitive(end)}" if end else ""


def _russian_genitive(value: PartialDate) -> str:
    if value.month is None:
        return f"{value.year}{NBSP}года"
    if value.day is None:
        return f"{MONTHS_OF_DAY['ru'][value.month - 1]} {value.year}"
    return format_date(value, "ru")


def _without_year(value: PartialDate, language: str) -> str:
    months, months_of_day = MONTHS[language], MONTHS_OF_DAY[language]
    if value.month is None:
        return ""
    if value.day is None:
        return months[value.month - 1]
    return f"{value.day}{NBSP}{months_of_day[value.month - 1]}"


def _known(value: PartialDate | date) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.of(value)


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("The moment has no time zone.")
    return offset
