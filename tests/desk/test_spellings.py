"""The editors' word on spelling: its page, the names beside it, and what is in doubt in a text."""

import pytest
from django.urls import reverse

from articles.models import Spelling
from desk.doubting import AT_MOST
from regions.models import Region, RegionName
from tests import cast
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/spelling/add/"
LIST = "/admin/articles/spelling/"


def add(client, **given):
    return client.post(ADD, sent(client.get(ADD)) | given)


def errors(answer):
    return answer.context["adminform"].form.errors


def test_an_editor_gives_a_spelling_and_its_letters_are_put_in_order(desk):
    assert add(desk("saule"), written=" Шығыc  тау", latin="Shygys tau ").status_code == 302
    row = Spelling.objects.get()
    assert (row.written, row.latin, row.arabic) == ("Шығыс тау", "Shygys tau", "")
    assert row.history.count() == 1


def test_a_reporter_reads_spellings_and_gives_none(desk):
    row = Spelling.objects.create(written="Шығыстау", latin="Shygystau")
    client = desk("aigerim")
    assert client.get(ADD).status_code == 403
    assert client.get(LIST).status_code == 200
    assert "Shygystaudyñ" in client.get(address(row)).content.decode()
    assert client.post(address(row), {"latin": "Other"}).status_code == 403
    assert Spelling.objects.get().latin == "Shygystau"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"written": "Shygystau", "latin": "Shygystau"}, "written"),
        ({"written": "Шығыстау", "latin": "Шygystau"}, "latin"),
        ({"written": "Шығыстау", "latin": "<b>Shygystau</b>"}, "latin"),
        ({"written": "Шығыстау", "arabic": "Shygystau"}, "arabic"),
        ({"written": "Шығыстау"}, "__all__"),
        ({"written": "Бар", "latin": "Bar"}, "written"),
        ({"written": "Бap", "latin": "Bar"}, "written"),  # the same, with a Latin a and p
    ],
)
def test_what_no_page_could_print_is_refused_with_a_sentence(desk, given, field):
    Spelling.objects.create(written="Бар", latin="Bar")
    assert list(errors(add(desk("saule"), **given))) == [field]
    assert Spelling.objects.count() == 1


def test_the_list_shows_what_the_rules_alone_would_give(desk):
    Spelling.objects.create(written="Шығыстау", latin="Shygystau")
    page = desk("saule").get(LIST, {"q": "ШЫҒЫС"}).content.decode()
    assert "Shygystau" in page
    assert "Şyğystau" in page
    assert "شىعىستاۋ" in page


def test_the_page_shows_the_word_with_endings_as_pages_print_it(desk):
    client = desk("saule")
    row = Spelling.objects.create(written="Үржар", arabic="ءۇرجار", latin="Urzhar")
    shown = client.get(address(row)).context["printed"]
    assert [each.written for each in shown] == ["Үржар", "Үржардың", "Үржарға", "Үржарда"]
    assert [each.latin for each in shown] == ["Urzhar", "Urzhardyñ", "Urzharğa", "Urzharda"]
    assert [each.arabic for each in shown] == ["ءۇرجار", "ءۇرجاردىڭ", "ۇرجارعا", "ءۇرجاردا"]


def test_an_address_fills_in_the_word_and_shows_how_it_is_printed_until_then(desk):
    page = desk("saule").get(ADD, {"written": "Тачэн"})
    assert page.context["adminform"].form["written"].value() == "Тачэн"
    assert page.context["printed"][0].latin == "Tatşen"
    assert desk("saule").get(ADD).context["printed"] == []


@pytest.mark.parametrize("written", ["<script>", "\x00", "x" * 5000, "ُ", "ЪЬ"])
def test_an_address_may_fill_in_anything(desk, written):
    page = desk("saule").get(ADD, {"written": written})
    assert page.status_code == 200
    assert "<script>\n" not in page.content.decode()


# Names in other letters


def named(client, region, **given):
    page = client.get(address(region))
    form = sent(page) | {
        "other_names-TOTAL_FORMS": "1",
        "other_names-0-region": region.pk,
        "other_names-0-certainty": "rule",
        **{f"other_names-0-{name}": value for name, value in given.items()},
    }
    return client.post(address(region), form)


@pytest.mark.parametrize(
    ("letters", "text", "is_kept"),
    [
        ("kk-latn", "Urzhar", True),
        ("kk-latn", "Үржар", False),
        ("kk-arab", "ءۇرجار", True),
        ("kk-arab", "Urzhar", False),
        ("kk-arab", "ءۇرجار<", False),
        ("en", "Urzhar District", True),
        ("zh", "乌尔贾尔", True),
    ],
)
def test_a_name_in_other_letters_is_written_in_them(desk, letters, text, is_kept):
    region = Region.objects.create(slug="urjar", name_ru="Урджар", name_kk="Үржар", kind="district")
    answer = named(desk("saule"), region, letters=letters, text=text)
    assert (answer.status_code == 302) == is_kept
    assert list(RegionName.objects.values_list("text", flat=True)) == ([text] if is_kept else [])


def test_a_name_that_is_called_so_in_all_letters_does_not_stop_its_page(desk):
    region = Region.objects.create(slug="r", name_ru="KAZ", name_kk="KAZ", kind="district")
    RegionName.objects.create(region=region, letters="kk-arab", text="KAZ", certainty="rule")
    client = desk("saule")
    given = sent(client.get(address(region))) | {"name_ru": "KAZ Minerals"}
    assert client.post(address(region), given).status_code == 302
    region.refresh_from_db()
    assert region.name_ru == "KAZ Minerals"


def test_beside_names_stands_where_they_are_printed_and_a_way_to_all_spellings(desk):
    region = Region.objects.create(slug="r", name_ru="Имя", name_kk="Аты", kind="district")
    RegionName.objects.create(region=region, letters="kk-latn", text="Aty", certainty="rule")
    page = desk("saule").get(address(region)).content.decode()
    names = page.partition('id="other_names-group"')[2]
    assert f'href="{reverse("admin:articles_spelling_changelist")}"' in names


# What is in doubt in a text


@pytest.fixture
def story():
    story = cast.article()
    cast.draft(
        story.edition("kk"),
        "Бюджеттің тағдыры",
        body='<p>Бюджет бекітілді. <b>Т</b>ачэн.</p><p lang="ru">Объект Чубайса.</p>',
    )
    return story


def panel(client, story):
    page = client.get(address(story))
    return next(each for each in page.context["panels"] if each.language == "kk"), page


def test_the_page_of_an_article_lists_each_word_in_doubt_once(desk, story):
    shown, page = panel(desk("saule"), story)
    assert [line.word for line in shown.doubted.lines] == ["Бюджет", "Тачэн"]
    text = page.content.decode()
    assert f'href="{ADD}?written=%D0%A2%D0%B0%D1%87%D1%8D%D0%BD"' in text
    assert "Biudjet" in text
    assert "تاچەن" in text


def test_only_who_may_add_a_spelling_is_offered_it(desk, story):
    shown, page = panel(desk("aigerim"), story)
    assert [line.add for line in shown.doubted.lines] == ["", ""]
    assert ADD not in page.content.decode()


def test_a_spelling_ends_the_doubt(desk, story):
    Spelling.objects.create(written="бюджет", latin="büdjet")
    Spelling.objects.create(written="Тачэн", latin="Tacheng", arabic="تاچىڭ")
    shown, page = panel(desk("saule"), story)
    assert shown.doubted.lines == []
    assert "doubts" not in page.content.decode()


def test_russian_text_is_never_in_doubt(desk):
    story = cast.article()
    cast.draft(story.edition("ru"), "Бюджет объекта Чубайса")
    page = desk("boris").get(address(story))
    assert all(each.doubted is None for each in page.context["panels"])


def test_of_many_words_the_first_are_listed_and_the_rest_counted(desk):
    story = cast.article()
    numbers = "абвгджзклмнпрст"
    words = [f"компьют{one}{other}" for one in numbers for other in numbers]
    cast.draft(story.edition("kk"), "Көп сөз", body=f"<p>{' '.join(words)}</p>")
    shown, _page = panel(desk("saule"), story)
    assert len(shown.doubted.lines) == AT_MOST
    assert shown.doubted.more > len(words) / 2


def test_every_script_of_the_text_is_one_press_away(desk, story):
    text = desk("saule").get(address(story)).content.decode()
    at = f"/admin/preview/{story.edition('kk').current_revision_id}/"
    for path in (at, f"{at}latn/", f"{at}arab/"):
        assert f'href="{path}"' in text


def test_the_page_asks_the_same_questions_however_much_is_in_doubt(
    desk, story, django_assert_num_queries, django_assert_max_num_queries
):
    client = desk("saule")
    client.get(address(story))
    with django_assert_max_num_queries(120) as first:
        client.get(address(story))
    edition = story.edition("kk")
    type(edition.current_revision).objects.filter(edition=edition).update(body="<p>Жаңа.</p>")
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(address(story))
