"""Under a story: the parts of the one that runs on, what is on the same subject, the latest."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext, pgettext

from reader.lines import GENRES
from reader.related import LATEST, MOST_PARTS, MOST_RELATED
from tests import cast
from tests.reader.conftest import LANGUAGES, address, archive, publish
from tests.reader.test_queries import story_things

pytestmark = pytest.mark.django_db


def part(text, name):
    """The numbers of the stories in a section under the text."""
    found = re.search(rf'<section class="{name}".*?</section>', text, re.DOTALL)
    numbers = re.findall(r'href="/../news/(\d+)/', found[0]) if found else []
    return [int(number) for number in numbers]


def test_what_has_more_in_common_comes_first(read, story, places, akim, smelter, word):
    same_region = publish(cast.article(), regions=[places.urjar])
    same_tag = publish(cast.article(), tags=[word])
    same_person = publish(cast.article(), people=[akim])
    same_project = publish(cast.article(), projects=[smelter])
    publish(cast.article())
    for language in LANGUAGES:
        found = part(read(address(story, language)), "related")
        assert found == [each.pk for each in (same_project, same_person, same_tag, same_region)]


def test_two_things_in_common_say_more_than_one(read, story, places, akim, word):
    one = publish(cast.article(), tags=[word])
    two = publish(cast.article(), tags=[word], regions=[places.urjar])
    newest = publish(cast.article(), tags=[word])
    assert part(read(address(story, "ru")), "related") == [two.pk, newest.pk, one.pk]


def test_a_region_around_it_is_not_in_common(read, story, places):
    """All stories of a country are in the list of each of its districts' countries."""
    publish(cast.article(), regions=[places.abai])
    assert part(read(address(story, "ru")), "related") == []


def test_a_story_is_never_under_itself_and_few_are_shown(read, story):
    archive(30, list(story_things(story)))
    text = read(address(story, "ru"))
    assert len(part(text, "related")) == MOST_RELATED
    assert story.pk not in part(text, "related")
    assert 'class="latest"' not in text


def test_the_latest_come_where_little_is_related(read, story, word):
    related = publish(cast.article(), tags=[word])
    others = [publish(cast.article()) for _ in range(LATEST + 3)]
    text = read(address(story, "ru"))
    assert part(text, "related") == [related.pk]
    assert part(text, "latest") == [each.pk for each in reversed(others)][:LATEST]


def test_what_is_gone_or_not_in_the_language_is_not_related(read, story, word):
    gone = publish(cast.article(), tags=[word])
    gone.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка.")
    kazakh = publish(cast.article(), ["kk"], tags=[word])
    assert part(read(address(story, "ru")), "related") == []
    assert part(read(address(story, "kk")), "related") == [kazakh.pk, gone.pk]


def run(count):
    """The parts of a story that runs on, each after the one before."""
    parts = []
    for _ in range(count):
        parts.append(publish(cast.article(continues=parts[-1] if parts else None)))
    return parts


def test_the_parts_of_a_running_story_stand_in_their_order(read, db):
    first, second, third = run(3)
    publish(cast.article())
    for each in (first, second, third):
        text = read(address(each, "ru"))
        others = [other.pk for other in (first, second, third) if other is not each]
        assert part(text, "run") == others
        assert f'aria-current="page">Новость {each.pk}<' in text
        assert not set(others) & set(part(text, "latest"))
    assert '<ol class="parts" start="1">' in read(address(second, "kk"))


def test_of_a_story_with_very_many_parts_those_around_are_named(read, db):
    parts = run(MOST_PARTS + 5)
    text = read(address(parts[-1], "ru"))
    assert '<ol class="parts" start="6">' in text
    assert len(part(text, "run")) == MOST_PARTS - 1


def test_a_part_that_is_gone_leaves_the_run(read, db):
    first, second = run(2)
    second.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка.")
    assert part(read(address(first, "ru")), "run") == []
    assert part(read(address(first, "kk")), "run") == [second.pk]


def test_a_story_about_very_many_things_costs_no_more(count_queries, story):
    few = count_queries(address(story, "ru"))
    archive(400, list(story_things(story)))
    assert count_queries(address(story, "ru")) == few


@pytest.mark.parametrize("kind", ["explainer", "opinion", "advertising", "state_order"])
def test_what_is_no_plain_news_says_so_on_its_page_and_in_lists(read, places, kind):
    plain, marked = publish(cast.article()), publish(cast.article(kind=kind))
    assert f'class="genre genre-{kind}">' in read(address(marked, "ru"))
    assert f"genre-{kind}" not in read(address(plain, "ru"))
    with translation.override("kk"):
        said = str(GENRES[kind])
    assert said in read("/kk/news/")


def made(language, **facts):
    story = cast.article()
    edition = story.edition(language)
    for name, value in facts.items():
        setattr(edition, name, value)
    edition.save()
    cast.published(story, language)
    return story


def test_how_a_text_was_made_is_said_under_it(read, akim):
    cases = [
        ("Written in Kazakh.", made("kk")),
        ("Translated from Russian.", made("kk", origin="translation", translator=akim)),
    ]
    for said, story in cases:
        text = read(address(story, "kk"))
        with translation.override("kk"):
            assert pgettext("how a text was made", said) in text
    with translation.override("kk"):
        assert gettext("Translator: %(name)s.") % {"name": "Нұрлан Әкімов"} in text
