"""Letters and their marks as one character, in linear time for any text."""

import re
import unicodedata

# UAX 15, Stream-Safe Text Format: no writing system needs more marks on one letter. Sorting them
# takes the square of their number, so that a megabyte of marks would take hours.
_MOST_MARKS = 30
_MANY_SIGNS = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}+")


def compose(text: str) -> str:
    """The text in NFC, in linear time, with at most thirty marks on one letter."""
    if text.isascii():
        return text
    # NFC may split a mark off its letter and so make one too many.
    return _safe(unicodedata.normalize("NFC", _safe(text)))


def _safe(text: str) -> str:
    return _MANY_SIGNS.sub(_fewer_marks, text)


def _fewer_marks(signs: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in signs[0]:
        more = _marks(sign)
        marks = marks + more if more else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _marks(sign: str) -> int:
    """How many marks it is that are sorted among others on one letter; 0 for other signs."""
    if sign < "\u0300":
        return 0
    parts = unicodedata.normalize("NFD", sign)
    return len(parts) if unicodedata.combining(parts[0]) else 0
