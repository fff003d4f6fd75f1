import unicodedata

import pytest
from hypothesis import given

from languages.letters import fold_lookalikes
from tests.languages.letters.texts import texts


def latin(text):
    """The text with a Latin letter for each that has a Latin look-alike, to type cases safely."""
    return text.translate(str.maketrans("АаВСсЕеНһіІКМОоРрТХху", "AaBCcEeHhiIKMOoPpTXxy"))


@pytest.mark.parametrize(
    "word", ["Казахстан", "Урджаре", "сәуір", "Қазақстан", "шаһар", "Наурыз", "ТҰРҒЫН", "Хабарлама"]
)
def test_latin_letters_in_a_cyrillic_word_become_cyrillic(word):
    assert latin(word) != word
    assert fold_lookalikes(latin(word)) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Goоgle", "Google"),  # Cyrillic о
        ("Аpple", "Apple"),  # Cyrillic А
        ("YоuТube", "YouTube"),
        ("VІІ", "VII"),  # Cyrillic І
    ],
)
def test_cyrillic_letters_in_a_latin_word_become_latin(word, expected):
    assert not word.isascii()
    assert fold_lookalikes(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("сəуір", "сәуір"),
        ("Əкім", "Әкім"),
        ("əр", "әр"),
        ("ɵңір", "өңір"),
        ("Ɵскемен", "Өскемен"),
    ],
)
def test_phonetic_letters_become_kazakh(word, expected):
    assert fold_lookalikes(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Κазахстан", "Казахстан"), ("гοрод", "город"), ("Πавлодар", "Павлодар")]
)
def test_greek_letters_in_a_cyrillic_word_become_cyrillic(word, expected):
    assert fold_lookalikes(word) == expected


@pytest.mark.parametrize(
    "word",
    """IT-компания COVID-19-бен Wi-Fi NFC-тің YouTube-та B2B 3D eGov.kz COP CEO АО СОР iPhoneға bəy
    α-частица км² m³ кВт·ч CO2 ХХІ XXI kазах""".split(),
)
def test_what_is_right_or_in_doubt_stays(word):
    assert fold_lookalikes(word) == word


def test_each_part_of_a_compound_counts_alone():
    assert fold_lookalikes("IT-кoмпания") == "IT-компания"


def test_a_latin_y_may_be_either_letter_and_stays():
    assert fold_lookalikes("Yкімет") == "Yкімет"


def test_the_word_is_composed():
    assert fold_lookalikes("и\u0306ога") == "йога"


@given(texts)
def test_folding_twice_changes_nothing(text):
    folded = fold_lookalikes(text)
    assert fold_lookalikes(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
