from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module

import pytest
from django.utils import formats, translation
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES, dates
from languages.dates import PartialDate
from languages.formats.kk import formats as kk
from languages.formats.ru import formats as ru
from languages.numbers import format_number

languages = st.sampled_from(LANGUAGES)
days = st.dates(date(1000, 1, 1))
moments = st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC))


def printed(value, name, language):
    with translation.override(language):
        return formats.date_format(value, name)


def test_each_language_has_its_formats_where_django_looks():
    for language in LANGUAGES:
        assert import_module(f"languages.formats.{language}.formats")


def test_a_kazakh_week_starts_on_monday_and_numbers_have_a_comma():
    assert kk.FIRST_DAY_OF_WEEK == 1
    assert (kk.DECIMAL_SEPARATOR, kk.THOUSAND_SEPARATOR, kk.NUMBER_GROUPING) == (",", "\xa0", 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_django_takes_the_same_signs_in_both_languages(language):
    assert formats.get_format("FIRST_DAY_OF_WEEK", language) == 1
    assert formats.get_format("DECIMAL_SEPARATOR", language) == ","
    assert formats.get_format("THOUSAND_SEPARATOR", language) == "\xa0"
    assert formats.get_format("NUMBER_GROUPING", language) == 3
    assert formats.get_format("SHORT_DATE_FORMAT", language) == "d.m.Y"
    assert formats.get_format("SHORT_DATETIME_FORMAT", language) == "d.m.Y H:i"


def test_no_format_uses_the_twelve_hour_clock_or_a_word_for_year():
    for module in (kk, ru):
        for format_ in (module.DATE_FORMAT, module.TIME_FORMAT, module.DATETIME_FORMAT):
            assert not set(format_) & set("aAPgгж.")


@given(days, languages)
def test_django_prints_days_as_the_house_does(day, language):
    assert printed(day, "DATE_FORMAT", language) == dates.format_date(day, language)
    assert printed(day, "MONTH_DAY_FORMAT", language) == dates.short_date(day, language, day)
    month = PartialDate(day.year, day.month)
    assert printed(day, "YEAR_MONTH_FORMAT", language) == dates.format_date(month, language)


@given(moments, languages)
def test_django_prints_moments_as_the_house_does(moment, language):
    assert printed(moment, "DATETIME_FORMAT", language) == dates.format_moment(moment, language)
    with translation.override(language):
        assert formats.time_format(moment, "TIME_FORMAT") == dates.format_time(moment, language)


@given(st.decimals(-9999, 9999, places=2) | st.integers(-(10**15), 10**15), languages)
def test_django_prints_numbers_as_the_house_does(value, language):
    """Left alone it groups nothing and keeps zeros; made to, it groups from a thousand."""
    with translation.override(language):
        plain = formats.localize(value)
        grouped = formats.number_format(value, force_grouping=True)
    is_short = abs(value) < 10_000
    shown = plain if is_short else grouped
    if "," in shown:
        shown = shown.rstrip("0").rstrip(",")
    if Decimal(value):
        assert shown.replace("-", "−") == format_number(value, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("18.09.2025", "DATE_INPUT_FORMATS"),
        ("18.09.25", "DATE_INPUT_FORMATS"),
        ("2025-09-18", "DATE_INPUT_FORMATS"),
        ("18.09.2025 14:05", "DATETIME_INPUT_FORMATS"),
        ("2025-09-18 14:05:30", "DATETIME_INPUT_FORMATS"),
        ("14:05", "TIME_INPUT_FORMATS"),
    ],
)
def test_forms_read_what_people_type(text, name, language):
    with translation.override(language):
        assert any(reads(text, format_) for format_ in formats.get_format(name))


@given(days, languages)
def test_forms_read_the_short_dates_that_are_printed(day, language):
    text = printed(day, "SHORT_DATE_FORMAT", language)
    first = formats.get_format("DATE_INPUT_FORMATS", language)[0]
    assert reads(text, first).date() == day


def reads(text, format_):
    try:
        return datetime.strptime(text, format_)
    except ValueError:
        return None
