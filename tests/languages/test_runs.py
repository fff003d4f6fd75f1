"""Addresses in running text, which nobody may change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.runs import split


def kept(text):
    return [part for part, is_kept in split(text) if is_kept]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://example.org/kk/үржар", ["https://example.org/kk/үржар"]),
        ("Қараңыз: https://example.org/?p=1, сосын", ["https://example.org/?p=1"]),
        ("info@onir.kz-ке жазыңыз; onir.kz-тен.", ["info@onir.kz", "onir.kz"]),
        ("пошта info@onir.kz. Сосын www.a.b.kz.", ["info@onir.kz", "www.a.b.kz"]),
        ("«https://a.kz/б», www.x.kz?", ["https://a.kz/б", "www.x.kz"]),
        ("мфа.қаз және минобр.рф", ["мфа.қаз", "минобр.рф"]),
        ("onir.kz:8000/news?q=жол#басы.", ["onir.kz:8000/news?q=жол#басы"]),
        ("суреті /media/сурет.jpg мұнда", ["/media/сурет.jpg"]),
        ("тел. tel:+7-727-123", ["tel:+7-727-123"]),
        ("бет /?p=1 және сайт?p=1 бар ма?", ["/?p=1", "?p=1"]),
        ("А &amp; Б&nbsp;В &#1234; &x", ["&amp;", "&nbsp;", "&#1234;"]),
    ],
)
def test_an_address_is_kept_whole_and_without_the_sentence_around_it(text, addresses):
    assert kept(text) == addresses


@pytest.mark.parametrize(
    "text",
    [
        "айтты.Сосын кетті",
        "келді.IT компания",
        "т.б. және т.с.с.",
        "және/немесе, км/сағ, 5/6",
        "AT&T; R&D",
        "http:// жоқ",
        "сағат 14:05; 6,5 %; 18.09.2025",
        "",
    ],
)
def test_what_only_looks_like_an_address_is_not_kept(text):
    assert kept(text) == []


PIECES = st.lists(
    st.sampled_from(
        [
            "https://",
            "www.",
            "a.kz",
            "үржар",
            "@",
            "/",
            ".",
            "?",
            "&amp;",
            " ",
            "«",
            "»",
            "\ud800",
            "-",
        ]
    )
)


@given(PIECES.map("".join) | st.text())
def test_the_parts_are_the_text(text):
    parts = list(split(text))
    assert "".join(part for part, _ in parts) == text
    assert all(part for part, _ in parts)


@pytest.mark.parametrize(
    "unit", ["а", "а ", "1.", "a@", "a.", "a@b.", "/a", "&a", "www.", "http://.", "<", "қ.рф"]
)
def test_a_megabyte_is_read_through(unit):
    text = unit * (1_000_000 // len(unit))
    assert "".join(part for part, _ in split(text)) == text
