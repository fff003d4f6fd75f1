"""Kazakh words in Latin letters, by two tables.

"2021" is the alphabet shown by the national commission in January and put up as a draft decree in
April 2021, with ё ю я ц ч щ э as its rules of spelling take them apart (m.sports.ru/tribuna/blogs/
kzstories/2883175.html). "2018" is the alphabet of the President's decree № 637 of 19 February 2018,
with the letters that it lacks as Kazinform (qz.inform.kz) and Egemen (lat.egemen.kz) spell them.
"""

from collections.abc import Callable
from functools import lru_cache

from languages.scripts.exceptions import LATIN_2021
from languages.scripts.foreign import FOREIGN
from languages.scripts.names import Found, Names
from languages.scripts.words import CYRILLIC, LONGEST_REMEMBERED, PLAIN, roman, tidy

SCHEMES = ("2021", "2018")

_SMALL_2021 = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "io",
    "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ñ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ū",
    "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "tş", "ш": "ş", "щ": "şş", "ъ": "",
    "ы": "y", "і": "ı", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_SMALL_2018 = _SMALL_2021 | {
    "ә": "á", "ғ": "ǵ", "ё": "ıo", "и": "ı", "й": "ı", "ң": "ń", "ө": "ó", "у": "ý", "ұ": "u",
    "ү": "ú", "ч": "ch", "ш": "sh", "щ": "sh", "і": "i", "ю": "ıý", "я": "ıa",
}  # fmt: skip

# Where a capital is not what Unicode says: in 2021 i and ı keep their dots, in 2018 both are I.
_CAPITALS_2021 = str.maketrans({"i": "İ", "ı": "I"})
_CAPITALS_2018 = str.maketrans({"i": "I", "ı": "I"})


def capitals_2021(latin: str) -> str:
    """A Latin spelling in capitals by the table of 2021, where i is İ and ı is I."""
    return latin.translate(_CAPITALS_2021).upper()


def capitals_2018(latin: str) -> str:
    """A Latin spelling in capitals by the table of 2018, where both i and ı are I."""
    return latin.translate(_CAPITALS_2018).upper()


CAPITALS = {"2021": capitals_2021, "2018": capitals_2018}

_Table = dict[int, str]


def _table(small: dict[str, str], capitals: Callable[[str], str], *, whole: bool) -> _Table:
    """The table with capitals; of Ц the second letter too is one in `whole` words of capitals."""
    table: _Table = {}
    for letter, latin in small.items():
        large = capitals(latin) if whole else capitals(latin[:1]) + latin[1:]
        table |= {ord(letter): latin, ord(letter.upper()): large}
    for letter, kazakh in FOREIGN.items():
        table[ord(letter)] = kazakh.translate(table)
    return table


_TABLES = {
    "2021": _table(_SMALL_2021, capitals_2021, whole=False),
    "2018": _table(_SMALL_2018, capitals_2018, whole=False),
}
# The press writes JShS and IýNESKO in the letters of 2018, so they have no other table here.
_WHOLE = {
    "2021": _table(_SMALL_2021, capitals_2021, whole=True),
    "2018": _TABLES["2018"],
}
_EXCEPTIONS = {
    "2021": Names(((row.written, row.wanted) for row in LATIN_2021), capitals_2021),
    "2018": Names((), capitals_2018),
}


def latin_word(word: str, scheme: str = "2021") -> str:
    """One match of WORD in Latin letters of a scheme (KeyError for one not in SCHEMES).

    A word without Cyrillic letters stays, and of «NFCтің» the letters that are Latin already.
    """
    return speller(scheme)(word)


def speller(scheme: str) -> Callable[[str], str]:
    """`latin_word` for one scheme (KeyError for one not in SCHEMES), to be called often."""
    return _SPELLERS[scheme]


def join(found: Found, scheme: str = "2021") -> str:
    """The spelling that was given for a name, with its ending in Latin letters."""
    return found.wanted + _letters(found.ending, scheme)


def _spell(word: str, scheme: str) -> str:
    if not PLAIN.fullmatch(word):
        if not CYRILLIC.search(word):
            return word
        word = tidy(word)
    if word.isupper() and (number := roman(word)):
        return number
    if found := _EXCEPTIONS[scheme].in_word(word):
        return join(found, scheme)
    return _letters(word, scheme)


def _letters(word: str, scheme: str) -> str:
    tables = _WHOLE if len(word) > 1 and word.isupper() else _TABLES
    return word.translate(tables[scheme])


def _speller(scheme: str) -> Callable[[str], str]:
    @lru_cache(maxsize=16384)
    def remembered(word: str) -> str:
        return _spell(word, scheme)

    def spell(word: str) -> str:
        return remembered(word) if len(word) <= LONGEST_REMEMBERED else _spell(word, scheme)

    return spell


_SPELLERS = {scheme: _speller(scheme) for scheme in SCHEMES}
