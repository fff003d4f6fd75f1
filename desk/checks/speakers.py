"""Who is quoted: whether readers are told a post for them, on the story's date."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from articles.body import Quoted, quoted
from desk.checks.check import Check, Place
from desk.checks.codes import Code
from desk.checks.registry import List, Thing
from desk.checks.story import Story
from languages.dates import PartialDate
from people.models import Term, leading


def checks(story: Story, language: str) -> Iterator[Check]:
    said = {(each.person, each.term): each for each in quoted(story.texts[language].body)}
    day = story.story_date(language) if said else None
    for each in said.values():
        person = story.registry.things.get((List.PERSON, each.person))
        if person is None:
            yield _unknown(each, story, language)
        elif _post(each, story.terms[each.person], day) is None:
            yield _without_post(person, day, language)


def _post(said: Quoted, terms: list[Term], day: PartialDate | None) -> Term | None:
    """The post that readers are told: the one chosen in the quotation, else that of the day."""
    chosen = [term for term in terms if str(term.pk) == said.term]
    public = [term for term in terms if term.is_public()]
    return chosen[0] if chosen else leading(public, day)


def _unknown(said: Quoted, story: Story, language: str) -> Check:
    place = story.texts[language].unit_naming(said.person).place()
    sentence = gettext("The person quoted is not known: choose who says it, or leave it out.")
    return Check(Code.SPEAKER_POST, sentence, place, shown=said.person)


def _without_post(person: Thing, day: PartialDate | None, language: str) -> Check:
    if day is None:
        sentence = gettext(
            "The story's date is unknown, so no post is told with the quotation: choose it there."
        )
    else:
        sentence = gettext(
            "No post is known for the story's date: %(day)s. Add it to the person, or choose one "
            "in the quotation."
        ) % {"day": day}
    page = reverse("admin:people_person_change", args=[person.pk])
    name = next(iter(person.names[language]), person.slug)
    return Check(Code.SPEAKER_POST, sentence, Place(address=page), shown=name)
