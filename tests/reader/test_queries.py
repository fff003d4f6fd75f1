"""No page asks more of the database when the archive grows."""

import pytest

from articles.models import Section
from regions.models import Region
from tests import cast
from tests.reader.conftest import FEEDS, LANGUAGES, LISTS, archive, pages

pytestmark = pytest.mark.django_db
# A story's page asks most: for the imprint as every page, and twice for what stands under it.
MOST = 11
# What the texts of all its stories name is asked for together.
MOST_OF_A_FEED = 12


def counts(count_queries, language, story):
    return {name: count_queries(path) for name, path in pages(language, story).items()}


def test_pages_ask_as_little_of_a_large_archive(count_queries, story):
    things = list(story_things(story))
    archive(12, things)
    small = {language: counts(count_queries, language, story) for language in LANGUAGES}
    archive(1987, things)
    large = {language: counts(count_queries, language, story) for language in LANGUAGES}
    assert large == small
    for language in LANGUAGES:
        for name, count in large[language].items():
            assert count <= MOST, (language, name, count)
    older_pages(count_queries, story)


def older_pages(count_queries, story):
    for language in LANGUAGES:
        paths = pages(language, story)
        for name in LISTS:
            assert count_queries(f"{paths[name]}?before={story.pk + 1500}") <= MOST, name
        for feed in FEEDS:
            assert count_queries(feed.format(language)) <= MOST_OF_A_FEED


def story_things(story):
    for name in ("regions", "people", "organisations", "projects", "agreements", "tags"):
        yield from getattr(story, name).all()
    yield Region.objects.get(slug="abai")


def test_a_text_full_of_links_costs_no_more(count_queries, story):
    links = "".join(f'<p><a data-article="{number}">x</a></p>' for number in range(1, 40))
    for language in LANGUAGES:
        edition = story.edition(language)
        revision = cast.approved(
            edition, f"T {language}", body=edition.current_revision.body + links
        )
        edition.publish(by=cast.user(cast.EDITORS[language]), revision=revision, kind="update")
        assert count_queries(pages(language, story)["article"]) <= MOST
    assert Section.objects.count() == 1
