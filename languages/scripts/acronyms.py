"""Which capitals are an acronym, whose letters stand apart in Arabic letters («АҚШ», ا ق ش)."""

import re
from collections.abc import Iterator

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
    if not _CAPITALS.search(text):
        return frozenset()
    lines = (line for line in text.splitlines() if line.strip())
    return frozenset(word for line in lines for word in _acronyms_of_line(line))


def _acronyms_of_line(line: str) -> Iterator[str]:
    found = set(_CAPITALS.findall(line))
    if not found or not _SMALL.search(line):
        return
    words = set(WORD.findall(line))
    for word in found:
        is_sure = len(word) == _SURE or words.isdisjoint((word.lower(), word.capitalize()))
        if is_sure and not roman(word):
            yield word
