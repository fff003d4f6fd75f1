"""What was merged into another thing: its addresses and its mentions lead to that one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Redirect
from desk.merging.steps import merge, seen
from people.models import Organisation, Person, Term
from tests import cast
from tests.reader.conftest import LANGUAGES, address, named, public

pytestmark = pytest.mark.django_db
VARIANTS = ("ru", "kk", "kk-latn", "kk-arab")
KEPT = {
    "people": "nurlan-akimov",
    "organisations": "mine",
    "tags": "border",
}


def merged(gone, stays):
    merge(gone, into=stays, by=cast.user("timur"), seen=seen(gone, stays))


@pytest.fixture
def doubles(story, akim, company, word):
    """Each of the three was entered twice; the second one has stories of its own, and goes."""
    gone = {
        "people": named(Person, "n-akimov", "Акимов Н.", "Әкімов Н.", has_page=True),
        "organisations": named(Organisation, "rudnik", "Рудник АО", "Кеніш АҚ"),
        "tags": named(type(word), "rubezh", "рубеж", "меже"),
    }
    links = '<p><a data-person="n-akimov">1</a> <a data-organisation="rudnik">2</a></p>'
    quote = '<blockquote data-person="n-akimov"><p>Сөз.</p></blockquote>'
    told = cast.article()
    for name, thing in gone.items():
        getattr(told, name).add(thing)
    for language in LANGUAGES:
        cast.published(told, language, f"О них {language}", body=links + quote)
    return told, gone


@pytest.fixture
def one(doubles, akim, company, word):
    told, gone = doubles
    for name, thing in {"people": akim, "organisations": company, "tags": word}.items():
        merged(gone[name], thing)
    return told


def former(kind):
    return {"people": "n-akimov", "organisations": "rudnik", "tags": "rubezh"}[kind]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("start", ["", "/lite"])
@pytest.mark.parametrize("kind", KEPT)
def test_the_address_leads_there_in_each_edition_and_script(client, one, kind, start, variant):
    answer = client.get(f"{start}/{variant}/{kind}/{former(kind)}/")
    assert answer.status_code == 301
    assert answer["Location"] == f"{start}/{variant}/{kind}/{KEPT[kind]}/"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("file", ["feed.xml", "rss.xml", "feed.json"])
@pytest.mark.parametrize("kind", ["people", "tags"])
def test_feeds_lead_there_too(client, one, kind, file):
    answer = client.get(f"/kk-arab/{kind}/{former(kind)}/{file}")
    assert answer.status_code == 301
    assert answer["Location"] == f"/kk-arab/{kind}/{KEPT[kind]}/{file}"


def test_quotations_and_older_pages_lead_there(client, one):
    answer = client.get("/kk/people/n-akimov/quotes/")
    assert answer["Location"] == "/kk/people/nurlan-akimov/quotes/"
    answer = client.get(f"/ru/people/n-akimov/?before={one.pk}")
    assert answer["Location"] == f"/ru/people/nurlan-akimov/?before={one.pk}"
    assert client.get("/ru/people/n-akimov/?before=999999").status_code == 404
    assert client.get("/ru/people/n-akimov/?before=x").status_code == 404


def test_nothing_is_written_under_a_former_address(client, one):
    assert client.post("/ru/people/n-akimov/").status_code == 405


def test_stories_of_both_are_read_in_one_list(read, one, story):
    text = read("/kk/tags/border/")
    assert address(one, "kk") in text
    assert address(story, "kk") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_name_the_former_address_link_to_the_page(read, one, language):
    text = read(address(one, language))
    assert text.count(f'href="/{language}/people/nurlan-akimov/"') >= 2
    assert f'href="/{language}/organisations/mine/"' in text
    assert "n-akimov/" not in text.replace("nurlan-akimov/", "")


def test_a_speaker_named_by_a_former_address_has_name_and_post(read, doubles, akim):
    told, gone = doubles
    told.people.clear()
    told.publish_facts(by=cast.user("timur"))
    merged(gone["people"], akim)
    text = read(address(told, "kk"))
    assert "Нұрлан Әкімов" in text
    assert 'href="/kk/people/nurlan-akimov/"' in text


def test_feeds_name_the_one_that_stays(read, one):
    assert "/ru/people/nurlan-akimov/" in read("/ru/feed.xml")


def test_their_page_tells_what_was_said_and_held_under_both_names(read, doubles, akim, places):
    _told, gone = doubles
    held = {"person": gone["people"], "region": places.urjar, "certainty": "rule"}
    public(Term, title_ru="аким района", title_kk="аудан әкімі", **held)
    merged(gone["people"], akim)
    text = read("/ru/people/nurlan-akimov/")
    assert "аким района" in text
    assert "Сөз." in text


# What readers may not see is as if it had never been.


@pytest.mark.parametrize("hidden", [{"public_from": None}, {"has_page": False}])
def test_an_address_that_leads_to_what_is_not_public_was_never_there(client, one, akim, hidden):
    never = client.get("/ru/people/never/")
    Person.objects.filter(pk=akim.pk).update(**hidden)
    answer = client.get("/ru/people/n-akimov/")
    assert answer.status_code == never.status_code == 404
    assert answer.content == never.content
    assert dict(answer.headers) == dict(never.headers)


def test_a_page_that_stands_in_one_language_is_led_to_in_that_one_alone(client, one, akim):
    Person.objects.filter(pk=akim.pk).update(name_certainty_kk="unsure")
    assert client.get("/ru/people/n-akimov/").status_code == 301
    assert client.get("/kk/people/n-akimov/").status_code == 404


def test_a_text_names_nobody_whom_readers_may_not_see(read, one, akim):
    Person.objects.filter(pk=akim.pk).update(public_from=None)
    assert (
        "/people/" not in read(address(one, "ru")).partition("<article")[2].partition("<aside")[0]
    )


def test_an_address_whose_thing_is_gone_leads_nowhere(client, story):
    Redirect.objects.create(list="person", slug="lost", thing=999)
    assert client.get("/ru/people/lost/").status_code == 404


def test_an_address_leads_within_its_kind_alone(client, one):
    assert client.get("/ru/organisations/n-akimov/").status_code == 404
    assert client.get("/ru/regions/n-akimov/").status_code == 404


def test_asking_for_a_former_address_costs_one_query_more(client, count_queries, one):
    standing = count_queries("/ru/people/nurlan-akimov/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/ru/people/n-akimov/")
    assert len(asked) <= standing + 2  # the miss, and where it leads


def test_a_text_that_names_a_former_address_asks_once_more(count_queries, one, story):
    assert count_queries(address(one, "ru")) <= count_queries(address(story, "ru")) + 1
