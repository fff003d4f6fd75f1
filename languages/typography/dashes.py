"""Dashes between words and at the start of a line of dialogue.

A hyphen inside a word is nobody's business here, and one between two numbers is that of `figures`.
"""

import re
from collections.abc import Iterator
from functools import cache

from languages.names import MONTHS_OF_DAY
from languages.typography.galley import Edit, replaced
from languages.typography.signs import BLANK, BREAKS, DASH, NBSP
from languages.typography.words import UPPER

_LETTER = r"[^\W0-9_]"

_DIALOGUE = re.compile(
    rf"(?:\A|(?<=[{BREAKS}]))[{BLANK}]*+"
    rf"(?:(-{{1,2}}|[–—―])([{BLANK}]++)(?=[^{BREAKS}])|(-(?=[{UPPER}])|[–—](?={_LETTER})))"
)
# A hyphen is a dash where both its sides are free; a dash may have lost one of its spaces.
_FREE = re.compile(
    rf"(?<=[^{BLANK}{BREAKS}])([{BLANK}]++)"
    rf"(?:(-{{1,3}}(?=[{BLANK}])|[–—―](?=[{BLANK}{BREAKS}]|\Z))|(—)(?={_LETTER}))"
)
_TIGHT = re.compile(
    rf"(?:(?<={_LETTER})|(?<=[,.!?…»“”)]))([–—]|--)(?=[{BLANK}])|(?<=[,!?…»“”])(-)(?=[{BLANK}])"
    rf"|(?<={_LETTER})(--)(?={_LETTER})"
)
_BETWEEN_NUMBERS = re.compile(rf"[0-9][{BLANK}]++-[{BLANK}]++[0-9]")


def dialogue(text: str, dash: str) -> Iterator[Edit]:
    """The edits that begin each line of dialogue with a dash and a no-break space."""
    return replaced(_DIALOGUE, text, dash, NBSP, dash + NBSP)


def spaced(text: str, language: str) -> Iterator[Edit]:
    """The edits that set dashes which stand free: a no-break space, the dash, a space.

    «5 - 3» may be a range, a score or a sum and stays; between two dates it is a dash.
    """
    wanted = (NBSP, DASH[language], DASH[language] + " ")
    for match in _FREE.finditer(text):
        is_between_numbers = _BETWEEN_NUMBERS.match(text, match.start() - 1)
        if not is_between_numbers or _between_dates(language).match(text, match.start()):
            for number, sign in enumerate(wanted, 1):
                if match[number] not in (None, sign):
                    yield Edit(*match.span(number), sign)


def freed(text: str, dash: str) -> Iterator[Edit]:
    """The edits that free dashes which stick to the word or the comma before them."""
    return replaced(_TIGHT, text, NBSP + dash, NBSP + dash, f"{NBSP}{dash} ")


@cache
def _between_dates(language: str) -> re.Pattern[str]:
    months = "|".join(MONTHS_OF_DAY[language])
    return re.compile(
        rf"(?<=(?:19|20)[0-9][0-9])[{BLANK}]++-[{BLANK}]++[0-9]{{1,2}}[{BLANK}]++(?:{months})"
    )
