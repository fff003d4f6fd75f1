import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.typography import faults, typeset, typeset_html, unbroken

SIGNS = (
    """ " '' « » „ “ ” ' - -- – — , . ... … ! ? : ; ( ) / + = № ° °C % × x х [ * < > & """.split()
)
WORDS = (
    "слово сөз в не А Н. К. Уранхаев 5 15 18 000 2019 2024 км млн мың г. т. е. ТОО ЖШС да ма до "
    "XX в. июня тамыз https://onir.kz/a onir.kz @onir a@onir.kz &amp; &nbsp; &quot;"
).split()
SPACES = [" ", " ", " ", "  ", "\xa0", "\n", "\t", "\u2028", "\u2029"]
ODD = ["\u0301", "\ud800", "\x00", "\u200f", "ﺍ", "ꙮ", "\x1f"]
TAGS = (
    '<b> </b> <a|href="x|-|y"> </a> <p> </p> <br> <code> </code> <p|lang="en"> <!--|"|--> '
    '<span|lang="kk"> </span> <li> <td>'
).split()

languages = st.sampled_from(LANGUAGES)
texts = (
    st.lists(st.sampled_from(SIGNS + WORDS + SPACES + ODD), max_size=14).map("".join) | st.text()
)
tags = [tag.replace("|", " ") for tag in TAGS]
bodies = st.lists(st.sampled_from(SIGNS + WORDS + SPACES + tags), max_size=16).map("".join)

# x between numbers is the one letter that may become a sign.
LETTERS = re.compile(r"[^\W_xXхХ]")


@given(texts, languages)
def test_setting_twice_changes_nothing_more(text, language):
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(bodies | st.text(), languages)
def test_setting_a_body_twice_changes_nothing_more(html, language):
    once = typeset_html(html, language)
    assert typeset_html(once, language) == once


@given(texts, languages)
def test_letters_and_digits_stay_in_their_order(text, language):
    assert LETTERS.findall(typeset(text, language)) == LETTERS.findall(text)


@given(texts, languages)
def test_mending_all_faults_sets_the_text(text, language):
    mended = text
    for start, end, found, wanted in reversed(faults(text, language)):
        assert text[start:end] == found
        assert found != wanted
        mended = mended[:start] + wanted + mended[end:]
    assert mended == typeset(text, language)


@given(texts)
def test_the_parts_that_stay_together_are_all_of_the_text(text):
    assert "".join(part for part, _ in unbroken(text)) == text


@given(st.lists(st.sampled_from([*SIGNS[:20], *WORDS[:30], " ", "  ", "<b>", "</b>"]), max_size=16))
def test_an_inline_tag_makes_no_difference_to_what_is_read(parts):
    tagged = "".join(parts)
    plain = "".join(part for part in parts if part not in ("<b>", "</b>"))
    if not re.search(r"[@/&.<>](?:<b>|</b>)|(?:<b>|</b>)[@/&.<>]|[A-Za-z]", tagged):
        assert re.sub("</?b>", "", typeset_html(tagged, "ru")) == typeset_html(plain, "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ["а", "а ", "1 ", "<", "«", '"а" ', " - ", "a@", "\u0301"])
def test_a_long_text_of_any_kind_keeps_its_letters(piece, language):
    text = piece * (30_000 // len(piece))
    assert LETTERS.findall(typeset(text, language)) == LETTERS.findall(text)
    assert LETTERS.findall(typeset_html(text, language)) == LETTERS.findall(text)
