"""Keys that put names into the alphabetical order of a reader, in any database.

A key is made of the digits 0 to 9 alone, so that SQLite, binary collation and every collation of
PostgreSQL compare it alike (letters would not do: «aa» and «ch» are single letters in some of
them).

It has four levels, each consulted only where those before are equal, after the model of the Unicode
Collation Algorithm (UTS 10): letters, spaces and numbers; then ё and accents; then capitals; then
all other signs. The last three list only the places that differ from plain text, as 999 minus the
place: the text that stays plain for longer comes first, exactly as if every place were listed.
"""

import re
import unicodedata

from languages.composing import compose

KEY_LENGTH = 240
"""The length of the longest key. A text of more than about a hundred letters is sorted by its
beginning; two that differ only later, or that are that long and differ only in capitals and signs,
may share a key.
"""

DIGITS = "0–9"
"""Under this, names that begin with a number stand in an index."""

# Kazakh: the alphabet of 42 letters taught in schools. A Kazakh letter in a Russian list stands
# after the Russian letter it resembles. ё is a letter in Kazakh and a kind of е in Russian, as
# dictionaries of each language have it.
_CYRILLIC = {
    "ru": "аәбвгғдежзиійкқлмнңоөпрстуұүфхһцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
_LATIN = "abcdefghijklmnopqrstuvwxyz"

# The Kazakh alphabets in Latin (April 2021) and Arabic letters. Both keep out of the way of all
# other keys. A Latin letter that ASCII lacks stands after all words with the letter before it: its
# unit is that letter's with 99 behind, more than the unit of any letter that may follow there.
# ı and İ stay forms of i, since I alone may be the capital of either.
_KAZAKH_LATIN = {
    "ä": "a99",
    "ğ": "g99",
    "ñ": "n99",
    "ö": "o99",
    "ş": "s99",
    "ū": "u99",
    "ü": "u9999",
}
# In the order of the Arabic alphabet, the vowels last, as in China. It was not found in a standard.
_KAZAKH_ARABIC = "ابپتجچحدرزسشعفقكگڭلمنھوۇۋۆەىي"
# The hamza says how the word's vowels are read; it is no letter of it.
_HAMZA = "\u0621\u0674"

# Units of the first level. A number holds its length, so that 2 < 10; a letter of another script
# its code point.
_SPACE, _NUMBER, _FIRST_LETTER, _OTHER = "01", "02", 10, "98"
_LEVEL_END, _PLACES_END = "00", "000"
_YO, _ACCENT = "1", "2"
_MOST_SIGNS = KEY_LENGTH // 10  # each takes ten digits of the last level

# A number; a run of what is neither letter, number nor space, or of the zeros that lead a number;
# or any one character.
_TOKEN = re.compile(r"([1-9][0-9]{0,98}|0(?![0-9]))|([^\w\s]++|0+(?=[0-9]))|.", re.DOTALL)


def _units(language: str) -> dict[str, str]:
    letters = _CYRILLIC[language] + _LATIN
    units = {letter: f"{place:02}" for place, letter in enumerate(letters, start=_FIRST_LETTER)}
    return units | _kazakh_units(units) if language == "kk" else units


def _kazakh_units(units: dict[str, str]) -> dict[str, str]:
    latin = {letter: units[unit[0]] + unit[1:] for letter, unit in _KAZAKH_LATIN.items()}
    # The letters change places among themselves, so that their units are those of no other script.
    places = map(_other_unit, sorted(_KAZAKH_ARABIC))
    arabic = dict(zip(_KAZAKH_ARABIC, places, strict=True))
    return latin | arabic | dict.fromkeys(_HAMZA, "")


def _other_unit(letter: str) -> str:
    return f"{_OTHER}{ord(letter):07}"


_UNITS = {language: _units(language) for language in _CYRILLIC}


def sort_key(text: str, language: str) -> str:
    """The key by which `text` sorts among others: digits, at most KEY_LENGTH of them.

    Numbers come first and by value, then Cyrillic in the alphabet of the language, then Latin, then
    other scripts. Capitals count only between texts that are otherwise equal, then quotes, hyphens
    and other signs do. Different texts (after NFC) have different keys, as far as KEY_LENGTH
    allows.
    """
    key = _Key(_UNITS[language])
    for match in _TOKEN.finditer(compose(text)):
        if match[1]:
            key.add_number(match[1])
        elif match[2]:
            key.add_signs(match[2])
        else:
            key.add_character(match[0])
        if key.is_full():
            break
    return str(key)


def _unit(small: str, units: dict[str, str]) -> tuple[str, str]:
    """The first-level unit of a letter ("" for other signs) and its weight on the second."""
    if (unit := units.get(small)) is not None:
        return unit, ""
    if unit := units.get(_base(small)):
        return unit, _YO if small == "ё" else _ACCENT
    if unicodedata.category(small)[0] in "LN" and small != "0":
        return _other_unit(small), ""
    return "", ""


class _Key:
    """The four levels of one key in the making. A place is the number of units before it."""

    def __init__(self, units: dict[str, str]) -> None:
        self.units = units
        self.letters: list[str] = []
        self.accents: list[str] = []
        self.capitals: list[str] = []
        self.signs: list[str] = []

    def __str__(self) -> str:
        key = "".join(self.letters) + _LEVEL_END
        for places in (self.accents, self.capitals):
            key += "".join(places) + _PLACES_END
        return (key + "".join(self.signs))[:KEY_LENGTH]

    def is_full(self) -> bool:
        return 2 * len(self.letters) >= KEY_LENGTH

    def add_number(self, digits: str) -> None:
        self.letters.append(f"{_NUMBER}{len(digits):02}{digits}")

    def add_character(self, character: str) -> None:
        if character.isspace():
            self._add_space(character)
            return
        small = _small(character)
        unit, accent = _unit(small, self.units)
        if not unit:
            self.add_signs(character)
            return
        if small != character:
            self.capitals.append(self._here())
        if accent:
            self.accents.append(self._here() + accent)
        if accent == _ACCENT:
            self.add_signs(small)
        self.letters.append(unit)

    def add_signs(self, signs: str) -> None:
        """Note characters that the levels above do not show; they stand before the next unit."""
        room = _MOST_SIGNS - len(self.signs)
        self.signs += [f"{self._here()}{ord(sign):07}" for sign in signs[:room]]

    def _add_space(self, space: str) -> None:
        parts_words = bool(self.letters) and self.letters[-1] != _SPACE
        if space != " " or not parts_words:
            self.add_signs(space)
        if parts_words:
            self.letters.append(_SPACE)

    def _here(self) -> str:
        return f"{999 - len(self.letters):03}"


def _small(character: str) -> str:
    """The small letter where this capital is the only way back from it, else the same character."""
    small = character.lower()
    return small if len(small) == 1 and small.upper() == character else character


def _base(character: str) -> str:
    """The letter under the accents; ı and İ are forms of i in Kazakh Latin."""
    return "i" if character == "ı" else unicodedata.normalize("NFD", character)[0].lower()


def initial(text: str, language: str) -> str:
    """The letter under which `text` stands in an index of names: «Ә», «Е» for «Ёлкин» in Russian.

    The capital of its first letter as `sort_key` takes it, so that an index made of sorted names
    has each letter once. Numbers stand under DIGITS; "" where there is neither letter nor number.
    """
    units = _UNITS[language]
    for match in _TOKEN.finditer(compose(text)):
        if match[1]:
            return DIGITS
        if match[2] or match[0].isspace():
            continue
        small = _small(match[0])
        unit, _ = _unit(small, units)
        if unit:
            return _capital(small if small in units or unit.startswith(_OTHER) else _base(small))
    return ""


def _capital(small: str) -> str:
    capital = small.upper()
    return capital if len(capital) == 1 else small


_QUOTES = str.maketrans("", "", '«»„“”‟"‹›\u00ad\u200b\u200c\u200d\u2060\ufeff')


def folded(text: str) -> str:
    """The form in which two spellings of one name are equal: «Казахстан» and «казахстан ».

    Small letters, NFC, ё as е, single spaces, no quotes and no invisible signs. For comparing, not
    for printing.
    """
    small = compose(text.translate(_QUOTES)).casefold()
    plain = compose(small).replace("ё", "е")
    return " ".join(compose(plain).split()).strip(" '’‘`")
