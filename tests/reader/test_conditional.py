"""What a reader holds already is not sent again, and nothing old is taken for new."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePath

import pytest
import time_machine
from django.conf import settings as site
from django.utils import timezone
from django.utils.http import http_date

from reader import conditional
from tests import cast
from tests.reader.conftest import FEEDS, LANGUAGES, SITEMAPS, address, pages, publish

pytestmark = pytest.mark.django_db


def kept(story):
    for language in LANGUAGES:
        yield from pages(language, story).values()
        yield from (feed.format(language) for feed in FEEDS)
        yield f"/lite/{language}/"
    yield from (*SITEMAPS, "/robots.txt")
    rendition = story.lead_photo.renditions.first()
    yield f"/media/{PurePath(rendition.name).name}"


def test_every_answer_is_told_unchanged_to_who_holds_it(client, story):
    for path in kept(story):
        first = client.get(path)
        assert first.status_code == 200, path
        etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
        for headers in (
            {"If-None-Match": etag},
            {"If-None-Match": f'"other", {etag}'},
            {"If-None-Match": "*"},
            {"If-Modified-Since": modified},
            {"If-None-Match": etag, "If-Modified-Since": http_date(0)},
        ):
            again = client.get(path, headers=headers)
            assert (again.status_code, again.content) == (304, b""), (path, headers)
            assert again.headers["ETag"] == etag
            assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        for headers in (
            {},
            {"If-None-Match": '"other"'},
            {"If-Modified-Since": http_date(0)},
            {"If-None-Match": '"other"', "If-Modified-Since": modified},
            {"If-Modified-Since": "yesterday"},
        ):
            assert client.get(path, headers=headers).status_code == 200, (path, headers)


def test_head_answers_as_get(client, story):
    for path in kept(story):
        get, head = client.get(path), client.head(path)
        assert head.status_code == 200
        assert head.content == b"" if not head.streaming else True
        for name in ("ETag", "Last-Modified", "Content-Type", "Cache-Control"):
            assert head.headers[name] == get.headers[name], path
        etag = {"If-None-Match": get.headers["ETag"]}
        assert client.head(path, headers=etag).status_code == 304


def test_a_change_makes_it_new(client, story):
    held = {path: client.get(path).headers for path in kept(story) if "/media/" not in path}
    publish(cast.article())
    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=False):
        for path in ("/ru/", "/kk/feed.xml", "/ru/rss.xml", "/sitemap-news.xml"):
            told = client.get(path, headers={"If-None-Match": held[path]["ETag"]})
            assert told.status_code == 200, path
            since = client.get(path, headers={"If-Modified-Since": held[path]["Last-Modified"]})
            assert since.status_code == 200, path
            assert told.headers["Last-Modified"] != held[path]["Last-Modified"]


def test_what_comes_back_is_as_new_as_its_return(client, story):
    """Withdrawn and published again: who has seen what was between must not keep that."""
    start = timezone.now()
    moments = []
    for hours, title in enumerate(("Первое", "Второе", "Первое"), start=1):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            moments.append(conditional.first_seen("/ru/", title))
    assert moments == sorted(set(moments))


def test_two_texts_of_one_second_are_not_taken_for_one(db):
    with time_machine.travel(timezone.now(), tick=False):
        first = conditional.first_seen("/ru/", "a")
        assert conditional.first_seen("/ru/", "a") == first
        assert conditional.first_seen("/ru/", "b") > first


def test_a_clock_that_was_wrong_makes_nothing_of_the_future(db):
    with time_machine.travel(timezone.now() + timedelta(days=300)):
        conditional.first_seen("/ru/", "a")
    assert conditional.first_seen("/ru/", "a") <= timezone.now().timestamp()


def test_it_stays_when_it_was_first_seen(client, story):
    before = client.get(address(story, "ru")).headers["Last-Modified"]
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert client.get(address(story, "ru")).headers["Last-Modified"] == before
    assert parsedate_to_datetime(before) <= timezone.now()


def test_what_is_not_for_everybody_has_neither(client, story):
    client.force_login(cast.user("timur"))
    for path in ("/admin/", "/healthz", "/", "/ru/never/", "/ru/mistakes/"):
        headers = client.get(path).headers
        assert "ETag" not in headers
        assert "Last-Modified" not in headers


def test_a_public_answer_varies_by_nothing(client, story):
    for path in kept(story):
        response = client.get(path)
        assert "Vary" not in response.headers, path
        assert not response.cookies
    client.cookies["language"] = "kk"
    german = {"accept-language": "de", "user-agent": "x", "accept": "application/json"}
    for path in kept(story):
        assert client.get(path, headers=german).headers["ETag"] == client.get(path).headers["ETag"]


def test_odd_parameters_fill_no_disk(client, story):
    client.get("/ru/")
    seen = Path(site.MEDIA_ROOT) / conditional.FOLDER
    before = sum(1 for _ in seen.glob("*/*"))
    for number in range(5):
        assert client.get(f"/ru/?x={number}&y=%00").status_code == 200
    assert sum(1 for _ in seen.glob("*/*")) == before


def test_where_nothing_can_be_written_pages_are_read_all_the_same(
    client, story, settings, tmp_path
):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings.MEDIA_ROOT = blocked
    response = client.get("/ru/about/")
    assert response.status_code == 200
    again = client.get("/ru/about/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_what_was_long_not_new_is_forgotten(client, story):
    client.get("/ru/about/")
    seen = Path(site.MEDIA_ROOT) / conditional.FOLDER
    conditional.forget_old()
    assert any(seen.glob("*/*"))
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        conditional.forget_old()
    assert not any(seen.glob("*/*"))
