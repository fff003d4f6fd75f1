"""The archive by days: which days, months and years have stories, and where each is read."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from languages import LANGUAGES
from languages.dates import PartialDate, format_date
from languages.names import MONTHS, WEEKDAYS
from reader import queries
from reader.addresses import address
from reader.links import Link
from reader.queries import Stretch

# The years that the archive knows addresses for; others never had a story.
FIRST_YEAR, LAST_YEAR = 1900, 2199
# Monday first. Source: CLDR, days/format/abbreviated of ru and kk.
SHORT = {
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "kk": ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar: its number, and where its stories are; "" where it has none."""

    number: int
    name: str = ""
    address: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A month or a year beside the calendar."""

    name: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """One month by weeks, with the ways out of it. Days of other months are None."""

    name: str
    address: str
    weekdays: list[tuple[str, str]]
    weeks: list[list[Day | None]]
    months: list[Place]
    years: list[Place]
    before: Link | None
    after: Link | None


class Month(NamedTuple):
    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        here = timezone.localtime(moment)
        return cls(here.year, here.month)

    def address(self, language: str) -> str:
        return address("archive_month", language, f"{self.year}", f"{self.month:02}")

    def link(self, language: str) -> Link:
        return Link(
            format_date(PartialDate(self.year, self.month), language), self.address(language)
        )


def stretch(when: PartialDate, language: str) -> Stretch:
    """A day, month or year from its first moment to the first one after it."""
    return Stretch(
        language,
        _midnight(when.earliest()),
        _midnight(when.latest() + timedelta(days=1)),
        "day" if when.day else "month",
    )


def everything(language: str) -> Stretch:
    start, end = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)
    return Stretch(language, _midnight(start), _midnight(end), "month")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def has_stories(when: PartialDate) -> dict[str, bool]:
    """Whether a day or month has stories, by language."""
    moments = queries.newest_in([stretch(when, each) for each in LANGUAGES])
    return {each: at is not None for each, at in zip(LANGUAGES, moments, strict=True)}


def calendar(when: PartialDate, language: str) -> Calendar:
    """The calendar of a day's month, or of a month."""
    month = Month(when.year, when.month or 1)
    told = _told(month, language)
    before, after, first, last = _around(month, language)
    return Calendar(
        name=format_date(PartialDate(*month), language),
        address=month.address(language),
        weekdays=list(zip(SHORT[language], WEEKDAYS[language], strict=True)),
        weeks=_weeks(month, told, when, language),
        months=_months(month, told, language),
        years=_years(first, last, month, language),
        before=before and Month.of(before).link(language),
        after=after and Month.of(after).link(language),
    )


def _told(month: Month, language: str) -> set[PartialDate]:
    """The days of the month, and the months of its year, that have stories."""
    weeks = Weeks().monthdatescalendar(*month)
    days = [PartialDate.of(day) for week in weeks for day in week if day.month == month.month]
    dates = [*days, *(PartialDate(month.year, number) for number in range(1, 13))]
    moments = queries.newest_in([stretch(each, language) for each in dates])
    return {each for each, at in zip(dates, moments, strict=True) if at}


def _around(month: Month, language: str) -> list[datetime | None]:
    """The nearest stories before and after a month, and the first and last of all."""
    whole, here = everything(language), stretch(PartialDate(*month), language)
    before, last = queries.newest_in([whole._replace(end=here.start), whole])
    after, first = queries.oldest_in([whole._replace(start=here.end), whole])
    return [before, after, first, last]


def _weeks(
    month: Month, told: set[PartialDate], when: PartialDate, language: str
) -> list[list[Day | None]]:
    return [
        [_day(day, told, when, language) if day.month == month.month else None for day in week]
        for week in Weeks().monthdatescalendar(*month)
    ]


def _day(day: date, told: set[PartialDate], when: PartialDate, language: str) -> Day:
    known = PartialDate.of(day)
    key = (f"{day.year}", f"{day.month:02}", f"{day.day:02}")
    return Day(
        number=day.day,
        name=format_date(day, language),
        address=address("archive_day", language, *key) if known in told else "",
        is_here=known == when,
    )


def _months(month: Month, told: set[PartialDate], language: str) -> list[Place]:
    months = [Month(month.year, number) for number in range(1, 13)]
    return [
        Place(
            MONTHS[language][each.month - 1],
            each.address(language) if PartialDate(*each) in told else "",
            each == month,
        )
        for each in months
    ]


def _years(
    first: datetime | None, last: datetime | None, month: Month, language: str
) -> list[Place]:
    """The years with stories, the latest first; each leads to its last month that has some."""
    if not (first and last):
        return []
    years = range(Month.of(last).year, Month.of(first).year - 1, -1)
    moments = queries.newest_in([stretch(PartialDate(year), language) for year in years])
    return [
        Place(str(year), Month.of(at).address(language), year == month.year)
        for year, at in zip(years, moments, strict=True)
        if at
    ]
