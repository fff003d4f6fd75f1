"""What machines are told of each page: by the rules of schema.org, and leading to what is there."""

import json
import re

import pytest

from facts.models import Certainty
from people.models import Term
from reader import structured
from reader.datelines import Dateline
from reader.links import Link
from regions.models import Region
from tests import cast
from tests.reader.conftest import LANGUAGES, address, pages, publish

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
# What each type must have, after schema.org and what search engines ask for; then what it may have.
ARTICLE = (
    "headline inLanguage articleSection url mainEntityOfPage publisher isAccessibleForFree",
    "description image datePublished dateModified correction author translator about "
    "translationOfWork workTranslation",
)
PLACE = ("name url", "containedInPlace geo")
RULES = {
    "NewsArticle": ARTICLE,
    "OpinionNewsArticle": ARTICLE,
    "AdvertiserContentArticle": ARTICLE,
    "BackgroundNewsArticle": ARTICLE,
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
