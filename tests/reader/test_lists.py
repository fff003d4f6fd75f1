"""Lists of stories: newest first, page after page, none twice and none lost."""

import re

import pytest

from articles.models import Section
from tests import cast
from tests.reader.conftest import LISTS, archive, pages, publish
from tests.reader.test_queries import story_things

pytestmark = pytest.mark.django_db


def numbers(text, language="ru"):
    news = text[text.index('<div class="news">') :]
    return [int(n) for n in re.findall(rf'line-title"><a href="/{language}/news/(\d+)/', news)]


def walk(read, path):
    """The numbers of all pages of a list, from the newest on."""
    found, where = [], path
    while where:
        text = read(where)
        found += numbers(text)
        older = re.search(rf'href="{path}(\?before=\d+)" rel="next"', text)
        where = older and path + older[1]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_on_to_its_end(read, story, name):
    archive(45, list(story_things(story)))
    found = walk(read, pages("ru", story)[name])
    assert len(found) == len(set(found)) == 46
    assert found[0] == story.pk, "first published last"
    assert found[1:] == sorted(found[1:], reverse=True)


def test_a_list_goes_on_after_a_story_that_was_withdrawn(read, client, story):
    archive(25, [])
    last = numbers(read("/ru/news/"))[-1]
    from articles.models import Edition

    edition = Edition.objects.get(article=last, language="ru")
    edition.withdraw(by=cast.user("timur"), note="Ошибка.")
    older = numbers(read(f"/ru/news/?before={last}"))
    assert len(older) == 6
    assert max(older) < last
    assert client.get(f"/kk/news/?before={last}").status_code == 200


def test_a_correction_moves_no_story(read, story):
    newer = publish(cast.article())
    edition = story.edition("ru")
    revision = cast.approved(edition, "Исправлено")
    edition.publish(by=cast.user("boris"), revision=revision, kind="correction", note="Имя.")
    assert numbers(read("/ru/news/")) == [newer.pk, story.pk]


def test_an_older_page_is_canonical_to_itself(read, story):
    archive(25, [])
    last = numbers(read("/ru/news/"))[-1]
    text = read(f"/ru/news/?before={last}&utm_source=x")
    assert f'rel="canonical" href="http://localhost:8000/ru/news/?before={last}"' in text
    assert 'hreflang="kk" href="http' not in text


def test_the_front_page_groups_by_region_and_section(read, places):
    culture = Section.objects.create(slug="culture", name_ru="Культура", name_kk="Мәдениет")
    for _ in range(3):
        publish(cast.article(section=culture), regions=[places.urjar])
    for _ in range(6):
        publish(cast.article(), regions=[places.xinjiang])
    text = read("/kk/")
    for title in ("Абай облысы", "Шыңжаң", "Мәдениет"):
        assert re.search(rf'column-title"><a href="[^"]+">{title}<', text), title
    assert not re.search(r'column-title"><a href="[^"]+">Үржар', text), "not in the navigation"


def test_the_front_page_shows_a_photograph_and_no_plate(read, story):
    from photos.models import Photo

    assert "<img" in read("/ru/")
    Photo.objects.update(is_plate=True)
    assert "<img" not in read("/ru/")
