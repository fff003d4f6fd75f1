"""Finished HTML for readers, and structured data for machines."""

import html as entities
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles.body.rules import RULES, VOID, Attributes, Element, Reader, allowed


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as readers may see it; `src` is empty where the right to show it has ended."""

    src: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    lang: str | None = None


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
    body: str, *, address: AddressOf, picture: PictureOf, speaker: SpeakerOf | None = None
) -> SafeString:
    """Finished HTML of a cleaned body; safe for any other text, too.

    `address(kind, key)` gives where a "region", "person", "organisation", "project" or "agreement"
    (by slug) or an "article" (by number) is read, None for text without a link.
    `picture(slug, size)` gives a photo in the size "", "small", "wide" or "full" ("small" in
    galleries), None for no photo. `speaker(person, term)` gives who said a quote; the term, a slug,
    may be None.
    """
    return mark_safe(_Page(address, picture, speaker).read(body))  # noqa: S308


_EMBEDS = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "telegram": ("Telegram", "https://t.me/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/p/{}/"),
    "tiktok": ("TikTok", "https://www.tiktok.com/@{}"),
}


class _Page(Reader):
    """Writes finished HTML; as in `Tidy`, each tag is put together here from the rules."""

    def __init__(self, address: AddressOf, picture: PictureOf, speaker: SpeakerOf | None) -> None:
        super().__init__()
        self.address, self.picture, self.speaker = address, picture, speaker
        self.ends: list[tuple[str, str]] = []
        self.made = {
            "a": self.link,
            "blockquote": self.quote,
            "div": self.block,
            "figure": self.figure,
            "table": self.table,
        }

    def read(self, body: str) -> str:
        super().read(body)
        return "".join(self.out + [end for _tag, end in reversed(self.ends)])

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in RULES:
            start, end = self.made.get(tag, _as_it_is)(Element(tag, allowed(tag, attrs)))
            self.out.append(start)
            if tag not in VOID:
                self.ends.append((tag, end))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == opened for opened, _end in self.ends):
            opened = ""
            while opened != tag:
                opened, end = self.ends.pop()
                self.out.append(end)

    def handle_data(self, data: str) -> None:
        self.out.append(entities.escape(data, quote=False))

    def link(self, element: Element) -> tuple[str, str]:
        for name, key in element.attributes.items():
            if name == "href":
                return _as_it_is(element)
            kind = name.removeprefix("data-")
            if href := self.address(kind, int(key) if kind == "article" else key):
                return _as_it_is(Element("a", {"href": href}))
        return "", ""

    def quote(self, element: Element) -> tuple[str, str]:
        attributes = element.attributes
        person, term = attributes.pop("data-person", None), attributes.pop("data-term", None)
        said = self.speaker(person, term) if self.speaker and person else None
        caption = f"<figcaption>{_said_by(said)}</figcaption>" if said else ""
        return f'<figure class="quote">{element.start()}', f"{element.end()}{caption}</figure>"

    def figure(self, element: Element) -> tuple[str, str]:
        slug = element.attributes.get("data-photo")
        return (self.shown(slug, element.attributes.get("data-size", "")) if slug else ""), ""

    def block(self, element: Element) -> tuple[str, str]:
        if embed := element.attributes.get("data-embed"):
            return _embedded(embed), ""
        slugs = element.attributes.get("data-gallery", "").split()
        shown = "".join(self.shown(slug, "small") for slug in slugs)
        return (f'<div class="gallery">{shown}</div>' if shown else ""), ""

    def table(self, element: Element) -> tuple[str, str]:
        return '<div class="table" role="region" tabindex="0"><table>', "</table></div>"

    def shown(self, slug: str, size: str) -> str:
        picture = self.picture(slug, size)
        inside = _image(picture) + _caption(picture) if picture else ""
        kind = f"picture picture--{size}" if size else "picture"
        return f'<figure class="{kind}">{inside}</figure>' if inside else ""


def _as_it_is(element: Element) -> tuple[str, str]:
    return element.start(), element.end()


def _image(picture: Picture) -> str:
    size = {"width": str(picture.width), "height": str(picture.height)}
    late = {"loading": "lazy", "decoding": "async"}
    image = Element("img", {"src": picture.src} | size | {"alt": picture.alt} | late)
    return image.start() if picture.src else ""


def _caption(picture: Picture) -> str:
    credit = entities.escape(picture.credit)
    credit = credit and f'<span class="credit">{credit}</span>'
    words = " ".join(filter(None, (entities.escape(picture.caption), credit)))
    start = Element("figcaption", {"lang": picture.lang} if picture.lang else {}).start()
    return f"{start}{words}</figcaption>" if words else ""


def _said_by(speaker: Speaker) -> str:
    name = entities.escape(speaker.name)
    if speaker.url:
        name = f"{Element('a', {'href': speaker.url}).start()}{name}</a>"
    return f"—\u00a0{name}" + (f", {entities.escape(speaker.title)}" if speaker.title else "")


def _embedded(embed: str) -> str:
    """A plain link to where it is shown: no other site is asked before a reader asks for it."""
    provider, key = embed.split(":")
    name, address = _EMBEDS[provider]
    link = Element("a", {"href": address.format(key), "rel": "noopener nofollow"})
    return f'<p class="embed">{link.start()}{name}</a></p>'


# In JSON each of these may stand as its number, and then no browser can take it for markup.
_NO_MARKUP = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def structured(told: dict[str, Any]) -> SafeString:
    """A block of JSON-LD: words for machines, which no browser runs and none of which ends it."""
    written = json.dumps(told, ensure_ascii=False).translate(_NO_MARKUP)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308
