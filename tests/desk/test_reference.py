"""Reference things on the desk: found, named, shown to readers, and not deleted while used."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from articles.models import Tag
from facts.models import Source
from languages.dates import PartialDate
from people.models import Person, Term
from photos.models import Photo
from projects.models import Milestone, Project
from regions.models import Region, RegionName, Statistic
from tests import cast
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def abai(db):
    return Region.objects.create(
        slug="abai", name_ru="Абайская область", name_kk="Абай облысы", kind="oblast"
    )


def listed(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def found(client, model, q):
    return [str(row.slug) for row in client.get(listed(model), {"q": q}).context["cl"].result_list]


@pytest.mark.parametrize("typed", ["абай", "АБАЙ", "облысы", "област", "Семей"])
def test_a_region_is_found_by_any_of_its_names_however_they_are_typed(desk, abai, typed):
    RegionName.objects.create(region=abai, letters="ru", text="Семей", certainty="rule")
    Region.objects.create(slug="urjar", name_ru="Урджар", name_kk="Үржар", kind="district")
    assert found(desk("boris"), Region, typed) == ["abai"]


def add(client, model, **given):
    page = client.get(listed(model) + "add/")
    return client.post(listed(model) + "add/", sent(page) | given)


def test_the_address_is_made_from_the_russian_name(desk):
    boris = desk("boris")
    given = {"name_ru": "Урджарский район", "name_kk": "Үржар ауданы", "kind": "district"}
    assert add(boris, Region, **given).status_code == 302
    assert add(boris, Region, **given).status_code == 302
    slugs = sorted(Region.objects.values_list("slug", flat=True))
    assert slugs == ["urdzharskiy-rayon", "urdzharskiy-rayon-2"]


def test_both_names_are_asked_for(desk):
    answer = add(desk("boris"), Region, name_ru="Урджар", kind="district")
    assert "name_kk" in answer.context["adminform"].form.errors


def test_a_tag_is_one_word_however_it_is_typed(desk):
    boris = desk("boris")
    assert add(boris, Tag, name_ru="Казахстан", name_kk="Қазақстан").status_code == 302
    assert add(boris, Tag, name_ru="казахстан", name_kk="Қазақстан").status_code == 200
    assert Tag.objects.count() == 1


def test_things_are_made_public_and_taken_back(desk, abai):
    boris = desk("boris")
    chosen = {"_selected_action": [abai.pk]}
    boris.post(listed(Region), chosen | {"action": "make_public"})
    abai.refresh_from_db()
    assert abai.is_public()
    boris.post(listed(Region), chosen | {"action": "take_back"})
    abai.refresh_from_db()
    assert not abai.is_public()


def test_a_thing_whose_names_are_unsure_is_not_made_public(desk, abai):
    Region.objects.update(name_certainty_ru="unsure", name_certainty_kk="unsure")
    boris = desk("boris")
    boris.post(listed(Region), {"_selected_action": [abai.pk], "action": "make_public"})
    abai.refresh_from_db()
    assert abai.public_from is None


def test_a_reporter_makes_nothing_public(desk, abai):
    client = desk("aigerim")
    client.post(listed(Region), {"_selected_action": [abai.pk], "action": "make_public"})
    abai.refresh_from_db()
    assert abai.public_from is None


def test_a_photo_needs_descriptions_before_readers_see_it(desk):
    photo = Photo.objects.add(picture(), slug="p")
    client = desk("aigerim")
    client.post(listed(Photo), {"_selected_action": [photo.pk], "action": "make_public"})
    photo.refresh_from_db()
    assert photo.public_from is None


def test_what_a_story_names_is_not_deleted(desk, abai):
    story = cast.article()
    story.regions.add(abai)
    client = desk("timur")
    answer = client.post(address(abai, "delete"), {"post": "yes"})
    assert answer.status_code == 200
    assert answer.context["protected"]
    chosen = {"_selected_action": [abai.pk], "action": "delete_selected", "post": "yes"}
    client.post(listed(Region), chosen)
    assert Region.objects.filter(pk=abai.pk).exists()
    assert story.regions.count() == 1


def test_what_the_record_names_is_not_deleted(desk, abai):
    story = cast.article()
    story.regions.add(abai)
    cast.published(story)
    story.regions.clear()
    desk("timur").post(address(abai, "delete"), {"post": "yes"})
    assert Region.objects.filter(pk=abai.pk).exists()


def test_a_person_quoted_in_a_text_is_not_deleted(desk):
    person = Person.objects.create(slug="nurlan", name_ru="Нурлан", name_kk="Нұрлан")
    quote = '<blockquote data-person="nurlan"><p>Сөз</p></blockquote>'
    cast.draft(cast.article().edition("kk"), body=quote)
    desk("timur").post(address(person, "delete"), {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists()


def test_what_nothing_uses_is_deleted(desk, abai):
    desk("timur").post(address(abai, "delete"), {"post": "yes"})
    assert not Region.objects.exists()


def picture(format="PNG", name="dom.png"):
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, format)
    return SimpleUploadedFile(name, written.getvalue())


def test_a_photo_is_added_and_called_by_its_caption(desk):
    given = {"file": picture(), "caption_ru": "Мост", "focal_point": "0.5x0.5"}
    assert add(desk("aigerim"), Photo, **given).status_code == 302
    photo = Photo.objects.get()
    assert (photo.slug, photo.width, photo.height) == ("most", 40, 30)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_sound_picture_is_a_form_error(desk, content):
    file = SimpleUploadedFile("dom.png", content)
    answer = add(desk("aigerim"), Photo, file=file, focal_point="0.5x0.5")
    assert "file" in answer.context["adminform"].form.errors
    assert not Photo.objects.exists()


def test_a_milestone_that_is_put_off_keeps_the_date_it_missed(desk):
    project = Project.objects.create(slug="smelter", name_ru="Завод", name_kk="Зауыт")
    milestone = Milestone.objects.create(
        project=project, text_ru="Пуск", text_kk="Іске қосу", planned_on="2026", certainty="rule"
    )
    client = desk("boris")
    given = sent(client.get(address(project)))
    client.post(address(project), given | {"milestones-0-planned_on": "2027-05"})
    milestone.refresh_from_db()
    assert str(milestone.planned_on) == "2027-05"
    assert [str(slip) for slip in milestone.slips.all()] == ["2026"]
    page = client.get(address(project))
    assert "2026" in page.content.decode()


def test_a_milestone_that_has_happened_is_not_put_off(desk):
    project = Project.objects.create(slug="smelter", name_ru="Завод", name_kk="Зауыт")
    milestone = Milestone.objects.create(
        project=project,
        text_ru="Пуск",
        text_kk="Іске қосу",
        planned_on="2024",
        actual_on="2025",
        certainty="rule",
    )
    client = desk("boris")
    given = sent(client.get(address(project)))
    answer = client.post(address(project), given | {"milestones-0-planned_on": "2027"})
    assert answer.status_code == 200
    milestone.refresh_from_db()
    assert str(milestone.planned_on) == "2024"


def test_an_administrator_adds_a_user_and_nobody_else_does(desk):
    from people.models import User

    given = {
        "username": "asel",
        "password1": "uzaq-joldyn-basy-7",
        "password2": "uzaq-joldyn-basy-7",
        "role": "reporter",
        "has_kazakh": "on",
        "interface_language": "kk",
        "is_superuser": "on",
        "is_staff": "on",
    }
    assert add(desk("root"), User, **given).status_code == 302
    asel = User.objects.get(username="asel")
    assert (asel.role, asel.languages, asel.is_superuser) == ("reporter", {"kk"}, False)
    assert asel.check_password("uzaq-joldyn-basy-7")
    assert desk("timur").get(listed(User) + "add/").status_code == 403
    assert desk("timur").get(address(asel)).status_code == 403


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_sign_that_no_feed_can_hold_is_refused_in_a_name(desk, sign):
    answer = add(desk("boris"), Region, name_ru=f"Урд{sign}жар", name_kk="Үржар", kind="district")
    assert answer.status_code == 200
    assert "name_ru" in answer.context["adminform"].form.errors
    assert not Region.objects.exists()


def test_what_turns_a_name_round_is_left_out(desk):
    given = {"name_ru": "Урд\u202eжар", "name_kk": "Үр\u2067жар", "kind": "district"}
    assert add(desk("boris"), Region, **given).status_code == 302
    saved = Region.objects.get()
    assert (saved.name_ru, saved.name_kk) == ("Урджар", "Үржар")


# Rows of a thing stand in a table, and open into forms.


def lines(page):
    """The lines of all inlines of a page, as they are read, without what is hidden in forms."""
    found = re.findall(
        r'<span class="rows-cell">.*?</span></span>', page.content.decode(), re.DOTALL
    )
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in found]


@pytest.fixture
def akim(abai):
    person = Person.objects.create(slug="akim", name_ru="Аким", name_kk="Әкім")
    for number in range(6):
        Term.objects.create(
            person=person,
            region=abai,
            title_ru=f"аким {number}",
            title_kk=f"әкім {number}",
            start=PartialDate.parse(f"201{number}-03"),
            certainty="rule",
        )
    return person


def test_a_term_is_told_in_one_line_in_both_languages(desk, akim):
    said = lines(desk("boris").get(address(akim)))
    assert "аким 5" in said[0]
    assert "әкім 5" in said[1]
    assert "Абайская область" in said[2]
    assert "2015-03 – …" in said[3]
    assert len(said) == 6 * 5


def test_a_number_is_told_without_empty_places(desk, abai):
    Statistic.objects.create(
        region=abai,
        key="area",
        label_ru="Площадь",
        label_kk="Аумағы",
        value="185500.50",
        unit="km2",
        certainty="rule",
    )
    said = lines(desk("boris").get(address(abai)))
    assert any("185 500,5" in each for each in said)


def test_a_row_that_was_refused_stands_open(desk, akim):
    client = desk("boris")
    given = sent(client.get(address(akim)))
    answer = client.post(address(akim), given | {"terms-1-title_kk": ""})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text.count("<details open>") == text.count('class="inline-related empty-form') + 1


def test_who_may_only_look_reads_the_same_lines(desk, akim):
    assert lines(desk("aigerim").get(address(akim))) == lines(desk("boris").get(address(akim)))


def test_a_page_asks_no_more_for_many_rows(desk, abai):
    client, asked = desk("boris"), []
    for _round in range(2):
        for _number in range(8):
            source = Source.objects.create(outlet="Вестник", title="О районе")
            told = {"key": "area", "label_ru": "Площадь", "label_kk": "Аумағы", "value": 1}
            Statistic.objects.create(region=abai, source=source, **told)
        with CaptureQueriesContext(connection) as queries:
            text = client.get(address(abai)).content.decode()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 40
    assert text.count("selected>Вестник") == 16
