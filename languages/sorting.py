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

KEY_LENGTH = 240
"""The length of the longest key. A text of more than about a hundred letters is sorted by its
beginning; two that differ only later, or that are that long and differ only in capitals and signs,
may share a key.
"""

# Kazakh: the alphabet of 42 letters taught in schools. A Kazakh letter in a Russian list stands
# after the Russian letter it resembles. ё is a letter in Kazakh and a kind of е in Russian, as
# dictionaries of each language have it.
_CYRILLIC = {
    "ru": "аәбвгғдежзиійкқлмнңоөпрстуұүфхһцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
_LATIN = "abcdefghijklmnopqrstuvwxyz"

# Units of the first level. A number holds its length, so that 2 < 10; a letter of another script
# its code point.
_SPACE, _NUMBER, _FIRST_LETTER, _OTHER = "01", "02", 10, "98"
_LEVEL_END, _PLACES_END = "00", "000"
_YO, _ACCENT = "1", "2"

# A number without its leading zeros, which are mere signs; or any one character.
_TOKEN = re.compile(r"([1-9][0-9]{0,98}|0(?![0-9]))|.", re.DOTALL)


def _units(language: str) -> dict[str, str]:
    letters = _CYRILLIC[language] + _LATIN
    return {letter: f"{place:02}" for place, letter in enumerate(letters, start=_FIRST_LETTER)}


_UNITS = {language: _units(language) for language in _CYRILLIC}


def sort_key(text: str, language: str) -> str:
    """The key by which `text` sorts among others: digits, at most KEY_LENGTH of them.

    Numbers come first and by value, then Cyrillic in the alphabet of the language, then Latin, then
    other scripts. Capitals count only between texts that are otherwise equal, then quotes, hyphens
    and other signs do. Different texts (after NFC) have different keys, as far as KEY_LENGTH
    allows.
    """
    key = _Key(_UNITS[language])
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        if match[1]:
            key.add_number(match[1])
        else:
            key.add_character(match[0])
        if key.is_full():
            break
    return str(key)


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
        small = _small(character)
        unit, accent = self._unit(small)
        if not unit:
            self._add_space(character) if character.isspace() else self._add_sign(character)
            return
        if small != character:
            self.capitals.append(self._here())
        if accent:
            self.accents.append(self._here() + accent)
        if accent == _ACCENT:
            self._add_sign(small)
        self.letters.append(unit)

    def _unit(self, small: str) -> tuple[str, str]:
        """The first-level unit of a letter ("" for other signs) and its weight on the second."""
        if unit := self.units.get(small):
            return unit, ""
        if unit := self.units.get(_base(small)):
            return unit, _YO if small == "ё" else _ACCENT
        if unicodedata.category(small)[0] in "LN" and small != "0":
            return f"{_OTHER}{ord(small):07}", ""
        return "", ""

    def _add_space(self, space: str) -> None:
        parts_words = bool(self.letters) and self.letters[-1] != _SPACE
        if space != " " or not parts_words:
            self._add_sign(space)
        if parts_words:
            self.letters.append(_SPACE)

    def _add_sign(self, sign: str) -> None:
        """Note a character that the levels above do not show; it stands before the next unit."""
        self.signs.append(f"{self._here()}{ord(sign):07}")

    def _here(self) -> str:
        return f"{999 - len(self.letters):03}"


def _small(character: str) -> str:
    """The small letter where this capital is the only way back from it, else the same character."""
    small = character.lower()
    return small if len(small) == 1 and small.upper() == character else character


def _base(character: str) -> str:
    """The letter under the accents; ı and İ are forms of i in Kazakh Latin."""
    return "i" if character == "ı" else unicodedata.normalize("NFD", character)[0].lower()


_QUOTES = str.maketrans("", "", '«»„“”‟"‹›\u00ad\u200b\u200c\u200d\u2060\ufeff')


def folded(text: str) -> str:
    """The form in which two spellings of one name are equal: «Казахстан» and «казахстан ».

    Small letters, NFC, ё as е, single spaces, no quotes and no invisible signs. For comparing, not
    for printing.
    """
    small = unicodedata.normalize("NFC", text.translate(_QUOTES)).casefold()
    plain = unicodedata.normalize("NFC", small).replace("ё", "е")
    return " ".join(unicodedata.normalize("NFC", plain).split()).strip(" '’‘`")
