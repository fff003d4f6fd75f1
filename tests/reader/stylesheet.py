"""What the readers' stylesheet says, for the tests that hold it to its word."""

import re
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "static" / "reader"
CSS = (FOLDER / "onir.css").read_text()
_FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)


def faces():
    """The @font-face rules as dictionaries, those of our files and those of the fallbacks."""
    return [_declarations(body) for body in _FACE.findall(CSS)]


def _declarations(body):
    pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def file_of(face):
    found = re.search(r'url\("(fonts/[^"]+)"\)', face["src"])
    return FOLDER / found[1] if found else None


def letters_of(face):
    """The code points of a unicode-range."""
    found = set()
    for part in face["unicode-range"].split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def tokens(theme):
    """The colours of a theme: "light", "dark" as the device asks, "chosen" dark."""
    start = {
        "light": ':root, [data-theme="light"] {',
        "dark": ':root:not([data-theme="light"]) {',
        "chosen": '\n[data-theme="dark"] {',
    }[theme]
    block = CSS[CSS.index(start) + len(start) :]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block[: block.index("}")]))
