"""Quotations: direct speech on the one side, names in quotes on the other.

A passage is direct speech if it has three words or more, numbers among them, and one sign of it: a
sentence ends inside the quotes, a colon stands before them, or a verb of speech beside them. One or
two words are speech where a verb of speech follows a comma and a dash, or leads to a colon. A
paragraph that begins with a dash is. All else in quotes is a name, a title or a quoted word.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from languages.compare.tokens import Token

_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}
_ENDS_SENTENCE = frozenset(".!?…")
_FEWEST_WORDS = 3
_WORDS_AROUND = 6

# Russian verbs by their beginnings. Kazakh ones too; «деп» and «деген» alone stand with names as
# well («... деп аталады»), and are no sign.
_VERBS = {
    "ru": (
        "сказал", "отметил", "сообщил", "заявил", "подчеркнул", "добавил", "рассказал", "пояснил",
        "говорит", "говорил", "ответил", "считает", "уверен", "цитиру", "процитир", "написал",
        "напомнил", "предупредил", "призвал", "уточнил", "признал", "объяснил", "поделил",
        "прокомментир", "поблагодар", "заметил", "спросил", "констатир", "резюмир", "заключил",
        "подытожил", "передает", "сообщает", "отмечает", "рассказывает", "поясняет",
    ),
    "kk": (
        "деді", "дейді", "деген еді", "айтты", "айтады", "хабарла", "мәлімде", "түсіндір",
        "ескертті", "жеткізді", "баяндады", "жазды", "сұрады", "жауап", "қосты", "тоқталды",
        "пікір", "бөлісті", "дедік", "әңгімеле", "толықтыр", "келтірді", "атап",
    ),
}  # fmt: skip

# Straight behind a quotation, without a comma and a dash.
_SAYS = {"kk": frozenset(("деді", "дейді"))}


class Passage(NamedTuple):
    """A quotation in the tokens from `first` to before `last`, with its quotes."""

    first: int
    last: int
    is_speech: bool


def passages(tokens: list[Token], language: str) -> list[Passage]:
    """The outermost quotations in order; one that is not closed in its paragraph is none."""
    found: list[Passage] = []
    for first, last in _paragraphs(tokens):
        if speech := _speech_with_dash(tokens, first, last, language):
            found.append(speech)
            first = speech.last
        for opening, closing in _quoted(tokens, first, last):
            is_speech = _is_speech(tokens, opening, closing, language)
            found.append(Passage(opening, closing + 1, is_speech))
    return found


def _paragraphs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for place, token in enumerate(tokens):
        if token.sort == "line":
            yield first, place
            first = place + 1
    yield first, len(tokens)


def _quoted(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The first and last token of each outermost pair of quotes, in order."""
    pairs: list[tuple[int, int]] = []
    is_open: list[int] = []
    for place in range(first, last):
        sign = tokens[place].text
        if is_open and sign == _CLOSING[tokens[is_open[-1]].text]:
            opening = is_open.pop()
            while pairs and pairs[-1][0] > opening:
                pairs.pop()
            pairs.append((opening, place))
        elif sign in _CLOSING and tokens[place].sort == "sign":
            is_open.append(place)
    yield from pairs


def _is_speech(tokens: list[Token], opening: int, closing: int, language: str) -> bool:
    words = sum(tokens[place].sort in ("word", "number") for place in range(opening + 1, closing))
    if words < _FEWEST_WORDS:
        return bool(words) and _is_short_speech(tokens, opening, closing, language)
    if tokens[closing - 1].text in _ENDS_SENTENCE:
        return True
    if opening and tokens[opening - 1].text == ":":
        return True
    return _has_verb(_around(tokens, opening, closing), language)


def _is_short_speech(tokens: list[Token], opening: int, closing: int, language: str) -> bool:
    """«Мы рады», — сказал он; «Иә» деді ол; он сказал: «Да». Not: сообщает «Казинформ»."""
    before = tokens[max(opening - 1 - _WORDS_AROUND, 0) : opening]
    place = closing + 1
    if before and before[-1].text == ":":
        is_last = place >= len(tokens) or tokens[place].sort in ("sign", "line")
        return is_last and _has_verb(_last_sentence(before[:-1]), language)
    is_ended = tokens[closing - 1].text in _ENDS_SENTENCE or tokens[closing - 1].text == ","
    if place < len(tokens) and tokens[place].text == ",":
        is_ended, place = True, place + 1
    if is_ended and place < len(tokens) and tokens[place].text == "-":
        return _has_verb(_first_sentence(tokens[place + 1 : place + 1 + _WORDS_AROUND]), language)
    says = _SAYS.get(language, ())
    return place < len(tokens) and tokens[place].text in says


def _first_sentence(found: list[Token]) -> list[Token]:
    return list(takewhile(lambda token: not _ends_sentence(token), found))


def _last_sentence(found: list[Token]) -> list[Token]:
    return list(takewhile(lambda token: not _ends_sentence(token), reversed(found)))


def _ends_sentence(token: Token) -> bool:
    return token.text in _ENDS_SENTENCE or token.sort == "line"


def _around(tokens: list[Token], opening: int, closing: int) -> list[Token]:
    """The tokens beside a quotation, as far as its sentence goes on beyond a comma and a dash."""
    found = []
    for place in range(closing + 1, min(closing + 1 + _WORDS_AROUND, len(tokens))):
        if tokens[place].text in _ENDS_SENTENCE or tokens[place].sort == "line":
            break
        found.append(tokens[place])
    # Before it, only where a colon or comma leads to it: «Он сказал, что "..."».
    for place in range(opening - 1, max(opening - 1 - _WORDS_AROUND, -1), -1):
        if tokens[place].text in _ENDS_SENTENCE or tokens[place].sort == "line":
            break
        found.append(tokens[place])
    return found


def _has_verb(found: list[Token], language: str) -> bool:
    return any(token.text.startswith(_VERBS[language]) for token in found if token.text)


def _speech_with_dash(tokens: list[Token], first: int, last: int, language: str) -> Passage | None:
    """A paragraph of direct speech: «— Мы готовы, — сказал он.», up to the author's words."""
    if last - first <= _FEWEST_WORDS or tokens[first].text != "-":
        return None
    if tokens[first].end == tokens[first + 1].start:  # «-15 градусов»
        return None
    for place in range(first + 2, last - 1):
        is_break = tokens[place].text == "-" and tokens[place - 1].sort == "sign"
        if is_break and _has_verb(
            tokens[place + 1 : min(place + 1 + _WORDS_AROUND, last)], language
        ):
            return Passage(first, place, True)
    return Passage(first, last, True)
