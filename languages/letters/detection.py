"""Which language a text is in, told by its letters, commonest words and endings."""

import re
from typing import NamedTuple

from languages.letters.leanings import leaning as pair_leaning
from languages.letters.lookalikes import fold_lookalikes, is_roman
from languages.letters.words import (
    BARE_ENDINGS,
    KAZAKH_ENDINGS,
    KAZAKH_LETTERS,
    KAZAKH_WORDS,
    RIGHT_SPELLING,
    RUSSIAN_ENDINGS,
    RUSSIAN_WORDS,
)
from languages.runs import split

LONGEST_LOOK = 6000
"""How many characters, from the beginning of a text, are looked at."""

_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_LONGEST_WORD = 60

# Letters that Cyrillic alphabets of other languages have and these two have not.
_FOREIGN = frozenset("їєґўјљњћђѓќѕџҙҫҡҷӣӯҳҗҥҧңʼәҝҹ") - KAZAKH_LETTERS
# Kyrgyz, Tatar and Mongolian share ә ң ө ү with Kazakh, Ukrainian і; Kazakh has them all at once.
_SHARED_ONLY = (frozenset("ңөү"), frozenset("әңөүһ"), frozenset("өүһ"))
_ENOUGH_TO_JUDGE = 3

# What the one language does not write, but neighbours do whose letter pairs are much like its own.
# Bulgarian: ъ before a consonant, -ият; Ukrainian: -ють; and common words of theirs and of Serbian.
_NOT_RUSSIAN = re.compile(r"ъ(?![еёюя])|..(?:ият|ията)\Z|ють\Z")
_NOT_RUSSIAN_WORDS = frozenset(
    """
    се са ще си към като след беше няма има това тази тези които който ми ти сме във със ли що від
    але вже буде який яка вони су
    """.split()
)
# Kyrgyz and Mongolian: long vowels, ө and ү in later syllables; Tatar: ә there, -лар after
# consonants; both, where Kazakh letters are not missing: к and г beside ы.
_NOT_KAZAKH = re.compile(
    r"аа|уу|ээ|өө|үү|(?<![кзс])оо|[өү][^аәеиоөуүыі]{1,3}[өү]|ә[^аәеиоөуүыі]{1,3}ә"
    r"|[кптсшзжмнң]ләр|[птсшмнң]лар|\Aэ(?:ш|ки|рте|рип|мне|мес|лд|же|си)"
)
_BACK_IN_BARE = re.compile("[кг]ы|ы[кг]")
_NOT_KAZAKH_WORDS = frozenset("менен үчүн эле эл һәм белән өчен иде дип нь байна хүн".split())
_STRANGE_SHARE = 5
# Of letter pairs, in the half bits of `leanings`: so many must speak for a language, a point of the
# lists counts for four, and a single word for no more than eight, for loan words are in both.
_CLEAR, _STEPS_OF_WORD = 8, 4
_FEWEST_WORDS, _FEWEST_LEANING = 3, 2
_LARGEST_LEANING = 8
_SHORTEST_LEANING = 3

# Letters of Kazakh in Arabic script that Arabic, Persian and Urdu lack, and letters that Kazakh
# lacks: of Uyghur, Kyrgyz, Kurdish, Persian, Urdu, Arabic. The alphabet is that of `scripts`.
_KAZAKH_ARABIC = frozenset("ەۇۋۆڭ")
_NOT_KAZAKH_ARABIC = re.compile("[ئېۈۅۉێڕڵٹڈڑےکیژةضظذثأإآؤ]")
_ARABIC_WORD = re.compile("[\u0621-\u064a\u0674-\u06d3]{2,}+")


class _Evidence(NamedTuple):
    words: int
    russian: int
    kazakh: int
    lettered: int
    """Words with a Kazakh letter."""
    bare: int
    """Words that are Kazakh but for the letters that a Russian keyboard lacks."""
    not_russian: int
    not_kazakh: int
    """Words as only other languages like it have them."""
    leaning: int
    """Words whose letter pairs count, less those of another alphabet."""
    steps: int
    """How letter pairs lean: above zero to Russian. Names do not count."""
    letters: frozenset[str]


def language_of(text: str) -> str | None:
    """The language of the text, "ru" or "kk"; None where it cannot be said.

    It cannot where the text is too short, of both languages alike, or of another one. Kazakh may
    be in Cyrillic, with or without its own letters, or in Arabic letters; in Latin ones it is not
    told from others. Only the first LONGEST_LOOK characters count, addresses do not.
    """
    text = text[:LONGEST_LOOK]
    evidence = _weigh(text)
    if not evidence.words:
        return _language_in_arabic(text)
    if evidence.letters & _FOREIGN:
        return None
    if _is_kazakh(evidence):
        return None if _is_of_neighbours(evidence) else "kk"
    return "ru" if _is_russian(evidence) else None


def is_typed_with_russian_letters(text: str) -> bool:
    """Whether this is Kazakh written without its letters: «калай», «Казакстан Республикасынын».

    True for a text of which at most every twelfth word has a Kazakh letter, where words are found
    that should have one. A right Kazakh sentence that needs none («Абай ауданы») is not meant.
    """
    evidence = _weigh(text[:LONGEST_LOOK])
    if not evidence.bare or 12 * evidence.lettered > evidence.words:
        return False
    return _outweighs(evidence.kazakh, evidence.russian) and 8 * evidence.bare >= evidence.words


def _is_kazakh(evidence: _Evidence) -> bool:
    if _STRANGE_SHARE * evidence.not_kazakh >= evidence.words:
        return False
    steps = _all_steps(evidence)
    if _outweighs(evidence.kazakh, evidence.russian) and not _has_only_i(evidence):
        return steps < 0
    return steps <= -_CLEAR and _may_lean(evidence)


def _is_russian(evidence: _Evidence) -> bool:
    if _STRANGE_SHARE * evidence.not_russian >= evidence.words or _has_only_i(evidence):
        return False
    steps = _all_steps(evidence)
    if _outweighs(evidence.russian, evidence.kazakh):
        return steps > 0
    return steps >= _CLEAR and _may_lean(evidence) and not evidence.lettered


def _has_only_i(evidence: _Evidence) -> bool:
    """Whether many words have і, which Ukrainian and Belarusian have too, and no other letter."""
    is_only = evidence.letters & KAZAKH_LETTERS == {"і"}
    return is_only and _STRANGE_SHARE * evidence.lettered >= evidence.words


def _all_steps(evidence: _Evidence) -> int:
    return evidence.steps + _STEPS_OF_WORD * (evidence.russian - evidence.kazakh)


def _may_lean(evidence: _Evidence) -> bool:
    """Whether letter pairs may tell alone: there are words, not only names, and none strange."""
    if evidence.not_russian or evidence.not_kazakh:
        return False
    return evidence.words >= _FEWEST_WORDS and evidence.leaning >= _FEWEST_LEANING


def _outweighs(one: int, other: int) -> bool:
    return one >= 2 and 2 * one > 3 * other


def is_bare(word: str) -> bool:
    """Whether a word in small letters is Kazakh that lacks its Kazakh letters."""
    return word in RIGHT_SPELLING or (len(word) > 5 and word.endswith(BARE_ENDINGS))


def _weigh(text: str) -> _Evidence:
    words = russian = kazakh = lettered = bare = not_russian = not_kazakh = leaning = steps = 0
    back_in_bare = 0
    letters: set[str] = set()
    for part, is_kept in split(text):
        for match in () if is_kept else _WORD.finditer(part):
            word = _small(match[0])
            is_initial = len(word) == 1 and part[match.end() : match.end() + 1] == "."
            leaning -= not word
            if not word or is_initial:
                continue
            is_name = match[0][0].isupper()
            words += 1
            letters.update(word)
            lettered += not KAZAKH_LETTERS.isdisjoint(word)
            bare += is_bare(word)
            russian += _russian_weight(word)
            kazakh += _kazakh_weight(word, is_name=is_name)
            not_russian += word in _NOT_RUSSIAN_WORDS or bool(_NOT_RUSSIAN.search(word))
            not_kazakh += word in _NOT_KAZAKH_WORDS or bool(_NOT_KAZAKH.search(word))
            back_in_bare += bool(_BACK_IN_BARE.search(word))
            if len(word) >= _SHORTEST_LEANING and (words == 1 or match[0].islower()):
                leaning += match[0].islower()
                steps += max(-_LARGEST_LEANING, min(_LARGEST_LEANING, pair_leaning(word)))
    not_kazakh += back_in_bare if lettered else 0
    return _Evidence(
        words,
        russian,
        kazakh,
        lettered,
        bare,
        not_russian,
        not_kazakh,
        leaning,
        steps,
        frozenset(letters),
    )


def _small(word: str) -> str:
    """The word in small letters and one alphabet; "" for one that is not to be counted.

    That is one that is not Cyrillic, a Roman number («ХХІ»), or longer than any word.
    """
    if len(word) > _LONGEST_WORD or word.isascii() or is_roman(word):
        return ""
    small = fold_lookalikes(word).lower()
    return small if any("\u0400" <= letter <= "\u052f" for letter in small) else ""


def _russian_weight(word: str) -> int:
    if not KAZAKH_LETTERS.isdisjoint(word):
        return 0
    if word in RUSSIAN_WORDS:
        return 2
    return int((len(word) > 4 and word.endswith(RUSSIAN_ENDINGS)) or "ъ" in word)


def _kazakh_weight(word: str, *, is_name: bool) -> int:
    if not KAZAKH_LETTERS.isdisjoint(word):
        # Kazakh names stand in Russian texts too: «район Мақаншы».
        return 1 if is_name else 2
    if word in KAZAKH_WORDS or word in RIGHT_SPELLING:
        return 2
    return int(len(word) > 5 and word.endswith((*KAZAKH_ENDINGS, *BARE_ENDINGS)))


def _is_of_neighbours(evidence: _Evidence) -> bool:
    """Whether so many words share so few of the Kazakh letters that it is another language."""
    found = evidence.letters & KAZAKH_LETTERS
    if evidence.lettered < _ENOUGH_TO_JUDGE:
        return False
    return any(found <= shared for shared in _SHARED_ONLY)


def _language_in_arabic(text: str) -> str | None:
    words = _ARABIC_WORD.findall(text)
    if len(words) < 3 or _NOT_KAZAKH_ARABIC.search(text):
        return None
    return "kk" if len(_KAZAKH_ARABIC.intersection(text)) >= 2 else None
