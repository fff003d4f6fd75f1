"""Spaces: one between words, none before a full stop or comma, no break where a line must not end.

A no-break space that an editor put in stays wherever a space may stand.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from languages.typography.galley import Edit, replaced
from languages.typography.signs import BLANK, BREAKABLE, BREAKS, NBSP
from languages.typography.words import (
    AFTER_NAMES,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    CENTURIES,
    COMPANIES,
    CURRENCIES,
    ENCLITICS,
    LOWER,
    PARTED,
    PROCLITICS,
    ROMAN,
    UNITS,
    UPPER,
    any_of,
    counted,
)

_RUN = re.compile(rf"(?<=[^{BLANK}{BREAKS}])[{BLANK}]{{2,}}+(?=[^{BREAKS}])")


def collapsed(text: str) -> Iterator[Edit]:
    """The edits that leave one space of several between words, the no-break one if there is one."""
    for run in _RUN.finditer(text):
        yield Edit(*run.span(), NBSP if NBSP in run[0] else " ")


_INNER = re.compile(
    rf"(?<=«)(?<![\w.,;:!?…»]«)([{BLANK}]++)(?=[^{BLANK}{BREAKS}»])"
    rf"|(?<=[^{BLANK}{BREAKS}«])([{BLANK}]++)(?=»(?!\w))"
)


def without_inner(text: str) -> Iterator[Edit]:
    """The edits that take out spaces after « and before »."""
    return replaced(_INNER, text, "", "")


# Not « :)», not «.kz» or «3 : 1», and no «&amp ;», which would become a sign.
_END = rf"(?=[{BLANK}{BREAKS}»“”)]|\Z)"
_STRAY = re.compile(
    rf"""
      (?<=[\w»“”)%]) ([{BLANK}]++) (?=[,!?]++{_END} | \.{_END}(?![{BLANK}]*+\.))
    | (?<=[\w)%]) ([{BLANK}]++) (?=…{_END})
    | (?<=[^\W0-9]|[»“”)%]) ([{BLANK}]++) (?=:(?:[{BLANK}{BREAKS}]|\Z))
    | (?<![A-Za-z0-9]) (?<=[\w»“”)%]) ([{BLANK}]++) (?=;(?:[{BLANK}{BREAKS}]|\Z))
    """,
    re.VERBOSE,
)


def without_stray(text: str) -> Iterator[Edit]:
    """The edits that take out spaces before the signs that end a sentence or a part of it."""
    return replaced(_STRAY, text, "", "", "", "")


def _after(words: Iterable[str]) -> str:
    """One of the words, with no letter or dot right before it, and the space stand before here."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    looks = (rf"(?<=(?<![\w.’'/-])(?:{any_of(group)}).)" for group in by_length.values())
    return f"(?:{'|'.join(looks)})"


@cache
def unbreakable(language: str) -> re.Pattern[str]:
    """A space at which no line may end: between a number and its unit, initials and the name."""
    names, numbers = _dotted(BEFORE_NAMES[language]), _dotted(BEFORE_NUMBERS[language])
    rules = [
        rf"(?<=[0-9].)(?={counted(language)}|г\.)",
        rf"(?<=[{ROMAN}].)(?={CENTURIES[language]})",
        r"(?<=[№§≈$€£¥₸₽].)(?=[0-9])",
        rf"(?:(?<=млн.|лрд.|рлн.|мың.|тыс.)|(?<=млн\..|лрд\..|рлн\..|тыс\..))"
        rf"(?=(?:{any_of(UNITS)})(?!\w)|{any_of(CURRENCIES)})",
        # Initials, and a surname before two of them.
        rf"(?:(?<=(?<![\w-])[{UPPER}]\..)|(?<=(?<![\w-])[{UPPER}]\.-[{UPPER}]\..))"
        rf"(?=[{UPPER}](?:[{LOWER}]|\.))",
        rf"(?<=[{LOWER}].)(?=[{UPPER}]\.[{BLANK}-]?[{UPPER}]\.(?![{BLANK}]?[{UPPER}]))",
        # «в 2025 г. Казахстан» is no town of that name.
        rf"{_after(names)}(?<![0-9].[гспд]\..)(?=[{UPPER}«])",
        rf"{_after(numbers)}(?=[0-9+])",
        rf"(?<=[{LOWER}»].)(?=(?:{any_of(AFTER_NAMES[language])})(?!\w))",
        rf"(?<=[^\W0-9].|[»“”)].)(?=(?:{any_of(ENCLITICS[language])})(?![\w-]|(?<=\W[бж])\.))",
        *_parted(PARTED[language]),
        *_leaning(language),
        *_companies(language),
    ]
    return re.compile(rf"[{BREAKABLE}](?=[^{BLANK}])(?:{'|'.join(rules)})", re.DOTALL)


def _parted(abbreviations: Iterable[str]) -> Iterator[str]:
    for abbreviation in abbreviations:
        parts = abbreviation.split()
        for first, second in pairwise(parts):
            yield rf"{_after((first, first.capitalize()))}(?={re.escape(second)}(?!\w))"


def _leaning(language: str) -> Iterator[str]:
    """A single capital is a word where a sentence starts; elsewhere it may be a mark: «план Б»."""
    if words := PROCLITICS[language]:
        next_word = r"(?=[\w«„“(№+−])"
        single = "".join(word for word in words if len(word) == 1).upper()
        before = rf"[.!?…:—–{BREAKS}][{BLANK}]|(?<![^{BREAKS}])|[«„(]"
        yield _after((*words, *(word.capitalize() for word in words if len(word) > 1))) + next_word
        yield f"(?:{'|'.join(f'(?<={sign}[{single}].)' for sign in before.split('|'))}){next_word}"


def _companies(language: str) -> Iterator[str]:
    if language == "ru":
        yield rf"{_after(COMPANIES[language])}(?=[«„])"
    else:
        yield rf"(?<=[»”].)(?=(?:{any_of(COMPANIES[language])})(?!\w))"


def _dotted(words: Iterable[str]) -> list[str]:
    return [word + "." for word in words]
