"""Whole pages in Latin and Arabic letters."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.scripts import convert_html, to_arabic, to_latin
from tests.languages.scripts import certain_rows

PAGE = """<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="description" content="Үржар ауданы">
<title>Абай облысы: жаңалық, сапар</title>
<link rel="canonical" href="https://example.org/kk/үржар/?p=1">
<style>p::before { content: "Үржар"; }</style>
<script>const жол = "ауданы";</script>
</head>
<body class="бет">
<!-- Үржар ауданы -->
<p id="а">Үржар ауданы, 6,5 пайыз; KAZ Minerals?</p>
<p>Сайт: https://example.org/kk/үржар?p=1&amp;q=жол, пошта info@onir.kz-ке.</p>
<p lang="ru">Урджарский район, 6,5 %; что?</p>
<p><img src="/m/сурет.jpg" alt="Семей қаласы" data-note="Үржар"><code>ауданы</code></p>
<p translate="no" title="Өңір">Өңір</p>
<input placeholder="Іздеу" value="Үржар" aria-label="Іздеу, сөз"><textarea>Үржар</textarea>
</body>
</html>
"""


def test_a_page_in_latin_letters():
    latin = convert_html(PAGE, "latn")
    assert '<html lang="kk-Latn">' in latin
    assert "<title>Abai oblysy: jañalyq, sapar</title>" in latin
    assert '<p id="а">Ürjar audany, 6,5 paiyz; KAZ Minerals?</p>' in latin
    assert 'alt="Semei qalasy" data-note="Үржар"' in latin
    assert 'placeholder="Izdeu" value="Үржар" aria-label="Izdeu, söz"' in latin
    assert "info@onir.kz-ke" in latin


def test_a_page_in_arabic_letters():
    arabic = convert_html(PAGE, "arab")
    assert '<html lang="kk-Arab" dir="rtl">' in arabic
    assert "<title>اباي وبلىسى: جاڭالىق، ساپار</title>" in arabic
    assert '<p id="а">ءۇرجار اۋدانى، 6,5 پايىز؛ KAZ Minerals؟</p>' in arabic
    assert 'alt="سەمەي قالاسى" data-note="Үржар"' in arabic
    assert 'aria-label="ىزدەۋ، ءسوز"' in arabic


@pytest.mark.parametrize("script", ["latn", "arab"])
def test_what_is_not_kazakh_text_stays_byte_for_byte(script):
    page = convert_html(PAGE, script)
    for kept in (
        '<meta name="description" content="Үржар ауданы">',
        'href="https://example.org/kk/үржар/?p=1"',
        '<style>p::before { content: "Үржар"; }</style>',
        '<script>const жол = "ауданы";</script>',
        '<body class="бет">\n<!-- Үржар ауданы -->',
        "https://example.org/kk/үржар?p=1&amp;q=жол",
        "info@onir.kz",
        '<p lang="ru">Урджарский район, 6,5 %; что?</p>',
        'src="/m/сурет.jpg"',
        "<code>ауданы</code>",
        '<p translate="no" title="Өңір">Өңір</p>',
        "<textarea>Үржар</textarea>",
    ):
        assert kept in page


@pytest.mark.parametrize("script", ["latn", "arab"])
def test_twice_is_once(script):
    once = convert_html(PAGE, script)
    assert convert_html(once, script) == once


IN_HTML = [
    (
        '<img src="/m/a.jpg" alt="Семей қаласы">',
        '<img src="/m/a.jpg" alt="Semei qalasy">',
        '<img src="/m/a.jpg" alt="سەمەي قالاسى">',
    ),
    ("<code>ауданы</code>", "<code>ауданы</code>", "<code>ауданы</code>"),
]


@pytest.mark.parametrize(("cyrillic", "latin", "arabic"), IN_HTML)
def test_the_worked_examples_in_html_hold(cyrillic, latin, arabic):
    assert convert_html(cyrillic, "latn") == latin
    assert convert_html(cyrillic, "arab") == arabic


PLAIN = [row["cyrl"] for row in certain_rows() if "://" not in row["cyrl"]]


@pytest.mark.parametrize("text", PLAIN)
def test_a_paragraph_is_converted_as_its_text_is(text):
    html = f"<p>{text}</p>"
    assert convert_html(html, "latn") == f"<p>{to_latin(text)}</p>"
    assert convert_html(html, "arab") == f"<p>{to_arabic(text)}</p>"


@pytest.mark.parametrize(
    ("html", "arabic"),
    [
        ("<html><p>ал</p>", '<html lang="kk-Arab" dir="rtl"><p>ال</p>'),
        ("<html lang=kk><p>ал", '<html lang="kk-Arab" dir="rtl"><p>ال'),
        ('<html dir="ltr" lang="kk-KZ">ал', '<html dir="rtl" lang="kk-Arab-KZ">ال'),
        ('<p lang="kk" dir="auto">ал', '<p lang="kk-Arab" dir="auto">ال'),
        ('<p lang="kk" xml:lang="kk">ал', '<p lang="kk-Arab" xml:lang="kk-Arab" dir="rtl">ال'),
        ('<html lang="ru"><p>ал', '<html lang="ru"><p>ал'),
        ('<html lang="ru"><p lang="kk">ал', '<html lang="ru"><p lang="kk-Arab" dir="rtl">ال'),
        ('<a lang="kk-Cyrl">Кирилл</a>', '<a lang="kk-Cyrl">Кирилл</a>'),
        ('<a lang="kk-Latn">Latyn</a>', '<a lang="kk-Latn">Latyn</a>'),
        ('<p lang="">ал', '<p lang="">ал'),
        ('<a hreflang="kk" href="/kk/">ал</a>', '<a hreflang="kk" href="/kk/">ال</a>'),
        ('<img alt="ал" alt="ал">', '<img alt="ال" alt="ал">'),
    ],
)
def test_language_and_direction_are_set_where_kazakh_is_said(html, arabic):
    assert convert_html(html, "arab") == arabic


def test_a_bare_attribute_gets_quotes_for_the_spaces_it_may_now_have():
    assert convert_html("<img alt=АҚШ/ал>", "arab") == '<img alt="ا ق ش/ال">'


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("+7 (727) 123-45-67 нөмірі", "+7 (727) 123-45-67"),
        ("нөмірі 8 (722) 52-00-00.", "8 (722) 52-00-00"),
        ("бүгін −15 °C болды", "−15 °C"),
        ("бүгін 15°C болды", "15°C"),
        ("ендік 80,2275° шығыс", "80,2275°"),
        ("1 234 567 адам", "1 234 567"),
        ("10 000,5 теңге", "10 000,5"),
        ("құны $2 млрд", "$2"),
        ("±5 пайыз", "±5"),
        ("нөмірі 8 701 123 45 67", "8 701 123 45 67"),
        ("күні 2026-01-20 болды", "2026-01-20"),
        ("C++ тілі", "C++"),
        ("мына https://example.org/ сайты", "https://example.org/"),
        ("пошта: info@onir.kz", "info@onir.kz"),
    ],
)
def test_a_run_that_a_right_to_left_line_would_tear_is_isolated(text, run):
    assert f'<bdi dir="ltr">{run}</bdi>' in convert_html(f"<p>{text}</p>", "arab")
    assert f"\u2066{run}\u2069" in convert_html(f"<title>{text}</title>", "arab")
    assert f"\u2066{run}\u2069" in convert_html(f'<img alt="{text}">', "arab")
    assert "bdi" not in convert_html(f"<p>{text}</p>", "latn")
    for html in (f"<p>{text}</p>", f"<title>{text}</title>"):
        once = convert_html(html, "arab")
        assert convert_html(once, "arab") == once


@pytest.mark.parametrize(
    "html",
    [
        "<p>Java, C++</p>",
        "<p>KAZ Minerals; C++; NFC",
        "<p>SMI, US$5",
        "<option>C++C++",
        "<b>KAZ</b>, <b>Inc</b>",
        "<title>SMI, 24 ақпан",
        "<title>−15 °C; C++",
        "<title>info@onir.kz−3 ал",
        "<p>$5 <i>15 °C</i> ал",
    ],
)
def test_an_isolated_run_does_not_change_how_its_neighbours_are_read(html):
    once = convert_html(html, "arab")
    assert convert_html(once, "arab") == once


@pytest.mark.parametrize("text", ["US$5 млн", "KAZ 5–10 жыл", "KAZ 2025 жылы"])
def test_a_run_is_not_torn_by_its_isolation(text):
    assert "bdi" not in convert_html(f"<p>{text}</p>", "arab")


def test_what_readers_type_is_kept_but_what_they_are_told_about_it_is_not():
    html = '<textarea aria-label="Пікір" placeholder="Ал">Үй</textarea>'
    latin = '<textarea aria-label="Pıkır" placeholder="Al">Үй</textarea>'
    assert convert_html(html, "latn") == latin


@pytest.mark.parametrize(
    ("html", "arabic"),
    [
        ("<p>KAZ Minerals, 24 ақпан", '<p><bdi dir="ltr">KAZ Minerals</bdi>، 24 اقپان'),
        ("<p><a>KAZ</a>, 24 ақпан", '<p><a><bdi dir="ltr">KAZ</bdi></a>، 24 اقپان'),
        (
            '<p>Ал: <cite lang="ru">Абай, 5</cite>, 24 ақпан',
            '<p>ال: <bdi><cite lang="ru">Абай, 5</cite></bdi>، 24 اقپان',
        ),
        ('<p><i lang="ru">Абай <b>и</b></i> ал', '<p><bdi><i lang="ru">Абай <b>и</b></i></bdi> ال'),
        ("<p><code>f(x)</code>, 5", "<p><bdi><code>f(x)</code></bdi>، 5"),
        ('<p><i lang="ru">Абай</i></p>ал', '<p><i lang="ru">Абай</i></p>ال'),
        ('<p>ал <i lang="ru" dir="ltr">да</i>', '<p>ال <i lang="ru" dir="ltr">да</i>'),
        ('<p>ал <q lang="ru">да<p>ал', '<p>ال <q lang="ru">да<p>ال'),
        ("<p>COVID-19, Boeing 737 ал", "<p>COVID-19، Boeing 737 ال"),
    ],
)
def test_what_stays_as_it_is_does_not_draw_the_line_around_it_along(html, arabic):
    assert convert_html(html, "arab") == arabic
    assert convert_html(arabic, "arab") == arabic


@pytest.mark.parametrize(
    "text",
    [
        "6,5 пайыз",
        "14:05",
        "18.09.2025",
        "10\u00a0000",
        "2019–2024",
        "2019-2024",
        "24/7",
        "KAZ Minerals",
        "5-ші",
        "COVID-19",
    ],
)
def test_what_stands_rightly_by_itself_is_not_isolated(text):
    assert "bdi" not in convert_html(f"<p>Ол {text} ал</p>", "arab")


@pytest.mark.parametrize(
    ("html", "arabic"),
    [
        ("<b>Ү</b>ржар", "<b>ءۇ</b>رجار"),
        ("<mark>әкім</mark>дік", "<mark>اكىم</mark>دىك"),
        ("<mark>кө</mark>л<i>і</i>", "<mark>كو</mark>ل<i>ى</i>"),
        ("<p>бі</p><p>р</p>", "<p>ءبى</p><p>ر</p>"),
        ("бі<br>р", "ءبى<br>ر"),
        ('бі<i lang="ru">р</i>', 'ءبى<bdi><i lang="ru">р</i></bdi>'),
    ],
)
def test_a_word_cut_by_a_tag_has_the_hamza_of_the_whole(html, arabic):
    assert convert_html(html, "arab") == arabic


def test_an_acronym_is_known_by_the_line_around_its_tag():
    assert convert_html("<p>Бұл <a>БАҚ</a> өкілі</p>", "arab") == "<p>بۇل <a>ب ا ق</a> وكىلى</p>"


def test_cyrillic_letters_written_as_references_are_converted_and_others_are_not():
    html = "<p>&#1072;&#x43b;&#1178; &amp; &#8212; &nbsp;</p>"
    assert convert_html(html, "latn") == "<p>alQ &amp; &#8212; &nbsp;</p>"


def test_names_of_the_caller_are_used_and_cannot_become_markup():
    names = [("Семей", 'Se<b>"m')]
    html = convert_html('<p title="Семей">Семейде</p>', "latn", names=names)
    assert html == ('<p title="Se&lt;b&gt;&quot;m">Se&lt;b&gt;&quot;mde</p>')


def test_names_are_found_across_no_break_spaces_and_lines_of_a_template():
    names = [("Абай облысы", "X"), ("Ақ", "R&D")]
    assert convert_html("<p>Абай&nbsp;облысында", "latn", names=names) == "<p>Xnda"
    assert convert_html("<p>Абай\n      облысы", "latn", names=names) == "<p>X"
    script = '<script type="application/ld+json">{"name":"Ақ"}</script>'
    assert json.loads(convert_html(script, "latn", names=names)[35:-9]) == {"name": "R&D"}


@pytest.mark.parametrize(
    "html", ["<i>5</i>,5 пайыз", "25<b>,</b>5 пайыз", "<b>NFC</b>, WTO", "<b>сөз</b>, сөз"]
)
def test_given_names_change_no_sign_beside_a_tag(html):
    names = [("Абай", "اباي")]
    assert convert_html(html, "arab", names=names) == convert_html(html, "arab")


def test_json_ld_keeps_its_keys_addresses_and_bytes():
    source = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Үржар </b> ауданы",
        "inLanguage": "kk",
        "url": "https://example.org/kk/үржар",
        "жол": "ал",
        "about": [{"@type": "Place", "name": "Семей", "@id": "#семей"}, "ал"],
        "isBasedOn": {"inLanguage": "ru", "name": "Урджар", "author": {"name": "Абай"}},
        "n": 1.10,
        "image": "үй.jpg",
        "alternateName": {"kk": "Семей", "ru": "Семей"},
    }
    text = json.dumps(source, ensure_ascii=False).replace("</b>", "\\u003C/b\\u003E")
    page = convert_html(f'<script type="application/ld+json">{text}</script>', "latn")
    told = json.loads(page.partition(">")[2].removesuffix("</script>"))
    assert told == {
        **source,
        "headline": "Ürjar </b> audany",
        "inLanguage": "kk-Latn",
        "жол": "al",
        "about": [{"@type": "Place", "name": "Semei", "@id": "#семей"}, "al"],
        "alternateName": {"kk": "Semei", "ru": "Семей"},
    }
    assert "</b>" not in page
    assert '"n": 1.1' in page


@pytest.mark.parametrize(
    "text", ['{"a":"ал', '{"a" "ал"}', ']]"ал', '{"\\ud800":"ал\\ud800"}', '"\\x ал"', "", "ал"]
)
def test_broken_json_is_no_worse_afterwards(text):
    page = convert_html(f'<script type="application/ld+json">{text}</script>', "latn")
    assert page.replace("al", "ал") == f'<script type="application/ld+json">{text}</script>'


def test_a_list_of_languages_in_json_counts_for_its_object():
    text = '{"inLanguage":["kk","ru"],"name":"ал","@context":{"name":"ал"}}'
    page = convert_html(f'<script type="application/ld+json">{text}</script>', "latn")
    assert '{"inLanguage":["kk-Latn","ru"],"name":"al","@context":{"name":"ал"}}' in page
    region = convert_html('<script type="application/ld+json">{"inLanguage":"kk-KZ"}', "arab")
    assert '"kk-Arab-KZ"' in region


def test_cyrillic_stays_cyrillic_and_an_unknown_script_is_a_mistake():
    assert convert_html(PAGE, "cyrl") == PAGE
    with pytest.raises(KeyError):
        convert_html(PAGE, "grek")


WORDS = st.text("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяӘІҮӨАБҚ", min_size=1, max_size=8)
KEPT = st.sampled_from(
    [
        "https://a.kz/үржар?б=1,2;3",
        "info@onir.kz",
        "&quot;",
        "<code>үржар; б?</code>",
        '<p lang="ru">Урджар, да; нет? <b>Семей</b></p>',
        '<span translate="no" title="ал">Өңір, иә</span>',
        "<script>үржар</script>",
        "<!-- үржар -->",
        '<a href="/үржар?а=б;в">',
        "KAZ Minerals",
        "1234567",
    ]
)


@given(st.lists(WORDS | KEPT), st.sampled_from(["latn", "arab"]))
def test_kept_parts_are_there_byte_for_byte_and_no_cyrillic_letter_outside_them(parts, script):
    kept = [part for part in parts if not re.fullmatch(r"[а-яёәғқңөұүһіӘІҮӨАБҚ]+", part)]
    html = " ".join(parts)
    converted = convert_html(html, script)
    place = 0
    for part in kept:
        found = converted.find(part, place)
        assert found >= 0
        assert not re.search("[\u0400-\u052f]", converted[place:found])
        place = found + len(part)
    assert not re.search("[\u0400-\u052f]", converted[place:])
    assert convert_html(converted, script) == converted


TAGS = (
    "<p>|</p>|<b lang=ru>|</b>|<code>|</code>|<!--|-->|<title>|<td>|<html lang=kk>|</script>|"
    """<script type="application/ld+json">|<a title="|<|>|</|"|'|=|{"""
).split("|")
SIGNS = "абай үржар \x00 \ud800 \u0301 &amp; +7 (7 -1 ﷽ ЦИ и\u0306 \u2066 ﻻ 1 000 C++ $2".split(" ")
BROKEN = st.lists(st.sampled_from([*TAGS, *SIGNS, " ", ", "])).map("".join)


@given(BROKEN | st.text(), st.sampled_from(["latn", "arab"]))
def test_any_text_is_converted_or_left_and_twice_is_once(html, script):
    once = convert_html(html, script)
    assert convert_html(once, script) == once


@pytest.mark.parametrize("script", ["latn", "arab"])
@pytest.mark.parametrize(
    "unit",
    [
        "ү",
        "ү ",
        "1 ",
        "+7 (",
        "a@",
        "a, ",
        "1-",
        "A.",
        "a&",
        "1.",
        "°1,",
        "?a=",
        "\u0301",
        "\ud800",
        "<",
        '"',
        "Ү-",
        "ИИ, ",
    ],
)
def test_a_megabyte_is_converted(unit, script):
    html = "<p>" + unit * (1_000_000 // len(unit.encode("utf-8", "surrogatepass")))
    assert convert_html(html, script).startswith("<p>")


@pytest.mark.parametrize("script", ["latn", "arab"])
@pytest.mark.parametrize("unit", ["<b>ү", "<i lang=ru>у", "<p>ү <code>", "ү<b></b>"])
def test_much_html_is_converted(unit, script):
    html = unit * (200_000 // len(unit))
    once = convert_html(html, script)
    assert "ү" not in once
    assert once.count("<") >= html.count("<")
