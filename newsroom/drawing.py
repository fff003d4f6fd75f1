"""Draws the picture that other sites show beside a link to a story: plain words, nothing stored."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
INSIDE = WIDTH - 2 * MARGIN
# As the site's light theme has them (static/reader/onir.css).
PAPER, INK, SOFT, ACCENT = "#fbfbf7", "#181a1a", "#5b6160", "#0b5a61"
WHITE, VEIL = "#ffffff", "#0c1110"
DEMO_INK, DEMO_PAPER = "#744600", "#fcefcf"
# Sizes of a title, the largest that fits; the height of a line, of its size.
TITLE_SIZES = range(82, 43, -2)
LEADING = 1.16
MEASURED_AT = 100
MOST_LINES = 5
ENCODED = {"quality": 86, "progressive": True, "optimize": True}
# The file of a typeface that has these letters; all others stand in the main one.
EXTRA = {"-latin": re.compile("[\u00c0-\u024f]"), "naskh": re.compile("[\u0600-\u06ff]")}

Face = ImageFont.FreeTypeFont
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a card; `label` says that it is no plain news, or is invented."""

    site: str
    section: str
    title: str
    date: str = ""
    label: str = ""


def typographic(words: Words) -> bytes:
    """A JPEG without a photograph: the nameplate, the title between rules, the day."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    write(draw, (MARGIN, 50), words.site, "headline", 56, INK)
    _at_the_end(draw, 74, words.date, SOFT)
    draw.line((MARGIN, 136, WIDTH - MARGIN, 136), fill=INK, width=3)
    draw.line((MARGIN, 142, WIDTH - MARGIN, 142), fill=INK, width=1)
    top = 176
    _kicker(draw, top, words, ACCENT)
    _title(draw, (top + 58, HEIGHT - MARGIN), words.title, INK)
    return _encoded(card)


def over(photograph: Image.Image, words: Words) -> bytes:
    """A JPEG with the words in the lower part of the photograph, which is darkened for them."""
    card = _filled(photograph.convert("RGB"))
    card.paste(VEIL, (0, 0), _veil())
    draw = ImageDraw.Draw(card)
    write(draw, (MARGIN, 44), words.site, "headline", 52, WHITE)
    _at_the_end(draw, 64, words.date, WHITE)
    size, lines = fitted(words.title, 250)
    top = HEIGHT - 56 - len(lines) * size * LEADING
    _kicker(draw, top - 58, words, WHITE)
    _lines(draw, top, lines, size, WHITE)
    return _encoded(card)


def _filled(picture: Image.Image) -> Image.Image:
    """Cut to the shape of a card, from the middle."""
    scale = max(WIDTH / picture.width, HEIGHT / picture.height)
    wide, high = WIDTH / scale, HEIGHT / scale
    left, top = (picture.width - wide) / 2, (picture.height - high) / 2
    box = (left, top, left + wide, top + high)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box)


def _veil() -> Image.Image:
    """How dark each line of a card becomes: its head a little, its foot much."""
    steps = [max(120 - line, 0, min(225, (line - 190) * 0.85)) for line in range(HEIGHT)]
    column = Image.new("L", (1, HEIGHT))
    column.putdata([int(step) for step in steps])
    return column.resize((WIDTH, HEIGHT))


def _kicker(draw: ImageDraw.ImageDraw, top: float, words: Words, colour: str) -> None:
    """The section and, in a box, the label."""
    end = write(draw, (MARGIN, top), words.section, "sans", 30, colour)
    if words.label:
        left = end + 24
        label = _shortened(words.label, "sans", 26, WIDTH - MARGIN - left - 28)
        width = length(label, "sans", 26)
        box = (left, top - 5, left + width + 28, top + 43)
        draw.rounded_rectangle(box, radius=6, fill=DEMO_PAPER)
        write(draw, (left + 14, top + 3), label, "sans", 26, DEMO_INK)


def _at_the_end(draw: ImageDraw.ImageDraw, top: float, text: str, colour: str) -> None:
    write(draw, (WIDTH - MARGIN - length(text, "sans", 28), top), text, "sans", 28, colour)


def _title(
    draw: ImageDraw.ImageDraw, between: tuple[float, float], title: str, colour: str
) -> None:
    top, bottom = between
    size, lines = fitted(title, bottom - top)
    _lines(draw, top, lines, size, colour)


def _lines(draw: ImageDraw.ImageDraw, top: float, lines: list[str], size: int, colour: str) -> None:
    for place, line in enumerate(lines):
        write(draw, (MARGIN, top + place * size * LEADING), line, "headline", size, colour)


def _encoded(card: Image.Image) -> bytes:
    written = io.BytesIO()
    card.save(written, "JPEG", **ENCODED)
    return written.getvalue()


# Setting type


def fitted(title: str, height: float) -> tuple[int, list[str]]:
    """The largest size in which a title fits, and its lines; what fits in none ends in "…"."""
    words = glued(title).split(" ")
    for size in TITLE_SIZES:
        lines = balanced(words, size)
        is_low = len(lines) <= MOST_LINES and len(lines) * size * LEADING <= height
        if is_low and all(length(line, "headline", size) <= INSIDE for line in lines):
            return size, lines
    return size, _cut(lines, size, int(height // (size * LEADING)))


def glued(title: str) -> str:
    """A word of one or two letters, «в», «на», does not end a line; nor does one begin with «–»."""
    title = re.sub(r"(?<!\S)(\w{1,2}) ", "\\1\N{NO-BREAK SPACE}", title)
    return re.sub(r" (?=[–—])", "\N{NO-BREAK SPACE}", title)


def balanced(words: list[str], size: int) -> list[str]:
    """As few lines as there can be, and as even as they come then."""
    lines = broken(words, size, INSIDE)
    low, high = INSIDE // len(lines), INSIDE
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


def _cut(lines: list[str], size: int, most: int) -> list[str]:
    """The first lines, none wider than a card."""
    kept = [_shortened(line, "headline", size, INSIDE) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _shortened(f"{lines[most - 1]}…", "headline", size, INSIDE)
    return kept


def _shortened(line: str, face: str, size: int, width: float) -> str:
    while length(line, face, size) > width:
        line = f"{line.rstrip('…')[:-1].rstrip()}…"
    return line


def write(
    draw: ImageDraw.ImageDraw, place: Place, text: str, face: str, size: int, colour: str
) -> float:
    """Write a line from its top left corner on; gives where it ends."""
    left, top = place
    base = top + font(face, "", size).getmetrics()[0]
    for part, file in _parts(text):
        used = font(face, file, size)
        draw.text((left, base), part, font=used, fill=colour, anchor="ls")
        left += used.getlength(part)
    return left


def length(text: str, face: str, size: int) -> float:
    """How wide a line is; measured once in one size, for all others."""
    measured = (font(face, file, MEASURED_AT).getlength(part) for part, file in _parts(text))
    return sum(measured) * size / MEASURED_AT


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of letters that stand in one file of a typeface."""
    for file, letters in groupby(text, key=_file_of):
        yield "".join(letters), file


def _file_of(letter: str) -> str:
    return next((file for file, letters in EXTRA.items() if letters.match(letter)), "")


FACES = {"headline": "literata-headline", "sans": "onest"}
BOLD = 600


@cache
def font(face: str, file: str, size: int) -> Face:
    """A typeface of the site, in the files that readers get."""
    name = file if file == "naskh" else f"{FACES[face]}{file}"
    found = finders.find(f"reader/fonts/{name}.woff2")
    if found is None:
        raise FileNotFoundError(f"static/reader/fonts/{name}.woff2")
    opened = ImageFont.truetype(found, size)
    if face == "sans" and file != "naskh":
        opened.set_variation_by_axes([BOLD])
    return opened
