"""How long a text is, and how long it takes to read."""

import re
from html import unescape

# Words a minute, read with understanding, of grown readers in S. Trauzettel-Klosinski, K. Dietz et
# al., "Standardized Assessment of Reading Performance: The New International Reading Speed Texts
# IReST", Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461. Kazakh was not
# measured; Turkish is the nearest language that was, and its words are as long.
WORDS_A_MINUTE = {"ru": 184, "kk": 166}
TAG = re.compile(r"<[^>]*>")
# A word with a hyphen or an apostrophe in it is read as one.
WORD = re.compile(r"\w+(?:[-‐’']\w+)*")


def words(html: str) -> int:
    """How many words readers see in a text with markup."""
    return len(WORD.findall(unescape(TAG.sub(" ", html))))


def characters(html: str) -> int:
    """How many signs readers see in a text with markup, spaces between words included."""
    return len(unescape(TAG.sub("", html)))


def minutes(html: str, language: str) -> int:
    """Whole minutes, at least one, in which most people read a text."""
    return max(1, round(words(html) / WORDS_A_MINUTE[language]))
