"""What a started translation leaves in a text until somebody has written it: «⟦25 млн теңге⟧»."""

from collections.abc import Iterator
from itertools import islice
from re import Match

from django.utils.translation import gettext

from articles.pairing import marks_in
from desk.checks.check import Check
from desk.checks.codes import Code
from desk.checks.story import Story
from desk.checks.written import Unit

MOST = 20


def checks(story: Story, language: str) -> Iterator[Check]:
    """At most MOST; the words are looked for in markup too, where a caption may hold one."""
    said = gettext("The translation is not finished: write what stands in ⟦ ⟧, or take it out.")
    found = ((unit, mark[0]) for unit in story.texts[language].units for mark in _marks(unit))
    for unit, mark in islice(found, MOST):
        yield Check(Code.TRANSLATION_MARKS, said, unit.place(mark), shown=mark)


def _marks(unit: Unit) -> Iterator[Match[str]]:
    return marks_in(unit.html or unit.text)
