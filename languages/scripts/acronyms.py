"""Which capitals are an acronym, whose letters stand apart in Arabic letters («АҚШ», ا ق ش)."""

import re
from collections.abc import Collection, Iterator

from languages.scripts.words import WORD, roman

LONGEST_ACRONYM = 5
"""Longer words of capitals are headlines or shouts."""

_SURE = 2

_CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІ]"
# A search for one of a set of letters is quick, so what stands before it is looked at last.
_CAPITALS = re.compile(rf"{_CAPITAL}(?<![^\W\d_].){_CAPITAL}{{1,2}}+(?![^\W\d_])")

_SMALL = re.compile("[а-яёәғқңөұүһі]")

_VOWEL = "аәеёоөұүыіэюяиу"
_CONSONANT = "бвгғджзйкқлмнңпрстфхһцчшщ"
# What no Kazakh word has: only consonants; two full vowels side by side; ө ұ ү after the first
# syllable; two consonants at the start or end but for a few; three side by side.
_UNSPEAKABLE = re.compile(
    rf"""
    [{_CONSONANT}ьъ]+\Z
  | .*[аәеоөұүыіэ][аәеоөұүыіэ]
  | .*[{_VOWEL}].*[өұү]
  | [{_CONSONANT}](?![рл])[{_CONSONANT}]
  | .*(?![рлнйу]|ст|кс)[{_CONSONANT}][{_CONSONANT}]\Z
  | .*[{_CONSONANT}]{{3}}
    """,
    re.VERBOSE,
)


def is_speakable(word: str) -> bool:
    """Could a short word in capitals be a Kazakh word? «ШЫҒЫС» could, «АҚШ» and «ҚХР» could not."""
    return not _UNSPEAKABLE.match(word.lower())


def acronyms(text: str) -> frozenset[str]:
    """The words of two or three capitals that the lines around them show to be acronyms.

    Those are lines with small letters too; but «ИІС» is none beside «иіс». Longer acronyms, and all
    in lines of capitals alone, are known by being unspeakable, which `arabic_word` sees itself: of
    four or five capitals that can be spoken most are names («Дәурен ҚУАТ», «НАТО»).
    """
    found: set[str] = set()
    for line in text.splitlines() if _CAPITALS.search(text) else ():
        found.update(_acronyms_of_line(line, found))
    return frozenset(found)


def _acronyms_of_line(line: str, known: Collection[str]) -> Iterator[str]:
    """Those of the line but for what is known from others."""
    found = set(_CAPITALS.findall(line)).difference(known)
    if not found or not _SMALL.search(line):
        return
    words = set(WORD.findall(line))
    for word in found:
        is_sure = len(word) == _SURE or words.isdisjoint((word.lower(), word.capitalize()))
        if is_sure and not roman(word):
            yield word
