"""The history of reference things: each save is a version, any two are compared, one comes back."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Section, Tag
from desk.thing_versions import is_kept, versions
from facts.history import begin_history
from facts.models import Source
from languages.dates import PartialDate
from people.models import Organisation, Person, Term, User
from photos.models import Photo
from projects.models import Agreement, Milestone, Party, Project, Signatory
from regions.models import FormerBelonging, Region, RegionName, Statistic
from tests import cast
from tests.desk.conftest import address, sent
from tests.desk.test_reference import listed, picture

pytestmark = pytest.mark.django_db
KEPT = [Source, Photo, Region, Organisation, Person, Project, Agreement, Section, Tag]


@pytest.fixture
def abai(db):
    return Region.objects.create(
        slug="abai", name_ru="Абайская область", name_kk="Абай облысы", kind="oblast"
    )


@pytest.fixture
def project(db):
    return Project.objects.create(slug="copper", name_ru="Медный завод", name_kk="Мыс зауыты")


def change(client, row, **given):
    page = client.get(address(row))
    answer = client.post(address(row), sent(page) | given)
    assert answer.status_code == 302, answer.context["errors"]


def history(row, **asked):
    return address(row, "history") + ("?" + "&".join(f"{k}={v}" for k, v in asked.items()))


def of(row):
    return versions(type(row), row.pk)


def shown(client, row, old, new):
    answer = client.get(history(row, old=old.name, new=new.name))
    return [
        (change.kind, change.name, {field.label: told(field) for field in change.fields})
        for change in answer.context["changes"]
    ]


def told(field):
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in field.parts)


def only(fields):
    assert len(fields) == 1
    return next(iter(fields.values()))


def restore(client, row, version, latest=None):
    given = {"version": version.name, "latest": (latest or of(row)[-1]).name}
    return client.post(history(row), given)


# Versions.


@pytest.mark.parametrize("model", KEPT)
def test_each_kind_of_reference_thing_keeps_its_versions(model):
    assert is_kept(model)


@pytest.mark.parametrize("model", [User, Article])
def test_accounts_and_articles_keep_the_log_of_steps(desk, model):
    assert not is_kept(model)
    row = cast.article() if model is Article else cast.user("boris")
    answer = desk("root").get(address(row, "history"))
    assert "action_list" in answer.context


def test_nothing_secret_or_made_is_kept_in_a_history():
    for model in apps.get_models():
        if is_kept(model):
            columns = {field.name for field in model.history.model._meta.fields}
            assert not columns & {"password", "file", "sort_ru", "sort_kk", "word_ru", "name"}


def test_a_save_tells_who_when_and_what(desk, abai):
    change(desk("boris"), abai, name_ru="Область Абай")
    first, last = of(abai)
    assert (first.by, last.by) == (None, cast.user("boris"))
    assert last.at <= timezone.now()
    assert (
        only(shown(desk("boris"), abai, first, last)[0][2])
        == "[-Абайская область-][+Область Абай+]"
    )


def test_one_save_of_a_page_with_its_parts_is_one_version(desk, abai):
    source = Source.objects.create(outlet="Стат", title="Сборник")
    given = {
        "name_ru": "Область Абай",
        "statistics-0-key": "area",
        "statistics-0-label_ru": "Площадь",
        "statistics-0-label_kk": "Аумағы",
        "statistics-0-value": "185500",
        "statistics-0-unit": "km2",
        "statistics-0-bound": "exact",
        "statistics-0-certainty": "sourced",
        "statistics-0-source": source.pk,
        "statistics-TOTAL_FORMS": "1",
    }
    change(desk("boris"), abai, **given)
    assert len(of(abai)) == 2
    rows = shown(desk("boris"), abai, *of(abai))
    assert [row[0] for row in rows] == ["changed", "added"]
    assert "Площадь" in rows[1][1]
    assert "[+Стат: Сборник+]" in rows[1][2].values()


def test_what_programs_write_in_one_go_is_one_version(abai):
    RegionName.objects.create(region=abai, letters="zh", text="阿拜", certainty="rule")
    assert len(of(abai)) == 1


def test_a_save_that_changes_nothing_is_no_version(desk, abai):
    change(desk("boris"), abai, name_ru="Область Абай")
    abai.refresh_from_db()
    abai.save()
    assert len(of(abai)) == 2


def test_lists_of_other_things_are_kept_by_name(desk, project, abai):
    change(desk("boris"), project, regions=[str(abai.pk)])
    (_kind, _name, fields) = shown(desk("boris"), project, *of(project))[0]
    assert only(fields) == "[+Абайская область+]"


def test_choices_dates_and_yes_or_no_are_shown_in_words(desk, project):
    given = {"stage": "construction", "stage_as_of": "2025-09"}
    change(desk("boris"), project, **given)
    (_kind, _name, fields) = shown(desk("boris"), project, *of(project))[0]
    labels = dict(Project.Stage.choices)
    assert set(fields.values()) == {
        f"[-{labels['discussion']}-][+{labels['construction']}+]",
        "[+2025-09+]",
    }


def test_texts_are_compared_by_word(desk, project):
    Project.objects.get().history.all()
    change(desk("boris"), project, note="Завод стоит 2,5 млрд тенге.")
    change(desk("boris"), project, note="Завод стоит 3,5 млрд тенге.")
    fields = shown(desk("boris"), project, *of(project)[1:])[0][2]
    assert only(fields) == "Завод стоит [-2,5-][+3,5+] млрд тенге."


def test_parts_of_parts_belong_to_the_history(project):
    stone = Milestone.objects.create(
        project=project, text_ru="Пуск", text_kk="Іске қосу", planned_on="2025", certainty="rule"
    )
    stone.replan(PartialDate.parse("2026"))
    models = {record.model.__name__ for version in of(project) for record in version.records}
    assert models == {"Project", "Milestone", "Slip"}


def test_a_former_belonging_is_told_at_the_region_that_moved(abai):
    east = Region.objects.create(slug="east", name_ru="ВКО", name_kk="ШҚО", kind="oblast")
    FormerBelonging.objects.create(region=abai, parent=east, certainty="rule")
    told_at = [
        any(record.model is FormerBelonging for version in of(row) for record in version.records)
        for row in (abai, east)
    ]
    assert told_at == [True, False]


def test_the_picture_of_a_photo_is_not_in_its_history(desk):
    photo = Photo.objects.add(picture(), slug="p")
    change(desk("boris"), photo, caption_ru="Горы")
    assert photo.file.name not in desk("boris").get(history(photo)).content.decode()


def test_the_list_stands_on_pages_and_asks_few_questions(desk, abai, django_assert_max_num_queries):
    boris = desk("boris")
    for number in range(26):
        abai.note = f"Заметка {number}"
        abai._history_user = cast.user("boris")
        abai.save()
    with django_assert_max_num_queries(25):
        first = boris.get(history(abai))
    assert len(first.context["rows"]) == 25
    assert len(boris.get(history(abai, page="2")).context["rows"]) == 2


def test_a_deleted_thing_still_has_its_history(desk, abai):
    page = history(abai)
    pk = abai.pk
    desk("timur").post(address(abai, "delete"), {"post": "yes"})
    assert not Region.objects.exists()
    answer = desk("boris").get(page)
    assert answer.status_code == 200
    assert len(versions(Region, pk)) == 2


def test_a_row_saved_in_part_is_kept_as_the_database_has_it(abai):
    stale = Region.objects.get()
    Region.objects.update(note="Заметка")
    stale.is_in_navigation = True
    stale.save(update_fields=["is_in_navigation"])
    assert Region.history.first().note == "Заметка"


def test_all_of_an_added_part_is_shown(desk, abai):
    later(Region)
    source = Source.objects.create(outlet="Стат", title="Сборник")
    Statistic.objects.create(
        region=abai,
        key="area",
        label_ru="Площадь",
        label_kk="Аумағы",
        value="185500.50",
        as_of="2024",
        source=source,
        public_from="2025-06-30T19:30:00Z",
    )
    row = shown(desk("boris"), abai, *of(abai))[0]
    values = set(row[2].values())
    assert {"[+185500,5+]", "[+2024+]", "[+Стат: Сборник+]"} <= values
    assert any("1\xa0июля 2025, 00:30" in value for value in values)


# What was there before histories were kept.


def test_what_was_there_before_gets_a_first_version(project, abai):
    project.regions.add(abai)
    Statistic.objects.create(
        region=abai, key="area", label_ru="П", label_kk="А", value=5, certainty="rule"
    )
    for model in (Region, Statistic, Project):
        model.history.all().delete()
    begin_history(apps, "regions")
    begin_history(apps, "projects")
    assert len(of(abai)) == len(of(project)) == 1
    assert of(project)[0].state[Project, project.pk].many["regions"] == (abai.pk,)
    begin_history(apps, "regions")
    assert Region.history.count() == 1


# Restoring.


def test_an_earlier_version_comes_back_as_a_new_one(desk, abai):
    boris = desk("boris")
    change(boris, abai, name_ru="Область Абай", note="Проверить")
    assert restore(boris, abai, of(abai)[0]).status_code == 302
    abai.refresh_from_db()
    assert (abai.name_ru, abai.note) == ("Абайская область", "")
    assert len(of(abai)) == 3
    row = boris.get(history(abai)).context["rows"][0]
    assert (row.restored_from, row.version.by) == (1, cast.user("boris"))


def test_what_is_made_from_a_name_follows_it(desk, abai):
    boris = desk("boris")
    key = abai.sort_ru
    change(boris, abai, name_ru="Я-область")
    restore(boris, abai, of(abai)[0])
    abai.refresh_from_db()
    assert abai.sort_ru == key


def test_parts_come_back_changed_and_deleted_ones_alike(desk, abai):
    changed, deleted = (
        RegionName.objects.create(region=abai, letters="kk", text=text, certainty="rule")
        for text in ("Абай", "Семей")
    )
    later(RegionName)
    later(Region)
    changed._history_user = deleted._history_user = cast.user("boris")
    changed.text = "Абае"
    changed.save()
    deleted.delete()
    restore(desk("boris"), abai, of(abai)[0])
    assert set(abai.other_names.values_list("text", flat=True)) == {"Абай", "Семей"}


def later(model):
    """As if it had been written the day before."""
    model.history.update(history_date=timezone.now() - timedelta(days=1))


def test_parts_added_since_are_kept(desk, abai):
    later(Region)
    RegionName.objects.create(region=abai, letters="kk", text="Абай", certainty="rule")
    restore(desk("boris"), abai, of(abai)[0])
    assert abai.other_names.count() == 1


def test_lists_of_other_things_come_back(desk, project, abai):
    boris = desk("boris")
    change(boris, project, regions=[str(abai.pk)])
    change(boris, project, regions=[])
    restore(boris, project, of(project)[1])
    assert list(project.regions.all()) == [abai]


def test_going_back_makes_nothing_public_and_hides_nothing(desk, abai):
    boris = desk("boris")
    Region.objects.update(public_from=timezone.now())
    abai.refresh_from_db()
    change(boris, abai, note="Проверить")
    restore(boris, abai, of(abai)[0])
    abai.refresh_from_db()
    assert abai.is_public()
    boris.post(listed(Region), {"_selected_action": [abai.pk], "action": "take_back"})
    restore(boris, abai, of(abai)[1])
    abai.refresh_from_db()
    assert not abai.is_public()


def test_a_part_that_comes_back_is_on_the_desk_alone(desk, abai):
    name = RegionName.objects.create(
        region=abai, letters="kk", text="Абай", certainty="rule", public_from=timezone.now()
    )
    later(RegionName)
    later(Region)
    name.delete()
    restore(desk("boris"), abai, of(abai)[0])
    assert abai.other_names.get().public_from is None


def test_a_deleted_thing_comes_back_with_its_parts(desk, abai):
    RegionName.objects.create(region=abai, letters="kk", text="Абай", certainty="rule")
    later(RegionName)
    later(Region)
    pk = abai.pk
    desk("timur").post(address(abai, "delete"), {"post": "yes"})
    abai.pk = pk
    restore(desk("boris"), abai, of(abai)[0])
    back = Region.objects.get(pk=pk)
    assert (back.name_kk, back.other_names.count(), back.public_from) == ("Абай облысы", 1, None)


def test_what_would_not_be_sound_today_is_refused_whole(desk, abai):
    boris = desk("boris")
    change(boris, abai, slug="abai-2", note="Проверить")
    Region.objects.create(slug="abai", name_ru="Другой", name_kk="Басқа", kind="city")
    answer = boris.post(
        history(abai), {"version": of(abai)[0].name, "latest": of(abai)[-1].name}, follow=True
    )
    assert answer.status_code == 200
    abai.refresh_from_db()
    assert (abai.slug, abai.note) == ("abai-2", "Проверить")


def test_a_ring_of_regions_cannot_be_restored(desk, abai):
    boris = desk("boris")
    part = Region.objects.create(
        slug="part", name_ru="Часть", name_kk="Бөлік", kind="city", parent=abai
    )
    later(Region)
    change(boris, part, parent="")
    change(boris, abai, parent=str(part.pk))
    restore(boris, part, of(part)[0])
    part.refresh_from_db()
    assert part.parent is None


def test_a_part_whose_partner_is_gone_is_refused_with_a_sentence(desk):
    agreement = Agreement.objects.create(slug="a", name_ru="А", name_kk="Ә", kind="protocol")
    person = Person.objects.create(slug="p", name_ru="Иванов", name_kk="Иванов")
    signatory = Signatory.objects.create(agreement=agreement, person=person)
    for model in (Agreement, Person, Signatory):
        later(model)
    signatory.delete()
    person.delete()
    answer = desk("boris").post(
        history(agreement),
        {"version": of(agreement)[0].name, "latest": of(agreement)[-1].name},
        follow=True,
    )
    assert answer.status_code == 200
    assert not Signatory.objects.exists()


def test_restoring_what_stands_changes_nothing(desk, abai):
    later(Region)
    restore(desk("boris"), abai, of(abai)[0])
    assert Region.history.count() == 1


def test_what_somebody_saved_meanwhile_is_not_written_over(desk, abai):
    boris = desk("boris")
    change(boris, abai, note="Раз")
    opened_on = of(abai)[-1]
    change(desk("timur"), abai, note="Два")
    restore(boris, abai, of(abai)[0], latest=opened_on)
    abai.refresh_from_db()
    assert abai.note == "Два"


@pytest.mark.parametrize(("name", "status"), [("aigerim", 403), ("marat", 302), ("dana", 302)])
def test_who_may_not_change_a_thing_restores_nothing(desk, abai, name, status):
    change(desk("boris"), abai, note="Раз")
    assert restore(desk(name), abai, of(abai)[0]).status_code == status
    assert Region.history.count() == 2


def test_who_may_only_look_sees_the_history_without_buttons(desk, abai):
    change(desk("boris"), abai, note="Раз")
    assert 'name="version"' in desk("boris").get(history(abai)).content.decode()
    answer = desk("aigerim").get(history(abai))
    assert answer.status_code == 200
    assert 'name="version"' not in answer.content.decode()


# What somebody forges.


@pytest.mark.parametrize(
    "forged", ["", "0", "x", "historicalregion.0", "historicalregion", "9" * 40]
)
def test_a_version_that_never_was_is_not_found(desk, abai, forged):
    boris = desk("boris")
    latest = of(abai)[-1].name
    assert boris.post(history(abai), {"version": forged, "latest": latest}).status_code == 404
    if forged:
        assert boris.get(history(abai, new=forged, old=latest)).status_code == 404
        assert boris.get(history(abai, new=latest, old=forged)).status_code == 404


def test_another_things_version_is_not_found(desk, abai):
    other = Region.objects.create(slug="other", name_ru="Д", name_kk="Б", kind="city")
    assert restore(desk("boris"), abai, of(other)[0], latest=of(abai)[0]).status_code == 404


@pytest.mark.parametrize("pk", ["0", "x", "9" * 40, "-1", "1_0"])
def test_a_thing_that_never_was_is_not_found(desk, abai, pk):
    address = reverse("admin:regions_region_history", args=[pk])
    assert desk("boris").get(address).status_code == 404
    assert desk("boris").post(address, {}).status_code == 404


def test_names_are_shown_as_text(desk, abai):
    boris = desk("boris")
    change(boris, abai, note="<script>alert(1)</script>")
    page = boris.get(history(abai, new=of(abai)[-1].name)).content.decode()
    assert "<script>alert" not in page


def test_the_trigger_that_refuses_rings_stands(abai):
    part = Region.objects.create(slug="part", name_ru="Ч", name_kk="Б", kind="city", parent=abai)
    with pytest.raises(Exception, match="region_is_not_its_own_ancestor"), connection.cursor() as c:
        c.execute("UPDATE regions_region SET parent_id = %s WHERE id = %s", [part.pk, abai.pk])


@pytest.mark.parametrize("model", [Term, Party])
def test_things_that_belong_to_others_keep_versions_too(model):
    assert is_kept(model)
