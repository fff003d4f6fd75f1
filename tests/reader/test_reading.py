"""How long a story takes to read, how often it was read, and the weight of the scripts."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Reading
from languages import reading
from reader import queries
from reader.views import readings
from tests import cast
from tests.reader.test_wall import Wall

SCRIPTS = Path(__file__).parents[2] / "static" / "reader"
MOST_BYTES_OF_SCRIPT = 10_000
OURS = {"Sec-Fetch-Site": "same-origin"}
OF_AN_OLDER_BROWSER = {"Origin": "http://testserver"}


@pytest.fixture(autouse=True)
def no_readings_yet():
    cache.clear()


def published(language="kk"):
    story = cast.article()
    cast.published(story, language)
    return story


def tell(client, number, language="kk", headers=OURS, **more):
    sent = {"language": language, "number": number, **more}
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    form = "application/x-www-form-urlencoded"
    return client.post("/read/", body, content_type=form, headers=headers)


def times():
    return {(each.language, each.article_number): each.times for each in Reading.objects.all()}


# How long


def test_words_are_counted_as_they_are_read():
    html = (
        '<p>Ұлы <a data-region="urjar">Үржар-ауданы</a>, 24 ақпан.</p><p>Сөз</p>'
        '<figure data-photo="many words that nobody reads"></figure>'
    )
    assert reading.words(html) == 5


def test_a_minute_is_the_least():
    assert reading.minutes("", "ru") == 1
    assert reading.minutes("<p>слово</p>", "kk") == 1


def test_each_language_is_read_at_its_own_speed():
    text = "<p>" + "сөз " * 1840 + "</p>"
    assert reading.minutes(text, "ru") == 10
    assert reading.minutes(text, "kk") == 11


# How often


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [OURS, OF_AN_OLDER_BROWSER])
def test_a_reading_is_counted_for_its_story_language_and_day(client, headers):
    story = published()
    for _ in range(2):
        assert tell(client, story.pk, headers=headers).status_code == 204
    assert times() == {("kk", story.pk): 2}
    assert Reading.objects.get().day == timezone.localdate()


@pytest.mark.django_db
def test_nothing_is_kept_or_sent_of_who_read(client):
    answer = tell(client, published().pk)
    assert not answer.cookies
    assert not answer.content
    columns = {field.name for field in Reading._meta.get_fields()}
    assert columns == {"id", "day", "language", "article_number", "times"}


@pytest.mark.django_db
def test_no_token_is_needed_and_the_desk_is_not_read():
    story, wall = published(), Wall()
    with connection.execute_wrapper(wall):
        answer = tell(Client(enforce_csrf_checks=True), story.pk)
    assert answer.status_code == 204
    assert not wall.crossed
    assert times() == {("kk", story.pk): 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "https://testserver"},
        {"Origin": "null"},
        {"Origin": "http://["},
    ],
)
def test_what_another_site_sends_is_refused(client, headers):
    assert tell(client, published().pk, headers=headers).status_code == 403
    assert times() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "0", "-1", "01", "1e3", "٣", "x", "9" * 19, "%00"])
def test_what_is_no_number_is_refused(client, number):
    assert tell(client, number).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "en", "kk-arab", "%00", "ru "])
def test_what_is_no_language_of_ours_is_refused(client, language):
    assert tell(client, 1, language=language).status_code == 400


@pytest.mark.django_db
def test_long_bodies_are_refused_unread(client):
    assert tell(client, 1, more="x" * readings.LONGEST_BODY).status_code == 413
    headers = {"CONTENT_LENGTH": "many"}
    assert client.post("/read/", headers=OURS, **headers).status_code == 413


def test_readings_are_only_ever_sent(client):
    assert client.get("/read/").status_code == 405


@pytest.mark.django_db
def test_what_is_not_public_is_answered_alike_and_not_counted(client):
    hidden, withdrawn, russian = cast.article(), published(), published("ru")
    cast.draft(hidden.edition("kk"))
    withdrawn.edition("kk").withdraw(by=cast.user("saule"), note="Қате.")
    for number in (hidden.pk, withdrawn.pk, russian.pk, 999_999):
        assert tell(client, number).status_code == 204
    assert times() == {}


@pytest.mark.django_db
def test_a_flood_is_not_counted_to_its_end(client, monkeypatch):
    monkeypatch.setattr(readings, "PER_MINUTE", 3)
    story = published()
    for _ in range(6):
        assert tell(client, story.pk).status_code == 204
    # The minute may have changed once on the way.
    assert 3 <= times()[("kk", story.pk)] <= 6
    with CaptureQueriesContext(connection) as asked:
        monkeypatch.setattr(readings, "PER_MINUTE", 0)
        tell(client, story.pk)
    assert not asked.captured_queries


def test_a_reader_is_answered_while_the_cache_is_down(client, db, dead_cache, caplog):
    story = published()
    assert tell(client, story.pk).status_code == 204
    assert times() == {}
    (line,) = caplog.records
    assert "was not counted" in line.getMessage()
    assert line.levelname == "WARNING"


# What is read most


def read(story, often, *, language="kk", days_ago=0):
    Reading.objects.create(
        day=timezone.localdate() - timedelta(days=days_ago),
        language=language,
        article_number=story.pk,
        times=often,
    )


@pytest.mark.django_db
def test_what_is_read_most_comes_first_in_each_language():
    first, second, third = (published() for _ in range(3))
    read(first, 2)
    read(second, 5)
    read(third, 1)
    read(third, 3, days_ago=2)
    read(first, 90, language="ru")
    listed = [each.article_number for each in queries.most_read("kk")]
    assert listed == [second.pk, third.pk, first.pk]
    assert queries.most_read("ru") == []


@pytest.mark.django_db
def test_old_readings_and_hidden_stories_are_left_out():
    old, withdrawn, shown = (published() for _ in range(3))
    read(old, 50, days_ago=queries.DAYS_READ)
    read(withdrawn, 40)
    read(shown, 1)
    withdrawn.edition("kk").withdraw(by=cast.user("saule"), note="Қате.")
    assert [each.article_number for each in queries.most_read("kk")] == [shown.pk]


@pytest.mark.django_db
def test_the_list_is_short_and_costs_two_queries(django_assert_max_num_queries):
    for often in range(1, 8):
        read(published(), often)
    with django_assert_max_num_queries(2):
        listed = queries.most_read("kk", count=5)
        assert [each.section.slug for each in listed] == ["economy"] * 5


# What it weighs


def test_all_scripts_together_are_small():
    sizes = {path.name: path.stat().st_size for path in SCRIPTS.rglob("*.js")}
    assert {"onir.js", "theme.js", "embed.js"} <= set(sizes)
    assert sum(sizes.values()) <= MOST_BYTES_OF_SCRIPT
    assert sizes["theme.js"] < 500
