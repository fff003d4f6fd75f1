"""Feeds of Kazakh in Latin and Arabic letters: sound by the same rules, and theirs altogether."""

import json
import re
from html import unescape

import feedparser
import pytest

from articles.models import Spelling
from reader.feeds.markup import for_elsewhere
from tests import cast
from tests.reader.conftest import CORRECTIONS_FEED, FEEDS, WITH_FEEDS, archive
from tests.reader.feed_rules import faults
from tests.reader.test_feeds import change

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
TAGS = {"kk-latn": "kk-Latn", "kk-arab": "kk-Arab"}
CYRILLIC = re.compile("[\u0400-\u052f]")


@pytest.fixture
def corrected(story):
    change(story, "correction", "Бұрын <b>10</b> еді, енді 12.")
    return story


def items(client, path):
    return json.loads(client.get(path).content)["items"]


def addresses_in(text):
    """All of our own that a feed names, within its texts too."""
    found = re.findall(rf'{SITE}[^\s"<>\\]*', unescape(text))
    return {where.removeprefix(SITE) for where in found}


@pytest.mark.parametrize("code", TAGS)
@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_keeps_the_rules_and_leads_to_no_other_letters(client, corrected, feed, code):
    response = client.get(feed.format(code))
    assert faults(response) == []
    text = response.content.decode()
    assert not CYRILLIC.search(text)
    for where in addresses_in(text):
        assert where.startswith((f"/{code}/", "/media/")), where
        assert client.get(where).status_code == 200, where


@pytest.mark.parametrize(("code", "tag"), TAGS.items())
@pytest.mark.parametrize("where", WITH_FEEDS)
def test_a_feed_says_what_it_is_written_in(client, story, where, code, tag):
    for file in ("feed.xml", "rss.xml"):
        told = feedparser.parse(client.get(f"/{code}/{where}{file}").content)
        assert not told.bozo
        assert told.feed.language == tag
    told = json.loads(client.get(f"/{code}/{where}feed.json").content)
    assert told["language"] == told["items"][0]["language"] == tag


def test_all_its_words_are_in_its_letters(client, story):
    told = json.loads(client.get("/kk-latn/tags/border/feed.json").content)
    (entry,) = told["items"]
    assert told["title"] == "Şekara · Öñır"
    assert told["authors"] == [{"name": "Öñır"}]
    assert entry["title"] == f"Jañalyq {story.pk}"
    assert entry["summary"] == f"Lid {story.pk}"
    assert entry["tags"] == ["Ekonomika", "şekara"]
    assert "Qazaqşa mätın" in entry["content_html"]
    assert 'alt="Taular"' in entry["content_html"]


def test_a_text_in_arabic_letters_says_where_it_begins(client, corrected):
    (entry,) = items(client, "/kk-arab/feed.json")
    assert entry["content_html"].startswith('<div dir="rtl"><aside>')
    assert entry["content_html"].endswith("</div>")
    assert "قازاقشا ءماتىن" in entry["content_html"]
    (latin,) = items(client, "/kk-latn/feed.json")
    assert "rtl" not in latin["content_html"]


def test_an_entry_has_an_id_of_its_own_in_each_of_its_letters(client, corrected):
    for feed in ("/{}/feed.json", CORRECTIONS_FEED.replace(".xml", ".json")):
        ids = [items(client, feed.format(code))[0]["id"] for code in ("ru", "kk", *TAGS)]
        starts = [f"tag:localhost,2026:{code}/{corrected.pk}" for code in ("ru", "kk", *TAGS)]
        assert all(map(str.startswith, ids, starts))
        assert len(set(ids)) == 4


@pytest.mark.parametrize("code", TAGS)
def test_older_entries_follow(client, story, code):
    archive(35, [], languages=["kk"])
    first = json.loads(client.get(f"/{code}/feed.json").content)
    older = first["next_url"].removeprefix(SITE)
    assert older.startswith(f"/{code}/feed.json?before=")
    second = json.loads(client.get(older).content)
    assert second["feed_url"] == SITE + older
    assert len({each["id"] for each in first["items"] + second["items"]}) == 36


def test_what_is_said_in_russian_stays(client):
    article = cast.article()
    body = '<p>Ол: <em lang="ru">Всё хорошо</em> деді.</p><p lang="ru">Так и было.</p>'
    cast.published(article, "kk", body=body)
    for code in TAGS:
        (entry,) = items(client, f"/{code}/feed.json")
        content = entry["content_html"]
        assert '<em lang="ru" dir="ltr">Всё хорошо</em>' in content
        assert '<p lang="ru" dir="ltr">Так и было.</p>' in content
        assert set(CYRILLIC.findall(content)) <= set("Всё хорошоТак и было")


def test_a_span_stays_where_it_says_a_language():
    html = '<p><span class="a">Бір <span lang="ru">два</span> үш</span></p></span>'
    assert for_elsewhere(html, SITE) == '<p>Бір <span lang="ru">два</span> үш</p>'


def test_a_spelling_of_the_desk_holds_on_the_next_answer(client, story):
    assert "Qazaqşa" in client.get("/kk-latn/feed.xml").content.decode()
    Spelling.objects.create(written="Қазақша", latin="Kazakh")
    for file in ("feed.xml", "rss.xml", "feed.json"):
        text = client.get(f"/kk-latn/{file}").content.decode()
        assert "Kazakh mätın" in text
        assert "Qazaqşa" not in text


@pytest.mark.parametrize("code", TAGS)
def test_spellings_are_asked_for_once(count_queries, corrected, code):
    for feed in FEEDS:
        assert count_queries(feed.format(code)) == count_queries(feed.format("kk")) + 1


@pytest.mark.parametrize("code", TAGS)
def test_a_page_names_the_feeds_in_its_letters(client, story, code):
    page = client.get(f"/{code}/regions/abai/").content.decode()
    links = re.findall(r'<link rel="alternate" type="[^"]+" title="([^"]+)" href="([^"]+)">', page)
    assert len(links) == 6
    for title, where in links:
        assert not CYRILLIC.search(title)
        assert where.startswith(f"{SITE}/{code}/")


@pytest.mark.parametrize("code", TAGS)
def test_the_light_edition_sends_to_the_same_feed(client, story, code):
    answer = client.get(f"/lite/{code}/feed.xml")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/{code}/feed.xml")
