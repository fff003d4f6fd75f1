"""What a word of a query, typed in Latin or Arabic letters, may stand for in Cyrillic.

Search folds ә→а ғ→г қ→к ң→н ө→о ұ,ү→у һ→х і→и and ё→е, so what only these tell apart is given once.
A word is cut into the longest spellings of `back_readings`; each has its readings, the likeliest
first, and the readings of the word come in the order of how unlikely their parts are together.
"""

import re
from collections.abc import Iterator
from heapq import nsmallest

from languages.letters import fold_lookalikes
from languages.scripts import back_latin
from languages.scripts.back import (
    ARABIC,
    LATIN,
    composed,
    from_latin,
    is_2018,
    is_kazakh,
    small_latin,
    to_cyrillic,
)
from languages.scripts.back_arabic import open_word
from languages.scripts.back_readings import BARE, KAZAKH, OPEN, OPEN_FRONT, RUSSIAN, Readings, Table

MOST = 32
"""The most candidates for one word."""

LONGEST = 40
"""Words of more letters have their one likeliest reading only."""

_UNLIKELY = 4
_LONGEST_SPELLING = 4
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_WORD = re.compile(rf"((?:{LATIN.pattern})++)")
# Spellings that no Kazakh word has in the letters of 2021 and of 2018: by False and True.
_NOT_OF = {
    False: re.compile("[szkgc]h|y[aeou]|[aeoyäöıi]y"),
    True: re.compile("[zkg]h|y[aeou]|[aeoyáóúıi]y|[aeoyáóúı][iu]|i[aou]"),
}

_IS_RUSSIAN = {"ru": True, "kk": False}
_FRONT = frozenset("әөүіе")
_VOWELS = frozenset("aeiouyäáåâeéèėëiıïoóöôuúüūŭûý")
_APOSTROPHES = str.maketrans("’‘ʼʻ`´′", "'" * 7)
# The alphabet of October 2017 wrote its marks as apostrophes.
_OF_2017 = {
    "a'": "ä", "g'": "ğ", "i'": "i", "n'": "ñ", "o'": "ö", "s'": "ş", "c'": "ç", "u'": "ü",
    "y'": "ý",
}  # fmt: skip
_MARKED = re.compile("[aginoscuy]'")
_RUSSIAN_LETTERS = str.maketrans("әғқңөұүһі", "агкноуухи")


def cyrillic_candidates(word: str, language: str = "kk") -> tuple[str, ...]:
    """The Cyrillic words, in small letters, that a word of a query may stand for.

    The likeliest comes first, each once, MOST at most. A word with Cyrillic letters gives itself,
    its look-alike letters folded; so does one without Latin and Arabic letters; "" gives none.
    Kazakh letters are left to the folding of search; for "ru" there are Russian letters only, and
    soft signs that Latin left out.
    """
    is_russian = _IS_RUSSIAN[language]
    word = fold_lookalikes(composed(word))
    is_latin, is_arabic = bool(LATIN.search(word)), bool(ARABIC.search(word))
    if _CYRILLIC.search(word) or not (is_latin or is_arabic):
        found = [word.lower()] if word else []
    elif len(word) > LONGEST or (is_latin and is_arabic):
        found = [to_cyrillic(word).lower()]
    elif is_arabic:
        found = _of_arabic(word)
    else:
        found = _of_russian(word) if is_russian else _of_kazakh(word)
    if is_russian:
        found = [reading.translate(_RUSSIAN_LETTERS) for reading in found]
    return tuple(dict.fromkeys(found))[:MOST]


def _of_arabic(word: str) -> list[str]:
    exact = to_cyrillic(word).lower()
    opened, _ = open_word(word)
    is_front = not _FRONT.isdisjoint(exact)
    return [exact, *_likeliest(_parts(opened, OPEN_FRONT if is_front else OPEN))]


def _of_russian(word: str) -> list[str]:
    return _likeliest(_parts(_plain(word), RUSSIAN))


def _of_kazakh(word: str) -> list[str]:
    marked = _MARKED.sub(lambda letter: _OF_2017[letter[0].lower()], word.translate(_APOSTROPHES))
    is_bare = marked.isascii() and "sh" not in marked.lower()
    table = KAZAKH | BARE if is_bare else KAZAKH
    return [*_exact(marked), *_likeliest(_parts(_plain(marked), table))]


def _exact(word: str) -> list[str]:
    """What the letters of 2021 and of 2018 say exactly, the likelier alphabet first."""
    if not is_kazakh("".join(_LATIN_WORD.findall(word))):
        return []
    small, is_old = word.lower(), is_2018(word)
    return [
        "".join(
            from_latin(part, is_old=way) if LATIN.match(part) else part.lower()
            for part in _LATIN_WORD.split(word)
        )
        for way in (is_old, not is_old)
        if not _NOT_OF[way].search(small)
    ]


def _plain(word: str) -> str:
    """The word in small letters; I is ı beside the marks of 2021, and i without them."""
    small = word.translate(_APOSTROPHES).lower()
    return small_latin(word.translate(_APOSTROPHES), is_old=back_latin.NEW_MARKS.isdisjoint(small))


def _parts(word: str, table: Table) -> Iterator[Readings]:
    """The readings of the spellings that the word is cut into; other characters are kept."""
    place = 0
    while place < len(word):
        for length in range(min(_LONGEST_SPELLING, len(word) - place), 0, -1):
            if readings := _readings(word, place, place + length, table):
                break
        yield readings or ((word[place], 0),)
        place += length


def _readings(word: str, start: int, end: int, table: Table) -> Readings:
    """The readings of word[start:end] where it stands; () if it is no spelling."""
    before, after = word[start - 1 : start], word[end : end + 1]
    spelling = word[start:end]
    befores = ("^", "") if not before.isalpha() else ("*", "") if before in _VOWELS else ("",)
    afters = (
        ("$", "")
        if not after.isalpha() and after != "'"
        else ("",)
        if after in _VOWELS
        else ("_", "")
    )
    for first in befores:
        for last in afters:
            if readings := table.get(first + spelling + last):
                return readings
    return ()


def _likeliest(parts: Iterator[Readings]) -> list[str]:
    """The MOST likeliest words made of a reading of each part, none of them too unlikely."""
    words = [("", 0)]
    for readings in parts:
        longer = (
            (word + letters, cost + more)
            for word, cost in words
            for letters, more in readings
            if cost + more <= _UNLIKELY
        )
        words = nsmallest(MOST, longer, key=_cost)
    return [word for word, _ in words]


def _cost(word: tuple[str, int]) -> int:
    return word[1]
