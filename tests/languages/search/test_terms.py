import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.search import index, terms

languages = st.sampled_from(LANGUAGES)
cyrillic = st.text(
    alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі -«»,.0123456789’", max_size=80
)


def meets(one, other, language):
    return not set(terms(one, language)).isdisjoint(terms(other, language))


@given(st.text() | cyrillic, languages)
def test_terms_are_letters_and_digits_and_not_long(text, language):
    assert all(term.isalnum() and len(term) <= 61 for term in terms(text, language))


@given(cyrillic, languages)
def test_capitals_and_decomposed_letters_have_the_same_terms(text, language):
    assert terms(unicodedata.normalize("NFD", text), language) == terms(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_have_the_same_terms_as_small_letters(language):
    assert terms("АБАЙ ОБЛЫСЫ", language) == terms("абай облысы", language)


def test_folded_terms_are_those_of_a_russian_keyboard():
    found = index("Қала", "kk")
    assert found.exact == ["қала"]
    assert found.folded == ["кала"]
    assert terms("Қала", "kk") == ["қала", "кала"]


def test_russian_folds_only_the_letters_of_kazakh_names():
    assert index("район Мақаншы", "ru").folded == ["маканш"]
    assert index("край", "ru").folded == []


def test_terms_come_in_the_order_of_the_words():
    assert index("газ мыс", "kk").exact == ["газ", "мыс"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 000", "2000"),
        ("2\u00a0000", "2000"),
        ("2\u202f000", "2000"),
        ("6,5", "6.5"),
        ("1\u00a0234,5", "1234.5"),
        ("15%", "15"),
        ("км²", "км2"),
        ("АҚШ-тың", "АҚШ"),
        ("АҚШтың", "АҚШ"),
        ("ҚР-да", "ҚР"),
        ("кг-ға", "кг"),
        ("2025-тен", "2025"),
        ("3-ші", "3"),
        ("т.б.", "т.б"),
        ("қала\u00adсы", "қаласы"),
        ("за\u0301мок", "замок"),
        ("Қaзақстан", "Қазақстан"),
    ],
)
def test_one_thing_in_two_spellings_has_one_term(one, other):
    assert meets(one, other, "kk")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2 000", "2"), ("6,5", "6"), ("6,5", "65"), ("1000", "10000"), ("т.б.", "т"), ("3-ші", "ші")],
)
def test_parts_of_numbers_and_abbreviations_are_no_terms(one, other):
    assert not meets(one, other, "kk")


def test_a_date_in_figures_is_the_date_in_words():
    for written in ("18.09.2025", "2025-09-18"):
        assert set(terms("18 сентября 2025", "ru")) <= set(terms(written, "ru"))
        assert set(terms("2025 жыл 18 қыркүйек", "kk")) - {"жыл"} <= set(terms(written, "kk"))


def test_what_only_looks_like_a_date_gives_its_numbers():
    assert "99" in terms("18.99.2025", "ru")


def test_compounds_have_their_parts_and_the_whole():
    assert meets("Қасым-Жомарт", "Жомарт", "kk")
    assert meets("Қасым-Жомарт", "Қасымжомарт", "kk")
    assert meets("северо-запад", "западе", "ru")


def test_threads_have_a_stemmer_each():
    text = "правительственные переговоры закончились подписанием " * 200
    wanted, found = terms(text, "ru"), []
    threads = [threading.Thread(target=lambda: found.append(terms(text, "ru"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 4


@pytest.mark.parametrize(
    "text",
    [
        *("", "а" * 10**6, "а " * 10**5, "1" * 10**6, "1." * 10**5, "-" * 10**6, "«" * 10**6),
        *("\u0301" * 10**6, "a\u0301\u0327" * 10**5, "\ud800" * 1000, "İ" * 10**5),
    ],
    ids=range(11),
)
def test_any_input_gives_terms(text):
    for language in LANGUAGES:
        assert all(term.isalnum() for term in terms(text, language))


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        terms("Абай", "en")
