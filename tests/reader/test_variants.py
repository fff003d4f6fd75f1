"""Kazakh in its three scripts: addresses of their own, and pages whose words alone differ."""

import re

import pytest

from articles.models import Spelling
from reader import spelled
from reader.addresses import address as path_to
from reader.variants import VARIANTS, variant, written_in
from regions.models import RegionName
from tests import cast
from tests.reader.conftest import LONG_AGO, address, pages

pytestmark = pytest.mark.django_db
SCRIPTS = ("kk-latn", "kk-arab")
CYRILLIC = re.compile("[\u0400-\u052f]")


def of(code, path):
    """The same page in a script."""
    return path.replace("/kk/", f"/{code}/", 1)


@pytest.fixture
def told_kk(story):
    return address(story, "kk")


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_page_stands_in_the_script_and_leads_to_no_other(client, story, code):
    for name, path in pages("kk", story).items():
        answer = client.get(of(code, path))
        assert answer.status_code == 200, name
        main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        inside = set(re.findall(r'href="/(kk[a-z-]*|ru)/', main))
        cyrillic = {"kk"} if name == "scripts" else set()  # where its whole table is
        assert inside <= {code, "ru"} | cyrillic, (name, inside)


@pytest.mark.parametrize(
    ("code", "tag", "opening"),
    [
        ("kk", "kk", '<html lang="kk">'),
        ("kk-latn", "kk-Latn", '<html lang="kk-Latn">'),
        ("kk-arab", "kk-Arab", '<html lang="kk-Arab" dir="rtl">'),
    ],
)
def test_a_page_says_what_it_is_written_in(client, told_kk, code, tag, opening):
    answer = client.get(of(code, told_kk))
    text = answer.content.decode()
    assert opening in text
    assert f'"inLanguage": "{tag}"' in text
    assert f'<link rel="canonical" href="http://localhost:8000{of(code, told_kk)}">' in text


@pytest.mark.parametrize("code", VARIANTS)
def test_each_page_names_all_that_it_stands_in(client, story, code):
    here = address(story, "ru") if code == "ru" else of(code, address(story, "kk"))
    text = client.get(here).content.decode()
    told = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', text))
    assert list(told) == ["ru", "kk", "kk-Latn", "kk-Arab", "x-default"]
    for tag in ("kk", "kk-Latn", "kk-Arab"):
        assert told[tag] == f"http://localhost:8000{of(tag.lower(), address(story, 'kk'))}"


def test_the_switch_leads_to_the_same_page_in_everything_else(client, story):
    for code in VARIANTS:
        here = address(story, "ru") if code == "ru" else of(code, address(story, "kk"))
        text = client.get(here).content.decode()
        switches = text.partition('<ul class="switches"')[2].partition("</ul>")[0]
        led = re.findall(r'href="/([a-z-]+)/news/', switches)
        assert led == [each for each in VARIANTS if each != code]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("kk-latn", "Baqty bekete"),
        ("kk-arab", "باقتى بەكەتە"),
    ],
)
def test_words_are_converted_and_addresses_are_not(client, code, words):
    story = cast.article()
    cast.published(story, "kk", "Бақты бекеті", body="<p>Мынаны: onir.kz/?p=1, iPhone, 2,5.</p>")
    text = client.get(of(code, address(story, "kk")), follow=True).content.decode()
    assert words[:9] in text
    assert "onir.kz/?p=1" in text
    assert "iPhone" in text


def test_machines_are_told_in_the_script_too(client):
    story = cast.article()
    cast.published(story, "kk", "Бақты бекеті", lead="Жаңа кезең")
    text = client.get(of("kk-latn", address(story, "kk"))).content.decode()
    assert '<meta property="og:title" content="Baqty beketı">' in text
    assert '<meta name="description" content="Jaña kezeñ">' in text
    assert not CYRILLIC.search(text.partition("<head>")[2].partition("</head>")[0])


@pytest.mark.parametrize("code", SCRIPTS)
def test_what_the_text_says_in_another_script_alone_is_no_page_of_it(client, db, code):
    for path in ("never/", "news/999999/x/", "regions/nowhere/", "../ru/"):
        assert client.get(f"/{code}/{path}").status_code == 404
    assert client.get(f"/{code}").headers.get("Location") == f"/{code}/"


@pytest.mark.parametrize(
    "code", ["kk-cyrl", "ru-latn", "KK-ARAB", "kk-arab-cn", "kk_latn", "ru-arab"]
)
def test_there_are_no_other_scripts(client, db, code):
    assert client.get(f"/{code}/").status_code == 404
    assert client.get(f"/lite/{code}/").status_code == 404


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_page_that_does_not_exist_is_told_in_the_script_without_the_database(
    client, db, code, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = client.get(f"/{code}/never/")
    assert answer.status_code == 404
    seen = re.sub(r'<[^>]+lang="ru".*?</span>', "", answer.content.decode())
    assert not CYRILLIC.search(seen.partition("<body")[2])


@pytest.mark.parametrize("code", SCRIPTS)
def test_another_slug_leads_to_the_right_one_of_the_script(client, story, told_kk, code):
    answer = client.get(f"/{code}/news/{story.pk}/another/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == of(code, told_kk)


@pytest.mark.parametrize("code", SCRIPTS)
def test_the_light_edition_stands_in_the_script(client, story, told_kk, code):
    answer = client.get(f"/lite{of(code, told_kk)}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'lang="{VARIANTS[code].tag}"' in text
    assert f'href="/lite/{code}/news/"' in text
    assert f'<link rel="canonical" href="http://localhost:8000{of(code, told_kk)}">' in text


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("kk", "/kk/"),
        ("kk-KZ, ru", "/kk/"),
        ("kk-CN", "/kk-arab/"),
        ("kk-Arab-CN", "/kk-arab/"),
        ("kk-Arab", "/kk-arab/"),
        ("kk-Cyrl-CN", "/kk/"),
        ("kk-Latn-CN", "/kk-latn/"),
        ("kk-Latn", "/kk-latn/"),
        ("zh-CN, kk-CN;q=0.8, ru;q=0.2", "/kk-arab/"),
        ("ru-CN", "/ru/"),
        ("ru-Arab", "/ru/"),
        ("zh-CN", "/ru/"),
    ],
)
def test_the_browser_says_where_a_reader_starts(client, db, asked, led):
    assert client.get("/", headers={"accept-language": asked}).headers["Location"] == led


@pytest.mark.parametrize("code", SCRIPTS)
def test_the_script_is_remembered_and_the_page_kept(client, story, told_kk, code):
    answer = client.post("/language/", {"language": code, "next": address(story, "ru")})
    led = client.get(answer.headers["Location"], follow=True)
    assert led.request["PATH_INFO"] == of(code, told_kk)
    assert client.get("/").headers["Location"] == f"/{code}/"
    again = client.post("/language/", {"language": "kk", "next": of(code, told_kk)})
    assert again.headers["Location"] == told_kk


# The desk's own spellings


def spelling_shown(client, story, code):
    return client.get(of(code, address(story, "kk"))).content.decode()


def test_a_spelling_holds_on_the_next_answer_with_every_ending(client):
    story = cast.article()
    cast.published(story, "kk", "Шығыстау ауданында", body="<p>Шығыстауға барды.</p>")
    assert "Şyğystauğa" in spelling_shown(client, story, "kk-latn")
    row = Spelling.objects.create(written="Шығыстау", latin="Shygystau")
    text = spelling_shown(client, story, "kk-latn")
    assert "Shygystauğa" in text
    assert '<meta property="og:title" content="Shygystau audanynda">' in text
    assert "Shygystau" not in spelling_shown(client, story, "kk-arab")
    row.delete()
    assert "Şyğystauğa" in spelling_shown(client, story, "kk-latn")


def test_the_form_of_a_name_holds_while_it_is_public(client, places):
    story = cast.article()
    cast.published(story, "kk", body="<p>Үржар ауданы туралы.</p>")
    form = RegionName.objects.create(
        region=places.urjar,
        letters="kk-latn",
        text="Urzhar District",
        is_alias=False,
        certainty="rule",
    )
    assert "Urzhar District" not in spelling_shown(client, story, "kk-latn")
    RegionName.objects.filter(pk=form.pk).update(public_from=LONG_AGO)
    assert "Urzhar District" in spelling_shown(client, story, "kk-latn")
    assert "Urzhar District" not in spelling_shown(client, story, "kk-arab")
    places.urjar.public_from = None
    places.urjar.save()
    assert "Urzhar District" not in spelling_shown(client, story, "kk-latn")


def test_the_desks_spelling_wins_over_the_form_of_a_name(client, places):
    RegionName.objects.create(
        region=places.urjar,
        letters="kk-latn",
        text="First",
        is_alias=False,
        certainty="rule",
        public_from=LONG_AGO,
    )
    Spelling.objects.create(written=places.urjar.name_kk, latin="Second")
    text = client.get("/kk-latn/regions/urjar/").content.decode()
    assert "Second" in text
    assert "First" not in text


def test_an_alias_is_searched_for_and_not_printed(client, places):
    RegionName.objects.create(
        region=places.urjar,
        letters="kk-latn",
        text="Alias",
        is_alias=True,
        certainty="rule",
        public_from=LONG_AGO,
    )
    assert "Alias" not in client.get("/kk-latn/regions/urjar/").content.decode()


def test_a_spelling_cannot_become_markup(client):
    story = cast.article()
    cast.published(story, "kk", "Шығыстау", body="<p>Шығыстау.</p>")
    Spelling.objects.create(written="Шығыстау", latin='"><script>alert(1)</script>')
    assert "<script>alert" not in spelling_shown(client, story, "kk-latn")


@pytest.mark.parametrize("code", SCRIPTS)
def test_spellings_are_asked_for_once_for_an_answer(told_kk, code, count_queries):
    assert count_queries(of(code, told_kk)) == count_queries(told_kk) + 1


# Outside of pages


def test_outside_of_a_script_words_and_addresses_are_as_they_are(db):
    assert variant("kk").code == "kk"
    assert path_to("front", "kk") == "/kk/"
    assert spelled.text("Үржар") == "Үржар"
    with written_in("arab"):
        assert path_to("front", "kk") == "/kk-arab/"
        assert path_to("front", "kk-latn") == "/kk-latn/"
        assert path_to("front", "ru") == "/ru/"
        assert spelled.text("Үржар") == "ءۇرجار"
    assert path_to("front", "kk") == "/kk/"


def test_one_answer_leaves_nothing_behind_for_the_next(client, told_kk):
    before = client.get(told_kk).content
    client.get(of("kk-arab", told_kk))
    assert client.get(told_kk).content == before
