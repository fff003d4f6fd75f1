"""Feeds: sound by their rules, whole, in one language each, and as few questions as one page."""

import json
from datetime import timedelta
from itertools import product
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from languages.dates import PartialDate
from photos.models import Photo
from tests import cast
from tests.reader.conftest import (
    CORRECTIONS_FEED,
    FEEDS,
    LANGUAGES,
    STORY_FEEDS,
    WITH_FEEDS,
    address,
    archive,
    photo,
    publish,
)
from tests.reader.feed_rules import ATOM, CONTENT, faults
from tests.reader.test_article import on_record

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


@pytest.fixture
def corrected(story):
    """The story after a correction in each language."""
    change(story, "correction", "Было <b>10</b> & стало 12.")
    return story


def change(article, kind, note, **words):
    for language in LANGUAGES:
        edition = article.edition(language)
        now = edition.current_revision
        told = {"title": now.title, "lead": now.lead, "body": now.body} | words
        revision = cast.approved(edition, told["title"], lead=told["lead"], body=told["body"])
        editor = cast.user(cast.EDITORS[language])
        edition.publish(by=editor, revision=revision, kind=kind, note=note)


def items(client, path="/ru/feed.json"):
    return json.loads(client.get(path).content)["items"]


@pytest.mark.parametrize(("feed", "language"), list(product(FEEDS, LANGUAGES)))
def test_a_feed_keeps_the_rules(client, corrected, feed, language):
    response = client.get(feed.format(language))
    assert faults(response) == []
    assert b"localhost:8000" in response.content


@pytest.mark.parametrize("feed", FEEDS)
def test_feeds_of_an_empty_newsroom_keep_the_rules(client, db, feed):
    response = client.get(feed.format("kk"))
    if feed.startswith(("/{}/feed", "/{}/rss", "/{}/corrections")):
        assert faults(response) == []
    else:
        assert response.status_code == 404


@pytest.mark.parametrize("feed", [each for each in FEEDS if "json" not in each])
def test_a_parser_of_feeds_reads_the_whole_text(client, corrected, feed):
    told = feedparser.parse(client.get(feed.format("ru")).content)
    assert not told.bozo
    assert told.feed.language == "ru"
    (entry,) = told.entries
    if "corrections" not in feed:
        assert "Русский текст" in entry.content[0].value
        assert entry.link == SITE + address(corrected, "ru")


def test_the_rules_find_what_is_wrong(client, story):
    response = client.get("/ru/feed.xml")
    whole = response.content
    spoilt = {
        b"<title>": b"<heading>",
        b'href="http://localhost:8000/ru/"': b'href="/ru/"',
        b"T": b" ",
        b'rel="self"': b'rel="alternate"',
        b"&lt;p&gt;": b"&lt;p onclick=x&gt;",
        b"</id>": b" </id>",
        b'type="html"': b'type="text"',
    }
    for sound, wrong in spoilt.items():
        response.content = whole.replace(sound, wrong).replace(
            sound.replace(b"<", b"</"), wrong.replace(b"<", b"</")
        )
        assert faults(response), sound


def test_all_three_forms_tell_the_same(client, story):
    atom = ElementTree.fromstring(client.get("/kk/feed.xml").content)  # noqa: S314
    rss = ElementTree.fromstring(client.get("/kk/rss.xml").content)  # noqa: S314
    (entry,), (item,), (told,) = (
        atom.iter(f"{ATOM}entry"),
        rss.iter("item"),
        items(client, "/kk/feed.json"),
    )
    assert entry.findtext(f"{ATOM}id") == item.findtext("guid") == told["id"]
    content = entry.findtext(f"{ATOM}content")
    assert content == item.findtext(f"{CONTENT}encoded") == told["content_html"]
    assert entry.findtext(f"{ATOM}title") == item.findtext("title") == told["title"]
    assert [each.get("term") for each in entry.findall(f"{ATOM}category")] == told["tags"]
    assert told["tags"][-1] == "шекара"


def test_the_text_is_whole_with_its_pictures_and_people(client, story):
    (told,) = items(client)
    content = told["content_html"]
    assert "Русский текст" in content
    assert f"<strong>Лид {story.pk}</strong>" in content
    assert content.count("<img ") == 2
    assert f'src="{SITE}/media/' in content
    assert f'href="{SITE}/ru/people/nurlan-akimov/"' in content
    assert "мэр" in content
    assert told["image"].startswith(f"{SITE}/media/")
    assert "private" not in content


def test_other_sites_stand_as_links(client, story):
    body = '<p>Видео.</p><div data-embed="youtube:dQw4w9WgXcQ"></div>'
    change(story, "update", "", body=body)
    (told,) = items(client)
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in told["content_html"]
    assert "button" not in told["content_html"]


def test_an_entry_keeps_its_id_when_it_is_corrected(client, story):
    (before,) = items(client)
    change(story, "correction", "Цифра исправлена.", title="Другое название")
    (after,) = items(client)
    assert after["title"] == "Другое название"
    assert after["id"] == before["id"]
    assert after["date_published"] == before["date_published"]
    assert after["date_modified"] >= before["date_modified"]
    assert after["content_html"].startswith("<aside><p><strong>")
    assert "Цифра исправлена." in after["content_html"]


def test_a_retraction_stands_above_the_text(client, story):
    change(story, "retraction", "Этого не было.")
    (told,) = items(client)
    assert told["content_html"].index("Этого не было.") < told["content_html"].index("Русский")


def test_a_picture_whose_rights_have_ended_is_not_told(client, story):
    Photo.objects.update(rights_until=timezone.localdate() - timedelta(days=1))
    (told,) = items(client)
    assert "<img" not in told["content_html"]
    assert "image" not in told
    assert "/media/" not in client.get("/ru/feed.xml").content.decode()


def test_what_is_no_news_says_so_in_its_title(client, story):
    for language in LANGUAGES:
        article = cast.article()
        article.kind = "advertising"
        article.save()
        cast.published(article, language, "Скидки", body="<p>Купите.</p>")
    told = items(client)[0]
    genre, colon, title = told["title"].partition(": ")
    assert colon
    assert title == "Скидки"
    assert genre in told["tags"]
    assert told["content_html"].startswith(f"<p><em>{genre}</em></p>")


def test_a_moment_that_is_not_known_is_not_told(client, story):
    archival = cast.article(story_on=PartialDate.parse("2019-05"))
    on_record(archival, "ru", timezone.now(), is_archival=True)
    known = {each["id"]: each.get("date_published") for each in items(client)}
    assert known[f"tag:localhost,2026:ru/{archival.pk}"] is None
    assert known[f"tag:localhost,2026:ru/{story.pk}"]


def test_older_entries_follow_as_on_the_pages(client, story):
    archive(65, [])
    seen, path = [], "/ru/feed.json"
    while path:
        page = json.loads(client.get(path).content)
        assert page["feed_url"] == SITE + path
        seen += [each["id"] for each in page["items"]]
        path = page.get("next_url", "").removeprefix(SITE)
    assert len(seen) == len(set(seen)) == 66
    root = ElementTree.fromstring(client.get("/ru/feed.xml").content)  # noqa: S314
    older = root.find(f"{ATOM}link[@rel='next']").get("href")
    assert faults(client.get(older.removeprefix(SITE))) == []


@pytest.mark.parametrize("before", ["x", "-1", "0", "1" * 40, "99999", "%00", "1&before=x"])
def test_a_feed_from_before_nothing_is_not_there(client, story, before):
    for feed in FEEDS:
        assert client.get(f"{feed.format('ru')}?before={before}").status_code == 404, feed


@pytest.mark.parametrize("file", ["feed.xml", "rss.xml", "feed.json"])
def test_what_has_no_page_has_no_feed(client, story, file):
    for where in ("people/private", "people/never", "tags/never", "regions/never", "projects/no"):
        assert client.get(f"/ru/{where}/{file}").status_code == 404


def test_the_texts_of_many_stories_are_asked_for_together(client, count_queries, story, places):
    few = {feed: count_queries(feed.format("ru")) for feed in FEEDS}
    for number in range(12):
        publish(
            cast.article(lead_photo=photo(f"more-{number}")),
            regions=[places.urjar],
            tags=list(story.tags.all()),
            projects=list(story.projects.all()),
            people=list(story.people.all()),
        )
    assert {feed: count_queries(feed.format("ru")) for feed in FEEDS} == few


@pytest.mark.parametrize("where", WITH_FEEDS)
def test_a_page_names_its_feeds(client, story, where):
    page = client.get(f"/kk/{where}").content.decode()
    for kind, file in (
        ("atom+xml", "feed.xml"),
        ("rss+xml", "rss.xml"),
        ("feed+json", "feed.json"),
    ):
        for named in {"", where}:
            link = f'type="application/{kind}"'
            assert link in page
            assert f'href="{SITE}/kk/{named}{file}"' in page


def test_corrections_have_a_feed(client, corrected):
    (told,) = items(client, CORRECTIONS_FEED.replace("feed.xml", "feed.json").format("ru"))
    assert told["summary"] == "Было <b>10</b> & стало 12."
    assert "&lt;b&gt;10&lt;/b&gt; &amp; стало" in told["content_html"]


@pytest.mark.parametrize("feed", STORY_FEEDS)
def test_a_feed_may_be_kept_and_varies_by_nothing(client, story, feed):
    response = client.get(feed.format("ru"))
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.headers.get("Vary", "")
