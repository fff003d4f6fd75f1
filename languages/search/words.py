"""The words and numbers of a text as search sees them, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from languages.composing import compose
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
_LETTER = rf"[^\W\d_][{_MARKS}]*+"
_LETTERS = rf"[^\W_]++(?:[{_MARKS}]++[^\W_]*+)*+"
_JOINTS = "-‐‑'’ʼ"
_SPACES = " \u00a0\u2009\u202f"

_CAPITALS, _SMALL = "А-ЯЁӘҒҚҢӨҰҮҺІ", "а-яёәғқңөұүһі"

# A Cyrillic word in small letters, with a capital, or in capitals.
_CYRILLIC = rf"(?: [{_CAPITALS}]?[{_SMALL}]{{1,{MAX_LENGTH}}}+ | [{_CAPITALS}]{{1,{MAX_LENGTH}}}+ )"

# A plain word or number, as nearly all are.
_PLAIN = rf"""
    (?: {_CYRILLIC}
      | [0-9]{{1,9}}+ (?![{_SPACES}][0-9]{{3}}|,[0-9]) ) (?![\w{_MARKS}]|[{_JOINTS}.][^\W_])
"""
_DATE = r"""
    (?: (?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})
      | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}) ) (?![^\W_]|[.,-][0-9])
"""
_NUMBER = rf"""
    (?P<number> (?: [0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}(?![0-9])){{1,6}}+(?:[.,][0-9]++)?+
      | [0-9]++[.,][0-9]++ ) (?![^\W_]|[.,][0-9]) )
    (?:[-‐‑](?P<ending>(?:{_LETTER})++))?+
"""
_SHORT = rf"""
    (?P<short>{_LETTER}(?:\.{_LETTER}){{1,4}}+) (?![^\W_]|\.[^\W_]|[{_JOINTS}][^\W_])
"""
_ANY = rf"""
    (?P<plain>{_PLAIN}) | {_DATE} | {_NUMBER} | {_SHORT} | {_LETTERS}(?:[{_JOINTS}]{_LETTERS})*+
"""
_TOKEN = re.compile(_ANY, re.VERBOSE)
# As many Cyrillic words at once as follow one another; white space says that they are plain.
_RUN_OR_TOKEN = re.compile(rf"(?P<run>(?:{_CYRILLIC}[,.]?+\s)++) | {_ANY}", re.VERBOSE)
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


def spellings(text: str, language: str) -> list[str]:
    """What `words` say, without their places, which take three times as long."""
    months = MONTHS[language]
    found: list[str] = []
    for match in _RUN_OR_TOKEN.finditer(text):
        if run := match["run"]:
            found += run.lower().replace(",", "").replace(".", "").split()
        elif plain := match["plain"]:
            found.append(plain.lower())
        else:
            for several in _spellings(match, months):
                found += several
    return found


def _spellings(match: re.Match[str], months: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What the parts of a token say, one after the other."""
    written = compose(match[0])
    if match.lastindex is None:
        is_simple = written.isascii() and written.isalnum()
        return [(written.lower()[:MAX_LENGTH],)] if is_simple else _parts(written)
    if match["year"] or match["iso"]:
        return _date(match, months)
    if match["number"]:
        number, ending = (_number(match["number"]),), compose(match["ending"] or "")
        return [number, (_small(ending),)] if ending and not _is_ending(ending, "0") else [number]
    if match["short"] and written.islower():
        return [(_small(written.replace(".", "")),)]
    return _parts(written.replace(".", "-"))


def _date(match: re.Match[str], months: tuple[str, ...]) -> list[tuple[str, ...]]:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    else:
        day, month, year = match["day"], match["month"], match["year"]
    number = int(month)
    name = months[number - 1] if 1 <= number <= 12 else str(number)
    return [(str(int(day)),), (name,), (year,)]


def _number(written: str) -> str:
    digits = "".join(c for c in written.replace(",", ".") if c in "0123456789.")
    return digits.replace(".", "d")[:MAX_LENGTH]


def _parts(written: str) -> list[tuple[str, ...]]:
    """The parts of a word with hyphens or apostrophes; the first one brings the whole along."""
    raw = _JOINT.split(written)
    if len(raw) > 1 and _is_ending(raw[-1], raw[-2]):
        raw.pop()
    if len(raw) == 1:
        raw = [_without_ending(raw[0])]
    parts = [small for part in raw if (small := _small(part))]
    found: list[tuple[str, ...]] = [(part,) for part in parts]
    whole = "".join(parts)[:MAX_LENGTH]
    if len(parts) > 1 and not whole.isdigit():
        found[0] = (parts[0], whole)
    return found


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
    if part.isalnum() and not _ODD.search(part):
        return part[: 2 * MAX_LENGTH].lower()[:MAX_LENGTH]
    part = fold_lookalikes(unicodedata.normalize("NFKC", part[: 4 * MAX_LENGTH]))
    return "".join(filter(str.isalnum, part[: 2 * MAX_LENGTH].lower()))[:MAX_LENGTH]
