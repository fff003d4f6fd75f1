"""The index terms of a text: what a full text index stores, and what queries are compared with."""

from collections.abc import Callable
from typing import NamedTuple

from languages.search import kazakh, russian
from languages.search.folding import fold, is_plain
from languages.search.words import spellings as spellings_of

_KEYS: dict[str, Callable[[str], tuple[str, ...]]] = {"ru": russian.keys, "kk": kazakh.keys}
_TYPED_KEYS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "ru": russian.typed_keys,
    "kk": kazakh.typed_keys,
}


class Index(NamedTuple):
    """The terms of a text in the order of its words, repeated as often as words are.

    `exact` are those of the words as they are written. `folded` hold those that become others where
    Kazakh letters are typed as Russian ones; they should weigh less.
    """

    exact: list[str]
    folded: list[str]


def index(text: str, language: str) -> Index:
    """The terms of `text`, each of letters and digits, at most 61 of them.

    They are equal for composed and decomposed letters and for capitals and small ones. KeyError for
    an unknown language.
    """
    keys = _KEYS[language]
    exact: list[str] = []
    for spelling in spellings_of(text, language):
        exact += keys(spelling)
    # Once for the whole text, since every call takes its time.
    typed = fold("\n".join(exact), language).split("\n")
    return Index(
        exact, [folded for folded, term in zip(typed, exact, strict=False) if folded != term]
    )


def terms(text: str, language: str) -> list[str]:
    """All index terms of `text`, exact and folded, as one list for an index without weights.

    A text is found by a word where one of the word's `query_terms` is among them.
    """
    found = index(text, language)
    return found.exact + found.folded


def word_terms(spellings: tuple[str, ...], language: str) -> set[str]:
    """The terms of one word of a text, exact and folded; `spellings` as in `words.Word`."""
    exact = {key for spelling in spellings for key in _KEYS[language](spelling)}
    return exact.union(fold(term, language) for term in exact)


def query_terms(spelling: str, language: str) -> frozenset[str]:
    """The terms of which a text must have one to be found by this word of a query.

    `spelling` is as in `words.Word`. A word without Kazakh letters may have been typed on a Russian
    keyboard, and finds folded terms too. One with them means what it says in Kazakh, but for a
    surname («Тоқаев»: no Kazakh word has «в»); in Russian it is a name, which the text spells
    «Токаев».
    """
    exact = frozenset(_KEYS[language](spelling))
    if is_plain(spelling):
        return exact.union(_TYPED_KEYS[language](spelling))
    if language == "ru" or "в" in spelling:
        return exact.union(_TYPED_KEYS[language](fold(spelling, language)))
    return exact
