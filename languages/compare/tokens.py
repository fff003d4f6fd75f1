"""A text in words, numbers and signs, each with its place."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from languages.letters import fold_lookalikes
from languages.runs import split

# Longer words are no words of a language, and longer numbers state no fact.
_LONGEST = 60

# Marks of stress, soft hyphens and joiners stand inside words and do not count.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"

_SIGNS = '-‑–—−+%$€¥₽₸№°«»“”„".,;:!?…()/·×'

# The alternatives cover every text, so that each begins where the one before has ended; those that
# could give characters back are bounded.
_TOKEN = re.compile(
    rf"""
    (?P<date> [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9-])
            | [0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{4}}(?![0-9-]) )
  | (?P<phone> \+[0-9]{{1,3}}[ \xa0-]?(?:\([0-9]{{2,5}}\)|[0-9]{{2,5}})
               (?:[ \xa0-]?[0-9]{{2,4}}){{2,5}}(?![0-9])
             | 8[ \xa0-]?\([0-9]{{3,5}}\)(?:[ \xa0-]?[0-9]{{1,4}}){{2,5}}(?![0-9])
             | [0-9]{{1,4}}(?:-[0-9]{{2,4}}){{2,5}}(?![0-9-]) )
  | (?P<code> [0-9]++(?:[-xхXХ×°][0-9]++){{6,}}+ )
  | (?P<number> [1-9][0-9]{{0,2}}+(?:[ \xa0\u202f\u2009][0-9]{{3}}(?![0-9]))++(?:[.,][0-9]++)?+
              | (?:1[89]|20)[0-9]{{2}}(?=/(?:1[89]|20)[0-9]{{2}}(?![0-9]))
              | [0-9]++(?:[.,:/][0-9]++)*+ )
  | (?P<times> (?<=[0-9])[xхXХ](?=[0-9]) )
  | (?P<word> [^\W\d_][\w{_MARKS}]*+ )
  | (?P<line> [^\S\n]*+\n\s*+ )
  | (?P<sign> [{_SIGNS}] )(?P=sign)*+
  | [^\S\n]++ | \w++ | [^{_SIGNS}\s\w]++
    """,
    re.VERBOSE | re.DOTALL,
)
_SPACES = re.compile(r"[ \xa0\u202f\u2009]")
_NOT_CYRILLIC = re.compile(r"[^а-яәғқңөұүһіё]")
_MARKS_OF_WORD = re.compile(f"[{_MARKS}]")
_DASHES = dict.fromkeys("‑–—−", "-")

# A letter with its marks; a longer pile of marks is left as it is, since sorting it is not linear.
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,8}+(?![\u0300-\u036f])")


class Token(NamedTuple):
    """A word (folded), number (without spaces), date, phone, sign or line end, and its place.

    A code is seven numbers or more joined by hyphens, × or °, and states nothing.

    `sort` is the name of its group in the pattern, or "other", also for an address. `raw` is as
    written; of a repeated sign, `text` is one, and all dashes are "-", two points or more "…", the
    letter between the digits of «10х15» "×".
    """

    sort: str
    text: str
    raw: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order, without spaces; their places are those of `text`."""
    composed, shifts = _compose(text)
    found = list(_read(composed))
    if not shifts:
        return found
    places = [place for place, _ in shifts]

    def origin(place: int) -> int:
        after = bisect_right(places, place)
        return place + (shifts[after - 1][1] if after else 0)

    return [token._replace(start=origin(token.start), end=origin(token.end)) for token in found]


def _compose(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with its letters composed, and (place in it, what to add from there on)."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    done = added = 0
    for match in _DECOMPOSED.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        if shift := len(match[0]) - len(letter):
            parts += (text[done : match.start()], letter)
            done = match.end()
            added += shift
            shifts.append((done - added, added))
    return "".join((*parts, text[done:])), shifts


def _read(text: str) -> Iterator[Token]:
    place = 0
    for part, is_kept in split(text):
        if is_kept:
            yield Token("other", "", "", place, place + len(part))
        else:
            yield from _read_part(part, place)
        place += len(part)


def _read_part(part: str, place: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(part):
        sort, raw = match.lastgroup or "other", match[0]
        if sort == "other" and raw.isspace():
            continue
        if sort == "word":
            text = _fold(raw) if len(raw) <= _LONGEST else ""
        elif sort == "number":
            text = _SPACES.sub("", raw) if len(raw) <= _LONGEST else ""
        elif sort == "times":
            sort, text = "sign", "×"
        elif sort == "sign":
            text = "…" if raw.startswith("..") else _DASHES.get(raw[0], raw[0])
        else:
            text = raw
        yield Token(sort, text, raw, place + match.start(), place + match.end())


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    """The word as the tables have it: small letters, е for ё, no marks, no look-alikes."""
    folded = word.lower()
    if _NOT_CYRILLIC.search(folded):
        folded = fold_lookalikes(_MARKS_OF_WORD.sub("", word)).lower()
    return folded.replace("ё", "е")
