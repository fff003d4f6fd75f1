"""Keys under which a Kazakh word is found: it and its possible stems in one spelling."""

from collections.abc import Mapping
from functools import cache, lru_cache

from languages.endings import Cutter
from languages.endings import stems as cut
from languages.search.folding import FOLDS, fold
from languages.search.kazakh_words import WHOLE

# «кітап» is «кітабы» before a vowel. «Қазақ грамматикасы» (Астана 2002), «Дыбыстардың үндесуі».
_VOICELESS = {"ғ": "қ", "г": "к", "б": "п"}
_VOWELS = frozenset("аәеёоөұүыіэиуюя")
_CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"


def _dropping(narrow: str) -> dict[str, str]:
    """What remains of a narrow vowel and the last consonant, where the vowel is dropped."""
    return {vowel + last: _VOICELESS.get(last, last) for vowel in narrow for last in _CONSONANTS}


_DROPPING, _TYPED_DROPPING = _dropping("ыі"), _dropping("ыи")


@lru_cache(maxsize=8192)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a word in small letters: first its own, then those of its stems; none twice.

    Two words may be forms of one where they share a key. Which stem exists is not known, so there
    are false ones among them.
    """
    found = [_key(word, _DROPPING)]
    for stem in () if word in WHOLE else cut(word):
        # «ауданын» of «ауданының» is no stem: the genitive is far more frequent than «сенің».
        if len(stem) == len(word) - 2 and stem[-1] in "ндт" and word.endswith(("ың", "ің")):
            continue
        key = _key(stem, _DROPPING)
        if key not in found:
            found.append(key)
        if stem in WHOLE:
            break
    return tuple(found)


def typed_keys(word: str) -> tuple[str, ...]:
    """The folded keys of a word that was typed on a Russian keyboard: «акимдиктин» has «акимдик».

    They meet the folded keys of the right spelling.
    """
    folded = fold(word, "kk")
    candidates = [folded, *_typed_cutter().stems(folded)]
    found = [fold(key, "kk") for key in keys(word)]
    found += [_key(candidate, _TYPED_DROPPING) for candidate in candidates]
    return tuple(dict.fromkeys(found))


@cache
def _typed_cutter() -> Cutter:
    """Made when it is first asked for, since it takes some milliseconds."""
    return Cutter(FOLDS["kk"])


def _key(stem: str, dropping: Mapping[str, str]) -> str:
    """One spelling for the forms that a stem takes before endings: «халық» and «халқ(ы)» are халқ.

    The last consonant is voiceless, and a narrow vowel before it is dropped where another vowel
    remains; in every stem, so that no list of those that really drop it is needed.
    """
    if (last := dropping.get(stem[-2:])) and not _VOWELS.isdisjoint(stem[:-2]):
        return stem[:-2] + last
    if last := _VOICELESS.get(stem[-1:]):
        return stem[:-1] + last
    return stem
