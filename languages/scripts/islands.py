"""Elements within a right-to-left line that stay as they are: their ends must not mix with it.

After a Russian title the signs and the number of «…, 24 ақпан» would join its left-to-right run
(UAX 9, W7 and N1), and the date would fall apart. So each such element that has Kazakh beside it on
its line is set into a `bdi`, and stays byte for byte inside.
"""

from collections.abc import Sequence
from typing import NamedTuple

from languages.markup import INLINE, Token, attributes


class Islands(NamedTuple):
    """The places of the tags that open and that close an element to be isolated."""

    opens: frozenset[int] = frozenset()
    closes: frozenset[int] = frozenset()


def islands(tokens: Sequence[Token], ours: Sequence[bool]) -> Islands:
    """The outermost inline elements that are not `ours`, but for those isolated already."""
    found: dict[int, int] = {}
    place = 0
    has_kazakh_before = False
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "text" and ours[place]:
            has_kazakh_before = has_kazakh_before or not token.source.isspace()
        elif token.kind in ("open", "close") and token.name not in INLINE:
            has_kazakh_before = False
        elif token.kind == "open" and not ours[place]:
            end = _end(tokens, place)
            is_beside = has_kazakh_before or _has_kazakh_after(tokens, end, ours)
            if end and is_beside and not _is_isolated(tokens, place):
                found[place] = end
            place = end or _last_inside(ours, place)
        place += 1
    return Islands(frozenset(found), frozenset(found.values()))


def _end(tokens: Sequence[Token], start: int) -> int:
    """The place of the tag that closes an element within its line; 0 where there is none."""
    name, depth = tokens[start].name, 0
    for place in range(start, len(tokens)):
        kind, _, passed, _, _ = tokens[place]
        if kind in ("open", "close"):
            if passed not in INLINE:
                return 0
            if passed == name:
                depth += 1 if kind == "open" else -1
                if not depth:
                    return place
    return 0


def _last_inside(ours: Sequence[bool], place: int) -> int:
    """The last token before the next that is ours, where an element never ends as it should."""
    while place + 1 < len(ours) and not ours[place + 1]:
        place += 1
    return place


def _has_kazakh_after(tokens: Sequence[Token], place: int, ours: Sequence[bool]) -> bool:
    for later in range(place + 1, len(tokens)):
        token = tokens[later]
        if token.kind == "text" and not token.source.isspace():
            return ours[later]
        if token.kind in ("open", "close") and token.name not in INLINE:
            return False
    return False


def _is_isolated(tokens: Sequence[Token], place: int) -> bool:
    tag = tokens[place]
    if tag.name in ("bdi", "bdo") or (place and tokens[place - 1].source == "<bdi>"):
        return True
    return any(attribute.name == "dir" for attribute in attributes(tag.source))
