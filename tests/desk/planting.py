"""Puts wrong numbers and dates into texts, as people do; knows nothing of how they are found."""

import random
import re
from dataclasses import dataclass
from itertools import pairwise

MONTHS = {
    "ru": [
        "январ|я|е|ь феврал|я|е|ь март|а|е| апрел|я|е|ь ма|я|е|й июн|я|е|ь июл|я|е|ь август|а|е| "
        "сентябр|я|е|ь октябр|я|е|ь ноябр|я|е|ь декабр|я|е|ь"
    ],
    "kk": [
        "қаңтар|да ақпан|да наурыз|да сәуір|де мамыр|да маусым|да шілде|де тамыз|да қыркүйек|те "
        "қазан|да қараша|да желтоқсан|да"
    ],
}
WORDS = {
    "ru": "два три четыре пять шесть семь восемь девять десять".split(),
    "kk": "екі үш төрт бес алты жеті сегіз тоғыз он".split(),
}
ORDINALS = {
    "ru": "первому второму третьему четвёртому пятому".split(),
    "kk": "бірінші екінші үшінші төртінші бесінші".split(),
}
WEEKDAYS = {
    "ru": "понедельник вторник четверг воскресенье пятницы субботы".split(),
    "kk": "дүйсенбі сейсенбі бейсенбі жексенбі сәрсенбіден сенбіден".split(),
}
SCALES = {"ru": "тыс. млн млрд".split(), "kk": "мың млн млрд".split()}
MONEY = {"ru": "долларов тенге юаней".split(), "kk": "доллар теңге юань".split()}
UNITS = {"ru": "км кг тонн га".split(), "kk": "км кг тонна га".split()}

_TEXT = re.compile(r"(<[^>]*>)")
_DIGITS = re.compile(r"\d+(?:[\u00a0 ]\d{3})*(?:[.,:]\d+)?")


@dataclass(frozen=True)
class Planted:
    """One wrong text: which language and part of it, what kind of error, and what it was."""

    language: str
    field: str
    text: str
    kind: str
    was: str
    became: str


def plant(texts, randomly: random.Random) -> Planted | None:
    """An error in one of the texts, {language: {field: html}}; None where it found no place."""
    language = randomly.choice(["ru", "kk"])
    field = randomly.choice(["title", "lead", "body", "body", "body"])
    kind = randomly.choice(list(KINDS))
    html = texts[language][field]
    pieces = _TEXT.split(html)
    places = [
        (number, *change)
        for number, piece in enumerate(pieces)
        if not piece.startswith("<")
        for change in KINDS[kind](piece, language, randomly)
    ]
    if not places:
        return None
    number, start, end, became = randomly.choice(places)
    piece = pieces[number]
    was = piece[start:end]
    pieces[number] = piece[:start] + became + piece[end:]
    return Planted(language, field, "".join(pieces), kind, was, became)


# Each kind of error gives (start, end, what stands there instead).


def another_digit(text, language, randomly):
    for found in _DIGITS.finditer(text):
        places = [place for place in range(*found.span()) if text[place].isdigit()]
        place = randomly.choice(places)
        others = [d for d in "123456789" if d != text[place]]
        yield place, place + 1, randomly.choice(others)


def digits_turned_round(text, language, randomly):
    for found in re.finditer(r"(?<!\d)\d*?([1-9])(\d)", text):
        one, other = found[1], found[2]
        if one != other and other != "0":
            yield found.start(1), found.end(2), other + one


def a_digit_too_many(text, language, randomly):
    for found in re.finditer(r"(?<![\d.,:\u00a0])\d+(?![\d.,:])(?!\u00a0\d)", text):
        yield found.end(), found.end(), "0"


def number_left_out(text, language, randomly):
    for found in _DIGITS.finditer(text):
        yield found.start(), found.end(), ""


def another_word(lists):
    def changes(text, language, randomly):
        words = lists[language]
        for word in words:
            for found in re.finditer(rf"(?<![\w-]){re.escape(word)}(?!\w)", text):
                yield *found.span(), randomly.choice([each for each in words if each != word])

    return changes


def another_month(text, language, randomly):
    months = [each.split("|") for each in MONTHS[language][0].split(" ")]
    for stem, *endings in months:
        for found in re.finditer(rf"(?<!\w){stem}({'|'.join(endings)}|)(?!\w)", text):
            case = endings.index(found[1]) if found[1] in endings else -1
            other = randomly.choice([each for each in months if each[0] != stem])
            ending = other[1 + case] if case >= 0 else ""
            yield *found.span(), other[0] + ending


def another_scale(text, language, randomly):
    scales = SCALES[language]
    for scale in scales:
        for found in re.finditer(rf"(?<=\d[\u00a0 ]){re.escape(scale)}(?!\w)", text):
            yield *found.span(), randomly.choice([each for each in scales if each != scale])


def two_swapped(text, language, randomly):
    numbers = list(re.finditer(r"(?<![\d.,:\u00a0])\d+(?![\d.,:])(?!\u00a0\d)", text))
    for one, other in pairwise(numbers):
        if one[0] != other[0] and len(one[0]) == len(other[0]):
            between = text[one.end() : other.start()]
            yield one.start(), other.end(), other[0] + between + one[0]


KINDS = {
    "another digit": another_digit,
    "digits turned round": digits_turned_round,
    "a digit too many": a_digit_too_many,
    "number left out": number_left_out,
    "another month": another_month,
    "another scale": another_scale,
    "two swapped": two_swapped,
    "another word": another_word(WORDS),
    "another ordinal": another_word(ORDINALS),
    "another weekday": another_word(WEEKDAYS),
    "another currency": another_word(MONEY),
    "another unit": another_word(UNITS),
}
