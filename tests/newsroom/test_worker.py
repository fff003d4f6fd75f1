"""What follows a publication: once, never early, whatever else fails; and that the worker lives."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from articles import outbox
from articles.models import Due, Heartbeat, Notice
from newsroom.work import tick
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_effect(settings):
    """What follows here can be counted; cards have tests of their own."""
    settings.RECEIVERS = {outbox.BEGAN: ["newsroom.receivers.tell_those_concerned"]}


@pytest.fixture
def scheduled():
    edition = cast.article().edition("kk")
    revision = cast.approved(edition)
    at = timezone.now() + timedelta(hours=2)
    return edition.publish(by=cast.user("saule"), revision=revision, at=at)


def told():
    return sorted(Notice.objects.values_list("user__username", flat=True))


def test_nobody_is_told_before_the_moment(scheduled):
    with time_machine.travel(scheduled.public_from - timedelta(seconds=1), tick=False):
        assert tick() == 0
    assert told() == []


def test_author_and_editor_are_told_at_the_moment_and_once(scheduled):
    with time_machine.travel(scheduled.public_from, tick=False):
        assert tick() == 1
        assert tick() == 0
    assert told() == ["aigerim", "saule"]


def test_a_worker_that_was_off_for_an_hour_tells_late(scheduled):
    with time_machine.travel(scheduled.public_from + timedelta(hours=1), tick=False):
        tick()
    assert told() == ["aigerim", "saule"]


def test_what_was_called_back_is_told_to_nobody(scheduled):
    scheduled.edition.call_back(by=cast.user("saule"), publication=scheduled)
    with time_machine.travel(scheduled.public_from + timedelta(hours=1), tick=False):
        assert tick() == 0
    assert told() == []


def test_after_the_commit_it_follows_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cast.published(cast.article())
    assert told() == ["aigerim"]
    assert tick() == 0


def test_a_failing_effect_is_counted_and_blocks_nobody(settings, scheduled):
    settings.RECEIVERS = {outbox.BEGAN: ["tests.newsroom.receivers.fail"]}
    poisoned = cast.article().edition("kk")
    at = timezone.now() + timedelta(hours=1)
    poisoned.publish(by=cast.user("saule"), revision=cast.approved(poisoned), at=at)
    with time_machine.travel(scheduled.public_from, tick=False):
        assert tick() == 2
        assert told() == ["aigerim", "saule"]
        failing = Due.objects.failing().get()
        assert (failing.tries, failing.failure) == (1, "ValueError: it never works")
        assert tick() == 0
    with time_machine.travel(failing.next_try_at, tick=False):
        assert tick() == 1
    assert Due.objects.failing().get().tries == 2


def test_a_failing_effect_waits_longer_each_time_and_an_hour_at_most(settings):
    settings.RECEIVERS = {outbox.BEGAN: ["tests.newsroom.receivers.fail"]}
    cast.published(cast.article())
    waits = []
    for _ in range(12):
        now = Due.objects.get().next_try_at
        with time_machine.travel(now, tick=False):
            tick()
            waits.append(Due.objects.get().next_try_at - now)
    assert waits[:3] == [timedelta(seconds=seconds) for seconds in (10, 20, 40)]
    assert waits[-1] == timedelta(hours=1)


def test_half_an_effect_is_no_effect(settings, scheduled):
    settings.RECEIVERS = {outbox.BEGAN: ["tests.newsroom.receivers.fail_half_way"]}
    cast.published(cast.article())
    tick()
    assert not Heartbeat.objects.filter(name="half").exists()
    assert Due.objects.failing().count() == 1


def test_one_pass_shows_that_a_worker_is_alive(client, capsys):
    assert client.get("/healthz").json()["worker"] == "missed"
    call_command("tick")
    assert "Effects tried: 0." in capsys.readouterr().out
    health = client.get("/healthz").json()
    assert (health["status"], health["worker"], health["failing"]) == ("ok", "alive", 0)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert client.get("/healthz").json()["worker"] == "missed"


def test_health_is_that_of_the_database(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "no-store" in response.headers["Cache-Control"]


def test_chores_clear_what_is_done_long_ago_once_an_hour(scheduled):
    now = scheduled.public_from
    with time_machine.travel(now, tick=False):
        tick()
    with time_machine.travel(now + timedelta(days=29), tick=False):
        tick()
        assert Due.objects.count() == 1
    with time_machine.travel(now + timedelta(days=31), tick=False):
        tick()
        assert Due.objects.count() == 0


def test_what_takes_long_is_left_to_the_worker(settings, django_capture_on_commit_callbacks):
    settings.LEFT_TO_THE_WORKER = {"newsroom.receivers.tell_those_concerned"}
    with django_capture_on_commit_callbacks(execute=True):
        cast.published(cast.article(), "kk")
    assert Due.objects.open().count() == 1
    tick()
    assert not Due.objects.open().exists()
