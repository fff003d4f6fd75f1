"""The words that a query found, marked for a reader, and the best part of a long text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from languages.search.matching import Places
from languages.search.query import parse

type Part = tuple[str, bool]
"""A piece of text, and whether it is marked."""

_ELLIPSIS = "…"


def highlight(
    text: str, query: str, language: str, aliases: Iterable[Sequence[str]] = ()
) -> list[Part]:
    """Plain `text` in parts whose join is `text`; the marked ones are whole words that were found.

    Words count as in `matches`, but need not all be there; a phrase in quotes is marked where it
    stands as a whole. A word is marked with its hyphens and ending, never cut. What is put round
    the marked parts, and escaping, is the caller's. KeyError for an unknown language.
    """
    return _parts(text, _spans(text, query, language, aliases), 0, len(text))


def snippet(
    text: str,
    query: str,
    language: str,
    length: int = 200,
    aliases: Iterable[Sequence[str]] = (),
) -> list[Part]:
    """The part of plain `text` where most of `query` stands, marked as by `highlight`.

    At most `length` characters and an ellipsis on each side where text was left out; cut between
    words. It begins with the text if nothing of the query is there. ValueError if `length` is less
    than 1.
    """
    if length < 1:
        raise ValueError(f"A snippet of {length} characters cannot be made.")
    spans = _spans(text, query, language, aliases)
    start, end = _cut(text, *_window(spans, len(text), length))
    parts = _parts(text, spans, start, end)
    before = [(_ELLIPSIS, False)] if start > 0 and parts else []
    after = [(_ELLIPSIS, False)] if end < len(text.rstrip()) and parts else []
    return before + parts + after


type _Span = tuple[int, int, int]


def _spans(text: str, query: str, language: str, aliases: Iterable[Sequence[str]]) -> list[_Span]:
    """Where found words stand, start and end, in order, with a bit for each item of the query."""
    asked = parse(query, language, aliases)
    return Places(text, language, asked).marked(asked)


def _parts(text: str, spans: list[_Span], start: int, end: int) -> list[Part]:
    """The text from `start` to `end`, with the spans within it marked."""
    parts: list[Part] = []
    at = start
    for first, last, _ in spans:
        # The parts of a compound have the same span.
        if first < at or first >= end:
            continue
        if at < first:
            parts.append((text[at:first], False))
        at = min(last, end)
        parts.append((text[first:at], True))
    return [*parts, (text[at:end], False)] if at < end else parts


def _window(spans: list[_Span], total: int, length: int) -> tuple[int, int, int, int]:
    """The best piece: where it starts and ends, and the first and last of its marked words.

    The one with most items of the query is the best, then the one with most words, then the first.
    """
    best, chosen = (0, 0), (0, 0)
    counts = Counter[int]()
    left = 0
    for right, (_, end, bits) in enumerate(spans):
        counts[bits] += 1
        while left < right and end - spans[left][0] > length:
            counts[spans[left][2]] -= 1
            left += 1
        value = _items(counts), right - left + 1
        if value > best:
            best, chosen = value, (spans[left][0], end)
    first, last = chosen
    start = max(0, min(first - max(0, length - (last - first)) // 3, total - length))
    return start, min(total, start + length), first, last


def _items(counts: Counter[int]) -> int:
    """How many items of the query there are among the counted words."""
    return reduce(or_, (bits for bits, count in counts.items() if count), 0).bit_count()


def _cut(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The piece without the words at its ends that it would cut, but for the marked ones."""
    if start and not text[start - 1].isspace():
        start = next(
            (at + 1 for at in range(start, first) if text[at].isspace()), max(start, first)
        )
    if end < len(text) and not text[end].isspace():
        floor = max(start, last)
        end = next((at for at in range(end - 1, floor, -1) if text[at].isspace()), end)
    return start, end
