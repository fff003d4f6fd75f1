"""Whatever stands in the record: a whole page in each script, its addresses as they were."""

import html
import re

import pytest

from articles.models import Article, Publication
from tests.reader.conftest import address, archive
from tests.reader.printed import Printed

pytestmark = pytest.mark.django_db
SCRIPTS = ("kk-latn", "kk-arab")
# Joined where an element stands for part of a line.
ADDED = {"bdi"}

BROKEN = {
    "never closed": "<p>Үржар <strong>ауданы <em>туралы <a href='https://onir.kz/?p=1'>бет",
    "never opened": "</p></strong>Үржар</div></main></body></html></bdi> ауданы</article>",
    "crossed": "<p>Ү<strong>ржар <em>ауда</strong>ны</em>ның</p><table><tr>жол<td>ұяшық",
    "cut off inside a tag": "<p>Үржар</p><p data-x='ауданы",
    "cut off inside a comment": "<p>Үржар</p><!-- ауданы",
    "scripts": "<p>Үржар</p><script>var ж = 'ауданы'</script><style>б{}</style><svg onload=ж>",
    "lists in lists": "<ul><li>Үржар<ul><li>Ақсуат" * 60,
    "a page in the page": "<html lang='ru'><head><title>Үржар</title></head><body dir='ltr'>ауданы",
    "languages": "<p lang='ru'>Үржар <p lang=''>ауданы <em lang='kk-Cyrl'>туралы",
    "references": "<p>&#1198;ржар &ұ; &amp;lt; &#x41F &#0; &#55296; &nbsp;ауданы &#999999999;</p>",
    "signs": "<p>< > & \" ' << >> <3 a<б б<a <-- ]]> {{ ж }} {% load %}</p>",
}
WORDS = {
    "mixed alphabets": "Cемей қaласы Aбай OБЛЫСЫ NFCтің 3D-принтер ΑΒай Ұlttyq",
    "addresses": "onir.kz/?p=1;q=ә https://өңір.қаз/жол?x=1,2#ы a@b.kz www.site.kz, t.me/onir; 1,5",
    "emoji": "👩\u200d👩\u200d👧 Үржар 🇰🇿 ауданы ☺️ 🏴\U000e0067\U000e0062\U000e007f туралы",
    "marks": "\u200fҮржар\u200e \u061cауданы\u200c\u200d \ufeffа\u0301\u0301\u0301лма Қа\u00adзақ",
    "turned round": "\u202eҮржар\u202c \u2066ауданы \u2067туралы",
    "many marks": "ж" + "\u0301" * 500 + "ол",
    "other letters": "قازاق Қазақ 中国 ქართ עברית हिन्दी Қытай",
    "white space": "Үржар\u00a0\u2003\u3000ауданы\t\t\x0b\x0c туралы\r\n\r\n",
    "controls": "Үржар \x01\x02\x1b[31m\x7f\x85 ауданы",
    "joined": "-1https://onir.kz/жол Үржар/ауданы\\туралы|бет 24.11.2026ж. №5-бет ХХІ ІV ғ.",
    "one long word": "қ" * 30_000,
    "nothing": "   ",
}
ADDRESSES = (
    "https://onir.kz/?p=1&q=2;r=3,4",
    "https://onir.kz/жол?іздеу=Үржар,ауданы",
    "mailto:abai@onir.kz?subject=Үржар",
    "tel:+77001234567",
    "https://xn--p1ai.kz/#ы?،",
)


def told(body="", title="Тақырып", lead="Лид"):
    """A story whose record holds this, however it came there."""
    archive(1, [], languages=["kk"])
    story = Article.objects.latest("pk")
    Publication.objects.filter(article_number=story.pk).update(title=title, lead=lead, body=body)
    return story


def pages_of(client, story):
    """The page in Cyrillic, and the same in the other scripts."""
    path = address(story, "kk")
    texts = []
    for code in ("kk", *SCRIPTS):
        answer = client.get(path.replace("/kk/", f"/{code}/", 1))
        assert answer.status_code == 200, code
        texts.append(answer.content.decode())
    return texts


def tags(text):
    """The elements of the main part in their order: what was opened and what was closed."""
    main = text[text.index("<main") : text.rindex("</main>")]
    return [each for each in Printed(main).tags if each.strip("/") not in ADDED]


def assert_whole(texts):
    cyrillic, *others = texts
    assert cyrillic.rstrip().endswith("</html>")
    assert Printed(cyrillic).is_balanced
    for other in others:
        assert other.rstrip().endswith("</html>")
        assert Printed(other).is_balanced
        assert tags(other) == tags(cyrillic)


def outward(text):
    """What the page leads to that is not of the site, as it is written."""
    leads = re.findall('href="([^"]*)"', text)
    return [each for each in leads if not each.startswith(("/", "http://localhost"))]


@pytest.mark.parametrize("name", BROKEN)
def test_broken_html_makes_a_whole_page(client, name):
    assert_whole(pages_of(client, told(BROKEN[name])))


@pytest.mark.parametrize("name", WORDS)
def test_odd_words_make_a_whole_page(client, name):
    words = WORDS[name].replace("&", "&amp;").replace("<", "&lt;")
    story = told(f"<p>{words}</p><p><em>{words}</em>{words}</p>", WORDS[name][:300], WORDS[name])
    assert_whole(pages_of(client, story))


def test_addresses_are_the_same_in_every_script(client):
    body = "".join(f'<p><a href="{each}">Үржар, {each}?</a></p>' for each in ADDRESSES)
    cyrillic, *others = pages_of(client, told(body, lead=f"Бет: {ADDRESSES[1]}, Үржар"))
    for other in others:
        assert outward(other) == outward(cyrillic)
        assert {html.unescape(each) for each in outward(other)} >= {*ADDRESSES}


@pytest.mark.parametrize("text", ["onir.kz/?p=1", "a@b.kz", "www.site.kz", "t.me/onir", "1,5"])
def test_an_address_in_the_text_is_left_as_it_is(client, text):
    for other in pages_of(client, told(f"<p>Бет: {text}, {text}; Үржар.</p>")):
        assert other.count(text) == 2


def test_what_is_no_word_is_left_as_it_is(client):
    kept = "👩‍👩‍👧 iPhone 中国 ☺️"
    for other in pages_of(client, told(f"<p>Үржар {kept} ауданы</p>")):
        assert kept in other


def test_a_text_of_a_megabyte_is_a_whole_page(client):
    paragraph = "<p>Үржар ауданы туралы <a href='https://onir.kz/?p=1'>бет</a>: «Жол ашық».</p>"
    body = paragraph * (1_000_000 // len(paragraph.encode()))
    for each in pages_of(client, told(body)):
        assert each.rstrip().endswith("</html>")
        assert each.count('href="https://onir.kz/?p=1"') == body.count("<p>")
        for tag in ("p", "a", "main"):
            assert len(re.findall(f"<{tag}[ >]", each)) == each.count(f"</{tag}>"), tag


def test_a_megabyte_without_a_pause_is_a_whole_page(client):
    assert_whole(pages_of(client, told(f"<p>{'Үржар«' * 80_000}</p>")))


def test_the_light_edition_is_whole_as_well(client):
    path = address(told(BROKEN["crossed"]), "kk")
    for code in SCRIPTS:
        answer = client.get("/lite" + path.replace("/kk/", f"/{code}/", 1))
        assert answer.status_code == 200
        assert Printed(answer.content.decode()).is_balanced
