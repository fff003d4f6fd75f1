"""HTML cut into tokens, each with its language and whether it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.markup import attributes, tokens


def texts(html):
    """What readers see: each text with its language, in capitals where it is kept."""
    return [
        (token.source.upper() if token.is_kept else token.source, token.language)
        for token in tokens(html)
        if token.kind == "text"
    ]


def test_a_language_holds_for_all_inside_and_ends_with_its_element():
    html = '<html lang="kk">а<p lang="RU">б<b>в</b></p>г<i xml:lang="en">д</i><i lang="">е</i>'
    assert texts(html) == [
        ("а", "kk"),
        ("б", "ru"),
        ("в", "ru"),
        ("г", "kk"),
        ("д", "en"),
        ("е", "und"),
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p lang=ru>б<p>г", [("б", "ru"), ("г", "")]),
        ("<ul><li lang=ru>б<li>г</ul>", [("б", "ru"), ("г", "")]),
        ("<table><tr lang=ru><td>б<td>в<tr><td>г", [("б", "ru"), ("в", "ru"), ("г", "")]),
        ("<dl><dt lang=ru>б<dd>г</dl>", [("б", "ru"), ("г", "")]),
        ("<p lang=ru>б<div>г</div>", [("б", "ru"), ("г", "")]),
        ("<p lang=ru>б<table><tr><td>в<div>в", [("б", "ru"), ("в", ""), ("в", "")]),
        ("<b><div lang=ru></b>б</div>г", [("б", "ru"), ("г", "")]),
        ("<div><span lang=ru>б</div>г", [("б", "ru"), ("г", "")]),
        ("<p lang=ru>б</i>в", [("б", "ru"), ("в", "ru")]),
        ('<svg><g lang="ru"/><text>г</text></svg>', [("г", "")]),
        ("<br lang=ru>г", [("г", "")]),
    ],
)
def test_ends_that_html_leaves_out_are_found(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize("element", ["code", "kbd", "samp", "var", "tt", "pre", "textarea"])
def test_code_and_what_readers_type_is_kept(element):
    assert texts(f"<{element}>а</{element}>б") == [("А", ""), ("б", "")]


def test_translate_no_keeps_and_translate_yes_lifts_it_again_but_not_in_code():
    html = "<p translate=no>а<i translate=yes>б</i></p><code>в<i translate=yes>г</i></code>"
    assert texts(html) == [("А", ""), ("б", ""), ("В", ""), ("Г", "")]


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<!-- а -->б", ["б"]),
        ("<!-->б", ["б"]),
        ("<!doctype html><?php а ?>б", ["б"]),
        ("<script>а<b</script>б", ["б"]),
        ("<style>а</style >б", ["б"]),
        ("<title>а <b></title>", ["а <b>"]),
        ('<a title="x>y">б</a>', ["б"]),
        ("<p it's>б</p>", ["б"]),
        ("а < б <3 </> в", ["а < б <3 </> в"]),
        ("а<!-- б", ["а"]),
        ('а<a href="б>в</a>', ["а"]),
        ("а<script>б", ["а"]),
        ("а</b", ["а"]),
    ],
)
def test_what_a_browser_does_not_show_is_no_text(html, seen):
    assert [token.source for token in tokens(html) if token.kind == "text"] == seen


def test_attributes_are_read_as_a_browser_reads_them():
    tag = """<img  src="/m/a.jpg" ALT=Семей/x title='а "б"' hidden lang = "kk" lang="ru" />"""
    found = attributes(tag)
    assert [(one.name, one.value) for one in found] == [
        ("src", "/m/a.jpg"),
        ("alt", "Семей/x"),
        ("title", 'а "б"'),
        ("hidden", ""),
        ("lang", "kk"),
    ]
    assert all(tag[one.start : one.end] == one.value for one in found)


PIECES = (
    "<|>|</|<p>|</p>|<b lang=ru>|</b>|<code>|</code>|<!--|-->|<script>|</script>|<title>|<td>|"
    """<table>|</table>|<a title="|"|'|=|<svg>|<g/>|</svg>|абай|\x00|\ud800|&amp;"""
).split("|")
MARKUP = st.lists(st.sampled_from([*PIECES, " "])).map("".join)


@given(MARKUP | st.text())
def test_nothing_is_lost(html):
    assert "".join(token.source for token in tokens(html)) == html


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<",
            "<a ",
            "<a b='",
            "<!--",
            "<b>",
            "</b>",
            "<title>",
            "</",
            "<!",
            "<p>",
            "<li>",
            "<a\t=\t",
        ),
        *("<td lang=ru>", "<code translate=yes>", "<i><div><b></i>", "<p><td><div>"),
    ],
)
def test_much_broken_html_is_read_through(unit):
    html = unit * (250_000 // len(unit))
    assert "".join(token.source for token in tokens(html)) == html


def test_deep_and_crossed_elements_are_read_through():
    html = "<i><div>" + "<b>" * 30_000 + "</i>" * 20_000 + "<p><td>" + "<div>" * 20_000
    assert "".join(token.source for token in tokens(html)) == html
