"""A reader's query as alternatives of terms, from which a database's expression can be built."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from languages import LANGUAGES
from languages.letters import other_layout
from languages.names import MONTHS
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
# «т. е.»: small letters with a full stop each, which are written together as well.
_APART = re.compile(r"(?<![\w.])[^\W\d_]\.(?:[ \u00a0\u202f][^\W\d_]\.){1,4}+(?!\w)")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,4}+")
_YEAR = re.compile("[0-9]{4}")
_YEARS = {"ru": ("г", "год"), "kk": ("ж", "жыл", "жылғы")}
_DEFAULT = tuple(group.names for group in GROUPS)


def parse(query: str, language: str, aliases: Iterable[Sequence[str]] = ()) -> Query:
    """What `query` asks of a text in `language`. KeyError for an unknown language.

    Words in quotes are one phrase. A name finds the other names of its group, one of GROUPS or of
    `aliases`, groups of equal names of one word or several in either language. A word in Latin or
    Arabic letters is taken as it is and as the Cyrillic that it may stand for; a query typed in the
    wrong keyboard layout as it is and as it was meant, without other names. A date in figures finds
    its day and month side by side, and its year anywhere.
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
    for part, is_quoted in _quoted(query):
        text = _APART.sub(_together, part)
        read = [
            _read(list(unit)[:MAX_WORDS], text, language)
            for _, unit in groupby(words(text, language), _place)
        ]
        if is_quoted:
            phrase = tuple(terms for word in read for terms in word.phrase)[:MAX_WORDS]
            items += [((phrase,),)] if phrase else []
        else:
            items += _items(_beside_numbers(read[:MAX_WORDS], language), known)
    return tuple(items[:MAX_WORDS])


def _together(match: re.Match[str]) -> str:
    """«т.е.» for «т. е.», but initials as they are."""
    written = match[0]
    return "".join(written.split()) if written.islower() else written


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
    """A word of the query as written: its parts, other ways to say the whole, and whether it is a
    year or a date, and whether it ends in a digit."""

    parts: list[Part]
    phrase: Phrase
    others: list[Alternative]
    is_year: bool
    is_number: bool


def _read(unit: list[Word], text: str, language: str) -> _Read:
    parts = [
        Part({known: _terms(word.spellings[0], known) for known in LANGUAGES}) for word in unit
    ]
    phrase = tuple(p.terms[language] for p in parts)
    written = text[unit[0].start : unit[0].end]
    others: list[Alternative] = []
    if whole := [_terms(spelling, language) for spelling in unit[0].spellings[1:]]:
        others.append(((frozenset().union(*whole),),))
    is_date = _is_date(unit, language)
    if is_date:
        # «2025 жылғы 18 қыркүйекте» names the year first, with a word between.
        others.append((phrase[:2], phrase[2:]))
    elif len(unit) == 1 and written.islower() and _DOTTED.fullmatch(written):
        others.append((tuple(_terms(letter, language) for letter in written.split(".")),))
    is_year = is_date or bool(_YEAR.fullmatch(written))
    return _Read(parts, phrase, others, is_year, written[-1:].isdigit())


def _is_date(unit: list[Word], language: str) -> bool:
    """True for the three words that a date in figures is: day, name of the month, year."""
    said = [word.spellings[0] for word in unit]
    return len(said) == 3 and said[1] in MONTHS[language] and (said[0] + said[2]).isdigit()


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


def _beside_numbers(read: list[_Read], language: str) -> list[_Read]:
    """The words, with what some of them find because a number stands before.

    After a year «г.» is no town, so it and «год» find each other. After a number Kazakh «тыс.» is
    no word of its own, so «5 мың» finds «5 тыс.».
    """
    years: list[Alternative] = [((_terms(name, language),),) for name in _YEARS[language]]
    thousand, short = (_terms("мың", language),), (_terms("тыс", language),)
    found = read[:1]
    for before, word in pairwise(read):
        others = word.others
        if before.is_year and any(word.phrase == phrase for (phrase,) in years):
            others = others + years
        elif before.is_number and word.phrase == thousand:
            others = [*others, (before.phrase + short,)]
        found.append(word._replace(others=others))
    return found


def _words_of(length: int, read: list[_Read]) -> int:
    """How many whole words `length` parts are; 0 if they end within one."""
    for count, word in enumerate(read):
        if length <= 0:
            return count if length == 0 else 0
        length -= len(word.parts)
    return len(read) if length == 0 else 0


def _literal(read: list[_Read]) -> list[Alternative]:
    """The words as they were typed, wherever they stand; one alone also in its other ways."""
    alternatives: list[Alternative] = [tuple(word.phrase for word in read)]
    if len(read) == 1:
        alternatives += read[0].others
    return alternatives
