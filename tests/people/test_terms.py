"""Which post somebody held on a day, as far as the sources tell."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from facts.models import Source
from languages.dates import PartialDate
from people.models import Person, Term
from regions.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def abai():
    return Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")


@pytest.fixture
def person():
    return Person.objects.create(slug="asan", name_ru="Асанов Асан", name_kk="Асанов Асан")


def term(person, abai, ru, kk, start=None, end=None, **fields):
    fields.setdefault("public_from", timezone.now())
    return Term.objects.create(
        person=person,
        region=abai,
        title_ru=ru,
        title_kk=kk,
        start=start and PartialDate.parse(start),
        end=end and PartialDate.parse(end),
        source=Source.objects.get_or_create(outlet="Газета", title="Назначение")[0],
        **fields,
    )


def test_the_post_is_the_one_held_on_the_day(person, abai):
    term(person, abai, "глава отдела", "бөлім басшысы", "2019-01-01", "2022-06-10")
    term(person, abai, "аким", "әкім", "2022-06-11", "2025-02")
    assert person.title_on(date(2020, 5, 1), "ru") == "глава отдела"
    assert person.title_on(date(2024, 5, 1), "ru") == "аким"
    assert person.title_on(date(2024, 5, 1), "kk") == "әкім"
    assert person.title_on(date(2018, 12, 31), "ru") == ""
    assert person.title_on(date(2025, 3, 1), "ru") == ""


def test_an_end_known_to_the_month_lasts_to_its_last_day(person, abai):
    term(person, abai, "аким", "әкім", "2022-06", "2025-02")
    assert person.title_on(date(2022, 6, 1), "ru") == "аким"
    assert person.title_on(date(2025, 2, 28), "ru") == "аким"


def test_where_two_terms_touch_the_later_start_leads(person, abai):
    term(person, abai, "советник", "кеңесші", "2020-01-01", "2025-02")
    term(person, abai, "аким", "әкім", "2025-02-24")
    assert person.title_on(date(2025, 2, 20), "ru") == "советник"
    assert person.title_on(date(2025, 2, 24), "ru") == "аким"


def test_a_month_counts_only_where_the_post_covers_all_of_it(person, abai):
    term(person, abai, "аким", "әкім", "2022-06-11")
    assert person.title_on(PartialDate(2022, 6), "ru") == ""
    assert person.title_on(PartialDate(2022, 7), "ru") == "аким"


def test_a_post_without_dates_is_known_for_the_days_it_was_seen(person, abai):
    term(
        person,
        abai,
        "министр",
        "министр",
        first_seen_on=PartialDate(2024, 6, 3),
        last_seen_on=PartialDate(2025, 2, 24),
    )
    assert person.title_on(date(2024, 9, 1), "ru") == "министр"
    assert person.title_on(date(2024, 6, 2), "ru") == ""
    assert person.title_on(date(2025, 2, 25), "ru") == ""


def test_a_post_of_which_no_date_is_known_is_never_assumed(person, abai):
    term(person, abai, "архитектор", "сәулетші")
    assert person.title_on(date(2024, 9, 1), "ru") == ""


def test_a_post_on_the_desk_is_not_told(person, abai):
    term(person, abai, "аким", "әкім", "2022-06-11", public_from=None)
    assert person.title_on(date(2024, 9, 1), "ru") == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"region": None},
        {"title_kk": ""},
        {"source": None},
        {"certainty": "unsure"},
        {"start": PartialDate(2025, 2, 24), "end": PartialDate(2025, 1)},
    ],
)
def test_the_database_refuses_a_term_that_cannot_be(person, abai, fields):
    row = {
        "person": person,
        "region": abai,
        "title_ru": "аким",
        "title_kk": "әкім",
        "public_from": timezone.now(),
        "source": Source.objects.create(outlet="Газета", title="Назначение"),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(**row | fields)
