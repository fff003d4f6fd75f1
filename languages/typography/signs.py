"""Signs that dates, numbers and texts share, and what stands for others while a text is set."""

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
TIMES = "\N{MULTIPLICATION SIGN}"

# The dash between words, with spaces around it: long in Russian, short in the Kazakh press.
DASH = {"ru": "\N{EM DASH}", "kk": EN_DASH}

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
