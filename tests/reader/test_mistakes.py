"""Reports of mistakes: a form without script or cookie, which keeps what was typed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from articles.models import Report
from reader.views import mistakes
from tests import cast
from tests.reader.conftest import LANGUAGES, address, pages

pytestmark = pytest.mark.django_db
FORM = "/{}/mistakes/"
HERE = {"sec-fetch-site": "same-origin"}


def send(client, language="ru", headers=HERE, **typed):
    typed = {"page": f"/{language}/about/", "message": "Не то имя.", **typed}
    return client.post(FORM.format(language), typed, headers=headers)


def test_each_story_leads_to_the_form_about_it(client, read, story):
    for language in LANGUAGES:
        where = address(story, language)
        link = re.search(r'href="([^"]+)" rel="nofollow" data-mistakes', read(where))
        text = client.get(unescape(link[1])).content.decode()
        assert f'name="page" value="{where}"' in text
        assert f'<a href="{where}">' in text


def test_the_words_in_question_come_along(client, story):
    text = client.get(FORM.format("kk"), {"page": "/kk/", "quote": "Сөз <b>"}).content.decode()
    assert "Сөз &lt;b&gt;</textarea>" in text


def test_a_report_is_kept_with_the_story_that_it_is_about(client, story):
    where = address(story, "kk")
    typed = {"page": where, "quote": "2023", "message": "2024 ғой.", "contact": "+7 700"}
    answer = send(client, "ru", **typed)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ru/mistakes/?sent")
    report = Report.objects.get()
    assert (report.language, report.article_number, report.page) == ("kk", story.pk, where)
    assert (report.quoted, report.message, report.contact) == ("2023", "2024 ғой.", "+7 700")
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["front", "region", "person", "corrections", "news"])
def test_every_page_may_have_a_mistake(client, story, name):
    send(client, page=pages("ru", story)[name])
    assert Report.objects.get().page == pages("ru", story)[name]
    assert Report.objects.get().article_number is None


def test_a_page_of_the_light_edition_is_the_same_page(client, story):
    send(client, page=f"/lite{address(story, 'ru')}")
    assert Report.objects.get().page == address(story, "ru")


@pytest.mark.parametrize(
    "where",
    [
        "",
        "/admin/",
        "/en/",
        "https://example.org/ru/",
        "//example.org/ru/",
        "javascript:alert(1)",
        "/ru/news/1/" + "ы" * 200 + "/",
        "/media/x.jpg",
        "/ru/%00/",
        "http://[",
    ],
)
def test_no_other_page_has_one(client, db, where):
    answer = send(client, page=where)
    assert answer.status_code == 400
    assert "Не то имя.</textarea>" in answer.content.decode()
    assert f'href="{where}"' not in answer.content.decode() or not where
    assert not Report.objects.exists()
    assert client.get(FORM.format("ru"), {"page": where}).status_code == 200


def test_what_was_typed_stays_where_something_is_missing(client, db):
    answer = send(client, message=" ", quote="Слова", contact="a@b.kz")
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Слова</textarea>" in text
    assert 'value="a@b.kz"' in text
    assert 'aria-invalid="true"' in text


def test_what_is_too_long_is_refused_and_stays(client, db):
    answer = send(client, message="ы" * 2001)
    assert answer.status_code == 400
    assert "ы" * 2001 in answer.content.decode()


def test_what_is_far_too_long_is_not_read(client, db):
    assert send(client, message="x" * mistakes.MOST_BYTES).status_code == 413
    assert not Report.objects.exists()


def test_signs_that_nobody_reads_are_left_out(client, db):
    send(client, message="Не\x00 то\u202e имя\x1b.\nИ место.")
    assert Report.objects.get().message.replace("\r", "") == "Не то имя.\nИ место."


def test_a_program_that_fills_in_everything_is_thanked_alike(client, db):
    thanked = send(client)
    answer = send(client, website="https://example.org")
    assert answer.headers["Location"] == thanked.headers["Location"]
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"origin": "http://testserver"}, 302),
        ({}, 302),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://example.org"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_another_site_sends_nothing(client, db, settings, headers, status):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert send(client, headers=headers).status_code == status
    assert Report.objects.exists() == (status == 302)


def test_a_flood_ends_and_the_next_hour_begins_anew(client, story, monkeypatch):
    monkeypatch.setattr(mistakes, "PER_HOUR_OF_A_STORY", 2)
    monkeypatch.setattr(mistakes, "PER_HOUR", 3)
    where = address(story, "ru")
    assert [send(client, page=where).status_code for _ in range(3)] == [302, 302, 429]
    assert [send(client).status_code for _ in range(2)] == [302, 429]
    assert "Не то имя.</textarea>" in send(client).content.decode()
    Report.objects.update(sent_at=timezone.now() - timedelta(hours=2))
    assert send(client, page=where).status_code == 302


def test_what_an_editor_has_closed_makes_room(client, db, monkeypatch):
    monkeypatch.setattr(mistakes, "PER_HOUR", 1)
    send(client)
    assert send(client).status_code == 429
    Report.objects.get().close(by=cast.user("aigerim"), outcome="junk")
    assert send(client).status_code == 302


def test_the_form_is_kept_by_nobody_and_sets_nothing(client, story):
    for language in LANGUAGES:
        answer = client.get(FORM.format(language))
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies
        assert "csrf" not in answer.content.decode()


def test_a_hidden_story_is_reported_like_none(client, db):
    """The form says nothing of what there is."""
    draft = cast.article()
    cast.draft(draft.edition("ru"), "Тайна")
    hidden, never = f"/ru/news/{draft.pk}/taina/", f"/ru/news/{draft.pk + 1000}/taina/"
    answers = [
        client.get(FORM.format("ru"), {"page": where}).content.decode().replace(where, "")
        for where in (hidden, never)
    ]
    assert answers[0] == answers[1]


def test_a_report_reaches_the_desk_while_the_cache_is_down(client, dead_cache):
    assert send(client).status_code == 302
    assert Report.objects.count() == 1
