from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.dates import (
    PartialDate,
    format_date,
    format_day,
    format_moment,
    format_period,
    format_range,
    format_time,
    format_weekday,
    format_zone,
    short_date,
)

ALMATY = ZoneInfo("Asia/Almaty")

days = st.dates().map(PartialDate.of)
partial_dates = days.flatmap(
    lambda day: st.sampled_from(
        [day, PartialDate(day.year, day.month), PartialDate(day.year)],
    )
)
languages = st.sampled_from(LANGUAGES)


def spaced(text):
    """Show no-break spaces as "~", so that the tests say where they stand."""
    return text.replace("\xa0", "~")


def known(text):
    return text and PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2025", "2025-09", "2025-09-18", "0001-01-01", "2024-02-29"])
def test_a_partial_date_gives_its_text_back(text):
    assert str(PartialDate.parse(text)) == text


@given(partial_dates)
def test_every_partial_date_survives_its_text(value):
    assert PartialDate.parse(str(value)) == value
    assert hash(PartialDate.parse(str(value))) == hash(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "2025-9", "2025-13", "2025-00", "2025-02-29", "2025-09-31", "0000", "12025"),
        *(
            "20250918",
            "2025-09-18T00:00",
            " 2025",
            "2025\n",
            "2025-",
            "-2025",
            "٢٠٢٥",
            "18.09.2025",
        ),
    ],
)
def test_what_is_no_iso_date_is_refused(text):
    with pytest.raises(ValueError, match=r"ISO form|year|month|day"):
        PartialDate.parse(text)


@given(st.text(alphabet="0123456789-", max_size=10))
def test_parsing_gives_the_same_text_or_a_value_error(text):
    with suppress(ValueError):
        assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("parts", [(2025, None, 18), (2025, 2, 30), (0,), (10000,), (2025, 0)])
def test_an_impossible_partial_date_cannot_be_made(parts):
    with pytest.raises(ValueError, match=r"year|month|day"):
        PartialDate(*parts)


def test_precision_says_what_is_known():
    assert [known(text).precision for text in ("2025", "2025-09", "2025-09-18")] == [
        "year",
        "month",
        "day",
    ]


def test_a_partial_date_knows_the_days_it_could_be():
    assert (known("2024").earliest(), known("2024").latest()) == (
        date(2024, 1, 1),
        date(2024, 12, 31),
    )
    assert known("2024-02").latest() == date(2024, 2, 29)
    assert known("2024-02-03").earliest() == known("2024-02-03").latest() == date(2024, 2, 3)


def test_the_less_precise_comes_first_on_the_same_day():
    ordered = ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-02"]
    assert sorted(map(known, reversed(ordered))) == [known(text) for text in ordered]


@given(partial_dates, partial_dates)
def test_order_is_total_and_is_the_order_of_the_texts(one, other):
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one < other) == (str(one) < str(other))
    if one.earliest() < other.earliest():
        assert one < other


def test_a_partial_date_does_not_compare_with_a_plain_one():
    assert PartialDate.of(date(2025, 9, 18)) != date(2025, 9, 18)
    with pytest.raises(TypeError):
        assert PartialDate(2025) < date(2025, 9, 18)


@pytest.mark.parametrize(
    ("text", "ru", "kk"),
    [
        ("2025-09-18", "18~сентября 2025", "18~қыркүйек 2025"),
        ("2022-06-08", "8~июня 2022", "8~маусым 2022"),
        ("2025-09", "сентябрь 2025", "қыркүйек 2025"),
        ("2025", "2025", "2025"),
    ],
)
def test_dates_print_what_is_known_and_no_more(text, ru, kk):
    assert spaced(format_date(known(text), "ru")) == ru
    assert spaced(format_date(known(text), "kk")) == kk


def test_plain_dates_and_moments_print_their_day():
    assert spaced(format_date(date(2025, 9, 18), "kk")) == "18~қыркүйек 2025"
    assert (
        spaced(format_date(datetime(2025, 9, 18, 23, 59, tzinfo=UTC), "ru")) == "18~сентября 2025"
    )


def test_all_kazakh_months_are_the_kazakh_ones():
    months = [format_date(PartialDate(2025, month), "kk").split()[0] for month in range(1, 13)]
    assert months[:6] == ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"]
    assert months[6:] == ["шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"]


def test_friday_is_spelled_right_in_kazakh():
    assert format_weekday(date(2025, 9, 19), "kk") == "жұма"
    assert format_weekday(date(2025, 9, 19), "ru") == "пятница"
    assert format_weekday(date(2025, 9, 21), "kk") == "жексенбі"


def test_a_day_has_its_name_before_it_in_russian_and_after_it_in_kazakh():
    assert spaced(format_day(date(2025, 9, 19), "ru")) == "пятница, 19~сентября 2025"
    assert spaced(format_day(date(2025, 9, 19), "kk")) == "19~қыркүйек 2025, жұма"


def test_a_short_date_leaves_out_this_year():
    today = date(2025, 11, 1)
    assert spaced(short_date(date(2025, 9, 18), "ru", today)) == "18~сентября"
    assert spaced(short_date(known("2025-09-18"), "kk", today)) == "18~қыркүйек"
    assert spaced(short_date(date(2024, 12, 31), "kk", today)) == "31~желтоқсан 2024"
    assert spaced(short_date(date(2026, 1, 1), "ru", today)) == "1~января 2026"
    assert short_date(known("2025-09"), "ru", today) == "сентябрь 2025"
    assert short_date(known("2025"), "kk", today) == "2025"


def at(day, hour, minute):
    return datetime(2025, 9, day, hour, minute, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("start", "end", "ru", "kk"),
    [
        (
            at(18, 14, 5),
            at(18, 16, 30),
            "18~сентября 2025, 14:05–16:30",
            "18~қыркүйек 2025, 14:05–16:30",
        ),
        (at(18, 9, 0), at(18, 9, 0), "18~сентября 2025, 09:00", "18~қыркүйек 2025, 09:00"),
        (
            at(18, 22, 0),
            at(19, 2, 0),
            "18~сентября 2025, 22:00~— 19~сентября 2025, 02:00",
            "18~қыркүйек 2025, 22:00~– 19~қыркүйек 2025, 02:00",
        ),
    ],
)
def test_a_period_of_one_day_has_one_date(start, end, ru, kk):
    assert spaced(format_period(start, end, "ru")) == ru
    assert spaced(format_period(start, end, "kk")) == kk


def test_a_period_needs_zones():
    with pytest.raises(ValueError, match="no time zone"):
        format_period(at(18, 9, 0), datetime(2025, 9, 18, 10), "ru")


def test_a_moment_prints_on_the_clock_it_carries():
    moment = datetime(2025, 9, 18, 9, 5, tzinfo=UTC).astimezone(ALMATY)
    assert spaced(format_moment(moment, "ru")) == "18~сентября 2025, 14:05"
    assert spaced(format_moment(moment, "kk")) == "18~қыркүйек 2025, 14:05"
    assert format_time(datetime(2025, 9, 18, 9, 5, tzinfo=UTC), "kk") == "09:05"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        format_moment(datetime(2025, 9, 18, 9, 5), "ru")
    with pytest.raises(ValueError, match="no time zone"):
        format_zone(datetime(2025, 9, 18, 9, 5), "ru")


def test_old_articles_keep_the_clock_of_their_day():
    assert format_zone(datetime(2024, 2, 29, 12, tzinfo=ALMATY), "kk") == "UTC+6"
    assert format_zone(datetime(2024, 3, 2, 12, tzinfo=ALMATY), "kk") == "UTC+5"


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        (timedelta(0), "UTC"),
        (timedelta(hours=5, minutes=30), "UTC+5:30"),
        (-timedelta(hours=3, minutes=30), "UTC−3:30"),
        (timedelta(hours=5, minutes=7, seconds=48), "UTC+5:07:48"),
    ],
)
def test_zones_are_distances_from_utc(offset, shown):
    assert format_zone(datetime(2025, 1, 1, tzinfo=timezone(offset)), "ru") == shown


@pytest.mark.parametrize(
    ("start", "end", "ru", "kk"),
    [
        ("2022-06-11", "2025-02", "11~июня 2022~— февраль 2025", "11~маусым 2022~– ақпан 2025"),
        ("2022", "2025-02", "2022~— февраль 2025", "2022~– ақпан 2025"),
        ("2022", "2025", "2022–2025", "2022–2025"),
        ("2022-06-08", "2022-06-11", "8–11~июня 2022", "8–11~маусым 2022"),
        ("2022-06", "2022-06", "июнь 2022", "маусым 2022"),
        (
            "2025-09-30",
            "2025-10-02",
            "30~сентября~— 2~октября 2025",
            "30~қыркүйек~– 2~қазан 2025",
        ),
        (
            "2024-12-30",
            "2025-01-02",
            "30~декабря 2024~— 2~января 2025",
            "30~желтоқсан 2024~– 2~қаңтар 2025",
        ),
        ("2025-06", "2025-09", "июнь~— сентябрь 2025", "маусым~– қыркүйек 2025"),
        ("2024-06", "2025-06", "июнь 2024~— июнь 2025", "маусым 2024~– маусым 2025"),
        (
            "2022-06-11",
            "2022-09",
            "11~июня 2022~— сентябрь 2022",
            "11~маусым 2022~– қыркүйек 2022",
        ),
        ("2025-02-24", None, "с~24~февраля 2025", "24~ақпан 2025~–"),
        ("2025-02-02", None, "со 2~февраля 2025", "2~ақпан 2025~–"),
        ("2025-02", None, "с~февраля 2025", "ақпан 2025~–"),
        ("2025", None, "с~2025~года", "2025~–"),
        (None, "2025-02-24", "до 24~февраля 2025", "–~24~ақпан 2025"),
        (None, "2025-02", "до февраля 2025", "–~ақпан 2025"),
        (None, "2025", "до 2025~года", "–~2025"),
        (None, None, "", ""),
    ],
)
def test_ranges_break_no_case(start, end, ru, kk):
    assert spaced(format_range(known(start), known(end), "ru")) == ru
    assert spaced(format_range(known(start), known(end), "kk")) == kk


@given(st.none() | partial_dates, st.none() | partial_dates, languages)
def test_ranges_never_fail_and_are_empty_only_without_ends(start, end, language):
    assert bool(format_range(start, end, language)) == bool(start or end)


@given(st.datetimes(timezones=st.timezones()), languages)
def test_moments_never_fail(moment, language):
    assert format_moment(moment, language).startswith(format_date(moment, language))
    assert format_zone(moment, language).startswith("UTC")


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        format_date(known("2025-09"), "en")


def test_every_day_of_a_year_prints_differently():
    first = date(2024, 1, 1)
    printed = [format_date(first + timedelta(days=n), "kk") for n in range(366)]
    assert all(one != next_one for one, next_one in pairwise(printed))
    assert len(set(printed)) == 366
