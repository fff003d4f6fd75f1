"""A story that is out in one language is nowhere in the other; a draft is nowhere at all."""

import re

import pytest

from articles.models import Section
from tests import cast
from tests.reader.conftest import address, named, photo, public

pytestmark = pytest.mark.django_db
SECRET = "Тайна"


@pytest.fixture
def kazakh(story, akim, places, company, smelter, memorandum, word):
    """Public in Kazakh; approved, and not published, in Russian. About things of its own, too."""
    from articles.models import Tag
    from people.models import Person, Term

    section = Section.objects.create(slug="culture", name_ru="Культура", name_kk="Мәдениет")
    person = named(Person, "only", "Только Казахская", "Тек Қазақша", has_page=True)
    public(
        Term,
        person=person,
        title_ru="депутат",
        title_kk="депутат",
        region=places.abai,
        certainty="rule",
    )
    tag = named(Tag, "only", "одинокая", "жалғыз")
    article = cast.article(section=section, lead_photo=photo("own"))
    article.regions.set([places.urjar])
    article.people.set([akim, person])
    article.organisations.set([company])
    article.projects.set([smelter])
    article.agreements.set([memorandum])
    article.tags.set([word, tag])
    cast.approved(article.edition("ru"), SECRET, lead=SECRET, body=f"<p>{SECRET}</p>")
    cast.published(article, "kk", "Ашық хабар", lead="Ашық")
    return article


LISTS = (
    "",
    "news/",
    "sections/culture/",
    "tags/border/",
    "regions/abai/",
    "regions/urjar/",
    "people/nurlan-akimov/",
    "organisations/mine/",
    "projects/smelter/",
    "agreements/memorandum/",
    "feed.xml",
    "regions/abai/feed.xml",
)


@pytest.mark.parametrize("path", LISTS)
def test_kazakh_alone_is_on_the_kazakh_lists_alone(read, kazakh, path):
    assert "Ашық хабар" in read(f"/kk/{path}")
    for text in (read(f"/ru/{path}"), read(f"/kk/{path}")):
        assert SECRET not in text
    assert "Ашық" not in read(f"/ru/{path}")
    assert f"/ru/news/{kazakh.pk}/" not in read(f"/ru/{path}")


def test_it_is_not_under_the_other_stories(read, kazakh, story):
    assert "Ашық хабар" in read(address(story, "kk"))
    assert "Ашық" not in read(address(story, "ru"))


def test_what_it_alone_is_about_has_no_page_in_the_other_language(client, read, kazakh):
    for path in ("people/only/", "tags/only/"):
        assert client.get(f"/kk/{path}").status_code == 200
        assert client.get(f"/ru/{path}").status_code == 404
    assert "/people/only/" not in read("/ru/people/")
    assert "/people/only/" not in read("/ru/regions/abai/")
    assert "/people/only/" in read("/kk/regions/abai/")


def test_the_sitemap_names_it_in_its_language_alone(read, kazakh):
    files = re.findall(r"<loc>http://localhost:8000(/[^<]*)</loc>", read("/sitemap.xml"))
    text = "".join(read(path) for path in files)
    assert f"/kk/news/{kazakh.pk}/" in text
    assert f"/ru/news/{kazakh.pk}/" not in text
    assert "/kk/people/only/" in text
    assert "/ru/people/only/" not in text
    assert "/kk/tags/only/" in text
    assert "/ru/tags/only/" not in text


def test_its_absence_tells_nothing_but_the_way(client, kazakh):
    for slug in ("taina", "anything"):
        response = client.get(f"/ru/news/{kazakh.pk}/{slug}/")
        text = response.content.decode()
        assert response.status_code == 404
        assert SECRET not in text
        assert "Ашық хабар" in text


def test_an_older_page_does_not_begin_after_it(client, kazakh):
    assert client.get(f"/kk/news/?before={kazakh.pk}").status_code == 200
    assert client.get(f"/ru/news/?before={kazakh.pk}").status_code == 404
