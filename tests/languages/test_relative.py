from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_timedelta
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.relative import relative

ALMATY = ZoneInfo("Asia/Almaty")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2025, 9, 18, 14, 5, 30, tzinfo=ALMATY)

languages = st.sampled_from(LANGUAGES)
ZONES = [UTC, ALMATY, BERLIN, ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/St_Johns")]
moments = st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=st.sampled_from(ZONES))


def spaced(text):
    return text.replace("\xa0", "~")


def seen(moment, now=NOW):
    return tuple(spaced(relative(moment, now, language)) for language in LANGUAGES)


def ago(**parts):
    return seen(NOW - timedelta(**parts))


def ahead(**parts):
    return seen(NOW + timedelta(**parts))


def test_what_has_just_happened():
    assert ago(seconds=0) == ago(seconds=59) == ("только что", "жаңа ғана")
    assert ahead(seconds=1) == ahead(seconds=59) == ("сейчас", "қазір")


def test_minutes_are_whole_ones():
    assert ago(seconds=60) == ago(seconds=119) == ("1~минуту назад", "1~минут бұрын")
    assert ago(minutes=2) == ("2~минуты назад", "2~минут бұрын")
    assert ago(minutes=5, seconds=59) == ("5~минут назад", "5~минут бұрын")
    assert ago(minutes=21) == ("21~минуту назад", "21~минут бұрын")
    assert ahead(minutes=5) == ("через 5~минут", "5~минуттан кейін")
    assert ahead(minutes=1) == ("через 1~минуту", "1~минуттан кейін")


def test_hours_on_the_same_day():
    assert ago(minutes=60) == ("1~час назад", "1~сағат бұрын")
    assert ago(hours=3) == ("3~часа назад", "3~сағат бұрын")
    assert ago(hours=14) == ("14~часов назад", "14~сағат бұрын")
    assert ahead(hours=5) == ("через 5~часов", "5~сағаттан кейін")


def test_the_day_before_and_after_have_names():
    assert ago(days=1) == ("вчера, 14:05", "кеше, 14:05")
    assert ago(hours=15) == ("вчера, 23:05", "кеше, 23:05")
    assert ahead(hours=10) == ("завтра, 00:05", "ертең, 00:05")
    assert ahead(hours=33, minutes=54) == ("завтра, 23:59", "ертең, 23:59")


def test_other_days_have_their_date():
    assert ago(days=2) == ("16~сентября, 14:05", "16~қыркүйек, 14:05")
    assert ahead(days=2) == ("20~сентября, 14:05", "20~қыркүйек, 14:05")
    assert ago(days=365) == ("18~сентября 2024, 14:05", "18~қыркүйек 2024, 14:05")


def test_a_year_border_is_a_day_border():
    now = datetime(2025, 1, 1, 0, 30, tzinfo=ALMATY)
    assert seen(now - timedelta(minutes=59), now)[0] == "59~минут назад"
    assert seen(now - timedelta(hours=1), now)[0] == "вчера, 23:30"
    assert seen(now - timedelta(days=2), now)[0] == "30~декабря 2024, 00:30"


def test_the_day_is_that_of_the_moments_own_clock():
    """20:30 in UTC is half past one of the next day in Almaty."""
    at, now = datetime(2025, 9, 18, 15, tzinfo=UTC), datetime(2025, 9, 18, 20, 30, tzinfo=UTC)
    assert seen(at, now)[0] == "5~часов назад"
    assert seen(at.astimezone(ALMATY), now)[0] == "вчера, 20:00"
    assert seen(at, now.astimezone(ALMATY))[0] == "5~часов назад"


def test_an_hour_that_kazakhstan_had_twice_is_counted_twice():
    """On 1 March 2024, at midnight, Almaty put its clocks back by an hour."""
    first = datetime(2024, 2, 29, 17, 30, tzinfo=UTC).astimezone(ALMATY)
    second = datetime(2024, 2, 29, 18, 30, tzinfo=UTC).astimezone(ALMATY)
    assert f"{first:%d %H:%M}" == f"{second:%d %H:%M}" == "29 23:30"
    assert seen(first, second) == ("1~час назад", "1~сағат бұрын")
    assert seen(second, first) == ("через 1~час", "1~сағаттан кейін")


def test_the_day_of_the_change_is_still_yesterday():
    at = datetime(2024, 2, 29, 12, tzinfo=ALMATY)
    now = datetime(2024, 3, 1, 12, tzinfo=ALMATY)
    assert seen(at, now)[1] == "кеше, 12:00"


def test_an_hour_that_was_left_out_is_not_counted():
    at, now = datetime(2025, 3, 30, 1, tzinfo=BERLIN), datetime(2025, 3, 30, 4, tzinfo=BERLIN)
    assert seen(at, now)[0] == "2~часа назад"


def test_a_moment_without_zone_is_refused():
    naive = datetime(2025, 9, 18, 14, 5)
    for one, other in ((naive, NOW), (NOW, naive)):
        with pytest.raises(ValueError, match="no time zone"):
            relative(one, other, "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", [1, -1])
def test_the_words_are_those_of_cldr(language, sign):
    midnight = datetime(2025, 9, 18, tzinfo=UTC)
    now = midnight if sign > 0 else midnight + timedelta(hours=23, minutes=59)
    for unit, most in (("minute", 59), ("hour", 23)):
        for count in range(1, most + 1):
            span = sign * timedelta(**{f"{unit}s": count})
            said = format_timedelta(
                span, granularity=unit, threshold=100, add_direction=True, locale=language
            )
            assert relative(now + span, now, language).replace("\xa0", " ") == said


@given(moments, st.timedeltas(timedelta(days=-900), timedelta(days=900)), languages)
def test_every_moment_can_be_seen_from_every_other(moment, apart, language):
    now = moment.astimezone(UTC) + apart
    text = relative(moment, now, language)
    assert text
    assert not text.startswith("-")
    assert relative(moment, now.astimezone(ALMATY), language) == text


@given(moments, languages)
def test_what_is_now_is_told_without_a_clock(moment, language):
    assert ":" not in relative(moment, moment, language)
