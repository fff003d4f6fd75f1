"""A galley: the texts of a page in one row, so that a rule sees what a reader sees.

Tags take no room in it, an address takes one letter, the end of a paragraph is a break. Edits are
made in the row, and each text takes its own part home.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from languages.typography.signs import BREAKS

_BREAKS = frozenset(BREAKS)


class Edit(NamedTuple):
    """Put `wanted` in place of what stands from `start` to `end`, which is not empty."""

    start: int
    end: int
    wanted: str


class Galley:
    """Texts and stand-ins one after another; `text` is the row as it stands now."""

    def __init__(self) -> None:
        self.text = ""
        self._shown: list[str] = []
        self._places: list[int] = []
        self._bounds: list[int] = []

    def add(self, text: str, place: int) -> None:
        """Add a text to be set; `place` is what `changed` calls it by."""
        self._shown.append(text)
        self._places.append(place)

    def stand_in(self, sign: str) -> None:
        """Add a sign for something that is not set; of several breaks in a row the first counts."""
        if sign not in _BREAKS or not self._shown or self._shown[-1] not in _BREAKS:
            self._shown.append(sign)
            self._places.append(-1)

    def close(self) -> None:
        """All is added; the row stands."""
        self.text = "".join(self._shown)
        place = 0
        for shown in self._shown:
            self._bounds.append(place)
            place += len(shown)
        self._bounds.append(place)

    def make(self, edits: Iterable[Edit]) -> None:
        """Make edits, given in the order of the row and without overlap.

        One that runs over the end of a text leaves what is wanted in the text that it begins in.
        """
        if listed := list(edits):
            self.text = made(self.text, listed)
            self._bounds = list(_moved(self._bounds, listed))

    def swap(self, pattern: re.Pattern[str], sign: str) -> None:
        """Put one sign in place of each match of a pattern that matches one sign."""
        self.text = pattern.sub(sign, self.text)

    def changed(self) -> Iterator[tuple[int, str]]:
        """The place and the new form of each text that is not as it was added."""
        for number, place in enumerate(self._places):
            if place >= 0:
                now = self.text[self._bounds[number] : self._bounds[number + 1]]
                if now != self._shown[number]:
                    yield place, now


def made(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made."""
    parts: list[str] = []
    place = 0
    for start, end, wanted in edits:
        parts += (text[place:start], wanted)
        place = end
    return "".join((*parts, text[place:]))


def _moved(bounds: list[int], edits: list[Edit]) -> Iterator[int]:
    """Where the bounds of the texts stand after the edits."""
    shift = number = 0
    for bound in bounds:
        while number < len(edits) and edits[number].end <= bound:
            start, end, wanted = edits[number]
            shift += len(wanted) - (end - start)
            number += 1
        if number < len(edits) and edits[number].start < bound:
            yield edits[number].start + shift + len(edits[number].wanted)
        else:
            yield bound + shift


def replaced(pattern: re.Pattern[str], text: str, *wanted: str | None) -> Iterator[Edit]:
    """An edit for each group of each match that is to be replaced and is not so already.

    `wanted` is given in the order of the groups; None leaves a group as it is.
    """
    for match in pattern.finditer(text):
        for number, sign in enumerate(wanted, 1):
            if sign is not None and match[number] not in (None, "", sign):
                yield Edit(*match.span(number), sign)
