"""The language that a reader asks to be remembered, and nothing else of them."""

import pytest

from tests.reader.conftest import address, pages

pytestmark = pytest.mark.django_db


def choose(client, language, where=""):
    return client.post("/language/", {"language": language, "next": where})


@pytest.mark.parametrize(("language", "other"), [("ru", "kk"), ("kk", "ru")])
def test_it_leads_to_the_page_in_that_language_and_is_remembered(client, story, language, other):
    for name, path in pages(other, story).items():
        answer = choose(client, language, path)
        there = client.get(answer.headers["Location"], follow=True)
        assert there.status_code == 200, name
        assert there.request["PATH_INFO"] == pages(language, story)[name]
    assert client.get("/").headers["Location"] == f"/{language}/"


def test_the_cookie_holds_a_language_for_a_year_and_no_more(client, db):
    cookie = choose(client, "kk").cookies["language"]
    assert cookie.value == "kk"
    assert cookie["max-age"] == 365 * 24 * 3600
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_in_the_light_edition_it_stays_there(client, story):
    answer = choose(client, "kk", f"/lite{address(story, 'ru')}")
    assert answer.headers["Location"].startswith(f"/lite/kk/news/{story.pk}/")


@pytest.mark.parametrize(
    "where",
    [
        "",
        "/",
        "https://example.org/ru/",
        "//example.org/ru/",
        "/\\example.org",
        "javascript:alert(1)",
        "/admin/",
        "/ru/never/",
        "/ru/\r\nX: y",
        "/media/x.jpg",
        "http://[",
        "\x00",
    ],
)
def test_what_is_no_page_of_ours_leads_to_the_front(client, db, where):
    assert choose(client, "kk", where).headers["Location"] == "/kk/"


@pytest.mark.parametrize("language", ["", "en", "kk-cyrl", "\x00", "ru; x=y"])
def test_a_language_of_which_there_is_none_is_not_kept(client, db, language):
    answer = choose(client, language)
    assert answer.headers["Location"] == "/"
    assert not answer.cookies


def test_it_is_sent_and_never_asked_for(client, db):
    assert client.get("/language/").status_code == 405
    assert not client.get("/language/").cookies


def test_no_page_changes_by_it(client, story):
    path = pages("ru", story)["article"]
    before = client.get(path)
    choose(client, "kk")
    after = client.get(path)
    assert after.content == before.content
    assert "Cookie" not in after.headers.get("Vary", "")
