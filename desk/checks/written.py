"""A text in its units: title, lead, and the outermost blocks of the body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.body import Markers, markers, paragraphs, pieces
from articles.body.rules import VOID, Attributes, allowed
from articles.body.words import Words, lines
from desk.checks.check import Place

# Of a longer text what comes later is not read by the checks that take long.
MOST_SIGNS = 40_000


@dataclass(frozen=True, slots=True)
class Unit:
    """The title, the lead or a block; `block` is its number, None outside the body.

    `text` are its words in the text's own language, without what is marked as another one.
    """

    field: str
    block: int | None
    text: str
    html: str = ""

    def place(self, words: str = "") -> Place:
        return Place(field=self.field, block=self.block, words=words)


class Written:
    """A text of one language as it stands in a form or was saved."""

    def __init__(self, language: str, *, title: str = "", lead: str = "", body: str = "") -> None:
        self.language, self.title, self.lead, self.body = language, title, lead, body

    def __bool__(self) -> bool:
        return bool(self.title or self.lead or self.body)

    @property
    def text(self) -> dict[str, str]:
        """As `Revision.text` gives it."""
        return {"title": self.title, "lead": self.lead, "body": self.body}

    @cached_property
    def units(self) -> list[Unit]:
        blocks = enumerate(paragraphs(self.body))
        return [
            Unit("title", None, self.title),
            Unit("lead", None, self.lead),
            *(
                Unit("body", number, _own_words(block.html, self.language), block.html)
                for number, block in blocks
            ),
        ]

    @cached_property
    def read_units(self) -> list[Unit]:
        """The units with words, as far as slow checks read."""
        return list(self._up_to(MOST_SIGNS))

    def _up_to(self, signs: int) -> Iterator[Unit]:
        for unit in self.units:
            signs -= len(unit.text)
            if signs < 0:
                return
            if unit.text:
                yield unit

    @property
    def is_read_whole(self) -> bool:
        return sum(len(unit.text) for unit in self.units) <= MOST_SIGNS

    @cached_property
    def markers(self) -> Markers:
        return markers(self.body)

    def unit_naming(self, slug: str) -> Unit:
        """The first block whose markup names a thing; the lead where none does."""
        naming = re.compile(rf'data-[a-z]+="(?:[^"]* )?{re.escape(slug)}(?: [^"]*)?"')
        return next((unit for unit in self.units if naming.search(unit.html)), self.units[1])


def _own_words(html: str, language: str) -> str:
    return lines(_OwnWords(language).read(html))


class _OwnWords(Words):
    """Leaves out what is marked as another language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.opened: list[bool] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag not in VOID:
            spoken = allowed(tag, attrs).get("lang", self.language)
            self.opened.append(spoken != self.language)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag not in VOID and self.opened:
            self.opened.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.opened):
            super().handle_data(data)


def unquoted(text: str, language: str) -> str:
    """A text without what is quoted in the other language."""
    return "".join(part if spoken == language else "…" for part, spoken in pieces(text, language))
