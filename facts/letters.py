"""Words that the desk gives for other letters: are they written in them?"""

import re
from unicodedata import name

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from languages.letters import fold_lookalikes, normal

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+")
# Signs of other letters' own («ʼ») have no alphabet.
_NO_ALPHABET = "MODIFIER"


def kazakh(words: str) -> str:
    """Kazakh Cyrillic as it is searched for in texts; ValidationError with a sentence for others.

    Latin words may stand in a name («KAZ Minerals кеніші»).
    """
    words = _WORD.sub(lambda word: fold_lookalikes(word[0]), _one_line(words))
    found = _alphabets(words)
    if words and found - {"LATIN"} != {"CYRILLIC"}:
        raise ValidationError(_("Write the word in Kazakh Cyrillic."))
    return words


def latin(words: str) -> str:
    """Words in Latin letters; ValidationError for Cyrillic, Arabic and other ones among them."""
    words = _one_line(words)
    if words and _alphabets(words) != {"LATIN"}:
        raise ValidationError(_("Write it in Latin letters only: there are others among them."))
    return words


def arabic(words: str) -> str:
    """Words in Arabic letters and marks; ValidationError for other letters among them.

    Latin words may stand in a name, as in `kazakh`.
    """
    words = _one_line(words)
    if words and _alphabets(words) - {"LATIN"} != {"ARABIC"}:
        raise ValidationError(_("Write it in Arabic letters only: there are others among them."))
    return words


def _one_line(words: str) -> str:
    """Without what nobody sees; ValidationError for signs of markup."""
    words = " ".join(normal(words).split())
    if "<" in words or ">" in words:
        raise ValidationError(_("Take out the signs < and >."))
    return words


def _alphabets(words: str) -> set[str]:
    """The first words of the Unicode names of all letters, which name their alphabets."""
    names = {name(sign, "").partition(" ")[0] for sign in words if sign.isalpha()}
    return names - {_NO_ALPHABET}
