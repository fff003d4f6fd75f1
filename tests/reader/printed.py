"""What a page prints: its addresses, its words, and which language each is said to be in."""

import json
from html.parser import HTMLParser
from typing import NamedTuple

VOID = set("area base br col embed hr img input link meta source track wbr".split())
LINKS = ("href", "src", "action", "cite", "poster")
CODED = ("style", "script")


class Words(NamedTuple):
    """A text or the value of an attribute; `place` is its element, and the attribute."""

    text: str
    language: str
    place: str


class Address(NamedTuple):
    """`is_said` where the page tells that another language or script is read there."""

    where: str
    place: str
    is_said: bool


class Open(NamedTuple):
    tag: str
    language: str


class Printed(HTMLParser):
    """Every word and every address of a page, in the order of its text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open = [Open("", "")]
        self.words, self.addresses, self.structured, self.tags = [], [], [], []
        self.is_balanced = True
        self.root = {}
        self.feed(html)
        self.close()
        self.is_balanced = self.is_balanced and len(self.open) == 1

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "html":
            self.root = told
        language = told.get("lang", self.open[-1].language)
        for name, value in told.items():
            self.attribute(tag, name, value, language, told)
        if tag not in VOID:
            self.open.append(Open(tag, language))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def attribute(self, tag, name, value, language, told):
        place = f"{tag} {name}"
        if name in LINKS or (place == "meta content" and value.startswith("http")):
            self.addresses.append(Address(value, told.get("rel") or place, "hreflang" in told))
        elif name == "srcset":
            files = (each.split()[0] for each in value.split(","))
            self.addresses += [Address(each, place, False) for each in files]
        else:
            self.words.append(Words(value, language, place))

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.is_balanced = False

    def handle_data(self, data):
        tag, language = self.open[-1]
        if tag == "script" and data.strip().startswith("{"):
            self.structured.append(json.loads(data))
        elif tag not in CODED and data.strip():
            self.words.append(Words(data, language, tag))


def values(told, language="", key=""):
    """Every string of JSON-LD with its key and the language that the object around it names."""
    if isinstance(told, dict):
        language = told.get("inLanguage", language)
        language = language if isinstance(language, str) else ""
        for name, value in told.items():
            yield from values(value, language, name)
    elif isinstance(told, list):
        for value in told:
            yield from values(value, language, key)
    elif isinstance(told, str):
        yield key, told, language
