"""Photos in the HTML that readers get: each file in the format and width for their window."""

import html as entities
from dataclasses import dataclass

from django.utils.translation import gettext

from articles.body.foreign import marked
from articles.body.rules import Element


@dataclass(frozen=True, slots=True)
class Source:
    """Files of one shape and format; `media` names the windows they are for, "" all others."""

    type: str
    srcset: str
    sizes: str
    width: int
    height: int
    media: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as readers may see it; `src` is empty where there is nothing to show.

    `has_ended` where that is because the right to show it has ended. `is_first` is one that
    readers see before they scroll. `language` is that of its words, as far as it is known.
    """

    src: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    lang: str | None = None
    language: str = ""
    srcset: str = ""
    sizes: str = ""
    sources: tuple[Source, ...] = ()
    is_first: bool = False
    has_ended: bool = False


def figure(picture: Picture, *kinds: str) -> str:
    """The photo with its caption, or the caption alone; nothing where there is neither."""
    inside = image(picture) + _caption(picture)
    classes = " ".join(["picture", *(f"picture--{kind}" for kind in kinds if kind)])
    return f'<figure class="{classes}">{inside}</figure>' if inside else ""


def image(picture: Picture) -> str:
    """The photo alone; nothing where it may not be shown."""
    if not picture.src:
        return ""
    written = "".join(_source(each) for each in picture.sources) + _img(picture)
    return f"<picture>{written}</picture>" if picture.sources else written


def _source(source: Source) -> str:
    told = {
        "media": source.media,
        "type": source.type,
        "srcset": source.srcset,
        "sizes": source.sizes,
        "width": str(source.width),
        "height": str(source.height),
    }
    return Element("source", {name: value for name, value in told.items() if value}).start()


def _img(picture: Picture) -> str:
    files = {"src": picture.src, "srcset": picture.srcset, "sizes": picture.sizes}
    size = {"width": str(picture.width), "height": str(picture.height)}
    when = {"loading": "lazy", "decoding": "async"}
    if picture.is_first:
        when = {"fetchpriority": "high"}
    told = {name: value for name, value in files.items() if value} | size
    return Element("img", told | {"alt": picture.alt} | when).start()


def _caption(picture: Picture) -> str:
    parts = [marked(picture.caption, picture.language)]
    if picture.credit:
        parts.append(f'<span class="credit">{entities.escape(picture.credit)}</span>')
    if picture.has_ended:
        ended = gettext("The right to show this picture has ended.")
        parts.append(f'<span class="ended">{entities.escape(ended)}</span>')
    words = " ".join(filter(None, parts))
    start = Element("figcaption", {"lang": picture.lang} if picture.lang else {}).start()
    return f"{start}{words}</figcaption>" if words else ""
