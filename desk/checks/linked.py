"""Links of a text that lead into this newsroom, by what they lead to."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.body.rules import NAMED, Attributes, Reader, allowed
from articles.body.words import lines
from desk.checks.check import Place
from desk.checks.written import Written

# Addresses of our own pages, as docs/design.md promises them.
_OWN = re.compile(
    r"/(?:lite/)?(?P<language>ru|kk)(?:-latn|-arab)?/"
    r"(?P<list>news|regions|people|organisations|projects|agreements)/(?P<key>[^/]+)/"
)
_KINDS = {"news": "article"} | {name: kind for kind, name in NAMED.items() if kind != "article"}
ADDRESS = "address"  # of a page of ours that is about no thing


class Linked(NamedTuple):
    """What a link leads to: an article by its number, another thing by its slug."""

    kind: str
    key: str


class Link:
    """A link as a text has it: what it leads to, in which language it is read, and its words."""

    def __init__(self, linked: Linked, language: str, written: str, block: int) -> None:
        self.linked, self.language, self.block = linked, language, block
        self.written, self.words = written, ""

    @property
    def place(self) -> Place:
        return Place(field="body", block=self.block, words=self.words)


def links_of(text: Written) -> Iterator[Link]:
    """Every link of a text that leads into this newsroom."""
    for unit in text.units:
        if unit.block is not None and "<a " in unit.html:
            yield from _Finder(text.language, unit.block).links_in(unit.html)


class _Finder(Reader):
    def __init__(self, language: str, block: int) -> None:
        super().__init__()
        self.language, self.block = language, block
        self.found: list[Link] = []
        self.opened: Link | None = None

    def links_in(self, html: str) -> list[Link]:
        self.read(html)
        return self.found

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag != "a" or not (told := allowed(tag, attrs)):
            return
        name, value = next(iter(told.items()))
        self.opened = self._link(name, value)
        if self.opened:
            self.found.append(self.opened)

    def _link(self, name: str, value: str) -> Link | None:
        if name != "href":
            linked = Linked(name.removeprefix("data-"), value)
            return Link(linked, self.language, f'{name}="{value}"', self.block)
        if not is_ours(value):
            return None
        linked, language = _read_address(urlsplit(value).path, self.language)
        return Link(linked, language, value, self.block)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.opened = None

    def handle_data(self, data: str) -> None:
        if self.opened:
            self.opened.words = lines(self.opened.words + data)


def is_ours(address: str) -> bool:
    """Whether an address is one of this site's own, however its scheme is written."""
    return urlsplit(address).netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower()


def _read_address(path: str, language: str) -> tuple[Linked, str]:
    """What a path of ours leads to; a page that is about no thing is known by its path alone."""
    found = _OWN.match(path)
    if not found or (found["list"] == "news" and not _is_number(found["key"])):
        return Linked(ADDRESS, path), language
    return Linked(_KINDS[found["list"]], unquote(found["key"])), found["language"]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
