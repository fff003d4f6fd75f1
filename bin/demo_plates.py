"""Draws the plates that stand in the demo newsroom where there is no photograph.

    .venv/bin/python bin/demo_plates.py [FONT.ttf]

Writes fixtures/photos/*.png. No plate shows a person or a place: ridges of a steppe, a page, an
empty frame, and the words that say there is no photograph. The font needs Russian and Kazakh
letters; DejaVu Serif of Debian's fonts-dejavu-core is taken where none is named.
"""

import json
import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
WIDTH, HEIGHT = 1200, 675
# Drawn larger and made smaller, which gives smooth edges.
SCALE = 3

INK = "#33454f"
PAPER = "#f4efe4"
# For each landscape: sky, the ridges from far to near, and where their waves begin.
LANDSCAPES = {
    "abai-delegation-1": ("#e9e3d3", ("#c9cdbd", "#a9b5a6", "#8a9b8b", "#6d8074"), 0.4),
    "abai-delegation-2": ("#e3e7e6", ("#c3cdcd", "#a3b3b6", "#84989d", "#677f86"), 2.1),
    "abai-delegation-3": ("#f0e4d4", ("#dcc9b0", "#c5ad90", "#a98f74", "#8b745e"), 4.4),
}

type Colour = str
type Drawing = ImageDraw.ImageDraw


def ridge(level: float, height: float, start: float) -> list[tuple[float, float]]:
    """A line of hills across the plate, closed at its foot."""
    points = []
    for x in range(0, WIDTH + 1, 4):
        turn = x / WIDTH * math.tau
        wave = math.sin(turn * 1.1 + start) + 0.45 * math.sin(turn * 2.7 + start * 2.3)
        peaks = 0.22 * abs(math.sin(turn * 3.9 + start * 1.7))
        points.append((x, level - height * (wave + peaks)))
    return [(0, HEIGHT), *points, (WIDTH, HEIGHT)]


def landscape(drawing: Drawing, name: str) -> None:
    sky, ridges, start = LANDSCAPES[name]
    rectangle(drawing, (0, 0, WIDTH, HEIGHT), sky)
    for number, colour in enumerate(ridges):
        hills = ridge(255 + 68 * number, 50 - 8 * number, start + number * 1.9)
        drawing.polygon([(x * SCALE, y * SCALE) for x, y in hills], fill=colour)


def frame(drawing: Drawing) -> None:
    """An empty picture frame: nobody is hinted at."""
    rectangle(drawing, (0, 0, WIDTH, HEIGHT), "#e4e2dc")
    rectangle(drawing, (380, 70, 820, 440), "#cfcbc0")
    rectangle(drawing, (400, 90, 800, 420), "#f2efe8")
    rectangle(drawing, (430, 120, 770, 390), "#e9e5db")
    for start, end in (((430, 120), (770, 390)), ((430, 390), (770, 120))):
        points = [coordinate * SCALE for point in (start, end) for coordinate in point]
        drawing.line(points, fill="#dcd7ca", width=3 * SCALE)


def shelves(drawing: Drawing) -> None:
    """Two shelves of plain books."""
    rectangle(drawing, (0, 0, WIDTH, HEIGHT), "#ece5d8")
    colours = ("#8b9a8c", "#b08d6a", "#7d8f9a", "#c7b18f", "#a37f72", "#99a58f")
    for shelf, foot in enumerate((215, 430)):
        x, number = 90, shelf * 3
        while x < WIDTH - 130:
            width, height = 26 + number * 7 % 19, 112 + number * 29 % 53
            rectangle(drawing, (x, foot - height, x + width, foot), colours[number % 6])
            x, number = x + width + (4 if number % 9 else 44), number + 1
        rectangle(drawing, (60, foot, WIDTH - 60, foot + 14), "#8f7a63")


DRAWN = {"uranhaev-plate": frame, "reading-room": shelves}


def rectangle(drawing: Drawing, box: tuple[int, int, int, int], colour: Colour) -> None:
    x, y, right, foot = (side * SCALE for side in box)
    drawing.rectangle((x, y, right - 1, foot - 1), fill=colour)


def words(drawing: Drawing, text: dict[str, str], font: str) -> None:
    """The two sentences on a strip of their own, where no line crosses them."""
    rectangle(drawing, (0, 495, WIDTH, 675), PAPER)
    rectangle(drawing, (0, 495, WIDTH, 499), INK)
    line = f"{text['ru']} · {text['kk']}"
    letters = ImageFont.truetype(font, 46 * SCALE)
    drawing.text((WIDTH / 2 * SCALE, 587 * SCALE), line, fill=INK, font=letters, anchor="mm")


def draw(name: str, text: dict[str, str], font: str) -> Image.Image:
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
    drawing = ImageDraw.Draw(image)
    if name in LANDSCAPES:
        landscape(drawing, name)
    else:
        DRAWN[name](drawing)
    words(drawing, text, font)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    return small.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def main() -> int:
    font = sys.argv[1] if len(sys.argv) > 1 else FONT
    if not Path(font).is_file():
        print(f"{font} is not there; name a font: bin/demo_plates.py FONT.ttf", file=sys.stderr)
        return 1
    content = json.loads((ROOT / "fixtures" / "demo_content.json").read_text(encoding="utf-8"))
    folder = ROOT / "fixtures" / "photos"
    folder.mkdir(exist_ok=True)
    for photo in content["photos"]:
        path = folder / f"{photo['slug']}.png"
        draw(photo["slug"], photo["plate_text"], font).save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
