"""Names in quotes, so far as their letters tell whether they are the same in both languages.

Vowels differ most between the languages («Аягоз», «Аягөз»), and some consonants are one in Russian
(«Казахстан», «Қазақстан»). What is left is a skeleton of consonants in Latin letters, with an «a»
for a vowel at the beginning of a word.
"""

import re

from languages.endings import ENDINGS

# к қ х һ are one letter, ч ш щ as well («Чимкент», «Шымкент»); й and signs vanish with the vowels.
_LETTERS = {
    **dict.fromkeys("аәеёэоөуұүыіиюяaeiouyäöüıáéíóú", "a"),
    **dict.fromkeys("йьъw'’ʼ", ""),
    "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "ж": "j", "з": "z", "к": "k", "қ": "k",
    "х": "k", "һ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "п": "p", "р": "r", "с": "s",
    "т": "t", "ф": "f", "ц": "c", "ч": "x", "ш": "x", "щ": "x",
    "q": "k", "c": "k", "h": "k", "x": "ks", "ğ": "g", "ǵ": "g", "ñ": "n", "ń": "n", "ş": "x",
    "w": "v",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
# Written with two letters in one alphabet or language, with one in the other.
_PAIRS = (("дж", "ж"), ("нг", "н"), ("ңғ", "н"), ("ңг", "н"), ("sh", "ш"), ("ch", "ч"),
          ("zh", "ж"), ("kh", "х"), ("ph", "ф"))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST_ENDING = 6
_SHORTEST = 2

_RUSSIAN_ENDINGS = (
    "ом ем ой ей ов ев ам ям ами ями ах ях ого его ому ему ым им ый ий ых их ыми".split()
)


def skeleton(name: str) -> str:
    """The consonants of a name's words in Latin letters; of a name without any, its letters."""
    words = [bones for word in _WORD.findall(name.lower()) if (bones := _bones(word))]
    return " ".join(words) or name.lower()


def _bones(word: str) -> str:
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    latin = word.translate(_TABLE)
    return _DOUBLE.sub(r"\1", latin[:1] + latin[1:].replace("a", ""))


# What case endings add to a skeleton.
_ENDING_BONES = {
    "ru": frozenset(_bones(f"т{ending}")[1:] for ending in _RUSSIAN_ENDINGS),
    "kk": frozenset(
        bones for ending in ENDINGS if len(bones := _bones(f"а{ending}")[1:]) <= _LONGEST_ENDING
    ),
}


def without_endings(bones: str, language: str) -> set[str]:
    """The skeleton, and what is left of it where a case ending may stand at its end."""
    found = {bones}
    for cut in range(max(len(bones) - _LONGEST_ENDING, _SHORTEST), len(bones)):
        if bones[cut:] in _ENDING_BONES[language]:
            found.add(bones[:cut].rstrip())
    return found
