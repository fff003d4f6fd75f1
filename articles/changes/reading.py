"""A text as the comparison sees it: paragraphs of tokens, each with what stands around it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from articles.body.rules import INLINE, RULES, Attributes, Reader, allowed
from languages.composing import compose
from languages.letters.lookalikes import to_cyrillic
from languages.letters.normal import bare

# Superscripts, fractions, Roman numerals and circled digits say a number like any digit.
_NUMERIC = r"\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b"
_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    rf"""
    (?P<digits> (?:(?<!\w)[-–−])?[{_NUMERIC}]++
                (?:(?:[.,:/×–—−-]|[ \xa0\u202f\u2009](?=[0-9]{{3}}(?![0-9])))[{_NUMERIC}]++)*+ )
  | (?P<word> [^\W_{_NUMERIC}][^\W_{_NUMERIC}{_MARKS}]*+(?:[{_MARKS}]++[^\W_{_NUMERIC}]*+)*+ )
  | (?P<light> [\s.,;:!…()\[\]*_•|'’‘`«»„“”‟"‹›‐‑–—−-] )
  | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_DASHES = str.maketrans("‐‑–—−", "-----")
_SPACE = re.compile(r"\s+")
_OPENING, _CLOSING = "«„‹‘‟", "»”›"
_SPEECH = re.compile(r"\s*[-–—]\s")
_DEEPEST = 8
_STOPS = ".!?…"
_SHORTEST_LAST_WORD = 4
# Elements whose shape says something: numbers of a list, cells of a table.
SHAPES = {"ol", "table", "tr", "td", "th"}


class Paragraph(NamedTuple):
    """A stretch of text, where links begin in it (place, target; "" ends one), whether all of it is
    quoted and from whom, and what stands before it: photos, embeds, cells."""

    text: str = ""
    links: tuple[tuple[int, str], ...] = ()
    is_quoted: bool = False
    speaker: str = ""
    marks: tuple[tuple[str, str], ...] = ()


class Token(NamedTuple):
    """A word, digits, a sign or a mark, with the number of the quotation it is in (0 for none).

    `key` is the form in which tokens are compared. Commas and the like are tokens in quotations
    alone.
    """

    sort: str
    text: str
    key: str
    quotation: int = 0
    link: str = ""
    speaker: str = ""
    begins: bool = False  # a sentence
    follows: bool = False  # on the token before, after a space alone

    def same(self, other: "Token") -> bool:
        return self.key == other.key and self.sort == other.sort and self.around == other.around

    @property
    def around(self) -> tuple[bool, str, str]:
        return bool(self.quotation), self.link, self.speaker


class _Paragraphs(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph] = []
        self.links: list[tuple[int, str]] = []
        self.marks: list[tuple[str, str]] = []
        self.speakers: list[str] = []
        self.length = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        attributes = allowed(tag, attrs) if tag in RULES else {}
        if tag == "a":
            target = " ".join(f"{name}:{value}" for name, value in attributes.items())
            self.links.append((self.length, target.removesuffix(" rel:noopener")))
        elif tag == "br":
            self.handle_data(" ")
        elif tag not in INLINE:
            self.end_paragraph()
            self.mark(tag, attributes)
            self.handle_data(attributes.get("data-caption", ""))
        if tag == "blockquote":
            said_by = attributes.get("data-person", ""), attributes.get("data-term", "")
            self.speakers.append(" ".join(filter(None, said_by)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.links.append((self.length, ""))
        elif tag not in INLINE:
            self.end_paragraph()
        if tag == "blockquote" and self.speakers:
            self.speakers.pop()

    def handle_data(self, data: str) -> None:
        self.out.append(data)
        self.length += len(data)

    def mark(self, tag: str, attributes: dict[str, str]) -> None:
        for name in ("data-photo", "data-gallery", "data-embed"):
            if name in attributes:
                self.marks.append((name, attributes[name]))
        if tag in SHAPES:
            shape = " ".join(f"{name}:{value}" for name, value in attributes.items())
            self.marks.append((tag, shape))

    def end_paragraph(self) -> None:
        text = "".join(self.out)
        if text.strip() or self.marks:
            is_quoted = bool(self.speakers) or _SPEECH.match(text) is not None
            speaker = self.speakers[-1] if self.speakers else ""
            links, marks = tuple(self.links), tuple(self.marks)
            self.found.append(Paragraph(text, links, is_quoted, speaker, marks))
        self.out, self.links, self.marks, self.length = [], [], [], 0


def paragraphs(body: str) -> list[Paragraph]:
    """The paragraphs of a cleaned body."""
    reader = _Paragraphs()
    reader.read(body)
    reader.end_paragraph()
    return _quoted_between(reader.found)


def _quoted_between(found: list[Paragraph]) -> list[Paragraph]:
    """Those between a paragraph that leaves a quotation open and the one that ends it, quoted."""
    opened = None
    for place, paragraph in enumerate(found):
        signs = _QUOTE.findall(paragraph.text)
        if opened is not None and signs and signs[0] in _CLOSING:
            for between in range(opened + 1, place):
                found[between] = found[between]._replace(is_quoted=True)
        if signs:
            is_left_open = signs[-1] in _OPENING + "“"
            opened = place if is_left_open else None
    return found


def tokens(paragraph: Paragraph) -> list[Token]:
    """What a paragraph says, one thing after the other."""
    text, found = paragraph.text, [_mark(sort, value) for sort, value in paragraph.marks]
    quotations, links = _quotations(paragraph), _Places(paragraph.links, "")
    begins, end, last_word = True, 0, ""
    for match in _TOKEN.finditer(text):
        sort, written = match.lastgroup or "", match[0]
        quotation = quotations.at(match.start())
        if written in _STOPS:
            is_short = written == "." and 0 < len(last_word) < _SHORTEST_LAST_WORD
            begins = begins or not is_short
        if sort == "light" and (not quotation or written.isspace() or written in _QUOTES):
            continue
        follows = bool(end) and text[end : match.start()].isspace()
        link = links.at(match.start())
        key = key_of(written)
        found.append(Token(sort, written, key, quotation, link, paragraph.speaker, begins, follows))
        if sort in ("word", "digits"):
            begins, last_word = False, written if sort == "word" else ""
        end = match.end()
    return found


def _mark(sort: str, value: str) -> Token:
    return Token(sort, value, value)


@lru_cache(maxsize=1 << 14)
def key_of(written: str) -> str:
    """A token as a reader sees it: look-alike letters, dashes and spaces of any sort are equal."""
    key = to_cyrillic(compose(bare(written)).translate(_DASHES))
    return _SPACE.sub("", key)


def quotations(found: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each quotation in a paragraph."""
    for number, quoted in groupby(found, key=lambda token: token.quotation):
        if number:
            yield list(quoted)


_QUOTES = frozenset("«»„“”‟\"‹›‘’'`")


class _Places[V]:
    """What holds from each place on; asked for places in their order."""

    def __init__(self, places: tuple[tuple[int, V], ...], before: V) -> None:
        self.places, self.next, self.value = places, 0, before

    def at(self, place: int) -> V:
        while self.next < len(self.places) and self.places[self.next][0] <= place:
            self.value = self.places[self.next][1]
            self.next += 1
        return self.value


def _quotations(paragraph: Paragraph) -> _Places[int]:
    """The number of the quotation from each place on; 0 outside.

    One that has no end runs to the end of its paragraph, and one without a beginning from there: a
    quotation may go over several. A quoted block and a paragraph of direct speech are one each.
    """
    text = paragraph.text
    if paragraph.is_quoted:
        return _Places((), 1)
    places: list[tuple[int, int]] = []
    is_open: list[str] = []
    number = before = 0
    for match in _QUOTE.finditer(text):
        sign = match[0]
        if _opens(sign, is_open):
            is_open = [*is_open[-_DEEPEST:], sign]
            if len(is_open) == 1:
                number += 1
                places.append((match.start(), number))
        elif is_open and (sign != "’" or is_open[-1] == "‘"):
            del is_open[is_open.index(sign) if sign in is_open else -1 :]
            if not is_open:
                places.append((match.end(), 0))
        elif sign in _CLOSING and not is_open:
            number += 1
            before, places = number, [(match.end(), 0)]
    return _Places(tuple(places), before)


# A straight single quote, or a curly one, is one outside words alone.
_QUOTE = re.compile("[«»„“”‟\"‹›‘]|(?<!\\w)['’](?=\\w)|(?<=[\\w.,!?…])['’](?!\\w)")


def _opens(sign: str, is_open: list[str]) -> bool:
    if sign in _OPENING:
        return True
    if sign == "“":
        return "„" not in is_open and "“" not in is_open
    if sign in "\"'":
        return sign not in is_open
    return False
