"""Signs with which texts are set, and what stands for others meanwhile."""

from languages.signs import DASH, EN_DASH, MINUS, NBSP

__all__ = [
    "BLANK",
    "BREAKABLE",
    "BREAKS",
    "DASH",
    "ELLIPSIS",
    "EN_DASH",
    "LINE",
    "MINUS",
    "NBSP",
    "PARAGRAPH",
    "QUOTES",
    "STAND_IN",
    "TIMES",
]

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
TIMES = "\N{MULTIPLICATION SIGN}"

# (opening, closing) outside and inside, as in CLDR.
QUOTES = {"ru": (("«", "»"), ("„", "“")), "kk": (("«", "»"), ("“", "”"))}

# For the inside of a character class. A line may break at the first; a thin space and a narrow
# no-break one are an editor's own choice and stay.
BREAKABLE = " \\t\\n\\r\\f"
BLANK = BREAKABLE + NBSP

# What stands in a galley for an address or a word of another language: a letter, of no alphabet.
STAND_IN = "\N{CYRILLIC LETTER MULTIOCULAR O}"
# Between paragraphs, where quotes start anew, and between lines of one paragraph, where they do
# not; both are white space.
PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
LINE = "\N{LINE SEPARATOR}"
BREAKS = PARAGRAPH + LINE
