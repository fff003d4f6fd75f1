"""The readers' typefaces, cut out of the files of their makers; docs/design.md names these.

.venv/bin/python bin/fonts.py LITERATA LITERATA-ITALIC ONEST NASKH [FALLBACK ...]

Writes static/reader/fonts/*.woff2. For each further file, a typeface of readers' machines, it
prints the rule that makes its lines as long and as high as ours, for static/reader/onir.css.
"""

import re
import sys
from collections.abc import Set
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).resolve().parent.parent / "static" / "reader" / "fonts"

RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
# The accent marks a stress in Russian, and makes ǵ of g, which has no glyph of its own here.
SIGNS = "\N{COMBINING ACUTE ACCENT}\N{NO-BREAK SPACE}«»„“”‘’–—−…№₸€²³°×·§"
CYRILLIC = RUSSIAN + KAZAKH + ASCII + SIGNS
# Kazakh by the tables of 2021 and 2018, and what Turkish names bring along.
LATIN = "ÄäĞğÑñÖöÜüŪūİıŞşÁáŃńÓóÚúÝýÇçÉé"
# The letters of төте жазу, those of foreign names, vowel signs, the comma, semicolon and question
# mark, the signs that join letters or keep them apart, and the spaces between words: with those of
# another face a line would break elsewhere once that came.
ARABIC = (
    " \N{NO-BREAK SPACE}"
    "ءابپتجچحدرزسشعفقكگلڭمنھوۆۇۋىيە" + "آأإؤئةثخذصضطظغـهې" + "،؛؟٪"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0655\u0670\u200c\u200d\u200e\u200f"
)

# Literata is drawn anew for each size: at 14 points for text, at 40 for headlines.
TEXT = {"opsz": 14, "wght": (400, 700)}
HEADLINE = {"opsz": 40, "wght": 600}
ITALIC = {"opsz": 14, "wght": 400}
SANS = {"wght": (400, 700)}
CURSIVE = "ccmp fina init isol liga locl mark medi mkmk rlig"


class Cut(NamedTuple):
    """A file to write: the argument that it is cut from, its letters, what is kept of its axes."""

    name: str
    source: int
    letters: str
    axes: dict[str, Any]
    features: str = "ccmp mark"


CUTS = (
    Cut("literata", 0, CYRILLIC, TEXT, "ccmp kern mark"),
    Cut("literata-latin", 0, LATIN, TEXT),
    Cut("literata-headline", 0, CYRILLIC, HEADLINE, "ccmp kern mark"),
    Cut("literata-headline-latin", 0, LATIN, HEADLINE),
    Cut("literata-italic", 1, CYRILLIC, ITALIC),
    Cut("literata-italic-latin", 1, LATIN, ITALIC),
    Cut("onest", 2, CYRILLIC, SANS, "ccmp mark tnum"),
    Cut("onest-latin", 2, LATIN, SANS),
    Cut("naskh", 3, ARABIC, {}, CURSIVE),
)

# By the name inside a file of a fallback: the name of our rule, of which cut, and whom it stands
# in for on readers' machines. Liberation is drawn to the widths of Times New Roman and of Arial.
FALLBACKS = {
    "Liberation Serif": ("literata", ("Times New Roman", "Liberation Serif")),
    "Liberation Serif Bold": (
        "literata-headline",
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"),
    ),
    "Noto Serif": ("literata", ("Noto Serif",)),
    "Noto Serif Bold": ("literata-headline", ("Noto Serif Bold",)),
    "DejaVu Serif": ("literata", ("DejaVu Serif",)),
    "DejaVu Serif Bold": ("literata-headline", ("DejaVu Serif Bold",)),
    "Liberation Sans": ("onest", ("Arial", "Liberation Sans")),
    "Roboto": ("onest", ("Roboto",)),
    "DejaVu Sans": ("onest", ("DejaVu Sans",)),
}
SAMPLE = (
    "Область Абай укрепляет экономические связи с соседями: встреча прошла в Урджаре. "
    "Абай облысының әкімі шекаралас ауданға барып, сауда мен көлік туралы келіссөз жүргізді. "
)


def main(arguments: list[str]) -> int:
    if len(arguments) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    for cut in CUTS:
        size = write(cut, Path(arguments[cut.source]))
        print(f"{cut.name:24} {size:6} bytes")
    for path in arguments[4:]:
        print(rule(TTFont(path)))
    return 0


def write(cut: Cut, source: Path) -> int:
    """Cut the file and keep it; gives its size in bytes."""
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options(cut))
    cutter.populate(text=cut.letters)
    cutter.subset(font)
    if cut.axes:
        instantiateVariableFont(font, cut.axes, inplace=True)
    font.flavor = "woff2"
    path = FOLDER / f"{cut.name}.woff2"
    font.save(path)
    return path.stat().st_size


def options(cut: Cut) -> subset.Options:
    """Screens of today need no hints; copyright and licence stay in the names."""
    chosen = subset.Options()
    chosen.layout_features = cut.features.split()
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chosen.hinting = False
    chosen.notdef_outline = True
    chosen.drop_tables += ["DSIG", "MVAR", "STAT"]
    return chosen


def rule(fallback: TTFont) -> str:
    """The @font-face of a fallback: as wide as ours over the sample, and as high."""
    name = re.sub(" (Regular|Book)$", "", fallback["name"].getBestFullName())
    cut, local = FALLBACKS[name]
    ours = TTFont(FOLDER / f"{cut}.woff2")
    both = ours.getBestCmap().keys() & fallback.getBestCmap().keys()
    adjust = width(ours, both) / width(fallback, both)
    high, low = ours["hhea"].ascent, -ours["hhea"].descent
    em = ours["head"].unitsPerEm * adjust
    sources = ", ".join(f'local("{each}")' for each in local)
    # It is bold already: nothing shall embolden it again.
    weight = "font-weight: 400 700; " if name.endswith(" Bold") else ""
    return (
        f'@font-face {{ font-family: "{cut} as {name}"; src: {sources}; {weight}'
        f"size-adjust: {adjust:.1%}; ascent-override: {high / em:.1%}; "
        f"descent-override: {low / em:.1%}; line-gap-override: 0%; }}"
    )


def width(font: TTFont, letters: Set[int]) -> float:
    """How wide these letters of the sample are set, in ems."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    codes = [ord(sign) for sign in SAMPLE if ord(sign) in letters]
    return sum(widths[glyphs[code]][0] for code in codes) / font["head"].unitsPerEm


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
