"""Dates known in part, sort keys that follow names, and what is unsure."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from facts.models import Source
from languages.dates import PartialDate
from regions.models import Region, Statistic

pytestmark = pytest.mark.django_db


def region(slug="abai", **fields):
    names = {"name_ru": "Абай", "name_kk": "Абай", "kind": "oblast"}
    return Region.objects.create(slug=slug, **names | fields)


@pytest.mark.parametrize("text", ["2025", "2025-09", "2025-09-18"])
def test_a_date_is_kept_as_precisely_as_it_is_known(text):
    source = Source.objects.create(
        outlet="Газета", title="Новость", published_on=PartialDate.parse(text)
    )
    source.refresh_from_db()
    assert source.published_on == PartialDate.parse(text)


@pytest.mark.parametrize("text", ["18.09.2025", "2025-13", "2025-02-30", "вчера", "20250918"])
def test_what_is_no_date_is_told(text):
    with pytest.raises(ValidationError):
        Source(outlet="Газета", title="Новость", published_on=text).full_clean()


def test_the_database_refuses_what_is_no_date():
    row = Source.objects.create(outlet="Газета", title="Новость")
    statement = "UPDATE facts_source SET published_on = '18.09.2025' WHERE id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [row.pk])


def test_partial_dates_are_ordered_by_time():
    for text in ("2025-09-18", "2025", "2025-09", "2024-12"):
        Source.objects.create(outlet="Г", title=text, published_on=PartialDate.parse(text))
    ordered = Source.objects.order_by("published_on").values_list("title", flat=True)
    assert list(ordered) == ["2024-12", "2025", "2025-09", "2025-09-18"]


def test_sort_keys_follow_a_changed_name():
    row = region()
    before = row.sort_kk
    row.name_kk = "Үржар"
    row.save()
    row.refresh_from_db()
    assert row.sort_kk != before


def test_kazakh_sorts_in_its_own_alphabet():
    for slug, name in enumerate(["Қарағанды", "Курчатов", "Ақсуат", "Әулиеағаш", "Бақты"]):
        region(f"r-{slug}", name_kk=name)
    ordered = Region.objects.order_by("sort_kk").values_list("name_kk", flat=True)
    assert list(ordered) == ["Ақсуат", "Әулиеағаш", "Бақты", "Курчатов", "Қарағанды"]


def test_a_search_knows_the_capitals_of_every_letter():
    """SQLite's own LIKE knows ASCII alone."""
    row = region(name_ru="область Абай", name_kk="Үржар ауданы")
    assert Region.objects.filter(name_ru__icontains="абай").get() == row
    assert Region.objects.filter(name_kk__icontains="үРЖАР").get() == row
    assert Region.objects.filter(name_kk__iexact="үржар АУДАНЫ").get() == row
    assert not Region.objects.filter(name_ru__icontains="аба_").exists()
    assert not Region.objects.filter(name_ru__icontains="100%").exists()


def test_an_unsure_fact_cannot_be_public():
    row = {"region": region(), "key": "area", "label_ru": "Площадь", "label_kk": "Аумағы"}
    fact = Statistic(value=5, certainty="unsure", public_from=timezone.now(), **row)
    with pytest.raises(ValidationError):
        fact.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        fact.save()


def test_a_name_in_doubt_is_shown_in_no_list_of_that_language():
    row = region(public_from=timezone.now(), name_certainty_kk="unsure")
    assert list(Region.objects.shown("ru")) == [row]
    assert not Region.objects.shown("kk").exists()


def test_names_never_stand_in_for_each_other():
    row = region(name_ru="область Абай", name_kk="Абай облысы")
    with translation.override("kk"):
        assert row.name == "Абай облысы"
    row.name_kk = ""
    with translation.override("kk"):
        assert not row.name
