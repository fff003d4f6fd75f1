"""Closes what is open, in one pass, before an HTML parser sees it."""

import re

from articles.body.rules import BREAKS, HEADED, MARKERS, MAX_TAG, refuse_deep

# What finds no end runs to the end of the text, as in HTML, so that one pass is all it takes.
_ATTRS = r"""(?:[ \t\n/]++ | [^ \t\n/>][^ \t\n/>=]*+
    (?:[ \t\n]*+=[ \t\n]*+(?:"[^"]*+"?|'[^']*+'?|[^ \t\n>"'][^ \t\n>]*+)?)?)*+"""
_MARKUP = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z)) | <[!?][^>]*+>? | </(?![a-z])[^>]*+>?
    | <(?P<raw>iframe|math|noembed|noframes|noscript|script|style|svg|textarea|title|xmp)
        (?=[ \t\n/>]){_ATTRS}>? .*? (?:</(?P=raw)(?=[ \t\n/>]){_ATTRS}>?|\Z)
    | <(?P<end>/?)(?P<name>[a-z][^ \t\n/>]*+){_ATTRS}>?""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_NO_END = set("area base br col embed hr img input link meta param source track wbr".split())
# What an end tag does not reach beyond, and what a start tag ends: HTML's rules, where they matter.
_SCOPE = set("applet button caption marquee object select table td template th".split())
_ROWS = {"tbody", "td", "tfoot", "th", "thead", "tr"}
_REACH = {"li": _SCOPE | {"ul", "ol"}} | {tag: {"table"} for tag in _ROWS | {"caption"}}
_ENDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(BREAKS | HEADED | MARKERS, ("p",)),
    **dict.fromkeys(("aside", "blockquote", "hr", "ol", "table", "ul"), ("p",)),
    **dict.fromkeys(("thead", "tbody", "tfoot"), ("thead", "tbody", "tfoot")),
    **dict.fromkeys(("td", "th"), ("td", "th")),
    **{"a": ("a",), "li": ("p", "li"), "tr": ("tr",)},
}


def untangle(html: str) -> str:
    """`html` without comments and scripts, every element closed before the one around it.

    HTML parsers take minutes over a megabyte of unclosed elements, so this comes before them and
    takes one pass. Raises ValidationError where elements are nested deeper than MAX_DEPTH.
    """
    opened: list[str] = []

    def close_from(place: int) -> str:
        tags = "".join(f"</{tag}>" for tag in reversed(opened[place:]))
        del opened[place:]
        return tags

    def close(name: str) -> str:
        for place in reversed(range(len(opened))):
            if opened[place] == name:
                return close_from(place)
            if opened[place] in _REACH.get(name, _SCOPE):
                break
        return ""

    def tag(found: re.Match[str]) -> str:
        name = (found["name"] or "").lower()
        if not name or found["end"]:
            # Never nothing: what stands on both sides could become one tag.
            return close(name) or "<!---->"
        before = "".join(close(ended) for ended in _ENDS.get(name, ()))
        if name in _ROWS and "table" in opened:
            rows = [place for place, tag in enumerate(opened) if tag in _ROWS | {"table"}]
            before += close_from(rows[-1] + 1)
        if name not in _NO_END:
            opened.append(name)
            refuse_deep(len(opened))
        return before + (found[0] if len(found[0]) <= MAX_TAG else f"<{name}>")

    return _MARKUP.sub(tag, html)
