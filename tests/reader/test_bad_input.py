"""Whatever stands in an address or a header: the right page, a redirect or an absence."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from tests.reader.conftest import FEEDS, FILES, LANGUAGES, address, pages

pytestmark = pytest.mark.django_db

MARK = "zq<script>alert(1)</script>\"'"
ODD = [
    "?before=",
    "?before=1&before=2",
    "?before=-1",
    "?before=" + "9" * 400,
    "?before=%00",
    "?before=%D0%B0",
    "?before=1e5",
    "?before[]=1",
    "?before=" + quote(MARK),
    "?" + "&".join(f"a{n}=1" for n in range(1100)),
    "?page=99999999",
    "?%FF=%FE",
    "?" + "x" * 5000,
    "?q=" + quote(MARK),
    "?;;&&==",
]
HEADERS = [
    {"host": "evil.example"},
    {"host": "localhost:99999999"},
    {"host": "a" * 300},
    {"host": 'localhost" onload=x'},
    {"x-forwarded-host": "evil.example"},
    {"x-forwarded-proto": "https"},
    {"x-forwarded-proto": "gopher"},
    {"x-forwarded-for": "'; drop table"},
    {"x-forwarded-for": ", ,,"},
    {"accept-language": "kk" * 3000},
    {"accept-language": "\xff\xfe"},
    {"cookie": "language=\x00; sessionid=x; csrftoken=" + "y" * 5000},
    {"cookie": "=;;=\xff"},
    {"if-none-match": '"' * 50},
    {"if-modified-since": "yesterday"},
    {"range": "bytes=9-1"},
    {"referer": "http://["},
    {"user-agent": MARK},
    {"x-original-url": "/admin/"},
]


def every_page(language, story):
    standing = list(pages(language, story).values())
    feeds = [feed.format(language) for feed in FEEDS]
    return [*standing, *(f"/lite{path}" for path in standing), *feeds]


def assert_sound(response, path):
    assert response.status_code in (200, 301, 302, 304, 400, 404, 405, 410), path
    text = b"".join(response) if response.streaming else response.content
    assert b"zq<script>" not in text, path
    assert b"evil.example" not in text, path
    assert "evil.example" not in response.headers.get("Location", ""), path


def in_turn(paths_ru, paths_kk):
    """Every page in one of the languages, every kind in both: a question in each is enough."""
    return [pair[place % 2] for place, pair in enumerate(zip(paths_ru, paths_kk, strict=True))]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_parameters(client, story, odd):
    shift = ODD.index(odd) % 2
    languages = LANGUAGES[shift:] + LANGUAGES[:shift]
    for path in in_turn(*(every_page(language, story) for language in languages)):
        assert_sound(client.get(path + odd), path + odd[:40])


@pytest.mark.parametrize("headers", HEADERS, ids=range(len(HEADERS)))
def test_odd_headers(client, story, settings, headers):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    pair = [pages(language, story) for language in LANGUAGES]
    paths = [pair[0]["front"], pair[1]["article"], f"/lite{pair[0]['region']}", "/kk/mistakes/"]
    for path in [*paths, FEEDS[0].format("ru"), "/ru/never/", "/kk", *FILES]:
        assert_sound(client.get(path, headers=headers), (path, headers))


def test_another_host_is_refused_and_no_page_believes_in_one(client, story, settings):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    plain = client.get("/ru/").content
    forwarded = client.get("/ru/", headers={"x-forwarded-host": "evil.example"})
    assert forwarded.content == plain
    assert client.get("/ru", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("//", 404),
        ("//ru/", 404),
        ("/ru//", 404),
        ("/ru//news/", 404),
        ("/ru/news//", 404),
        ("//evil.example/ru/", 404),
        ("/RU/", 404),
        ("/ru-RU/", 404),
        ("/kk_latn/", 404),
        ("/ru/../admin/", 404),
        ("/ru/%2e%2e/", 404),
        ("/ru/news/1/%2F/", 404),
        ("/ru/" + "x" * 9000 + "/", 404),
        ("/ru/" + "x/" * 3000, 404),
        ("/ru/%00", 404),
        ("/%00", 404),
        ("/ru/%0d%0aSet-Cookie:x=1/", 404),
        ("/ru/%F0%9F%92%A9/", 404),
        ("/ru/%FF%FE/", 404),
        ("/ru/people/%D2%9A/", 404),
        ("/ru/" + quote(MARK) + "/", 404),
        ("/lite", 404),
        ("/lite/ru", 301),
        ("/ru/archive/2025/09/18", 301),
        ("/ru", 301),
    ],
)
def test_odd_addresses(client, story, path, status):
    # The test client takes what follows two slashes for a host; a browser sends it as it is.
    whole = {"PATH_INFO": path} if path.startswith("//") else {}
    response = client.get(path, **whole)
    assert response.status_code == status, path
    assert_sound(response, path)


def test_a_redirect_leads_to_no_other_site(client, story):
    for path in ("//evil.example", "/\\evil.example", "/ru//evil.example", "/%2fevil.example"):
        answer = client.get("/", PATH_INFO=path)
        assert not answer.headers.get("Location", "/").startswith(("//", "/\\", "http")), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_typed_into_the_address_leads_to_its_story(client, story, language):
    for typed in ("Жаңалық туралы", "Новость?", "<b>\"'", "ә" * 900, "%", "%00"):
        path = f"/{language}/news/{story.pk}/{quote(typed, safe='')}/"
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, address(story, language))


def test_thousands_of_pages_that_there_are_not(client, story):
    for number in range(1, 400, 7):
        assert client.get(f"/ru/news/?before={10**6 + number}").status_code == 404
        assert client.get(f"/ru/news/?page={number}").content == client.get("/ru/news/").content


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "trace", "options"])
def test_other_methods_change_nothing(client, story, method):
    for language in LANGUAGES:
        for path in (pages(language, story)["article"], f"/{language}/archive/", "/"):
            assert getattr(client, method)(path).status_code in (400, 403, 405)


def test_what_is_typed_is_in_no_answer_unescaped(client, story):
    """Also where a form gives it back."""
    typed = {"page": "/ru/", "message": "", "quote": MARK, "contact": MARK}
    answer = client.post("/ru/mistakes/", typed)
    assert_sound(answer, "mistakes")
    assert "zq&lt;script&gt;" in answer.content.decode()


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=never",
        "text/plain",
        "\x00",
    ],
)
@pytest.mark.parametrize("path", ["/ru/mistakes/", "/language/"])
def test_a_form_of_another_kind_sends_nothing(db, path, content_type):
    reader = Client(raise_request_exception=False)
    answer = reader.generic("POST", path, b"\xff\x00{[--x", content_type=content_type)
    assert answer.status_code in (302, 400, 413), content_type


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_readers_variant_is_kept_for_another(client, story, language):
    """One address answers one page, whatever a cookie or a header says of who asks."""
    for path in every_page(language, story):
        plain = client.get(path)
        asked = {"accept-language": "kk", "cookie": "language=kk", "save-data": "on", "dnt": "1"}
        other = client.get(path, headers={**asked, "user-agent": "x", "x-requested-with": "y"})
        assert other.content == plain.content, path
        varied = {each.strip().lower() for each in plain.headers.get("Vary", "").split(",")}
        assert varied <= {"", "accept-encoding"}, path


def test_the_languages_of_pages_that_say_them_are_right(client, story):
    for language in LANGUAGES:
        for path in pages(language, story).values():
            for where in (path, f"/lite{path}"):
                assert re.search(rf'<html lang="{language}"', client.get(where).content.decode())
