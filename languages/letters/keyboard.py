"""Text typed while the keyboard was switched to another alphabet: «ghbdtn» for «привет»."""

import re
from collections import Counter
from itertools import pairwise

from languages.letters.pairs import ENGLISH_PAIRS, KAZAKH_PAIRS, RUSSIAN_PAIRS
from languages.letters.words import KAZAKH_WORDS, RIGHT_WORDS, RUSSIAN_WORDS

# Keys in rows as on a US keyboard, and what stands on them in the Windows layouts "Russian" and
# "Kazakh". Source: Unicode CLDR 30, keyboards/windows/ru-t-k0-windows.xml, kk-t-k0-windows.xml;
# the Kazakh one is РСТ КазССР 903-90. Its row of digits has letters, digits are on the keypad.
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_LETTERS = "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_RUSSIAN_KEYS, _RUSSIAN_SIGNS = "`~@#$^&/?|", 'ёЁ"№;:?.,/'
_KAZAKH_KEYS, _KAZAKH_SIGNS = "2345890-=@#$%*()_+", "әіңғүұқөһӘІҢҒҮҰҚӨҺ"
_MORE_KEYS, _MORE_SIGNS = "167`~^&/|", '",.();:№/'

_TO_RUSSIAN = str.maketrans(_KEYS + _RUSSIAN_KEYS, _LETTERS + _RUSSIAN_SIGNS)
_TO_KAZAKH = str.maketrans(
    _KEYS + _KAZAKH_KEYS + _MORE_KEYS, _LETTERS + _KAZAKH_SIGNS + _MORE_SIGNS
)
_TO_LATIN = str.maketrans(_LETTERS, _KEYS)

_KNOWN = RUSSIAN_WORDS | KAZAKH_WORDS | frozenset(RIGHT_WORDS)
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ADDRESS = re.compile(r"[@/]\w|www\.|\.(?:kz|ru|com|org|net|cn|info|edu|gov)\b", re.IGNORECASE)
_TOKEN = re.compile(r"\S++")
_EDGES = " .,;:!?…\"'()[]{}«»„“”‘’–—-/№&*#$%^+=_<>|\\~`"
# «iPhone», «Tele2»: names, whatever their letters.
_NAME = re.compile(r"[a-zа-я][A-ZА-Я]|\A[A-Za-z]{1,8}[0-9]++\Z")

# The share of usual pairs of letters: at least this in what was meant, at most the other in what
# stands there. Measured on the 8000 commonest English and Russian words; Latin has more strange
# names that are right.
_USUAL = 0.97
_STRANGE_LATIN, _STRANGE_CYRILLIC = 0.8, 0.86
# Where a common word comes out, less is asked.
_STRANGE_BUT_KNOWN = 0.95
_SHORTEST = 5
_LONGEST_ACRONYM = 6


def other_layout(text: str) -> str | None:
    """What the same keys give in the other layout, where that is clearly what was meant.

    Latin gives Russian or Kazakh («ghbdtn» is «привет», «-43h» is «өңір»), Cyrillic gives Latin
    («ыещку» is «store»). None where the text is fine as it is, has both alphabets, is an acronym,
    a name with a capital inside or an address, has fewer than five letters and no common word, or
    where nothing plausible comes out.
    """
    if not text.strip() or _ADDRESS.search(text) or _NAME.search(text):
        return None
    is_latin, is_cyrillic = bool(_LATIN.search(text)), bool(_CYRILLIC.search(text))
    if is_latin == is_cyrillic or (text.isupper() and len(text) < _LONGEST_ACRONYM):
        return None
    if is_cyrillic:
        there = text.translate(_TO_LATIN)
        strange = _share(_cores(text), KAZAKH_PAIRS) <= _STRANGE_CYRILLIC
        return there if strange and _is_meant(there, ENGLISH_PAIRS) else None
    usual = _share(_cores(text), ENGLISH_PAIRS)
    if usual > _STRANGE_BUT_KNOWN:
        return None
    for there, pairs in (
        (text.translate(_TO_RUSSIAN), RUSSIAN_PAIRS),
        (_TOKEN.sub(_in_kazakh, text), KAZAKH_PAIRS),
    ):
        limit = _STRANGE_BUT_KNOWN if _has_known(there) else _STRANGE_LATIN
        if usual <= limit and _is_meant(there, pairs):
            return there
    return None


def _in_kazakh(token: re.Match[str]) -> str:
    """A token on the Kazakh keys; a number was typed on the keypad and is one."""
    return token[0].translate(_TO_KAZAKH) if _LATIN.search(token[0]) else token[0]


def _is_meant(there: str, pairs: frozenset[str]) -> bool:
    words = _words(there)
    if words is None or _share(words, pairs) < _USUAL:
        return False
    return sum(map(len, words)) >= _SHORTEST or _has_known(there)


def _has_known(text: str) -> bool:
    return any(len(word) > 2 and word in _KNOWN for word in _cores(text))


def _cores(text: str) -> list[str]:
    """The parts of hyphenated words in small letters, without the signs at the edges."""
    return [part for token in text.split() for part in token.strip(_EDGES).lower().split("-")]


def _words(text: str) -> list[str] | None:
    """The words in small letters, hyphens taken apart; None where something is no word."""
    words: list[str] = []
    for part in _cores(text):
        if not part.isalpha() and not part.isdigit() and part:
            return None
        words += [part] if part.isalpha() else []
    return words or None


def _share(words: list[str], pairs: frozenset[str]) -> float:
    """The share of the pairs of letters, edges of words too, that are among `pairs`."""
    found = total = 0
    for word, times in Counter(words).items():
        framed = map("".join, pairwise(f" {word} "))
        total += times * (len(word) + 1)
        found += times * sum(map(pairs.__contains__, framed))
    return found / total if total else 1.0
