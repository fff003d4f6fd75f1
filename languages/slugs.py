"""Slugs for addresses: ASCII letters and digits, in small letters, with hyphens.

Letters are mapped before any decomposition: Unicode takes й for и with a mark and ё for е with one,
and has no decomposition at all for ә ғ қ ң ө ұ ү һ і, which plain ASCII folding therefore loses.
"""

import re
import unicodedata

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

_TABLES = {"ru": _FOREIGN | _RUSSIAN, "kk": _FOREIGN | _KAZAKH}

# Inside a word these vanish, as marks of stress do; every other sign parts words.
_SILENT = frozenset("'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")
_GAPS = re.compile(r"[^a-z0-9]+")


def slugify(text: str, language: str) -> str:
    """An ASCII slug of `text`, of at most MAX_LENGTH characters, cut between words where it can be.

    Composed and decomposed spellings give the same slug, and a slug gives itself. Letters of other
    scripts are left out beside letters that can be spelled; alone they become their code points
    («新疆» is "65b0-7586"). So it is empty only for a text without letters and digits.
    """
    table = _TABLES[language]
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    spelled = [(character, _spell(character, table)) for character in small]
    if not any(letter.isalpha() for _, part in spelled for letter in part):
        spelled = [(character, _code(character, part)) for character, part in spelled]
    return _cut(_GAPS.sub("-", "".join(part for _, part in spelled)).strip("-"))


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
