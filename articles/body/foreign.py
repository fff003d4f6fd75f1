"""What in a text is in the other language: said by `lang`, so that nobody reads it wrongly out.

On a page in Latin or Arabic letters it says as well what stays as it is. Only what is in the other
language for sure is marked, whole blocks and words in quotation marks; see decision 30.
"""

import html as entities
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, islice

from articles.body.rules import BARE, HEADED
from languages.letters import language_of
from languages.letters.detection import LONGEST_LOOK
from languages.letters.words import KAZAKH_LETTERS

OTHER = {"ru": "kk", "kk": "ru"}
# Two words may be a name, which is the same in both languages.
FEWEST_WORDS = 3
# Of one text: a long one is not to cost more with every quotation.
MOST_JUDGED = 400

_WORD = re.compile(r"[^\W\d_]{2,}")
_KAZAKH = re.compile(f"[{''.join(KAZAKH_LETTERS)}]", re.IGNORECASE)
_QUOTED = re.compile("«([^«»]*+(?:«[^«»]*+»[^«»]*+)*+)»")


def foreign(text: str, language: str) -> str:
    """The language that a text is in, where it is for sure the other one; "" else.

    Russian has none of the letters that Kazakh has alone, and Kazakh is hardly ever without one.
    """
    other = OTHER.get(language, "")
    if not other or bool(_KAZAKH.search(text)) != (other == "kk") or not _has_enough_words(text):
        return ""
    return other if _language_of(text[:LONGEST_LOOK]) == other else ""


# A page is asked for many times.
_language_of = lru_cache(maxsize=512)(language_of)


def _has_enough_words(text: str) -> bool:
    return len(list(islice(_WORD.finditer(text), FEWEST_WORDS))) == FEWEST_WORDS


def spoken_in(language: str, beside: str) -> dict[str, str]:
    """The attributes of what is in a language, in a text that is in another.

    Kazakh may be read in Arabic letters, from the right; what stays beside it runs from the left.
    """
    return {"lang": language} | ({"dir": "ltr"} if beside == "kk" and language != "kk" else {})


def pieces(text: str, language: str) -> Iterator[tuple[str, str]]:
    """A plain text in pieces, each with the language that it is in."""
    yield from _quotations(text, foreign(_unquoted(text), language) or language, count())


def _unquoted(text: str) -> str:
    """What the text says itself."""
    return _QUOTED.sub("", text)


def _quotations(text: str, language: str, judged: "count[int]") -> Iterator[tuple[str, str]]:
    """A text cut where words in quotation marks are in the other language."""
    place = 0
    for quoted in _QUOTED.finditer(text):
        if next(judged) >= MOST_JUDGED:
            break
        if foreign(quoted[1], language):
            yield text[place : quoted.start(1)], language
            yield quoted[1], OTHER[language]
            place = quoted.end(1)
    yield text[place:], language


def marked(text: str, language: str) -> str:
    """A plain text as HTML, with `lang` on what is in the other language."""
    return _written(pieces(text, language), language)


def _written(found: Iterator[tuple[str, str]], language: str) -> str:
    written = []
    for text, spoken in found:
        words = entities.escape(text, quote=False)
        start = f"<span{_attributes(spoken, language)}>"
        written.append(words if spoken == language else f"{start}{words}</span>")
    return "".join(written)


def _attributes(spoken: str, language: str) -> str:
    return "".join(f' {name}="{value}"' for name, value in spoken_in(spoken, language).items())


@dataclass(slots=True)
class _Block:
    """An open block: where its tag stands in what is written, and where its own texts do."""

    place: int
    texts: list[tuple[int, str]] = field(default_factory=list)
    is_leaf: bool = True


class Foreign:
    """Marks the other language in HTML that is being written to `out`, piece by piece."""

    def __init__(self, language: str, out: list[str]) -> None:
        self.language, self.out = language, out
        self.judged = count()
        self.block: _Block | None = None
        # Inside of what an editor has given a language nothing is judged.
        self.is_said = False
        self.outer: list[tuple[_Block | None, bool]] = []

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """After the tag of an element is written."""
        self.outer.append((self.block, self.is_said))
        self.is_said = self.is_said or "lang" in attributes
        if tag in HEADED | BARE and not self.is_said:
            if self.block:
                self.block.is_leaf = False
            self.block = _Block(len(self.out) - 1)

    def text(self, text: str) -> None:
        """After a text is written."""
        if self.block and not self.is_said:
            self.block.texts.append((len(self.out) - 1, text))

    def close(self) -> None:
        """The element opened last has ended."""
        block = self.block
        self.block, self.is_said = self.outer.pop()
        if block and block is not self.block and self.language in OTHER:
            self._mark(block)

    def _mark(self, block: _Block) -> None:
        whole = _unquoted("".join(text for _place, text in block.texts))
        is_judged = block.is_leaf and next(self.judged) < MOST_JUDGED
        spoken = (foreign(whole, self.language) if is_judged else "") or self.language
        if spoken != self.language:
            start = self.out[block.place].removesuffix(">")
            self.out[block.place] = f"{start}{_attributes(spoken, self.language)}>"
        for place, text in block.texts:
            if "«" in text:
                self.out[place] = _written(_quotations(text, spoken, self.judged), spoken)
