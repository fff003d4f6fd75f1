"""Whole pages in another script: texts, and what a tag tells readers; nothing else changes."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import NamedTuple

from languages.markup import INLINE, Attribute, Token, attributes, tokens
from languages.scripts.acronyms import acronyms
from languages.scripts.bidi import isolate, with_characters, with_element
from languages.scripts.islands import Islands, islands
from languages.scripts.joints import Joints, joints
from languages.scripts.names import Names
from languages.scripts.plain import arabic_run, compile_names, convert, latin_run, parts
from languages.scripts.structured import convert_json
from languages.signs import NBSP

TAGS = {"latn": "kk-Latn", "arab": "kk-Arab"}
"""The language of a converted page, as `lang` and hreflang write it (BCP 47)."""

_READ_OUT = ("alt", "title", "aria-label", "placeholder")
_MAY_CHANGE = re.compile(
    r"""[\s"'/](?:xml:)?(?:lang|alt|title|aria-label|placeholder)[\s=]""", re.IGNORECASE
)
# Kazakh of any country. With a script in it, the tag says that the text is to stay as it is.
_KAZAKH = re.compile(r"kk(?:-(?:[a-z]{2}|[0-9]{3}))?+", re.IGNORECASE)
_JSON = re.compile(r"application/ld\+json\b", re.IGNORECASE)
_NO_ELEMENTS_IN = frozenset("title option text tspan textpath desc".split())
_NEAR = 8
# Navigation, dates, names and titles come again on page after page, and a paragraph whenever its
# story is asked for; longer ones would only fill the memory.
_LONGEST_REMEMBERED = 500
_CYRILLIC_REFERENCE = re.compile(
    r"&#(?:[xX](0?4[0-9A-Fa-f]{2}|0?5[0-2][0-9A-Fa-f])|(1[0-3][0-9]{2}));"
)


def convert_html(html: str, script: str, *, names: Iterable[tuple[str, str]] = ()) -> str:
    """A Kazakh page or fragment in Cyrillic, in the letters of `script` ("latn", "arab").

    Texts and the attributes alt, title, aria-label and placeholder are converted, and texts inside
    JSON-LD; `lang` and `dir` are set where `lang` was Kazakh, and on `html`. Everything else stays
    byte for byte: other attributes, addresses, Latin words, numbers, comments, scripts, code, what
    has `translate="no"` or another `lang`, a `lang` with a script of its own included. In Arabic
    letters, runs that the line would tear are isolated. `names` are pairs as `to_latin` takes them,
    as plain text. Twice is the same as once. "cyrl" gives the page as it is; KeyError for others.
    """
    if script == "cyrl":
        return html
    return _Page(script, tuple(names)).convert(list(tokens(html)))


def _is_kazakh(language: str) -> bool:
    return language == "kk" or _KAZAKH.fullmatch(language.strip()) is not None


def is_ours(token: Token) -> bool:
    """Is what this token tells readers Kazakh that is to be converted?"""
    return not token.is_kept and (not token.language or _is_kazakh(token.language))


def _after(pieces: list[Token], place: int) -> str:
    """What the line goes on with after a text, as far as it matters for what the text ends in."""
    for later in range(place + 1, len(pieces)):
        piece = pieces[later]
        if piece.kind == "text":
            return piece.source[:_NEAR]
        if piece.kind in ("open", "close") and piece.name not in INLINE:
            return ""
    return ""


_Mark = Callable[[str], str]


class _Spelling(NamedTuple):
    """How words are spelled: in which script, with which names, and which are acronyms."""

    script: str
    names: Names
    acronyms: frozenset[str]

    def run(self, text: str, before: str, after: str) -> str:
        if self.script == "latn":
            return latin_run(text, self.names)
        return arabic_run(text, self.names, self.acronyms, before=before, after=after)


class _Page:
    def __init__(self, script: str, names: tuple[tuple[str, str], ...]) -> None:
        self.tag, self.script, self.is_arabic = TAGS[script], script, script == "arab"
        self.plain_names = compile_names(names)
        self.names = compile_names([(written, escape(wanted)) for written, wanted in names])
        self.pieces: list[Token] = []
        self.ours: list[bool] = []
        self.before = ""  # the last signs of the line
        self.cut, self.islands = Joints(), Islands()
        self.acronyms: frozenset[str] = frozenset()
        self.is_json = False
        self.plain = _Spelling(script, self.names, frozenset())

    def convert(self, pieces: list[Token]) -> str:
        self.pieces, self.ours = pieces, [is_ours(piece) for piece in pieces]
        if self.is_arabic:
            self.cut = joints(pieces, self.ours)
            self.acronyms = acronyms(self._lines())
            self.islands = islands(pieces, self.ours)
        return "".join(self._piece(piece, place) for place, piece in enumerate(pieces))

    def _lines(self) -> str:
        """What is ours, a line for each block, for acronyms are known by their line."""
        return "".join(
            piece.source if piece.kind == "text" else "" if piece.name in INLINE else "\n"
            for piece, is_ours in zip(self.pieces, self.ours, strict=True)
            if is_ours
        )

    def _piece(self, piece: Token, place: int) -> str:
        if piece.kind == "text":
            is_said = self.ours[place] and not piece.source.isspace()
            return self._line(piece, place) if is_said else piece.source
        if piece.kind != "raw" and piece.name not in INLINE:
            self.before = ""
        if piece.kind == "open":
            self.is_json = piece.name == "script" and _JSON.search(piece.source) is not None
        if not self.ours[place]:
            return f"<bdi>{piece.source}" if place in self.islands.opens else piece.source
        if piece.kind == "open":
            return self._tag(piece)
        if piece.kind == "close" and place in self.islands.closes:
            return f"{piece.source}</bdi>"
        if piece.kind == "raw" and piece.name == "script" and self.is_json:
            return convert_json(piece.source, self._value, self.tag, _is_kazakh)
        return piece.source

    def _line(self, piece: Token, place: int) -> str:
        if not self.is_arabic:
            return self._words(piece.source, None)
        head, middle, tail = self.cut.parts(place, piece.source)
        before, after = self.before + head, tail or _after(self.pieces, place)
        mark = with_characters if piece.name in _NO_ELEMENTS_IN else with_element
        words = self._words(middle, None if piece.name == "bdi" else mark, before, after)
        self.before = (self.before + piece.source)[-_NEAR:]
        return head + words + tail

    def _words(self, text: str, mark: _Mark | None, before: str = "", after: str = "") -> str:
        acronyms = [each for each in self.acronyms if each in text]
        spelling = self.plain._replace(acronyms=frozenset(acronyms)) if acronyms else self.plain
        is_short = len(text) <= _LONGEST_REMEMBERED and "&" not in text
        convert = _remembered if is_short else _converted
        return convert(text, spelling, mark if self.is_arabic else None, before, after)

    def _value(self, text: str) -> str:
        """A value of JSON-LD, which is plain text, and read by machines."""
        return convert(text, self.script, names=self.plain_names)

    def _tag(self, tag: Token) -> str:
        if tag.name != "html" and not _MAY_CHANGE.search(tag.source):
            return tag.source
        given = {attribute.name: attribute for attribute in attributes(tag.source)}
        changes = [
            _change(tag.source, given[name], self._words(given[name].value, with_characters))
            for name in _READ_OUT
            if name in given
        ]
        languages = [
            given[name]
            for name in ("lang", "xml:lang")
            if name in given and _is_kazakh(given[name].value)
        ]
        if languages or tag.name == "html":
            changes += self._language(tag.source, languages, given.get("dir"))
        return _changed(tag.source, changes)

    def _language(
        self, tag: str, said: list[Attribute], direction: Attribute | None
    ) -> list["_Change"]:
        """The script joins each `lang`; the root gets one; a direction stands beside the last."""
        changes = [
            _change(tag, attribute, self.tag + attribute.value.strip()[len("kk") :])
            for attribute in said
        ]
        after = _outer_end(tag, said[-1]) if said else len("<html")
        if not said:
            changes.append(_Change(after, after, f' lang="{self.tag}"'))
        if self.is_arabic and direction is None:
            changes.append(_Change(after, after, ' dir="rtl"'))
        elif self.is_arabic and direction and direction.value.lower() == "ltr":
            changes.append(_change(tag, direction, "rtl"))
        return changes


def _converted(
    text: str, spelling: "_Spelling", mark: _Mark | None, before: str, after: str
) -> str:
    """A text of the page; `mark` isolates what its line would tear, None leaves it as it is."""
    found = _parts(text, spelling, before, after)
    if mark is None:
        return "".join(part for part, _ in found)
    return isolate(found, mark, before=before, after=after)


_remembered = lru_cache(maxsize=4096)(_converted)


def _parts(text: str, spelling: "_Spelling", before: str, after: str) -> Iterator[tuple[str, bool]]:
    """The text converted, in parts, each with whether it is an address."""
    if "&#" in text:
        text = _CYRILLIC_REFERENCE.sub(_letter, text)
    if "&nbsp;" in text and spelling.names:
        text = text.replace("&nbsp;", NBSP)  # which parts the words of a name as well
    found = list(parts(text))
    nexts = [part[:_NEAR] for part, _ in found[1:]] + [after[:_NEAR]]
    for (part, is_kept), following in zip(found, nexts, strict=False):
        yield part if is_kept else spelling.run(part, before[-_NEAR:], following), is_kept
        before = part


class _Change(NamedTuple):
    start: int
    end: int
    text: str


def _change(tag: str, attribute: Attribute, value: str) -> _Change:
    """Another value for an attribute; one without quotes gets them, for it may now have spaces."""
    is_bare = attribute.start < attribute.end and tag[attribute.start - 1] not in "\"'"
    if is_bare and value != attribute.value:
        value = '"' + value.replace('"', "&quot;") + '"'
    return _Change(attribute.start, attribute.end, value)


def _outer_end(tag: str, attribute: Attribute) -> int:
    return attribute.end + (tag[attribute.start - 1] in "\"'")


def _changed(tag: str, changes: list[_Change]) -> str:
    parts, place = [], 0
    for change in sorted(changes, key=lambda change: change[:2]):
        parts += [tag[place : change.start], change.text]
        place = change.end
    return "".join([*parts, tag[place:]])


def _letter(reference: re.Match[str]) -> str:
    sixteen, ten = reference.groups()
    letter = chr(int(sixteen, 16) if sixteen else int(ten))
    return letter if "\u0400" <= letter <= "\u052f" else reference[0]
