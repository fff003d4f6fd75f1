"""Feeds and the sitemap: well formed, whole, and in one language each."""

from xml.etree import ElementTree

import pytest

from people.models import Person
from reader import sitemaps
from tests import cast
from tests.reader.conftest import LANGUAGES, STORY_FEEDS, address, archive, pages, publish

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITE = "http://localhost:8000"


def parsed(response):
    return ElementTree.fromstring(response.content)  # noqa: S314


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("feed", STORY_FEEDS)
def test_a_feed_tells_of_the_stories(client, story, feed, language):
    path = feed.format(language)
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = parsed(response)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == SITE + path
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == SITE + address(story, language)
    assert entry.findtext(f"{ATOM}id") == SITE + address(story, language)
    assert entry.findtext(f"{ATOM}summary") == f"Лид {story.pk}"
    assert entry.findtext(f"{ATOM}updated")


def test_a_feed_holds_the_newest(client, story):
    archive(40, [])
    newest = publish(cast.article())
    root = parsed(client.get("/ru/feed.xml"))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 30
    assert entries[0].findtext(f"{ATOM}title") == f"Новость {newest.pk}"


def places_of(client, path="/sitemap.xml"):
    root = parsed(client.get(path))
    return {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in root.findall(f"{SITEMAP}url")
    }


def test_the_sitemap_names_every_page_with_its_other_language(client, story):
    places = places_of(client)
    for language in LANGUAGES:
        for name, path in pages(language, story).items():
            if name == "changes":  # its story leads there
                assert SITE + path not in places
                continue
            alternates = places[SITE + path]
            for other in LANGUAGES:
                assert alternates[other] == SITE + pages(other, story)[name]
            assert alternates["x-default"] == SITE + pages("ru", story)[name]
    assert not any("/people/private/" in place for place in places)


def test_all_that_the_sitemap_names_is_there(client, story):
    Person.objects.update(name_certainty_kk="unsure")
    for place in places_of(client):
        assert client.get(place.removeprefix(SITE)).status_code == 200, place


def test_a_large_sitemap_comes_in_parts(client, story, monkeypatch):
    whole = places_of(client)
    archive(30, [])
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 40)
    monkeypatch.setattr(sitemaps, "ARTICLES_IN_PART", 20)
    root = parsed(client.get("/sitemap.xml"))
    parts = [place.text for place in root.iter(f"{SITEMAP}loc")]
    found = {}
    for part in parts:
        places = places_of(client, part.removeprefix(SITE))
        assert 0 < len(places) <= 40
        assert not places.keys() & found.keys()
        found |= places
    assert set(whole) < set(found)
    assert len(found) == len(whole) + 60
