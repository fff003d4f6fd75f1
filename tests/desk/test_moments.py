"""Moments as editors enter them: asked about where the clocks do not tell, and said in words."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django import forms
from django.utils import timezone, translation

from desk.moments import MomentField, code, how_soon, in_words, newsroom_time

ASK = "/admin/moment/"
BEFORE_THE_CHANGE = datetime(2024, 2, 20, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
FIRST, SECOND = datetime(2024, 2, 29, 17, 30, tzinfo=UTC), datetime(2024, 2, 29, 18, 30, tzinfo=UTC)


class Form(forms.Form):
    at = MomentField(verb="publish", label="Publish at that time", required=False)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def in_berlin(settings):
    settings.TIME_ZONE = "Europe/Berlin"


def typed(day="", clock="", which="", said=""):
    return Form({"at_day": day, "at_clock": clock, "at_which": which, "at_said": said})


def given(**parts):
    form = typed(**parts)
    assert form.is_valid(), form.errors
    return form.cleaned_data["at"]


def refused(**parts):
    form = typed(**parts)
    assert not form.is_valid()
    assert list(form.errors) == ["at"]
    return form.errors.as_data()["at"][0].code


@pytest.mark.parametrize("shown", ["10:00", "10:00:00", "10:00:00.000"])
def test_a_time_is_entered_on_the_newsrooms_clock_and_given_in_utc(clock, shown):
    at = given(day="2026-11-24", clock=shown)
    assert at == datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert at.utcoffset() == timedelta(0)


def test_nothing_entered_is_no_moment(clock):
    assert given() is None


@pytest.mark.parametrize(
    ("entered", "moment"),
    [
        (("2024-02-28", "10:00"), datetime(2024, 2, 28, 4, tzinfo=UTC)),
        (("2024-02-29", "10:00"), datetime(2024, 2, 29, 4, tzinfo=UTC)),
        (("2024-03-01", "00:00"), datetime(2024, 2, 29, 19, tzinfo=UTC)),
        (("2024-03-01", "10:00"), datetime(2024, 3, 1, 5, tzinfo=UTC)),
        (("2028-02-29", "10:00"), datetime(2028, 2, 29, 5, tzinfo=UTC)),
    ],
)
def test_the_offset_is_that_of_its_day(clock, entered, moment):
    clock.move_to(BEFORE_THE_CHANGE)
    assert given(day=entered[0], clock=entered[1]) == moment


def test_a_time_that_came_twice_is_asked_about(clock):
    clock.move_to(BEFORE_THE_CHANGE)
    assert refused(day="2024-02-29", clock="23:30") == "which"
    shown = str(typed(day="2024-02-29", clock="23:30")["at"])
    assert shown.count('type="radio"') == 2
    assert "(UTC+6)" in shown
    assert "(UTC+5)" in shown
    assert "checked" not in shown


@pytest.mark.parametrize("moment", [FIRST, SECOND])
def test_the_answer_is_taken(clock, moment):
    clock.move_to(BEFORE_THE_CHANGE)
    parts = {"day": "2024-02-29", "clock": "23:30", "which": code(moment)}
    assert given(**parts) == moment
    assert f'value="{code(moment)}" checked' in str(typed(**parts)["at"])


def test_an_answer_to_another_question_is_ignored(clock):
    clock.move_to(BEFORE_THE_CHANGE)
    assert refused(day="2024-02-29", clock="23:30", which="2024-02-29T12:00Z") == "which"
    at = given(day="2024-03-01", clock="10:00", which=code(FIRST))
    assert at == datetime(2024, 3, 1, 5, tzinfo=UTC)


def test_a_time_that_never_came_is_asked_about(clock, in_berlin):
    clock.move_to(datetime(2026, 3, 1, tzinfo=UTC))
    never = {"day": "2026-03-29", "clock": "02:30"}
    assert refused(**never) == "which"
    after = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert given(**never, which=code(after)) == after
    assert given(**never, which="2026-03-29T00:59Z") == after - timedelta(minutes=1)
    assert refused(**never, which="2026-03-29T00:30Z") == "which"


@pytest.mark.parametrize(
    "parts",
    [
        {"day": "2026-11-24"},
        {"clock": "10:00"},
        {"day": "0000-01-01", "clock": "10:00"},
        {"day": "0001-01-01", "clock": "00:30"},
        {"day": "9999-99-99", "clock": "10:00"},
        {"day": "12026-11-24", "clock": "10:00"},
        {"day": "2026-02-29", "clock": "10:00"},
        {"day": "2026-11-24", "clock": "25:00"},
        {"day": "2026-11-24", "clock": "10:00:30"},
        {"day": "2026-11-24", "clock": "10:00Z"},
        {"day": "24.11.2026", "clock": "10:00"},
        {"day": "٢٠٢٦-١١-٢٤", "clock": "10:00"},
        {"day": "2026-11-24", "clock": "１０:00"},
        {"day": "2026-11-24\x00", "clock": "10:00"},
        {"day": "2026\n-11-24", "clock": "10:00"},
        {"day": "\u202e2026-11-24", "clock": "10:00"},
        {"day": "2" * 1_000_000, "clock": "10:00"},
        {"day": "<script>", "clock": "'\""},
    ],
)
def test_nonsense_is_an_error_of_the_form(clock, parts):
    assert refused(**parts) in ("invalid", "incomplete")
    assert "<script>" not in str(typed(**parts)["at"])


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Almaty"])
def test_the_end_of_the_calendar_is_no_fault(clock, settings, zone):
    settings.TIME_ZONE = zone
    form = typed(day="9999-12-31", clock="23:30")
    form.is_valid()
    assert "at_day" in str(form["at"])


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(minutes=1), timedelta(days=900)])
def test_a_moment_that_has_passed_is_refused(clock, ago):
    here = (NOW - ago).astimezone(timezone.get_default_timezone())
    assert refused(day=f"{here:%Y-%m-%d}", clock=f"{here:%H:%M}") == "past"


def test_the_press_holds_only_for_the_moment_that_the_button_said(clock):
    parts = {"day": "2026-11-24", "clock": "10:00"}
    assert not typed(**parts)["at"].is_said
    assert typed(**parts)["at"].said == "2026-11-24T05:00Z"
    assert typed(**parts, said="2026-11-24T05:00Z")["at"].is_said
    assert not typed(**parts, said="2026-11-24T05:01Z")["at"].is_said
    assert not typed(said="2026-11-24T05:00Z")["at"].is_said
    assert not typed(day="2026-11-24", said="")["at"].is_said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "вторник, 24\u00a0ноября 2026, 10:00, время Алматы (UTC+5)"),
        ("kk", "24\u00a0қараша 2026, сейсенбі, 10:00, Алматы уақыты (UTC+5)"),
        ("en", "Tuesday 24 November 2026 at 10:00, Almaty time (UTC+5)"),
    ],
)
def test_the_button_says_the_moment_and_the_zone(clock, language, words):
    with translation.override(language):
        bound = typed(day="2026-11-24", clock="10:00")["at"]
        assert words in bound.button
        assert "26" in bound.soon
        assert typed()["at"].button == "Publish at that time"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=30), "in 0 minutes"),
        (timedelta(minutes=59, seconds=59), "in 59 minutes"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=71, minutes=59), "in 71 hours"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=7, hours=15), "in 7 days"),
        (timedelta(days=7, hours=16), "in 8 days"),  # past midnight in Almaty
    ],
)
def test_how_soon_it_is_told_in_what_one_counts(clock, ahead, said):
    with translation.override("en"):
        assert how_soon(NOW + ahead) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("America/Argentina/Buenos_Aires", "Buenos Aires time (UTC−3)"),
        ("Etc/GMT+5", "UTC−5"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_without_a_place_is_said_by_its_offset(settings, zone, said):
    settings.TIME_ZONE = zone
    with translation.override("en"):
        assert newsroom_time(NOW) == said
        assert said in in_words(NOW)


def test_what_is_stored_is_shown_on_the_newsrooms_clock(clock):
    shown = str(Form(initial={"at": datetime(2026, 11, 24, 5, tzinfo=UTC)})["at"])
    assert 'value="2026-11-24"' in shown
    assert 'value="10:00"' in shown


def test_a_stored_moment_of_a_doubled_hour_stays_what_it_is(clock):
    clock.move_to(BEFORE_THE_CHANGE)
    for moment in (FIRST, SECOND):
        entered = Form()["at"].field.widget.format_value(moment)
        assert Form()["at"].field.clean(entered) == moment


def ask(client, **query):
    answer = client.get(ASK, query)
    assert answer.status_code == 200
    return answer.json()


def test_the_desk_is_told_what_a_button_says(desk, clock):
    told = ask(desk("boris"), at="2026-11-24T10:00", **{"for": "end"})
    assert told["at"] == "2026-11-24T05:00Z"
    assert "(UTC+5)" in told["button"]
    assert "26" in told["soon"]
    assert told["choices"] == []


def test_the_desk_is_asked_where_the_clocks_do_not_tell(desk, clock):
    client = desk("saule")
    clock.move_to(BEFORE_THE_CHANGE)
    told = ask(client, at="2024-02-29T23:30")
    assert [choice["at"] for choice in told["choices"]] == [code(FIRST), code(SECOND)]
    assert told["problem"]
    assert "at" not in told
    told = ask(client, at="2024-02-29T23:30", which=code(SECOND))
    assert told["at"] == code(SECOND)
    assert len(told["choices"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"at": "T"},
        {"at": "9999-99-99T10:00"},
        {"at": "0000-01-01T10:00"},
        {"at": "٢٠٢٦-١١-٢٤T10:00"},
        {"at": "\x00T\x00"},
        {"at": "1970-01-01T10:00"},
        {"at": "2" * 100_000},
    ],
)
def test_nonsense_is_told_as_a_problem(desk, clock, query):
    told = ask(desk("boris"), **query)
    assert "at" not in told
    assert told.get("problem") or query in ({}, {"at": "T"})


def test_an_unknown_purpose_is_no_fault(desk, clock):
    assert ask(desk("boris"), at="2026-11-24T10:00", **{"for": "explode\x00"})["at"]


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_others_are_told_nothing(desk, name):
    assert desk(name).get(ASK, {"at": "2026-11-24T10:00"}).status_code == 302


def test_strangers_are_sent_to_log_in(client, db):
    assert client.get(ASK).status_code == 302
