"""Texts that are kept as they are typed: by whom, for whom, until when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Autosave, Edition, Revision
from articles.models.writing import NotSeen
from tests import cast
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
KEEP = "/admin/autosave/"
NOW = datetime(2026, 11, 23, 5, 32, tzinfo=UTC)  # 10:32 in Almaty


@pytest.fixture(autouse=True)
def at_half_past_ten(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def story(db):
    return cast.article()


def text(title="Печатаю", lead="", body="<p>Текст.</p>"):
    return {"title": title, "lead": lead, "body": body}


def milliseconds(moment):
    return str(round(moment.timestamp() * 1000))


def keep(client, name, story=None, language="ru", ago=2, **given):
    typed_at = timezone.now() - timedelta(seconds=ago)
    whole = {
        "user": cast.user(name).pk,
        "article": story.pk if story else "",
        "language": language,
        "typed_at": milliseconds(typed_at),
        **text(),
    }
    return client.post(KEEP, whole | given)


def only():
    return Autosave.objects.get()


def offered(page, language="ru"):
    return page.context["adminform"].form.editions[language].offer


# Keeping.


def test_what_is_typed_is_kept_and_is_no_revision(desk, story):
    base = cast.draft(story.edition("ru"), "Было")
    answer = keep(desk("boris"), "boris", story, base=base.pk)
    row = only()
    assert (answer.status_code, answer.json()["state"]) == (200, "kept")
    assert "10:31" in answer.json()["said"]
    assert answer.json()["mark"] == row.mark
    assert (row.user, row.article, row.language, row.base) == (
        cast.user("boris"),
        story,
        "ru",
        base,
    )
    assert row.text == text()
    assert Revision.objects.get() == base
    assert Edition.objects.get().headline == "Было"


def test_a_text_of_an_article_not_yet_begun_is_kept_too(desk):
    keep(desk("saule"), "saule", language="kk")
    assert (only().article, only().language) == (None, "kk")
    assert not Article.objects.exists()


def test_an_edition_is_not_begun_by_typing(desk, story):
    keep(desk("boris"), "boris", story)
    assert only().article == story
    assert not Edition.objects.exists()


def test_one_person_has_one_row_for_an_edition(desk, story):
    client = desk("aigerim")
    mark = keep(client, "aigerim", story, ago=9).json()["mark"]
    keep(client, "aigerim", story, ago=1, seen=mark, title="Дальше")
    keep(client, "aigerim", story, language="kk")
    keep(desk("boris"), "boris", story)
    rows = Autosave.objects.order_by("pk").values_list("user__username", "language", "title")
    assert list(rows) == [
        ("aigerim", "ru", "Дальше"),
        ("aigerim", "kk", "Печатаю"),
        ("boris", "ru", "Печатаю"),
    ]


def test_what_is_kept_is_cleaned(desk, story):
    body = '<p onclick="x()">Да</p><script>alert(1)</script>'
    keep(desk("boris"), "boris", story, body=body, title="Две\r\nстроки")
    assert (only().body, only().title) == ("<p>Да</p>", "Две строки")


def test_an_empty_text_replaces_nothing(desk, story):
    client = desk("boris")
    mark = keep(client, "boris", story).json()["mark"]
    keep(client, "boris", story, ago=0, seen=mark, **text("", "", ""))
    assert only().title == "Печатаю"


# Two windows.


def test_what_was_typed_earlier_never_replaces_what_was_typed_later(desk, story):
    client = desk("boris")
    late = keep(client, "boris", story, ago=1, title="Позже").json()["mark"]
    answer = keep(client, "boris", story, ago=5, seen=late, title="Раньше")
    assert answer.json()["state"] != "kept" or answer.json()["mark"] == late
    assert only().title == "Позже"


def test_another_window_does_not_overwrite_what_it_has_not_seen(desk, story):
    client = desk("boris")
    keep(client, "boris", story, ago=60, title="Дома")
    answer = keep(client, "boris", story, ago=1, title="На работе")
    assert (answer.status_code, answer.json()["state"]) == (409, "not_seen")
    assert only().title == "Дома"


def test_an_answer_that_got_lost_is_no_other_window(desk, story):
    client = desk("boris")
    first = milliseconds(NOW - timedelta(seconds=9))
    keep(client, "boris", story, typed_at=first)
    answer = keep(client, "boris", story, ago=1, seen=first, title="Дальше")
    assert answer.json()["state"] == "kept"
    assert only().title == "Дальше"


def test_two_windows_begin_at_once_and_one_of_them_is_told(db, story, monkeypatch):
    boris, edition = cast.user("boris"), Edition(article=story, language="ru")
    given = {"by": boris, "edition": edition, "typed_at": NOW}
    Autosave.objects.keep(text=text("Первое"), **given)
    rows = Autosave.objects.all()
    kept = {**text("Второе"), "base": None, "saved_at": NOW}
    with pytest.raises(NotSeen):
        rows._begin(boris, edition, kept)
    assert only().title == "Первое"


def test_a_clock_that_is_ahead_is_put_right(desk, story):
    keep(desk("boris"), "boris", story, ago=-3600)
    assert only().saved_at == NOW


# Who may.


@pytest.mark.parametrize(
    ("name", "language"), [("boris", "kk"), ("saule", "ru"), ("marat", "ru"), ("dana", "kk")]
)
@pytest.mark.parametrize("is_begun", [True, False])
def test_nobody_keeps_a_text_in_a_language_that_is_not_theirs(
    desk, story, name, language, is_begun
):
    answer = keep(desk(name), name, story if is_begun else None, language)
    assert answer.status_code in (302, 403)
    assert not Autosave.objects.exists()


def test_somebody_who_is_logged_out_is_sent_to_the_log_in(story):
    answer = keep(Client(), "boris", story)
    assert (answer.status_code, Autosave.objects.count()) == (302, 0)
    assert reverse("admin:login") in answer["Location"]


def test_a_request_from_another_site_is_refused(desk, story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("boris"))
    assert keep(client, "boris", story).status_code == 403
    token = client.get(KEEP).json()["token"]
    assert keep(client, "boris", story, csrfmiddlewaretoken=token).status_code == 200


def test_a_page_of_somebody_who_logged_out_keeps_nothing_under_another_name(desk, story):
    answer = keep(desk("timur"), "boris", story)
    assert (answer.status_code, answer.json()["state"]) == (409, "somebody_else")
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    ("forged", "status"),
    [
        ({"article": "999999"}, 404),
        ({"article": "abc"}, 404),
        ({"article": "-1"}, 404),
        ({"article": "٣"}, 404),
        ({"article": "9" * 30}, 404),
        ({"language": "en"}, 404),
        ({"language": ""}, 404),
        ({"base": "999999"}, 404),
        ({"base": "x"}, 404),
        ({"typed_at": ""}, 400),
        ({"typed_at": "NaN"}, 400),
        ({"typed_at": "9" * 20}, 400),
        ({"typed_at": "9999999999999"}, 400),
    ],
)
def test_forged_numbers_change_nothing(desk, story, forged, status):
    assert keep(desk("boris"), "boris", story, **forged).status_code == status
    assert not Autosave.objects.exists()


def test_the_base_of_another_edition_is_refused(desk, story):
    other = cast.draft(story.edition("kk"))
    assert keep(desk("aigerim"), "aigerim", story, base=other.pk).status_code == 404
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"body": "<p>а\x01б</p>"},
        {"title": "а\x00"},
        {"body": "<p>" + "я" * 600_000},
        {"lead": "я" * 1_000_001},
        {"body": "<blockquote>" * 60 + "<p>а"},
    ],
    ids=["control", "null", "long", "long lead", "deep"],
)
def test_a_refused_text_is_told_and_what_is_kept_stays(desk, story, given):
    client = desk("boris")
    mark = keep(client, "boris", story, ago=9).json()["mark"]
    answer = keep(client, "boris", story, ago=1, seen=mark, **given)
    assert (answer.status_code, answer.json()["state"]) == (422, "refused")
    assert answer.json()["said"]
    assert only().text == text()


def test_a_page_that_stayed_open_does_not_bring_back_an_erased_text(desk, story):
    base = cast.draft(story.edition("ru"), "Стёрто")
    Revision.objects.update(title="", lead="", body="", erased_at=NOW)
    answer = keep(desk("boris"), "boris", story, base=base.pk, title="Стёрто")
    assert (answer.status_code, answer.json()["state"]) == (422, "refused")
    assert not Autosave.objects.exists()


def test_bidi_overrides_are_taken_out(desk, story):
    keep(desk("boris"), "boris", story, title="а\u202eб")
    assert only().title == "аб"


# Offering.


def test_the_page_offers_what_was_not_saved(desk, story):
    cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    keep(client, "boris", story)
    page = client.get(address(story))
    assert offered(page).row == only()
    assert b"data-unsaved" in page.content
    assert page.context["adminform"].form.editions["ru"]["title"].value() == "Было"


def test_the_page_of_a_new_article_offers_it_too(desk):
    client = desk("saule")
    keep(client, "saule", language="kk")
    assert offered(client.get(ADD), "kk").row == only()


def test_nobody_else_is_shown_it(desk, story):
    keep(desk("boris"), "boris", story, title="Тайное")
    for name in ("aigerim", "timur", "saule", "root"):
        assert "Тайное" not in desk(name).get(address(story)).content.decode()
    answer = desk("aigerim").get(reverse("admin:autosave_offer"), asked(story))
    assert answer.status_code == 204


def asked(story, language="ru", **more):
    return {"article": story.pk if story else "", "language": language, **more}


def test_readers_are_not_shown_it(desk, story, client):
    cast.published(story, "ru", "Открыто")
    keep(desk("boris"), "boris", story, title="Тайное")
    number, slug = story.pk, story.edition("ru").slug
    for page in ("/ru/", f"/ru/news/{number}/{slug}/", "/ru/news/"):
        assert "Тайное" not in client.get(page).content.decode()


def test_the_offer_of_a_language_that_is_not_mine_is_refused(desk, story):
    keep(desk("aigerim"), "aigerim", story, language="kk")
    answer = desk("boris").get(reverse("admin:autosave_offer"), asked(story, "kk"))
    assert answer.status_code == 403


def test_a_window_is_not_offered_what_it_keeps_itself(desk, story):
    client = desk("boris")
    mark = keep(client, "boris", story).json()["mark"]
    where = reverse("admin:autosave_offer")
    assert client.get(where, asked(story)).status_code == 200
    assert client.get(where, asked(story, seen=f"1 {mark}")).status_code == 204


def test_taken_into_the_form_it_is_saved_over_what_it_was_written_over(desk, story):
    base = cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    keep(client, "boris", story, base=base.pk)
    page = client.get(address(story) + "?unsaved=ru")
    form = page.context["adminform"].form.editions["ru"]
    assert (form["title"].value(), form["base"].value(), form.offer) == ("Печатаю", base.pk, None)
    client.post(address(story), sent(page))
    assert Edition.objects.get().headline == "Печатаю"
    assert not Autosave.objects.exists()


def test_a_text_written_over_an_older_one_is_put_beside_the_newer(desk, story):
    base = cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    keep(client, "boris", story, base=base.pk)
    newer = cast.draft(story.edition("ru"), "Айгерим сохранила")
    page = client.get(address(story) + "?unsaved=ru")
    answer = client.post(address(story), sent(page))
    kept = Revision.objects.get(is_beside=True)
    assert answer["Location"] == reverse("admin:side_by_side", args=[story.pk, kept.pk])
    assert Edition.objects.get().current_revision == newer
    assert not Autosave.objects.exists()


def test_the_page_says_that_another_text_was_saved_since(desk, story):
    base = cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    keep(client, "boris", story, base=base.pk)
    assert offered(client.get(address(story))).saved_since is None
    newer = cast.draft(story.edition("ru"), "Новее")
    assert offered(client.get(address(story))).saved_since == newer


# Until when.


def save(client, story, **typed):
    page = client.get(address(story))
    return client.post(address(story), sent(page) | typed)


def typed_in(language, **parts):
    return {f"{language}-{name}": value for name, value in {**text(), **parts}.items()}


def test_it_goes_when_it_is_saved(desk, story):
    client = desk("boris")
    mark = keep(client, "boris", story).json()["mark"]
    save(client, story, **typed_in("ru", title="Допечатано"), **{"ru-unsaved": mark})
    assert Edition.objects.get().headline == "Допечатано"
    assert not Autosave.objects.exists()


def test_it_goes_when_the_new_article_is_begun(desk):
    client = desk("aigerim")
    marks = {each: keep(client, "aigerim", language=each).json()["mark"] for each in ("ru", "kk")}
    given = sent(client.get(ADD)) | {"section": cast.section().pk}
    for language, mark in marks.items():
        given |= typed_in(language) | {f"{language}-unsaved": mark}
    client.post(ADD, given)
    assert Article.objects.count() == 1
    assert not Autosave.objects.exists()


def test_what_another_window_keeps_outlives_a_save(desk, story):
    client = desk("boris")
    keep(client, "boris", story, title="Дома")
    save(client, story, **typed_in("ru", title="На работе"))
    assert Edition.objects.get().headline == "На работе"
    assert only().title == "Дома"
    assert offered(client.get(address(story))).row == only()


def test_a_second_new_article_does_not_cost_the_text_of_the_first(desk):
    client = desk("aigerim")
    keep(client, "aigerim", title="Первая")
    given = sent(client.get(ADD)) | {"section": cast.section().pk}
    client.post(ADD, given | typed_in("ru", title="Вторая"))
    assert Edition.objects.get().headline == "Вторая"
    assert (only().title, only().article) == ("Первая", None)


def test_the_text_of_another_language_stays(desk, story):
    client = desk("aigerim")
    keep(client, "aigerim", story, language="kk")
    mark = keep(client, "aigerim", story).json()["mark"]
    save(client, story, **typed_in("ru"), **{"ru-unsaved": mark})
    assert only().language == "kk"


def test_a_text_equal_to_the_saved_one_is_neither_kept_nor_offered(desk, story):
    client = desk("boris")
    keep(client, "boris", story)
    saved = story.edition("ru").save_draft(by=cast.user("aigerim"), **text())
    assert offered(client.get(address(story))) is None
    answer = keep(client, "boris", story, ago=1, base=saved.pk)
    assert answer.json()["state"] == "saved"
    assert not Autosave.objects.exists()


def test_what_is_undone_to_the_text_that_was_opened_is_forgotten(desk, story):
    base = cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    mark = keep(client, "boris", story, base=base.pk).json()["mark"]
    answer = keep(client, "boris", story, ago=1, base=base.pk, seen=mark, **base.text)
    assert answer.json()["state"] == "saved"
    assert not Autosave.objects.exists()


def test_what_comes_after_the_save_that_it_was_sent_before_is_not_kept(desk, story):
    client = desk("boris")
    save(client, story, **typed_in("ru"))
    answer = keep(client, "boris", story, ago=1)
    assert answer.json()["state"] == "saved"
    assert not Autosave.objects.exists()


def test_what_a_lost_page_sends_of_an_article_begun_since_is_not_kept(desk):
    client = desk("aigerim")
    given = sent(client.get(ADD)) | {"section": cast.section().pk}
    client.post(ADD, given | typed_in("ru"))
    assert keep(client, "aigerim").json()["state"] == "saved"
    assert keep(client, "aigerim", title="Другая").json()["state"] == "kept"


# Throwing away.


def throw_away(client, story, mark, language="ru", **headers):
    where = reverse("admin:autosave_throw_away")
    return client.post(where, asked(story, language, mark=mark), **headers)


def test_it_is_thrown_away(desk, story):
    client = desk("boris")
    mark = keep(client, "boris", story).json()["mark"]
    answer = throw_away(client, story, mark)
    assert answer["Location"] == address(story)
    assert not Autosave.objects.exists()


def test_thrown_away_on_the_page_of_a_new_article(desk):
    client = desk("saule")
    mark = keep(client, "saule", language="kk").json()["mark"]
    assert throw_away(client, None, mark, "kk")["Location"] == ADD
    assert not Autosave.objects.exists()


def test_a_later_text_is_not_thrown_away_by_the_page_that_shows_an_earlier_one(desk, story):
    client = desk("boris")
    old = keep(client, "boris", story, ago=9).json()["mark"]
    keep(client, "boris", story, ago=1, seen=old, title="Позже")
    answer = throw_away(client, story, old, headers={"Accept": "application/json"})
    assert answer.json()["state"] == "not_seen"
    assert only().title == "Позже"


def test_nobody_throws_away_what_is_not_theirs(desk, story):
    mark = keep(desk("boris"), "boris", story).json()["mark"]
    throw_away(desk("aigerim"), story, mark)
    assert throw_away(desk("saule"), story, mark).status_code == 403
    assert only().user == cast.user("boris")


def test_throwing_away_needs_a_post(desk, story):
    client = desk("boris")
    mark = keep(client, "boris", story).json()["mark"]
    answer = client.get(reverse("admin:autosave_throw_away"), asked(story, mark=mark))
    assert answer.status_code == 405
    assert Autosave.objects.exists()


# Beside the saved text.


def test_a_text_being_typed_is_compared_with_the_saved_one(desk, story):
    cast.draft(story.edition("ru"), "Было слово")
    where = reverse("admin:autosave_beside")
    answer = desk("boris").post(where, asked(story) | text("Стало слово"))
    assert answer.status_code == 200
    assert "<ins>" in answer.content.decode()
    assert not Autosave.objects.exists()
    assert desk("saule").post(where, asked(story) | text()).status_code == 403
    assert desk("boris").post(where, asked(story) | text(body="\x01")).status_code == 422


def test_the_offer_asks_few_questions(desk, story, django_assert_max_num_queries):
    cast.draft(story.edition("ru"), "Было")
    client = desk("boris")
    keep(client, "boris", story)
    with django_assert_max_num_queries(10):
        client.get(reverse("admin:autosave_offer"), asked(story))
