"""From Kazakh Arabic letters (төте жазу) back to Cyrillic, word by word.

Arabic letters write а and ә, о and ө, ұ and ү, ы and і alike; a hamza before the word, or an е, г
or к in it, says that it is front. So a word is first put into the Latin letters of 2021 with its
vowels open (a o ū y), then each vowel is decided, then `back_latin` does the rest.
"""

import re
import unicodedata

from languages.scripts.back_latin import beginning, double_i, settle, spelling
from languages.scripts.back_words import KNOWN
from languages.scripts.exceptions import ARABIC

# The letters of the table come first in each group; the others are what Arabic, Persian, Urdu and
# Uyghur keyboards give in their place.
_GROUPS = {
    "a": "اآٱ", "b": "ب", "v": "ۆ", "g": "گ", "ğ": "عغ", "d": "د", "e": "ەې", "j": "جژ",
    "z": "زذضظ", "i": "ي", "k": "كک", "q": "ق", "l": "ل", "m": "م", "n": "ن", "ñ": "ڭ", "o": "و",
    "p": "پ", "r": "ر", "s": "سثص", "t": "تطة", "u": "ۋ", "ū": "ۇ", "f": "ف", "h": "حخ",
    "һ": "ھ", "ч": "چ", "ş": "ش", "y": "ى", "ö": "ۅ", "ü": "ۈۉ",
}  # fmt: skip
_OPEN = str.maketrans({arab: latin for latin, group in _GROUPS.items() for arab in group})
_HAMZA = "ء"
# A hamza on a letter, in one character or two, is the hamza of the word.
_HAMZAS = str.maketrans(
    {"ٴ": _HAMZA, "\u0654": _HAMZA, "\u0655": _HAMZA, "أ": "اء", "إ": "اء", "ؤ": "وء", "ئ": "يء",
     "ٵ": "اء", "ٶ": "وء", "ٷ": "ۇء", "ٸ": "ىء"}
)  # fmt: skip
_SILENT = re.compile("[ـ\u200c\u200d\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]+")

# A Persian ی has dots inside a word and none at its end, as ي and ى do. Arabic ه is an е that was
# typed without its own key, but for the һ before a vowel, where an е cannot stand.
_PERSIAN_END = re.compile("ی(?![^\u200c\u200d])")
_HE = re.compile("[هہ](?=[اوۇىەی])")

# The press writes -аев and -еев in surnames with an й that Cyrillic does not have.
_SURNAME = re.compile("(?<=[ae])iev")

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيٱٴٵٶٷٸپچژڭکگھہۅۆۇۈۉۋیېە"

_CLOSED = {"a": "ä", "o": "ö", "ū": "ü", "y": "ı"}
_OPENED = str.maketrans({front: back for back, front in _CLOSED.items()})
_DOUBLE_I = re.compile("(?<=[^aeoūyui])ii(?=[au])")


def open_spelling(word: str) -> str:
    """A small Cyrillic word in Latin letters with open vowels, as Arabic letters show it."""
    latin = "".join(letter if letter in "чһ" else spelling(letter) for letter in word)
    return _DOUBLE_I.sub("i", latin.translate(_OPENED))


def from_arabic(word: str) -> str:
    """The Cyrillic, in small letters, of a word of LETTERS and marks; other characters stay."""
    opened, has_hamza = open_word(word)
    known, rest = beginning(opened, KNOWN_OPEN)
    closed = double_i(_close(known + rest, len(known), has_hamza))
    # ч has a letter of its own here, so that ت and ش are two.
    return settle(closed.replace("tş", "тш"))


def open_word(word: str) -> tuple[str, bool]:
    """An Arabic word in Latin letters with open vowels, and whether it has a hamza."""
    plain = unicodedata.normalize("NFKC", word.translate(_HAMZAS)).translate(_HAMZAS)
    letters = _HE.sub("ھ", plain).replace("ه", "ە").replace("ہ", "ە")
    letters = _SILENT.sub("", letters.replace(" ", ""))
    has_hamza = _HAMZA in letters
    letters = _PERSIAN_END.sub("ى", letters.replace(_HAMZA, "")).replace("ی", "ي")
    return _SURNAME.sub("ev", letters.translate(_OPEN)), has_hamza


KNOWN_OPEN = {open_spelling(word): word for word in KNOWN}
KNOWN_OPEN |= {open_word(row.wanted)[0]: row.written.lower() for row in ARABIC}


_BACK, _FRONT = "aoūyаоұыя", "äöüıeәөүіеэ"
_ANY_VOWEL = _BACK + _FRONT + "iuиую"
_FRONT_SIGN = re.compile("[egkегк]")
# «-мен» follows back words as well («басшысымен»).
_WITH = re.compile("[mbp]en(?:en)?$")
_NEXT_SIGN = re.compile("([egk])|[aqğ]")
_BORROWED = re.compile("[fvфв]|tsi|^ts|^[^aeoūyui]{2}")
_FIRST_VOWEL = re.compile("[aeoūy]")
_I_AS_VOWEL = re.compile("(?<=[^aeoūyui])i(?![aeoūyui])")


def _close(word: str, start: int, has_hamza: bool) -> str:
    """The word with each open vowel from `start` on decided; what stands before is Cyrillic."""
    if not has_hamza and not _FRONT_SIGN.search(_WITH.sub("", word)):
        return word
    letters, always_back = list(word), _always_back(word)
    before = ""
    for place, letter in enumerate(letters):
        if place >= start and letter in _CLOSED:
            is_front = _is_front(word, place, before, has_hamza, always_back)
            letters[place] = _CLOSED[letter] if is_front else letter
        sound = _sound(letters[place], letters[place - 1] if place else "")
        if sound and not (before and sound == "neutral"):
            before = sound
    return "".join(letters)


def _is_front(word: str, place: int, before: str, has_hamza: bool, always_back: str) -> bool:
    """Whether the vowel at `place` is front, after a vowel of the kind `before` ("" for none).

    Next to қ or ғ it is back; ы/і and ұ/ү next to к or г are front. Later а and о are back, as ә
    and ө stand in first syllables; other vowels follow the one before. The first one follows the
    hamza, or what comes next: е, г and к make it front, қ, ғ and а back.
    """
    letter = word[place]
    for side in _sides(word, place):
        if side in "qğқғ":
            return False
        if side in "kgкг" and letter in "ūy":
            return True
    if has_hamza and before in ("", "neutral"):
        return True
    if letter in "ao" and (before or letter in always_back):
        return False
    if before in ("front", "back"):
        return before == "front"
    sign = _NEXT_SIGN.search(word, place + 1)
    return sign is None or sign[1] is not None


def _sides(word: str, place: int) -> str:
    """The consonants between the vowel before and this one, the nearest first, and the next one."""
    start = place
    while start and word[start - 1] not in _ANY_VOWEL:
        start -= 1
    return word[start:place][::-1] + word[place + 1 : place + 2]


def _sound(letter: str, before: str) -> str:
    """The kind of a vowel; "" for a consonant, and for и and у beside another vowel."""
    # «ае» is met in surnames alone, which have back endings («Тоқаевтың»).
    if letter in _BACK or (letter == "e" and before == "a"):
        return "back"
    if letter in _FRONT:
        return "front"
    is_vowel = letter in "iиu" and before not in _BACK + _FRONT
    return "neutral" if is_vowel else ""


def _always_back(word: str) -> str:
    """Which of a and o cannot be ә and ө even in the first syllable, the word being borrowed."""
    if _BORROWED.search(word):
        return "ao"
    first = _FIRST_VOWEL.search(word)
    rest = word[first.end() :] if first else ""
    if "a" in rest or "o" in rest:
        return "ao"
    return "o" if _I_AS_VOWEL.search(rest) else ""
