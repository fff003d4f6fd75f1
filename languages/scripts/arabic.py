"""Kazakh words in Arabic letters (төте жазу), as the press of Kazakhstan and Xinjiang writes them.

Letters and the rule of the hamza: A. Baitursynuly's alphabet of 1912, reformed in 1924, as used by
Kazinform (ar.inform.kz), and qamshy.kz, «Ахмет Байтұрсынұлының дәйекшесі мен апострофты
шатастырмайық». Capitals do not exist; digits stay as they are.
"""

import re
from functools import lru_cache

from languages.endings import LONGEST
from languages.scripts.acronyms import LONGEST_ACRONYM, is_speakable
from languages.scripts.exceptions import ARABIC, SURNAMES
from languages.scripts.foreign import FOREIGN
from languages.scripts.names import Found, Names, is_ending
from languages.scripts.words import CYRILLIC, LONGEST_REMEMBERED, PLAIN, roman, tidy

HAMZA = "\N{ARABIC LETTER HAMZA}"

_SMALL = {
    "а": "ا", "ә": "ا", "б": "ب", "в": "ۆ", "г": "گ", "ғ": "ع", "д": "د", "е": "ە", "ё": "يو",
    "ж": "ج", "з": "ز", "и": "ي", "й": "ي", "к": "ك", "қ": "ق", "л": "ل", "м": "م", "н": "ن",
    "ң": "ڭ", "о": "و", "ө": "و", "п": "پ", "р": "ر", "с": "س", "т": "ت", "у": "ۋ", "ұ": "ۇ",
    "ү": "ۇ", "ф": "ف", "х": "ح", "һ": "ھ", "ц": "تس", "ч": "چ", "ш": "ش", "щ": "شش", "ъ": "",
    "ы": "ى", "і": "ى", "ь": "", "э": "ە", "ю": "يۋ", "я": "يا",
}  # fmt: skip
_TABLE = {ord(letter): arabic for letter, arabic in _SMALL.items()}
_TABLE |= {ord(letter.upper()): arabic for letter, arabic in _SMALL.items()}
_TABLE |= {ord(letter): kazakh.translate(_TABLE) for letter, kazakh in FOREIGN.items()}

# и melts into the glide of the next letter: «ия» is يا.
_DOUBLED = re.compile("[иИ](?=[яюйЯЮЙ])")

_FRONT = re.compile("[әөүіӘӨҮІ]")
# Letters that show a front word anyway (е э г к), or that it is a back one (қ ғ).
_TELLING = re.compile("[еэгкқғЕЭГКҚҒ]")

_EXCEPTIONS = Names(((row.written, row.wanted) for row in ARABIC), str)
_CHILD = re.compile("[ұҰ][лЛ][ыЫ]|[қҚ][ыЫ][зЗ][ыЫ]")
_SHORTEST_PARENT, _LONGEST_CHILD = 3, 4
_SURNAMES = {row.written: row.wanted for row in SURNAMES}
_SURNAME_GOES_ON = ("", "а", "ич", "на")


def needs_hamza(word: str) -> bool:
    """Is the whole word, whose letters may be cut by tags, marked by a hamza before it?

    So it is where it has ә ө ү or і and none of е э г к, қ ғ. Compounds that the press marks all
    the same are among the exceptions, and are known to `arabic_word` alone.
    """
    return _is_marked(tidy(word))


def _is_marked(word: str) -> bool:
    return bool(_FRONT.search(word)) and not _TELLING.search(word)


def arabic_letters(word: str) -> str:
    """The letters of a word or of a piece of one, without the hamza and without exceptions."""
    return _letters(tidy(word))


def _letters(word: str) -> str:
    if "и" in word or "И" in word:
        word = _DOUBLED.sub("", word)
    return word.translate(_TABLE)


def arabic_word(word: str) -> str:
    """One match of WORD in Arabic letters; a word without Cyrillic letters stays.

    Two to five capitals that no one could read as a Kazakh word («АҚШ», «ҚХР») stand apart. Where
    the text around tells more, `acronyms` finds the others («БАҚ»).
    """
    return _remembered(word) if len(word) <= LONGEST_REMEMBERED else _spell(word)


def arabic_acronym(word: str) -> str:
    """The letters of an acronym, with spaces between, each with its own hamza."""
    return " ".join(_marked(letter) for letter in tidy(word))


def join(found: Found) -> str:
    """The spelling that was given for a name, with its ending in Arabic letters.

    The hamza of its last word is that of the whole: «Үрімжі» has one, «Үрімжіде» has none. Where
    name and ending alike need one, or alike do not, the given spelling is trusted.
    """
    return _with_ending(found.wanted, found.stem, found.ending) if found.ending else found.wanted


@lru_cache(maxsize=4096)
def _with_ending(wanted: str, stem: str, ending: str) -> str:
    *words, last = re.split(r"(?<=\s)", wanted)
    is_marked = _is_marked(stem + ending)
    if is_marked != _is_marked(stem):
        last = (HAMZA if is_marked else "") + last.removeprefix(HAMZA)
    return "".join(words) + last + _letters(ending)


def _spell(word: str) -> str:
    if not PLAIN.fullmatch(word):
        if not CYRILLIC.search(word):
            return word
        word = tidy(word)
    if found := _EXCEPTIONS.in_word(word):
        return join(found)
    return (_of_capitals(word) if word[0].isupper() else "") or _marked(word)


_remembered = lru_cache(maxsize=16384)(_spell)


def _of_capitals(word: str) -> str:
    """A word with a capital, if it is of a kind that is not spelled by its letters; else ""."""
    if word.isupper():
        if number := roman(word):
            return number
        if len(word) <= LONGEST_ACRONYM and not is_speakable(word):
            return arabic_acronym(word)
    return _with_child(word) or _with_surname(word)


def _marked(word: str) -> str:
    letters = _letters(word)
    if not _is_marked(word):
        return letters
    # The hamza of «NFCтің» belongs to the part that is converted.
    first = CYRILLIC.search(word)
    start = first.start() if first else 0
    return letters[:start] + HAMZA + letters[start:]


def _with_child(word: str) -> str:
    """«Тельманұлы», «Асқарқызы»: two words, the second with its ending; "" for other words."""
    start = max(_SHORTEST_PARENT, len(word) - LONGEST - _LONGEST_CHILD)
    for match in _CHILD.finditer(word, start):
        if is_ending(word[match.end() :], match[0]):
            return f"{_marked(word[: match.start()])} {_marked(word[match.start() :])}"
    return ""


def _with_surname(word: str) -> str:
    """«Тоқаевтың», «Балаева»: a glide stands before the last е; "" for other words."""
    small = word.lower()
    # The small form of a Latin İ, which a mixed word may have, is longer.
    if len(small) != len(word):
        return ""
    for written, wanted in _SURNAMES.items():
        start = small.rfind(written)
        end = start + len(written)
        if start > 0 and _may_follow_surname(small[end:]):
            return _letters(word[:start]) + wanted + _letters(word[end:])
    return ""


def _may_follow_surname(rest: str) -> bool:
    return any(
        rest.startswith(more) and is_ending(rest.removeprefix(more), more)
        for more in _SURNAME_GOES_ON
    )


_SIGNS = str.maketrans(",;?", "،؛؟")
# A comma between digits stays, and any sign between two Latin words («Co., Ltd.»), which may stand
# between isolates by now.
_SIGN = re.compile(
    r"""
    [,;?] (?: (?<=[;?]) | (?<![0-9],) | (?![0-9]) )
    (?! (?:(?<=[A-Za-z\u2069][,;?])|(?<=[A-Za-z][.],)) [ ]?\u2066?[A-Za-z] )
    """,
    re.VERBOSE,
)


def arabic_signs(text: str) -> str:
    """The text with Arabic , ; and ? but for a comma between digits and signs between Latin words.

    It is as long as before.
    """
    return _SIGN.sub(lambda sign: sign[0].translate(_SIGNS), text)
