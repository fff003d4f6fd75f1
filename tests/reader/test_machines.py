"""The feeds in their first form: well formed, whole, and in one language each."""

from xml.etree import ElementTree

import pytest

from tests import cast
from tests.reader.conftest import LANGUAGES, STORY_FEEDS, address, archive, publish

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
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
    assert entry.findtext(f"{ATOM}id") == f"tag:localhost,2026:{language}/{story.pk}"
    assert entry.findtext(f"{ATOM}summary") == f"Лид {story.pk}"
    assert entry.findtext(f"{ATOM}updated")


def test_a_feed_holds_the_newest(client, story):
    archive(40, [])
    newest = publish(cast.article())
    root = parsed(client.get("/ru/feed.xml"))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 30
    assert entries[0].findtext(f"{ATOM}title") == f"Новость {newest.pk}"
