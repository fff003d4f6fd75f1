"""Running text in another script: its words, its names, the signs between, not its addresses."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from languages.runs import split
from languages.scripts.acronyms import acronyms
from languages.scripts.arabic import (
    arabic_acronym,
    arabic_signs,
    arabic_word,
)
from languages.scripts.arabic import join as arabic_name
from languages.scripts.latin import CAPITALS, speller
from languages.scripts.latin import join as latin_name
from languages.scripts.names import Names, rewrite
from languages.scripts.words import LOOSE, lone_romans, tidied

Pairs = Names | Iterable[tuple[str, str]]
_NO_NAMES = Names((), str)


def to_latin(text: str, *, names: Pairs = (), scheme: str = "2021") -> str:
    """The text in Latin letters of a scheme: "2021" or "2018" (KeyError for another one).

    `names` are (written, wanted) pairs, or what `compile_names` made of them for the same scheme:
    words and phrases in Cyrillic, found with any case ending and in capitals too, and how to spell
    them in Latin letters.
    """
    known = compile_names(names, scheme)
    return _join(text, lambda part: latin_run(part, known, scheme))


def to_arabic(text: str, *, names: Pairs = ()) -> str:
    """The text in Arabic letters (төте жазу); `names` as in `to_latin`, spelled in Arabic letters.

    Digits stay European; commas, semicolons and question marks become Arabic ones.
    """
    known = compile_names(names)
    spelled = acronyms(text)
    return _join(text, lambda part: arabic_run(part, known, spelled))


def convert(text: str, script: str, *, names: Pairs = ()) -> str:
    """The text in a script: "cyrl" (as it is), "latn" or "arab"; KeyError for another one."""
    return _CONVERTERS[script](text, names)


_CONVERTERS: dict[str, Callable[[str, Pairs], str]] = {
    "cyrl": lambda text, names: text,
    "latn": lambda text, names: to_latin(text, names=names),
    "arab": lambda text, names: to_arabic(text, names=names),
}


def compile_names(names: Pairs, scheme: str = "2021") -> Names:
    """The pairs ready for search; the same pairs are compiled once. A result gives itself.

    The scheme (KeyError for an unknown one) tells the capitals of a Latin spelling; for Arabic
    letters it does not matter.
    """
    capitals = CAPITALS[scheme]
    if isinstance(names, Names):
        return names
    pairs = tuple((written, wanted) for written, wanted in names)
    return _compiled(pairs, capitals) if pairs else _NO_NAMES


@lru_cache(maxsize=16)
def _compiled(pairs: tuple[tuple[str, str], ...], capitals: Callable[[str], str]) -> Names:
    return Names(pairs, capitals)


def latin_run(text: str, names: Names = _NO_NAMES, scheme: str = "2021") -> str:
    """`to_latin` for a piece of text that is known to hold no address."""
    return rewrite(
        tidied(lone_romans(text)),
        names,
        spell=speller(scheme),
        join=lambda name: latin_name(name, scheme),
    )


def arabic_run(
    text: str,
    names: Names = _NO_NAMES,
    spelled: Collection[str] = frozenset(),
    *,
    before: str = "",
    after: str = "",
) -> str:
    """`to_arabic` for a piece of text that is known to hold no address.

    `spelled` are the `acronyms` of the text around it, so that a piece is read as the whole is; of
    what stands `before` and `after` it a few signs will do.
    """
    # Signs are told by the letters around them, and a look-alike is no Latin letter.
    text = tidied(lone_romans(text))

    def with_acronyms(word: str) -> str:
        return arabic_acronym(word) if word in spelled else arabic_word(word)

    spell = with_acronyms if spelled else arabic_word
    signed = arabic_signs(before + text + after)[len(before) : len(before) + len(text)]
    return rewrite(text, names, spell=spell, join=arabic_name, around=signed)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text, tidied, in parts, each with whether it is an address and kept as it is."""
    # Where an address begins depends on what stands before it, which tidying may take away.
    if LOOSE.search(text):
        text = "".join(part if is_kept else tidied(part) for part, is_kept in split(text))
    return split(text)


def _join(text: str, convert_part: Callable[[str], str]) -> str:
    return "".join(part if is_kept else convert_part(part) for part, is_kept in parts(text))
