"""What a wall clock shows once, twice or never, and how a moment is said."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.clock import _CITIES, around_gap, moments, say_moment, say_zone

ALMATY, BERLIN = ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (date(2026, 11, 24), time(10), utc(2026, 11, 24, 5)),
        (date(2024, 2, 29), time(10), utc(2024, 2, 29, 4)),  # the last day of UTC+6
        (date(2024, 2, 29), time(22, 59), utc(2024, 2, 29, 16, 59)),
        (date(2024, 3, 1), time(0), utc(2024, 2, 29, 19)),
        (date(2024, 3, 1), time(10), utc(2024, 3, 1, 5)),
        (date(2028, 2, 29), time(23, 30), utc(2028, 2, 29, 18, 30)),
    ],
)
def test_a_clock_shows_most_times_once(day, clock, expected):
    assert moments(day, clock, ALMATY) == (expected,)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_the_last_hour_of_february_2024_came_twice_in_almaty(minute):
    first = utc(2024, 2, 29, 17, minute)
    twice = moments(date(2024, 2, 29), time(23, minute), ALMATY)
    assert twice == (first, first + timedelta(hours=1))


def test_an_hour_comes_twice_in_berlin_in_autumn():
    twice = moments(date(2026, 10, 25), time(2, 30), BERLIN)
    assert twice == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))


def test_an_hour_is_left_out_in_berlin_in_spring():
    never = date(2026, 3, 29), time(2, 30), BERLIN
    assert moments(*never) == ()
    assert around_gap(*never) == (utc(2026, 3, 29, 0, 59), utc(2026, 3, 29, 1))


@pytest.mark.parametrize("clock", [time(2), time(2, 59)])
def test_both_ends_of_a_gap_lead_to_the_same_moments(clock):
    assert around_gap(date(2026, 3, 29), clock, BERLIN)[1] == utc(2026, 3, 29, 1)


@pytest.mark.parametrize("clock", [time(1, 59), time(3)])
def test_what_lies_beside_a_gap_is_shown_once(clock):
    assert len(moments(date(2026, 3, 29), clock, BERLIN)) == 1
    with pytest.raises(ValueError, match="did show"):
        around_gap(date(2026, 3, 29), clock, BERLIN)


def test_a_whole_day_may_be_left_out():
    samoa = ZoneInfo("Pacific/Apia")
    never = date(2011, 12, 30), time(12), samoa
    assert moments(*never) == ()
    before, after = (moment.astimezone(samoa) for moment in around_gap(*never))
    assert (before.date(), after.date()) == (date(2011, 12, 29), date(2011, 12, 31))


@pytest.mark.parametrize(
    ("day", "zone"), [(date(1, 1, 1), ALMATY), (date(9999, 12, 31), ZoneInfo("America/New_York"))]
)
def test_the_ends_of_the_calendar_are_refused(day, zone):
    with pytest.raises(ValueError, match="1 to 9999"):
        moments(day, time(23, 30) if day.year > 1 else time(0, 30), zone)


@given(
    shown=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)),
    zone=st.sampled_from(["Asia/Almaty", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Urumqi"]),
)
def test_what_is_found_shows_what_was_asked(shown, zone):
    shown, place = shown.replace(second=0, microsecond=0), ZoneInfo(zone)
    found = moments(shown.date(), shown.time(), place)
    assert len(found) <= 2
    assert all(each.astimezone(place).replace(tzinfo=None, fold=0) == shown for each in found)
    if not found:
        before, after = around_gap(shown.date(), shown.time(), place)
        walls = [each.astimezone(place).replace(tzinfo=None) for each in (before, after)]
        assert after - before == timedelta(minutes=1)
        assert walls[0] < shown < walls[1]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "вторник, 24\u00a0ноября 2026, 10:00, время Алматы (UTC+5)"),
        ("kk", "24\u00a0қараша 2026, сейсенбі, 10:00, Алматы уақыты (UTC+5)"),
    ],
)
def test_a_moment_is_said_with_weekday_zone_and_offset(language, said):
    assert say_moment(utc(2026, 11, 24, 5), "Asia/Almaty", language) == said


def test_the_offset_tells_the_two_of_a_doubled_time_apart():
    said = [
        say_moment(moment, "Asia/Almaty", "ru")
        for moment in moments(date(2024, 2, 29), time(23, 30), ALMATY)
    ]
    assert said == [
        "четверг, 29\u00a0февраля 2024, 23:30, время Алматы (UTC+6)",
        "четверг, 29\u00a0февраля 2024, 23:30, время Алматы (UTC+5)",
    ]


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Asia/Qyzylorda", "ru", "время Кызылорды (UTC+5)"),
        ("Asia/Urumqi", "kk", "Үрімжі уақыты (UTC+6)"),
        ("Europe/Berlin", "ru", "время Берлина (UTC+1)"),
        ("America/St_Johns", "ru", "UTC−3:30"),
        ("UTC", "kk", "UTC"),
        ("Etc/GMT+5", "ru", "UTC−5"),
    ],
)
def test_a_zone_is_said_by_its_city_where_both_languages_know_it(zone, language, said):
    assert say_zone(utc(2026, 11, 24, 5), zone, language) == said


def test_a_moment_needs_a_zone():
    with pytest.raises(ValueError, match="no time zone"):
        say_moment(datetime(2026, 11, 24, 10), "Asia/Almaty", "ru")


def test_the_cities_are_zones_and_named_in_both_languages():
    assert set(_CITIES["ru"]) == set(_CITIES["kk"])
    assert set(_CITIES["ru"]) <= available_timezones()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_whatever_zone_is_set_can_be_said(language):
    for zone in available_timezones():
        assert "UTC" in say_moment(utc(2026, 11, 24, 5), zone, language)
