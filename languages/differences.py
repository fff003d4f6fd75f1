"""What changed between two texts, by word inside their paragraphs.

Paragraphs find their partners first, those that were moved or rewritten too; then the words of each
pair are compared. Nothing is lost: the parts of a change, joined without what was added, are the
old paragraph, and without what was removed the new one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from languages.alignment import Match, matches, rising

Kind = Literal["same", "removed", "added"]


class Part(NamedTuple):
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph before and after, None where there was none, and what became of its words.

    `old_place` and `new_place` are its places in the two lists. `is_moved` is true where other
    paragraphs that stayed in their order stood between it and its old place.
    """

    old: str | None
    new: str | None
    parts: tuple[Part, ...]
    old_place: int | None = None
    new_place: int | None = None
    is_moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether its words stayed as they were; it may have been moved."""
        return self.old == self.new


class Size(NamedTuple):
    """How many words were added and removed."""

    added: int
    removed: int


def differences(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The paragraphs of both texts in the order of the new one, each beside its partner.

    A removed paragraph stands where it stood. Longer than a few thousand different paragraphs or
    words in one, what cannot be told apart quickly counts as removed and added.
    """
    kept = matches(old, new)
    here, moved = _partners(old, new, kept)
    return list(_changes(old, new, sorted(kept + here), moved))


def differences_in_order(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The same in the order of both texts: what was moved is removed there and added here."""
    kept = matches(old, new)
    here, _moved = _partners(old, new, kept)
    return list(_changes(old, new, sorted(kept + here), []))


def _changes(
    old: Sequence[str], new: Sequence[str], here: list[Match], moved: list[Match]
) -> Iterator[Change]:
    origins = {j: i for i, j in moved}
    gone = {i for i, _j in moved}
    a = b = 0
    for i, j in [*here, (len(old), len(new))]:
        yield from (_removed(old, place) for place in range(a, i) if place not in gone)
        for place in range(b, j):
            if place in origins:
                yield replace(_pair(old, new, origins[place], place), is_moved=True)
            else:
                yield _added(new, place)
        if i < len(old):
            yield _pair(old, new, i, j)
        a, b = i + 1, j + 1


def size(changes: Iterable[Change]) -> Size:
    """Words added and removed; spaces and signs are no words, and a moved paragraph is the same."""
    counts = {"same": 0, "added": 0, "removed": 0}
    for change in changes:
        for part in change.parts:
            if part.kind != "same":
                counts[part.kind] += len(_words(part.text))
    return Size(counts["added"], counts["removed"])


def _removed(old: Sequence[str], place: int) -> Change:
    return Change(old[place], None, _whole("removed", old[place]), old_place=place)


def _added(new: Sequence[str], place: int) -> Change:
    return Change(None, new[place], _whole("added", new[place]), new_place=place)


def _pair(old: Sequence[str], new: Sequence[str], i: int, j: int) -> Change:
    return Change(old[i], new[j], parts(old[i], new[j]), i, j)


def _whole(kind: Kind, text: str) -> tuple[Part, ...]:
    return (Part(kind, text),) if text else ()


# Partners.

_ALIKE = 0.5  # two paragraphs share half of their words
_ALIKE_HERE = 0.25  # enough where nothing but a change stands between them
_FEW = 2500  # pairs of paragraphs that are all compared
_COMMON = 100  # paragraphs that share a word which says nothing of them
_RARE = 8  # words of a paragraph by which others like it are looked for
_SHORT = 4  # words of a paragraph whose likes elsewhere are chance, unless they are the same


def _partners(
    old: Sequence[str], new: Sequence[str], kept: list[Match]
) -> tuple[list[Match], list[Match]]:
    """Pairs of paragraphs that are alike: those that stayed in place, and those that moved."""
    gaps = _gaps(len(old), len(new), kept)
    olds = {i: Counter(_words(old[i])) for gap in gaps for i in gap[0]}
    news = {j: Counter(_words(new[j])) for gap in gaps for j in gap[1]}
    gap_of = {j: gap[0] for gap in gaps for j in gap[1]}
    chosen = dict(_best(_scored(olds, news, gap_of), gap_of))
    here, moved = [], []
    for range_of_old, range_of_new in gaps:
        inside = sorted(
            (chosen[j], j) for j in range_of_new if j in chosen and chosen[j] in range_of_old
        )
        here += rising(inside)
    stayed = {j for _i, j in here}
    moved = [(i, j) for j, i in chosen.items() if j not in stayed]
    return here, moved


def _gaps(olds: int, news: int, kept: list[Match]) -> list[tuple[range, range]]:
    """The ranges of both texts that lie between paragraphs which are the same."""
    found = []
    a = b = 0
    for i, j in [*kept, (olds, news)]:
        if a < i or b < j:
            found.append((range(a, i), range(b, j)))
        a, b = i + 1, j + 1
    return found


Bags = dict[int, "Counter[str]"]


def _scored(olds: Bags, news: Bags, gap_of: dict[int, range]) -> Iterator[tuple[float, int, Match]]:
    """How alike two paragraphs are, how far apart they stand, and which they are."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, bag in olds.items():
        for word in bag:
            index[word].append(i)
    is_small = len(olds) * len(news) <= _FEW
    begins: dict[range, int] = {}
    for j, bag in news.items():
        gap, is_long = gap_of[j], bag.total() > _SHORT
        place = gap.start + j - begins.setdefault(gap, j)
        candidates = olds.keys() if is_small else _likely(bag, index, place, gap)
        for i in candidates:
            score = _likeness(olds[i], bag)
            if score >= (_ALIKE_HERE if i in gap else _ALIKE) and (
                i in gap or is_long or score == 1
            ):
                yield score, abs(i - place), (i, j)


def _likely(
    bag: "Counter[str]", index: dict[str, list[int]], place: int, gap: range
) -> Iterable[int]:
    """A few old paragraphs that share rare words with this one, and the one in its place."""
    rows = sorted((index[word] for word in bag if word in index), key=len)[:_RARE]
    shared = Counter(i for row in rows if len(row) <= _COMMON for i in row)
    return {i for i, _count in shared.most_common(4)} | ({place} if place in gap else set())


def _likeness(one: "Counter[str]", other: "Counter[str]") -> float:
    """The share of the words of both that are common to them, 0 to 1 (Dice)."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    common = sum(min(count, many[word]) for word, count in few.items() if word in many)
    return 2 * common / (one.total() + other.total() or 1)


def _best(
    scored: Iterable[tuple[float, int, Match]], gap_of: dict[int, range]
) -> Iterator[tuple[int, int]]:
    """(new, old) of the pairs most alike, each paragraph once."""
    taken: set[int] = set()
    done: set[int] = set()
    for _score, _distance, (i, j) in sorted(scored, key=lambda each: (-each[0], *each[1:])):
        if i not in taken and j not in done:
            taken.add(i)
            done.add(j)
            yield j, i


# Words.

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W{_HAN}]"
_INSIDE = rf"(?:[^\W{_HAN}]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])"
# A number with its groups and decimals, a word with its hyphens, a sign; each Han letter is a word.
_TOKEN = re.compile(
    rf"""
    [0-9]{{1,3}}(?:[ \u00a0\u2009\u202f][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?(?!\w|[-‑]\w)
  | [0-9]+(?:[.,:/][0-9]+)+(?!\w|[-‑]\w)
  | {_LETTER}{_INSIDE}*+(?:[-‑'’ʼ]{_LETTER}{_INSIDE}*+)*+
  | \S
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w")


def parts(old: str, new: str) -> tuple[Part, ...]:
    """What became of a paragraph's words, its parts as long as can be."""
    if old == new:
        return _whole("same", old)
    olds, news = _units(old), _units(new)
    places = matches([token for _space, token in olds], [token for _space, token in news])
    return tuple(_joined(_smooth(_pieces(olds, news, places))))


Unit = tuple[str, str]


def _units(text: str) -> list[Unit]:
    """Each token with the space before it; at the end an empty one with the space that is left."""
    found = []
    end = 0
    for token in _TOKEN.finditer(text):
        found.append((text[end : token.start()], token[0]))
        end = token.end()
    return [*found, (text[end:], "")]


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if _WORD.match(token)]


class _Piece(NamedTuple):
    """A stretch that is the same, or what was removed and what came in its place."""

    same: str
    removed: str = ""
    added: str = ""


def _pieces(olds: list[Unit], news: list[Unit], places: list[Match]) -> Iterator[_Piece]:
    a = b = 0
    for i, j in places:
        removed = "".join(space + token for space, token in olds[a:i])
        added = "".join(space + token for space, token in news[b:j])
        if olds[i][0] == news[j][0]:
            yield _Piece("", removed, added)
            yield _Piece(olds[i][0] + olds[i][1])
        else:
            yield _Piece("", removed + olds[i][0], added + news[j][0])
            yield _Piece(olds[i][1])
        a, b = i + 1, j + 1


def _smooth(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """A sign or a short word that alone stayed between two changes reads as part of them."""
    last = _Piece("")
    bridge = ""
    for piece in pieces:
        if piece.same:
            bridge += piece.same
        elif piece.removed or piece.added:
            if (last.removed or last.added) and _is_slight(bridge, last, piece):
                last = _Piece(
                    "", last.removed + bridge + piece.removed, last.added + bridge + piece.added
                )
            else:
                yield last
                yield _Piece(bridge)
                last = piece
            bridge = ""
    yield last
    yield _Piece(bridge)


def _is_slight(bridge: str, before: _Piece, after: _Piece) -> bool:
    """No word; or one of three letters between two replacements."""
    words = _words(bridge)
    are_replaced = all((before.removed, before.added, after.removed, after.added))
    return not words or (are_replaced and len(words) == 1 and len(words[0]) <= 3)


def _joined(pieces: Iterable[_Piece]) -> Iterator[Part]:
    """The parts, with the space that begins both sides of a change given to what stayed."""
    same = ""
    for piece in pieces:
        removed, added = piece.removed, piece.added
        space = _common_space(removed, added)
        same += piece.same + space
        removed, added = removed[len(space) :], added[len(space) :]
        if not (removed or added):
            continue
        yield from _whole("same", same)
        yield from _whole("removed", removed)
        yield from _whole("added", added)
        same = ""
    yield from _whole("same", same)


def _common_space(one: str, other: str) -> str:
    end = 0
    while end < min(len(one), len(other)) and one[end] == other[end] and one[end].isspace():
        end += 1
    return one[:end]
