"""The bar above an article: how long each text is, and the steps that can be taken from there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.permissions import can
from languages import reading

if TYPE_CHECKING:
    from desk.article_panels import Panel

LABELS = {
    "submit": _("Ask for a review"),
    "approve": _("Approve"),
    "send_back": _("Send back"),
    "publish": _("Publish now"),
    "typo": _("Publish as a mended typo"),
}


@dataclass(frozen=True)
class BarStep:
    """A step as the bar offers it; one that asks for more is taken below the text."""

    name: str
    label: str | Promise
    asks_for_more: bool


@dataclass(frozen=True)
class Length:
    """How long a text is: in words, in signs with spaces, in minutes of reading."""

    words: int
    characters: int
    minutes: int
    rate: int  # words a minute


def length_of(body: str, language: str) -> Length:
    return Length(
        words=reading.words(body),
        characters=reading.characters(body),
        minutes=reading.minutes(body, language),
        rate=reading.WORDS_A_MINUTE[language],
    )


def steps_of(panel: "Panel") -> list[BarStep]:
    """The usual steps that this user may take now, in the order in which they are taken."""
    names = panel.step_names | _first_step(panel)
    return [
        BarStep(name, label, asks_for_more=_asks_for_more(panel, name))
        for name, label in LABELS.items()
        if name in names
    ]


def _first_step(panel: "Panel") -> set[str]:
    """What is typed for the first time can be saved and sent for a review by one press."""
    edition = panel.edition
    is_new = panel.form is not None and edition.current_revision is None
    return {"submit"} if is_new and can(panel.standing.user, "submit", edition) else set()


def _asks_for_more(panel: "Panel", name: str) -> bool:
    if name == "send_back":
        return True
    if name == "typo":
        return panel.asks_about_waiting
    if name == "publish":
        until = panel.edition.article.embargo_until
        is_held = until is not None and until > timezone.now()
        return is_held or panel.asks_kind or panel.asks_about_waiting or panel.asks_to_show
    return False
