"""The safe form of an editor's HTML."""

import html as entities
from unicodedata import normalize

import nh3

from articles.body.rules import (
    BARE,
    BREAKS,
    HEADED,
    INLINE,
    MARKERS,
    MAX_TAG,
    PARENTS,
    RULES,
    SAME,
    SHELLS,
    WORDLESS,
    Attributes,
    Element,
    Reader,
    allowed,
    refuse_deep,
    refuse_length,
    sound,
)
from articles.body.untangling import untangle

_nh3 = nh3.Cleaner(
    tags=set(RULES) | set(SAME) | BREAKS,
    attributes={tag: set(rules) for tag, rules in RULES.items()},
    clean_content_tags=set(
        "audio canvas iframe map math noembed noframes noscript object script select style svg"
        " template textarea title video xmp".split()
    ),
    link_rel=None,  # written with the link, below
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
)


def clean(html: str) -> str:
    """The safe form of an editor's HTML; cleaned again, it stays as it is.

    Raises ValidationError (codes too_long, too_deep, control_character) for what cannot be kept,
    and ValueError for what is not a text.
    """
    if not isinstance(html, str):
        raise ValueError(f"The HTML of a body is a str, not {type(html).__name__}.")
    text = sound(html)
    refuse_length(len(text.encode()))
    cleaned = Tidy().read(_nh3.clean(untangle(text)))
    refuse_length(len(cleaned.encode()))  # "&" has become "&amp;"
    return cleaned


def clean_text(text: str) -> str:
    """The safe form of a title or a lead, which are text and not HTML: one normal form, no tricks.

    Raises ValidationError (code control_character) for what cannot be kept.
    """
    return normalize("NFC", sound(text)).strip()


class Tidy(Reader):
    """Writes each word under the elements it was found in, in an order that parsers do not change.

    Nothing is passed through: each tag is put together here from the rules. An element is written
    when its first word comes, so empty ones vanish, and closed when the next word is not in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.written: list[Element] = []
        self.text: list[str] = []
        self.length = 0
        self.in_text = False
        self.paragraph = Element("p")  # for words that stand in none

    def read(self, body: str) -> str:
        super().read(body)
        self.move([])
        self.write("")
        return "".join(self.out)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        is_shown = not self.in_marker()
        element = self.element(SAME.get(tag, tag), attrs)
        if tag == "br" and is_shown and self.in_text:
            self.move(self.line())
            self.write("<br>")
        if tag == "br":
            return
        if element.tag not in INLINE:
            self.end_text()
        self.found.append(element)
        if is_shown and element.tag in WORDLESS:
            self.move(self.blocks()[0])
        if tag == "hr":
            self.found.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.found.pop().tag not in INLINE:
            self.end_text()

    def handle_data(self, data: str) -> None:
        # U+0338 after a tag would melt into its ">" when someone normalises the body as a whole.
        text = sound(normalize("NFC", data)).replace("\u0338", "")
        text = text if self.in_text else text.lstrip()
        if text and not self.in_marker():
            self.move(self.line())
            self.text.append(text)
            self.in_text = True

    def end_text(self) -> None:
        self.in_text = False
        self.paragraph = Element("p")

    def in_marker(self) -> bool:
        return any(element.tag in MARKERS for element in self.found)

    def element(self, tag: str, attrs: Attributes) -> Element:
        """What this tag stands for; a mere paragraph where it has no place or names nothing."""
        attributes = allowed(tag, attrs) if tag in RULES else {}
        if len(Element(tag, attributes).start()) > MAX_TAG:
            attributes = {}  # cleaned again, so long a tag would lose them
        around = next((e.tag for e in reversed(self.found) if e.tag not in INLINE), "")
        has_place = tag in RULES and around in PARENTS.get(tag, {around})
        names_something = attributes or tag not in MARKERS
        return Element(tag, attributes) if has_place and names_something else Element("p")

    def blocks(self) -> tuple[list[Element], Element | None]:
        """The blocks around the next word, and the paragraph or heading that it is in."""
        path: list[Element] = []
        headed = None
        for element in self.found:
            if element.tag in HEADED:
                headed = element
            elif element.tag not in INLINE:
                if element.tag not in PARENTS:
                    _leave_shells(path)
                path.append(element)
                headed = None
        return path, headed

    def line(self) -> list[Element]:
        """All elements around the next word, outermost first."""
        path, headed = self.blocks()
        _leave_shells(path)
        if headed or not (path and path[-1].tag in BARE):
            path.append(headed or self.paragraph)
        inline: dict[str, Element] = {}
        for element in self.found:
            if element.tag in INLINE and (element.attributes or element.tag != "a"):
                inline.setdefault(element.tag, element)
        return path + list(inline.values())

    def move(self, path: list[Element]) -> None:
        """Close and open elements until those of `path` are open."""
        same = 0
        while same < min(len(path), len(self.written)) and path[same] is self.written[same]:
            same += 1
        for element in reversed(self.written[same:]):
            self.write(element.end())
        for element in path[same:]:
            self.write(element.start())
        self.written = path
        refuse_deep(len(path))

    def write(self, tag: str) -> None:
        text = entities.escape(normalize("NFC", "".join(self.text)), quote=False)
        self.text = []
        self.out += [text, tag]
        self.length += len(text) + len(tag)
        # At once: a long link, opened again in each paragraph, makes gigabytes.
        refuse_length(self.length)


def _leave_shells(path: list[Element]) -> None:
    while path and path[-1].tag in SHELLS:
        path.pop()
