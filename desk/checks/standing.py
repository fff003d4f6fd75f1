"""Where the story stands: embargo, the other edition, what is owed, and what is not public."""

from collections.abc import Iterable, Iterator

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from articles.models import Edition, Publication
from articles.pairing import OTHER
from desk.checks.check import Check, Place
from desk.checks.codes import Code
from desk.checks.story import Story
from desk.moments import in_words

MOST_THINGS = 10
Stage = Edition.Stage


def checks(story: Story, language: str) -> Iterator[Check]:
    yield from _embargo(story)
    yield from _other_edition(story, OTHER[language])
    yield from _owed(story, language)
    yield from _hidden(story.hidden_things(language))


def _embargo(story: Story) -> Iterator[Check]:
    until = story.article.embargo_until
    if until and until > story.at:
        said = gettext("The story is under an embargo. Nothing goes out before: %(moment)s")
        place = Place(address="#id_story-embargo_0")
        yield Check(Code.EMBARGO, said % {"moment": in_words(until)}, place)


def _other_edition(story: Story, language: str) -> Iterator[Check]:
    edition, publication = story.editions[language], story.publications[language]
    if said := _state(edition, publication):
        yield Check(Code.OTHER_EDITION, said, Place(address=f"#edition-{language}"))


def _state(edition: Edition, publication: Publication | None) -> str:
    """What is to be known of the other edition; "" where all is well with it."""
    if edition.current_revision_id is None:
        return gettext("There is no text in the other language yet.")
    if publication is not None:
        return _state_before_readers(edition, publication)
    if edition.stage == Stage.APPROVED:
        return ""
    return gettext("The text in the other language is not approved yet. State: %(state)s") % {
        "state": edition.get_stage_display()
    }


def _state_before_readers(edition: Edition, publication: Publication) -> str:
    if publication.is_an_end:
        return gettext("Readers no longer see the text in the other language.")
    if publication.revision_id != edition.current_revision_id:
        return gettext("Readers see an older text in the other language than the one saved.")
    return ""


def _owed(story: Story, language: str) -> Iterator[Check]:
    count = getattr(story.pairing, f"owed_{language}", 0)
    if count:
        said = gettext(
            "Paragraphs to be looked at because the other language has changed: %(count)d"
        )
        place = Place(address=f"#debts-{language}")
        yield Check(Code.OWED_PARAGRAPHS, said % {"count": count}, place)


def _hidden(things: Iterable[models.Model]) -> Iterator[Check]:
    """What the story names that readers may not see yet."""
    said = gettext(
        "The story names it, and readers do not see it yet: make it public or leave it out."
    )
    for thing in list(things)[:MOST_THINGS]:
        yield Check(Code.HIDDEN_THINGS, said, Place(address=_page_of(thing)), shown=str(thing))


def _page_of(thing: models.Model) -> str:
    meta = thing._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    except NoReverseMatch:
        return ""
