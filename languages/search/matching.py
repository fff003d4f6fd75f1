"""Whether a text answers a query, and where."""

from collections.abc import Collection, Iterable, Sequence

from languages.search.aliases import Phrase, Terms
from languages.search.query import Alternative, Query, parse
from languages.search.terms import word_terms
from languages.search.words import words


class Places:
    """Where in a text the words of a query stand. A place is the number of a word in the text."""

    def __init__(self, text: str, language: str, query: Query) -> None:
        self._at: dict[Terms, list[int]] = {
            terms: [] for item in query for wanted in item for phrase in wanted for terms in phrase
        }
        self._by_term: dict[str, list[Terms]] = {}
        for terms in self._at:
            for term in terms:
                self._by_term.setdefault(term, []).append(terms)
        self._spans: dict[int, tuple[int, int]] = {}
        self._starts: dict[Phrase, Collection[int]] = {}
        self._read(text, language)

    def _read(self, text: str, language: str) -> None:
        known: dict[tuple[str, ...], set[Terms]] = {}
        for place, (start, end, spellings) in enumerate(words(text, language)):
            if (found := known.get(spellings)) is None:
                found = known[spellings] = self._found(spellings, language)
            if found:
                self._spans[place] = start, end
                for terms in found:
                    self._at[terms].append(place)

    def _found(self, spellings: tuple[str, ...], language: str) -> set[Terms]:
        """The words of the query that a word of the text answers."""
        return {
            terms
            for term in word_terms(spellings, language)
            for terms in self._by_term.get(term, ())
        }

    def _phrase(self, phrase: Phrase) -> Collection[int]:
        """The places where `phrase` begins, looked up once however often a query says it."""
        if (known := self._starts.get(phrase)) is not None:
            return known
        starts: Collection[int] = self._at[phrase[0]]
        for distance, terms in enumerate(phrase[1:], start=1):
            starts = {place - distance for place in self._at[terms]}.intersection(starts)
        self._starts[phrase] = starts
        return starts

    def has(self, alternative: Alternative) -> bool:
        """True if every phrase of `alternative` stands somewhere."""
        return all(self._phrase(phrase) for phrase in alternative)

    def marked(self, query: Query) -> list[tuple[int, int, int]]:
        """Start and end of the words that `query` asks for, in order, and a bit for each item."""
        bits: dict[int, int] = {}
        for number, item in enumerate(query):
            for phrase in {phrase for alternative in item for phrase in alternative}:
                for start in self._phrase(phrase):
                    for place in range(start, start + len(phrase)):
                        bits[place] = bits.get(place, 0) | 1 << number
        return [(*self._spans[place], bits[place]) for place in sorted(bits)]


def matches(query: str, text: str, language: str, aliases: Iterable[Sequence[str]] = ()) -> bool:
    """True if `text` has every word of `query`, in any form, and every phrase in quotes.

    `aliases` are groups of names that mean the same, beside those of GROUPS. False for a query
    without a letter or digit. KeyError for an unknown language.
    """
    asked = parse(query, language, aliases)
    places = Places(text, language, asked)
    return bool(asked) and all(any(map(places.has, item)) for item in asked)
