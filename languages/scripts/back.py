"""From Latin and Arabic letters back to Kazakh Cyrillic, for importers.

Cyrillic is what the newsroom keeps. Both other scripts tell less than it does, so that the way back
is a guess for some words: LOST says which. For search, `back_candidates` gives several.
"""

import re
import unicodedata
from functools import lru_cache

from languages.runs import split
from languages.scripts import back_arabic, back_latin
from languages.scripts.words import LONGEST_REMEMBERED

_MARKS = "\u0300-\u036f"
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u200c\u200d"
# Presentation forms of letters, without the ligatures that are whole words.
_ARABIC_LETTERS = back_arabic.LETTERS + "\ufb50-\ufbff\ufe80-\ufefc"

ARABIC = re.compile(rf"[{_ARABIC_LETTERS}]")
_ARABIC_WORD = re.compile(rf"[{_ARABIC_LETTERS}][{_ARABIC_LETTERS}{_ARABIC_MARKS}]*+")
# «ا ق ش»: the letters of an acronym stand apart.
_NO_LETTER = rf"[^\w{_ARABIC_MARKS}]"
_APART = re.compile(
    rf"(?<![\w{_ARABIC_MARKS}])(?<!{_NO_LETTER}[{_ARABIC_LETTERS}][ \u00a0])"
    rf"(?:[{_ARABIC_LETTERS}][ \u00a0](?=[{_ARABIC_LETTERS}](?![\w{_ARABIC_MARKS}])))++"
    rf"[{_ARABIC_LETTERS}]"
)
_LONGEST_ACRONYM = 5
_SIGNS = str.maketrans(
    dict(zip("،؛؟٪٫", ",;?%,", strict=True))
    | dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True))
)
_RIGHT_TO_LEFT = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")

LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
# A run is no Latin word if digits or Cyrillic letters are in it («G20», «NFCтің»).
_RUN = re.compile(rf"\w[\w{_MARKS}]*+")
_LATIN_WORD = re.compile(rf"(?:{LATIN.pattern}[{_MARKS}]*+)++")
_TOO_MANY_MARKS = re.compile(rf"([{_MARKS}]{{4}})[{_MARKS}]++")
_ROMAN = re.compile("(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
_DIGRAPH = re.compile("[sc]h", re.IGNORECASE)
_CAPITAL, _SMALL = "A-ZÄĞÑÖŪÜŞİÁǴŃÓÚÝ", "a-zäğñöūüşıáǵńóúý"
_PIECE = re.compile(
    rf"[{_CAPITAL}]+(?=[{_CAPITAL}][{_SMALL}])|[{_CAPITAL}]+(?![{_SMALL}])|[{_CAPITAL}]?[{_SMALL}]+"
)


def to_cyrillic(text: str) -> str:
    """The likeliest Kazakh Cyrillic of a text in Kazakh Latin or Arabic letters, or in several.

    Latin of April 2021 and of February 2018 are told apart by their letters, each word by its own
    and the others by those of the text. Every Latin word is taken for Kazakh, but for those with
    letters that no Kazakh alphabet has («Facebook»), with digits («G20») and Roman numbers.
    Addresses, Cyrillic and European digits stay as they are; Arabic and Persian digits and marks of
    punctuation become European, tatweel, vowel marks and joiners go. Arabic letters have no
    capitals, so that none come back but those of acronyms.
    """
    return "".join(part if is_kept else _convert(part) for part, is_kept in split(text))


def _convert(text: str) -> str:
    if _RIGHT_TO_LEFT.search(text):
        text = _APART.sub(_acronym, text)
        text = _ARABIC_WORD.sub(lambda word: from_arabic(word[0]), text).translate(_SIGNS)
    if LATIN.search(text):
        is_old = is_2018(text)
        text = _RUN.sub(lambda run: _from_run(run[0], is_old), text)
    return text


def _acronym(match: re.Match[str]) -> str:
    letters = match[0][::2]
    if len(letters) > _LONGEST_ACRONYM:
        return match[0]
    return "".join(from_arabic(letter) for letter in letters).upper()


def from_arabic(word: str) -> str:
    """The Cyrillic of an Arabic word in small letters; a lone hamza or tatweel stays as it is."""
    if len(word) > LONGEST_REMEMBERED:
        return back_arabic.from_arabic(word) or word
    return _remembered_arabic(word) or word


_remembered_arabic = lru_cache(maxsize=16384)(back_arabic.from_arabic)


def is_2018(text: str) -> bool:
    """Whether a Latin text is in the letters of 2018: it has more of their own letters.

    Without such letters, «sh» or «ch» tells it from the alphabet of 2021.
    """
    small = composed(text).lower()
    new = sum(map(small.count, back_latin.NEW_MARKS))
    old = sum(map(small.count, back_latin.OLD_MARKS))
    if new or old:
        return old > new
    return bool(_DIGRAPH.search(small)) or back_latin.is_old(small)


def composed(text: str) -> str:
    """NFC, of at most four marks on a letter: more take quadratic time, and mean nothing."""
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))


def _from_run(run: str, is_old: bool) -> str:
    return (_remembered_run if len(run) <= LONGEST_REMEMBERED else _spell_run)(run, is_old)


def _spell_run(run: str, is_old: bool) -> str:
    if not _LATIN_WORD.fullmatch(run) or _ROMAN.fullmatch(run):
        return run
    word = composed(run)
    if not is_kazakh(word):
        return run
    pieces = {piece: _from_piece(piece, is_old) for piece in set(_PIECE.findall(word))}
    return _PIECE.sub(lambda piece: pieces[piece[0]], word)


_remembered_run = lru_cache(maxsize=16384)(_spell_run)


def is_kazakh(word: str) -> bool:
    """Whether a Latin word has letters of the Kazakh alphabets alone."""
    letters = small_latin(word, is_old=False).replace("ch", "")
    return back_latin.LETTERS.issuperset(letters)


def _from_piece(piece: str, is_old: bool) -> str:
    """The Cyrillic of a word, or of a part of one with capitals inside («QazMunaiGaz»)."""
    cyrillic = from_latin(piece, is_old=is_old)
    if piece.isupper() and len(piece) > 1:
        return cyrillic.upper()
    return cyrillic[:1].upper() + cyrillic[1:] if piece[0].isupper() else cyrillic


def from_latin(word: str, *, is_old: bool) -> str:
    """The small Cyrillic letters of a Latin word, by its own letters or else as `is_old` says."""
    small = small_latin(word, is_old=False)
    has_new = not back_latin.NEW_MARKS.isdisjoint(small)
    if not has_new and (is_old or back_latin.is_old(small_latin(word, is_old=True))):
        return back_latin.from_2018(small_latin(word, is_old=True))
    return back_latin.from_2021(small)


_CAPITALS_2021 = str.maketrans("İI", "iı")
_CAPITALS_2018 = str.maketrans("İI", "ii")


def small_latin(word: str, *, is_old: bool) -> str:
    """The word in small letters; in 2021 the small letter of I is ı, in 2018 it is mostly i."""
    return word.translate(_CAPITALS_2018 if is_old else _CAPITALS_2021).lower()
