"""Regions and people come in from a table: shown first, then all of it or nothing."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles.models import Redirect
from desk.importing.applying import bring_in
from desk.importing.columns import COLUMNS, headings
from desk.importing.planning import plan, seen
from desk.importing.reading import MOST_BYTES, MOST_ROWS, lines, text_of
from facts.models import Certainty
from languages.sorting import folded
from people.models import Person
from regions.models import Region
from tests import cast
from tests.desk.conftest import said
from tests.reader.conftest import LONG_AGO

pytestmark = pytest.mark.django_db
MOST_QUERIES = 40
REGIONS, PEOPLE = "/admin/import/regions/", "/admin/import/people/"
HEADS = "slug;name_ru;name_kk;kind;parent\n"


@pytest.fixture(autouse=True)
def in_english(alone):
    """Sentences that are looked at here; a browser's are in its user's language."""
    with translation.override("en"):
        yield


@pytest.fixture
def abai(db):
    return Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай облысы", kind="oblast")


def planned(text, model=Region):
    return plan(model, lines(model, text))


def states(text, model=Region):
    return [row.state for row in planned(text, model)]


def fault(text, model=Region):
    """What the only wrong row of a table is told."""
    wrong = [row.fault for row in planned(text, model) if row.fault]
    assert len(wrong) == 1, wrong
    return wrong[0]


def brought(text, model=Region, by="boris"):
    found = lines(model, text)
    return bring_in(model, found, by=cast.user(by), shown=seen(plan(model, found)))


def refused(text, model=Region):
    with pytest.raises(ValidationError) as refusal:
        lines(model, text)
    return " ".join(refusal.value.messages)


# How a table is read.


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_columns_are_parted_by_semicolons_commas_or_tabs(separator):
    (row,) = planned(
        "slug;name_ru;name_kk;kind\nurjar;Урджар;Үржар;district\n".replace(";", separator)
    )
    assert (row.state, row.thing.slug, row.thing.name_kk) == ("new", "urjar", "Үржар")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("model", [Region, Person])
def test_headings_are_known_in_each_language(language, model):
    with translation.override(language):
        labels = [str(column.label) for column in COLUMNS[model]]
    known = headings(model)
    assert [known[folded(label)] for label in labels] == COLUMNS[model]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "kz1048"])
def test_a_file_is_read_in_utf_8_and_in_the_cyrillic_of_windows(encoding):
    text = "name_ru;name_kk\nУранхаев Нурлан;Ұранхаев Нұрлан Әбілқасым\n"
    assert text_of(SimpleUploadedFile("people.csv", text.encode(encoding))) == text


def test_russian_of_windows_1251_reads_the_same():
    text = "Ёлкин «Съезд» № 5 — да"
    assert text_of(SimpleUploadedFile("a.csv", text.encode("cp1251"))) == text


def test_a_letter_that_was_lost_on_the_way_is_noticed():
    assert "“?”" in fault("slug;name_ru;name_kk;kind\nurjar;Урджар;?ржар;district")


def test_a_kind_is_given_by_its_word_in_any_language():
    text = HEADS + "a;А;А;Район;\nb;Б;Б;аудан;\nc;В;В;District;\n"
    assert [row.thing.kind for row in planned(text)] == ["district"] * 3


def test_a_kind_that_is_none_is_told_with_what_there_is():
    assert "county" in fault(HEADS + "a;А;А;губерния;")


def test_a_decimal_comma_and_a_partial_date_are_read():
    heads = "slug;name_ru;name_kk;kind;latitude;longitude;established_on\n"
    (row,) = planned(heads + "urjar;Урджар;Үржар;district;47,09;81,62;1928-01\n")
    assert (str(row.thing.latitude), str(row.thing.established_on)) == ("47.09", "1928-01")


@pytest.mark.parametrize(
    "cells", ["91;81", "47;", "x;81", "NaN;81", "47;181", "1e9;81", "Infinity;0"]
)
def test_coordinates_off_the_globe_are_refused(cells):
    assert fault(f"slug;name_ru;name_kk;kind;latitude;longitude\na;А;А;city;{cells}")


def test_an_end_before_the_start_is_refused():
    heads = "slug;name_ru;name_kk;kind;established_on;abolished_on\n"
    assert fault(heads + "a;А;А;city;1990;1989-12")
    assert states(heads + "a;А;А;city;1990-05;1990") == ["new"]


# What a table may not be.


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "slug;name_ru;name_kk;kind",
        "slug;население\nabai;5",
        "slug;slug\nabai;abai",
        "name_ru;kind\nАбай;oblast",
        'slug;name_ru\nabai;"Абай',
        "slug;name_ru\n\0abai;Абай",
        "slug;name_ru\nabai;" + "я" * MOST_BYTES,
        "slug\n" + "a\n" * (MOST_ROWS + 1),
        "<html><body>slug</body></html>",
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(text):
    assert refused(text)


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", "slug\nabai".encode("utf-16"), b"\x98\xff"])
def test_a_spreadsheet_s_own_file_is_refused_with_a_sentence(desk, data):
    file = SimpleUploadedFile("regions.xlsx", data)
    answer = desk("boris").post(REGIONS, {"file": file})
    assert answer.status_code == 200
    assert "CSV" in said(answer)


def test_a_large_file_is_refused_with_a_sentence(desk):
    file = SimpleUploadedFile("regions.csv", b"a" * 10 * MOST_BYTES)
    assert "1" in said(desk("boris").post(REGIONS, {"file": file}))


def test_a_large_text_is_refused(desk):
    text = {"text": "a" * 11 * MOST_BYTES}
    assert desk("boris").post(REGIONS, text).status_code in (400, 413)


@pytest.mark.parametrize("row", ["a;А", "a;А;А;city;;лишнее", "a"])
def test_a_ragged_row_is_wrong(row):
    assert fault(HEADS + row)


def test_empty_rows_and_cells_at_the_end_are_passed_over(abai):
    assert states(HEADS + ";;;;\n\nabai;;;;;;;\n") == ["same"]


def test_a_row_keeps_the_number_that_the_spreadsheet_shows():
    text = HEADS + '\na;"А\nи А";А;city;\n;;;;\nb;Б;Б;;\n'
    assert [(row.line.number, row.state) for row in planned(text)] == [(3, "new"), (5, "wrong")]
    assert planned(text)[0].thing.name_ru == "А и А"


@pytest.mark.parametrize("name", ["А\x07", "А" * 201])
def test_what_a_name_cannot_hold_is_wrong(name):
    assert fault(HEADS + f"a;{name};А;city;")


def test_what_turns_a_line_round_is_taken_out(abai):
    assert states(HEADS + "abai;\u202e;\u202eАбай облысы;;") == ["same"]


@pytest.mark.parametrize("slug", ["у р", "../etc", "a/b", "<b>"])
def test_what_an_address_cannot_be_is_wrong(slug):
    assert fault(HEADS + f"{slug};А;А;city;")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2", "<script>alert(1)</script>"])
def test_formulas_and_html_stay_text(desk, name):
    text = f"slug;name_ru;name_kk\nx;{name};{name}"
    page = desk("boris").post(PEOPLE, {"text": text})
    assert "<script>alert" not in page.content.decode()
    brought(text, Person)
    assert Person.objects.get(slug="x").name_ru == name


# What a row means.


def test_a_row_is_found_by_its_address(abai):
    (row,) = planned(HEADS + "abai;Абайская область;;;")
    assert (row.state, row.thing.pk) == ("changed", abai.pk)
    assert [(each.was, each.becomes) for each in row.changes] == [("Абай", "Абайская область")]


def test_a_row_is_found_by_both_names(abai):
    text = "name_ru;name_kk;kind\nАбай;Абай облысы;city\n"
    (row,) = planned(text)
    assert (row.state, row.thing.pk) == ("changed", abai.pk)
    assert states(text.replace("облысы", "ауданы")) == ["new"]


def test_an_empty_cell_changes_nothing(abai):
    assert states(HEADS + "abai;;;;") == ["same"]
    brought(HEADS + "abai;;Абай;;")
    abai.refresh_from_db()
    assert (abai.name_ru, abai.name_kk, abai.kind) == ("Абай", "Абай", "oblast")


def test_a_new_one_needs_names_and_a_kind():
    assert fault("slug;name_ru\nurjar;Урджар").endswith("Name in Kazakh, Kind.")


def test_a_new_one_without_an_address_gets_a_free_one():
    Region.objects.create(slug="urdzhar", name_ru="Урджар", name_kk="Үржар", kind="settlement")
    rows = planned(
        "name_ru;name_kk;kind;slug\nУрджар;Үржар ауданы;district;\nТарбагатай;Т;city;urdzhar-2"
    )
    assert [row.thing.slug for row in rows] == ["urdzhar-3", "urdzhar-2"]


def test_one_called_so_under_another_address_is_pointed_at(abai):
    assert "“abai”" in fault(HEADS + "abay;Абай;Абай облысы;oblast;")


def test_namesakes_are_told_apart_by_their_address():
    for slug in ("ivanov", "ivanov-2"):
        Person.objects.create(slug=slug, name_ru="Иванов", name_kk="Иванов")
    assert fault("name_ru;name_kk;note\nИванов;Иванов;врач", Person)
    assert states("slug;name_ru;name_kk\nivanov-2;Иванов;Иванов", Person) == ["same"]


def test_an_address_that_leads_elsewhere_is_not_taken():
    stays = Person.objects.create(slug="akimov", name_ru="Акимов", name_kk="Әкімов")
    Redirect.objects.create(list="person", slug="akimov-n", thing=stays.pk)
    heads = "slug;name_ru;name_kk\n"
    assert fault(heads + "akimov-n;Другой;Басқа", Person)
    made = planned("name_ru;name_kk\nАкимов Н;Әкімов Н", Person)
    assert made[0].thing.slug == "akimov-n-2"


@pytest.mark.parametrize(
    "rows", ["abai;;;;\nabai;;;;", "new;А;А;city;\nnew;Б;Б;city;", ";А;А;city;\n;А;А;city;"]
)
def test_two_rows_about_one_thing_are_not_taken(abai, rows):
    assert "2" in fault(HEADS + rows)


# Where a region lies.


def test_a_parent_is_named_by_its_address_or_by_a_name(abai):
    rows = planned(HEADS + "a;А;А;city;abai\nb;Б;Б;city;АБАЙ\nc;В;В;city;Абай облысы")
    assert [row.thing.parent for row in rows] == [abai] * 3


def test_a_parent_may_come_later_in_the_same_table():
    brought(HEADS + "c;В;В;city;б\nb;Б;Б;district;a\na;А;А;oblast;")
    found = {each.slug: each.parent and each.parent.slug for each in Region.objects.all()}
    assert found == {"a": None, "b": "a", "c": "b"}


def test_a_parent_that_is_not_there_is_told():
    assert "nowhere" in fault(HEADS + "a;А;А;city;nowhere")


def test_a_parent_named_like_another_is_asked_by_its_address(abai):
    Region.objects.create(slug="abai-district", name_ru="Абай", name_kk="А", kind="district")
    assert "abai-district" in fault(HEADS + "a;Аа;Аа;city;Абай")


@pytest.mark.parametrize("rows", ["abai;;;;abai", "abai;;;;a\na;А;А;city;abai"])
def test_a_ring_of_parents_is_wrong(abai, rows):
    assert {row.state for row in planned(HEADS + rows)} == {"wrong"}


def test_a_part_under_what_becomes_its_part_is_a_ring(abai):
    part = Region.objects.create(slug="part", name_ru="Ч", name_kk="Б", kind="city", parent=abai)
    assert fault(HEADS + "abai;;;;part")
    other = Region.objects.create(slug="kz", name_ru="К", name_kk="Қ", kind="country")
    brought(HEADS + "abai;;;;part\npart;;;;kz")
    abai.refresh_from_db()
    part.refresh_from_db()
    assert (abai.parent, part.parent) == (part, other)


# Bringing it in.


def test_what_was_shown_is_written_with_its_history(abai):
    brought(HEADS + "abai;Абайская область;;;\nurjar;Урджар;Үржар;district;abai")
    abai.refresh_from_db()
    new = Region.objects.get(slug="urjar")
    assert (abai.name_ru, new.parent) == ("Абайская область", abai)
    assert abai.history.first().name_ru == "Абайская область"
    assert new.history.count() == 1
    assert LogEntry.objects.filter(user=cast.user("boris")).count() == 2
    assert list(Region.objects.order_by("sort_ru")) == [abai, new]


def test_nothing_is_published(abai):
    brought(HEADS + "urjar;Урджар;Үржар;district;abai")
    brought("name_ru;name_kk\nИванов;Иванов", Person)
    assert not Region.objects.exclude(public_from=None).exists()
    person = Person.objects.get()
    assert (person.public_from, person.has_page) == (None, False)


def test_a_public_one_stays_public_and_is_marked(abai, desk):
    Region.objects.update(public_from=LONG_AGO)
    text = HEADS + "abai;Абайская область;;;"
    assert planned(text)[0].is_seen
    brought(text)
    abai.refresh_from_db()
    assert abai.public_from == LONG_AGO


def test_a_name_in_doubt_is_not_shown_to_readers_by_a_table(abai):
    Region.objects.update(name_certainty_kk=Certainty.UNSURE)
    text = "slug;name_certainty_kk\nabai;sourced"
    assert states(text) == ["changed"]
    Region.objects.update(public_from=LONG_AGO)
    assert fault(text)


def test_one_wrong_row_keeps_all_out(abai):
    with pytest.raises(ValidationError) as refusal:
        brought(HEADS + "urjar;Урджар;Үржар;district;\nabai;;;губерния;")
    assert refusal.value.code == "wrong"
    assert Region.objects.count() == 1


def test_what_has_changed_since_is_shown_again(desk, abai):
    text = HEADS + "abai;Абайская область;;;"
    browser = desk("boris")
    shown = browser.post(REGIONS, {"text": text}).context["seen"]
    Region.objects.update(note="Позже")
    answer = browser.post(REGIONS, {"text": text, "import": "", "seen": shown})
    assert answer.context["rows"]
    abai.refresh_from_db()
    assert abai.name_ru == "Абай"
    sent = {"text": text, "import": "", "seen": answer.context["seen"]}
    assert browser.post(REGIONS, sent).status_code == 302
    abai.refresh_from_db()
    assert abai.name_ru == "Абайская область"


def test_another_table_than_was_shown_is_not_brought_in(desk, abai):
    browser = desk("boris")
    shown = browser.post(REGIONS, {"text": HEADS + "abai;А;;;"}).context["seen"]
    sent = {"text": HEADS + "abai;Б;;;", "import": "", "seen": shown}
    assert browser.post(REGIONS, sent).status_code == 200
    assert browser.post(REGIONS, {"text": HEADS + "abai;Б;;;", "import": ""}).status_code == 200
    abai.refresh_from_db()
    assert abai.name_ru == "Абай"


def test_looking_writes_nothing(desk, abai):
    page = desk("boris").post(REGIONS, {"text": HEADS + "abai;Б;;;\nnew;Н;Н;city;"})
    assert page.context["counts"]
    assert list(Region.objects.values_list("name_ru", flat=True)) == ["Абай"]


def test_what_was_typed_stands_in_the_page_whatever_was_wrong(desk):
    page = desk("boris").post(REGIONS, {"text": "slug;что-то\nабв;где"})
    assert page.context["form"]["text"].value() == "slug;что-то\nабв;где"
    assert said(page)


def test_a_file_goes_before_what_was_pasted_and_may_be_mended_as_text(desk):
    file = SimpleUploadedFile("people.csv", "\ufeffname_ru;name_kk\nИванов;\n".encode())
    page = desk("boris").post(PEOPLE, {"file": file, "text": "прежнее"})
    assert page.context["form"]["text"].value() == "name_ru;name_kk\nИванов;\n"
    assert page.context["wanted"] == 0


def test_a_browser_s_line_ends_change_nothing(desk, abai):
    text = HEADS + "abai;Абайская область;;;\n"
    browser = desk("boris")
    shown = browser.post(REGIONS, {"text": text}).context["seen"]
    sent = {"text": text.replace("\n", "\r\n"), "import": "", "seen": shown}
    assert browser.post(REGIONS, sent).status_code == 302


# Who, where, how much.


def test_a_reporter_brings_nothing_in(desk, abai):
    with pytest.raises(PermissionDenied):
        brought(HEADS + "abai;Б;;;", by="aigerim")
    assert desk("aigerim").get(REGIONS).status_code == 403
    assert desk("boris").get("/admin/import/tags/").status_code == 404


@pytest.mark.parametrize(
    ("path", "list_"), [(REGIONS, "/admin/regions/region/"), (PEOPLE, "/admin/people/person/")]
)
def test_the_lists_lead_to_the_import(desk, path, list_):
    assert f'href="{path}"' in desk("boris").get(list_).content.decode()
    assert f'href="{path}"' not in desk("aigerim").get(list_).content.decode()


@pytest.mark.parametrize("kind", ["regions", "people"])
def test_the_headings_come_as_a_table_that_can_be_read_again(desk, kind):
    answer = desk("saule").get(f"/admin/import/{kind}/headings/")
    text = answer.content.decode("utf-8-sig")
    model = {"regions": Region, "people": Person}[kind]
    (line,) = lines(model, text + ";".join("x" * len(COLUMNS[model])))
    assert list(line.cells) == COLUMNS[model]


def test_a_thousand_rows_ask_as_little_as_one(desk, abai):
    rows = "".join(f"r{number};Р{number};Ө{number};city;abai\n" for number in range(MOST_ROWS))
    browser = desk("boris")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = browser.post(REGIONS, {"text": HEADS + rows})
    assert page.context["wanted"] == MOST_ROWS
    assert len(asked) <= MOST_QUERIES
