"""The archive: the stories of a day or a month, beside a calendar of those that have any."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from languages.dates import PartialDate, format_date
from reader import calendars, queries
from reader.addresses import address
from reader.calendars import Month
from reader.lines import lines
from reader.links import Link
from reader.pages import News, before_of, found, page


@require_safe
def archive(request: HttpRequest, language: str) -> HttpResponse:
    """To the month of the newest story; of an empty newsroom, to the list of its news."""
    (newest,) = queries.newest_in([calendars.everything(language)])
    return redirect(Month.of(newest).address(language) if newest else address("news", language))


@require_safe
def month(request: HttpRequest, language: str, year: str, month: str) -> HttpResponse:
    when = PartialDate(int(year), int(month))
    return _shown(request, language, when, "archive_month", (year, month))


@require_safe
def day(request: HttpRequest, language: str, year: str, month: str, day: str) -> HttpResponse:
    when = found(_day(int(year), int(month), int(day)))
    return _shown(request, language, when, "archive_day", (year, month, day))


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _shown(
    request: HttpRequest, language: str, when: PartialDate, kind: str, key: tuple[str, ...]
) -> HttpResponse:
    """A time without stories answers as one that there never was."""
    before = before_of(request)
    told = calendars.has_stories(when)
    versions = {each: address(kind, each, *key) for each, has_any in told.items() if has_any}
    found(versions.get(language))
    date = format_date(when, language)
    return page(
        request,
        "archive",
        language,
        versions=versions,
        before=before,
        date=date,
        path=_path(when, language, Link(date, versions[language])),
        calendar=calendars.calendar(when, language),
        news=_news(when, language, before),
    )


def _path(when: PartialDate, language: str, here: Link) -> list[Link]:
    month = Month(when.year, when.month or 1).link(language)
    return [month, here] if when.day else [here]


def _news(when: PartialDate, language: str, before: int | None) -> News:
    stretch = calendars.stretch(when, language)
    count = queries.PER_PAGE
    stories: Any = found(queries.stories_in(stretch, before=before, count=count + 1))
    listed = lines(stories)
    shown = listed[:count]
    return News(shown, shown[-1].number if len(listed) > count else None, before is None)
