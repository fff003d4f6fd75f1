"""Where a line may not break after a hyphen, for the page to say so.

The text itself keeps its plain hyphen. U+2011 NO-BREAK HYPHEN is another letter to searches, to
what a reader copies and to fonts that lack it; U+2060 WORD JOINER is an invisible sign inside a
word. A span with `white-space: nowrap` does what is wanted and is no part of the text.
"""

import re
from collections.abc import Iterator

from languages import runs
from languages.typography.words import LOWER, UPPER

# A number or an acronym with its ending («ҚХР-дың», «20-го», «6%-ға»), or two parts of which one is
# too short to stand alone («кто-то», «Kaspi»-ге, «из-за», «по-русски»), or two initials («Ж.-Б.»).
_BOUND = re.compile(
    rf"""
    (?<![\w-])
    (?: [{UPPER}]\.-[{UPPER}]\.
      | [0-9]{{1,6}}+ (?:,[0-9]{{1,3}}+)?+ %?+ -[{LOWER}]{{1,9}}+
      | [{UPPER}0-9]{{2,10}}+ [»“”]?+ -[{LOWER}]{{1,9}}+
      | [{UPPER}{LOWER}]{{1,2}}+ -[{LOWER}]{{1,12}}+
      | \w{{1,16}}+ [»“”]?+ -[{LOWER}]{{1,4}}+
    )
    (?![\w-])
    """,
    re.VERBOSE,
)


def unbroken(text: str) -> list[tuple[str, bool]]:
    """The parts of a text in order, each with whether it must stay on one line; joined, the text.

    Addresses are among the parts that may break.
    """
    return [part for part in _parts(text) if part[0]]


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    for run, is_kept in runs.split(text):
        place = 0
        for word in () if is_kept else _BOUND.finditer(run):
            yield run[place : word.start()], False
            yield word[0], True
            place = word.end()
        yield run[place:], False
