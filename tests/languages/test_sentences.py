from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.dates import PartialDate
from languages.sentences import between, on_date, on_weekday, since, until

languages = st.sampled_from(LANGUAGES)
partial_dates = st.dates().flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)
TODAY = date(2025, 11, 1)


def spaced(text):
    return text.replace("\xa0", "~")


def known(text):
    return PartialDate.parse(text)


def said(phrase, *texts, **options):
    dates = [known(text) for text in texts]
    return tuple(spaced(phrase(*dates, language, **options)) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "ru", "kk"),
    [
        ("2025-09-18", "18~сентября 2025~года", "2025~жылғы 18~қыркүйекте"),
        ("2022-06-08", "8~июня 2022~года", "2022~жылғы 8~маусымда"),
        ("2026-01-01", "1~января 2026~года", "2026~жылғы 1~қаңтарда"),
        ("2025-09", "в~сентябре 2025~года", "2025~жылғы қыркүйекте"),
        ("2023-12", "в~декабре 2023~года", "2023~жылғы желтоқсанда"),
        ("2027", "в~2027~году", "2027~жылы"),
    ],
)
def test_a_sentence_says_when_something_happened(text, ru, kk):
    assert said(on_date, text) == (ru, kk)


@pytest.mark.parametrize(
    ("text", "ru", "kk"),
    [
        ("2025-02-24", "с~24~февраля 2025~года", "2025~жылғы 24~ақпаннан бастап"),
        ("2025-02-02", "со 2~февраля 2025~года", "2025~жылғы 2~ақпаннан бастап"),
        ("2022-06-11", "с~11~июня 2022~года", "2022~жылғы 11~маусымнан бастап"),
        ("2025-09", "с~сентября 2025~года", "2025~жылғы қыркүйектен бастап"),
        ("2019", "с~2019~года", "2019~жылдан бастап"),
    ],
)
def test_a_sentence_says_since_when(text, ru, kk):
    assert said(since, text) == (ru, kk)


@pytest.mark.parametrize(
    ("text", "ru", "kk"),
    [
        ("2025-09-20", "до 20~сентября 2025~года", "2025~жылғы 20~қыркүйекке дейін"),
        ("2025-02", "до февраля 2025~года", "2025~жылғы ақпанға дейін"),
        ("2025", "до 2025~года", "2025~жылға дейін"),
    ],
)
def test_a_sentence_says_until_when(text, ru, kk):
    assert said(until, text) == (ru, kk)


@pytest.mark.parametrize(
    ("start", "end", "ru", "kk"),
    [
        (
            "2025-09-18",
            "2025-09-20",
            "с~18 по 20~сентября 2025~года",
            "2025~жылғы 18~қыркүйектен 20~қыркүйекке дейін",
        ),
        (
            "2025-09-30",
            "2025-10-02",
            "с~30~сентября по 2~октября 2025~года",
            "2025~жылғы 30~қыркүйектен 2~қазанға дейін",
        ),
        (
            "2024-12-30",
            "2025-01-02",
            "с~30~декабря 2024~года по 2~января 2025~года",
            "2024~жылғы 30~желтоқсаннан 2025~жылғы 2~қаңтарға дейін",
        ),
        (
            "2022-06-11",
            "2025-02",
            "с~11~июня 2022~года по февраль 2025~года",
            "2022~жылғы 11~маусымнан 2025~жылғы ақпанға дейін",
        ),
        (
            "2022-06-11",
            "2022-09",
            "с~11~июня по сентябрь 2022~года",
            "2022~жылғы 11~маусымнан қыркүйекке дейін",
        ),
        (
            "2025-06",
            "2025-09",
            "с~июня по сентябрь 2025~года",
            "2025~жылғы маусымнан қыркүйекке дейін",
        ),
        ("2019", "2025", "с~2019 по 2025~год", "2019~жылдан 2025~жылға дейін"),
        (
            "2022",
            "2025-02",
            "с~2022~года по февраль 2025~года",
            "2022~жылдан 2025~жылғы ақпанға дейін",
        ),
        (
            "2025-02-02",
            "2025-02-05",
            "со 2 по 5~февраля 2025~года",
            "2025~жылғы 2~ақпаннан 5~ақпанға дейін",
        ),
        ("2025-09-18", "2025-09-18", "18~сентября 2025~года", "2025~жылғы 18~қыркүйекте"),
    ],
)
def test_a_sentence_says_from_when_to_when(start, end, ru, kk):
    assert said(between, start, end) == (ru, kk)


def test_this_year_goes_without_saying():
    assert said(on_date, "2025-09-18", today=TODAY) == ("18~сентября", "18~қыркүйекте")
    assert said(on_date, "2025-09", today=TODAY) == ("в~сентябре", "қыркүйекте")
    assert said(on_date, "2025", today=TODAY) == ("в~2025~году", "2025~жылы")
    assert said(on_date, "2024-09-18", today=TODAY)[1] == "2024~жылғы 18~қыркүйекте"
    assert said(since, "2025-09-18", today=TODAY) == ("с~18~сентября", "18~қыркүйектен бастап")
    assert said(until, "2025-09-18", today=TODAY) == ("до 18~сентября", "18~қыркүйекке дейін")
    assert said(between, "2025-09-18", "2025-09-20", today=TODAY) == (
        "с~18 по 20~сентября",
        "18~қыркүйектен 20~қыркүйекке дейін",
    )
    assert said(between, "2024-12-30", "2025-01-02", today=TODAY)[0] == (
        "с~30~декабря 2024~года по 2~января 2025~года"
    )


@pytest.mark.parametrize(
    ("day", "ru", "kk"),
    [
        (15, "в~понедельник", "дүйсенбі~күні"),
        (16, "во~вторник", "сейсенбі~күні"),
        (17, "в~среду", "сәрсенбі~күні"),
        (18, "в~четверг", "бейсенбі~күні"),
        (19, "в~пятницу", "жұма~күні"),
        (20, "в~субботу", "сенбі~күні"),
        (21, "в~воскресенье", "жексенбі~күні"),
    ],
)
def test_a_sentence_says_on_which_day_of_the_week(day, ru, kk):
    assert spaced(on_weekday(date(2025, 9, day), "ru")) == ru
    assert spaced(on_weekday(date(2025, 9, day), "kk")) == kk


def test_plain_dates_and_moments_are_said_by_their_day():
    assert on_date(date(2025, 9, 18), "kk") == on_date(known("2025-09-18"), "kk")
    moment = datetime(2025, 9, 18, 23, 59, tzinfo=UTC)
    assert since(moment, "ru") == since(known("2025-09-18"), "ru")


@given(partial_dates, partial_dates, languages, st.none() | st.dates())
def test_every_number_is_said_and_no_other(start, end, language, today):
    phrase = between(start, end, language, today=today)
    numbers = {part for part in phrase.replace("\xa0", " ").split() if part.isdigit()}
    known_numbers = {str(n) for d in (start, end) for n in (d.year, d.day) if n is not None}
    assert numbers <= known_numbers
    days = {str(d.day) for d in (start, end) if d.day is not None}
    assert days <= numbers
    years = {str(d.year) for d in (start, end)}
    if today is None or today.year not in (start.year, end.year):
        assert years <= numbers


@given(partial_dates, languages)
def test_a_number_never_parts_from_its_word(value, language):
    for phrase in (on_date, since, until):
        for part in phrase(value, language).split(" "):
            assert not part.isdigit()
