"""The endings of Kazakh nouns, and the stems that they leave of a word.

An ending is (plural)(possessive)(case), and the locative may go on with -ғы («ауданындағы»), which
takes plural and case once more. Its vowels follow the last syllable of the stem, its first
consonant the last sound. Sources: R. Muhamedowa, Kazakh: A Comprehensive Grammar (Routledge 2016),
chapters on the noun; Қазақ грамматикасы (Астана 2002), «Зат есім».
"""

from collections.abc import Iterator, Mapping
from itertools import product

# Endings are written for both rows of vowels at once: A is а or е, I is ы or і, G is ғ or г, Q is қ
# or к. -мен and -нікі have one form.
_ROWS = {
    "back": str.maketrans("AIGQ", "аығқ"),
    "front": str.maketrans("AIGQ", "еігк"),
}

# What a stem, or an ending so far, ends in, with its plural, and its cases: genitive, dative,
# accusative, locative, ablative, instrumental. "third" is the possessive -ы, -сы; "own" is -м, -ң.
_PLURALS = {"vowel": "лAр", "glide": "лAр", "liquid": "дAр", "buzz": "дAр", "nasal": "дAр",
            "hard": "тAр"}  # fmt: skip
_CASES = {
    "vowel": "нIң GA нI дA дAн мен",
    "glide": "дIң GA дI дA дAн мен",
    "liquid": "дIң GA дI дA дAн мен",
    "buzz": "дIң GA дI дA дAн бен",
    "nasal": "нIң GA дI дA нAн мен",
    "hard": "тIң QA тI тA тAн пен",
    "third": "нIң нA н ндA нAн мен",
    "own": "нIң A дI дA нAн мен",
}
_LOCATIVE = 3

# Possessives after a vowel and after a consonant, with the class of cases that follows them.
_POSSESSIVES = {
    "vowel": (("м", "own"), ("ң", "own"), ("ңIз", "buzz"), ("сI", "third"), ("мIз", "buzz")),
    "consonant": (("Iм", "own"), ("Iң", "own"), ("IңIз", "buzz"), ("I", "third"), ("IмIз", "buzz")),
}

# The last letter of a stem. Final б в г д count as voiceless («клубтар»); и and ю may be either.
_LAST_LETTERS = {
    "vowel": "аәеэоөұүыіяёию",
    "glide": "йуирю",
    "liquid": "л",
    "buzz": "жз",
    "nasal": "мнң",
    "hard": "пкқстшщчцфхһбвгғд",
}
_BACK_VOWELS, _FRONT_VOWELS, _UNSURE_VOWELS = "аоұыяё", "әеөүіэ", "иую"
_UNSURE_ENDS = ("ов", "ев", "ь", "г", "нк", "рк", "лк", "ск")

# One bit for every pair of row and class, so that a stem and an ending fit where their bits meet.
_PLACES = {
    (row, last): 1 << number
    for number, (row, last) in enumerate((row, last) for row in _ROWS for last in _LAST_LETTERS)
}
_ROW_BITS = {row: sum(_PLACES[row, last] for last in _LAST_LETTERS) for row in _ROWS}
_BOTH_ROWS = _ROW_BITS["back"] | _ROW_BITS["front"]
_VOWEL_ROWS = (
    dict.fromkeys(_BACK_VOWELS, _ROW_BITS["back"])
    | dict.fromkeys(_FRONT_VOWELS, _ROW_BITS["front"])
    | dict.fromkeys(_UNSURE_VOWELS, _BOTH_ROWS)
)
_LAST_BITS: dict[str, int] = {}
for _row, _last in _PLACES:
    for _letter in _LAST_LETTERS[_last]:
        _LAST_BITS[_letter] = _LAST_BITS.get(_letter, 0) | _PLACES[_row, _last]


def _with_case(last: str) -> Iterator[str]:
    """No case, each case, and the locative with -ғы and what may follow it; "" is among them."""
    yield ""
    cases = _CASES[last].split()
    yield from cases
    relative = cases[_LOCATIVE] + "GI"
    yield relative
    for case in _CASES["vowel"].split():
        yield relative + case
    yield relative + "лAр"
    for case in _CASES["glide"].split():
        yield f"{relative}лAр{case}"
    # After nasals too it is «адамдікі».
    belonging = "дікі" if last in ("nasal", "own") else cases[0][0] + "ікі"
    for case in ("", "нің", "не", "н", "нде", "нен", "мен"):
        yield belonging + case


def _with_possessive(last: str) -> Iterator[str]:
    yield from _with_case(last)
    for possessive, then in _POSSESSIVES["vowel" if last == "vowel" else "consonant"]:
        for ending in _with_case(then):
            yield possessive + ending


def _places() -> dict[str, int]:
    """Every ending with the bits of the stems after which it is legal."""
    places: dict[str, int] = {}
    for row, letters in _ROWS.items():
        after_plural = " ".join(_with_possessive("glide")).translate(letters).split(" ")
        for last, bit in ((last, _PLACES[row, last]) for last in _LAST_LETTERS):
            plural = _PLURALS[last].translate(letters)
            endings = " ".join(_with_possessive(last)).translate(letters).split(" ")
            for ending in (*endings, *(plural + rest for rest in after_plural)):
                places[ending] = places.get(ending, 0) | bit
    # A bare -м or -ң is far more often the end of a stem («қалам» is a pen).
    for ending in ("", "м", "ң"):
        del places[ending]
    return places


_ENDINGS = _places()

ENDINGS = frozenset(_ENDINGS)
"""Every ending that a Kazakh noun may take, in small letters; not the empty one, no bare м or ң."""

LONGEST = max(map(len, ENDINGS))
"""The length of the longest ending, in letters."""


_SHORTEST_STEM = 2


class Cutter:
    """Cuts endings off words written in Kazakh letters, or in letters that several of them share.

    `fold` is a table for `str.translate` that says which letter stands for which, if any does: with
    {"і": "и"} the endings -дың and -дин are known, and и may be either.
    """

    def __init__(self, fold: Mapping[int, str] | None = None) -> None:
        self._last_bits = _merged(_LAST_BITS, fold or {})
        self._row_bits = _merged(_VOWEL_ROWS, fold or {})
        endings = _merged(_ENDINGS, fold or {})
        # What is only the tail of an ending has no bits: there the search goes on, else it ends.
        tails = {ending[start:]: 0 for ending in endings for start in range(1, len(ending))}
        self._tails = tails | endings
        # Of most stems the last two letters tell all, since one of them is a vowel.
        vowels, letters = self._row_bits.keys(), self._last_bits.keys() | {"ь"}
        ends = {*product(vowels, letters), *product(letters, vowels - {"у", "ю"})}
        self._end_bits = {a + b: self._fitting(a + b) for a, b in ends}
        # Between vowels қ and к do not stand: «ақын» is no form of «ақ», which has «ағын».
        self._voiced = set(map("".join, product(vowels, "қк", "ыі")))

    def stems(self, word: str) -> list[str]:
        """What remains of a word in small letters where a legal ending is cut off, longest first.

        A stem has two letters or more and a vowel; the ending fits its last sound and the row of
        its vowels. The word itself is not among them. Which of them exists takes a dictionary to
        tell.
        """
        found: list[str] = []
        cut = len(word) - 1
        while cut >= _SHORTEST_STEM and (places := self._tails.get(word[cut:])) is not None:
            if places:
                bits = self._end_bits.get(word[cut - 2 : cut])
                if bits is None:
                    bits = self._fitting(word[:cut])
                if places & bits and word[cut - 2 : cut + 1] not in self._voiced:
                    found.append(word[:cut])
            cut -= 1
        return found

    def _fitting(self, stem: str) -> int:
        """The bits of a stem's last sound in the row of its last vowel, in both if it is not sure.

        A last у goes with the vowel before it («бару» is back, «келу» front). Inside a stem у may
        be that of a loan («ресурсы») or hide a dropped vowel («қаупі»), and и is either. Surnames
        go with what stands before -ов, -ев («Тоқаевтың», «Бектеновтің»). Loans in -ь are front, and
        so are those in -г, and in -к after a consonant («педагогі», «банктің»).
        """
        last = stem[-1]
        bits = self._last_bits.get(stem[-2] if last == "ь" else last, 0)
        if stem.endswith(_UNSURE_ENDS):
            return bits
        is_glide = last in "ую"
        for letter in reversed(stem[:-1] if is_glide else stem):
            if rows := self._row_bits.get(letter):
                return bits & rows
        return bits if is_glide else 0


def _merged(bits: Mapping[str, int], fold: Mapping[int, str]) -> dict[str, int]:
    """The same bits by folded keys; those that become equal are joined."""
    merged: dict[str, int] = {}
    for letters, places in bits.items():
        folded = letters.translate(fold)
        merged[folded] = merged.get(folded, 0) | places
    return merged


_cutter = Cutter()


def stems(word: str) -> list[str]:
    """What legal endings leave of a Kazakh word in small letters, as in `Cutter.stems`."""
    return _cutter.stems(word)
