"""Quotation marks: outer and inner by the language, whatever was typed.

Russian « » and „ “, Kazakh « » and “ ” (CLDR; Russian rules of 2006: marks within marks differ in
shape). What opens and what closes is seen from the signs around it. A mark without its partner, an
inch or a second, an apostrophe and marks at a third level stay as they were typed.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from languages.typography.galley import Edit, made
from languages.typography.signs import QUOTES

Role = Literal["opens", "closes", "either", "stays"]


class _Mark(NamedTuple):
    start: int
    end: int
    role: Role
    is_angled: bool


class _Pair(NamedTuple):
    opening: _Mark
    closing: _Mark


_ONE = "(?:[\"“”„‟«»]|(?<!')''(?!'))"
# A run of marks is judged by what stands around all of it.
_RUN, _MARK = re.compile(f"{_ONE}++"), re.compile(_ONE)
_LONGEST_RUN = 8
_ONE_PARAGRAPH = re.compile("[^\N{PARAGRAPH SEPARATOR}]++")
_BEFORE_OPENING = frozenset("([{<-–—/\\‑")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>-–—/\\‑")
_NOT_AFTER_OPENING = frozenset(".,;:!?)]}")
# 43°15'20": the sign after the last number is no quotation mark.
_ANGLE = re.compile(r"(?:[°′’]|(?<!')')\s?[0-9]{1,2}(?:[.,][0-9]{1,3})?$")


def quoted(text: str, language: str) -> Iterator[Edit]:
    """The edits that set all marks of the row whose partner is certain.

    Where marks are such a tangle that they would be read otherwise once they were set, all in the
    paragraph stay.
    """
    for paragraph in _ONE_PARAGRAPH.finditer(text):
        start = paragraph.start()
        edits = list(_set(paragraph[0], language))
        if edits and not any(_set(made(paragraph[0], edits), language)):
            yield from (Edit(start + edit.start, start + edit.end, edit.wanted) for edit in edits)


def _marks(text: str) -> Iterator[_Mark]:
    for run in _RUN.finditer(text):
        if len(run[0]) > _LONGEST_RUN:
            continue
        left = text[run.start() - 1] if run.start() else " "
        right = text[run.end()] if run.end() < len(text) else " "
        context = _context(left, right)
        if left.isdigit():
            before = text[max(0, run.start() - 12) : run.start()]
            context = "stays" if _ANGLE.search(before) else _after_number(context)
        for mark in _MARK.finditer(text, run.start(), run.end()):
            yield _Mark(*mark.span(), _role(mark[0], context), mark[0] in "«»")


def _context(left: str, right: str) -> Role:
    """What marks between these two signs do: between two letters it may be either."""
    is_after_space = left.isspace()
    may_open = (is_after_space or left in _BEFORE_OPENING) and not (
        right.isspace() or right in _NOT_AFTER_OPENING
    )
    may_close = not (is_after_space or left in "([{<") and (
        right.isspace() or right in _AFTER_CLOSING
    )
    if may_open != may_close:
        return "opens" if may_open else "closes"
    return "either" if _is_in_word(left) and _is_in_word(right) else "stays"


def _after_number(context: Role) -> Role:
    """5"x7": after a number a mark opens nothing."""
    return "closes" if context == "either" else context


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign in ".,:;!?…)%№"


def _role(sign: str, context: Role) -> Role:
    """Angled marks say themselves what they do, unless what stands around denies it."""
    if sign == "«":
        return "stays" if context == "closes" else "opens"
    if sign == "»":
        return "stays" if context == "opens" else "closes"
    return context


def _set(text: str, language: str) -> Iterator[Edit]:
    levels = QUOTES[language]
    pairs, torn_from, torn_to = _pairs(_marks(text))
    edits: list[Edit] = []
    closings: list[int] = []
    for pair in sorted(pairs, key=lambda pair: pair.opening.start):
        while closings and closings[-1] < pair.opening.start:
            closings.pop()
        is_torn = pair.opening.start > torn_from or pair.opening.start < torn_to
        depth = len(closings) + is_torn
        closings.append(pair.closing.start)
        found = tuple(text[mark.start : mark.end] for mark in pair)
        if depth < len(levels) and not (is_torn and found in levels):
            edits += (
                Edit(mark.start, mark.end, sign)
                for mark, sign in zip(pair, levels[depth], strict=True)
            )
    return (edit for edit in sorted(edits) if text[edit.start : edit.end] != edit.wanted)


def _pairs(marks: Iterable[_Mark]) -> tuple[list[_Pair], float, float]:
    """The pairs of a paragraph, and between which ends a quotation of several paragraphs may run.

    A mark closes the nearest open one of its kind, angled or not. Where open marks of the other
    kind stand between, all of these are in doubt and stay. After an angled mark that nothing
    closes, and before one that nothing opens, a level is in doubt.
    """
    pairs: list[_Pair] = []
    open_ones: list[_Mark] = []
    counts = {True: 0, False: 0}
    torn_to = -math.inf
    for mark in marks:
        if mark.role == "opens" or (mark.role == "either" and not counts[mark.is_angled]):
            open_ones.append(mark)
            counts[mark.is_angled] += 1
        elif mark.role != "stays" and counts[mark.is_angled]:
            is_next = open_ones[-1].is_angled == mark.is_angled
            while (opening := open_ones.pop()).is_angled != mark.is_angled:
                counts[opening.is_angled] -= 1
            counts[mark.is_angled] -= 1
            if is_next:
                pairs.append(_Pair(opening, mark))
        elif mark.role == "closes" and mark.is_angled:
            torn_to = mark.start
    torn_from = min((mark.start for mark in open_ones if mark.is_angled), default=math.inf)
    return pairs, torn_from, torn_to
