"""Numbers in digits, in words and in both: «2,5 млрд», «жиырма бес мың», «1 млн 200 тыс.»."""

import re
from dataclasses import dataclass
from decimal import Decimal

from languages.compare import kazakh, russian
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary

_MOST_DIGITS = 20

_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_ENGLISH_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,6}")
_RUSSIAN_SUFFIXES = frozenset(
    "й я е го му м х ми ю ой ая ое ого ому ый ий ые ых ым ти и мя ух ех ью".split()
)
SCALE_SIGNS = frozenset(("тыс", "млн", "млрд", "трлн"))

# Roman numerals in Latin letters, or in the Cyrillic ones that look like them.
_TO_LATIN = str.maketrans("ІХСМ", "IXCM")
_ROMAN = re.compile(r"(?=[IVXLC])(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_LENGTH = 7
_SURE_ROMAN = frozenset("IVX")


@dataclass(slots=True)
class Numeral:
    """A number that ends before the token `last`.

    `digits` is how it is written where it is one run of digits, `scale` the product of its scale
    words, `is_hint` that it is likely no number at all («один», «первый»).
    """

    value: Decimal
    last: int
    digits: str = ""
    scale: int = 1
    is_ordinal: bool = False
    is_hint: bool = False
    suffix: str = ""

    @property
    def whole(self) -> int | None:
        """The value of what may count days, hours or years: no scale, no decimals."""
        is_whole = self.scale == 1 and self.value == self.value.to_integral_value()
        return int(self.value) if is_whole else None


def decimal(text: str) -> Decimal | None:
    """The value of digits with at most one decimal sign, or in English groups."""
    if len(text) > _MOST_DIGITS:
        return None
    if match := _PLAIN.fullmatch(text):
        return Decimal(f"{match[1]}.{match[2] or 0}" if match[2] else match[1])
    if _ENGLISH_GROUPS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def roman(raw: str) -> tuple[int, bool] | None:
    """The value of a Roman numeral below a hundred, and whether nothing else looks like it."""
    letters = raw.translate(_TO_LATIN)
    if len(letters) > _ROMAN_LENGTH or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    after = [*values[1:], 0]
    total = sum(-one if one < then else one for one, then in zip(values, after, strict=True))
    return total, len(letters) > 1 and set(letters) <= _SURE_ROMAN


def touches(tokens: list[Token], place: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < place < len(tokens) and tokens[place - 1].end == tokens[place].start


def is_hyphen(tokens: list[Token], place: int) -> bool:
    """Whether a token is a dash with no space on either side."""
    return (
        place < len(tokens)
        and tokens[place].text == "-"
        and touches(tokens, place)
        and touches(tokens, place + 1)
    )


def read_numeral(tokens: list[Token], first: int, vocabulary: Vocabulary) -> Numeral | None:
    """The number that begins with a token, or None."""
    reader = _Reader(tokens, first, vocabulary)
    while reader.place < len(tokens) and reader.take():
        pass
    return reader.result()


class _Reader:
    """Takes tokens for as long as they go on with one number."""

    def __init__(self, tokens: list[Token], first: int, vocabulary: Vocabulary) -> None:
        self.tokens, self.first, self.place = tokens, first, first
        self.vocabulary = vocabulary
        self.total = Decimal(0)  # of the groups closed by a scale
        self.group: Decimal | None = None
        self.is_word = False  # the group is in words
        self.last_scale = 0
        self.scale = 1
        self.is_closed = self.is_hint = self.is_ordinal = False
        self.digits = self.suffix = ""

    def take(self) -> bool:
        """Whether the token at the place went on with the number; the place is then behind it."""
        token = self.tokens[self.place]
        if self.is_closed:
            return False
        if token.sort == "number":
            return self._take_digits(token)
        if token.text == "." and self.place > self.first:
            return self._take_behind_point()
        return token.sort == "word" and bool(token.text) and self._take_word(token.text)

    def result(self) -> Numeral | None:
        if self.place == self.first:
            return None
        value = self.total + (self.group or 0)
        return Numeral(
            value, self.place, self.digits, self.scale, self.is_ordinal, self._implies(value),
            self.suffix,
        )  # fmt: skip

    def _implies(self, value: Decimal) -> bool:
        return self.is_hint or (
            value == 1 and self.is_word and self.scale == 1 and self.place == self.first + 1
        )

    def _take_digits(self, token: Token) -> bool:
        value = decimal(token.text)
        if value is None or self.group is not None or not self._may_follow_scale(value):
            return False
        self.digits = token.raw if self.place == self.first else ""
        self.group = value
        self.place += 1
        self._take_suffix()
        return True

    def _take_behind_point(self) -> bool:
        """«2 тыс. 300 человек», «2 млн. 300 тыс.»: the point belongs to the abbreviation."""
        after = self.tokens[self.place + 1 : self.place + 2]
        is_abbreviation = self.tokens[self.place - 1].text in SCALE_SIGNS
        if not (is_abbreviation and after and after[0].sort == "number"):
            return False
        self.place += 1
        if self._take_digits(after[0]):
            return True
        self.place -= 1
        return False

    def _may_follow_scale(self, value: Decimal) -> bool:
        """«1 млрд 500 млн», «2 тысячи 15 человек», but «5 тысяч 18 сентября»."""
        if not self.last_scale:
            return True
        following = self.tokens[self.place + 1 : self.place + 2]
        word = following[0].text if following and following[0].sort == "word" else ""
        scale = self.vocabulary.scales.get(word) if word else None
        if scale:
            return scale < self.last_scale
        return (
            self.last_scale == 1000
            and value < 1000
            and bool(word)
            and not self.vocabulary.months.get(word)
        )

    def _take_suffix(self) -> None:
        """«20-й», «48-ге», and what is written without a hyphen, «20й»."""
        tokens, place = self.tokens, self.place
        place += is_hyphen(tokens, place)
        if not (touches(tokens, place) and tokens[place].sort == "word"):
            return
        is_russian = self.vocabulary.language == "ru"
        suffixes = _RUSSIAN_SUFFIXES if is_russian else kazakh.SUFFIXES
        if tokens[place].text not in suffixes:
            return
        # «5м» is five metres, «5-м» the fifth.
        if place == self.place and tokens[place].text in ("м", "т", "л"):
            return
        self.suffix = tokens[place].text
        self.is_ordinal = is_russian or self.suffix[0] == "ш" or "нш" in self.suffix
        self.is_closed = True
        self.place = place + 1

    def _take_word(self, word: str) -> bool:
        taken = (
            self._take_scale(word)
            or self._take_cardinal(word)
            or self._take_ordinal(word)
            or self._take_half(word)
        )
        self.place += taken
        return taken

    def _take_cardinal(self, word: str) -> bool:
        value = self.vocabulary.cardinals.get(word)
        if self.vocabulary.language == "ru" and value is None and self.group:
            value = russian.ONLY_BEHIND_TENS.get(word)
        if value is None or not self._add(value):
            return False
        if word.startswith(kazakh.QUARTER) or (word == "жүз" and self._is_horde()):
            self.is_hint = self.place == self.first
        elif self.place > self.first:
            self.is_hint = False
        return True

    def _is_horde(self) -> bool:
        return self.place > 0 and self.tokens[self.place - 1].text in kazakh.HORDES

    def _add(self, value: int) -> bool:
        if self.group is None:
            if self.last_scale and value >= self.last_scale:
                return False
            self.group, self.is_word = Decimal(value), True
            return True
        if not self.is_word or not value:
            return False
        group, is_kazakh = int(self.group), self.vocabulary.language == "kk"
        if is_kazakh and value == 100 and 1 <= group <= 9:
            self.group = Decimal(group * 100)
            return True
        teens = not is_kazakh and group % 100 in range(10, 20)
        if teens or group != self.group or value >= group or group % 10 ** len(str(value)):
            return False
        self.group += value
        return True

    def _take_ordinal(self, word: str) -> bool:
        value = self.vocabulary.ordinals.get(word)
        if value is None or not self._add(value):
            return False
        before = self.tokens[max(self.first - 2, 0) : self.first]
        is_listing = [token.text for token in before] in (["в", "-"], ["во", "-"])
        if self.place == self.first:
            self.is_hint = is_listing or word.endswith(kazakh.LISTING)
        self.is_ordinal = self.is_closed = True
        return True

    def _take_scale(self, word: str) -> bool:
        scale = self.vocabulary.scales.get(word)
        tenfold = russian.TENFOLD.get(word) if self.vocabulary.language == "ru" else None
        if tenfold and self.group is not None:
            self.group *= tenfold
            self.is_closed = True
            return True
        if not scale or (self.last_scale and scale >= self.last_scale):
            return False
        if self.group is None and (self.last_scale or not self._counts_alone(word)):
            return False
        self.total += (1 if self.group is None else self.group) * scale
        self.group, self.last_scale, self.digits = None, scale, ""
        self.scale = max(self.scale, scale)
        return True

    def _counts_alone(self, word: str) -> bool:
        if self.vocabulary.language == "kk":
            return word not in SCALE_SIGNS
        if word in russian.BARE_SCALES:
            return True
        before = self.tokens[self.place - 1].text if self.place else ""
        return word in russian.BARE_AFTER_BOUND and before in russian.BOUNDS

    def _take_half(self, word: str) -> bool:
        if self.vocabulary.language == "kk":
            return self._take_kazakh_half(word)
        if self.group is None and not self.last_scale and word in russian.HALVES:
            self.group = russian.HALVES[word]
            return True
        following = [token.text for token in self.tokens[self.place : self.place + 2]]
        if self.group is not None and following == ["с", "половиной"]:
            self.group += Decimal("0.5")
            self.place += 1
            return True
        half = word.removeprefix(russian.HALF_OF)
        if self.place == self.first and half != word and (scale := russian.SCALES.get(half)):
            self.total, self.scale, self.is_closed = Decimal(scale) / 2, scale, True
            return True
        return False

    def _take_kazakh_half(self, word: str) -> bool:
        if word == kazakh.AND_A_HALF and self.group is not None:
            self.group += Decimal("0.5")
            return True
        following = self.tokens[self.place + 1 : self.place + 2]
        if word != kazakh.HALF or self.place > self.first or not following:
            return False
        then = following[0].text
        if self.vocabulary.scales.get(then) or self.vocabulary.units.get(then):
            self.group = Decimal("0.5")
            return True
        return False
