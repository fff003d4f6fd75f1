"""Draws the picture that other sites show beside a link to a story: plain words, nothing stored."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from newsroom.lettering import (
    balanced,
    font,
    from_left,
    from_right,
    glued,
    length,
    shortened,
)

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
INSIDE = WIDTH - 2 * MARGIN
# As the site's light theme has them (static/reader/onir.css).
PAPER, INK, SOFT, ACCENT = "#fbfbf7", "#181a1a", "#5b6160", "#0b5a61"
WHITE, VEIL = "#ffffff", "#0c1110"
DEMO_INK, DEMO_PAPER = "#744600", "#fcefcf"
# Sizes of a title, the largest that fits; the height of a line, of its size: Arabic letters reach
# deeper and higher.
TITLE_SIZES = range(82, 43, -2)
LEADING, ARABIC_LEADING = 1.16, 1.3
MOST_LINES = 5
ENCODED = {"quality": 86, "progressive": True, "optimize": True}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a card; `label` says that it is no plain news, or is invented.

    All of it begins at the right where it `is_from_right`.
    """

    site: str
    section: str
    title: str
    date: str = ""
    label: str = ""
    is_from_right: bool = False

    @property
    def leading(self) -> float:
        return ARABIC_LEADING if self.is_from_right else LEADING


class Sheet:
    """A picture that words are set into. Places are told from the side at which lines begin."""

    def __init__(self, picture: Image.Image, words: Words) -> None:
        self.draw = ImageDraw.Draw(picture)
        self.is_from_right = words.is_from_right

    def write(
        self, start: float, top: float, text: str, face: str, size: int, colour: str
    ) -> float:
        """Set a line; gives where it ends."""
        end = start + length(text, face, size)
        left = self._left(start, end)
        base = top + font(face, "", size).getmetrics()[0]
        for part in from_right(text) if self.is_from_right else from_left(text):
            used = font(face, part.file, size)
            self.draw.text(
                (left, base),
                part.text,
                font=used,
                fill=colour,
                anchor="ls",
                direction=part.direction,
                stroke_width=part.fatness * size,
            )
            left += used.getlength(part.text, direction=part.direction)
        return end

    def write_at_the_end(self, top: float, text: str, colour: str) -> None:
        start = WIDTH - MARGIN - length(text, "sans", 28)
        self.write(start, top, text, "sans", 28, colour)

    def box(self, start: float, top: float, end: float, bottom: float) -> None:
        left = self._left(start, end)
        corners = (left, top, left + end - start, bottom)
        self.draw.rounded_rectangle(corners, radius=6, fill=DEMO_PAPER)

    def _left(self, start: float, end: float) -> float:
        return WIDTH - end if self.is_from_right else start


def typographic(words: Words) -> bytes:
    """A JPEG without a photograph: the nameplate, the title between rules, the day."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet = Sheet(card, words)
    sheet.draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    sheet.write(MARGIN, 50, words.site, "headline", 56, INK)
    sheet.write_at_the_end(74, words.date, SOFT)
    sheet.draw.line((MARGIN, 136, WIDTH - MARGIN, 136), fill=INK, width=3)
    sheet.draw.line((MARGIN, 142, WIDTH - MARGIN, 142), fill=INK, width=1)
    top = 176
    _kicker(sheet, top, words, ACCENT)
    size, lines = fitted(words.title, HEIGHT - MARGIN - top - 58, words.leading)
    _lines(sheet, top + 58, lines, size, size * words.leading, INK)
    return _encoded(card)


def over(photograph: Image.Image, words: Words) -> bytes:
    """A JPEG with the words in the lower part of the photograph, which is darkened for them."""
    card = _filled(photograph.convert("RGB"))
    card.paste(VEIL, (0, 0), _veil())
    sheet = Sheet(card, words)
    sheet.write(MARGIN, 44, words.site, "headline", 52, WHITE)
    sheet.write_at_the_end(64, words.date, WHITE)
    size, lines = fitted(words.title, 250, words.leading)
    height = size * words.leading
    top = HEIGHT - 56 - len(lines) * height
    _kicker(sheet, top - 58, words, WHITE)
    _lines(sheet, top, lines, size, height, WHITE)
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


def _kicker(sheet: Sheet, top: float, words: Words, colour: str) -> None:
    """The section and, in a box, the label."""
    end = sheet.write(MARGIN, top, words.section, "sans", 30, colour)
    if words.label:
        start = end + 24
        label = shortened(words.label, "sans", 26, WIDTH - MARGIN - start - 28)
        sheet.box(start, top - 5, start + length(label, "sans", 26) + 28, top + 43)
        sheet.write(start + 14, top + 3, label, "sans", 26, DEMO_INK)


def _lines(
    sheet: Sheet, top: float, lines: list[str], size: int, height: float, colour: str
) -> None:
    for place, line in enumerate(lines):
        sheet.write(MARGIN, top + place * height, line, "headline", size, colour)


def _encoded(card: Image.Image) -> bytes:
    written = io.BytesIO()
    card.save(written, "JPEG", **ENCODED)
    return written.getvalue()


def fitted(title: str, height: float, leading: float = LEADING) -> tuple[int, list[str]]:
    """The largest size in which a title fits, and its lines; what fits in none ends in "…"."""
    words = glued(title).split(" ")
    for size in TITLE_SIZES:
        lines = balanced(words, size, INSIDE)
        is_low = len(lines) <= MOST_LINES and len(lines) * size * leading <= height
        if is_low and all(length(line, "headline", size) <= INSIDE for line in lines):
            return size, lines
    return size, _cut(lines, size, int(height // (size * leading)))


def _cut(lines: list[str], size: int, most: int) -> list[str]:
    """The first lines, none wider than a card."""
    kept = [shortened(line, "headline", size, INSIDE) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = shortened(f"{lines[most - 1]}…", "headline", size, INSIDE)
    return kept
