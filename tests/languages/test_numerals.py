from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.numerals import CASES, KAZAKH_ENDINGS, WORDS
from languages.spoken import LARGEST, ordinal, spell, with_case
from tests.languages.grammar import ending, in_words, is_back

ROUND = [
    n * 10**power
    for power in range(2, 15)
    for n in (1, 3, 5, 10, 25, 80, 100)
    if n * 10**power <= LARGEST
]
NUMBERS = [*range(2101), *ROUND]


def spaced(text):
    return text.replace("\xa0", "~")


@pytest.mark.parametrize(
    ("number", "case", "printed"),
    [
        (1000, "ablative", "1000-нан"),
        (5, "ablative", "5-тен"),
        (2025, "dative", "2025-ке"),
        (10, "dative", "10-ға"),
        (25, "dative", "25-ке"),
        (6, "ablative", "6-дан"),
        (7, "dative", "7-ге"),
        (100, "dative", "100-ге"),
        (18, "dative", "18-ге"),
        (40, "genitive", "40-тың"),
        (50, "accusative", "50-ді"),
        (80, "ablative", "80-нен"),
        (9, "instrumental", "9-бен"),
        (3, "locative", "3-те"),
        (0, "ablative", "0-ден"),
        (20_000, "ablative", "20~000-нан"),
        (2_000_000_000, "dative", "2~000~000~000-қа"),
        (-5, "dative", "−5-ке"),
        (Decimal("6.5"), "dative", "6,5-ке"),
        (Decimal("0.10"), "dative", "0,1-ге"),
        (Decimal("12.25"), "ablative", "12,25-тен"),
    ],
)
def test_a_number_takes_the_ending_of_its_last_word(number, case, printed):
    assert spaced(with_case(number, case)) == printed


@pytest.mark.parametrize("case", CASES)
def test_every_number_ends_as_it_is_spelled_out(case):
    for number in NUMBERS:
        assert with_case(number, case).rpartition("-")[2] == ending(in_words(number)[-1], case), (
            number
        )


@given(st.integers(0, LARGEST), st.sampled_from(CASES))
def test_large_numbers_end_as_they_are_spelled_out(number, case):
    assert with_case(number, case).rpartition("-")[2] == ending(in_words(number)[-1], case)


def test_what_cannot_be_read_has_no_ending():
    with pytest.raises(ValueError, match="No words"):
        with_case(LARGEST + 1, "dative")
    with pytest.raises(ValueError, match="No words"):
        spell(LARGEST + 1, "kk")
    with pytest.raises(KeyError):
        with_case(5, "vocative")
    with pytest.raises(TypeError):
        with_case(1.5, "dative")


def test_the_table_has_each_word_and_each_case():
    assert KAZAKH_ENDINGS.keys() == WORDS["kk"].keys()
    assert {len(endings) for endings in KAZAKH_ENDINGS.values()} == {len(CASES) + 1}


@pytest.mark.parametrize(
    "printed",
    "0-ші 1-ші 2-ші 3-ші 4-ші 5-ші 6-шы 7-ші 8-ші 9-шы 10-шы 11-ші 16-шы 20-шы 30-шы 40-шы 50-ші"
    " 60-шы 70-ші 80-ші 90-шы 100-ші 1000-шы".split(),
)
def test_kazakh_ordinals_end_as_they_are_spoken(printed):
    assert ordinal(int(printed.partition("-")[0]), "kk") == printed


def test_every_kazakh_ordinal_is_in_harmony_with_its_last_word():
    for number in NUMBERS:
        suffix = "шы" if is_back(in_words(number)[-1]) else "ші"
        assert ordinal(number, "kk").rpartition("-")[2] == suffix, number


def test_cldr_knows_kazakh_ordinals_but_for_some_tens_and_hundreds():
    """Its rule gives all round tens one form; but елуінші, жетпісінші, сексенінші, жүзінші."""
    rule = Locale("kk").ordinal_form
    for number in range(1, 1000):
        is_exception = number % 100 in (50, 70, 80, 0)
        is_same = (ordinal(number, "kk").endswith("шы")) == (rule(number) == "many")
        assert is_same != is_exception, number


def test_russian_ordinals_have_the_last_letter():
    assert ordinal(5, "ru") == "5-й"
    assert ordinal(3, "ru", gender="feminine") == "3-я"
    assert ordinal(21, "ru", gender="neuter") == "21-е"
    assert spaced(ordinal(10_000, "ru")) == "10~000-й"


def test_what_is_no_ordinal_is_refused():
    with pytest.raises(ValueError, match="place in a row"):
        ordinal(-1, "kk")
    with pytest.raises(KeyError):
        ordinal(5, "ru", gender="common")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinals_end_where_the_words_do(language):
    assert ordinal(LARGEST, language)
    with pytest.raises(ValueError, match="16 digits"):
        ordinal(LARGEST + 1, language)


@pytest.mark.parametrize(
    ("number", "ru", "kk"),
    [
        (0, "ноль", "нөл"),
        (3, "три", "үш"),
        (11, "одиннадцать", "он бір"),
        (40, "сорок", "қырық"),
        (100, "сто", "жүз"),
        (121, "сто двадцать один", "жүз жиырма бір"),
        (1000, "одна тысяча", "бір мың"),
        (1985, "одна тысяча девятьсот восемьдесят пять", "бір мың тоғыз жүз сексен бес"),
        (2012, "две тысячи двенадцать", "екі мың он екі"),
        (22_000, "двадцать две тысячи", "жиырма екі мың"),
        (5_000_000, "пять миллионов", "бес миллион"),
        (2 * 10**9, "два миллиарда", "екі миллиард"),
        (-7, "минус семь", "минус жеті"),
    ],
)
def test_numbers_are_spelled_out(number, ru, kk):
    assert spell(number, "ru") == ru
    assert spell(number, "kk") == kk


@given(st.integers(0, LARGEST))
def test_kazakh_numbers_are_spelled_part_by_part(number):
    assert spell(number, "kk") == " ".join(in_words(number))


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(LANGUAGES))
def test_different_numbers_are_spelled_differently(number, language):
    assert spell(number, language) != spell(number - 1 if number > 0 else number + 1, language)
