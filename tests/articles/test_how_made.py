"""How a text was made, what kind of story it is and what it continues, as its record tells it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Edition, Publication
from articles.verifying import verify
from people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db


def person(slug="dana", **names):
    names = {"name_ru": "Дана Сериковна", "name_kk": "Дана Серікқызы"} | names
    return Person.objects.create(slug=slug, public_from=timezone.now(), **names)


def test_plain_news_written_in_its_language_says_nothing_more():
    told = cast.published(cast.article(), "kk")
    assert (told.genre, told.origin, told.checked_by, told.thread) == ("", "", "", None)


@pytest.mark.parametrize("kind", ["explainer", "opinion", "advertising", "state_order"])
def test_every_other_kind_of_story_is_told(kind):
    assert cast.published(cast.article(kind=kind), "ru").genre == kind


def test_a_machine_s_draft_is_told_with_who_checked_it():
    story = cast.article()
    Edition.objects.create(article=story, language="kk", origin="machine", checked_by=person())
    told = cast.published(story, "kk")
    assert (told.origin, told.checked_by) == ("machine", "Дана Серікқызы")


def test_a_machine_s_draft_that_nobody_checked_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(article=cast.article(), language="kk", origin="machine")
    with pytest.raises(ValidationError, match="проверил"):
        Edition(article=cast.article(), language="kk", origin="machine").full_clean()


def test_a_translation_is_told_when_facts_are_published():
    story = cast.article()
    cast.published(story, "kk")
    story.editions.update(origin="translation")
    [told] = story.publish_facts(by=cast.user("timur"))
    assert told.origin == "translation"
    assert story.publish_facts(by=cast.user("timur")) == []


def test_the_parts_of_a_running_story_know_where_it_began():
    first = cast.article()
    second = cast.article(continues=first)
    third = cast.article(continues=second)
    assert cast.published(first, "ru").thread is None
    assert cast.published(second, "ru").thread == first.pk
    assert cast.published(third, "ru").thread == first.pk


def test_a_story_does_not_run_in_a_circle():
    first = cast.article()
    second = cast.article(continues=first)
    first.continues = second
    with pytest.raises(ValidationError, match="по кругу"):
        first.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=second.pk).update(continues=second)


def test_a_circle_made_beside_the_forms_ends_the_walk():
    first = cast.article()
    second = cast.article(continues=first)
    Article.objects.filter(pk=first.pk).update(continues=second)
    second.refresh_from_db()
    assert [part.pk for part in second.parts_before()] == [first.pk, second.pk]


@pytest.mark.parametrize(
    "change",
    [
        {"genre": ""},
        {"genre": "opinion"},
        {"origin": ""},
        {"checked_by": "Другой"},
        {"checked_by": ""},
        {"thread": None},
    ],
    ids=str,
)
def test_the_record_finds_what_was_changed_beside_the_steps(change):
    story = cast.article(kind="advertising", continues=cast.article())
    Edition.objects.create(article=story, language="ru", origin="machine", checked_by=person())
    told = cast.published(story, "ru")
    assert verify().faults == []
    Publication.objects.filter(pk=told.pk).update(**change)
    assert verify().faults


def test_what_was_erased_names_nobody_who_checked_it():
    story = cast.article()
    Edition.objects.create(article=story, language="ru", origin="machine", checked_by=person())
    cast.published(story, "ru")
    edition = story.edition("ru")
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Закон", note="Жалоба")
    edition.erase(by=cast.user("root"), erasure=asked)
    assert not Publication.objects.exclude(checked_by="").exists()
    assert verify().faults == []
