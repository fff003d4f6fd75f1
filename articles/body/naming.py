"""What a cleaned body names."""

from dataclasses import dataclass

from articles.body.rules import NAMED, RULES, Attributes, Reader, allowed


@dataclass(frozen=True, slots=True)
class Markers:
    """What a body names, each once, in the order of the text; photos in galleries are photos."""

    photos: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()


_FIELDS = {f"data-{kind}": field_name for kind, field_name in NAMED.items()} | {
    "data-photo": "photos",
    "data-gallery": "photos",
    "data-term": "terms",
    "data-embed": "embeds",
}


class _Namer(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, dict] = {}

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        for name, value in allowed(tag, attrs).items() if tag in RULES else ():
            if name in _FIELDS:
                keys = [int(value)] if name == "data-article" else value.split()
                self.names.setdefault(_FIELDS[name], {}).update(dict.fromkeys(keys))


def markers(body: str) -> Markers:
    """What a cleaned body names, so that all of it can be loaded in a few queries."""
    namer = _Namer()
    namer.read(body)
    return Markers(**{name: tuple(keys) for name, keys in namer.names.items()})
