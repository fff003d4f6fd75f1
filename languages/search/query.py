"""A reader's query as alternatives of terms, from which a database's expression can be built."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from languages import LANGUAGES
from languages.letters import other_layout
from languages.scripts import cyrillic_candidates
from languages.search.alias_groups import GROUPS
from languages.search.aliases import Aliases, Part, Phrase
from languages.search.folding import fold
from languages.search.terms import query_terms
from languages.search.words import Word, words

MAX_WORDS = 32
"""Words of a query that count; the others are not looked at."""

MAX_LENGTH = 1000
"""Characters of a query that are looked at."""

type Alternative = tuple[Phrase, ...]
"""Phrases that a text must all have; a phrase is words side by side, each a set of terms of which
the text must have one."""

type Item = tuple[Alternative, ...]
"""Ways to say one thing, of which a text must have one."""

type Query = tuple[Item, ...]
"""Things that a text must all have. None for a query without a letter or digit."""

_QUOTED = re.compile(r'["«“„]([^"«»“”„]*+)["»”]')
_FOREIGN = re.compile(r"[a-z\u00df-\u024f\u0620-\u06ff]")
_DEFAULT = tuple(group.names for group in GROUPS)


def parse(query: str, language: str, aliases: Iterable[Sequence[str]] = ()) -> Query:
    """What `query` asks of a text in `language`. KeyError for an unknown language.

    Words in quotes are one phrase. A name finds the other names of its group, one of GROUPS or of
    `aliases`, groups of equal names of one word or several in either language. A word in Latin or
    Arabic letters is taken as it is and as the Cyrillic that it may stand for; a query typed in the
    wrong keyboard layout as it is and as it was meant, without other names.
    """
    asked = _parse(query[:MAX_LENGTH], language, aliases)
    meant = other_layout(query[:MAX_LENGTH])
    if asked and meant and (other := _parse(meant, language, aliases)):
        return ((_literally(asked), _literally(other)),)
    return asked


def _literally(query: Query) -> Alternative:
    """The words of a query without other names."""
    return tuple(phrase for item in query for phrase in item[0])


def _parse(query: str, language: str, aliases: Iterable[Sequence[str]]) -> Query:
    known = (
        Aliases.of(_DEFAULT, language),
        Aliases.of(tuple(tuple(group) for group in aliases), language),
    )
    items: list[Item] = []
    for text, is_quoted in _quoted(query):
        read = [
            _read(list(unit)[:MAX_WORDS], language)
            for _, unit in groupby(words(text, language), _place)
        ]
        if is_quoted:
            phrase = tuple(terms for word in read for terms in word.phrase)[:MAX_WORDS]
            items += [((phrase,),)] if phrase else []
        else:
            items += _items(read[:MAX_WORDS], known)
    return tuple(items[:MAX_WORDS])


def _quoted(query: str) -> Iterator[tuple[str, bool]]:
    """The query in parts, each with whether it stood in quotes."""
    end = 0
    for match in _QUOTED.finditer(query):
        yield query[end : match.start()], False
        yield match[1], True
        end = match.end()
    yield query[end:], False


def _place(word: Word) -> tuple[int, int]:
    return word.start, word.end


class _Read(NamedTuple):
    """A word of the query as written: its parts, and other spellings of the whole."""

    parts: list[Part]
    phrase: Phrase
    whole: frozenset[str]


def _read(unit: list[Word], language: str) -> _Read:
    parts = [
        Part({known: _terms(word.spellings[0], known) for known in LANGUAGES}) for word in unit
    ]
    whole = [_terms(spelling, language) for spelling in unit[0].spellings[1:]]
    return _Read(parts, tuple(p.terms[language] for p in parts), frozenset().union(*whole))


def _terms(spelling: str, language: str) -> frozenset[str]:
    """The terms that a word finds, and those of the Cyrillic it may stand for.

    ASCII does not tell «а» from «ә», so there the letters of a Russian keyboard are meant as well.
    """
    found = query_terms(spelling, language)
    if not _FOREIGN.match(spelling):
        return found
    for candidate in cyrillic_candidates(spelling, language):
        found |= query_terms(candidate, language)
        if spelling.isascii():
            found |= query_terms(fold(candidate, language), language)
    return found


def _items(read: list[_Read], known: tuple[Aliases, ...]) -> Iterator[Item]:
    """An item for each word, or for as many words as are a name."""
    at = 0
    while at < len(read):
        parts = [part for word in read[at:] for part in word.parts]
        found = [names.longest(parts) for names in known]
        count = max(_words_of(length, read[at:]) for length, _ in found)
        literal = read[at : at + max(count, 1)]
        names = [
            (phrase,)
            for length, phrases in found
            if count and _words_of(length, read[at:]) == count
            for phrase in phrases
        ]
        yield (*_literal(literal), *names)
        at += len(literal)


def _words_of(length: int, read: list[_Read]) -> int:
    """How many whole words `length` parts are; 0 if they end within one."""
    for count, word in enumerate(read):
        if length <= 0:
            return count if length == 0 else 0
        length -= len(word.parts)
    return len(read) if length == 0 else 0


def _literal(read: list[_Read]) -> list[Alternative]:
    """The words as they were typed, wherever they stand; one with hyphens also written together."""
    alternatives: list[Alternative] = [tuple(word.phrase for word in read)]
    if len(read) == 1 and read[0].whole:
        alternatives.append(((read[0].whole,),))
    return alternatives
