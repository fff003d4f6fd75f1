"""From Kazakh Latin letters back to Cyrillic, word by word.

The rules undo the alphabet of April 2021 (ä ğ ñ ö ü ū ı i ş). The letters of February 2018 (á ǵ ń
ó ú ý, sh, ch; its u, i and ı are ū, ı and i) are first put into those of 2021. What a letter does
not tell is decided by what is usual in Kazakh: й after a vowel, and и elsewhere; т and с apart
where a Kazakh ending begins with с; the words of `back_words` by heart.
"""

import re

from languages.scripts.back_words import KNOWN
from languages.scripts.exceptions import LATIN_2021

SIMPLE = {
    "a": "а", "ä": "ә", "b": "б", "v": "в", "g": "г", "ğ": "ғ", "d": "д", "e": "е", "j": "ж",
    "z": "з", "i": "и", "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "o": "о",
    "ö": "ө", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "ū": "ұ", "ü": "ү", "f": "ф",
    "h": "х", "ş": "ш", "y": "ы", "ı": "і",
}  # fmt: skip
"""The letters of 2021, each with its likeliest Cyrillic letter."""

_COMPOUND = {
    "ё": "io", "й": "i", "һ": "h", "ц": "ts", "ч": "tş", "щ": "şş", "ъ": "", "ь": "", "э": "e",
    "ю": "iu", "я": "ia",
}  # fmt: skip
LONGEST = max(map(len, KNOWN)) + 6
_SPELLING = str.maketrans({letter: latin for latin, letter in SIMPLE.items()} | _COMPOUND)

NEW_MARKS = frozenset("äğñöüūş")
OLD_MARKS = frozenset("áǵńóúý")
LETTERS = frozenset(SIMPLE) | OLD_MARKS
"""The small letters of both alphabets; «c» stands in «ch» only."""

_FROM_OLD = str.maketrans(dict(zip("áǵńóúýuiı", "äğñöüuūıi", strict=True)))

# і after a vowel other than и or у, or before one, is no Kazakh: such an ı is the й of 2018.
_OLD_I = re.compile("[aeoyäöūü]ı|ı[aoyý]")

_VOWEL = "[aäeoöuūüyıiаәеоөуұүыіиэюя]"
_NO_VOWEL = "[^aäeoöuūüyıiаәеоөуұүыіиэюя]"
_FIRST_VOWEL = re.compile(_VOWEL)
_SINGLE = re.compile(f"(?<={_NO_VOWEL})i(?=[au])")
# A condition («айтса», «кетсеңіз»), as a whole ending.
_IF = "[ae](?:m|q|k|ñ(?:[yı]z)?(?:d[ae]r)?)?$"
_RULES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        # A capital I is typed for İ as well, and an ı here is the й of 2018.
        ("(?<=[aäeoöyūü])ı", "й"),
        ("^ts", "ц"),
        (f"ts(?={_IF})", "тс"),
        ("ts(?=[aäyıöūü])", "тс"),
        ("ts", "ц"),
        ("^tş", "ч"),
        ("tş(?=[äyıöūü])", "тш"),
        ("tş", "ч"),
        ("şş", "щ"),
        (f"(?<={_VOWEL})ia|^ia", "я"),
        ("ia", "иа"),
        ("(?<=[drzц])ium", "иум"),
        ("iu", "ю"),
        # у itself is a consonant after a vowel, and at the beginning of a word.
        (f"(?<=[aäeoöūüyıiаәеоөұүыіиэюя])i|(?<={_NO_VOWEL}[uу])i", "й"),
    )
)
_SIMPLE = str.maketrans(SIMPLE)


def spelling(word: str) -> str:
    """A small Cyrillic word in the Latin letters of 2021, letter by letter."""
    return word.translate(_SPELLING)


KNOWN_2021 = {spelling(word): word for word in KNOWN} | {
    row.wanted: row.written for row in LATIN_2021
}


def from_2021(word: str) -> str:
    """The Cyrillic of a word in small letters of 2021; letters of no Kazakh alphabet stay."""
    return settle("".join(beginning(word, KNOWN_2021)))


def from_2018(word: str) -> str:
    """The Cyrillic of a word in small letters of 2018; letters of no Kazakh alphabet stay."""
    new = word.replace("sh", "ş").replace("ch", "tş").translate(_FROM_OLD)
    return from_2021(new)


def is_old(word: str) -> bool:
    """Whether a word in small letters can only be meant in the letters of 2018."""
    return not OLD_MARKS.isdisjoint(word) or bool(_OLD_I.search(word))


def beginning(word: str, known: dict[str, str]) -> tuple[str, str]:
    """The longest beginning of `word` that is known, in Cyrillic, and the rest as it is.

    A soft sign goes before a vowel, as in Kazakh «фестивалі».
    """
    for length in range(min(len(word), LONGEST), 1, -1):
        if found := known.get(word[:length]):
            rest = word[length:]
            return found.removesuffix("ь") if _FIRST_VOWEL.match(rest) else found, rest
    return "", word


def double_i(word: str) -> str:
    """«ия» and «ию» after a consonant as in 2021; Arabic letters do not write the и there."""
    return _SINGLE.sub("ii", word)


def settle(word: str) -> str:
    """The Cyrillic of a word in the letters of 2021 that may have Cyrillic letters already."""
    for pattern, letters in _RULES:
        word = pattern.sub(letters, word)
    return word.translate(_SIMPLE)
