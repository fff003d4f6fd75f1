"""What one language owes the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, Self

from articles.pairing.cutting import Cut, Sentence
from articles.pairing.tracing import Size, Trace, size_of, trace
from languages.differences import Part, parts

OTHER = {"ru": "kk", "kk": "ru"}


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences of one version of a text, by their numbers."""

    revision: int
    sentences: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.revision}-{self.sentences[0]}"


@dataclass(frozen=True, slots=True)
class Pair:
    """What answers each other. None: it was settled that this language has no counterpart.

    Each side is the version that the *other* language has answered; its own may have gone on since.
    """

    ru: Side | None
    kk: Side | None

    def side(self, language: str) -> Side | None:
        return self.ru if language == "ru" else self.kk

    def with_side(self, language: str, side: Side | None) -> "Pair":
        return replace(self, **{language: side})

    @classmethod
    def of(cls, language: str, side: Side | None, other: Side | None) -> "Pair":
        return cls(side, other) if language == "ru" else cls(other, side)

    @classmethod
    def read(cls, row: list) -> Self:
        """From what `written` gives: JSON without a word of the text."""
        return cls(*(Side(each[0], tuple(each[1])) if each else None for each in row))

    def written(self) -> list:
        return [
            [side.revision, list(side.sentences)] if side else None for side in (self.ru, self.kk)
        ]


@dataclass(frozen=True)
class Debt:
    """Something of the source that the other language has not answered.

    "changed": the source says something else now. "new": it has no counterpart. "gone": the
    counterpart stands and the source does not. `name` stays while nothing is settled. `source` and
    `owed` are the numbers of sentences in both texts as they stand, `behind` is the unit behind
    which a counterpart would stand.
    """

    kind: Literal["changed", "new", "gone"]
    name: str
    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    source: tuple[int, ...]
    owed: tuple[int, ...]
    behind: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """What became of the words of the source; with links and photos where they alone did."""
        old, new = (" ".join(each.text for each in side) for side in (self.before, self.after))
        if old == new:
            old, new = (" ".join(each.key for each in side) for side in (self.before, self.after))
        return parts(old, new)


@dataclass(frozen=True)
class Book:
    """The pairs of an article over its texts.

    `cuts` are the versions that the pairs name, and those of now, whose numbers `now` gives by
    language. `debtors` are the languages that owe the other one anything at all.
    """

    pairs: tuple[Pair, ...]
    cuts: Mapping[int, Cut]
    now: Mapping[str, int]
    debtors: frozenset[str]
    traces: dict[tuple[int, int], Trace] = field(default_factory=dict, compare=False)

    def debts(self, language: str, seen: int | None = None) -> list[Debt]:
        """What a language owes the other's text of now, or the version of it that was `seen`."""
        source = seen or self.now[OTHER[language]]
        if language not in self.debtors or not self._have_words(source, self.now[language]):
            return []
        found = [*self._of_pairs(language, source), *self._of_new(language, source)]
        return sorted(found, key=lambda debt: (self._place(debt, language), debt.source))

    def over(self, pairs: tuple[Pair, ...]) -> "Book":
        """The same texts with other pairs."""
        return replace(self, pairs=pairs)

    def at(self, now: Mapping[str, int]) -> "Book":
        """The same pairs with other versions for those of now."""
        return replace(self, now=now)

    def text(self, language: str) -> Cut:
        return self.cuts[self.now[language]]

    def follow(self, side: Side | None, to: int) -> tuple[int, ...]:
        """Where the sentences of a side stand in another version of their language."""
        if side is None or side.revision not in self.cuts:
            return ()
        return self.traced(side.revision, to).follow(side.sentences)

    def traced(self, old: int, new: int) -> Trace:
        if (old, new) not in self.traces:
            self.traces[old, new] = trace(self.cuts[old], self.cuts[new])
        return self.traces[old, new]

    def size(self, side: Side, to: int, language: str) -> Size:
        """How much a side has changed until another version."""
        old = self.cuts[side.revision].of(side.sentences)
        return size_of(old, self.cuts[to].of(self.follow(side, to)), language)

    def has_changed(self, side: Side | None, to: int, language: str) -> bool:
        return side is not None and self.size(side, to, language) is Size.CHANGED

    def paired(self, language: str, at: int) -> set[int]:
        """The sentences of a version that are in a pair."""
        return {number for pair in self.pairs for number in self.follow(pair.side(language), at)}

    def _have_words(self, *revisions: int) -> bool:
        return all(self.cuts[each].sentences for each in revisions)

    def _of_pairs(self, language: str, source: int) -> Iterator[Debt]:
        behind = self.behind(language, source)
        for pair in self.pairs:
            theirs, ours = pair.side(OTHER[language]), pair.side(language)
            if theirs is None:
                continue
            stands = self.follow(theirs, source)
            owed = self.follow(ours, self.now[language])
            kind = self._kind(pair, language, source, is_gone=not stands, is_answered=bool(owed))
            if kind:
                yield Debt(
                    kind=kind,
                    name=theirs.name,
                    before=() if kind == "new" else self._words(theirs.revision, theirs.sentences),
                    after=self._words(source, stands),
                    source=stands,
                    owed=owed,
                    behind=behind[stands[0]] if stands else 0,
                )

    def _kind(
        self, pair: Pair, language: str, source: int, *, is_gone: bool, is_answered: bool
    ) -> Literal["changed", "new", "gone"] | None:
        if is_gone:
            return "gone" if is_answered else None
        if self.has_changed(pair.side(OTHER[language]), source, OTHER[language]):
            return "changed"
        # Where both are originals, a paragraph that one takes out is the other's to look at.
        is_lost = pair.side(language) and not is_answered and OTHER[language] not in self.debtors
        return "new" if is_lost else None

    def _of_new(self, language: str, source: int) -> Iterator[Debt]:
        known = self.paired(OTHER[language], source)
        behind = self.behind(language, source)
        text = self.cuts[source]
        alone = (number for number in range(len(text.sentences)) if number not in known)
        for _unit, numbers in groupby(alone, key=lambda number: text.sentences[number].unit):
            new = Side(source, tuple(numbers))
            yield Debt(
                kind="new",
                name=new.name,
                before=(),
                after=self._words(source, new.sentences),
                source=new.sentences,
                owed=(),
                behind=behind[new.sentences[0]],
            )

    def _words(self, revision: int, numbers: tuple[int, ...]) -> tuple[Sentence, ...]:
        return tuple(self.cuts[revision].of(numbers))

    def behind(self, language: str, source: int) -> list[int]:
        """For each sentence of the source, the last unit that answers what stands before it."""
        answers: dict[int, int] = {}
        for pair in self.pairs:
            ours = self.follow(pair.side(language), self.now[language])
            last = max(self.text(language).places(ours), default=0)
            answers |= dict.fromkeys(self.follow(pair.side(OTHER[language]), source), last)
        found, last = [], 0
        for number in range(len(self.cuts[source].sentences)):
            found.append(last)
            last = max(last, answers.get(number, 0))
        return found

    def _place(self, debt: Debt, language: str) -> tuple[int, bool]:
        if debt.owed:
            return self.text(language).places(debt.owed)[0], False
        return debt.behind, True
