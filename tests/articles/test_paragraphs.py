"""A body in its paragraphs: in order, nothing lost, each with its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import clean, paragraphs, plain

BLOCKS = [
    "<p>Слово и <strong>дело</strong><br>дальше</p>",
    '<p>См. <a data-article="5">материал</a> &amp; <a href="https://onir.kz/?a=1&amp;b=2">сайт</a></p>',
    "<h2>Заголовок</h2>",
    "<ul><li>раз</li><li><p>два</p><ul><li>три</li></ul></li></ul>",
    "<table><tbody><tr><td>1</td><td></td></tr></tbody></table>",
    '<blockquote data-person="p"><p>Сказал.</p><p>И ещё.</p></blockquote>',
    '<figure data-photo="gory" data-size="wide"></figure>',
    '<div data-gallery="odin dva"></div>',
    '<div data-embed="youtube:abc"></div>',
    "<aside><h3>Справка</h3><p>Текст &lt;b&gt;</p></aside>",
    "<hr>",
]
BODIES = st.lists(st.sampled_from(BLOCKS), max_size=8).map("".join)


@given(BODIES)
def test_the_paragraphs_joined_are_the_body(body):
    assert "".join(each.html for each in paragraphs(clean(body))) == clean(body)


@given(st.text(st.sampled_from("<>/pbr hrau\"'&;aб"), max_size=40))
def test_nothing_of_any_other_text_is_lost(body):
    assert "".join(each.html for each in paragraphs(body)) == body


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_one_paragraph(block):
    assert [each.html for each in paragraphs(block * 3)] == [block] * 3


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (BLOCKS[0], "Слово и дело дальше"),
        (BLOCKS[3], "раз\nдва\nтри"),
        (BLOCKS[6], "[gory]"),
        (BLOCKS[7], "[odin dva]"),
        (BLOCKS[8], "[youtube:abc]"),
        (BLOCKS[9], "Справка\nТекст <b>"),
        (BLOCKS[10], "* * *"),
    ],
)
def test_what_has_no_words_is_told_by_its_name(block, text):
    assert [each.text for each in paragraphs(block)] == [text]


@given(st.lists(st.sampled_from(BLOCKS[:6]), max_size=8).map("".join))
def test_the_words_are_those_of_the_whole(body):
    assert "\n".join(each.text for each in paragraphs(body)) == plain(body)
