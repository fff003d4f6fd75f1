"""Two rows of tokens, walked side by side for as long as they differ by slips alone."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from articles.changes.reading import Token
from articles.changes.words import is_opener, is_protected, is_slip

MOST_SLIPS = 5
"""More words than these are not misspelt but rewritten."""

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Words:
    """The words in use around a change, in small letters or as names, in both texts."""

    language: str
    known: Container[str]
    small: Container[str]
    names: Container[str]

    def is_name(self, token: Token) -> bool:
        """Whether a word may name somebody or something; better one too many than one too few."""
        if token.sort != "word" or token.text == token.text.lower():
            return False
        if not token.begins or any(map(str.isupper, token.text[1:])):
            return True
        small = token.key.lower()
        return not is_opener(small, self.language) and small not in self.small


@dataclass(slots=True)
class Walk:
    """What was met on the way: slips mended, and the place where it was more than a slip."""

    before: Sequence[Token]
    after: Sequence[Token]
    words: Words
    slips: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0
    other: int = 0

    def is_harmless(self) -> bool:
        """Whether nothing but slips tells the two rows apart."""
        while self.place < len(self.before) or self.other < len(self.after):
            if not (self._same() or self._spaced() or self._repeated() or self._slipped()):
                return False
            if len(self.slips) > MOST_SLIPS:
                return False
        return True

    def stopped(self) -> tuple[str, str]:
        """A few words of each row from where it was more than a slip."""
        old, new = self.before[self.place :][:_SHOWN], self.after[self.other :][:_SHOWN]
        return " ".join(one.text for one in old), " ".join(one.text for one in new)

    def _pair(self) -> tuple[Token, Token] | None:
        if self.place < len(self.before) and self.other < len(self.after):
            return self.before[self.place], self.after[self.other]
        return None

    def _same(self) -> bool:
        pair = self._pair()
        if pair is None or not pair[0].same(pair[1]):
            return False
        self.place, self.other = self.place + 1, self.other + 1
        return True

    def _spaced(self) -> bool:
        """One word against two that have the same letters: «вобласти», «в области»."""
        one = self._is_joined(self.before, self.place, self.after, self.other)
        two = self._is_joined(self.after, self.other, self.before, self.place)
        if not (one or two):
            return False
        old, new = self.before[self.place :][: 1 + two], self.after[self.other :][: 1 + one]
        self._note(" ".join(word.text for word in old), " ".join(word.text for word in new))
        self.place, self.other = self.place + 1 + two, self.other + 1 + one
        return True

    def _is_joined(
        self, row: Sequence[Token], place: int, parts: Sequence[Token], first: int
    ) -> bool:
        pair = parts[first : first + 2]
        if place >= len(row) or len(pair) < 2 or pair[0].key + pair[1].key != row[place].key:
            return False
        words = (row[place], *pair)
        return all(map(self._is_plain, words)) and len({word.around for word in words}) == 1

    def _repeated(self) -> bool:
        """A word that stood twice stands once: «в в области»."""
        if not 0 < self.place < len(self.before):
            return False
        first, word = self.before[self.place - 1], self.before[self.place]
        if not (word.follows and word.same(first) and self._is_plain(word)):
            return False
        self._note(f"{first.text} {word.text}", word.text)
        self.place += 1
        return True

    def _slipped(self) -> bool:
        pair = self._pair()
        if pair is None or not self._may_slip(*pair):
            return False
        self._note(pair[0].text, pair[1].text)
        self.place, self.other = self.place + 1, self.other + 1
        return True

    def _may_slip(self, old: Token, new: Token) -> bool:
        if old.sort != "word" or new.sort != "word" or old.around != new.around or old.quotation:
            return False
        small, small_new = old.key.lower(), new.key.lower()
        if small == small_new:
            return self._may_change_case(old, new)
        if (small, small_new) != (old.key, new.key):
            return False
        return is_slip(small, small_new, self.words.language, self.words.known)

    def _may_change_case(self, old: Token, new: Token) -> bool:
        """At the beginning of a sentence; elsewhere where it is known as a name: «казахстан»."""
        if self.words.is_name(old):
            return False
        return not self.words.is_name(new) or new.key in self.words.names

    def _is_plain(self, word: Token) -> bool:
        return (
            word.sort == "word"
            and not word.quotation
            and not self.words.is_name(word)
            and not is_protected(word.key.lower(), self.words.language)
        )

    def _note(self, old: str, new: str) -> None:
        self.slips.append((old.strip(), new.strip()))
