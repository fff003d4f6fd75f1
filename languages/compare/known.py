"""Names that are known, found in running text with any ending.

A name is found where its words stand side by side and each has a stem in common with the one in
the text: «Урджарским районом», «Үржар ауданындағы». What has a capital in the name needs one.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from languages.search import kazakh, russian
from languages.search.words import Word, words

_KEYS = {"ru": russian.keys, "kk": kazakh.keys}
# What may stand between two words of a name.
_BETWEEN = frozenset(" \u00a0\u2009\u202f\n-‐‑–«»“”\"'’.")


class Named[Key: Hashable](NamedTuple):
    """A name found: text[start:end], and all that go by it."""

    start: int
    end: int
    found: str
    keys: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a name: the stems that it may have, and how many of its letters are capitals."""

    stems: frozenset[str]
    capitals: int


class KnownNames[Key: Hashable]:
    """Names ready for search in texts of one language; the names may be of the other one."""

    def __init__(self, names: Iterable[tuple[str, Key]], language: str) -> None:
        """`names` are (written, who goes by it). KeyError for an unknown language."""
        self._keys, self._language = _KEYS[language], language
        owners: dict[str, set[Key]] = {}
        for written, key in names:
            owners.setdefault(written, set()).add(key)
        self._by_stem: dict[str, list[tuple[tuple[_Part, ...], frozenset[Key]]]] = {}
        for written, found in owners.items():
            self._add(written, frozenset(found))

    def _add(self, written: str, keys: frozenset[Key]) -> None:
        parts = tuple(
            _Part(self._stems(word), _capitals(written, word))
            for word in words(written, self._language)
        )
        for stem in parts[0].stems if parts else ():
            self._by_stem.setdefault(stem, []).append((parts, keys))

    def _stems(self, word: Word) -> frozenset[str]:
        return frozenset(stem for spelling in word.spellings for stem in self._keys(spelling))

    def find(self, text: str) -> list[Named[Key]]:
        """Every name in the text in its order, of those that overlap the longest."""
        read = list(words(text, self._language))
        stems = [self._stems(word) for word in read]
        found: list[Named[Key]] = []
        place = 0
        while place < len(read):
            length, keys = self._longest(text, read, stems, place)
            if length:
                start, end = read[place].start, read[place + length - 1].end
                found.append(Named(start, end, text[start:end], keys))
            place += max(length, 1)
        return found

    def _longest(
        self, text: str, read: list[Word], stems: list[frozenset[str]], place: int
    ) -> tuple[int, frozenset[Key]]:
        """How many words from a place on are a name, and whose; 0 where none is."""
        length, keys = 0, frozenset[Key]()
        for parts, owners in self._beginning(stems[place]):
            is_longer = len(parts) > length
            if (is_longer or len(parts) == length) and _stands(parts, text, read, stems, place):
                keys = owners if is_longer else keys | owners
                length = len(parts)
        return length, keys

    def _beginning(
        self, stems: Collection[str]
    ) -> Iterator[tuple[tuple[_Part, ...], frozenset[Key]]]:
        for stem in stems:
            yield from self._by_stem.get(stem, ())


def _stands(
    parts: tuple[_Part, ...], text: str, read: list[Word], stems: list[frozenset[str]], place: int
) -> bool:
    if place + len(parts) > len(read):
        return False
    for step, part in enumerate(parts):
        word = read[place + step]
        if part.stems.isdisjoint(stems[place + step]) or _capitals(text, word) < part.capitals:
            return False
        if step and not _BETWEEN.issuperset(text[read[place + step - 1].end : word.start]):
            return False
    return True


def _capitals(text: str, word: Word) -> int:
    """0 for a word in small letters, 1 for one with a capital, 2 for an acronym.

    The parts of a compound share the place of the whole, and its first letters.
    """
    start = text[word.start : word.start + 2]
    return 2 if len(start) > 1 and start.isupper() else int(start[:1].isupper())
