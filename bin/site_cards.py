"""Draws the picture that other sites show beside a link to a page that is no story.

    .venv/bin/python bin/site_cards.py

Writes static/reader/card.png, and card-nameless.png for a newsroom of another name: the motto in
both languages and the frontier, in the typefaces and colours of the site (docs/design.md).
"""

import os
import sys
from pathlib import Path

import django
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.utils.translation import gettext, override  # noqa: E402

from newsroom.drawing import (  # noqa: E402
    ACCENT,
    HEIGHT,
    INK,
    LEADING,
    PAPER,
    SOFT,
    WIDTH,
    fitted,
    font,
    length,
    write,
)
from reader.heads import NAME_ON_CARD  # noqa: E402

FOLDER = ROOT / "static" / "reader"
COLOURS = 48
NAME_SIZE, MOTTO_SIZE = 300, 46
# The frontier of maps: a dash, a point and the gaps after them, in pixels.
DASH, POINT, SPACE, THICK = 72, 12, 18, 12
STEP = DASH + POINT + 2 * SPACE
# From the frontier to the name beside it, to the foot of the line above, to the top of that below.
BESIDE, ABOVE, BELOW = 36, 66, 22

Drawing = ImageDraw.ImageDraw


def named() -> Image.Image:
    """The frontier runs up to the name as the bar runs through its first letter."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawing, face = ImageDraw.Draw(card), font("headline", "", NAME_SIZE)
    base, width = HEIGHT * 0.54, face.getlength(NAME_ON_CARD)
    left, right = (WIDTH - width) / 2, (WIDTH + width) / 2
    drawing.text((left, base), NAME_ON_CARD, font=face, fill=INK, anchor="ls")
    _, top, _, foot = face.getbbox(NAME_ON_CARD[0], anchor="ls")
    bar = base + (top + foot) / 2
    frontier(drawing, 0, left - BESIDE, bar)
    frontier(drawing, WIDTH, right + BESIDE, bar)
    centred(drawing, HEIGHT * 0.7, [motto("kk")], MOTTO_SIZE, SOFT)
    centred(drawing, HEIGHT * 0.8, [motto("ru")], MOTTO_SIZE, SOFT)
    return card


def nameless() -> Image.Image:
    """The frontier from edge to edge, the motto on both sides of it."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawing, middle = ImageDraw.Draw(card), HEIGHT / 2
    frontier(drawing, -DASH / 2, WIDTH + DASH / 2, middle)
    size, lines = fitted(motto("kk"), middle - 2 * ABOVE)
    centred(drawing, middle - ABOVE - len(lines) * size * LEADING, lines, size, INK)
    size, lines = fitted(motto("ru"), middle - 2 * ABOVE)
    centred(drawing, middle + BELOW, lines, size, INK)
    return card


def motto(language: str) -> str:
    with override(language):
        return gettext("News from both sides of the border")


def frontier(drawing: Drawing, start: float, end: float, middle: float) -> None:
    """Dashes and points from one place to another, to the right or to the left; none is cut."""
    way = 1 if end > start else -1
    for step in range(0, int(abs(end - start)), STEP):
        for begin, long in ((step, DASH), (step + DASH + SPACE, POINT)):
            if begin + long <= abs(end - start):
                left, right = sorted((start + way * begin, start + way * (begin + long)))
                box = (left, middle - THICK / 2, right - 1, middle + THICK / 2 - 1)
                drawing.rectangle(box, fill=ACCENT)


def centred(drawing: Drawing, top: float, lines: list[str], size: int, colour: str) -> None:
    for place, line in enumerate(lines):
        left = (WIDTH - length(line, "headline", size)) / 2
        write(drawing, (left, top + place * size * LEADING), line, "headline", size, colour)


def main() -> None:
    for name, picture in (("card.png", named()), ("card-nameless.png", nameless())):
        path = FOLDER / name
        few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
