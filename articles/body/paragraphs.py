"""A cleaned body cut into its paragraphs, so that two texts can be compared by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.rules import VOID, Attributes, allowed
from articles.body.words import Words, lines

# What rules write: no attribute holds a ">".
_TAG = re.compile(r"<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_NAMING = ("data-photo", "data-gallery", "data-embed")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a body: its `html`, and its words as `text`.

    A photo, gallery or embed is told by its name in brackets, a photo with the caption that was
    written for this text on a line of its own. Where two have the same text and another html, a
    link, a speaker or a form has changed.
    """

    html: str
    text: str


def paragraphs(body: str) -> list[Paragraph]:
    """The outermost blocks of a cleaned body, in order; their html, joined, is the body."""
    return [Paragraph(html, _text(html)) for html in _blocks(body)]


def _blocks(body: str) -> Iterator[str]:
    depth = begin = 0
    for tag in _TAG.finditer(body):
        if not tag["end"] and not depth and begin < tag.start():
            yield body[begin : tag.start()]  # words that stand in no block
            begin = tag.start()
        if tag["name"].lower() not in VOID:
            depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if not depth:
            yield body[begin : tag.end()]
            begin = tag.end()
    if begin < len(body):
        yield body[begin:]


def _text(html: str) -> str:
    return lines(_NamedWords().read(html))


class _NamedWords(Words):
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in ("figure", "div"):
            names = allowed(tag, attrs)
            self.out += (f"\0[{names[name]}]" for name in _NAMING if name in names)
        super().handle_starttag(tag, attrs)
        if tag == "hr":
            self.out.append("* * *")
