"""Where regions lie: one parent now, dated belongings before, never a ring."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from facts.models import Source
from languages.dates import PartialDate
from regions.models import FormerBelonging, Region

pytestmark = pytest.mark.django_db


def region(slug, parent=None, **fields):
    return Region.objects.create(
        slug=slug, name_ru=slug, name_kk=slug, kind="district", parent=parent, **fields
    )


def refused():
    return pytest.raises(IntegrityError)


def test_a_region_knows_its_line():
    country = region("country")
    oblast = region("oblast", country)
    district = region("district", oblast)
    assert list(Region.objects.ancestors(district)) == [country, oblast]
    assert list(oblast.children.all()) == [district]


def test_the_database_refuses_a_region_that_is_its_own_parent():
    abai = region("abai")
    with refused(), transaction.atomic():
        Region.objects.filter(pk=abai.pk).update(parent=abai)


def test_the_database_refuses_a_ring_of_regions():
    first = region("first")
    second = region("second", first)
    third = region("third", second)
    with refused(), transaction.atomic():
        Region.objects.filter(pk=first.pk).update(parent=third)
    first.refresh_from_db()
    assert first.parent is None


def test_a_ring_is_told_to_the_editor_in_a_sentence():
    first = region("first")
    second = region("second", first)
    first.parent = second
    with pytest.raises(ValidationError) as told:
        first.full_clean()
    assert "parent" in told.value.message_dict


def test_a_region_moves_to_another_parent():
    east, abai = region("east"), region("abai")
    urjar = region("urjar", east)
    urjar.parent = abai
    urjar.full_clean()
    urjar.save()
    assert urjar.parent == abai


def test_a_region_with_parts_is_not_deleted():
    abai = region("abai")
    region("urjar", abai)
    with pytest.raises(ProtectedError):
        abai.delete()


def test_a_former_belonging_has_dates_and_a_source():
    source = Source.objects.create(outlet="Газета", title="Указ")
    east, urjar = region("east"), region("urjar")
    row = FormerBelonging(region=urjar, parent=east, source=source)
    row.since, row.until = PartialDate(1997), PartialDate(2022, 6)
    row.full_clean()
    row.save()
    assert str(urjar.former_belongings.get().until) == "2022-06"


@pytest.mark.parametrize(
    "fields",
    [
        {"since": PartialDate(2022, 6, 8), "until": PartialDate(2022, 5)},
        {"source": None},
        {"parent": None},
    ],
)
def test_the_database_refuses_a_belonging_that_cannot_be(fields):
    source = Source.objects.create(outlet="Газета", title="Указ")
    east, urjar = region("east"), region("urjar")
    row = {"region": urjar, "parent": east, "source": source} | fields
    with refused(), transaction.atomic():
        FormerBelonging.objects.create(**row)


def test_a_month_ends_on_its_last_day():
    source = Source.objects.create(outlet="Газета", title="Указ")
    east, urjar = region("east"), region("urjar")
    FormerBelonging.objects.create(
        region=urjar,
        parent=east,
        source=source,
        since=PartialDate(2022, 6, 8),
        until=PartialDate(2022, 6),
    )


@pytest.mark.parametrize(
    "fields",
    [{"latitude": 47}, {"latitude": 95, "longitude": 80}, {"name_kk": ""}, {"name_kk": None}],
)
def test_the_database_refuses_half_a_region(fields):
    names = {"name_ru": "Урджар", "name_kk": "Үржар"} | fields
    with refused(), transaction.atomic():
        Region.objects.create(slug="urjar", kind="district", **names)
