"""Kazakh letters that a Russian keyboard lacks, and what people type in their stead."""

KAZAKH_LETTERS = frozenset("әғқңөұүһі")

_TYPED = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}

# In Kazakh й is also folded, because a final -и for -й is a common way to type («Семеи»); in
# Russian only the letters of Kazakh names are.
FOLDS = {
    "ru": str.maketrans(_TYPED),
    "kk": str.maketrans(_TYPED | {"й": "и", "ё": "е"}),
}
"""Tables for `str.translate`, by language, for small letters."""


def is_plain(word: str) -> bool:
    """True if the word could have been typed on a Russian keyboard."""
    return KAZAKH_LETTERS.isdisjoint(word)


def fold(text: str, language: str) -> str:
    """Small `text` as it is typed on a Russian keyboard.

    By `replace`, since `translate` takes ten times as long for letters beyond ASCII.
    """
    for letter, typed in _PAIRS[language]:
        text = text.replace(letter, typed)
    return text


_PAIRS = {
    language: [(chr(letter), typed) for letter, typed in table.items()]
    for language, table in FOLDS.items()
}
