"""Sets lines of type in a picture: Cyrillic, Latin and Arabic letters, from the left or the right.

Arabic letters need Raqm, which joins them; `can_join_letters` says whether this machine has it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.contrib.staticfiles import finders
from PIL import ImageFont, features

from languages.scripts.bidi import LRI, PDI, isolate, with_characters

FACES = {"headline": "literata-headline", "sans": "onest"}
BOLD = 600
# The file of a typeface that has these letters; all others stand in the main one.
EXTRA = {"-latin": re.compile("[\u00c0-\u024f]"), "naskh": re.compile("[\u0600-\u06ff]")}
# The Arabic letters have one weight, that of text, and are small beside ours of the same size: so
# much larger they are set, and drawn so much fatter, in parts of the size.
LARGER, FATTER = 1.14, 1 / 70
MEASURED_AT = 100

# What runs from the left in a line from the right: what is marked so, words in letters of that
# direction with the numbers and signs between them, and numbers.
_LETTER = "A-Za-z\u00c0-\u024f\u0400-\u052f"
_FROM_LEFT = re.compile(
    rf"{LRI}[^{PDI}]*{PDI}"
    rf"|[{_LETTER}](?:[^\u0600-\u06ff{LRI}]*[{_LETTER}0-9])?"
    r"|[0-9]+(?:[.,:/\u00a0][0-9]+)*"
)

Face = ImageFont.FreeTypeFont


class Part(NamedTuple):
    """Letters that stand in one file of a typeface and run one way; None leaves it to them."""

    text: str
    file: str
    direction: str | None = None

    @property
    def fatness(self) -> float:
        return FATTER if self.file == "naskh" else 0


def can_join_letters() -> bool:
    return features.check("raqm")


def from_left(line: str) -> list[Part]:
    """The parts of a line, in the order in which they stand."""
    return list(_in_files(line, None))


def from_right(line: str) -> list[Part]:
    """The same of a line that is read from the right: its last part stands first."""
    parts: list[Part] = []
    for stretch, direction in _stretches(line):
        within = list(_in_files(stretch, direction))
        parts[:0] = within[::-1] if direction == "rtl" else within
    return parts


def _stretches(line: str) -> Iterator[tuple[str, str]]:
    """The line, as it is read, in stretches of one direction."""
    marked = isolate([(line, False)], with_characters)
    place = 0
    for found in _FROM_LEFT.finditer(marked):
        yield marked[place : found.start()], "rtl"
        yield found[0].strip(LRI + PDI), "ltr"
        place = found.end()
    yield marked[place:], "rtl"


def _in_files(text: str, direction: str | None) -> Iterator[Part]:
    for file, letters in groupby(text, key=_file_of):
        yield Part("".join(letters), file, direction)


def _file_of(letter: str) -> str:
    return next((file for file, letters in EXTRA.items() if letters.match(letter)), "")


def length(text: str, face: str, size: int) -> float:
    """How wide a line is; measured once in one size, for all others."""
    parts = from_left(text)
    measured = (font(face, part.file, MEASURED_AT).getlength(part.text) for part in parts)
    return sum(measured) * size / MEASURED_AT


@cache
def font(face: str, file: str, size: int) -> Face:
    """A typeface of the site, in the files that readers get."""
    name = file if file == "naskh" else f"{FACES[face]}{file}"
    found = finders.find(f"reader/fonts/{name}.woff2")
    if found is None:
        raise FileNotFoundError(f"static/reader/fonts/{name}.woff2")
    if file == "naskh":
        return ImageFont.truetype(found, size * LARGER)
    opened = ImageFont.truetype(found, size)
    if face == "sans":
        opened.set_variation_by_axes([BOLD])
    return opened


# Breaking a title into lines


def glued(title: str) -> str:
    """A word of one or two letters, «в», «на», does not end a line; nor does one begin with «–»."""
    title = re.sub(r"(?<!\S)(\w{1,2}) ", "\\1\N{NO-BREAK SPACE}", title)
    return re.sub(r" (?=[–—])", "\N{NO-BREAK SPACE}", title)


def balanced(words: list[str], size: int, width: float) -> list[str]:
    """As few lines as there can be in the width, and as even as they come then."""
    lines = broken(words, size, width)
    low, high = width // len(lines), width
    while high - low > 8:
        middle = (low + high) // 2
        if len(broken(words, size, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return broken(words, size, high)


def broken(words: list[str], size: int, width: float) -> list[str]:
    """Lines, each with as many words as the width holds."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, "headline", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(line: str, face: str, size: int, width: float) -> str:
    while length(line, face, size) > width:
        line = f"{line.rstrip('…')[:-1].rstrip()}…"
    return line
