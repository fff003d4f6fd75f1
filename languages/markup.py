"""HTML cut into tags and texts, with what holds for each: its language, and whether it is kept.

The cutting follows the tokeniser of the HTML standard (WHATWG HTML, 13.2.5) and the shape of the
tree its rules for implied ends (13.1.2.4), as far as both bear on where a language or a protection
ends. Nothing is ever lost: the sources of all tokens, joined, are the document.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, partial
from typing import Literal, NamedTuple

Kind = Literal["text", "open", "close", "raw"]


class Token(NamedTuple):
    """A piece of a document.

    A "text" is what readers see; "raw" is a comment, a doctype, a script or whatever a browser
    would not show. `name` is, in small letters, the element of a tag, or the one that a text or a
    raw piece stands in ("" at the top, "!" for a comment or a doctype). `language` is the nearest
    `lang` in small letters, "" where none is given and UNKNOWN where it is given as empty; for an
    opening tag the one it gives itself.
    """

    kind: Kind
    source: str
    name: str
    language: str
    is_kept: bool
    """It stands in code or under translate="no", and no word of it may change."""


UNKNOWN = "und"

# Token(...) itself takes nearly twice as long, and a megabyte of text has tens of thousands.
_token: Callable[[tuple[Kind, str, str, str, bool]], Token] = partial(tuple.__new__, Token)


class Attribute(NamedTuple):
    """An attribute of an opening tag; `start` and `end` are where its value stands in the tag."""

    name: str
    value: str
    start: int
    end: int


_NAME = r"(?:=|[^\s/>=])[^\s/>=]*+"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>))"""
# What never ends takes the rest of the document with it, as in a browser.
_TAG = re.compile(
    rf"""
    <(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*+)
        (?:[\s/]++|{_NAME}(?:\s*+=\s*+{_VALUE}|(?!\s*+=)))*+>
  | <!--(?:-?>|(?s:.*?)(?:--!?>|\Z))
  | <(?:[!?]|/(?![A-Za-z>]))[^>]*+(?:>|\Z)
  | </?[A-Za-z](?s:.*)
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""[\s/]++|(?P<name>(?:=|[^\s/>=])[^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)))?+"""
)
_SAYS_SO = re.compile(r"""[\s"'/](?:xml:)?(?:lang|translate)[\s=/>]""", re.IGNORECASE)

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Their content is no markup; a browser shows that of the last two only.
_RAW = frozenset("script style xmp iframe noembed noframes plaintext textarea title".split())
_SHOWN = frozenset(("textarea", "title"))
_KEPT = frozenset("code kbd samp var tt pre math".split())

INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby "
    "s samp small span strike strong sub sup time tt u var".split()
)
"""Elements inside a line: a word or a sentence may go on across their tags."""

# The standard's formatting elements: their end tag alone does not end a block around it.
_WEAK = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_BLOCKS = frozenset(
    "address article aside blockquote details dialog div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split()
)
_CELLS = ("td", "th")
_ROWS = (*_CELLS, "tr")
_GROUPS = (*_ROWS, "tbody", "thead", "tfoot")
# What the start of an element ends, if it is open.
_ENDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_BLOCKS, ("p",)),
    **dict.fromkeys(_CELLS, _CELLS),
    **dict.fromkeys(_GROUPS[3:], _GROUPS),
    "tr": _ROWS,
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "body": ("head",),
}
# Only within these. A start or end inside a cell or a list does not reach around it.
_TABLE = frozenset(("table", "template"))
_WALLS = {
    **dict.fromkeys(_GROUPS, _TABLE),
    **dict.fromkeys(
        ("p", "li", "dt", "dd"),
        frozenset((*_TABLE, *_CELLS, "caption", "button", "ol", "ul", "dl")),
    ),
}
# How far an end that walls may stop looks for its start: a limit on work, as browsers have one.
_FAR = 64


def tokens(html: str) -> Iterator[Token]:
    """The tokens of a document or a fragment, in order; for any text at all."""
    scopes = _Scopes()
    place = 0
    while match := _TAG.search(html, place):
        start, end = match.span()
        if place < start:
            yield scopes.text(html[place:start])
        place = end
        source = match[0]
        tag = _tag(source) if len(source) <= _LONGEST_REMEMBERED else _read_tag(source)
        if tag.kind == "open":
            yield scopes.open(tag, source)
            if tag.name in _RAW and (end := _end_of_raw(html, tag.name, place)) > place:
                yield scopes.content(html[place:end], tag.name)
                place = end
        else:
            if tag.kind == "close":
                scopes.close(tag.name)
            yield scopes.token(tag.kind, source, tag.name)
    if place < len(html):
        yield scopes.text(html[place:])


def _end_of_raw(html: str, name: str, place: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, place)
    return found.start() if found else len(html)


def attributes(tag: str) -> tuple[Attribute, ...]:
    """The attributes of an opening tag, names in small letters; of two of one name the first."""
    return _remembered(tag) if len(tag) <= _LONGEST_REMEMBERED else _attributes(tag)


def _attributes(tag: str) -> tuple[Attribute, ...]:
    found: dict[str, Attribute] = {}
    end_of_name = re.match(r"<[^\s/>]*+", tag)
    place = end_of_name.end() if end_of_name else 0
    for match in _ATTRIBUTE.finditer(tag, place, len(tag.removesuffix(">"))):
        if match["name"]:
            group = next((g for g in ("double", "single", "bare") if match[g] is not None), "name")
            start, end = match.span(group) if group != "name" else (match.end(), match.end())
            name = match["name"].lower()
            found.setdefault(name, Attribute(name, tag[start:end], start, end))
    return tuple(found.values())


class _Tag(NamedTuple):
    """What a tag says by itself; a comment or a doctype is a "raw" one named "!"."""

    kind: Kind
    name: str
    is_empty: bool = False
    """It ends in «/>», which only foreign elements heed."""
    language: str | None = None
    translate: str | None = None


def _read_tag(source: str) -> _Tag:
    match = _TAG.match(source)
    if not match or not match["name"]:
        return _Tag("raw", "!")
    name = match["name"].lower()
    if match["close"]:
        return _Tag("close", name)
    given = {}
    if _SAYS_SO.search(source):
        given = {each.name: each.value.strip().lower() for each in attributes(source)}
    said = given.get("lang", given.get("xml:lang"))
    language = said if said is None else said or UNKNOWN
    return _Tag("open", name, source.endswith("/>"), language, given.get("translate"))


# The same tags come again on page after page, and each is read for its language and for its words.
_remembered = lru_cache(maxsize=4096)(_attributes)
_tag = lru_cache(maxsize=4096)(_read_tag)
_LONGEST_REMEMBERED = 300


class _Scope(NamedTuple):
    name: str
    language: str
    is_kept: bool


_scope = lru_cache(maxsize=1024)(_Scope)


class _Scopes:
    """The open elements, the innermost last."""

    def __init__(self) -> None:
        self.open_ones: list[_Scope] = [_Scope("", "", False)]
        self.counts: defaultdict[str, int] = defaultdict(int)

    def token(self, kind: Kind, source: str, name: str) -> Token:
        _, language, is_kept = self.open_ones[-1]
        return _token((kind, source, name, language, is_kept))

    def text(self, source: str) -> Token:
        return _token(("text", source, *self.open_ones[-1]))

    def content(self, source: str, name: str) -> Token:
        """All that stands in an element whose content is no markup."""
        if name not in _SHOWN:
            return self.token("raw", source, name)
        shown = self.text(source)
        # What a reader typed; the attributes of its element are ours.
        return shown._replace(is_kept=True) if name == "textarea" else shown

    def open(self, tag: _Tag, source: str) -> Token:
        """Enter an element; a void one is left at once."""
        name = tag.name
        for ended in _ENDS.get(name, ()):
            if self.counts[ended]:
                self._end(ended, _WALLS.get(ended, frozenset()))
        scope = self._inside(tag)
        if name not in VOID and not (tag.is_empty and self._is_foreign(name)):
            self.open_ones.append(scope)
            self.counts[name] += 1
        return _token(("open", source, *scope))

    def close(self, name: str) -> None:
        """Leave the nearest open element of that name with all in it; ignore a stray end."""
        if name in _WEAK:
            self._end(name, _BLOCKS)
        elif self.counts[name]:
            while self._leave() != name:
                pass

    def _end(self, name: str, walls: Collection[str]) -> None:
        """Leave the nearest open element of that name, unless a wall is nearer."""
        if not self.counts[name]:
            return
        for depth in range(1, min(_FAR, len(self.open_ones)) + 1):
            passed = self.open_ones[-depth].name
            if passed == name:
                for _ in range(depth):
                    self._leave()
                return
            if passed in walls:
                return

    def _leave(self) -> str:
        name = self.open_ones.pop().name
        self.counts[name] -= 1
        return name

    def _inside(self, tag: _Tag) -> _Scope:
        name, around = tag.name, self.open_ones[-1]
        language = around.language if tag.language is None else tag.language
        is_kept = around.is_kept or name in _KEPT
        if tag.translate == "no":
            is_kept = True
        elif tag.translate in ("", "yes"):
            is_kept = name in _KEPT or any(self.counts[kept] for kept in _KEPT)
        return _scope(name, language, is_kept)

    def _is_foreign(self, name: str) -> bool:
        return bool(self.counts["svg"] or self.counts["math"]) or name in ("svg", "math")
