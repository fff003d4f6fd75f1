"""Words of a Kazakh text that the rules of the other letters may spell wrongly.

Each kind of doubt stands in docs/languages.md, under what the rules do not know and what waits for
a native reader. It is for those who edit a text: what is doubted is printed all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from languages.endings import stems
from languages.runs import split
from languages.scripts.acronyms import LONGEST_ACRONYM, acronyms, is_speakable
from languages.scripts.exceptions import ARABIC, LATIN_2021
from languages.scripts.latin import capitals_2021
from languages.scripts.names import Names, is_ending
from languages.scripts.plain import Pairs, arabic_run, compile_names, latin_run
from languages.scripts.words import CYRILLIC, LONGEST_REMEMBERED, WORD, lone_romans, roman, tidy


class Reason(StrEnum):
    """Why a word is doubted; of several the first here is given."""

    MIXED = "mixed"
    """Letters of two alphabets that cannot be told apart by their looks."""
    LETTER = "letter"
    """A letter of another language: it becomes the nearest Kazakh one, or stays."""
    NUMBER = "number"
    """A single І or Х, which may be a Roman number typed with a Cyrillic letter."""
    CAPITALS = "capitals"
    """A few capitals that may be an acronym, or a word written so for stress."""
    CHINESE = "chinese"
    """A Chinese name, which the press respells from Chinese and not from its Cyrillic letters."""
    SURNAME = "surname"
    """-еев, -иев, -оев, of which too few were seen in print."""
    COMPOUND = "compound"
    """A front vowel first and қ or ғ behind it: no hamza by the rule, often one in print."""
    SIGN = "sign"
    """ъ or ь before a vowel: it is dropped, and the glide that is heard there with it."""
    SOFT = "soft"
    """ё, ю, я after a consonant: io, iu, ia by the table, ö, ü, ä by the quoted rules of 2021."""
    FOREIGN = "foreign"
    """A foreign name, which readers of Latin letters may know in its own spelling."""


BOTH = frozenset(("latn", "arab"))
CONCERNS = dict.fromkeys(Reason, BOTH) | {
    Reason.CAPITALS: frozenset(("arab",)),
    Reason.SURNAME: frozenset(("arab",)),
    Reason.COMPOUND: frozenset(("arab",)),
    Reason.SOFT: frozenset(("latn",)),
}
"""The scripts in which the spelling is in doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """`word` is text[start:end]; `latin` and `arabic` are how pages print it."""

    start: int
    end: int
    word: str
    reason: Reason
    latin: str
    arabic: str


_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_VOWELS = "аәеёиоөуұүыіэюя"
_CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
_WORDS = {
    Reason.LETTER: re.compile(rf"(?![{_CAPITAL}{_CAPITAL.lower()}])[\u0400-\u052f]"),
    # What only the Russian spelling of Chinese has: чж, цз, чэ, нь before a consonant.
    Reason.CHINESE: re.compile(
        rf"\A(?=[{_CAPITAL}]).*(?:чж|цз|[жзцчш]э|[аиоуюэя]нь[бгджзклмпстфхцчшщ]|сю[аэ]|юань)",
        re.IGNORECASE,
    ),
    Reason.SIGN: re.compile(rf"[ъь][{_VOWELS}]", re.IGNORECASE),
    Reason.SOFT: re.compile(rf"[{_CONSONANTS}][ёюя]", re.IGNORECASE),
}
_SURNAME = re.compile(rf"[{_CAPITAL}][{_CAPITAL.lower()}]+[еио]ев(?:а|ич|на)?+")
_COMPOUND = re.compile(rf"(?!.*[еэгк])[{_CONSONANTS}]*[әөүі].*[қғ]")

# A loan word is no name, though a sentence or the name of a ministry begins with it.
_LOAN = re.compile("ци[яюо]|эконо|энерг|электр|эколо|цифр|центр|процес|чемпион|эфир|эксп|эле[мк]")
_STRANGE = re.compile("[цчщэёъь]")
_SMALL = re.compile(f"[{_CAPITAL.lower()}]")
_NEAR = 200  # so much of a line tells whether it is one of capitals
_WITHIN_SENTENCE = re.compile(r"[\w,;)»”][ \u00a0]\Z")
_SEEN = {
    "latn": Names(((row.written, row.wanted) for row in LATIN_2021), capitals_2021),
    "arab": Names(((row.written, row.wanted) for row in ARABIC), str),
}


def doubts(text: str, *, names: Mapping[str, Pairs] | None = None) -> list[Doubt]:
    """What the rules are unsure of in a Kazakh text, in its order.

    `names` are by script, "latn" and "arab", what `to_latin` and `to_arabic` take: a word that has
    a spelling there is in doubt no more. The exceptions of the rules themselves are not doubted.
    """
    given = {script: compile_names((names or {}).get(script, ())) for script in sorted(BOTH)}
    spelled = acronyms(text)
    found, start = [], 0
    for part, is_kept in split(text):
        for place, word, reason in () if is_kept else _doubted(part, given):
            latin = latin_run(word, given["latn"])
            arabic = arabic_run(word, given["arab"], spelled)
            end = start + place + len(word)
            found.append(Doubt(start + place, end, word, reason, latin, arabic))
        start += len(part)
    return found


def _doubted(text: str, names: Mapping[str, Names]) -> Iterator[tuple[int, str, Reason]]:
    text = lone_romans(text)
    covered = {script: _covered(text, known, _SEEN[script]) for script, known in names.items()}
    for match in WORD.finditer(text):
        if CYRILLIC.search(match[0]) is None:
            continue
        reason = _reason(tidy(match[0]), match)
        if reason and not all(match.start() in covered[script] for script in CONCERNS[reason]):
            yield match.start(), match[0], reason


def _covered(text: str, *tables: Names) -> set[int]:
    """Where the words begin for which one of the tables has a spelling."""
    starts: set[int] = set()
    for names in filter(None, tables):
        end = 0
        for match in WORD.finditer(text):
            if found := names.find(text, match, end) if match.start() >= end else None:
                end = found.end
            if match.start() < end:
                starts.add(match.start())
    return starts


def _reason(word: str, match: re.Match[str]) -> Reason | None:
    if len(word) == 1:
        return Reason.NUMBER if _is_lone_number(word, match) else None
    if word.isupper():
        return Reason.CAPITALS if _may_be_either(word, match) else None
    if reason := _by_letters(word) if len(word) <= LONGEST_REMEMBERED else None:
        return reason
    return Reason.FOREIGN if _is_foreign_name(word, match) else None


@lru_cache(maxsize=16384)
def _by_letters(word: str) -> Reason | None:
    if _is_mixed(word):
        return Reason.MIXED
    if reason := next((reason for reason, sign in _WORDS.items() if sign.search(word)), None):
        return reason
    if (surname := _SURNAME.match(word)) and is_ending(word[surname.end() :], surname[0]):
        return Reason.SURNAME
    return Reason.COMPOUND if _is_compound(word.lower()) else None


def _is_mixed(word: str) -> bool:
    """«NFCтің» is a Latin word with a Kazakh ending, which is as it should be."""
    first = CYRILLIC.search(word)
    is_pure = first is None or not re.search("[A-Za-z]", word)
    return not (is_pure or (first and is_ending(word[first.start() :], "")))


def _is_compound(small: str) -> bool:
    """«әрқашан», not «Үржарға»: there only the ending has the ғ."""
    has_both = _COMPOUND.match(small) is not None
    return has_both and all(re.search("[қғ]", stem) for stem in stems(small))


def _is_lone_number(word: str, match: re.Match[str]) -> bool:
    """Not an initial, which has its dot."""
    return word in "ІХ" and match.string[match.end() : match.end() + 1] != "."


def _may_be_either(word: str, match: re.Match[str]) -> bool:
    """In a line with small letters; in one of capitals a word that can be read is a word."""
    if len(word) > LONGEST_ACRONYM or not is_speakable(word) or roman(word):
        return False
    text = match.string
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _NEAR].partition("\n")[0]
    return _SMALL.search(before + after) is not None


def _is_foreign_name(word: str, match: re.Match[str]) -> bool:
    small = word.lower()
    if not word[0].isupper() or not _STRANGE.search(small) or _LOAN.search(small):
        return False
    before = match.string[max(0, match.start() - 2) : match.start()]
    return _WITHIN_SENTENCE.match(before) is not None
