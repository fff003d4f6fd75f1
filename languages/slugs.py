"""Slugs for addresses: ASCII letters and digits, in small letters, with hyphens.

Letters are mapped before any decomposition: Unicode takes й for и with a mark and ё for е with one,
and has no decomposition at all for ә ғ қ ң ө ұ ү һ і, which plain ASCII folding therefore loses.
"""

import re
import unicodedata
from itertools import zip_longest

from languages.composing import compose

MAX_LENGTH = 80
"""The longest slug, in characters."""

# The newsroom's tables: Kazakh after the Latin spelling its readers know (ж j, қ q, х h), Russian
# after the spelling common in Russian addresses (ж zh, х kh, щ shch).
_KAZAKH = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "io",
    "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_RUSSIAN = _KAZAKH | {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "щ": "shch", "ю": "yu", "я": "ya",
}  # fmt: skip
# Letters that Unicode does not decompose, so that they too would be dropped from names.
_FOREIGN = {
    "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d",
    "є": "e", "ґ": "g",
}  # fmt: skip

# Kazakh in the Latin letters of April 2021 and of February 2018, where they are spelled otherwise
# than their plain letters: ş is ш, ý is у.
_KAZAKH_LATIN = {"ş": "sh", "ý": "u"}
# What the other scripts spell with a letter more than Cyrillic: ч, щ, щ, and surnames in -аев.
_KAZAKH_PAIRS = (("tş", "ch"), ("şş", "sh"), ("شش", "ش"), ("ايەۆ", "اەۆ"))

_TABLES = {"ru": _FOREIGN | _RUSSIAN, "kk": _FOREIGN | _KAZAKH | _KAZAKH_LATIN}

# Kazakh in Arabic letters. One letter serves a back vowel and its front one; in ASCII that matters
# for ى alone, which is ы (y) or і (i).
_KAZAKH_ARABIC = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ج": "j", "چ": "ch", "ح": "h", "د": "d", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ع": "g", "ف": "f", "ق": "q", "ك": "k", "گ": "g", "ڭ": "n",
    "ل": "l", "م": "m", "ن": "n", "ھ": "h", "و": "o", "ۇ": "u", "ۋ": "u", "ۆ": "v", "ە": "e",
    "ى": "y", "ي": "i", "\u0621": "", "\u0674": "", "\u0640": "",
}  # fmt: skip
_HAMZA = frozenset("\u0621\u0674")
_FRONT, _BACK = frozenset("ەكگ"), frozenset("قع")
_EITHER = frozenset("اوۇ")
_VOWELS = _EITHER | frozenset("ەى")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefc]++")

# Inside a word these vanish, as marks of stress do; every other sign parts words.
_SILENT = frozenset("'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")
_GAPS = re.compile(r"[^a-z0-9]+")


def slugify(text: str, language: str) -> str:
    """An ASCII slug of `text`, of at most MAX_LENGTH characters, cut between words where it can be.

    Composed and decomposed spellings give the same slug, and a slug gives itself. Letters of other
    scripts are left out beside letters that can be spelled; alone they become their code points
    («新疆» is "65b0-7586"). So it is empty only for a text without letters and digits. Kazakh is
    spelled alike from all its alphabets: «Үржар ауданы», «Ürjar audany» and «ءۇرجار اۋدانى» are
    "urjar-audany".
    """
    table = _TABLES[language]
    small = compose(compose(text).lower())
    if language == "kk":
        small = _kazakh(small)
    parts = {character: _spell(character, table) for character in set(small)}
    if not any(letter.isalpha() for part in parts.values() for letter in part):
        parts = {character: _code(character, part) for character, part in parts.items()}
    return _cut(_GAPS.sub("-", "".join(map(parts.__getitem__, small))).strip("-"))


def _kazakh(small: str) -> str:
    """Spell what has Kazakh letters of the Arabic and Latin alphabets as its Cyrillic form is."""
    for pair, single in _KAZAKH_PAIRS:
        small = small.replace(pair, single)
    return _ARABIC_WORD.sub(_arabic, small)


def _arabic(match: re.Match[str]) -> str:
    """The word in ASCII; as it stands, where it is too long or has a letter not of Kazakh."""
    if len(match[0]) > MAX_LENGTH:
        return match[0]
    word = unicodedata.normalize("NFKC", match[0])
    if not _KAZAKH_ARABIC.keys() >= set(word):
        return match[0]
    # A lone hamza has no spelling.
    return _harmonised(word) or match[0]


def _harmonised(word: str) -> str:
    """The word in ASCII: each ى after the vowel before it, the first after the consonants near.

    A hamza makes the whole word front. So does ە what follows. ۇ may be either, ا and و in the
    first syllable alone; later they are back.
    """
    if not _HAMZA.isdisjoint(word):
        return "".join("i" if letter == "ى" else _KAZAKH_ARABIC[letter] for letter in word)
    is_front: bool | None = None
    is_first = True
    spelled = []
    for place, letter in enumerate(word):
        if letter == "ە":
            is_front = True
        elif letter in _EITHER:
            is_front = None if is_first or letter == "ۇ" else False
        elif letter == "ى" and is_front is None:
            is_front = _is_near_front(word, place)
        is_first = is_first and letter not in _VOWELS
        spelled.append("i" if letter == "ى" and is_front else _KAZAKH_ARABIC[letter])
    return "".join(spelled)


def _is_near_front(word: str, place: int) -> bool:
    """Whether the letter nearest to `place` that tells front from back is a front one."""
    for pair in zip_longest(reversed(word[:place]), word[place + 1 :], fillvalue=""):
        if not _BACK.isdisjoint(pair):
            return False
        if not _FRONT.isdisjoint(pair):
            return True
    return False


def _spell(character: str, table: dict[str, str]) -> str:
    """ASCII for a small character; "" if silent or of another script, " " if it parts words."""
    if character in table:
        return table[character]
    if character.isascii() and character.isalnum():
        return character
    if character in _SILENT or unicodedata.category(character)[0] == "M":
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", character).lower()
    if parts != character:
        return "".join(_spell(part, table) for part in parts)
    return "" if character.isalnum() else " "


def _code(character: str, part: str) -> str:
    """The code point of a letter that could not be spelled; else `part`, its spelling, as it is."""
    is_lost = character.isalnum() and not part.strip()
    return f" {ord(character):x} " if is_lost else part


def _cut(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    head = slug[:MAX_LENGTH]
    if slug[MAX_LENGTH] != "-":
        head = head.rpartition("-")[0] or head
    return head
