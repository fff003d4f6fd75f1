"""The light edition: every page of the full one in few bytes, with words for pictures."""

import re

import pytest

from photos.models import Photo
from tests.reader.conftest import FEEDS, LANGUAGES, LISTS, address, archive, pages, publish
from tests.reader.test_queries import story_things

pytestmark = pytest.mark.django_db
MOST_BYTES = 20_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_light(client, story, language):
    archive(60, list(story_things(story)))
    standing = pages(language, story)
    older = [f"{standing[name]}?before={story.pk + 40}" for name in LISTS]
    for path in [*standing.values(), *older]:
        response = client.get(f"/lite{path}")
        assert response.status_code == 200, path
        assert len(response.content) <= MOST_BYTES, (path, len(response.content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_it_loads_a_picture_a_font_or_a_script(client, story, language):
    for path in pages(language, story).values():
        text = client.get(f"/lite{path}").content.decode()
        assert not re.search(r"<(img|picture|svg|script|video|iframe)\b", text), path
        assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', text) == [
            "/static/reader/lite.css"
        ], path


OF_ALL_EDITIONS = {"/static/reader/lite.css", "/static/reader/icon.svg"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_links_lead_to_its_own_pages(client, story, language):
    """But for the way to the full edition and files."""
    walked = set()
    for path in pages(language, story).values():
        text = client.get(f"/lite{path}").content.decode()
        links = set(re.findall(r'href="(/[^"#]*)"', text)) - {path, *OF_ALL_EDITIONS}
        assert all(link.startswith("/lite/") for link in links), (path, links)
        walked |= links
    for link in walked:
        response = client.get(link.replace("&amp;", "&"), follow=True)
        assert response.status_code == 200, link


def test_it_is_canonical_to_the_full_page_and_each_leads_to_the_other(client, read, story):
    for path in pages("kk", story).values():
        text = client.get(f"/lite{path}").content.decode()
        assert f'rel="canonical" href="http://localhost:8000{path}"' in text, path
        assert f'<a href="{path}">' in text, path
        assert '"/lite' not in text.partition("<body>")[0], path


def test_pictures_are_told_in_words(client, story):
    text = client.get(f"/lite{address(story, 'ru')}").content.decode()
    assert "Горы" in text
    assert "Подпись" in text
    Photo.objects.update(public_from=None)
    assert "Горы" not in client.get(f"/lite{address(story, 'ru')}").content.decode()


def test_a_story_is_whole_however_long(client, db):
    from tests import cast

    words = "<p>" + "Слово за слово. " * 4000 + "Конец.</p>"
    long = cast.article()
    cast.published(long, "ru", body=words)
    assert "Конец." in client.get(f"/lite{address(long, 'ru')}").content.decode()


def test_another_slug_leads_to_the_right_one_there(client, story):
    answer = client.get(f"/lite/ru/news/{story.pk}/another/")
    assert answer.headers["Location"] == f"/lite{address(story, 'ru')}"
    assert client.get("/lite/ru/news").headers["Location"] == "/lite/ru/news/"
    assert client.get("/lite/").headers["Location"] == "/lite/ru/"


def test_absence_and_withdrawal_are_the_same_there(client, story):
    from tests import cast

    kazakh = publish(cast.article(), ["kk"])
    assert client.get(f"/lite/ru/news/{kazakh.pk}/x/").status_code == 404
    story.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка в имени.")
    gone = client.get(f"/lite/ru/news/{story.pk}/x/")
    assert gone.status_code == 410
    assert "Ошибка в имени." in gone.content.decode()
    never = client.get("/lite/kk/never/")
    assert never.status_code == 404
    assert '<html lang="kk">' in never.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/lite/admin/",
        "/lite/media/x.jpg",
        "/lite/files/x/",
        "/lite/sitemap.xml",
        "/lite/robots.txt",
        "/lite/healthz",
        "/lite/language/",
        "/lite/preview/x/",
        "/lite/en/",
        "/lite/lite/ru/",
        "/lite//ru/",
        "/lite/static/reader/lite.css",
    ],
)
def test_what_is_no_page_has_no_light_edition(client, story, path):
    assert client.get(path).status_code == 404


def test_feeds_are_those_of_the_full_edition(client, story):
    for feed in FEEDS:
        answer = client.get("/lite" + feed.format("ru"))
        assert (answer.status_code, answer.headers["Location"]) == (301, feed.format("ru"))


def test_the_full_edition_is_itself_again_after_it(client, read, story):
    client.get("/lite/ru/")
    assert "/lite/" not in read("/ru/").replace('href="/lite/ru/"', "")
