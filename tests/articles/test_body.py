# ruff: noqa: E501 (markup reads better in one line)
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.body import (
    Markers,
    Picture,
    Source,
    Speaker,
    clean,
    markers,
    plain,
    render,
    structured,
    teaser,
)

# The first article of this newsroom, shortened: two quotes of one person, four photos.
DELEGATION = (
    "<p>Для дальнейшего взаимодействия состоялась встреча между руководителями области Абай и округа Тарбагатай"
    ' СУАР.</p><blockquote data-person="nurlan-uranhaev" data-term="uranhaev-akim-abai"><p>С момента установления'
    " дипломатических отношений наша страна поддерживает тесное партнёрство.</p></blockquote>"
    '<figure data-photo="abai-delegation-1"></figure><p>Его стоимость составляет 2 млрд долларов.</p>'
    "<p>Проекты по созданию связей с Китаем через железнодорожные маршруты «Аягоз — Тачэн».</p>"
    '<figure data-photo="uranhaev-plate" data-size="small"></figure><p>Нурлан Уранхаев подчеркнул готовность.</p>'
    '<blockquote data-person="nurlan-uranhaev" data-term="uranhaev-akim-abai"><p>Надеюсь, что реализация данных'
    ' проектов повысит объём товарооборота.</p></blockquote><figure data-photo="abai-delegation-2" data-size="wide">'
    "</figure><p>Отметим: на встрече был подписан меморандум.</p>"
    '<figure data-photo="abai-delegation-3" data-size="full"></figure>'
)

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script >",
    "<script>alert(1)",
    "<<script>alert(1)//<</script>",
    "<scr<!-- -->ipt>alert(1)</scr<!-- -->ipt>",
    "<<!-- -->script>alert(1)</script>",
    "<\u202escript>alert(1)</script>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="\u00a0javascript:alert(1)">x</a>',
    '<a href="java\u202escript:alert(1)">x</a>',
    '<a href="javas\u0441ript:alert(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="blob:https://evil.example/1">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/admin/logout/">x</a>',
    '<a href="?delete=1">x</a>',
    '<a href="#top">x</a>',
    '<a href="https:evil.example">x</a>',
    '<a href="https:///evil.example">x</a>',
    '<a href="https:\\\\evil.example">x</a>',
    '<a href="https://onir.example@evil.example/">x</a>',
    '<a href="https://onir.example\\@evil.example/">x</a>',
    '<a href="https://user:pass@evil.example/">x</a>',
    '<a href="https://evil.example:port/">x</a>',
    '<a href="https://[::1/">x</a>',
    '<a href="https://onir.example/\nnews">x</a>',
    '<a href="https://onir.example" onclick="alert(1)" target="_blank" style="position:fixed">x</a>',
    '<a data-region="abai" href="javascript:alert(1)">x</a>',
    '<a data-region="abai&quot; onclick=&quot;alert(1)">x</a>',
    "<a data-article=\"1'-alert(1)-'\">x</a>",
    '<p onmouseover="alert(1)" onclick=alert(1)>x</p>',
    "<p/onclick=alert(1)/id=x>x</p>",
    '<p style="background:url(javascript:alert(1))" class="x">x</p>',
    '<p id="body"><p name="forms"><h2 id="__proto__">x</h2>',
    '<form id="x"><input name="attributes"><button formaction="javascript:alert(1)">x</button></form>',
    '<form action="javascript:alert(1)"><input type="submit"></form>',
    "<img src=x onerror=alert(1)>",
    '<img src=x:x onerror="alert(1)//" srcset="x 1x, javascript:alert(1) 2x">',
    '<img """><script>alert(1)</script>">',
    '<picture><source srcset="https://evil.example/x"></picture>',
    '<svg onload="alert(1)"><circle/></svg>',
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
    "<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>",
    '<math href="javascript:alert(1)">x</math>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    '<math><annotation-xml encoding="text/html"><style><img src onerror=alert(1)></style></annotation-xml>',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<style><img src="</style><img src=x onerror=alert(1)//">',
    '<title><img src="</title><img src=x onerror=alert(1)>"></title>',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<xmp><img alt="</xmp><img src=x onerror=alert(1)>"></xmp>',
    "<template><img src=x onerror=alert(1)></template>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?><?xml-stylesheet href='javascript:alert(1)'?>",
    "</ onclick=alert(1)><img src=x onerror=alert(1)>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">',
    '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
    '<applet code="x"></applet><frameset onload=alert(1)><frame src="javascript:alert(1)">',
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>",
    "<custom-element onclick=alert(1) is=x>x</custom-element>",
    '<table background="javascript:alert(1)"><td background=x onclick=alert(1) colspan=99999>x</table>',
    "<table><a href=javascript:alert(1)><td><script>alert(1)</script></table>",
    "<figure data-photo='x\" onerror=\"alert(1)'></figure>",
    '<figure data-photo="../../etc/passwd" data-size="wide"></figure>',
    '<figure data-photo="abai"><script>alert(1)</script><img src=x onerror=alert(1)></figure>',
    '<figure data-photo="abai" data-size="wide onload=alert(1)" data-src="x"></figure>',
    '<blockquote data-person="<script>" data-term="x y" cite="javascript:alert(1)">x</blockquote>',
    '<div data-embed="evil:abc">x</div>',
    '<div data-embed="youtube:abc?autoplay=1&quot;onload=alert(1)"></div>',
    '<div data-embed="telegram:../../x#<script>"></div>',
    '<div data-embed="telegram:/evil.example"></div>',
    '<div data-gallery="abai <script>alert(1)</script>"></div>',
    '<div data-evil="x" data-bind="click: alert(1)" x-on:click="alert(1)" @click="alert(1)">x</div>',
    '<ol start="1e9" reversed type="a" onclick=alert(1)><li value=7>x</ol>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<p>&amp;lt;script&amp;gt;alert(1)</p>",
    "<p title='<script>alert(1)</script>'>x</p>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<p>\u0338<script>alert(1)</script>",
    "<em>\u0338</em><strong>&#x338;onclick=alert(1)</strong>",
    "<p>user\u202egnp.exe &#x202e;txt \u2066x\u2069</p>",
    "<ſcript>alert(1)</ſcript>",
    "<\u212aeygen onfocus=alert(1) autofocus>",
    "{{ constructor.constructor('alert(1)')() }}<p v-html='x'>{% load x %}</p>",
]

ELEMENTS = set(
    "p h2 h3 h4 ul ol li strong em a table thead tbody tr th td blockquote figure aside br hr div".split()
)
ATTRIBUTES = set(
    "data-photo data-size data-person data-term data-article data-region data-organisation data-project"
    " data-agreement data-file data-kind data-caption data-embed data-gallery href rel colspan rowspan scope start lang".split()
)
MADE = {"img", "figcaption", "span", "picture", "source", "button"}
MADE_ATTRIBUTES = set(
    "class role tabindex src srcset sizes media type width height alt loading decoding fetchpriority"
    " hidden data-frame data-title".split()
)


class Tags(HTMLParser):
    """All start tags of a text, as a lenient parser finds them."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_comment(self, data):
        self.found.append(("comment", []))

    handle_decl = handle_pi = unknown_decl = handle_comment


def rendered(html, **made):
    made = {
        "address": lambda kind, key: f"/ru/{kind}/{key}/",
        "picture": lambda slug, size: Picture(f"/media/{slug}.jpg", 1200, 800, f"Снимок {slug}"),
        "speaker": lambda person, term: Speaker(person, f"{term}", f"/ru/people/{person}/"),
    } | made
    return render(html, **made)


def assert_harmless(html, elements=ELEMENTS, attributes=ATTRIBUTES):
    for tag, attrs in Tags(html).found:
        assert tag in elements
        assert {name for name, _ in attrs} <= attributes
        for name, value in attrs:
            assert not re.search(r"[<\\]", value)
            if name in ("href", "src"):
                assert re.match("(?i)https?://[^/@]|mailto:|tel:|/[^/]", value)
                assert not re.search(r"\s|//[^/]*@|evil\.example:port", value)


def assert_plain_letters(html):
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    assert normalize("NFC", html) == html


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_hostile_is_kept(html):
    cleaned = clean(html)
    assert_harmless(cleaned)
    assert_plain_letters(cleaned)
    assert clean(cleaned) == cleaned
    assert "alert" not in re.sub(r">[^<]*<", "><", f">{cleaned}<")


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_hostile_reaches_readers_cleaned_or_not(html):
    for text in (clean(html), html):
        assert_harmless(rendered(text), ELEMENTS | MADE, ATTRIBUTES | MADE_ATTRIBUTES)


@pytest.mark.parametrize(
    "html",
    [
        "<scr\0ipt>",
        "a\x08b",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\ud800",
        "a\udfffb",
        "\ufffe",
        "&#1;",
        "<p lang='&#8;'>x</p>",
    ],
)
def test_control_characters_are_refused(html):
    with pytest.raises(ValidationError) as refused:
        clean(html)
    assert refused.value.code == "control_character"


def test_line_ends_of_a_form_are_not_control_characters():
    assert clean("<p>one\r\ntwo\rthree&#13;four</p>\r\n") == "<p>one\ntwo\nthree\nfour</p>"


@pytest.mark.parametrize("not_html", [None, b"<p>x</p>", 1, ["<p>"]])
def test_what_is_not_a_text_is_an_error_of_the_programmer(not_html):
    with pytest.raises(ValueError, match="is a str"):
        clean(not_html)


@pytest.mark.parametrize("html", ["я" * 500_001, "&" * 210_000, "<p>" + "x" * 1_000_000])
def test_more_than_a_megabyte_is_refused(html):
    with pytest.raises(ValidationError) as refused:
        clean(html)
    assert refused.value.code == "too_long"


def test_nearly_a_megabyte_is_kept():
    assert len(clean("<p>" + "я" * 499_000 + "</p>")) == 499_007


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 51 + "x",
        "<ul><li>" * 30 + "x",
        "<blockquote>" * 50 + "x",  # with the paragraph one too many
        "<b><table><tr><td></b></td></tr></table>" * 60,
        "<div>" * 100_000,
        "<b><!--</b>-->" * 60,
        "<b><style></b></style>" * 60,
        '<b title="</b>">' * 60,
        "<div ='>" * 60,
    ],
)
def test_deep_nesting_is_refused(html):
    with pytest.raises(ValidationError) as refused:
        clean(html)
    assert refused.value.code == "too_deep"


def test_nesting_that_people_write_is_kept():
    deep = "<blockquote>" * 49 + "<p>x</p>" + "</blockquote>" * 49
    assert clean(deep) == deep
    assert clean("<p>x" * 200).count("<p>") == 200
    assert clean("<ul>" + "<li>x" * 200 + "</ul>").count("</li>") == 200
    assert clean("<table>" + "<tr><td>x<td>y" * 200 + "</table>").count("</td>") == 400
    assert clean("<p><b>x</p>" * 200).count("<p>") == 200


# Each of these kept an HTML parser busy for minutes, or made gigabytes, before elements were closed in order.
@pytest.mark.parametrize(
    "html",
    [
        "<p " + " ".join(f"a{n}" for n in range(20_000)) + ">x",
        "".join(f"<p><font a={n}></p>" for n in range(5_000)),
        "".join(f"<b a={n}><table><tr><td></b></td></tr></table>" for n in range(5_000)),
        "".join(f"<b a={n}><object></b></object>" for n in range(5_000)),
        "<p>" + "".join(f"<b a={n}>" for n in range(45)) + "</p>" + "<p>x" * 20_000,
        "<p><a href='https://a/" + "a" * 5000 + "'></p>" + "<p>x" * 20_000,
        "<a href='https://a/" + "a" * 1900 + "'>" + "<p>x</p>" * 20_000,
        "<table>" + "".join(f"<b a={n}>" for n in range(40)) + "<tr>x" * 5_000,
        "<!--" * 200_000,
        "<!" * 300_000,
        "<script>" * 100_000,
        '<a "' * 200_000,
        "<a x=" * 150_000,
        "&#" * 50_000,
        "<" * 240_000,
    ],
)
def test_hostile_lengths_are_kept_small_or_refused(html):
    try:
        cleaned = clean(html)
    except ValidationError:
        return
    assert len(cleaned) <= body.MAX_BYTES


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        (" \n ", ""),
        ("bare", "<p>bare</p>"),
        ("one<br>two", "<p>one<br>two</p>"),
        (
            "<p>a</p> bare <b>bold</b> <i>it</i>",
            "<p>a</p><p>bare <strong>bold</strong> <em>it</em></p>",
        ),
        ("<p></p><p>x</p><p><br></p><p>&nbsp;</p><p> </p>", "<p>x</p>"),
        ("<p>2&nbsp;млрд &lt; 3 &amp; «4»</p>", "<p>2\u00a0млрд &lt; 3 &amp; «4»</p>"),
        ("<p>й</p>".replace("й", "и\u0306"), "<p>й</p>"),
        ("<p>и&#x306;</p>", "<p>й</p>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<h1>Head</h1><h5>Sub</h5>text", "<p>Head</p><p>Sub</p><p>text</p>"),
        ("<section><p>a</p>b</section>", "<p>a</p><p>b</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p>a<h2>b</h2>c</p>", "<p>a</p><h2>b</h2><p>c</p>"),
        ("<p><ul><li>x</li></ul></p>", "<ul><li>x</li></ul>"),
        ("<p><span style='color:red'>x</span><u>y</u></p>", "<p>xy</p>"),
        (
            "<p>a<strong></strong><em> </em><a href='https://onir.example'></a>b</p>",
            "<p>a<em> </em>b</p>",
        ),
        ("<p lang=kk>Абай</p><p lang=de dir=rtl>x</p>", '<p lang="kk">Абай</p><p>x</p>'),
        (
            "<ul><li><p>a</p><ol start=3><li><p>b</p></li></ol></li><li></li></ul>",
            '<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li></ul>',
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("<ul>stray<li>a</ul>", "<p>stray</p><ul><li>a</li></ul>"),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<blockquote>bare<p>x</p></blockquote>", "<blockquote><p>bare</p><p>x</p></blockquote>"),
        ("<blockquote></blockquote><aside> </aside><ul></ul>", ""),
        ("<aside><h3>Box</h3><p>x</p></aside>", "<aside><h3>Box</h3><p>x</p></aside>"),
        ("a<hr>b", "<p>a</p><hr><p>b</p>"),
        (
            '<table style="min-width: 75px"><colgroup><col></colgroup><tbody><tr><th colspan="1" rowspan="1"><p>a</p>'
            '</th><td colspan="2" rowspan="21"><p></p></td></tr></tbody></table>',
            '<table><tbody><tr><th colspan="1" rowspan="1"><p>a</p></th><td colspan="2"></td></tr></tbody></table>',
        ),
        (
            "<table><caption>cap</caption><thead><tr><th scope=col>a<tfoot><tr><td>b</table>",
            '<p>cap</p><table><thead><tr><th scope="col">a</th></tr></thead>'
            "<tbody><tr><td>b</td></tr></tbody></table>",
        ),
        (
            "<figure><table><tr><td>1</table></figure>",
            "<table><tbody><tr><td>1</td></tr></tbody></table>",
        ),
        ("<figure><img src=x></figure>", ""),
        (
            "<p>a<figure data-photo=x></figure>b</p>",
            '<p>a</p><figure data-photo="x"></figure><p>b</p>',
        ),
        (
            '<figure data-photo="x" data-size=""><figcaption>y</figcaption></figure>',
            '<figure data-photo="x"></figure>',
        ),
        ('<figure data-photo="x" data-size="huge"></figure>', '<figure data-photo="x"></figure>'),
        ("<blockquote data-term=t>x</blockquote>", "<blockquote><p>x</p></blockquote>"),
        ('<div data-gallery=" a\n b "></div>', '<div data-gallery="a b"></div>'),
        (
            '<div data-gallery="a" data-embed="youtube:b">x</div>',
            '<div data-embed="youtube:b"></div>',
        ),
        ('<a data-article="12">x</a>', '<p><a data-article="12">x</a></p>'),
        ('<a data-article="012">x</a>', "<p>x</p>"),
        ('<a data-region="abai" data-person="x">y</a>', '<p><a data-region="abai">y</a></p>'),
        ('<a data-region="abai" href="https://x.kz">y</a>', '<p><a data-region="abai">y</a></p>'),
        (
            '<a href="https://x.kz/?a=1&b=2">y</a>',
            '<p><a href="https://x.kz/?a=1&amp;b=2" rel="noopener">y</a></p>',
        ),
        (
            '<a href="HTTPS://x.kz/a b" rel=opener>y</a>',
            '<p><a href="HTTPS://x.kz/a%20b" rel="noopener">y</a></p>',
        ),
        (
            '<a href="https://абай.қаз/ә">y</a>',
            '<p><a href="https://абай.қаз/ә" rel="noopener">y</a></p>',
        ),
        ('<a href="mailto:a@b.kz">y</a>', '<p><a href="mailto:a@b.kz" rel="noopener">y</a></p>'),
        (
            '<a href="tel:+77222000000">y</a>',
            '<p><a href="tel:+77222000000" rel="noopener">y</a></p>',
        ),
        ("<p>a<!-- x -->b</p>", "<p>ab</p>"),
        ("<p>1 < 2 <3 a<b</p>", "<p>1 &lt; 2 &lt;3 a</p>"),
    ],
)
def test_what_editors_write_becomes_the_body(written, kept):
    assert clean(written) == kept
    assert clean(kept) == kept


def test_a_whole_article_stays_as_it_is():
    assert clean(DELEGATION) == DELEGATION


TAGS = sorted(
    ELEMENTS
    | set("b i u span font div caption col tfoot dl dd section button form svg math".split())
)
TAGS += [
    "style",
    "script",
    "template",
    "select",
    "option",
    "h1",
    "figcaption",
    "img",
    "object",
    "title",
]
VALUES = [
    "abai",
    "x y",
    "1",
    "20",
    "youtube:a",
    "kk",
    "https://x.kz/a b",
    "javascript:1",
    "mailto:a",
    "&#10;",
    "\u0338",
]
NAMES = [*sorted(ATTRIBUTES), "onclick", "id", "style"]
ATTRIBUTE = st.builds(
    "{}={}{}{}".format,
    st.sampled_from(NAMES),
    q := st.sampled_from("\"' "),
    st.sampled_from(VALUES),
    q,
)
START = st.builds(
    lambda tag, attrs, end: f"<{tag} {' '.join(attrs)}{end}",
    st.sampled_from(TAGS),
    st.lists(ATTRIBUTE, max_size=2),
    st.sampled_from([">", ">", ">", "/>", ""]),
)
END = st.sampled_from(TAGS).map("</{}>".format)
WORDS = st.sampled_from(
    [
        " ",
        "\n",
        "\r\n",
        "x",
        "Өңір ",
        "&nbsp;",
        "&lt;",
        "&lt",
        "&amp;",
        "&",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "и",
        "̆",
        "&#x306;",
        "̸",
        "&#x338;",
        "=",
        "\u202e",
        "&#x202e;",
        "\ufeff",
        "\u200d",
        "<!>",
        "</>",
        "<?",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(START | END | WORDS, max_size=30).map("".join))
def test_a_clean_body_is_stable_harmless_and_composed(html):
    try:
        cleaned = clean(html)
    except ValidationError:
        return
    assert clean(cleaned) == cleaned
    assert_harmless(cleaned)
    assert_plain_letters(cleaned)
    page = rendered(cleaned)
    assert_harmless(page, ELEMENTS | MADE, ATTRIBUTES | MADE_ATTRIBUTES)
    assert page.count("<table") == page.count("</table>")


@settings(max_examples=200, deadline=None)
@given(st.lists(START | END | WORDS, max_size=30).map("".join))
def test_even_a_body_that_was_never_cleaned_renders_harmless(html):
    assert_harmless(rendered(html), ELEMENTS | MADE, ATTRIBUTES | MADE_ATTRIBUTES)


def test_markers_are_named_once_in_the_order_of_the_text():
    html = clean(
        '<p><a data-region="urjar">У</a> <a data-article="7">a</a> <a data-region="abai">А</a>'
        ' <a data-region="urjar">У</a> <a data-person="p-2">П</a> <a data-organisation="nfc">N</a>'
        ' <a data-project="rail">R</a> <a data-agreement="memo">M</a></p>'
        '<blockquote data-person="p-1" data-term="t-1">x</blockquote><blockquote data-person="p-2">y</blockquote>'
        '<div data-gallery="g-1 g-2"></div><figure data-photo="g-1"></figure><figure data-photo="f"></figure>'
        '<div data-embed="telegram:onir/5"></div>'
    )
    assert markers(html) == Markers(
        photos=("g-1", "g-2", "f"),
        people=("p-2", "p-1"),
        terms=("t-1",),
        articles=(7,),
        regions=("urjar", "abai"),
        organisations=("nfc",),
        projects=("rail",),
        agreements=("memo",),
        embeds=("telegram:onir/5",),
    )


def test_a_body_without_markers_names_nothing():
    assert markers("<p>x</p>") == Markers()


def test_the_first_article_shows_two_quotes_and_four_photos():
    asked = []

    def speaker(person, term):
        asked.append((person, term))
        return Speaker("Нурлан Уранхаев", "аким области Абай", "/ru/people/nurlan-uranhaev/")

    page = rendered(DELEGATION, speaker=speaker)
    assert isinstance(page, SafeString)
    assert asked == [("nurlan-uranhaev", "uranhaev-akim-abai")] * 2
    assert page.count('<figure class="quote"><blockquote><p>') == 2
    assert page.count(
        '</p></blockquote><figcaption>—\u00a0<a href="/ru/people/nurlan-uranhaev/">Нурлан Уранхаев</a>,'
        " аким области Абай</figcaption></figure>"
    ) == 2  # fmt: skip
    assert re.findall('<figure class="(picture[^"]*)"><img src="([^"]*)"', page) == [
        ("picture", "/media/abai-delegation-1.jpg"),
        ("picture picture--small", "/media/uranhaev-plate.jpg"),
        ("picture picture--wide", "/media/abai-delegation-2.jpg"),
        ("picture picture--full", "/media/abai-delegation-3.jpg"),
    ]
    assert "data-" not in page


def test_a_photo_comes_with_its_caption_and_credit():
    shown = Picture(
        "/m/a.jpg", 1200, 800, 'Встреча "в Тачэне"', "Кездесу <1>", "Абай & Co", lang="kk"
    )
    page = rendered(
        '<figure data-photo="a" data-size="wide"></figure>', picture=lambda slug, size: shown
    )
    assert page == (
        '<figure class="picture picture--wide"><img src="/m/a.jpg" width="1200" height="800"'
        ' alt="Встреча &quot;в Тачэне&quot;" loading="lazy" decoding="async"><figcaption lang="kk">Кездесу &lt;1&gt;'
        ' <span class="credit">Абай &amp; Co</span></figcaption></figure>'
    )


def test_a_photo_without_renditions_yet_leaves_its_caption():
    bare = Picture("", 0, 0, "", "Встреча", "Акимат")
    page = rendered('<figure data-photo="a"></figure>', picture=lambda slug, size: bare)
    assert page == (
        '<figure class="picture"><figcaption>Встреча <span class="credit">Акимат</span></figcaption></figure>'
    )


def test_a_photo_whose_rights_ended_leaves_its_caption_and_a_line():
    ended = Picture("", 0, 0, "", "Встреча", has_ended=True)
    with translation.override("en"):
        page = rendered('<figure data-photo="a"></figure>', picture=lambda slug, size: ended)
    assert page == (
        '<figure class="picture"><figcaption>Встреча <span class="ended">'
        "The right to show this picture has ended.</span></figcaption></figure>"
    )


def test_a_photo_offers_its_files_by_window_and_format():
    shown = Picture(
        "/m/a.jpg", 1280, 720, "А", srcset="/m/a.jpg 1280w", sizes="92vw", is_first=True,
        sources=(
            Source("image/avif", "/m/n.avif 320w", "92vw", 320, 240, "(max-width: 40rem)"),
            Source("image/avif", "/m/a.avif 1280w", "92vw", 1280, 720),
        ),
    )  # fmt: skip
    page = rendered('<figure data-photo="a"></figure>', picture=lambda slug, size: shown)
    assert page == (
        '<figure class="picture"><picture>'
        '<source media="(max-width: 40rem)" type="image/avif" srcset="/m/n.avif 320w" sizes="92vw" width="320" height="240">'
        '<source type="image/avif" srcset="/m/a.avif 1280w" sizes="92vw" width="1280" height="720">'
        '<img src="/m/a.jpg" srcset="/m/a.jpg 1280w" sizes="92vw" width="1280" height="720" alt="А"'
        ' fetchpriority="high"></picture></figure>'
    )


def test_a_caption_of_this_text_stands_in_place_of_the_photos_own():
    shown = Picture("/m/a.jpg", 1, 1, "", "Из библиотеки", "Акимат", lang="kk")
    body = clean(
        '<figure data-caption=" Здесь\n и &quot;сейчас&quot; <b>" data-photo="a"></figure>'
    )
    assert body == (
        '<figure data-photo="a" data-caption="Здесь и &quot;сейчас&quot; &lt;b&gt;"></figure>'
    )
    page = rendered(body, picture=lambda slug, size: shown)
    assert (
        '<figcaption>Здесь и "сейчас" &lt;b&gt; <span class="credit">Акимат</span></figcaption>'
        in page.replace("&quot;", '"')
    )
    assert plain(f"<p>a</p>{body}<p>b</p>") == 'a\nЗдесь и "сейчас" <b>\nb'


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [("x" * 500, True), ("&quot;" * 500, True), ("x" * 501, False), (" ", False)],
)
def test_a_caption_is_kept_up_to_five_hundred_characters(caption, is_kept):
    body = clean(f'<figure data-photo="a" data-caption="{caption}"></figure>')
    assert ("data-caption" in body) == is_kept
    assert clean(body) == body
    assert markers(body).photos == ("a",)


def test_a_caption_without_a_photo_is_nothing():
    assert clean('<figure data-caption="x"></figure>') == ""


def test_a_gallery_of_a_hundred_photos_with_long_names_is_kept():
    slugs = " ".join(f"{number:03}".ljust(100, "x") for number in range(100))
    body = f'<div data-gallery="{slugs}"></div>'
    assert clean(body) == body


def test_an_attribute_that_would_be_lost_the_next_time_is_not_written():
    once = clean(f'<p><a href="https://x.kz/?{"&" * 5000}">y</a></p>')
    assert once == clean(once) == "<p>y</p>"


def test_a_pull_quote_and_a_box_are_told_apart():
    body = '<aside data-kind="pullquote"><p>x</p></aside><aside><p>y</p></aside>'
    assert clean(body) == body
    assert clean('<aside data-kind="evil"><p>y</p></aside>') == "<aside><p>y</p></aside>"
    assert rendered(body) == (
        '<aside class="pullquote"><p>x</p></aside><aside class="box"><p>y</p></aside>'
    )


def test_a_file_is_named_and_linked_where_it_is_public():
    body = '<p><a data-file="plan-1">План</a></p>'
    assert clean(body) == body
    assert markers(body) == Markers(files=("plan-1",))
    assert rendered(body) == '<p><a href="/ru/file/plan-1/" class="file">План</a></p>'
    assert rendered(body, address=lambda kind, key: None) == "<p>План</p>"


def test_an_unknown_photo_leaves_nothing():
    unknown = {"picture": lambda slug, size: None}
    assert rendered('<p>a</p><figure data-photo="a"></figure>', **unknown) == "<p>a</p>"
    assert rendered('<div data-gallery="a b"></div>', **unknown) == ""


def test_a_gallery_shows_its_photos():
    asked = []
    page = rendered(
        '<div data-gallery="a b"></div>',
        picture=lambda slug, size: asked.append((slug, size)) or Picture(f"/{slug}.jpg", 1, 1, ""),
    )
    assert asked == [("a", "gallery"), ("b", "gallery")]
    assert page.startswith('<div class="gallery"><figure class="picture"><img src="/a.jpg"')
    assert page.endswith("</figure></div>")


def test_a_quote_without_a_known_speaker_stays_a_quote():
    quote = '<blockquote data-person="a" lang="kk"><p>x</p></blockquote>'
    plain_quote = '<figure class="quote"><blockquote lang="kk"><p>x</p></blockquote></figure>'
    assert rendered(quote, speaker=lambda person, term: None) == plain_quote
    assert rendered(quote, speaker=None) == plain_quote


def test_a_speaker_without_a_page_or_a_post_is_named_plainly():
    page = rendered(
        '<blockquote data-person="a"><p>x</p></blockquote>',
        speaker=lambda person, term: Speaker("<A> & B"),
    )
    assert "<figcaption>—\u00a0&lt;A&gt; &amp; B</figcaption>" in page


def test_marker_links_lead_to_the_address_of_the_day():
    asked = []
    page = rendered(
        '<p><a data-article="12">a</a> <a data-region="abai"><em>b</em></a></p>',
        address=lambda kind, key: asked.append((kind, key)) or '/"/',
    )
    assert asked == [("article", 12), ("region", "abai")]
    assert page == '<p><a href="/&quot;/">a</a> <a href="/&quot;/"><em>b</em></a></p>'


def test_a_marker_link_without_an_address_leaves_its_text():
    assert (
        rendered('<p>в <a data-region="x">крае</a>.</p>', address=lambda kind, key: None)
        == "<p>в крае.</p>"
    )


def test_other_sites_get_no_opener():
    assert rendered('<p><a href="https://x.kz/?a&amp;b">y</a></p>') == (
        '<p><a href="https://x.kz/?a&amp;b" rel="noopener">y</a></p>'
    )


@pytest.mark.parametrize(
    ("embed", "address"),
    [
        ("youtube:dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("telegram:onir/15", "https://t.me/onir/15"),
        ("instagram:Cx_1-a", "https://www.instagram.com/p/Cx_1-a/"),
        ("tiktok:onir/video/71", "https://www.tiktok.com/@onir/video/71"),
    ],
)
def test_an_embed_is_a_plain_link(embed, address):
    page = rendered(clean(f'<div data-embed="{embed}"></div>'))
    assert f'<p><a href="{address}" rel="noopener nofollow">' in page
    assert not {"iframe", "script", "img"} & {tag for tag, _ in Tags(page).found}


def test_a_table_can_be_scrolled_by_keyboard():
    page = rendered("<table><tbody><tr><td>1</td></tr></tbody></table>")
    assert page == (
        '<div class="table" role="region" tabindex="0"><table><tbody><tr><td>1</td></tr></tbody></table></div>'
    )


def test_text_stays_escaped():
    assert rendered("<p>&lt;b&gt; &amp;amp; &quot;</p>") == '<p>&lt;b&gt; &amp;amp; "</p>'


def test_plain_words_stand_one_paragraph_a_line():
    html = clean(
        "<h2>A</h2><p>b<br>c <em>d</em>&nbsp;e\n f</p><ul><li>g<p>h</p></li></ul><figure data-photo=x></figure>"
    )
    assert plain(html) == "A\nb c d\u00a0e f\ng\nh"
    assert plain("<p>1 &lt; 2 &amp; 3</p>") == "1 < 2 & 3"
    assert plain("") == ""


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Абай облысы", 11, "Абай облысы"),
        ("Абай облысы", 10, "Абай…"),
        ("Абай облысы", 5, "Абай…"),
        ("Абай, облысы", 8, "Абай…"),
        ("Абай\nоблысы мен", 13, "Абай облысы…"),
        ("2\u00a0млрд долларов", 9, "2\u00a0млрд…"),
        ("Экономикалық", 5, "Экон…"),
        ("За\u0301мок", 3, "З…"),
        ("аб👩\u200d🚀", 4, "аб…"),
        ("", 5, ""),
    ],
)
def test_a_teaser_is_cut_after_a_word(text, length, short):
    assert teaser(text, length) == short
    assert len(teaser(text, length)) <= length


def test_html_is_marked_safe_in_one_module_only():
    root = Path(body.__file__).parent.parent.parent
    packages = "newsroom reader desk articles projects people regions photos facts languages"
    sources = [path for name in packages.split() for path in (root / name).rglob("*.py")]
    marking = [path for path in sources if "mark_safe" in path.read_text()]
    assert [path.relative_to(root).as_posix() for path in marking] == ["articles/body/safe.py"]


@pytest.mark.parametrize("word", ["</script><script>alert(1)</script>", "<!--", "&amp;", "\u2028"])
def test_structured_data_ends_with_its_own_end(word):
    block = str(structured({"headline": word}))
    start, end = '<script type="application/ld+json">', "</script>"
    inside = block.removeprefix(start).removesuffix(end)
    assert block == start + inside + end
    assert not set(inside) & set("<>&\u2028")
    assert json.loads(inside) == {"headline": word}


def test_no_level_of_headings_is_left_out():
    body = "<h3>А</h3><h4>Б</h4><h2>В</h2><h4>Г</h4><aside><h4>Д</h4></aside>"
    shown = render(body, address=lambda *_: None, picture=lambda *_: None)
    assert re.findall("<h[2-4]>.</h[2-4]>", shown) == [
        "<h2>А</h2>",
        "<h3>Б</h3>",
        "<h2>В</h2>",
        "<h3>Г</h3>",
        "<h4>Д</h4>",
    ]
