"""A Kazakh word with a few of its endings, to see how each comes out in other letters."""

from languages.endings import stems

# Genitive, dative, locative: the dative's қ or ғ takes the hamza away, the others leave it.
_CASES = (
    ("ның", "нің", "дың", "дің", "тың", "тің"),
    ("ға", "ге", "қа", "ке"),
    ("да", "де", "та", "те"),
)
_OF_POSSESSIVES = {"ы": ("ның", "на", "нда"), "і": ("нің", "не", "нде")}


def samples(word: str) -> list[str]:
    """The word or phrase, and its genitive, dative and locative, as far as it can take them."""
    joint = "-" if word.isupper() else ""  # «АҚШ-тың»
    return [word, *(word + joint + ending for ending in _endings(word))]


def _endings(word: str) -> list[str]:
    last = word.lower().rpartition(" ")[2]
    if last != word.lower() and last[-1:] in _OF_POSSESSIVES:  # «Абай облысы»
        return list(_OF_POSSESSIVES[last[-1]])
    fitting = (_fitting(last, endings) for endings in _CASES)
    return [ending for ending in fitting if ending]


def _fitting(stem: str, endings: tuple[str, ...]) -> str:
    return next((ending for ending in endings if stem in stems(stem + ending)), "")
