"""All facts of a text, as items in the order of its tokens."""

from decimal import Decimal
from functools import lru_cache

from languages.compare import kazakh, russian
from languages.compare.dates import (
    clock,
    day_in_digits,
    read_date,
    read_hours,
    read_month,
    read_weekday,
    text_at,
)
from languages.compare.found import Kind, Measured
from languages.compare.fractions import read_fraction, read_part
from languages.compare.hints import read_hint
from languages.compare.items import Item, counted, negate
from languages.compare.measures import Unit, read_unit
from languages.compare.numerals import (
    SCALE_SIGNS,
    Numeral,
    decimal,
    is_hyphen,
    read_numeral,
    roman,
    touches,
)
from languages.compare.ranges import join_ranges
from languages.compare.things import counts_things
from languages.compare.tokens import Token
from languages.compare.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    VOCABULARIES,
    Vocabulary,
)

_MINUS_SIGNS = ("-", "–", "−")
_TIME_UNITS = frozenset(("s", "day", "month"))
_NOUNS_LOOKED_AT = 3
_SHORT = 20


def read(tokens: list[Token], vocabulary: Vocabulary) -> list[Item]:
    """Every fact and hint in the tokens, without overlap; quotations are no concern here."""
    reader = _Reader(tokens, vocabulary)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.sort == "word" and not _may_begin(token.text, token.raw, vocabulary.language):
            place += 1
            continue
        item = reader.item_at(place)
        if item is None:
            place += 1
            continue
        reader.items.append(item)
        place = item.last
    return join_ranges(reader.items, tokens, vocabulary)


@lru_cache(maxsize=1 << 14)
def _may_begin(word: str, raw: str, language: str) -> bool:
    """Whether a fact may begin with a word; nearly all words of a text are done with here."""
    vocabulary = VOCABULARIES[language]
    tables = (
        vocabulary.cardinals, vocabulary.ordinals, vocabulary.scales, vocabulary.months,
        vocabulary.month_hints, vocabulary.weekdays, vocabulary.hints, vocabulary.single_parts,
    )  # fmt: skip
    return bool(word) and (
        word in CURRENCY_CODES
        or word in (russian.MINUS_WORD, kazakh.HALF)
        or (language == "ru" and (word in russian.HALVES or word.startswith(russian.HALF_OF)))
        or roman(raw) is not None
        or any(table.get(word) is not None for table in tables)
    )


class _Reader:
    def __init__(self, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens, self.vocabulary = tokens, vocabulary
        self.items: list[Item] = []

    def item_at(self, place: int) -> Item | None:
        token = self.tokens[place]
        match token.sort:
            case "number":
                return self._number(place)
            case "date":
                day = day_in_digits(token.text)
                return Item(Kind.DATE, day, place, place + 1) if day else None
            case "phone":
                return Item(Kind.PHONE, _phone(token.text), place, place + 1)
            case "sign" if token.text in CURRENCY_SIGNS:
                return self._sum_behind_sign(place, CURRENCY_SIGNS[token.text])
            case "sign" if token.raw in _MINUS_SIGNS:
                return self._negative(place)
            case "word" if token.text:
                return self._word(place)
        return None

    def _word(self, place: int) -> Item | None:
        token, vocabulary = self.tokens[place], self.vocabulary
        if token.text in CURRENCY_CODES:
            return self._sum_behind_sign(place, CURRENCY_CODES[token.text])
        if token.text == russian.MINUS_WORD:
            return self._negative(place)
        if item := self._roman(place):
            return item
        if item := self._fraction(place):
            return item
        if number := read_numeral(self.tokens, place, vocabulary):
            return self._counted(place, number)
        return (
            read_month(self.tokens, place, vocabulary)
            or read_weekday(self.tokens, place, vocabulary)
            or read_part(self.tokens, place, vocabulary)
            or read_hint(self.tokens, place, vocabulary)
        )

    def _fraction(self, place: int) -> Item | None:
        found = read_fraction(self.tokens, place, self.vocabulary)
        return self._counted(place, found) if isinstance(found, Numeral) else found

    def _number(self, place: int) -> Item | None:
        token = self.tokens[place]
        if token.text.isdecimal() and len(token.text) <= _SHORT and self._is_among_numbers(place):
            value = Decimal(token.text)
            bare = Numeral(value, place + 1, token.raw)
            return Item(Kind.NUMBER, value, place, place + 1, bare, None, value)
        if day := day_in_digits(token.text):
            return Item(Kind.DATE, day, place, place + 1)
        if time := clock(token.text):
            return Item(Kind.TIME, time, place, place + 1)
        if item := self._fraction(place):
            return item
        number = read_numeral(self.tokens, place, self.vocabulary)
        if number is not None:
            return self._counted(place, number)
        left, sign, right = token.text.partition("/" if "/" in token.text else ":")
        one, other = decimal(left), decimal(right)
        if not sign or one is None or other is None or self._is_code(place + 1):
            return None
        return Item(Kind.RATIO, (one, other), place, place + 1)

    def _is_among_numbers(self, place: int) -> bool:
        """Whether numbers stand on both sides, perhaps behind a dash, as in the cells of a table.

        Nothing beside such a number says what it counts, and it need not be asked for.
        """
        tokens = self.tokens
        before = place - 1 - (place > 1 and tokens[place - 1].text == "-")
        after = place + 1
        after += after < len(tokens) and tokens[after].text == "-"
        return (
            before >= 0
            and after < len(tokens)
            and tokens[before].sort == tokens[after].sort == "number"
            and not (touches(tokens, place) and tokens[place - 1].sort == "number")
        )

    def _is_code(self, last: int) -> bool:
        """Whether letters follow the digits at once: «5G»."""
        return touches(self.tokens, last) and self.tokens[last].sort == "word"

    def _counted(self, first: int, number: Numeral) -> Item | None:
        """The item of a number: by what stands around it a date, a time, a sum or a number."""
        tokens, vocabulary = self.tokens, self.vocabulary
        item = (
            read_date(tokens, first, number, vocabulary)
            or self._clock_with_point(first, number)
            or read_hours(tokens, first, number, vocabulary)
            or self._with_unit(first, number)
        )
        if item is not None:
            return item
        if tokens[first].sort == "number" and number.last == first + 1:
            if self._is_code(number.last):
                return None
            # «Ми-8», «COVID-19»: part of a name.
            if is_hyphen(tokens, first - 1) and text_at(tokens, first - 2).isalpha():
                number.is_hint = True
        idiom = text_at(tokens, number.last) in kazakh.IDIOMS and vocabulary.language == "kk"
        is_hint = number.is_hint or idiom
        item = Item(
            Kind.NUMBER, number.value, first, number.last, number, None, number.value, is_hint
        )
        item.counts_things = counts_things(tokens, first, number, vocabulary)
        return item

    def _clock_with_point(self, first: int, number: Numeral) -> Item | None:
        """«В 9.00», «сағат 9.00-де», unless a unit follows."""
        time = clock(self.tokens[first].text, with_point=True)
        if time is None or number.scale > 1 or self._unit(first, number):
            return None
        before = text_at(self.tokens, first - 1)
        is_time = before == kazakh.HOUR or bool(number.suffix)
        if self.vocabulary.language == "ru":
            is_time = before in russian.TIME_PREPOSITIONS
        return Item(Kind.TIME, time, first, number.last) if is_time else None

    def _unit(self, first: int, number: Numeral) -> Unit | None:
        tokens, place = self.tokens, number.last
        in_digits = tokens[first].sort == "number"
        if text_at(tokens, place) == "." and text_at(tokens, place - 1) in SCALE_SIGNS:
            place += 1
        if self.vocabulary.language == "kk":
            place = _behind_bound(tokens, place)
        place += is_hyphen(tokens, place)
        return read_unit(tokens, place, self.vocabulary, in_digits=in_digits)

    def _with_unit(self, first: int, number: Numeral) -> Item | None:
        unit = self._unit(first, number)
        if unit is None:
            return None
        is_time = unit.kind is Kind.MEASURE and unit.symbol in _TIME_UNITS
        if is_time and number.is_hint:
            return None
        if unit.symbol == "month" and unit.factor == 1200 and self._is_nth(number):
            return Item(Kind.NUMBER, number.value, first, unit.last, face=number.value)
        # «Секундына 15–20 метр»: the word stands before the range.
        before = first - 1 - 2 * (text_at(self.tokens, first - 1) == "-")
        per = kazakh.PER.get(text_at(self.tokens, before), "")
        item = counted(number, unit, first, unit.last, per=per)
        if unit.symbol == "°" and self.vocabulary.frost.get(text_at(self.tokens, unit.last)):
            negate(item)
            item.last += 1
        return item

    def _is_nth(self, number: Numeral) -> bool:
        return number.is_ordinal or is_hyphen(self.tokens, number.last)

    def _sum_behind_sign(self, place: int, currency: str) -> Item | None:
        """«$2 млрд», «USD 2 млн»."""
        if place + 1 >= len(self.tokens) or self.tokens[place + 1].sort != "number":
            return None
        number = read_numeral(self.tokens, place + 1, self.vocabulary)
        if number is None:
            return None
        value = Measured(number.value, currency)
        return Item(Kind.SUM, value, place, number.last, face=number.value)

    def _negative(self, place: int) -> Item | None:
        """«−15 °C», «минус 15»; a dash between two things is no minus."""
        tokens = self.tokens
        if place + 1 >= len(tokens):
            return None
        if tokens[place].sort == "sign":
            is_free = not touches(tokens, place) or tokens[place - 1].text in ("(", "…")
            is_first = place == 0 or tokens[place - 1].sort != "number"
            is_minus = is_free and is_first and touches(tokens, place + 1)
            if not is_minus or tokens[place + 1].sort != "number":
                return None
        number = read_numeral(tokens, place + 1, self.vocabulary)
        if number is None:
            return None
        number.value = -number.value
        item = self._with_unit(place + 1, number)
        if item is None:
            item = Item(Kind.NUMBER, number.value, place, number.last, number, face=number.value)
        item.first = place
        return item

    def _roman(self, place: int) -> Item | None:
        found = roman(self.tokens[place].raw)
        if found is None:
            return None
        value, is_sure = found
        last = place + 1
        if is_hyphen(self.tokens, last) and text_at(self.tokens, last + 1) in kazakh.SUFFIXES:
            last += 2
        nouns = self.tokens[last : last + _NOUNS_LOOKED_AT]
        if not is_sure and not any(
            noun.text and self.vocabulary.roman_nouns.get(noun.text) for noun in nouns
        ):
            return None
        return Item(Kind.NUMBER, Decimal(value), place, last, face=Decimal(value))


def _behind_bound(tokens: list[Token], place: int) -> int:
    """«2,5 млрд-тан астам теңге»: the bound stands between the number and what it counts."""
    after = place
    if is_hyphen(tokens, after) and text_at(tokens, after + 1) in kazakh.SUFFIXES:
        after += 2
    return after + 1 if text_at(tokens, after) in kazakh.BOUNDS else place


def _phone(text: str) -> str:
    """Its digits; the national 8 of eleven digits is the country's 7."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    return f"7{digits[1:]}" if len(digits) == 11 and digits[0] == "8" else digits
