"""The facts of a text, with their places."""

from dataclasses import dataclass
from typing import NamedTuple

from languages.compare.found import Fact, Kind, Value
from languages.compare.items import Item
from languages.compare.names import skeleton
from languages.compare.quotations import Passage, passages
from languages.compare.reading import read
from languages.compare.tokens import Token, tokens
from languages.compare.vocabulary import VOCABULARIES


@dataclass(frozen=True, slots=True)
class Found:
    """A fact before it is put in its place: its `item`, where it is no quotation."""

    fact: Fact
    item: Item | None = None

    @property
    def is_hint(self) -> bool:
        return self.item is not None and self.item.is_hint


class Reading(NamedTuple):
    """All that stands in a text: facts and hints by themselves, and the passages of speech."""

    facts: list[Found]
    speech: list[Fact]


def facts(text: str, language: str) -> list[Fact]:
    """The facts of a plain text in order, without overlap; what stands in speech is inside it.

    A name in quotes swallows what stands in it («Наурыз-2025»), and a passage of direct speech
    holds its facts as its value. KeyError for an unknown language.
    """
    reading = find(text, language)
    stated = [found.fact for found in reading.facts if not found.is_hint]
    return _outermost(stated, reading.speech)


def find(text: str, language: str) -> Reading:
    """The facts, hints and passages of a text."""
    vocabulary = VOCABULARIES[language]
    read_tokens = tokens(text)
    quotations = passages(read_tokens, language)
    names = [passage for passage in quotations if not passage.is_speech]
    speech = [passage for passage in quotations if passage.is_speech]
    names += _names_in_speech(read_tokens, speech, language)
    items = read(read_tokens, vocabulary)
    found = [Found(_fact(item, read_tokens, text), item) for item in items]
    named = [Found(_name(passage, read_tokens, text)) for passage in names]
    everything = _without_named(found, named)
    everything.sort(key=lambda one: one.fact.start)
    spoken = _speech(speech, everything, read_tokens, text)
    return Reading(everything, spoken)


def _names_in_speech(
    read_tokens: list[Token], speech: list[Passage], language: str
) -> list[Passage]:
    found = []
    for passage in speech:
        inner = passages(read_tokens[passage.first + 1 : passage.last - 1], language)
        found += [
            Passage(passage.first + 1 + name.first, passage.first + 1 + name.last, False)
            for name in inner
            if not name.is_speech
        ]
    return found


def _fact(item: Item, read_tokens: list[Token], text: str) -> Fact:
    start, end = read_tokens[item.first].start, read_tokens[item.last - 1].end
    return Fact(item.kind, item.value, start, end, text[start:end])


def _name(passage: Passage, read_tokens: list[Token], text: str) -> Fact:
    start, end = read_tokens[passage.first].start, read_tokens[passage.last - 1].end
    found = text[start:end]
    return Fact(Kind.NAME, skeleton(found), start, end, found)


def _without_named(found: list[Found], named: list[Found]) -> list[Found]:
    """Names, and the facts outside them; facts inside become hints of the same value."""
    kept, spans, place = list(named), sorted((n.fact.start, n.fact.end) for n in named), 0
    for one in found:
        while place < len(spans) and spans[place][1] <= one.fact.start:
            place += 1
        if place < len(spans) and spans[place][0] < one.fact.end and one.item is not None:
            one.item.is_hint = True
        kept.append(one)
    return kept


def _speech(
    speech: list[Passage], everything: list[Found], read_tokens: list[Token], text: str
) -> list[Fact]:
    found, place = [], 0
    for passage in speech:
        start, end = read_tokens[passage.first].start, read_tokens[passage.last - 1].end
        inner: list[tuple[Kind, Value]] = []
        while place < len(everything) and everything[place].fact.start < end:
            one = everything[place]
            if one.fact.start >= start and not one.is_hint and one.fact.kind is not Kind.NAME:
                inner.append((one.fact.kind, one.fact.value))
            place += 1
        found.append(Fact(Kind.SPEECH, tuple(inner), start, end, text[start:end]))
    return found


def _outermost(stated: list[Fact], speech: list[Fact]) -> list[Fact]:
    """The facts that stand in no passage of speech, and the passages."""
    kept, place = list(speech), 0
    for fact in stated:
        while place < len(speech) and speech[place].end <= fact.start:
            place += 1
        if place == len(speech) or fact.end <= speech[place].start:
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.start)
