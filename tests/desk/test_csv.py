"""The list as a table: all that is filtered, safe from formulas, made in parts."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.csv_export import BOM, cell
from tests import cast
from tests.reader.conftest import archive

PATH = "/admin/articles/article/table/"
# A thousand articles at a time: their editions and their regions; and what the list asks first.
MOST_QUERIES = 16


def table(client, **query):
    """The rows of the table as a spreadsheet reads them."""
    answer = client.get(PATH, query)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith(BOM)
    return list(csv.reader(StringIO(text.removeprefix(BOM)), delimiter=";"))


@pytest.mark.django_db
def test_the_table_tells_of_both_languages(desk, settings):
    settings.SITE_URL = "https://onir.example"
    story = cast.published(cast.article(), "ru", "Заголовок; с «знаками»\n").edition.article
    heads, row = table(desk("boris"))
    assert len(heads) == 13
    assert row[0] == str(story.pk)
    assert row[5] == "Заголовок; с «знаками»"
    assert row[8].startswith(f"https://onir.example/ru/news/{story.pk}/")
    assert row[9:] == ["", "", "", ""]


@pytest.mark.django_db
def test_what_is_not_public_has_no_address(desk):
    cast.draft(cast.article().edition("kk"), "Қаралама")
    _heads, row = table(desk("saule"))
    assert (row[9], row[11], row[12]) == ("Қаралама", "", "")


@pytest.mark.django_db
def test_the_table_is_of_the_list_as_it_is_filtered(desk):
    story = cast.published(cast.article(), "ru").edition.article
    cast.article()
    client = desk("boris")
    assert [row[0] for row in table(client, ru="public")[1:]] == [str(story.pk)]
    assert [row[0] for row in table(client, q=f"№ {story.pk}")[1:]] == [str(story.pk)]
    assert len(table(client, p="7", ru="нет")) == 3


@pytest.mark.django_db
def test_a_title_that_would_be_a_formula_is_text(desk):
    cast.draft(cast.article().edition("ru"), '=HYPERLINK("http://x.kz";"Сюда")')
    _heads, row = table(desk("boris"))
    assert row[5] == '\'=HYPERLINK("http://x.kz";"Сюда")'


FORMULAS = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n@x",
    "=",
    "-",
    "＝1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_is_never_a_formula(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12", "+7", "-3,5", "-0.25", "12", "абай", "", "а=б"])
def test_numbers_and_words_stay_as_they_are(text):
    assert cell(text) == text
    assert cell(None) == ""


@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula(text):
    shown = cell(text).lstrip()
    assert not shown.startswith(("=", "@")) or shown.startswith("'")
    if shown.startswith(("+", "-")):
        assert shown[1:].replace(",", ".").replace(".", "", 1).isdecimal()


@pytest.mark.django_db
def test_heads_and_states_are_in_the_language_of_the_interface(desk):
    cast.published(cast.article(), "ru")
    assert [row[6] for row in table(desk("saule"))[1:]] == ["оқырманға ашық"]
    assert [row[6] for row in table(desk("boris"))[1:]] == ["открыто читателям"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{"nonsense": "1"}, {"created_by__password__startswith": "m"}])
def test_odd_parameters_lead_back_to_the_list(desk, query):
    answer = desk("boris").get(PATH, query)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/articles/article/")


@pytest.mark.django_db
def test_the_table_is_no_page_to_be_stored_and_writes_nothing(desk):
    client = desk("boris")
    answer = client.get(PATH)
    assert "no-store" in answer["Cache-Control"]
    assert 'filename="articles-' in answer["Content-Disposition"]
    assert client.post(PATH).status_code == 405


@pytest.mark.django_db
def test_many_articles_are_read_with_few_questions(desk, django_assert_max_num_queries):
    archive(2500, [])
    client = desk("boris")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(table(client)) == 2501
