"""Which members of two sequences are the same, in the order of both."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Match = tuple[int, int]

# Cells of a table that compares each with each. A row of it is one whole number of Python, so that
# 5,000 by 5,000 take a twentieth of a second.
_CELLS = 30_000_000
_DEPTH = 40
_RUNS = (1, 3, 12)


def matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Places (in old, in new) of equal members, rising in both; as many as can be.

    Sequences too long to compare each with each are cut at what occurs once in both, and
    where nothing does they count as different. Time grows with the length, not its square.
    """
    found: list[Match] = []
    spans = [(0, len(old), 0, len(new), _DEPTH)]
    while spans:
        a, a_end, b, b_end, depth = spans.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        left, right = old[a:a_end], new[b:b_end]
        if len(left) * len(right) <= _CELLS:
            found += ((a + i, b + j) for i, j in _common(left, right))
        elif depth:
            anchors = [(a + i, b + j) for i, j in _anchors(left, right)]
            found += anchors
            spans += _between(anchors, (a, a_end, b, b_end), depth - 1) if anchors else ()
    return sorted(found)


def _between(
    anchors: list[Match], span: tuple[int, int, int, int], depth: int
) -> Iterator[tuple[int, int, int, int, int]]:
    a, a_end, b, b_end = span
    for i, j in [*anchors, (a_end, b_end)]:
        yield a, i, b, j, depth
        a, b = i + 1, j + 1


def _common(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """A longest common subsequence, from its end.

    Bit-parallel, after H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): bit j of a
    row is 0 where the subsequence grows with new[j].
    """
    places: dict[str, int] = {}
    for j, member in enumerate(new):
        places[member] = places.get(member, 0) | 1 << j
    everywhere = (1 << len(new)) - 1
    row = everywhere
    rows = []
    for member in old:
        grown = row & places.get(member, 0)
        row = ((row + grown) | (row - grown)) & everywhere
        rows.append(row)
    i, j = len(old), len(new)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
            continue
        i -= 1
        if not i or rows[i - 1] >> (j - 1) & 1:
            j -= 1
            yield i, j


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """What occurs once in each, as long a rising chain of it as there is.

    Where no member does, runs of members may.
    """
    for length in _RUNS:
        lefts, rights = _runs(old, length), _runs(new, length)
        counts, places = Counter(lefts), Counter(rights)
        once = {run: j for j, run in enumerate(rights) if places[run] == counts.get(run) == 1}
        if found := rising([(i, once[run]) for i, run in enumerate(lefts) if run in once]):
            return found
    return []


def _runs(members: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return list(zip(*(members[start:] for start in range(length)), strict=False))


def rising(pairs: Sequence[Match]) -> list[Match]:
    """The longest part of `pairs`, which rise in their first places, that rises in both."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        chain[length : length + 1] = [number]
    found = []
    number = chain[-1] if chain else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
