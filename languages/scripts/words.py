"""Words of a running text: where they are, and in which form they are converted."""

import re
from collections.abc import Iterable

from languages.letters import fold_lookalikes

LONGEST_REMEMBERED = 60
"""Words of more letters are converted afresh each time: no cache keeps a megabyte."""

# Latin and Greek letters are here so that «Cемей» with a Latin C and «NFCтің» are one word each.
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏƏəɵΆ-ϿЀ-ҁҊ-ԯ"
_SOFT_HYPHEN = "\u00ad"
_MARKS = "\u0300-\u036f"

_REST = f"{_LETTER}{_MARKS}{_SOFT_HYPHEN}"
WORD = re.compile(rf"[{_LETTER}][{_REST}]*+")
"""One run of letters with their marks; a hyphen parts words, and so does an apostrophe or digit.

Runs without a Cyrillic letter match too (so that no run is ever read twice): converting leaves them
as they are.
"""


def begun(letters: Iterable[str]) -> re.Pattern[str]:
    """Finds the matches of WORD that begin with one of these letters."""
    firsts = re.escape("".join(sorted(letters)))
    return re.compile(rf"[{firsts}](?<![{_REST}].)[{_REST}]*+")


CYRILLIC = re.compile(r"[\u0400-\u0481\u048a-\u052f]")
"""A Cyrillic letter."""

PLAIN = re.compile(r"[\u0400-\u0481\u048a-\u052f]++")
"""A whole word, if it fully matches, that needs no tidying."""

LOOSE = re.compile(f"[{_MARKS}{_SOFT_HYPHEN}]")
"""A sign that is no letter and yet may belong to a word."""

# Unicode's normal forms take quadratic time over thousands of marks on one letter.
_TOO_MANY_MARKS = re.compile(rf"([{_MARKS}]{{4}})[{_MARKS}]++")
_MARKS_ON_CYRILLIC = re.compile(rf"(?<=[Ѐ-ҁҊ-ԯ])[{_MARKS}]++")


def tidy(word: str) -> str:
    """The word as it would be typed with care; a word without Cyrillic letters stays as it is.

    It is composed (и with a breve is й), look-alike Latin letters are Cyrillic, soft hyphens and
    marks of stress are gone: on а an acute would make it ә in the Latin of 2018.
    """
    if PLAIN.fullmatch(word) or not CYRILLIC.search(word):
        return word
    bare = _TOO_MANY_MARKS.sub(r"\1", word.replace(_SOFT_HYPHEN, ""))
    return _MARKS_ON_CYRILLIC.sub("", fold_lookalikes(bare))


# A search for one of a set of letters is quick, so what stands around it is looked at last; the
# marks lie between À and Ͽ.
_UNTIDY = re.compile(
    rf"[A-Za-zÀ-ϿƏəɵ{_SOFT_HYPHEN}](?:(?=[Ѐ-ԯ])|(?<=[{_MARKS}{_SOFT_HYPHEN}])|(?<=[Ѐ-ԯ].))"
)


def tidied(text: str) -> str:
    """The text with each of its words tidy."""
    return WORD.sub(lambda word: tidy(word[0]), text) if _UNTIDY.search(text) else text


_ROMAN = re.compile(r"(?=[XVIL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TO_ROMAN = str.maketrans("ХІ", "XI")

# Before these a single capital І or Х is a number too: «І тоқсан», «Х ғасыр».
_COUNTED = (
    "ғасыр тоқсан жартыжылдық съезд құрылтай сессия шақырылым отырыс дәреже санат топ бөлім тарау "
    "кезең дүниежүзілік"
).split()
_LONE_ROMAN = re.compile(rf"[ІХ](?=[ \u00a0](?:{'|'.join(_COUNTED)}))(?<![\w.-].)")


def roman(word: str) -> str:
    """The Roman number in Latin letters that is typed with Cyrillic ones («ХХІ», «ІV»), or "".

    A single letter is none, for «І» and «Х» are initials as well; see `lone_romans`.
    """
    latin = word.translate(_TO_ROMAN)
    return latin if _ROMAN.fullmatch(latin) else ""


def lone_romans(text: str) -> str:
    """The text with І and Х as Latin letters where what follows shows them to be numbers."""
    return _LONE_ROMAN.sub(lambda number: number[0].translate(_TO_ROMAN), text)
