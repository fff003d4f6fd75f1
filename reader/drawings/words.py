"""How much room words take in a drawing, and where their lines break.

Widths are in ems of DejaVu Sans, the widest face that the pages may fall back to, and never less
than those of the site's own: a label that fits by this measure fits on the page.
"""

import re
import unicodedata
from functools import lru_cache
from math import ceil

BOLD = 1.12

_EMS = {
    0.42: " ijlrtfI.,:;!'()[]|іІ",
    0.5: "-/",
    0.6: "–",
    0.72: "дңцъ«»",
    0.8: "мыАБВГҒДЕЁЗИЙКҚЛНҢОӨПРСТУҰҮХҺЦЧЬЭЯӘABCDEFGHJKLNOPQRSTUVXYZ",
    0.98: "жшщюфmwЫФЪМM",
    1.13: "ЖШЩЮW@%№—…&",
}
_EM_OF = {letter: ems for ems, letters in _EMS.items() for letter in letters}
_SMALL_LETTER = 0.68
_ARABIC_LETTER = 1.13
_ANYTHING = 1.4
_WORD_PARTS = re.compile(r"[^\s-]*-+(?=\w)|\S+")


@lru_cache(8192)
def width_of(text: str, size: int, *, is_bold: bool = False) -> int:
    """The room that a line of text needs at most, in the units of the size of its letters."""
    ems = sum(_ems(letter) for letter in text)
    return ceil(ems * size * (BOLD if is_bold else 1))


def wrapped(text: str, room: int, size: int, *, is_bold: bool = False) -> list[str]:
    """The text in lines that fit into the room; a word breaks only where it alone is wider.

    A room narrower than a letter gets one letter a line. No text, no line.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, room, size, is_bold):
            gap = " " if line and part.begins_a_word else ""
            longer = f"{line}{gap}{part.text}"
            if line and width_of(longer, size, is_bold=is_bold) > room:
                lines.append(line)
                longer = part.text
            line = longer
    return [*lines, line] if line else lines


def widest_word(text: str, size: int, *, is_bold: bool = False) -> int:
    """The room below which a word of the text would break."""
    parts = _WORD_PARTS.findall(text)
    return max((width_of(part, size, is_bold=is_bold) for part in parts), default=0)


class _Part:
    """What of a word may stand on a line of its own."""

    def __init__(self, text: str, begins_a_word: bool) -> None:
        self.text = text
        self.begins_a_word = begins_a_word


def _parts(word: str, room: int, size: int, is_bold: bool) -> list[_Part]:
    pieces: list[str] = []
    for part in _WORD_PARTS.findall(word):
        pieces += _broken(part, room, size, is_bold)
    return [_Part(piece, place == 0) for place, piece in enumerate(pieces)]


def _broken(word: str, room: int, size: int, is_bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, is_bold=is_bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _ems(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _EM_OF:
        return _EM_OF[plain]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if "؀" <= letter <= "ۿ":
        return _ARABIC_LETTER
    is_small = letter <= "ӿ" and (letter.islower() or letter.isdigit())
    return _SMALL_LETTER if is_small else _ANYTHING
