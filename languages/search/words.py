"""The words and numbers of a text as search sees them, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from languages.endings import ENDINGS
from languages.letters import fold_lookalikes
from languages.names import MONTHS

MAX_LENGTH = 60
"""Letters of a word that count. What is longer is no word, and PostgreSQL refuses long terms."""


class Word(NamedTuple):
    """A word, or a part of one: where the whole of it stands, and what the part says.

    `start` and `end` hold the word as written with hyphens and endings, so parts share them.
    `spellings` are of small letters and digits: mostly one, and for the first part of
    «Қасым-Жомарт» also «қасымжомарт».
    """

    start: int
    end: int
    spellings: tuple[str, ...]


# Stress and vowel marks, soft hyphens and joiners, which stand inside words and say nothing.
_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = rf"[^\W_]++(?:[{_MARKS}]++[^\W_]*+)*+"
_JOINTS = "-‐‑'’ʼ"
_SPACES = " \u00a0\u2009\u202f"

_CAPITALS, _SMALL = "А-ЯЁӘҒҚҢӨҰҮҺІ", "а-яёәғқңөұүһі"

# A plain Cyrillic word or number, as nearly all are.
_PLAIN = rf"""
    (?: [{_CAPITALS}]?[{_SMALL}]{{1,{MAX_LENGTH}}}+
      | [0-9]{{1,9}}+ (?![{_SPACES}][0-9]{{3}}|,[0-9]) ) (?![\w{_MARKS}]|[{_JOINTS}.][^\W_])
"""
_DATE = r"""
    (?: (?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})
      | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}) ) (?![^\W_]|[.,-][0-9])
"""
_NUMBER = rf"""
    (?P<number> (?: [0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}(?![0-9])){{1,6}}+(?:[.,][0-9]++)?+
      | [0-9]++[.,][0-9]++ ) (?![^\W_]|[.,][0-9]) )
    (?:[-‐‑](?P<ending>[^\W\d_]++))?+
"""
_SHORT = rf"""
    (?P<short>[^\W\d_](?:\.[^\W\d_]){{1,4}}+) (?![^\W_]|\.[^\W_]|[{_JOINTS}][^\W_])
"""
_TOKEN = re.compile(
    rf"(?P<plain>{_PLAIN}) | {_DATE} | {_NUMBER} | {_SHORT}"
    rf"| {_LETTERS}(?:[{_JOINTS}]{_LETTERS})*+",
    re.VERBOSE,
)
# Letters that are not what they seem: marks, old Arabic forms, Latin among Cyrillic, small digits.
_LATIN = "A-Za-z\u0259\u0275\u018f\u019f"
_ODD = re.compile(
    rf"[{_MARKS}\u0130\u2126-\u212b\ufb50-\ufdff\ufe70-\ufefc²³¹]"
    rf"|[{_LATIN}](?=[\u0400-\u052f])|[\u0400-\u052f](?=[{_LATIN}])"
)
_JOINT = re.compile(f"[{_JOINTS}]")

# What Russian and Kazakh write after a number and a hyphen («5-го», «3-ші»).
_AFTER_NUMBERS = frozenset(
    "й го му м я ю е ой ая ый ые ых х ми ти и ым ом ші шы нші ншы інші ыншы сы сі".split()
)
_VOWELS = frozenset("аәеёоөұүыіэиуюяАӘЕЁОӨҰҮЫІЭИУЮЯ")


def words(text: str, language: str) -> Iterator[Word]:
    """The words of `text` in order, parts of compounds apart, numbers and dates in one form.

    «2 000» is 2000; «6,5» and «6.5» are 6d5; «18.09.2025» is 18, the name of the month, 2025;
    «т.б.» is тб; of «ҚХР-дың» the ending is dropped. KeyError for an unknown language.
    """
    months = MONTHS[language]
    for match in _TOKEN.finditer(text):
        if plain := match[1]:
            yield Word(match.start(), match.end(), (plain.lower(),))
        else:
            for spellings in _spellings(match, months):
                yield Word(match.start(), match.end(), spellings)


def spellings(text: str, language: str) -> Iterator[str]:
    """What `words` say, without their places, which take as long again."""
    months = MONTHS[language]
    for match in _TOKEN.finditer(text):
        if plain := match[1]:
            yield plain.lower()
        else:
            for several in _spellings(match, months):
                yield from several


def _spellings(match: re.Match[str], months: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What the parts of a token say, one after the other."""
    if match.lastindex is None and match[0].isascii() and match[0].isalnum():
        yield (match[0].lower()[:MAX_LENGTH],)
    elif match["year"] or match["iso"]:
        yield from _date(match, months)
    elif match["number"]:
        yield (_number(match["number"]),)
        if match["ending"] and not _is_ending(match["ending"], "0"):
            yield (_small(match["ending"]),)
    elif match["short"] and match["short"].islower():
        yield (match["short"].replace(".", ""),)
    else:
        yield from _parts(match[0].replace(".", "-"))


def _date(match: re.Match[str], months: tuple[str, ...]) -> Iterator[tuple[str]]:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    else:
        day, month, year = match["day"], match["month"], match["year"]
    yield (str(int(day)),)
    number = int(month)
    yield (months[number - 1] if 1 <= number <= 12 else str(number),)
    yield (year,)


def _number(written: str) -> str:
    digits = "".join(c for c in written.replace(",", ".") if c in "0123456789.")
    return digits.replace(".", "d")[:MAX_LENGTH]


def _parts(written: str) -> Iterator[tuple[str, ...]]:
    """The parts of a word with hyphens or apostrophes; the first one brings the whole along."""
    raw = _JOINT.split(written)
    if len(raw) > 1 and _is_ending(raw[-1], raw[-2]):
        raw.pop()
    if len(raw) == 1:
        raw = [_without_ending(raw[0])]
    parts = [small for part in raw if (small := _small(part))]
    if not parts:
        return
    whole = "".join(parts)[:MAX_LENGTH]
    yield (parts[0],) if len(parts) == 1 or whole.isdigit() else (parts[0], whole)
    for part in parts[1:]:
        yield (part,)


def _is_ending(part: str, before: str) -> bool:
    """True if the last part is the ending of an acronym, a number or an abbreviation («кг-ға»)."""
    if before.isdigit():
        return part in ENDINGS or part in _AFTER_NUMBERS
    is_short = before.isupper() or (len(before) <= 3 and _VOWELS.isdisjoint(before))
    return is_short and len(before) > 1 and part in ENDINGS


def _without_ending(word: str) -> str:
    """An acronym without the ending that was written on to it: «АҚШтың» is АҚШ."""
    if not word[:2].isupper() or word.isupper() or len(word) > MAX_LENGTH:
        return word
    cut = next((place for place, letter in enumerate(word) if letter.islower()), 0)
    return word[:cut] if word[cut:] in ENDINGS else word


def _small(part: str) -> str:
    """Small letters and digits without marks, each what it looks like; at most MAX_LENGTH."""
    if not part.isalnum() or _ODD.search(part):
        part = fold_lookalikes(unicodedata.normalize("NFKC", part[: 4 * MAX_LENGTH]))
    return "".join(filter(str.isalnum, part[: 2 * MAX_LENGTH].lower()))[:MAX_LENGTH]
