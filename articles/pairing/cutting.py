"""A text cut into units (title, lead, blocks of the body), and those into sentences.

Pairs name sentences by their numbers, so the same text must be cut alike for ever: whoever changes
a rule here makes every pair that is kept point at other words. A test holds some cuts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.body import paragraphs
from articles.body.rules import Attributes, allowed
from articles.body.words import Words

TITLE, LEAD = 0, 1  # places of units; the body begins at 2
BODY = 2
_CELLS = ("td", "th")
_NAMED = re.compile("\x01([^\x01]*)\x01")  # no text holds this sign
_TAG = re.compile("<([a-z0-9]+)")
# Behind the end of a sentence, before what may begin one. Not behind «г.», «т.», initials.
_BREAK = re.compile(
    r"(?<=[.!?…])(?<!\b\w\.)(?<!\b\w\w\.)[»”\")\x01]*\s+(?=[«„“\"(–—-]?\s?[\x01A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and its `marks`: what it links to, who says it, which photo it is.

    `unit` is the place of its paragraph. Bold and the like are no part of it.
    """

    unit: int
    text: str
    marks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Equal for sentences that say the same."""
        return " ".join([*(f"[{mark}]" for mark in self.marks), self.text]).strip()


@dataclass(frozen=True)
class Cut:
    """A text in its sentences, in order; `kinds` are those of its units: "title", "lead", a tag."""

    kinds: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def units(self) -> list[list[int]]:
        """The numbers of the sentences of each unit."""
        found: list[list[int]] = [[] for _kind in self.kinds]
        for number, sentence in enumerate(self.sentences):
            found[sentence.unit].append(number)
        return found

    def of(self, numbers: tuple[int, ...]) -> list[Sentence]:
        """The sentences of these numbers; one that is not there is left out."""
        return [self.sentences[number] for number in numbers if number < len(self.sentences)]

    def places(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The units in which these sentences stand."""
        return tuple(dict.fromkeys(sentence.unit for sentence in self.of(numbers)))


def cut(text: dict[str, str]) -> Cut:
    """`text` is a title, a lead and a cleaned body, as `Revision.text` gives them."""
    blocks = [each.html for each in paragraphs(text["body"])]
    kinds = ("title", "lead", *map(_kind, blocks))
    units = [text["title"], text["lead"].replace("\n", "\0"), *map(_words, blocks)]
    found = (
        Sentence(place, *told) for place, unit in enumerate(units) for told in _sentences(unit)
    )
    return Cut(kinds, tuple(found))


def _kind(html: str) -> str:
    tag = _TAG.match(html)
    return tag[1] if tag else "p"


def _sentences(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in words.split("\0"):
        for part in _parts(line):
            text = " ".join(_NAMED.sub("", part).split())
            marks = tuple(_NAMED.findall(part))
            if text or marks:
                yield text, marks


def _parts(line: str) -> Iterator[str]:
    begin = 0
    for found in _BREAK.finditer(line):
        yield line[begin : found.end()]
        begin = found.end()
    yield line[begin:]


def _words(html: str) -> str:
    return _MarkedWords().read(html)


class _MarkedWords(Words):
    """Reads words with what they name among them. A row of a table is one line: its cells belong
    together, and the same numbers in other cells say something else."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = 0
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.cells += tag in _CELLS
        self.part(tag)
        given = allowed(tag, attrs)
        self.marks += (
            f"\x01{name.removeprefix('data-')}: {value}\x01"
            for name, value in given.items()
            if name == "href" or (name.startswith("data-") and name not in _FORM)
        )
        if tag != "blockquote":  # who says it is said with the first words
            self.mark()
        self.out.append(given.get("data-caption", ""))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.mark()
        super().handle_data(data)

    def mark(self) -> None:
        self.out += self.marks
        self.marks = []

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag in _CELLS and self.cells:
            self.cells -= 1
            self.out.append(" | ")

    def part(self, tag: str) -> None:
        if self.cells or tag in _CELLS:
            self.out.append(" ")
        else:
            super().part(tag)


_FORM = ("data-size", "data-caption", "data-kind")  # a caption is among the words
