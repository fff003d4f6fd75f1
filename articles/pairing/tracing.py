"""What became of the sentences of one version in a later one of the same language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from html import escape

from articles.changes import assess
from articles.pairing.cutting import BODY, LEAD, TITLE, Cut, Sentence
from languages.alignment import Match, matches, rising
from languages.differences import differences

_PICTURES = ("figure", "div")


class Size(IntEnum):
    """How much has changed: nothing that is said, slips of the fingers, or more."""

    SAME = 0
    SLIP = 1
    CHANGED = 2


def size_of(old: list[Sentence], new: list[Sentence], language: str) -> Size:
    """How much sentences have changed. Their order, and where they are parted, is no change."""
    if sorted(each.key for each in old) == sorted(each.key for each in new):
        return Size.SAME
    if _marks(old) != _marks(new):
        return Size.CHANGED
    before, after = _words(old), _words(new)
    if before == after:
        return Size.SAME
    return Size.SLIP if assess(_body(before), _body(after), language).may_be_typo else Size.CHANGED


def _marks(sentences: list[Sentence]) -> Counter[str]:
    return Counter(mark for each in sentences for mark in each.marks)


def _words(sentences: Iterable[Sentence]) -> str:
    return " ".join(each.text for each in sentences if each.text)


def _body(words: str) -> dict[str, str]:
    return {"title": "", "lead": "", "body": f"<p>{escape(words, quote=False)}</p>"}


class Trace:
    """What each sentence of the earlier version has become in the later one."""

    def __init__(self, origins: dict[int, tuple[int, ...]]) -> None:
        """`origins` are, for each sentence of the later version, those that it comes from."""
        self.became: defaultdict[int, list[int]] = defaultdict(list)
        for new, olds in origins.items():
            for old in olds:
                self.became[old].append(new)

    def follow(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Where sentences of the earlier version stand now, in the order that they had."""
        found: dict[int, int] = {}
        for old in sorted(numbers):
            for new in self.became.get(old, ()):
                found.setdefault(new, old)
        return tuple(sorted(found, key=lambda new: (found[new], new)))


def trace(old: Cut, new: Cut) -> Trace:
    """First whole paragraphs, then sentences, then what was added to a paragraph goes with it.

    What stands where a paragraph stood, and has nothing in common with it, is that one rewritten;
    where more or fewer stand there, the old ones are gone and the new ones have no origin.
    """
    if old is new:
        return Trace({number: (number,) for number in range(len(new.sentences))})
    return Trace(_Tracer(old, new).traced())


class _Tracer:
    def __init__(self, old: Cut, new: Cut) -> None:
        self.old, self.new = old, new
        self.origins: dict[int, tuple[int, ...]] = {}
        self.in_place: list[Match] = []  # paragraphs that stand as they were, in order
        self.moved: list[Match] = []

    def traced(self) -> dict[int, tuple[int, ...]]:
        self._whole_units()
        self._rejoined_sentences()
        self._other_sentences()
        self._added_sentences()
        self._rewritten_units()
        return self.origins

    # Whole paragraphs.

    def _whole_units(self) -> None:
        olds, news = _keys(self.old), _keys(self.new)
        self.in_place = matches(olds, news)
        left = defaultdict(list)
        taken, done = ({pair[side] for pair in self.in_place} for side in (0, 1))
        for place, key in enumerate(olds):
            if place not in taken:
                left[key].append(place)
        for place, key in enumerate(news):
            if place not in done and key and left[key]:
                self.moved.append((left[key].pop(0), place))
        for was, place in (*self.in_place, *self.moved):
            numbers = zip(self.new.units[place], self.old.units[was], strict=True)
            self.origins |= {number: (before,) for number, before in numbers}

    # Sentences of the others.

    def _rejoined_sentences(self) -> None:
        """One that was cut in two without another word, or two that are one now."""
        olds, news = self._left_of_old(), self._left_of_new()
        for i, parts in _cut_anew(self.old, olds, self.new, news):
            self.origins |= dict.fromkeys(parts, (i,))
        for j, parts in _cut_anew(self.new, self._left_of_new(), self.old, self._left_of_old()):
            self.origins[j] = tuple(parts)

    def _other_sentences(self) -> None:
        olds, old_keys = self._row(self.old, self._left_of_old(), side=0)
        news, new_keys = self._row(self.new, self._left_of_new(), side=1)
        for change in differences(old_keys, new_keys):
            if change.old_place is None or change.new_place is None:
                continue
            i, j = olds[change.old_place], news[change.new_place]
            if i is not None and j is not None:
                self.origins[j] = (i,)

    def _row(self, text: Cut, left: list[int], *, side: int) -> tuple[list[int | None], list[str]]:
        """What is left, with a sign in place of each paragraph that stands as it was."""
        wanted = set(left)
        signs = {pair[side]: f"\0{number}" for number, pair in enumerate(self.in_place)}
        numbers: list[int | None] = []
        keys: list[str] = []
        for place, unit in enumerate(text.units):
            if place in signs:
                numbers.append(None)
                keys.append(signs[place])
            for number in filter(wanted.__contains__, unit):
                numbers.append(number)
                keys.append(text.sentences[number].key)
        return numbers, keys

    def _left_of_old(self) -> list[int]:
        taken = {number for origin in self.origins.values() for number in origin}
        return _body_of(self.old, taken)

    def _left_of_new(self) -> list[int]:
        return _body_of(self.new, self.origins)

    # What the sentences around them tell.

    def _added_sentences(self) -> None:
        """What came into a paragraph goes with the sentence before it, or behind it."""
        for unit in self.new.units:
            for row in (unit, unit[::-1]):
                beside: tuple[int, ...] = ()
                for number in row:
                    beside = self.origins.get(number, beside)
                    if beside:
                        self.origins.setdefault(number, beside)

    def _rewritten_units(self) -> None:
        for i, j in self._in_the_same_gap():
            if not _are_alike(self.old.kinds[i], self.new.kinds[j]):
                continue
            origin = tuple(self.old.units[i])
            self.origins |= dict.fromkeys(self.new.units[j], origin)

    def _in_the_same_gap(self) -> Iterator[Match]:
        """Paragraphs with nothing in common that stand alike between those that have."""
        related = self._related_units()
        old_ones, new_ones = ({pair[side] for pair in related} for side in (0, 1))
        for place in (TITLE, LEAD):
            if place not in old_ones and place not in new_ones:
                yield place, place
        chain = rising([pair for pair in related if min(pair) >= BODY])
        a = b = BODY
        for i, j in [*chain, (len(self.old.units), len(self.new.units))]:
            gone = [place for place in range(a, i) if place not in old_ones]
            come = [place for place in range(b, j) if place not in new_ones]
            if len(gone) == len(come):
                yield from zip(gone, come, strict=True)
            a, b = i + 1, j + 1

    def _related_units(self) -> list[Match]:
        found = {
            (self.old.sentences[origin[0]].unit, self.new.sentences[number].unit)
            for number, origin in self.origins.items()
        }
        return sorted(found)


def _keys(text: Cut) -> list[str]:
    """Of each unit, equal where it says the same; a title is like nothing but a title."""
    keys = ["\n".join(text.sentences[number].key for number in unit) for unit in text.units]
    return [f"\0{keys[TITLE]}", *keys[TITLE + 1 :]]


def _body_of(text: Cut, taken: Iterable[int]) -> list[int]:
    """The numbers that are left, without the title's: it is the title whatever it says."""
    known = set(taken)
    return [
        number
        for number, sentence in enumerate(text.sentences)
        if sentence.unit != TITLE and number not in known
    ]


def _cut_anew(
    whole: Cut, left: list[int], parted: Cut, pieces: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """A sentence of one text, and those that follow each other in the other and are its words."""
    begins = defaultdict(list)
    for at, number in enumerate(pieces):
        begins[parted.sentences[number].key.partition(" ")[0]].append(at)
    used: set[int] = set()
    for number in left:
        key = whole.sentences[number].key
        for at in begins[key.partition(" ")[0]][:_FEW]:
            found = _pieces_of(key, parted, pieces[at : at + _MOST_PIECES])
            if found and used.isdisjoint(found):
                used.update(found)
                yield number, found
                break


_FEW = 20  # beginnings that are looked at for one sentence
_MOST_PIECES = 10


def _pieces_of(key: str, parted: Cut, pieces: list[int]) -> list[int]:
    said = ""
    for count, number in enumerate(pieces, 1):
        said = f"{said} {parted.sentences[number].key}".strip()
        if said == key and count > 1:
            return pieces[:count]
        if not key.startswith(said):
            break
    return []


def _are_alike(one: str, other: str) -> bool:
    """Whether both are words, or both are pictures; a title becomes nothing but a title."""
    is_title = "title" in (one, other)
    return one == other if is_title else (one in _PICTURES) == (other in _PICTURES)
