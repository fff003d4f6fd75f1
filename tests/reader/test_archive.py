"""The archive: each story on the day on which it first went out, or on none."""

import re
from datetime import UTC, datetime

import pytest

from languages.dates import PartialDate
from tests import cast
from tests.reader.conftest import LANGUAGES, address, archive, publish
from tests.reader.test_article import on_record

pytestmark = pytest.mark.django_db
PARSE = PartialDate.parse


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


def told(text):
    """The numbers of the stories that a page lists."""
    return {int(n) for n in re.findall(r'line-title"><a href="/../news/(\d+)/', text)}


def days(text):
    return {int(n) for n in re.findall(r'<td><a href="[^"]*/(\d\d)/"', text)}


def story(moment, language="ru", *, is_archival=False, **facts):
    made = cast.article(**facts)
    on_record(made, language, moment, is_archival=is_archival)
    return made


def test_a_story_stands_on_the_day_of_the_newsrooms_clock(read, client, db):
    """22:00 in Greenwich is three in the morning of the next day in Almaty."""
    late = story(at(2025, 9, 17, 22))
    assert told(read("/ru/archive/2025/09/18/")) == {late.pk}
    assert client.get("/ru/archive/2025/09/17/").status_code == 404
    assert told(read("/ru/archive/2025/09/")) == {late.pk}


def test_the_calendar_leads_to_the_days_with_stories(read, db):
    for day in (1, 18, 30):
        story(at(2025, 9, day, 9))
    text = read("/ru/archive/2025/09/18/")
    assert days(text) == {1, 18, 30}
    assert text.count("<td>") == 35
    assert '/ru/archive/2025/09/18/" aria-label="18\xa0сентября 2025" aria-current="date">' in text
    assert '<th scope="col"><abbr title="понедельник">пн</abbr></th>' in text
    assert re.search(r"<caption>.*сентябрь 2025", text)
    assert "дүйсенбі" not in text


def test_a_kazakh_calendar_is_kazakh(read, db):
    story(at(2025, 9, 18, 9), "kk")
    text = read("/kk/archive/2025/09/")
    assert '<abbr title="дүйсенбі">дс</abbr>' in text
    assert "қыркүйек 2025" in text


def test_months_and_years_without_stories_are_passed_over(read, db):
    for moment in (at(2023, 5, 2), at(2025, 9, 18), at(2026, 1, 5)):
        story(moment)
    text = read("/ru/archive/2025/09/")
    assert 'href="/ru/archive/2023/05/" rel="prev"' in text
    assert 'href="/ru/archive/2026/01/" rel="next"' in text
    years = text[text.rindex("calendar-places") :]
    assert re.findall(r">(20\d\d)</a>", years) == ["2026", "2025", "2023"]
    assert 'href="/ru/archive/2025/10/"' not in text
    assert 'rel="prev"' not in read("/ru/archive/2023/05/")


def test_the_archive_begins_with_its_newest_month(client, db):
    assert client.get("/ru/archive/").headers["Location"] == "/ru/news/"
    story(at(2025, 9, 18))
    assert client.get("/ru/archive/").headers["Location"] == "/ru/archive/2025/09/"
    assert client.get("/kk/archive/").headers["Location"] == "/kk/news/"


def test_what_an_archive_brought_in_stands_as_exactly_as_it_is_dated(client, read, db):
    start = at(2024, 12, 31, 19)  # midnight in Almaty
    day = story(start, is_archival=True, story_on=PARSE("2025-01-01"))
    month = story(start, is_archival=True, story_on=PARSE("2025-01"))
    year = story(start, is_archival=True, story_on=PARSE("2025"))
    assert told(read("/ru/archive/2025/01/01/")) == {day.pk}
    assert told(read("/ru/archive/2025/01/")) == {day.pk, month.pk}
    assert year.pk in told(read("/ru/news/"))


def test_a_story_of_an_unknown_date_stands_on_no_day(client, db):
    story(at(2025, 9, 18), is_story_date_unknown=True)
    for path in ("/ru/archive/2025/09/18/", "/ru/archive/2025/09/"):
        assert client.get(path).status_code == 404
    assert client.get("/ru/archive/").headers["Location"] == "/ru/news/"


def test_a_withdrawn_story_leaves_its_day(client, read, db):
    gone = story(at(2025, 9, 18))
    assert told(read("/ru/archive/2025/09/18/")) == {gone.pk}
    gone.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка.")
    for path in ("/ru/archive/2025/09/18/", "/ru/archive/2025/09/"):
        assert client.get(path).status_code == 404


def test_each_language_has_days_of_its_own(client, read, db):
    both = cast.article()
    for language in LANGUAGES:
        on_record(both, language, at(2025, 9, 18))
    story(at(2025, 9, 19), "kk")
    assert '"/kk/archive/2025/09/18/" hreflang="kk"' in read("/ru/archive/2025/09/18/")
    assert client.get("/ru/archive/2025/09/19/").status_code == 404
    text = read("/kk/archive/2025/09/19/")
    assert 'rel="alternate" hreflang="ru"' not in text


def test_a_long_month_goes_on_to_its_end(read, places):
    archive(45, [], ["ru"])
    newest = publish(cast.article(), ["ru"])
    path = address(newest, "ru") and "/ru/archive/"
    month = re.search(r'href="(/ru/archive/\d{4}/\d\d/)" rel="prev"', read(_month_of_today(path)))
    found, where = set(), month[1]
    while where:
        text = read(where)
        assert not found & told(text)
        found |= told(text)
        older = re.search(rf'href="({month[1]}\?before=\d+)" rel="next"', text)
        where = older and older[1]
    assert len(found) == 45


def _month_of_today(path):
    from django.utils import timezone

    return f"{path}{timezone.localdate():%Y/%m}/"


@pytest.mark.parametrize(
    "path",
    [
        "2025/",
        "2025/9/",
        "2025/13/",
        "2025/00/",
        "0001/01/",
        "9999/12/",
        "1899/12/",
        "2200/01/",
        "2025/02/29/",
        "2025/09/31/",
        "2025/09/1/",
        "2025/09/00/",
        "٢٠٢٥/09/",
        "2025/09/18/?before=0",
        "2025/09/?before=999999999",
    ],
)
def test_no_other_time_has_a_page(client, db, path):
    story(at(2025, 9, 18))
    assert client.get(f"/ru/archive/{path}").status_code == 404


def test_a_full_archive_costs_no_more_questions(count_queries, db):
    story(at(2025, 9, 18))
    few = count_queries("/ru/archive/2025/09/18/")
    for hour in range(12):
        story(at(2025, 9, 18, hour, 1))
        story(at(2020 + hour % 5, 1 + hour, 3))
    assert count_queries("/ru/archive/2025/09/18/") == few <= 9
