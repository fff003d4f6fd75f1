from datetime import datetime
from importlib import import_module

import pytest

from languages import LANGUAGES
from languages.formats.kk import formats as kk
from languages.formats.ru import formats as ru


def test_each_language_has_its_formats_where_django_looks():
    for language in LANGUAGES:
        assert import_module(f"languages.formats.{language}.formats")


def test_a_kazakh_week_starts_on_monday_and_numbers_have_a_comma():
    assert kk.FIRST_DAY_OF_WEEK == 1
    assert (kk.DECIMAL_SEPARATOR, kk.THOUSAND_SEPARATOR, kk.NUMBER_GROUPING) == (",", "\xa0", 3)


def test_no_format_uses_the_twelve_hour_clock_or_a_word_for_year():
    for formats in (kk, ru):
        for format_ in (formats.DATE_FORMAT, formats.TIME_FORMAT, formats.DATETIME_FORMAT):
            assert not set(format_) & set("aAPgгж.")


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("18.09.2025", kk.DATE_INPUT_FORMATS),
        ("2025-09-18", kk.DATE_INPUT_FORMATS),
        ("18.09.2025 14:05", kk.DATETIME_INPUT_FORMATS),
        ("2025-09-18 14:05:30", kk.DATETIME_INPUT_FORMATS),
        ("14:05", kk.TIME_INPUT_FORMATS),
    ],
)
def test_kazakh_forms_read_what_people_type(text, formats):
    assert any(reads(text, format_) for format_ in formats)


def reads(text, format_):
    try:
        return datetime.strptime(text, format_)
    except ValueError:
        return None
