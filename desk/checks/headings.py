"""Title and lead: whether there is one, and whether it fits where others show it."""

from collections.abc import Iterator

from django.utils.translation import gettext

from desk.checks.check import Check, Place
from desk.checks.codes import Code
from desk.checks.story import Story
from desk.checks.written import MOST_SIGNS

# Characters. Search engines ask for headlines of at most 110 and show about 60; a card for other
# sites has five lines of about 25.
TITLE = range(15, 111)
# Search engines and cards show the first 150 to 200 of a description; feeds and lists show all.
LEAD = range(30, 351)


def checks(story: Story, language: str) -> Iterator[Check]:
    text = story.texts[language]
    yield from _title(text.title)
    yield from _lead(text.lead)
    if not text.is_read_whole:
        yield Check(Code.TOO_LONG, _too_long(), Place(field="body"))


def _title(title: str) -> Iterator[Check]:
    place = Place(field="title")
    if not title:
        yield Check(Code.TITLE_MISSING, gettext("There is no title: write one."), place)
    elif len(title) not in TITLE:
        yield Check(Code.TITLE_LENGTH, _length_of_title(len(title)), place)


def _lead(lead: str) -> Iterator[Check]:
    place = Place(field="lead")
    if not lead:
        said = gettext("There is no lead: search engines and lists will show none. Write one.")
        yield Check(Code.LEAD_MISSING, said, place)
    elif len(lead) not in LEAD:
        yield Check(Code.LEAD_LENGTH, _length_of_lead(len(lead)), place)


def _length_of_title(length: int) -> str:
    if length < TITLE.start:
        said = gettext("The title is short (characters: %(length)d). Say who did what.")
    else:
        said = gettext(
            "The title is long (characters: %(length)d). Search engines show about 60, and take "
            "110 at most: shorten it."
        )
    return said % {"length": length}


def _length_of_lead(length: int) -> str:
    if length < LEAD.start:
        said = gettext("The lead is short (characters: %(length)d). Say what happened.")
    else:
        said = gettext(
            "The lead is long (characters: %(length)d). Search engines and cards show the first "
            "150 to 200: shorten it to 350."
        )
    return said % {"length": length}


def _too_long() -> str:
    said = gettext("The text is very long: only its beginning was checked (characters: %(signs)d).")
    return said % {"signs": MOST_SIGNS}
