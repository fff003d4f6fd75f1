"""Who else has a page open, and what was saved since it was opened."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Presence
from tests import cast
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 5, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def story(db):
    return cast.article()


def here(client, story, **opened):
    answer = client.post(reverse("admin:presence", args=[story.pk]), opened)
    return answer.json()


def test_each_is_told_of_the_others_and_not_of_themselves(desk, story):
    aigerim, boris = desk("aigerim"), desk("boris")
    assert here(aigerim, story)["others"] == ""
    assert str(cast.user("aigerim")) in here(boris, story)["others"]
    said = here(aigerim, story)["others"]
    assert str(cast.user("boris")) in said
    assert str(cast.user("aigerim")) not in said


def test_who_has_not_been_heard_of_for_forty_seconds_is_gone(desk, story, clock):
    aigerim, boris = desk("aigerim"), desk("boris")
    here(aigerim, story)
    clock.shift(39)
    assert here(boris, story)["others"]
    clock.shift(1)
    assert not here(boris, story)["others"]


def test_another_article_is_another_page(desk, story):
    here(desk("aigerim"), story)
    assert not here(desk("boris"), cast.article())["others"]


def test_one_row_for_a_person_and_a_page(desk, story, clock):
    boris = desk("boris")
    here(boris, story)
    clock.shift(15)
    here(boris, story)
    assert Presence.objects.get().seen_at == NOW + timedelta(seconds=15)


def test_without_scripts_the_page_names_those_who_are_here(desk, story):
    here(desk("aigerim"), story)
    page = desk("boris").get(address(story))
    assert str(cast.user("aigerim")) in page.context["others_said"]
    assert page.context["others_said"] in page.content.decode()
    assert Presence.objects.count() == 1  # looking leaves no trace


def test_a_newer_text_of_either_language_is_told(desk, story):
    opened = {each: cast.draft(story.edition(each)).pk for each in ("ru", "kk")}
    boris = desk("boris")
    assert here(boris, story, **opened)["newer"] == []
    cast.draft(story.edition("kk"), "Жаңа")
    (newer,) = here(boris, story, **opened)["newer"]
    assert newer["language"] == "kk"
    assert str(cast.user("aigerim")) in newer["said"]
    assert "10:32" in newer["said"]


def test_a_text_begun_since_is_newer_than_none(desk, story):
    opened = {"ru": "", "kk": ""}
    assert here(desk("boris"), story, **opened)["newer"] == []
    cast.draft(story.edition("ru"))
    assert [each["language"] for each in here(desk("boris"), story, **opened)["newer"]] == ["ru"]


@pytest.mark.parametrize("forged", ["x", "-1", "9" * 40, "\u0663", "1 OR 1=1"])
def test_a_forged_number_only_makes_the_text_newer(desk, story, forged):
    cast.draft(story.edition("ru"))
    (newer,) = here(desk("boris"), story, ru=forged, kk="")["newer"]
    assert newer["language"] == "ru"


def test_only_those_who_work_here_are_marked(desk, story):
    where = reverse("admin:presence", args=[story.pk])
    for client in (desk("dana"), desk("marat"), Client()):
        assert client.post(where).status_code in (302, 403)
    assert not Presence.objects.exists()


def test_marking_needs_a_post_and_an_article(desk, story):
    boris = desk("boris")
    assert boris.get(reverse("admin:presence", args=[story.pk])).status_code == 405
    assert boris.post(reverse("admin:presence", args=[999_999])).status_code == 404
    assert not Presence.objects.exists()


def test_old_rows_are_forgotten(desk, story, clock):
    here(desk("boris"), story)
    clock.shift(timedelta(hours=23))
    here(desk("aigerim"), story)
    assert Presence.objects.forget_old() == 0
    clock.shift(timedelta(hours=2))
    assert Presence.objects.forget_old() == 1
    assert Presence.objects.get().user == cast.user("aigerim")


def test_a_poll_asks_few_questions(desk, story, django_assert_max_num_queries):
    for language in ("ru", "kk"):
        cast.draft(story.edition(language))
    for name in ("aigerim", "timur", "root"):
        here(desk(name), story)
    boris = desk("boris")
    with django_assert_max_num_queries(12):
        here(boris, story)
