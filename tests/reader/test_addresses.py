"""Which address answers what: redirects, absences, withdrawals, nonsense."""

import pytest

from people.models import Person
from tests import cast
from tests.reader.conftest import LANGUAGES, LISTS, address, pages, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(told_once):
    return told_once


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("", "", "ru"),
        ("", "en-US,en;q=0.9", "ru"),
        ("", "kk-KZ,ru;q=0.8", "kk"),
        ("", "kk-CN", "kk-arab"),
        ("", "en,ru;q=0.9,kk;q=0.8", "ru"),
        ("", "kk;q=0.5,ru;q=0.9", "ru"),
        ("", "kk;q=0,ru", "ru"),
        ("", "\x00;;,q=", "ru"),
        ("kk", "ru", "kk"),
        ("ru", "kk", "ru"),
        ("en", "kk", "kk"),
    ],
)
def test_the_root_leads_to_the_readers_language(client, cookie, accepted, language):
    client.cookies["language"] = cookie
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert {"Cookie", "Accept-Language"} <= set(response.headers["Vary"].split(", "))


def test_another_slug_leads_to_the_right_one(client, story):
    for language in LANGUAGES:
        for slug in ("another", "привет", "x" * 300):
            response = client.get(f"/{language}/news/{story.pk}/{slug}/")
            assert response.status_code == 301
            assert response.headers["Location"] == address(story, language)


def test_a_missing_slash_is_added(client, story):
    for path in ("/ru", "/kk/news", "/ru/regions/abai", address(story, "kk")[:-1]):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/ru/news/0/x/",
        "/ru/news/-1/x/",
        "/ru/news/007/x/",
        "/ru/news/99999999999999999999999/x/",
        f"/ru/news/{'9' * 5000}/x/",
        "/ru/news/abc/x/",
        "/ru/news/١/x/",
        "/ru/news/1/",
        "/ru/sections/never/",
        "/ru/sections/абай/",
        "/ru/tags/never/",
        "/ru/regions/never/",
        "/ru/regions/never/feed.xml",
        "/ru/people/never/",
        "/ru/people/private/",
        "/ru/organisations/never/",
        "/ru/projects/never/",
        "/ru/agreements/never/",
        "/ru/organisations/",
        "/ru/tags/",
        "/ru/%00/",
        "/sitemap.xml?part=never",
        "/sitemap.xml?part=-1",
        "/sitemap.xml?part=999999999999",
        "/sitemap.xml?part=99999999999999999999999",
        "/media/never.jpg",
        "/media/../manage.py",
        "/media/%00",
    ],
)
def test_what_does_not_exist_is_not_found(client, story, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("later", ["search/"])
def test_what_comes_later_is_not_found_and_not_linked(client, read, story, later):
    for language in LANGUAGES:
        path = f"/{language}/" + later.format(f"{story.pk}/x")
        assert client.get(path).status_code == 404
        assert f'"{path}"' not in read(f"/{language}/")


@pytest.mark.parametrize(
    "before", ["", "abc", "-1", "0", "007", "1.5", "9" * 30, "%00", "١", "1 ", "123456789"]
)
def test_an_older_page_begins_after_an_article_only(client, story, before):
    for name in LISTS:
        response = client.get(f"{pages('ru', story)[name]}?before={before}")
        assert response.status_code == 404, name


def test_unknown_parameters_are_ignored(client, story):
    for language in LANGUAGES:
        for path in pages(language, story).values():
            assert client.get(f"{path}?utm_source=x&page=zz&q=%00").status_code == 200


def test_public_pages_only_answer_readers(client, story):
    assert client.post("/ru/").status_code in (403, 405)
    assert client.put("/ru/news/").status_code in (403, 405)


def test_a_story_in_the_other_language_alone_is_named_there(client, story):
    alone = publish(cast.article(), ["kk"])
    response = client.get(f"/ru/news/{alone.pk}/anything/")
    text = response.content.decode()
    assert response.status_code == 404
    assert f'href="{address(alone, "kk")}" hreflang="kk"' in text
    assert 'rel="canonical"' not in text
    assert "noindex" in text


def test_a_draft_answers_as_what_never_existed(client, story):
    draft = cast.article()
    cast.draft(draft.edition("ru"), "Тайна")
    here = client.get(f"/ru/news/{draft.pk}/taina/")
    never = client.get(f"/ru/news/{draft.pk + 1000}/taina/")
    assert here.status_code == never.status_code == 404
    assert here.content == never.content


def test_a_withdrawn_story_is_gone_and_says_why(client, story):
    story.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка в имени.")
    for slug in ("any", address(story, "kk").split("/")[-2]):
        response = client.get(f"/ru/news/{story.pk}/{slug}/")
        assert response.status_code == 410
        assert "Ошибка в имени." in response.content.decode()
        assert "Русский текст" not in response.content.decode()
    assert client.get(address(story, "kk")).status_code == 200


def test_a_withdrawn_story_leaves_every_list(client, story):
    title = f"Новость {story.pk}"
    assert title in client.get("/ru/").content.decode()
    story.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка.")
    for name in ("front", "news", "section", "region", "organisation", "project", "agreement"):
        path = pages("kk", story)[name].replace("/kk/", "/ru/")
        assert title not in client.get(path).content.decode(), name
    assert client.get("/ru/tags/border/").status_code == 404
    assert client.get("/ru/people/nurlan-akimov/").status_code == 404
    assert "/ru/" not in client.get(address(story, "kk")).content.decode().split("canonical")[0]


def test_a_name_in_doubt_has_no_page_in_that_language(client, story):
    Person.objects.update(name_certainty_kk="unsure")
    assert client.get("/kk/people/nurlan-akimov/").status_code == 404
    assert client.get("/ru/people/nurlan-akimov/").status_code == 200
    for name in ("article", "region", "agreement", "people", "front"):
        assert "Әкімов" not in client.get(pages("kk", story)[name]).content.decode(), name


def test_the_page_of_absence_asks_nothing_of_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        for path, language in (("/kk/never/", "kk"), ("/ru/never/", "ru"), ("/never", "ru")):
            response = client.get(path)
            assert response.status_code == 404
            assert f'<html lang="{language}">' in response.content.decode()
            assert path not in response.content.decode()


def test_robots_are_told_of_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


def test_errors_have_a_page_that_needs_nothing(client, monkeypatch, story):
    from reader import queries

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(queries, "navigation", fail)
    client.raise_request_exception = False
    response = client.get("/kk/")
    assert response.status_code == 500
    assert "Русский" in response.content.decode()
    assert "Бет ашылмады" in response.content.decode()
