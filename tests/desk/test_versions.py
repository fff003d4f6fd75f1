"""Two people who edit one row lose nothing of each other's."""

import pytest
from django.contrib.admin.models import LogEntry

from regions.models import Region, Statistic
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(db):
    return Region.objects.create(
        slug="urjar", name_ru="Урджар", name_kk="Үржар", kind="district", note="Было"
    )


def save(client, region, opened, **typed):
    return client.post(address(region), sent(opened) | {"_continue": "1"} | typed)


def test_changes_of_different_fields_are_both_kept(desk, region):
    boris, saule = desk("boris"), desk("saule")
    first, second = boris.get(address(region)), saule.get(address(region))
    assert save(boris, region, first, name_ru="Урджарский район").status_code == 302
    assert save(saule, region, second, name_kk="Үржар ауданы").status_code == 302
    region.refresh_from_db()
    assert (region.name_ru, region.name_kk) == ("Урджарский район", "Үржар ауданы")
    assert region.sort_kk == Region(name_kk="Үржар ауданы")._meta.get_field("sort_kk").made(
        "Үржар ауданы"
    )
    assert LogEntry.objects.filter(object_id=str(region.pk)).count() == 2


def test_one_field_changed_by_both_is_told_and_nothing_is_overwritten(desk, region):
    boris, saule = desk("boris"), desk("saule")
    first, second = boris.get(address(region)), saule.get(address(region))
    save(boris, region, first, note="Бориса", chinese_name="乌尔贾尔")
    answer = save(saule, region, second, note="Сәуленің", name_kk="Үржар ауданы")
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Бориса" in shown
    assert "Сәуленің" in shown
    region.refresh_from_db()
    assert (region.note, region.name_kk) == ("Бориса", "Үржар")
    assert save(saule, region, answer).status_code == 302
    region.refresh_from_db()
    assert (region.note, region.name_kk) == ("Сәуленің", "Үржар ауданы")
    assert region.chinese_name == "乌尔贾尔"


@pytest.mark.parametrize("forged", ["", "garbage", "=", "name_ru="])
def test_a_form_that_does_not_say_its_version_is_refused(desk, region, forged):
    boris = desk("boris")
    opened = boris.get(address(region))
    answer = save(boris, region, opened, note="Подмена", form_version=forged)
    assert answer.status_code == 200
    region.refresh_from_db()
    assert region.note == "Было"


def test_an_unchanged_form_writes_no_column(desk, region):
    boris = desk("boris")
    opened = boris.get(address(region))
    Region.objects.filter(pk=region.pk).update(note="Другое")
    assert save(boris, region, opened).status_code == 302
    region.refresh_from_db()
    assert region.note == "Другое"


def test_rows_below_carry_a_version_too(desk, region):
    row = Statistic.objects.create(
        region=region,
        key="area",
        label_ru="Площадь",
        label_kk="Аумағы",
        value=100,
        certainty="rule",
    )
    boris = desk("boris")
    opened = boris.get(address(region))
    Statistic.objects.filter(pk=row.pk).update(value=200)
    answer = save(boris, region, opened, **{"statistics-0-value": "300"})
    assert answer.status_code == 200
    assert "200" in str(answer.context["inline_admin_formsets"][0].formset.errors)
    row.refresh_from_db()
    assert row.value == 200
