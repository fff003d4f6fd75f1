import unicodedata

import pytest
from hypothesis import given

from languages.letters import normal
from tests.languages.letters.texts import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("и\u0306ога", "йога"),
        ("Е\u0308лка", "Ёлка"),
        ("\ufeffАбай", "Абай"),
        ("об\u00adлыс\u200bы", "облысы"),
        ("а\r\nб\rв\u2028г\x0bд\x85е", "а\nб\nв\nг\nд\nе"),
        ("а\x00б\x1fв\x7fг\x9fд", "абвгд"),
        ("\u202aАбай\u202c \u2067Семей\u2069\u202e", "Абай Семей"),
        ("\ud800Абай\udfff", "Абай"),
        ("\ud83d\ude00", "😀"),
        ("а\u200dб\u200cв", "абв"),
        ("\u200eАбай\u200f", "Абай"),
    ],
)
def test_what_readers_do_not_see_is_dropped(text, expected):
    assert normal(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18\u00a0қыркүйек, 10\u202f000",
        "а\tб\nв",
        "👩‍💻 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "می‌خواهم",
        "ه‍",
        "\u200fقازاقستان 2025\u200e",
        " \u0301",
        "\u0301",
        "за\u0301мок",
        "km², m³, CO₂",
    ],
)
def test_what_has_a_meaning_is_kept(text):
    assert normal(text) == text


@given(texts)
def test_the_normal_form_of_a_normal_form_is_itself(text):
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\x00\u00ad\u200b\ufeff\u202e\u2067\ud83d")


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73", "\u0344"])
def test_hundreds_of_thousands_of_marks_ends(marks):
    once = normal("а" + marks * (400_000 // len(marks)))
    assert unicodedata.normalize("NFD", once).startswith("а")
    assert len(once) <= 62
    assert normal(once) == once


def test_thirty_marks_on_a_letter_stay():
    text = "а" + "\u0301" * 30
    assert normal(text) == text
    assert normal(text + "\u0301") == text
