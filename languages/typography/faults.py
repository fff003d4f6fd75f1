"""Where a text is not set as it should be, for an editor to mark and mend."""

import re
from collections.abc import Iterable
from itertools import takewhile, zip_longest
from typing import NamedTuple

from languages.typography.setting import typeset

# What setting never touches: letters, but for the x that may become ×, and digits.
_WORD = re.compile(r"[^\W_xXхХ]++")


class Fault(NamedTuple):
    """Between `start` and `end` of a text stands `found`, and should stand `wanted`."""

    start: int
    end: int
    found: str
    wanted: str


def faults(text: str, language: str) -> list[Fault]:
    """The places at which `typeset` would change something, in their order.

    Put each `wanted` in place of its `found`, and the text is set. Marks that stand together, as in
    «" -», are one fault. KeyError for a language that is not ours.
    """
    wanted = typeset(text, language)
    if wanted == text:
        return []
    found = []
    place = 0
    for word, now, then in zip_longest(
        _WORD.findall(text), _WORD.split(text), _WORD.split(wanted), fillvalue=""
    ):
        if now != then:
            found.append(_narrowed(place, now, then))
        place += len(now) + len(word)
    return found


def _narrowed(start: int, found: str, wanted: str) -> Fault:
    """Without the signs that stay at either end."""
    before = _shared(found, wanted)
    after = _shared(reversed(found[before:]), reversed(wanted[before:]))
    end = len(found) - after
    return Fault(
        start + before, start + end, found[before:end], wanted[before : len(wanted) - after]
    )


def _shared(first: Iterable[str], second: Iterable[str]) -> int:
    """How many signs the two begin with that are the same."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    )
