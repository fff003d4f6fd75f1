"""Words in letters of two alphabets, and words whose alphabet only their neighbours can tell."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from languages.letters.lookalikes import (
    PHONETIC,
    fold,
    is_mixed,
    is_of_lookalikes,
    is_roman,
    is_surely_cyrillic,
    settle_y,
    to_cyrillic,
    to_latin,
)
from languages.letters.normal import UNSEEN, bare, compose

# A part of a word, with what may stand inside it unseen. Hyphens and digits end it.
_WORD_PATTERN = rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{UNSEEN}])*+"
WORD = re.compile(_WORD_PATTERN)
_NEXT = re.compile(rf"[ \xa0{UNSEEN}]++[«„“\"(]?(?P<next>{_WORD_PATTERN}|[0-9])")
_CYRILLIC_ONLY = re.compile(r"[\u0400-\u052f]++")
_SPACES = re.compile(rf"[ \xa0{UNSEEN}]++")
_SIGNS = rf"[ \xa0«„“\"(–—{UNSEEN}]*+\Z"
_START = re.compile(rf"[.!?…\r\n«„“\"(]{_SIGNS}")
_NOTHING = re.compile(_SIGNS)
_LONGEST_NEIGHBOUR = 60

# Words that are wholly of look-alikes and so common that Latin ones between Cyrillic words are a
# slip: prepositions, conjunctions and «ее» in Russian; «іс», «ара», «аса» in Kazakh.
_SMALL_WORDS = {
    "ru": frozenset("а о с у со ее".split()),
    "kk": frozenset("іс ара аса".split()),
}
_AT_THE_START = {"ru": frozenset("А В К О С У".split()), "kk": frozenset[str]()}
# Only such as are no Latin acronym that a newsroom here would write: «СОР» may be the climate
# summit, «СЕО» and «ЕХРО» are Latin.
_ACRONYMS = frozenset("ТОО АО ВКО СКО КНР НАТО РК МРТ КСК ОСМС АЕК".split())


_ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "kk": frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
}
# Less alike than look-alikes, but typed for each other; good enough to suggest.
_NEARLY = str.maketrans("tkm", "ткм")


class Slip(NamedTuple):
    """A word with a letter of the wrong alphabet; `right` is None where it cannot be mended."""

    start: int
    end: int
    right: str | None
    is_phonetic: bool
    """Nothing is wrong with it but ə or ɵ."""


class _Word(NamedTuple):
    """What can be said of a part of a word without its neighbours."""

    clean: str
    folded: str
    is_mixed: bool
    is_open: bool
    """It is wholly of look-alikes, and what it is depends on its neighbours."""
    is_cyrillic: bool


def slips(text: str, language: str) -> Iterator[Slip]:
    """The parts of words, in order, that are in two alphabets or in the wrong one."""
    end, is_cyrillic = 0, False
    for match in WORD.finditer(text):
        word = _word(match[0], language)
        right = word.folded
        if word.is_open:
            right = _by_neighbours(word, match, end, is_cyrillic, language)
        if right != word.clean:
            yield Slip(*match.span(), right, right == word.clean.translate(_PHONETIC))
        elif word.is_mixed:
            yield Slip(*match.span(), None, is_phonetic=False)
        # What the neighbours decided is no witness for the next word.
        end, is_cyrillic = match.end(), word.is_cyrillic


def likely(part: str, language: str) -> str | None:
    """What a part in two alphabets may be meant for: the word, in letters of the language only.

    None where it does not become one, for a Roman number, and for more than sixty letters. Kazakh
    Y that no rule settles is taken for Ү, whose shape it has, unless қ or ғ stands in the part.
    """
    return _likely(part, language) if len(part) <= _LONGEST_NEIGHBOUR else None


@lru_cache(maxsize=4096)
def _likely(part: str, language: str) -> str | None:
    if is_roman(part):
        return None
    there = settle_y(to_cyrillic(compose(bare(part))).translate(_NEARLY), language)
    if "Y" in there and not {"қ", "ғ"}.isdisjoint(there.lower()):
        return None
    right = "У" if language == "ru" else "Ү"
    there = "".join(
        (right if place == 0 or there.isupper() else right.lower()) if letter == "Y" else letter
        for place, letter in enumerate(there)
    )
    return there if _ALPHABETS[language].issuperset(there.lower()) else None


def _word(part: str, language: str) -> _Word:
    return _known(part, language) if len(part) <= _LONGEST_NEIGHBOUR else _looked_at(part, language)


def _looked_at(part: str, language: str) -> _Word:
    if _CYRILLIC_ONLY.fullmatch(part):
        return _Word(part, part, False, False, is_surely_cyrillic(part))
    clean = compose(bare(part))
    folded = _folded(clean, language)
    is_open = folded == clean and len(clean) <= _LONGEST_NEIGHBOUR and is_of_lookalikes(clean)
    return _Word(clean, folded, is_mixed(clean), is_open, is_surely_cyrillic(folded))


_known = lru_cache(maxsize=16384)(_looked_at)
_PHONETIC = str.maketrans(PHONETIC)


def _folded(part: str, language: str) -> str:
    """The part as its own letters have it; in Kazakh ə among look-alikes is ә («əpi»)."""
    if language == "kk" and len(part) > 1 and not PHONETIC.keys().isdisjoint(part):
        part = to_cyrillic(part) if is_of_lookalikes(part) else part
    return settle_y(fold(part), language)


def _by_neighbours(
    word: _Word, match: re.Match[str], end: int, is_cyrillic: bool, language: str
) -> str:
    """The part, wholly of look-alikes, as the words before and after it have it.

    `end` is where the word before ends, `is_cyrillic` whether it is.
    """
    part, there = word.clean, to_cyrillic(word.clean)
    is_small = there in _SMALL_WORDS[language]
    is_first = is_small or there in _AT_THE_START[language]
    if not (word.is_mixed or is_first or there in _ACRONYMS):
        return part
    text, start = match.string, match.start()
    if _touches_digit(text, *match.span()):
        return part
    if word.is_mixed and is_roman(part):
        return to_latin(part)
    is_after_cyrillic = is_cyrillic and _SPACES.fullmatch(text, end, start) is not None
    following = _following(text, match.end(), language)
    if word.is_mixed or there in _ACRONYMS:
        is_sure = word.is_mixed and there in _ACRONYMS
        return there if is_sure or is_after_cyrillic or following == "word" else part
    if following != "word" and (following != "number" or part not in "cC"):
        return part
    return there if (is_after_cyrillic and is_small) or _is_start(text, end, start) else part


def _is_start(text: str, end: int, start: int) -> bool:
    """Whether a sentence or a quotation begins at `start`; the word before it ends at `end`."""
    signs = text[max(end, start - _LONGEST_NEIGHBOUR) : start]
    if end == 0 and len(signs) == start and _NOTHING.match(signs):
        return True
    return _START.search(signs) is not None


def _touches_digit(text: str, start: int, end: int) -> bool:
    sides = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(sign.isalnum() or sign in "_-–" for sign in sides)


def _following(text: str, end: int, language: str) -> str:
    """What comes after a space: "word" for a Cyrillic one, "number", "" for anything else."""
    match = _NEXT.match(text, end)
    if not match:
        return ""
    if match["next"].isdigit():
        return "number"
    return "word" if _word(match["next"], language).is_cyrillic else ""
