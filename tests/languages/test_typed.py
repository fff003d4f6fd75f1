from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.numbers import format_number
from languages.typed import MAX_LENGTH, parse_number

languages = st.sampled_from(LANGUAGES)
decimals = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", "5"),
        ("1234", "1234"),
        ("1 234,5", "1234.5"),
        ("1\xa0234,5", "1234.5"),
        ("1\u202f234\u2009567", "1234567"),
        ("1234.5", "1234.5"),
        ("1234.567", "1234.567"),
        ("1 234.567", "1234.567"),
        ("0.125", "0.125"),
        ("1,234", "1.234"),
        ("6,5", "6.5"),
        ("  −3 ", "-3"),
        ("-3,5", "-3.5"),
        ("+7", "7"),
        ("2 млрд", "2000000000"),
        ("1,5\xa0млн.", "1500000"),
        ("2млрд", "2000000000"),
        ("321 Трлн", "321000000000000"),
        ("-0", "0"),
    ],
)
def test_numbers_are_read_as_they_are_typed(text, number, language):
    assert parse_number(text, language) == Decimal(number)


def test_each_language_has_its_words():
    assert parse_number("12,5 тыс.", "ru") == parse_number("12,5 мың", "kk") == 12_500
    assert parse_number("2 миллиарда", "ru") == parse_number("2 миллиард", "kk") == 2 * 10**9
    for text, language in (("12 мың", "ru"), ("12 тыс.", "kk"), ("2 миллиарда", "kk")):
        with pytest.raises(ValueError, match="scale"):
            parse_number(text, language)


@pytest.mark.parametrize("text", ["1.234", "12.500", "999.999", "-1.234", "1.500 млн"])
def test_a_thousand_or_a_fraction_is_asked_for(text):
    with pytest.raises(ValueError, match="A thousand or a fraction"):
        parse_number(text, "ru")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ",5", "5,", "5.", "1,234.5", "1.234,5", "1,234,567", "1.234.567", "12 34"),
        *("1 2345", "0 500", "1  234", "1\n234", "1e5", "٣", "1/2", "NaN", "inf", "5 6 7", "млн"),
        *("--3", "3-", "5%", "5 $", "\ud800", "1\u0301", "½", "²"),
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="Not a number"):
        parse_number(text, "kk")


def test_an_unknown_scale_is_named():
    with pytest.raises(ValueError, match="'доллар'"):
        parse_number("5 доллар", "kk")


@pytest.mark.parametrize("sign", ["1", " ", "1 ", "а", "1.", "\u0301"])
def test_a_megabyte_is_refused(sign):
    with pytest.raises(ValueError, match="number"):
        parse_number(sign * 10**6, "ru")


@given(st.integers(-(10**18), 10**18) | decimals, languages)
def test_what_is_printed_can_be_read(value, language):
    assert parse_number(format_number(value, language), language) == value


@given(st.text() | st.text(alphabet="0123456789 .,-−млрдың\xa0", max_size=12), languages)
def test_anything_is_a_number_or_a_value_error(text, language):
    with suppress(ValueError):
        assert parse_number(text, language).is_finite()
        assert len(text.strip()) <= MAX_LENGTH


def test_no_digit_is_lost_to_the_precision_of_decimals():
    digits = "123456789012345678901234567890"
    assert str(parse_number(digits + ",5", "ru")) == digits + ".5"
    assert str(parse_number(digits + " трлн", "ru")) == digits + "0" * 12
