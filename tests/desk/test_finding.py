"""Quick finding: by a number, by words of a title however they are typed, by a name."""

import pytest

from articles.models import Tag
from desk.finding import MOST_OF_A_KIND, folded_words, number_in
from people.models import Organisation, Person, PersonName
from projects.models import Project
from regions.models import Region, RegionName
from tests import cast
from tests.reader.conftest import archive

pytestmark = pytest.mark.django_db
PAGE, TYPING = "/admin/find/", "/admin/find/typing/"
MOST_QUERIES = 14


@pytest.fixture
def find(desk):
    """find("абай"): the names found, by kind."""
    client = desk("boris")

    def find(text):
        groups = client.get(TYPING, {"q": text}).json()["groups"]
        page = {
            group.name: [each.name for each in group.found]
            for group in client.get(PAGE, {"q": text}).context["groups"]
        }
        told = {group["kind"]: [each["name"] for each in group["found"]] for group in groups}
        assert page == told
        return [name for names in told.values() for name in names]

    return find


@pytest.fixture
def story(db):
    story = cast.article()
    cast.draft(story.edition("ru"), "Урджар встретил гостей из Абая")
    cast.draft(story.edition("kk"), "Үржар Абай облысынан келген қонақтарды қарсы алды")
    return story


@pytest.mark.parametrize("text", ["урджар", "УРДЖАР", "гостей урджар", "  встретил  "])
def test_a_title_is_found_by_its_words_in_any_order(find, story, text):
    assert find(text) == ["Урджар встретил гостей из Абая"]


@pytest.mark.parametrize("text", ["үржар", "уржар", "ҮРЖАР", "конактарды", "қонақтарды карсы"])
def test_kazakh_is_found_as_typed_on_a_russian_keyboard(find, story, text):
    assert find(text) == ["Үржар Абай облысынан келген қонақтарды қарсы алды"]


def test_both_languages_of_an_article_are_found(find, story):
    assert len(find("аба")) == 2


@pytest.mark.parametrize("typed", ["{}", "№ {}", "№{}", " # {} "])
def test_an_article_is_found_by_its_number(find, story, typed):
    assert find(typed.format(story.pk))[0] == "Урджар встретил гостей из Абая"


def test_an_article_without_a_title_is_found_by_its_number(find):
    story = cast.article()
    assert find(f"№ {story.pk}") == [f"№ {story.pk}"]


def test_a_number_that_is_none_finds_nothing(find):
    assert find("№ 999999") == []


def test_things_are_found_by_their_names_in_both_languages(find):
    names = {"name_ru": "Шагантогай", "name_kk": "Шағантоғай"}
    for model in (Person, Region, Organisation, Project, Tag):
        kind = {"kind": "district"} if model is Region else {}
        model.objects.create(slug=f"x-{model.__name__.lower()}", **names, **kind)
    assert find("шагантогай") == find("шаған") == ["Шагантогай"] * 5


def test_other_names_are_searched(find):
    person = Person.objects.create(slug="p", name_ru="Уранхаев Нурлан", name_kk="Ұранхаев Нұрлан")
    PersonName.objects.create(person=person, letters="en", text="Uranhaev", certainty="rule")
    region = Region.objects.create(slug="r", kind="city", name_ru="Тачэн", name_kk="Шәуешек")
    RegionName.objects.create(region=region, letters="ru", text="Чугучак", certainty="rule")
    assert find("uran") == ["Уранхаев Нурлан"]
    assert find("чугучак") == ["Тачэн"]


def test_a_person_is_found_by_surname_and_name_in_any_order(find):
    Person.objects.create(slug="p", name_ru="Уранхаев Нурлан", name_kk="Ұранхаев Нұрлан")
    assert find("нурлан уран") == ["Уранхаев Нурлан"]


def test_the_first_few_of_a_kind_lead_to_all(desk):
    for number in range(MOST_OF_A_KIND + 2):
        cast.draft(cast.article().edition("ru"), f"Паводок {number}")
    client = desk("boris")
    [group] = client.get(PAGE, {"q": "паводок"}).context["groups"]
    assert len(group.found) == MOST_OF_A_KIND
    assert group.found[0].name == f"Паводок {MOST_OF_A_KIND + 1}"
    assert len(client.get(group.all_at).context["cl"].result_list) == MOST_OF_A_KIND + 2


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "'\"", "\\", "\0", "9" * 40, "а" * 5000, "<b>"]
)
def test_odd_words_find_nothing_and_break_nothing(desk, story, text):
    client = desk("aigerim")
    for path in (PAGE, TYPING):
        assert client.get(path, {"q": text}).status_code == 200
    assert client.get(TYPING, {"q": text}).json() == {"groups": []}


def test_what_is_found_is_printed_as_text(desk):
    cast.draft(cast.article().edition("ru"), "<script>alert(1)</script>")
    page = desk("boris").get(PAGE, {"q": "alert"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_finding_writes_nothing(desk):
    client = desk("boris")
    assert client.post(PAGE, {"q": "абай"}).status_code == 405
    assert client.post(TYPING, {"q": "абай"}).status_code == 405


def test_words_are_folded_to_a_russian_keyboard():
    assert folded_words("Үржар  ҚОНАҒЫ Ёлка") == ["уржар", "конагы", "елка"]
    assert len(folded_words("а " * 100)) == 8


def test_a_number_is_read_as_people_write_it():
    numbers = [number_in(text) for text in ("№ 12", "12", "#12", "дом 12", "")]
    assert numbers == [12, 12, 12, None, None]


def test_finding_asks_little_of_a_large_archive(desk, django_assert_max_num_queries):
    archive(2000, [])
    client = desk("timur")
    client.get(TYPING, {"q": "x"})
    for text in ("абай", "12", "№ 7"):
        for path in (PAGE, TYPING):
            with django_assert_max_num_queries(MOST_QUERIES):
                client.get(path, {"q": text})
