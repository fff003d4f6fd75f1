"""The HTML of a text for programs that show it elsewhere: plain elements, whole addresses."""

import html as entities
from html.parser import HTMLParser
from urllib.parse import urljoin

Attributes = list[tuple[str, str | None]]

# What has no meaning outside of our own pages; the words in it stay. A span may say their language.
UNWRAPPED = {"div", "picture", "source", "span"}
# What is of no use there, together with all that it holds.
LEFT_OUT = {"button", "script", "style"}
VOID = {"br", "hr", "img", "source"}
KEPT = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
KEPT_EVERYWHERE = ("dir", "lang")
ADDRESSES = ("href", "src")


def for_elsewhere(html: str, address: str) -> str:
    """A rendered text without classes, scripts and hidden parts, its links made absolute.

    `address` is that of the page on which it stands.
    """
    plain = _Plain(address)
    plain.feed(html)
    plain.close()
    return "".join(plain.out)


class _Plain(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.out: list[str] = []
        self.left_out = 0
        self.spans: list[bool] = []  # those that are open: whether each is kept

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self.left_out or tag in LEFT_OUT or "hidden" in dict(attrs):
            self.left_out += tag not in VOID
        elif self._is_kept(tag, attrs):
            self.out.append(f"<{tag}{self._attributes(tag, attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.left_out -= 1
        elif tag not in UNWRAPPED or (tag == "span" and self.spans and self.spans.pop()):
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.out.append(entities.escape(data, quote=False))

    def _is_kept(self, tag: str, attrs: Attributes) -> bool:
        if tag == "span":
            self.spans.append("lang" in dict(attrs))
            return self.spans[-1]
        return tag not in UNWRAPPED

    def _attributes(self, tag: str, attrs: Attributes) -> str:
        kept = (*KEPT.get(tag, ()), *KEPT_EVERYWHERE)
        written = []
        for name, value in attrs:
            if name in kept:
                whole = urljoin(self.address, value) if name in ADDRESSES else value
                written.append(f' {name}="{entities.escape(whole or "")}"')
        return "".join(written)
