"""What is in the other language inside a text says so, and stays as it is in other letters."""

import re

import pytest

from articles.body import Picture, figure, marked, render
from languages.scripts import convert_html

RUSSIAN = "Мы построим дорогу до самой границы"
KAZAKH = "Біз шекараға дейін жол саламыз"
KAZAKH_WORDS = "Әкім өз сөзінде былай деді"
RUSSIAN_WORDS = "Аким области сказал об этом так"
CONTROLS = {"address": lambda kind, key: None, "picture": lambda slug, size: None}


def shown(body, language):
    return render(body, language=language, **CONTROLS)


@pytest.mark.parametrize("tag", ["p", "h2", "li", "td"])
def test_a_block_in_the_other_language_says_so(tag):
    assert f'lang="ru" dir="ltr">{RUSSIAN}</{tag}>' in shown(f"<{tag}>{RUSSIAN}</{tag}>", "kk")
    assert f'lang="kk">{KAZAKH}</{tag}>' in shown(f"<{tag}>{KAZAKH}</{tag}>", "ru")


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (f"<p>{KAZAKH}</p>", "kk"),
        (f"<p>{RUSSIAN}</p>", "ru"),
        ("<p>Барды</p>", "kk"),
        ("<p>Абай Семей Аягоз</p>", "kk"),
        ("<p>KAZ Minerals Smelting, 2026</p>", "kk"),
        ("<p>«Абай облысы»</p>", "kk"),
        ("<p>Казахстан Темир Жолы</p>", "kk"),
        ("<p>Шекарадан жол ашылды, балалар барды</p>", "kk"),
        ("<p>Село Мақаншы стоит у границы</p>", "ru"),
        ("<p>Библиотека «Үлгі» открыла зал</p>", "ru"),
        (f"<p>{RUSSIAN}</p>", ""),
    ],
)
def test_what_is_not_the_other_language_for_sure_is_not_marked(body, language):
    assert shown(body, language) == body


def test_words_in_quotation_marks_say_their_language():
    body = f"<p>{KAZAKH_WORDS}: «{RUSSIAN}», — {KAZAKH_WORDS}.</p>"
    span = f'«<span lang="ru" dir="ltr">{RUSSIAN}</span>»'
    assert shown(body, "kk") == body.replace(f"«{RUSSIAN}»", span)
    told = shown(f"<p>{RUSSIAN_WORDS}: «{KAZAKH}».</p>", "ru")
    assert f'«<span lang="kk">{KAZAKH}</span>»' in told


def test_a_quotation_inside_of_one_goes_with_it():
    inner = "Мы построим «Новый путь» до самой границы"
    assert f'«<span lang="ru" dir="ltr">{inner}</span>»' in shown(
        f"<p>{KAZAKH_WORDS}: «{inner}».</p>", "kk"
    )


def test_a_block_is_judged_by_what_it_says_itself_and_its_quotations_for_themselves():
    told = shown(f"<p>{RUSSIAN_WORDS}: «{KAZAKH}», «{RUSSIAN}».</p>", "kk")
    assert told == (
        f'<p lang="ru" dir="ltr">{RUSSIAN_WORDS}: «<span lang="kk">{KAZAKH}</span>»,'
        f" «{RUSSIAN}».</p>"
    )


def test_what_an_editor_has_said_is_left_alone():
    assert shown(f'<p lang="ru">{RUSSIAN}</p>', "kk") == f'<p lang="ru" dir="ltr">{RUSSIAN}</p>'
    body = f'<p lang="zh">«{RUSSIAN}»</p>'
    assert shown(body, "kk") == body.replace('"zh"', '"zh" dir="ltr"')
    quotation = f'<blockquote lang="ru"><p>{RUSSIAN}</p></blockquote>'
    assert f'<blockquote lang="ru" dir="ltr"><p>{RUSSIAN}</p></blockquote>' in shown(
        quotation, "kk"
    )
    assert shown(f'<p lang="kk">{KAZAKH}</p>', "ru") == f'<p lang="kk">{KAZAKH}</p>'


def test_a_list_is_not_marked_for_the_words_before_its_parts():
    body = f"<ul><li>{RUSSIAN}<p>{KAZAKH}</p></li></ul>"
    assert shown(body, "kk") == body


def test_words_of_one_block_count_together():
    told = shown(f"<p><strong>Мы построим</strong> <em>дорогу</em> {RUSSIAN}</p>", "kk")
    assert told.startswith('<p lang="ru" dir="ltr"><strong>')


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(
    "body",
    [
        "<p>«««««",
        "<p>" + "«Мы построим " * 2000,
        "<p>»»»«</p></p></em>",
        "<li><p><ul><td>Мы построим дорогу",
        "<p lang=ru><p lang=kk><blockquote lang='zh'>",
        "</p></p>",
        "<p>" + "«Мы построим дорогу» " * 3000 + "</p>",
    ],
)
def test_any_text_keeps_its_words_and_its_tags(body, language):
    told = shown(body, language)
    assert re.sub("<[^>]*>", "", told) == re.sub("<[^>]*>", "", shown(body, ""))
    for tag in ("p", "span", "li", "td", "blockquote"):
        assert len(re.findall(f"<{tag}[ >]", told)) == told.count(f"</{tag}>"), tag


def test_markup_in_a_quotation_stays_text():
    told = shown("<p>Әкім айтты: «Мы построим &lt;b&gt; дорогу &amp; мост до границы».</p>", "kk")
    assert "&lt;b&gt; дорогу &amp; мост" in told
    assert marked("<i>" + RUSSIAN, "kk") == f'<span lang="ru" dir="ltr">&lt;i&gt;{RUSSIAN}</span>'


def test_a_plain_text_is_marked_as_well():
    assert marked(KAZAKH, "kk") == KAZAKH
    assert marked(RUSSIAN, "kk") == f'<span lang="ru" dir="ltr">{RUSSIAN}</span>'
    caption = Picture("", 0, 0, "", caption=f"{KAZAKH}: «{RUSSIAN}»", language="kk")
    assert f'«<span lang="ru" dir="ltr">{RUSSIAN}</span>»' in figure(caption)


@pytest.mark.parametrize("script", ["latn", "arab"])
def test_russian_stays_russian_in_other_letters(script):
    page = '<html lang="kk"><body>{}</body></html>'
    body = f"<p>{RUSSIAN}</p><p>{KAZAKH_WORDS}: «{RUSSIAN}».</p>"
    told = convert_html(page.format(shown(body, "kk")), script)
    assert told.count(RUSSIAN) == 2
    assert KAZAKH_WORDS not in told
    assert f'<p lang="ru" dir="ltr">{RUSSIAN}</p>' in told
