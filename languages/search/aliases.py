"""Finds names of the alias groups in a query, and says by which other names they go."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Self

from languages import LANGUAGES
from languages.search.alias_groups import COMMON
from languages.search.folding import is_plain
from languages.search.terms import query_terms, word_terms
from languages.search.words import words

type Terms = frozenset[str]
"""A word: a text has it if it has one of these terms."""

type Phrase = tuple[Terms, ...]
"""Words that stand side by side in this order."""


class Part(NamedTuple):
    """A word of a query: the terms that it finds, by language of the text."""

    terms: dict[str, Terms]


class _Name(NamedTuple):
    group: int
    words: Phrase
    """The terms of each word, of one language's text."""


class Aliases:
    """Groups of names as a query over texts of one language needs them."""

    def __init__(self, groups: Iterable[Sequence[str]], language: str) -> None:
        self._by_term: dict[tuple[str, str], list[_Name]] = {}
        self._phrases: list[tuple[Phrase, ...]] = []
        for number, group in enumerate(groups):
            found = (_phrase(name, language) for name in group if name not in COMMON[language])
            self._phrases.append(tuple(filter(None, found)))
            for written in LANGUAGES:
                for name in group:
                    # What a Russian stemmer makes of Kazakh letters is another word.
                    if written == "kk" or is_plain(name.lower()):
                        self._add(name, number, written)

    def _add(self, name: str, number: int, language: str) -> None:
        parts = tuple(
            frozenset(word_terms(word.spellings, language)) for word in words(name, language)
        )
        for term in parts[0] if parts else ():
            self._by_term.setdefault((language, term), []).append(_Name(number, parts))

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, groups: tuple[tuple[str, ...], ...], language: str) -> Self:
        """The same object for the same groups, since reading them takes some milliseconds."""
        return cls(groups, language)

    def longest(self, parts: Sequence[Part]) -> tuple[int, tuple[Phrase, ...]]:
        """How many words at the beginning of `parts` are a name, and all names of its groups.

        A name may be in either language whatever that of the text is: readers type «Урджар» in a
        Kazakh search too. (0, ()) if no name begins here.
        """
        length, groups = 0, set[int]()
        for language, terms in parts[0].terms.items():
            for name in (
                name for term in terms for name in self._by_term.get((language, term), ())
            ):
                if length <= len(name.words) and _begins(name, parts, language):
                    groups = groups | {name.group} if length == len(name.words) else {name.group}
                    length = len(name.words)
        return length, tuple(phrase for group in sorted(groups) for phrase in self._phrases[group])


def _begins(name: _Name, parts: Sequence[Part], language: str) -> bool:
    return len(name.words) <= len(parts) and not any(
        terms.isdisjoint(part.terms[language])
        for terms, part in zip(name.words, parts, strict=False)
    )


def _phrase(name: str, language: str) -> Phrase:
    """What a text in `language` must hold to have this name in it."""
    return tuple(
        frozenset(term for spelling in word.spellings for term in query_terms(spelling, language))
        for word in words(name, language)
    )
