"""What readers send: reports of mistakes, closed once, and readings, counted without anybody."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Imprint, Reading, Report
from newsroom import chores
from tests import cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 10)


def report(**told):
    return Report.objects.create(**{"language": "kk", "page": "/kk/", "message": "Қате бар"} | told)


def test_a_report_is_open_until_somebody_says_what_became_of_it():
    first, second = report(), report()
    assert list(Report.objects.open()) == [first, second]
    first.close(by=cast.user("aigerim"), outcome="mended", remark=" Жөнделді ")
    assert list(Report.objects.open()) == [second]
    first.refresh_from_db()
    assert (first.outcome, first.remark) == ("mended", "Жөнделді")
    assert first.closed_by == cast.user("aigerim")


def test_a_report_is_closed_once():
    one = report()
    one.close(by=cast.user("boris"), outcome="nothing")
    with pytest.raises(ValidationError, match="уже"):
        Report.objects.get().close(by=cast.user("saule"), outcome="mended")
    assert Report.objects.get().closed_by == cast.user("boris")


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_a_stranger_closes_no_report(name):
    with pytest.raises(PermissionDenied):
        report().close(by=cast.user(name), outcome="mended")
    assert Report.objects.open().exists()


@pytest.mark.parametrize("outcome", ["", "done"])
def test_a_report_is_not_closed_without_a_word_on_it(outcome):
    with pytest.raises(ValidationError, match="что стало"):
        report().close(by=cast.user("boris"), outcome=outcome)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(closed_at=timezone.now())


def test_where_to_answer_is_forgotten_a_month_after_the_report_was_closed():
    old, fresh, waiting = (report(contact="dana@example.org") for _ in range(3))
    for each in (old, fresh):
        each.close(by=cast.user("boris"), outcome="mended")
    Report.objects.filter(pk=old.pk).update(closed_at=timezone.now() - timedelta(days=31))
    chores.run()
    kept = dict(Report.objects.values_list("pk", "contact"))
    assert kept == {old.pk: "", fresh.pk: "dana@example.org", waiting.pk: "dana@example.org"}


def test_readings_are_a_number_for_a_day_a_language_and_a_story():
    for language, number in (("ru", 1), ("ru", 1), ("kk", 1), ("ru", 2)):
        Reading.objects.count_one(language=language, article_number=number, day=DAY)
    told = set(Reading.objects.values_list("language", "article_number", "times"))
    assert told == {("ru", 1, 2), ("kk", 1, 1), ("ru", 2, 1)}
    columns = {field.name for field in Reading._meta.fields}
    assert columns == {"id", "day", "language", "article_number", "times"}


def test_most_read_adds_up_the_days_of_one_language():
    for days, number, times in ((0, 1, 2), (1, 2, 2), (0, 2, 1), (5, 3, 9)):
        for _ in range(times):
            Reading.objects.count_one(
                language="kk", article_number=number, day=DAY - timedelta(days)
            )
    read = Reading.objects.most_read("kk", since=DAY - timedelta(2), count=5)
    assert read == [2, 1]
    assert Reading.objects.most_read("ru", since=DAY, count=5) == []


def test_old_readings_are_forgotten():
    today = timezone.localdate()
    for day in (today, today - timedelta(days=40)):
        Reading.objects.count_one(language="kk", article_number=1, day=day)
    chores.run()
    assert [each.day for each in Reading.objects.all()] == [today]


def test_there_is_one_imprint():
    Imprint.objects.create(publisher_ru="Редакция")
    with pytest.raises(IntegrityError), transaction.atomic():
        Imprint.objects.create(pk=2)
