"""People by letter, and each with posts, words and news."""

import re

import pytest

from people.models import Person
from reader.queries import PER_PAGE
from reader.views.people import QUOTED_ON_PAGE
from tests import cast
from tests.reader.conftest import named, photo, publish
from tests.reader.test_said import tell

pytestmark = pytest.mark.django_db


def people(*names):
    listed = [
        named(Person, f"p-{place}", ru, kk, has_page=True) for place, (ru, kk) in enumerate(names)
    ]
    publish(cast.article(), people=listed)


def letters(text):
    return re.findall(r'<h2 class="letter" id="[^"]+" tabindex="-1">(.*?)</h2>', text)


def test_letters_stand_in_the_order_of_each_language(read, places):
    people(
        ("Яров", "Яров"),
        ("Ёлкин", "Ёлкин"),
        ("Ержан", "Ержан"),
        ("Абаев", "Абаев"),
        ("Аскаров", "Әскеров"),
        ("Иманов", "Иманов"),
        ("Ибраев", "Ібіраев"),
        ("Галиев", "Ғалиев"),
        ("Гринёв", "Гринёв"),
        ("Хасанов", "Һасанов"),
    )
    assert letters(read("/ru/people/")) == ["А", "Г", "Е", "И", "Х", "Я"]
    assert letters(read("/kk/people/")) == list("АӘГҒЕЁИҺІЯ")


def test_each_letter_is_reached_from_the_top(read, places):
    people(("Яров", "Яров"), ("Абаев", "Абаев"))
    text = read("/kk/people/")
    keys = re.findall(r'<h2 class="letter" id="([^"]+)"', text)
    assert re.findall(r'<a href="#(letter-[^"]+)">', text) == keys


def test_a_name_without_letters_has_a_heading_too(read, places):
    people(("2Pac", "2Pac"), ("!", "!"))
    assert letters(read("/ru/people/")) == ["#", "0–9"]


def test_posts_come_by_date_with_their_place_and_source(read, story):
    text = read("/ru/people/nurlan-akimov/")
    terms = text[text.index('class="terms"') :].partition("</ol>")[0]
    assert terms.index("аким области") < terms.index("мэр")
    assert 'href="/ru/regions/xinjiang/"' in terms
    assert "Вестник" in terms


def test_a_portrait_is_shown_while_it_may_be(read, story, akim):
    assert "<img" not in read("/ru/people/nurlan-akimov/")
    akim.portrait = photo("portrait")
    akim.save()
    assert "<img" in read("/ru/people/nurlan-akimov/")
    akim.portrait.public_from = None
    akim.portrait.save()
    assert "<img" not in read("/ru/people/nurlan-akimov/")


def test_no_plate_stands_for_a_portrait(read, story, akim):
    akim.portrait = photo("portrait", is_plate=True)
    akim.save()
    assert "<img" not in read("/ru/people/nurlan-akimov/")


def test_all_quotations_are_read_page_after_page(read, akim):
    count = PER_PAGE + QUOTED_ON_PAGE
    for number in range(count):
        tell(akim, f"Слово {number}.")
    assert 'href="/ru/people/nurlan-akimov/quotes/"' in read("/ru/people/nurlan-akimov/")
    found, where = [], "/ru/people/nurlan-akimov/quotes/"
    while where:
        text = read(where)
        found += [int(number) for number in re.findall(r"<p>Слово (\d+)\.</p>", text)]
        older = re.search(r'href="([^"]+\?before=[\d-]+)" rel="next"', text)
        where = older and older[1]
    assert found == list(reversed(range(count)))


def test_a_story_full_of_quotations_is_cut_between_them(read, akim):
    story = cast.article()
    story.people.add(akim)
    quote = '<blockquote data-person="{}"><p>Слово {}.</p></blockquote>'
    body = "<p>И сказал.</p>".join(quote.format(akim.slug, n) for n in range(PER_PAGE + 3))
    cast.published(story, "ru", body=body)
    path = "/ru/people/nurlan-akimov/quotes/"
    older = re.search(r'href="([^"]+\?before=[\d-]+)" rel="next"', read(path))[1]
    found = re.findall(r"<p>Слово (\d+)\.</p>", read(path) + read(older))
    assert [int(number) for number in found] == list(range(PER_PAGE + 3))


@pytest.mark.parametrize("before", ["", "1", "abc", "1-", "-1", "0-1", "9-9", "1-01", "9" * 30])
def test_quotations_go_on_after_one_of_ours_alone(client, akim, before):
    tell(akim, "Слово.")
    path = "/ru/people/nurlan-akimov/quotes/"
    assert client.get(path).status_code == 200
    assert client.get(f"{path}?before={before}").status_code == 404


def test_who_was_not_quoted_has_no_page_of_quotations(client, akim):
    story = cast.article()
    story.people.add(akim)
    cast.published(story, "ru")
    assert client.get("/ru/people/nurlan-akimov/").status_code == 200
    assert client.get("/ru/people/nurlan-akimov/quotes/").status_code == 404
    assert client.get("/kk/people/nurlan-akimov/quotes/").status_code == 404
