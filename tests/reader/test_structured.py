"""What machines are told of each page: by the rules of schema.org, and leading to what is there."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from articles.models import Publication
from facts.models import Certainty
from people.models import Term
from reader import structured
from reader.datelines import Dateline
from reader.links import Link
from reader.related import MOST_PARTS, under
from regions.models import Region
from tests import cast
from tests.reader.conftest import LANGUAGES, address, pages, publish
from tests.reader.test_related import run

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
# What each type must have, after schema.org and what search engines ask for; then what it may have.
ARTICLE = (
    "headline inLanguage articleSection url mainEntityOfPage publisher isAccessibleForFree",
    "description image datePublished dateModified correction author translator about "
    "translationOfWork workTranslation isPartOf position",
)
PLACE = ("name url", "containedInPlace geo")
RULES = {
    "NewsArticle": ARTICLE,
    "OpinionNewsArticle": ARTICLE,
    "AdvertiserContentArticle": ARTICLE,
    "BackgroundNewsArticle": ARTICLE,
    "CreativeWorkSeries": ("hasPart", "name"),
    "Article": ("headline url position", ""),
    "CorrectionComment": ("text", "datePublished"),
    "Person": ("name", "url alternateName jobTitle worksFor workLocation"),
    "Place": PLACE,
    "Country": PLACE,
    "City": PLACE,
    "AdministrativeArea": ("name", "url containedInPlace geo"),
    "GeoCoordinates": ("latitude longitude", ""),
    "Organization": ("name", "url alternateName location"),
    "GovernmentOrganization": ("name", "url alternateName location"),
    "SportsOrganization": ("name", "url alternateName location"),
    "NewsMediaOrganization": (
        "name url",
        "publishingPrinciples ethicsPolicy ownershipFundingInfo correctionsPolicy",
    ),
    "WebSite": ("name url inLanguage publisher", ""),
    "BreadcrumbList": ("itemListElement", ""),
    "ListItem": ("position name item", ""),
}
LINKED = {"NewsArticle": ("url inLanguage", "")}


def blocks_of(page):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    for told in map(json.loads, found):
        assert told.pop("@context") == "https://schema.org"
        yield from told.get("@graph", [told])


def typed(told):
    """Every part of a block that has a type, the block itself first."""
    if isinstance(told, list):
        for each in told:
            yield from typed(each)
    elif isinstance(told, dict):
        yield told
        for each in told.values():
            yield from typed(each)


def judge(told, rules):
    must, may = (set(words.split()) for words in rules[told["@type"]])
    names = told.keys() - {"@type"}
    assert must <= names, told
    assert names <= must | may, told
    assert all(value not in ("", [], {}, None) for value in told.values()), told


def check(page):
    """The blocks of a page, all found sound."""
    blocks = list(blocks_of(page))
    for block in blocks:
        for name, value in block.items():
            is_other_edition = name in ("translationOfWork", "workTranslation")
            for part in typed(value):
                judge(part, LINKED if is_other_edition else RULES)
        judge(block, RULES)
    return {block["@type"]: block for block in blocks}


def addresses_in(told):
    for part in typed(told):
        values = [
            part.get(name) for name in ("url", "item", "mainEntityOfPage", "correctionsPolicy")
        ]
        values += [*part.get("image", []), part.get("publishingPrinciples")]
        yield from filter(None, values)


EXPECTED = {
    "front": {"WebSite", "NewsMediaOrganization"},
    "article": {"NewsArticle", "BreadcrumbList"},
    "region": {"AdministrativeArea", "BreadcrumbList"},
    "person": {"Person", "BreadcrumbList"},
    "organisation": {"Organization", "BreadcrumbList"},
}


def test_every_page_tells_machines_what_it_is(client, read, story):
    led_to = set()
    for language in LANGUAGES:
        for kind, path in pages(language, story).items():
            found = check(read(path))
            assert set(found) == EXPECTED.get(kind, {"BreadcrumbList"}), kind
            if kind != "front":
                crumbs = found["BreadcrumbList"]["itemListElement"]
                assert [each["position"] for each in crumbs] == [*range(1, len(crumbs) + 1)]
                assert crumbs[0]["item"] == f"{SITE}/{language}/"
                assert crumbs[-1]["item"] == SITE + path
            led_to |= {each for block in found.values() for each in addresses_in(block)}
    for where in led_to:
        assert client.get(where.removeprefix(SITE)).status_code == 200, where


def test_a_person_is_told_with_the_posts_held_now(read, story):
    told = check(read("/ru/people/nurlan-akimov/"))["Person"]
    assert told["name"] == "Нурлан Акимов"
    assert told["alternateName"] == "Акимов Нурлан"
    assert told["jobTitle"] == ["аким области"]
    assert told["workLocation"][0]["url"] == f"{SITE}/ru/regions/abai/"


def test_a_post_that_is_invented_is_told_to_no_machine(read, story):
    Term.objects.update(certainty=Certainty.DEMO)
    assert "jobTitle" not in check(read("/ru/people/nurlan-akimov/"))["Person"]


def test_a_place_that_is_invented_is_told_to_no_machine(read, story):
    Region.objects.filter(slug="abai").update(name_certainty_ru=Certainty.DEMO)
    assert set(check(read("/ru/regions/abai/"))) == {"BreadcrumbList"}
    assert "AdministrativeArea" in check(read("/kk/regions/abai/"))


def test_a_place_is_told_with_where_it_lies(read, story):
    told = check(read("/kk/regions/abai/"))["AdministrativeArea"]
    assert told["containedInPlace"]["name"] == "Қазақстан"
    assert told["geo"] == {"@type": "GeoCoordinates", "latitude": 50.4111, "longitude": 80.2275}
    xinjiang = check(read("/kk/regions/xinjiang/"))["AdministrativeArea"]
    assert "geo" not in xinjiang
    assert "Country" in check(read("/kk/regions/china/"))


def test_the_newsroom_says_by_what_rules_it_works(read, story):
    told = check(read("/ru/"))["NewsMediaOrganization"]
    assert told["correctionsPolicy"] == f"{SITE}/ru/corrections/"
    assert told["publishingPrinciples"] == told["ethicsPolicy"] == f"{SITE}/ru/about/"


GENRES = {
    "explainer": "BackgroundNewsArticle",
    "opinion": "OpinionNewsArticle",
    "advertising": "AdvertiserContentArticle",
    "state_order": "AdvertiserContentArticle",
}


@pytest.mark.parametrize("genre", GENRES)
def test_a_kind_of_story_is_told_as_what_it_is(read, db, genre):
    article = cast.article()
    article.kind = genre
    article.save()
    cast.published(article, "kk", "Тақырып")
    told = check(read(address(article, "kk")))
    assert set(told) == {GENRES[genre], "BreadcrumbList"}


def news_article(publication, **told):
    return structured.news_article(
        publication, Dateline("", ""), "Экономика", f"{SITE}/ru/", **told
    )


def test_a_story_is_told_with_what_it_is_about_and_its_other_language(story):
    publication = cast.published(cast.article(), "ru", "Заголовок")
    about = {
        "region": [{"link": Link("Урджар", "/ru/regions/urjar/")}],
        "person": [{"link": Link("Анна")}, {"link": Link("Иван", is_demo=True)}],
        "project": [{"link": Link("Завод", "/ru/projects/smelter/")}],
    }
    versions = {"ru": "/ru/news/1/a/", "kk": "/kk/news/1/b/"}
    told = news_article(publication, about=about, versions=versions)
    judge(told, {"NewsArticle": ("@context " + ARTICLE[0], ARTICLE[1])})
    assert told["about"] == [
        {"@type": "AdministrativeArea", "name": "Урджар", "url": f"{SITE}/ru/regions/urjar/"},
        {"@type": "Person", "name": "Анна"},
    ]
    other = {"@type": "NewsArticle", "url": f"{SITE}/kk/news/1/b/", "inLanguage": "kk"}
    assert told["workTranslation"] == other
    publication.origin = "translation"
    told = news_article(publication, versions=versions)
    assert told["translationOfWork"] == other
    assert "workTranslation" not in told
    del versions["kk"]
    assert "translationOfWork" not in news_article(publication, versions=versions)


def told_of_its_run(article):
    publication = Publication.objects.public("ru").get(article_number=article.pk)
    told = news_article(publication, run=under(publication, ()).run)
    for part in typed(told):
        judge(part, RULES | {"NewsArticle": ("@context " + ARTICLE[0], ARTICLE[1])})
    return told


def test_a_part_of_a_running_story_is_told_with_the_others_in_their_order(db):
    first, second, third = run(3)
    told = told_of_its_run(second)
    series = told["isPartOf"]
    assert (series["name"], told["position"]) == (f"Новость {first.pk}", 2)
    assert [each["position"] for each in series["hasPart"]] == [1, 2, 3]
    addresses = [f"{SITE}{address(each, 'ru')}" for each in (first, second, third)]
    assert [each["url"] for each in series["hasPart"]] == addresses


def test_a_run_whose_first_part_is_not_named_has_no_name(db):
    told = told_of_its_run(run(MOST_PARTS + 2)[-1])
    assert told["position"] == MOST_PARTS + 2
    assert "name" not in told["isPartOf"]
    assert told["isPartOf"]["hasPart"][0]["position"] == 3


def test_a_story_that_runs_on_nowhere_is_part_of_nothing(db):
    told = told_of_its_run(run(1)[0])
    assert "isPartOf" not in told
    assert "position" not in told


def test_no_name_ends_the_block(read, db):
    hostile = "</script><script>alert(1)</script>"
    cast.published(article := cast.article(), "ru", f"Заголовок {hostile}")
    page = read(address(article, "ru"))
    assert "alert(1)</script>" not in page
    assert check(page)["NewsArticle"]["headline"].endswith(hostile)


def test_every_page_has_a_description_of_its_own(read, story):
    for language in LANGUAGES:
        found = []
        for kind, path in pages(language, story).items():
            (told,) = re.findall(r'<meta name="description" content="([^"]+)">', read(path))
            assert told, kind
            found.append(told)
        assert len(found) == len(set(found))


def test_every_page_has_what_other_sites_show_of_it(read, story):
    for language in LANGUAGES:
        for kind, path in pages(language, story).items():
            page = read(path)
            for name in ("title", "type", "url", "site_name", "locale", "description"):
                (told,) = re.findall(rf'<meta property="og:{name}" content="([^"]+)">', page)
                assert told, (kind, name)
            assert f'<meta property="og:url" content="{SITE}{path}">' in page


CARDS = Path(__file__).parents[2] / "static" / "reader"
MOTTOES = {"ru": "Новости по обе стороны границы", "kk": "Шекараның екі жағынан жаңалықтар"}


def card_of(page):
    told = re.findall(r'<meta property="og:(image[^"]*)" content="([^"]+)">', page)
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    return dict(told)


def judge_card(told, name, alt):
    """What is told of a picture of the newsroom itself is so of its file."""
    path = CARDS / name
    with Image.open(path) as picture:
        size, kind = picture.size, picture.get_format_mimetype()
    assert size == (1200, 630)
    assert path.stat().st_size <= 60_000
    assert told == {
        "image": f"{SITE}/static/reader/{name}",
        "image:type": kind,
        "image:width": "1200",
        "image:height": "630",
        "image:alt": alt,
    }


def test_a_page_that_is_no_story_has_the_picture_of_the_newsroom(read, story):
    for language in LANGUAGES:
        for kind, path in pages(language, story).items():
            page = read(path)
            if kind == "article":
                assert "reader/card" not in page
            else:
                judge_card(card_of(page), "card.png", f"Өңір: {MOTTOES[language]}")


def test_a_newsroom_of_another_name_has_a_picture_without_one(read, db, settings):
    settings.SITE_NAME = "Жетісу"
    for language in LANGUAGES:
        page = read(f"/{language}/")
        judge_card(card_of(page), "card-nameless.png", MOTTOES[language])


def test_each_language_is_canonical_to_itself_and_names_the_other(read, story):
    for language in LANGUAGES:
        for path in pages(language, story).values():
            page = read(path)
            assert f'<link rel="canonical" href="{SITE}{path}">' in page
            named = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
            assert [each for each, _ in named] == ["ru", "kk", "kk-Latn", "kk-Arab", "x-default"]
            assert dict(named)[language] == SITE + path
            assert dict(named)["x-default"] == dict(named)["ru"]


def test_what_is_not_there_has_no_canonical_address(client, story):
    publish(only := cast.article(), languages=["ru"])
    withdrawn = address(story, "kk")
    story.edition("kk").withdraw(by=cast.user("timur"), note="Болмайды.")
    elsewhere = address(only, "ru").replace("/ru/", "/kk/")
    for path, status in ((withdrawn, 410), (elsewhere, 404), ("/ru/never/", 404)):
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == status
        assert 'rel="canonical"' not in page
        assert 'hreflang="x-default' not in page
        assert "application/ld+json" not in page


def test_the_page_of_a_part_tells_machines_of_the_others(client, read, db):
    first, second = run(2)
    told = check(read(address(second, "kk")))["NewsArticle"]
    assert told["isPartOf"]["name"] == f"Жаңалық {first.pk}"
    assert told["position"] == 2
    for each in told["isPartOf"]["hasPart"]:
        assert client.get(each["url"].removeprefix(SITE)).status_code == 200
