"""One thing that was found, and the place to click."""

from dataclasses import dataclass

from django.conf import settings

from desk.checks.codes import ALWAYS, Code


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is mended: a page of the desk, or a field of the article's own page.

    `block` is the number of an outermost block of the body, `words` are those to select in it.
    """

    address: str = ""
    field: str = ""
    block: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong and what to do, in a sentence; `shown` are the words that are meant."""

    code: Code
    sentence: str
    place: Place
    shown: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the text cannot go out before this is mended."""
        return self.code in ALWAYS or self.code in settings.BLOCKING_CHECKS
