"""What a body may hold: its elements, their attributes, and the limits of its size."""

import html as entities
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from unicodedata import normalize
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.body.embeds import MARKER

RULES_VERSION = 2
MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_TAG = 12_000  # characters; a longer tag loses its attributes

_SLUG = r"[A-Za-z0-9_-]{1,100}"  # what a SlugField takes
_LANG = {"lang": "ru|kk|zh|en"}
_CELL = {"colspan": r"[1-9]|1\d|20", "rowspan": r"[1-9]|1\d|20"}
NAMED = {
    "article": "articles",
    "region": "regions",
    "person": "people",
    "organisation": "organisations",
    "project": "projects",
    "agreement": "agreements",
    "file": "files",
}
# Every element of a body, and what each of its attributes must match as a whole.
RULES: dict[str, dict[str, str]] = {
    **{tag: {} for tag in "h2 h3 h4 ul li table thead tbody tr br hr".split()},
    **dict.fromkeys(("p", "em", "strong"), _LANG),
    "ol": {"start": r"\d{1,4}"},
    "td": _CELL,
    "th": _CELL | {"scope": "row|col|rowgroup|colgroup"},
    "blockquote": {"data-person": _SLUG, "data-term": _SLUG} | _LANG,
    "aside": {"data-kind": "pullquote"},
    "figure": {
        "data-photo": _SLUG,
        "data-size": "small|wide|full",
        "data-caption": r".{1,500}",  # in place of the photo's own
    },
    "div": {
        "data-embed": MARKER,
        "data-gallery": rf"{_SLUG}(?: {_SLUG}){{0,99}}",
    },
    "a": {f"data-{kind}": _SLUG for kind in NAMED}
    | {"data-article": r"[1-9]\d{0,8}", "href": r"(?i:https?|mailto|tel):\S+"},
}
# What says something only beside another attribute.
NEEDS = {"data-size": "data-photo", "data-caption": "data-photo", "data-term": "data-person"}
INLINE = {"strong", "em", "a"}
VOID = {"br", "hr"}
MARKERS = {"figure", "div"}  # hold nothing: captions belong to the photo
WORDLESS = {"hr", "td", "th"} | MARKERS  # stand without a word in them
HEADED = {"p", "h2", "h3", "h4"}  # hold text and nothing else
BARE = {"li", "td", "th"}  # hold text without a paragraph, too
PARENTS = {"li": {"ul", "ol"}, "thead": {"table"}, "tbody": {"table"}}
PARENTS |= {"tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}}
SHELLS = {"ul", "ol", "table", "thead", "tbody", "tr"}  # hold no text of their own
SAME = {"b": "strong", "i": "em", "tfoot": "tbody"}
# Blocks of other people's pages: each ends a paragraph, or their words would run together.
BREAKS = set(
    "address article caption center dd details dl dt fieldset figcaption footer form h1 h5 h6"
    " header main nav pre section summary".split()
)


_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def sound(text: str) -> str:
    """`text` with plain line ends and nothing that turns its direction round.

    Raises ValidationError for control characters, which neither PostgreSQL nor a feed can hold.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _REFUSED.search(text):
        message = _("The text contains control characters. Paste it without formatting.")
        raise ValidationError(message, code="control_character")
    return _BIDI.sub("", text)


def refuse_length(length: int) -> None:
    if length > MAX_BYTES:
        message = _("The text is longer than one megabyte. Split it into several articles.")
        raise ValidationError(message, code="too_long")


def refuse_deep(depth: int) -> None:
    if depth > MAX_DEPTH:
        message = _("Too many lists, quotes or tables in one another. Paste it without formatting.")
        raise ValidationError(message, code="too_deep")


Attributes = list[tuple[str, str | None]]


def allowed(tag: str, given: Attributes) -> dict[str, str]:
    """What the rules leave of the `given` attributes, in the order of the rules."""
    # Reversed, because the first of two values counts.
    values = {name: _value(name, value or "") for name, value in reversed(given)}
    found = {
        name: values[name]
        for name, rule in RULES[tag].items()
        if name in values and re.fullmatch(rule, values[name], re.ASCII)
    }
    for name, needed in NEEDS.items():
        if needed not in found:
            found.pop(name, None)
    if tag in ("a", "div"):  # names one thing
        found = dict(list(found.items())[:1])
    return found | ({"rel": "noopener"} if "href" in found else {})


def _value(name: str, value: str) -> str:
    value = sound(normalize("NFC", value)).strip()
    return _address(value) if name == "href" else " ".join(value.split())


def _address(href: str) -> str:
    """`href`, or nothing where a browser or a reader could take it for another address."""
    href = href.replace(" ", "%20")
    try:
        parts = urlsplit(href)
        parts.port  # noqa: B018 (raises where it is no number)
    except ValueError:
        return ""
    has_host = bool(parts.hostname) and "@" not in parts.netloc
    return href if has_host == (parts.scheme in ("http", "https")) and "\\" not in href else ""


@dataclass(eq=False, slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)

    def start(self) -> str:
        values = (f' {name}="{entities.escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.tag}{''.join(values)}>"

    def end(self) -> str:
        return "" if self.tag in VOID else f"</{self.tag}>"


class Reader(HTMLParser):
    """Reads a whole body and gives back what it has written on the way."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def read(self, body: str) -> str:
        self.feed(body)
        self.close()
        return "".join(self.out)
