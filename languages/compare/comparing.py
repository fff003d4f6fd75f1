"""What two editions of one text say alike, and what they do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from languages.compare.finding import Found, find
from languages.compare.found import Fact, Kind
from languages.compare.matching import Matching, match_names, match_speech
from languages.compare.order import displaced


class Pair(NamedTuple):
    """A fact of the Russian text and the one of the Kazakh text that goes with it."""

    ru: Fact
    kk: Fact


@dataclass(frozen=True, slots=True)
class Differences:
    """How the facts of a Russian and a Kazakh text go together, each list in the order of its text.

    `matched` say the same. `near` are probably meant to and do not: another number of the same
    thing, or the same number of another. `only_ru` and `only_kk` stand in one text alone, `more_ru`
    and `more_kk` in both, but more often in one. `swapped` are matched, and stand in another order
    among those of their sort: advice, since languages order a sentence in their own way. `names_ru`
    and `names_kk` are names in quotes whose letters do not match: advice, since names are
    translated too.

    True where anything differs, advice aside.
    """

    matched: tuple[Pair, ...]
    near: tuple[Pair, ...]
    only_ru: tuple[Fact, ...]
    only_kk: tuple[Fact, ...]
    more_ru: tuple[Fact, ...]
    more_kk: tuple[Fact, ...]
    swapped: tuple[Pair, ...]
    names_ru: tuple[Fact, ...]
    names_kk: tuple[Fact, ...]

    def __bool__(self) -> bool:
        return any((self.near, self.only_ru, self.only_kk, self.more_ru, self.more_kk))


def differences(ru: str, kk: str) -> Differences:
    """What the facts of a Russian plain text and of its Kazakh counterpart have and lack.

    Paragraphs are parted by line ends. A date without a year equals that day of any year, and a
    year or month is no difference where the other text has a whole date of it.
    """
    left, right = find(ru, "ru"), find(kk, "kk")
    matching = Matching(left.facts, right.facts)
    names, names_ru, names_kk = match_names(_names(left.facts), _names(right.facts))
    speech, speech_ru, speech_kk = match_speech(left.speech, right.speech)
    return Differences(
        matched=_pairs(matching.matched + names + speech),
        near=_pairs(matching.near),
        only_ru=_in_order(matching.only[0] + speech_ru),
        only_kk=_in_order(matching.only[1] + speech_kk),
        more_ru=_in_order(matching.more[0]),
        more_kk=_in_order(matching.more[1]),
        swapped=_pairs(displaced(matching.matched)),
        names_ru=_in_order(names_ru),
        names_kk=_in_order(names_kk),
    )


def _names(found: Iterable[Found]) -> list[Fact]:
    return [one.fact for one in found if one.fact.kind is Kind.NAME]


def _pairs(pairs: Iterable[tuple[Fact, Fact]]) -> tuple[Pair, ...]:
    return tuple(sorted((Pair(*pair) for pair in pairs), key=lambda pair: pair.ru.start))


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.start))
