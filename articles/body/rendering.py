"""Finished HTML for readers, and structured data for machines."""

import html as entities
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from articles.body import embeds
from articles.body.foreign import Foreign, spoken_in
from articles.body.pictures import Picture, figure
from articles.body.rules import RULES, VOID, Attributes, Element, Reader, allowed
from languages.signs import DASH, NBSP


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quote, with the post held then."""

    name: str
    title: str = ""
    url: str | None = None


AddressOf = Callable[[str, str | int], str | None]
PictureOf = Callable[[str, str], Picture | None]
SpeakerOf = Callable[[str, str | None], Speaker | None]


def render(
    body: str,
    *,
    address: AddressOf,
    picture: PictureOf,
    speaker: SpeakerOf | None = None,
    language: str = "",
) -> str:
    """Finished HTML of a cleaned body; safe for any other text, too.

    `address(kind, key)` gives where a "region", "person", "organisation", "project", "agreement"
    or "file" (by slug) or an "article" (by number) is read, None for text without a link.
    `picture(slug, size)` gives a photo in the size "", "small", "wide", "full" or "gallery", None
    for no photo. `speaker(person, term)` gives who said a quote; the term, a slug,
    may be None. `language` is the text's own, "ru" or "kk"; what is in the other one for sure says
    so. Without it nothing is marked.
    """
    return _Page(address, picture, speaker, language).read(body)


class _Page(Reader):
    """Writes finished HTML; as in `Tidy`, each tag is put together here from the rules."""

    def __init__(
        self, address: AddressOf, picture: PictureOf, speaker: SpeakerOf | None, language: str
    ) -> None:
        super().__init__()
        self.address, self.picture, self.speaker = address, picture, speaker
        self.language, self.foreign = language, Foreign(language, self.out)
        self.ends: list[tuple[str, str]] = []
        # The level of the last heading: a story's own is the first.
        self.level = 1
        self.made = {
            "a": self.link,
            "aside": _aside,
            "blockquote": self.quote,
            "div": self.block,
            "figure": self.photo,
            "h2": self.heading,
            "h3": self.heading,
            "h4": self.heading,
            "table": self.table,
        }

    def read(self, body: str) -> str:
        super().read(body)
        while self.ends:
            self.end()
        return "".join(self.out)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in RULES:
            element = Element(tag, allowed(tag, attrs))
            if "lang" in element.attributes:
                element.attributes |= spoken_in(element.attributes["lang"], self.language)
            start, end = self.made.get(tag, _as_it_is)(element)
            self.out.append(start)
            if tag not in VOID:
                self.ends.append((tag, end))
                self.foreign.open(tag, element.attributes)

    def handle_endtag(self, tag: str) -> None:
        if any(tag == opened for opened, _end in self.ends):
            while self.end() != tag:
                pass

    def end(self) -> str:
        """Ends the element opened last, and says which it was."""
        tag, end = self.ends.pop()
        self.foreign.close()
        self.out.append(end)
        return tag

    def handle_data(self, data: str) -> None:
        self.out.append(entities.escape(data, quote=False))
        self.foreign.text(data)

    def heading(self, element: Element) -> tuple[str, str]:
        """No level is left out: whoever goes from heading to heading would look for it."""
        self.level = min(int(element.tag[1]), self.level + 1)
        return _as_it_is(Element(f"h{self.level}", element.attributes))

    def link(self, element: Element) -> tuple[str, str]:
        for name, key in element.attributes.items():
            if name == "href":
                return _as_it_is(element)
            kind = name.removeprefix("data-")
            if href := self.address(kind, int(key) if kind == "article" else key):
                named = {"class": "file"} if kind == "file" else {}
                return _as_it_is(Element("a", {"href": href} | named))
        return "", ""

    def quote(self, element: Element) -> tuple[str, str]:
        attributes = element.attributes
        person, term = attributes.pop("data-person", None), attributes.pop("data-term", None)
        said = self.speaker(person, term) if self.speaker and person else None
        caption = f"<figcaption>{_said_by(said, self.language)}</figcaption>" if said else ""
        return f'<figure class="quote">{element.start()}', f"{element.end()}{caption}</figure>"

    def photo(self, element: Element) -> tuple[str, str]:
        told = element.attributes
        slug, size = told.get("data-photo"), told.get("data-size", "")
        picture = self.picture(slug, size) if slug else None
        if picture and "data-caption" in told:
            picture = replace(picture, caption=told["data-caption"], lang=None)
        return (figure(picture, size) if picture else ""), ""

    def block(self, element: Element) -> tuple[str, str]:
        if embed := element.attributes.get("data-embed"):
            return _embedded(embed), ""
        slugs = element.attributes.get("data-gallery", "").split()
        pictures = (self.picture(slug, "gallery") for slug in slugs)
        shown = "".join(figure(picture) for picture in pictures if picture)
        return (f'<div class="gallery">{shown}</div>' if shown else ""), ""

    def table(self, element: Element) -> tuple[str, str]:
        return '<div class="table" role="region" tabindex="0"><table>', "</table></div>"


def _as_it_is(element: Element) -> tuple[str, str]:
    return element.start(), element.end()


def _aside(element: Element) -> tuple[str, str]:
    kind = element.attributes.get("data-kind", "box")
    return Element("aside", {"class": kind}).start(), element.end()


def _said_by(speaker: Speaker, language: str) -> str:
    name = entities.escape(speaker.name)
    if speaker.url:
        name = f"{Element('a', {'href': speaker.url}).start()}{name}</a>"
    post = f", {entities.escape(speaker.title)}" if speaker.title else ""
    return f"{DASH.get(language, DASH['ru'])}{NBSP}{name}{post}"


def _embedded(embed: str) -> str:
    """A plain link to where it is shown, and a button for who wants to see it here.

    No other site is asked before: the address of the frame is not one that a browser loads.
    """
    provider = embed.partition(":")[0]
    name = embeds.PROVIDERS[provider].name
    link = Element("a", {"href": embeds.page(embed), "rel": "noopener nofollow"}).start()
    said = gettext("On another site: %(name)s") % {"name": name}
    inside = f"<p>{link}{entities.escape(said)}</a></p>"
    frame = embeds.frame(embed)
    if frame:
        inside += _button()
    told = {"class": f"embed embed--{provider}"} | (
        {"data-frame": frame, "data-title": name} if frame else {}
    )
    return f"{Element('div', told).start()}{inside}</div>"


def _button() -> str:
    """It stays hidden where no script is there to answer it."""
    show, warning = (
        gettext("Show it here"),
        gettext("The other site will then know that you have opened this page."),
    )
    return (
        f'<p hidden><button type="button">{entities.escape(show)}</button>'
        f" <span>{entities.escape(warning)}</span></p>"
    )


# In JSON each of these may stand as its number, and then no browser can take it for markup.
_NO_MARKUP = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def structured(told: dict[str, Any]) -> str:
    """A block of JSON-LD: words for machines, which no browser runs and none of which ends it."""
    written = json.dumps(told, ensure_ascii=False).translate(_NO_MARKUP)
    return f'<script type="application/ld+json">{written}</script>'
