"""Words that a tag cuts in two («<b>Ү</b>ржар»), in Arabic letters: one hamza, before the whole.

A tag inside a line does not part words, so what stands on both its sides is one word, and all its
letters decide whether it has a hamza.
"""

from collections.abc import Sequence

from languages.markup import INLINE, Token
from languages.scripts.arabic import HAMZA, arabic_letters, needs_hamza

_LETTERS = "".join(map(chr, (*range(0x300, 0x370), *range(0x400, 0x482), *range(0x48A, 0x530))))
_LETTER = frozenset(_LETTERS)


class Joints:
    """The pieces of cut words, by the place of their token: its first and its last letters."""

    def __init__(self) -> None:
        self.heads: dict[int, tuple[int, str]] = {}
        self.tails: dict[int, tuple[int, str]] = {}

    def parts(self, place: int, text: str) -> tuple[str, str, str]:
        """The converted piece that begins a text, what is still to be converted, and the last."""
        head, converted_head = self.heads.get(place, (0, ""))
        tail, converted_tail = self.tails.get(place, (0, ""))
        return converted_head, text[head : len(text) - tail], converted_tail


def joints(tokens: Sequence[Token], ours: Sequence[bool]) -> Joints:
    """The cut words of a document, of those tokens that are `ours`."""
    found = Joints()
    pieces: list[tuple[int, str]] = []  # of a word that the text before has not ended
    for place, (kind, source, name, _, _) in enumerate(tokens):
        if kind == "text" and ours[place]:
            head = _first_letters(source) if pieces else ""
            if head:
                pieces.append((place, head))
            if not (pieces and head == source):
                _settle(found, pieces)
                tail = _last_letters(source)
                pieces = [(place, tail)] if tail else []
        elif pieces and kind != "raw" and name not in INLINE:
            _settle(found, pieces)
            pieces = []
    _settle(found, pieces)
    return found


def _settle(found: Joints, pieces: list[tuple[int, str]]) -> None:
    if len(pieces) < 2:
        return
    hamza = HAMZA if needs_hamza("".join(piece for _, piece in pieces)) else ""
    (first, tail), *others = pieces
    found.tails[first] = len(tail), hamza + arabic_letters(tail)
    for place, head in others:
        found.heads[place] = len(head), arabic_letters(head)


def _first_letters(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_LETTERS))] if text[0] in _LETTER else ""


def _last_letters(text: str) -> str:
    return text[len(text.rstrip(_LETTERS)) :] if text[-1] in _LETTER else ""
