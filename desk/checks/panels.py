"""The checks as an article's page shows them, in the panel of each language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from js_asset import Script

from desk.checks.check import Check, Place
from desk.checks.checking import checks_in
from desk.checks.parity import Row, Side, Sort
from desk.checks.story import Story
from languages import LANGUAGES

if TYPE_CHECKING:
    from desk.article_panels import Panel

SORTS: dict[Sort, Promise] = {
    Sort.FACT: _("number, date or quotation"),
    Sort.ORDER: _("order of numbers"),
    Sort.YEAR: _("year of a date"),
    Sort.NAME: pgettext_lazy("of a thing", "name"),
    Sort.LINK: _("link or photo"),
}


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a link of the page: the language of the field, where it is one."""

    language: str
    place: Place
    is_writable: bool

    @property
    def address(self) -> str:
        if self.place.address:
            return self.place.address
        return f"#id_{self.language}-{self.place.field}" if self.is_writable else self.edition

    @property
    def edition(self) -> str:
        return f"#edition-{self.language}"

    @property
    def is_elsewhere(self) -> bool:
        """Another page, which opens in a window of its own: what is typed here stays."""
        return bool(self.place.address) and not self.place.address.startswith("#")


@dataclass(frozen=True, slots=True)
class Line:
    check: Check
    where: Where


@dataclass(frozen=True, slots=True)
class Cell:
    """What one language says in a row of the table."""

    side: Side
    where: Where


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the table: what kind it is, and a cell for each language, None for nothing."""

    label: Promise
    cells: list[tuple[str, Cell | None]]


@dataclass(frozen=True, slots=True)
class Checked:
    """All that the panel of a language says of its text."""

    language: str
    blocking: list[Line]
    advice: list[Line]
    differences: list[Difference]

    @property
    def count(self) -> int:
        return len(self.blocking) + len(self.advice)


def media() -> forms.Media:
    """What the page needs to lead to the places, and to ask anew while somebody writes."""
    return forms.Media(
        css={"all": ["desk/checks.css"]}, js=[Script("desk/checks.js", type="module")]
    )


def with_checks(panels: "list[Panel]") -> "list[Panel]":
    """The panels of an article's page, each with its checks: of the texts saved last."""
    story = panels[0].story
    if story is not None:
        story.publications = {panel.language: panel.standing.publication for panel in panels}
        found = checked(story, [panel.language for panel in panels if panel.form])
        for panel in panels:
            panel.checked = found[panel.language]
    return panels


def checked(story: Story, writable: Iterable[str]) -> dict[str, Checked]:
    """The checks of each language; `writable` are those whose form stands on the page."""
    may = {language: language in set(writable) for language in LANGUAGES}
    differences = [_difference(row, may) for row in story.rows]
    return {language: _checked(story, language, may, differences) for language in LANGUAGES}


def _checked(
    story: Story, language: str, may: dict[str, bool], differences: list[Difference]
) -> Checked:
    found = checks_in(story, language)
    lines = [Line(check, Where(language, check.place, may[language])) for check in found]
    return Checked(
        language,
        blocking=[line for line in lines if line.check.blocks],
        advice=[line for line in lines if not line.check.blocks],
        differences=differences if found else [],
    )


def _difference(row: Row, may: dict[str, bool]) -> Difference:
    sides = {"ru": row.ru, "kk": row.kk}
    cells = [
        (language, Cell(side, Where(language, side.place, may[language])) if side else None)
        for language, side in sides.items()
    ]
    return Difference(SORTS[row.sort], cells)
