from decimal import Decimal

import pytest
from babel.numbers import format_percent as babel_percent
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.numbers import (
    format_money,
    format_number,
    format_percent,
    short_money,
    with_bound,
)

languages = st.sampled_from(LANGUAGES)
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)


def spaced(text):
    return text.replace("\xa0", "~")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (1000, "1000"),
        (9999, "9999"),
        (10_000, "10~000"),
        (1_234_567, "1~234~567"),
        (-3, "−3"),
        (-12_345, "−12~345"),
        (Decimal("185.5"), "185,5"),
        (Decimal("1.50"), "1,5"),
        (Decimal("2.00"), "2"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E+4"), "10~000"),
        (Decimal("12345.25"), "12~345,25"),
    ],
)
def test_numbers_have_a_decimal_comma_and_groups_from_ten_thousand(value, printed, language):
    assert spaced(format_number(value, language)) == printed


def test_floats_and_what_is_no_number_are_refused():
    with pytest.raises(TypeError):
        format_number(1.5, "ru")
    with pytest.raises(TypeError):
        format_money(1.5, "USD", "ru")
    for text in ("NaN", "Infinity", "sNaN"):
        with pytest.raises(ValueError, match="Not a number"):
            format_number(Decimal(text), "kk")


def read(printed):
    return Decimal(printed.replace("\xa0", "").replace(",", ".").replace("−", "-"))


@given(st.integers() | decimals, languages)
def test_a_printed_number_can_be_read_back(value, language):
    assert read(format_number(value, language)) == value


@pytest.mark.parametrize(
    ("amount", "currency", "ru", "kk"),
    [
        (2 * 10**9, "USD", "2~млрд~долларов США", "2~млрд~АҚШ доллары"),
        (15 * 10**8, "USD", "1,5~млрд~долларов США", "1,5~млрд~АҚШ доллары"),
        (321 * 10**9, "KZT", "321~млрд~₸", "321~млрд~₸"),
        (10**9, "EUR", "1~млрд~евро", "1~млрд~еуро"),
        (10**12, "KZT", "1~трлн~₸", "1~трлн~₸"),
        (1_250_000, "CNY", "1,25~млн~юаней", "1,25~млн~юань"),
        (20_000, "RUB", "20~тыс.~рублей", "20~мың~рубль"),
        (12_500, "KZT", "12~500~₸", "12~500~₸"),
        (5000, "KZT", "5000~₸", "5000~₸"),
        (1_234_567, "KZT", "1~234~567~₸", "1~234~567~₸"),
        (1, "USD", "1~доллар США", "1~АҚШ доллары"),
        (1002, "USD", "1002~доллара США", "1002~АҚШ доллары"),
        (Decimal("1.50"), "USD", "1,5~доллара США", "1,5~АҚШ доллары"),
        (Decimal("2000000000.00"), "EUR", "2~млрд~евро", "2~млрд~еуро"),
        (Decimal("2000000000.01"), "EUR", "2~000~000~000,01~евро", "2~000~000~000,01~еуро"),
        (0, "KZT", "0~₸", "0~₸"),
        (-3_000_000, "CHF", "−3~млн~CHF", "−3~млн~CHF"),
    ],
)
def test_money_is_printed_exactly_and_by_scale_where_that_is_short(amount, currency, ru, kk):
    assert spaced(format_money(amount, currency, "ru")) == ru
    assert spaced(format_money(amount, currency, "kk")) == kk


@pytest.mark.parametrize(
    ("amount", "currency", "ru", "kk"),
    [
        (2 * 10**9, "USD", "2~млрд~долларов", "2~млрд~доллар"),
        (15 * 10**8, "USD", "1,5~млрд~долларов", "1,5~млрд~доллар"),
        (321 * 10**9, "KZT", "321~млрд~₸", "321~млрд~₸"),
        (1, "USD", "1~доллар", "1~доллар"),
        (1002, "USD", "1002~доллара", "1002~доллар"),
        (5 * 10**6, "EUR", "5~млн~евро", "5~млн~еуро"),
        (100, "UZS", "100~сумов", "100~өзбек сомы"),
        (7, "CHF", "7~CHF", "7~CHF"),
    ],
)
def test_running_text_has_short_names_of_currencies(amount, currency, ru, kk):
    assert spaced(short_money(amount, currency, "ru")) == ru
    assert spaced(short_money(amount, currency, "kk")) == kk


@pytest.mark.parametrize(
    ("value", "ru", "kk"),
    [
        (Decimal("6.5"), "6,5~%", "6,5%"),
        (100, "100~%", "100%"),
        (Decimal("-0.30"), "−0,3~%", "−0,3%"),
        (12_345, "12~345~%", "12~345%"),
    ],
)
def test_percentages_have_a_space_in_russian_alone(value, ru, kk):
    assert spaced(format_percent(value, "ru")) == ru
    assert spaced(format_percent(value, "kk")) == kk


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["6.5", "0.05", "12", "99.9"])
def test_percentages_are_those_of_cldr(value, language):
    from_cldr = babel_percent(Decimal(value) / 100, locale=language, decimal_quantization=False)
    assert format_percent(Decimal(value), language) == from_cldr


SCALES = {"тыс.": 10**3, "мың": 10**3, "млн": 10**6, "млрд": 10**9, "трлн": 10**12}


@given(st.integers(-(10**25), 10**25) | st.integers(1, 10**6).map(lambda n: n * 10**7), languages)
def test_no_sum_loses_a_coin(amount, language):
    number, _, rest = format_money(amount, "XXX", language).rpartition("\xa0")
    assert rest == "XXX"
    head, _, last = number.rpartition("\xa0")
    scaled = read(head) * SCALES[last] if last in SCALES else read(number)
    assert scaled == amount


@pytest.mark.parametrize("language", LANGUAGES)
def test_bounds_are_signs_that_govern_no_case(language):
    assert with_bound("1000", "exact", language) == "1000"
    assert spaced(with_bound("1 млрд евро", "about", language)) == "≈~1 млрд евро"
    assert spaced(with_bound("1000", "more_than", language)) == ">~1000"
    with pytest.raises(KeyError):
        with_bound("1000", "less_than", language)
