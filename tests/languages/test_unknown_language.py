from datetime import UTC, date, datetime

import pytest

from languages import dates, numbers, plurals, relative, sentences, slugs, sorting, spoken, typed
from languages.dates import PartialDate

DAY, YEAR = date(2025, 9, 19), PartialDate(2025)
MOMENT = datetime(2025, 9, 19, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (dates.format_date, (DAY,)),
        (dates.format_date, (YEAR,)),
        (dates.format_day, (DAY,)),
        (dates.format_weekday, (DAY,)),
        (dates.format_time, (MOMENT,)),
        (dates.format_moment, (MOMENT,)),
        (dates.format_period, (MOMENT, MOMENT)),
        (dates.format_zone, (MOMENT,)),
        (dates.format_range, (YEAR, YEAR)),
        (dates.format_range, (YEAR, PartialDate(2026))),
        (dates.format_range, (None, None)),
        (sentences.on_date, (YEAR,)),
        (sentences.on_weekday, (DAY,)),
        (sentences.since, (YEAR,)),
        (sentences.until, (YEAR,)),
        (sentences.between, (YEAR, PartialDate(2026))),
        (relative.relative, (MOMENT, MOMENT)),
        (numbers.format_number, (5,)),
        (numbers.format_money, (5, "USD")),
        (numbers.short_money, (5, "USD")),
        (numbers.format_percent, (5,)),
        (numbers.with_bound, ("5", "exact")),
        (sorting.sort_key, ("",)),
        (sorting.initial, ("",)),
        (slugs.slugify, ("",)),
        (spoken.ordinal, (5,)),
        (spoken.spell, (5,)),
        (typed.parse_number, ("5",)),
    ],
)
def test_another_language_is_a_key_error(function, arguments):
    with pytest.raises(KeyError):
        function(*arguments, "en")


def test_another_language_is_a_key_error_between_other_arguments():
    for function in (plurals.plural, plurals.counted):
        with pytest.raises(KeyError):
            function(5, "en", "project")
    with pytest.raises(KeyError):
        dates.short_date(DAY, "en", DAY)
