"""Names whose spelling is given, found in running text with any ending and in capitals."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from languages.endings import ENDINGS, LONGEST
from languages.scripts.words import LONGEST_REMEMBERED, WORD, begun, tidied

# After a third-person possessive («облысы») cases have forms of their own: «облысы-нда».
_AFTER_POSSESSIVE = frozenset(
    ending[2:] for ending in ENDINGS if len(ending) > 2 and ending.startswith(("сы", "сі"))
)


def is_ending(ending: str, stem: str) -> bool:
    """Is this, in any case of letters, nothing or a legal Kazakh ending after the stem?"""
    small = ending.lower()
    return (
        not small
        or small in ENDINGS
        or (small in _AFTER_POSSESSIVE and stem[-1:] in ("ы", "і", "Ы", "І"))
    )


class Found(NamedTuple):
    """A name found from `start` to `end`: what is wanted for it, and the Cyrillic ending after it.

    `stem` is the last written word of the name, which the ending follows.
    """

    wanted: str
    stem: str
    ending: str
    start: int
    end: int


class _Form(NamedTuple):
    """One way in which a name may be written; `first` is its first word, `before` what precedes."""

    written: str
    wanted: str
    before: str
    first: str
    last: str


class Names:
    """Names ready for search: a word of the text costs one look at a dictionary.

    A name is found as written; written in capitals altogether; and, if it begins with a small
    letter, with a capital. A legal Kazakh ending may follow. Of several the longest is taken.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], capitals: Callable[[str], str]) -> None:
        forms: dict[str, _Form] = {}
        for written, wanted in pairs:
            for form in _forms(tidied(written.strip()), wanted, capitals):
                forms.setdefault(form.written, form)
        self._by_first: dict[str, list[_Form]] = {}
        for form in sorted(forms.values(), key=lambda form: -len(form.written)):
            self._by_first.setdefault(form.first, []).append(form)
        # Hardly a word begins like a name: what does is found by its first letter, then by two.
        self.heads = frozenset(first[:2] for first in self._by_first)
        self._begun = begun({head[0] for head in self.heads}) if self.heads else None
        self._remembered = lru_cache(maxsize=4096)(self._stems_of)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def all_in(self, text: str) -> Iterator[Found]:
        """The names of a tidied text in their order, none over another."""
        end = 0
        for match in self._begun.finditer(text) if self._begun else ():
            if match.start() >= end and match[0][:2] in self.heads:
                found = self.find(text, match, end)
                if found:
                    yield found
                    end = found.end

    def find(self, text: str, match: re.Match[str], floor: int = 0) -> Found | None:
        """The longest name at a match of WORD in tidied text; nothing of it lies before `floor`."""
        word = match[0]
        for stem, forms in self._stems(word):
            for form in forms:
                if form.written == stem:
                    return Found(form.wanted, stem, word[len(stem) :], *match.span())
                if found := _find_phrase(form, text, match.start(), floor):
                    return found
        return None

    def in_word(self, word: str) -> Found | None:
        """The same for a word that stands alone."""
        match = WORD.match(word) if word[:2] in self.heads else None
        return self.find(word, match) if match else None

    def _stems(self, word: str) -> list[tuple[str, list[_Form]]]:
        return (self._remembered if len(word) <= LONGEST_REMEMBERED else self._stems_of)(word)

    def _stems_of(self, word: str) -> list[tuple[str, list[_Form]]]:
        """The word and each stem that a legal ending leaves of it, if a name begins so."""
        found = [(word, self._by_first[word])] if word in self._by_first else []
        for cut in range(len(word) - 1, max(1, len(word) - LONGEST - 1), -1):
            forms = self._by_first.get(word[:cut])
            if forms and is_ending(word[cut:], word[:cut]):
                found.append((word[:cut], forms))
        return found


def _forms(written: str, wanted: str, capitals: Callable[[str], str]) -> Iterator[_Form]:
    if not WORD.search(written):
        return
    yield _form(written, wanted)
    if written[0].islower():
        yield _form(written[0].upper() + written[1:], capitals(wanted[:1]) + wanted[1:])
    if len(written) > 1:
        yield _form(written.upper(), capitals(wanted))


def _form(written: str, wanted: str) -> _Form:
    words = list(WORD.finditer(written))
    before, last = written[: words[0].start()], written[words[-1].start() :]
    return _Form(written, wanted, before=before, first=words[0][0], last=last)


def _find_phrase(form: _Form, text: str, at: int, floor: int) -> Found | None:
    start = at - len(form.before)
    if start < floor or (start and text[start].isalnum() and text[start - 1].isalnum()):
        return None
    match = _pattern(form.written).match(text, start)
    if not match or not is_ending(match[1], form.last):
        return None
    return Found(form.wanted, form.last, match[1], start, match.end())


@lru_cache(maxsize=4096)
def _pattern(written: str) -> re.Pattern[str]:
    """The written phrase, with any space between its words, and in a group what it ends on."""
    words = r"\s++".join(map(re.escape, written.split()))
    ending = rf"((?:(?:{WORD.pattern})?+))" if written[-1].isalpha() else "()(?!\\w)"
    return re.compile(words + ending)


def rewrite(
    text: str,
    names: Names,
    *,
    spell: Callable[[str], str],
    join: Callable[[Found], str],
    around: str = "",
) -> str:
    """A tidied text with its names joined to their endings and its other words spelled.

    What stands between the names is taken from `around`, if it is given: the same words in the same
    places, with other signs among them.
    """
    around = around or text
    pieces: list[str] = []
    end = 0
    for found in names.all_in(text):
        pieces += _spelled(around[end : found.start], spell), join(found)
        end = found.end
    return "".join([*pieces, _spelled(around[end:], spell)])


def _spelled(text: str, spell: Callable[[str], str]) -> str:
    pieces = _WORDS.split(text)  # what is no word, a word, and so on
    pieces[1::2] = map(spell, pieces[1::2])
    return "".join(pieces)


_WORDS = re.compile(f"({WORD.pattern})")
