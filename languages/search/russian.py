"""Keys under which a Russian word is found: a Snowball stem, or the name of a listed word.

Snowball takes the end of many nouns for the ending of a verb («канал», but «канал-ов»), and does
not know vowels that vanish («день», «дня»). Common words are therefore listed with all their forms
(russian_words); of others the stem that a noun would have is a second key.
"""

import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]

from languages.search import russian_words as listed

_ENDINGS = {
    name: tuple(endings.replace("-", "").split(" "))
    for name, endings in {
        "HARD": "а у ом е ы ов ам ами ах",
        "SOFT": "я ю ем е и ей ям ями ях",
        "SHORT_I": "я ю ем е и ев ям ями ях",
        "FEMININE_A": "- ы е у ой ою ам ами ах",
        "FEMININE_YA": "и е ю ей ею ям ями ях",
        "FEMININE_IYA": "и ю ей ею й ям ями ях",
        "FEMININE_EYA": "и е ю ей ею й ям ями ях",
        "FEMININE_SOFT": "и ью ей ям ями ях ам ами ах",
        "NEUTER": "а у ом е ам ами ах",
        "NEUTER_MYA": "ени енем",
        "NAMES": "а у ом е",
        "NAMES_I": "я ю ем е",
        "NAMES_A": "ы е у ой ою",
        "SURNAMES": "а у ым ом е ой ою ы ых ыми",
    }.items()
}
_LAST_LETTERS = "ьйаяо"
# The end of a word's first form, and what stands in its place in the others.
_REPLACED = tuple(
    (declension, end, tuple(endings.replace("-", "").split(" ")))
    for declension, end, endings in (
        ("CITIZENS", "ин", "ина ину ином ине е ы - ам ами ах"),
        ("YOUNG", "онок", "онка онку онком онке ата ат атам атами атах"),
        ("YOUNG", "енок", "енка енку енком енке ята ят ятам ятами ятах"),
        (
            "LOSING_NU",
            "нуть",
            "- ла ло ли нул нула нули нет нут ший шего шему шим шем шая шей шую шее шие ших шими",
        ),
    )
)

# What Snowball cut off, and how much of it a noun would keep. Verbs: «бы-л», but «кана-л».
_KEPT = {
    suffix: kept
    for kept, suffixes in {
        "л": "л ла ли ло",
        "н": "н на но ны",
        "ен": "ен ена ено ены",
        "ил": "ил ила или ило",
        "ит": "ит ите",
        "им": "им",
        "ем": "ем ему",
        "ом": "ом ому",
        "ам": "ам",
        "ов": "ов",
        "ев": "ев",
        "иев": "иев",
        "ьев": "ьев",
        "в": "в",
        "ив": "ив",
        "ыв": "ыв",
        "е": "ей еи ее ею",
        "ис": "ись",
        "ыл": "ыл ыла ыло ыли",
        "ах": "ах",
        "а": "ая",
        "ет": "ет ете",
        "т": "ть",
    }.items()
    for suffix in suffixes.split()
}
_SHORTEST_CLOSED = 3

# «Аульчанин» is «аульчане» in the plural; «Бакунин» and «магазин» have other ends.
_CITIZEN = ("анин", "янин")
_SHORTEST_CITIZEN = 6

# A listed word's key ends in a digit, so that no stem of another word equals it («рот», «рот-а»).
_LISTED = "1"


@lru_cache(maxsize=8192)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a word in small letters, one or more; two words meet where they share one."""
    word = word.replace("ё", "е")
    if names := _names.get(word):
        return names
    stem: str = _stemmer().stemWord(word)
    closed = _closed(stem)
    if stem.endswith(_CITIZEN) and len(stem) > _SHORTEST_CITIZEN:
        return closed, stem[:-2]
    kept = _KEPT.get(word[len(stem) :])
    if not kept or len(stem) + len(kept) < _SHORTEST_CLOSED:
        return (closed,)
    return closed, stem + kept


typed_keys = keys
"""A Russian word is typed on a Russian keyboard anyway."""


def _closed(stem: str) -> str:
    """The stem without the vowel that vanishes in «участок», «остановок», «боец», «владелец»."""
    end = stem[-2:]
    if end not in ("ок", "ек", "ец") or len(stem) <= _SHORTEST_CLOSED:
        return stem
    before = stem[-3]
    if before in "аеиоуыэюя":
        return f"{stem[:-2]}й{stem[-1]}"
    if before == "л" and end != "ок":
        return f"{stem[:-2]}ь{stem[-1]}"
    return stem[:-2] + stem[-1]


_local = threading.local()


def _stemmer() -> Stemmer.Stemmer:
    """The stemmer of this thread: one may not be used by two at a time."""
    try:
        stemmer: Stemmer.Stemmer = _local.stemmer
    except AttributeError:
        stemmer = _local.stemmer = Stemmer.Stemmer("russian", 0)
    return stemmer


def _paradigms() -> Iterator[tuple[str, Iterable[str]]]:
    """Each listed word with all its forms, of which some may not be in use."""
    for declension, endings in _ENDINGS.items():
        for entry in getattr(listed, declension).split():
            start, *others = entry.split("+")
            word, _, stem = start.partition("/")
            stem = stem or (word[:-1] if word[-1] in _LAST_LETTERS else word)
            forms = (stem + ending for ending in _spelled(endings, stem[-1]))
            yield word, (word, *forms, *others)
    for declension, end, endings in _REPLACED:
        for word in getattr(listed, declension).split():
            if word.endswith(end):
                yield word, (word, *(word.removesuffix(end) + ending for ending in endings))
    for line in listed.IRREGULAR:
        yield line.split()[0], line.split()


def _spelled(endings: tuple[str, ...], last: str) -> Iterable[str]:
    """The endings as they are spelled after the stem's last letter: «и», not «ы», after к, г, х."""
    if last in "гкхжчшщ":
        endings = tuple(ending.replace("ы", "и") for ending in endings)
    if last in "жчшщц":
        endings += tuple(ending.replace("о", "е") for ending in endings if ending[:1] == "о")
    if last in "жчшщ":
        endings += ("ей",)
    return endings


def _known_names() -> dict[str, tuple[str, ...]]:
    """The keys of every form of the listed words; a form of two words has both."""
    names: dict[str, tuple[str, ...]] = {}
    for word, forms in _paradigms():
        name = word + _LISTED
        for form in forms:
            known = names.get(form, ())
            if name not in known:
                names[form] = (*known, name)
    return names


_names = _known_names()
