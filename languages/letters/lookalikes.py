"""Letters of other alphabets that look like Cyrillic ones, and the other way round.

The pairs are those of Unicode's table of confusable characters (UTS 39) that no reader can tell
apart in an ordinary typeface. Capitals and small letters are listed apart: В looks like B, but в
does not look like b.
"""

import re

from languages.composing import compose

_LATIN = "AaBCcEeHhIiKMOoPpTXxyËëÏï"
_CYRILLIC = "АаВСсЕеНһІіКМОоРрТХхуЁёЇї"
# No Cyrillic word has ə or ɵ: they are typed, or come from old converters, for ә and ө.
PHONETIC = {"Ə": "Ә", "ə": "ә", "Ɵ": "Ө", "ɵ": "ө"}
_GREEK = "ΑΒΓΕΗΙΚΜΟΠΡΤΦΧοϲ"
_OF_GREEK = "АВГЕНІКМОПРТФХос"

_TO_CYRILLIC = dict(zip(_LATIN + _GREEK, _CYRILLIC + _OF_GREEK, strict=True)) | PHONETIC
_TO_LATIN = dict(zip(_CYRILLIC + "ҮУѕјЅЈ", _LATIN + "YYsjSJ", strict=True))
_CYRILLIC_TABLE, _LATIN_TABLE = str.maketrans(_TO_CYRILLIC), str.maketrans(_TO_LATIN)
# Latin Y has the shape of Ү, and is typed for У as well: only the word can tell.
_STRANGERS = frozenset(_TO_CYRILLIC) | {"Y"}
_AMBIGUOUS = frozenset(_TO_LATIN)

_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+")

_VOWELS = "аәеоөұүыіэиу"
_BACK_VOWELS, _FRONT_VOWELS = "аоұы", "әеөүі"
_ROMAN = re.compile("(?=[MCX]*+[XI])[MCXI]{2,8}")


def fold_lookalikes(word: str) -> str:
    """The word in NFC, its look-alike letters in the alphabet of the letters that are none.

    «Kaзaқстан» with Latin K and a becomes Cyrillic, «Goоgle» with Cyrillic о Latin. Each part
    counts alone («IT-компания»). A part that is wholly of look-alikes stays, and so does one with
    letters that belong to one alphabet only from both. Latin Y may be У or Ү, and stays.
    """
    return compose(_PART.sub(lambda match: fold(match[0]), compose(word)))


def fold(part: str) -> str:
    """`fold_lookalikes` of one part of a word, which is in NFC."""
    cyrillic, strangers = alphabets(part)
    if not cyrillic or not strangers:
        return part
    is_anchored = not cyrillic <= _AMBIGUOUS
    if strangers <= _STRANGERS:
        is_cyrillic = is_anchored or not strangers.isdisjoint(PHONETIC)
        return to_cyrillic(part) if is_cyrillic else part
    return part if is_anchored else to_latin(part)


def alphabets(part: str) -> tuple[set[str], set[str]]:
    """The Cyrillic letters of a part, and its letters of other alphabets."""
    letters = set(filter(str.isalpha, part))
    cyrillic = {letter for letter in letters if "\u0400" <= letter <= "\u052f"}
    return cyrillic, letters - cyrillic


def is_mixed(part: str) -> bool:
    """Whether it has Cyrillic letters and others."""
    return all(alphabets(part))


def is_of_lookalikes(part: str) -> bool:
    """Whether no letter of the part says which alphabet it is in."""
    cyrillic, strangers = alphabets(part)
    return cyrillic <= _AMBIGUOUS and strangers <= _STRANGERS


def is_roman(part: str) -> bool:
    """Whether it is a Roman number once its letters are Latin: «ХI» with Cyrillic Х."""
    return _ROMAN.fullmatch(to_latin(part)) is not None


def is_surely_cyrillic(part: str) -> bool:
    """Whether the part has a letter that is Cyrillic only, and none that is only of another."""
    cyrillic, strangers = alphabets(part)
    return not cyrillic <= _AMBIGUOUS and strangers <= _STRANGERS


def to_cyrillic(part: str) -> str:
    """The part with every look-alike Cyrillic, but for Y."""
    return part.translate(_CYRILLIC_TABLE)


def to_latin(part: str) -> str:
    """The part with every Cyrillic look-alike Latin."""
    return part.translate(_LATIN_TABLE)


def settle_y(word: str, language: str) -> str:
    """The word with a Latin Y as the Cyrillic letter that it must be, where that is clear.

    Russian has У only. In Kazakh it is У beside a vowel and at the end of a word, where Ү never
    stands, and Ү between consonants among front vowels («Yкімет»); elsewhere it stays.
    """
    if "Y" not in word or not is_surely_cyrillic(word):
        return word
    if language == "ru":
        return word.replace("Y", "У")
    small = word.lower()
    letters = set(small)
    is_front = letters.isdisjoint(_BACK_VOWELS) and not letters.isdisjoint(_FRONT_VOWELS)
    return "".join(
        _settled(small, place, is_front) if letter == "Y" else letter
        for place, letter in enumerate(word)
    )


def _settled(small: str, place: int, is_front: bool) -> str:
    before, after = small[place - 1 : place], small[place + 1 : place + 2]
    if not after or before in tuple(_VOWELS) or after in tuple(_VOWELS):
        return "У"
    return "Ү" if is_front and after not in "юяйь" else "Y"
