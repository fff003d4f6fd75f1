"""Sitemaps: valid, whole, each page with its other language and letters; and robots.txt."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
import xmlschema
from django.utils import timezone

from articles.models import Publication, Spelling
from people.models import Person
from photos.models import Photo
from reader import sitemaps
from reader.variants import VARIANTS
from tests import cast
from tests.reader.conftest import SITEMAPS, archive, pages, photo, publish
from tests.reader.test_article import on_record

pytestmark = pytest.mark.django_db

SCHEMAS = Path(__file__).parent / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "http://localhost:8000"
TWO_HUNDRED_DAYS = timedelta(days=200)


@cache
def schema():
    return xmlschema.XMLSchema(SCHEMAS / "sitemap.xsd")


def parsed(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    schema().validate(response.content.decode())
    return ElementTree.fromstring(response.content)  # noqa: S314


def files(client):
    """The paths of the files that the index names."""
    root = parsed(client, "/sitemap.xml")
    return [place.text.removeprefix(SITE) for place in root.iter(f"{SITEMAP}loc")]


def places_in(client, path):
    return {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in parsed(client, path).findall(f"{SITEMAP}url")
    }


def places_of(client):
    """Each address that any file names, once, with its alternates."""
    found = {}
    for path in files(client):
        if path != "/sitemap-news.xml":
            places = places_in(client, path)
            assert not places.keys() & found.keys()
            found |= places
    return found


LISTED = (
    "front news article section tag regions region people person organisation projects project "
    "agreement corrections about scripts"
).split()


def everywhere(story, name):
    """The addresses of a page in each language and script, by its language for machines."""
    return {
        each.tag: SITE + pages(each.language, story)[name].replace("/kk/", f"/{code}/", 1)
        for code, each in VARIANTS.items()
    }


def test_every_page_stands_in_a_file_in_every_language_and_script(client, story):
    places = places_of(client)
    for name in LISTED:
        told = everywhere(story, name)
        for address in told.values():
            assert places[address] == told | {"x-default": told["ru"]}
    assert not any("/people/private/" in place or "/changes/" in place for place in places)


def test_all_that_a_sitemap_names_is_there(client, story):
    Person.objects.update(name_certainty_kk="unsure")
    for place, alternates in places_of(client).items():
        for address in {place, *alternates.values()}:
            assert client.get(address.removeprefix(SITE)).status_code == 200, address


def test_alternates_lead_back(client, story):
    publish(cast.article(), languages=["kk"])
    places = places_of(client)
    for place, alternates in places.items():
        assert place in alternates.values()
        for address in alternates.values():
            assert places[address] == alternates


def test_each_month_has_a_file(client, story):
    archive(40, [])
    old = Publication.objects.filter(article_number__gt=story.pk)
    months = {f"/sitemap-{timezone.localtime(each.first_public_at):%Y-%m}.xml" for each in old}
    assert months < set(files(client))
    assert f"/sitemap-{timezone.localdate():%Y-%m}.xml" in files(client)
    for month in months:
        assert len(places_in(client, month)) in (4, 160)


def test_a_month_begins_and_ends_by_the_newsrooms_clock(client, db, settings):
    zone = timezone.get_default_timezone()
    for moment in (datetime(2025, 1, 31, 23, 59), datetime(2025, 2, 1), datetime(2025, 12, 31, 23)):
        on_record(cast.article(), "ru", moment.replace(tzinfo=zone))
    for month in ("2025-01", "2025-02", "2025-12"):
        assert len(places_in(client, f"/sitemap-{month}.xml")) == 1
    named = [each for each in files(client) if "2025" in each]
    assert named == [f"/sitemap-2025-{month}.xml" for month in ("01", "02", "12")]


def test_a_busy_month_comes_by_days(client, story, monkeypatch):
    archive(30, [])
    whole = places_of(client)
    monkeypatch.setattr(sitemaps, "MOST_STORIES", 60)
    with monkeypatch.context() as patch:
        patch.setattr(sitemaps, "MOST_STORIES", 20)
        days = [each for each in files(client) if each.count("-") == 3]
    assert days
    assert sum(len(places_in(client, day)) for day in days) == 120
    assert places_of(client) == whole


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-2001-01.xml",
        "/sitemap-2025-13.xml",
        "/sitemap-2025-02-30.xml",
        "/sitemap-9999-01.xml",
        "/sitemap-2025-1.xml",
        "/sitemap-things.xml",
        "/ru/sitemap.xml",
    ],
)
def test_a_month_without_stories_is_not_there(client, story, path):
    assert client.get(path).status_code == 404


def test_what_is_withdrawn_or_still_to_come_stands_in_no_file(client, story):
    before = places_of(client)
    waiting = cast.article()
    edition = waiting.edition("ru")
    revision = cast.approved(edition, "Завтра", body="<p>Завтра.</p>")
    edition.publish(
        by=cast.user("boris"), revision=revision, at=timezone.now() + timedelta(days=40)
    )
    assert places_of(client) == before
    story.edition("ru").withdraw(by=cast.user("timur"), note="Нельзя.")
    after = places_of(client)
    assert SITE + f"/ru/news/{story.pk}/novost-{story.pk}/" in before.keys() - after.keys()
    alternates = after[SITE + pages("kk", story)["article"]]
    assert "ru" not in alternates
    assert alternates["x-default"] == alternates["kk"]


def test_a_photograph_is_told_while_it_may_be_shown(client, story):
    (month,) = [each for each in files(client) if each[9:10] == "2"]
    shown = [each.text for each in parsed(client, month).iter(f"{IMAGE}loc")]
    assert len(shown) == 4
    assert all(client.get(each.removeprefix(SITE)).status_code == 200 for each in shown)
    Photo.objects.update(rights_until=timezone.localdate() - timedelta(days=1))
    assert not list(parsed(client, month).iter(f"{IMAGE}loc"))


def test_when_a_story_was_changed_is_told_where_it_is_known(client, db):
    on_record(
        cast.article(), "ru", datetime(2025, 3, 1, 9, 5, tzinfo=timezone.get_default_timezone())
    )
    on_record(
        cast.article(),
        "ru",
        datetime(2025, 3, 2, tzinfo=timezone.get_default_timezone()),
        is_archival=True,
    )
    archival, story = parsed(client, "/sitemap-2025-03.xml").findall(f"{SITEMAP}url")
    assert story.findtext(f"{SITEMAP}lastmod") == "2025-03-01T09:05:00+05:00"
    assert archival.find(f"{SITEMAP}lastmod") is None


def news_of(client):
    root = parsed(client, "/sitemap-news.xml")
    return {
        url.findtext(f"{SITEMAP}loc").removeprefix(SITE): url.find(f"{NEWS}news")
        for url in root.findall(f"{SITEMAP}url")
    }


def test_the_news_of_two_days_are_told_by_edition(client, story):
    archive(3, [])
    told = news_of(client)
    titles = {
        "ru": ("ru", "Өңір", f"Новость {story.pk}"),
        "kk": ("kk", "Өңір", f"Жаңалық {story.pk}"),
        "kk-Latn": ("kk", "Öñır", f"Jañalyq {story.pk}"),
        "kk-Arab": ("kk", "ءوڭىر", f"جاڭالىق {story.pk}"),
    }
    for tag, where in everywhere(story, "article").items():
        news = told.pop(where.removeprefix(SITE))
        assert titles[tag] == (
            news.findtext(f"{NEWS}publication/{NEWS}language"),
            news.findtext(f"{NEWS}publication/{NEWS}name"),
            news.findtext(f"{NEWS}title"),
        )
    assert not told
    with time_machine.travel(timezone.now() + timedelta(days=2, minutes=1)):
        assert news_of(client) == {f"/{code}/": None for code in VARIANTS}


def test_advertising_is_no_news(client, story):
    paid = cast.article()
    paid.kind = "advertising"
    paid.save()
    cast.published(paid, "ru", "Скидки", body="<p>Купите.</p>")
    assert not any("skidki" in path for path in news_of(client))


@pytest.mark.parametrize("most", [1, 3])
def test_a_thousand_addresses_of_news_at_most(client, story, monkeypatch, most):
    monkeypatch.setattr(sitemaps, "MOST_NEWS", most)
    assert len(news_of(client)) == most


def test_a_title_in_the_news_follows_the_spellings_of_the_desk(client, story):
    Spelling.objects.create(written="Жаңалық", latin="Novelty")
    titles = [each.findtext(f"{NEWS}title") for each in news_of(client).values()]
    assert f"Novelty {story.pk}" in titles
    assert f"Жаңалық {story.pk}" in titles


@pytest.mark.parametrize("path", SITEMAPS)
def test_sitemaps_of_an_empty_newsroom_are_valid(client, db, path):
    parsed(client, path)


def test_a_large_archive_costs_no_more_questions(client, count_queries, story):
    def counts():
        month = max(each for each in files(client) if each[9:10] == "2")
        return {path: count_queries(path) for path in (*SITEMAPS, month)}

    archive(5, [])
    small = counts()
    archive(400, [])
    assert counts() == small
    assert max(small.values()) <= 4


def test_the_rules_for_robots_name_the_sitemaps(client, db):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    for name in ("/sitemap.xml", "/sitemap-news.xml"):
        assert f"Sitemap: {SITE}{name}" in lines
    for path in ("admin", "preview", *(f"{code}/mistakes" for code in VARIANTS)):
        assert f"Disallow: /{path}/" in lines
    assert not any("lite" in line for line in lines)


def test_photos_of_many_stories_are_asked_for_together(client, count_queries, story):
    month = max(each for each in files(client) if each[9:10] == "2")
    before = count_queries(month)
    for number in range(4):
        publish(cast.article(lead_photo=photo(f"more-{number}")))
    assert count_queries(month) == before
