"""Letters as they should be: normal form, look-alikes, alphabets, keyboards.

`alarms` says what is wrong with the letters of a text, `repair` mends what can be mended without
doubt, `language_of` tells Russian from Kazakh.
"""

from languages.letters.alarms import MENDABLE, Alarm, Kind, alarms, repair
from languages.letters.detection import is_typed_with_russian_letters, language_of
from languages.letters.keyboard import other_layout
from languages.letters.lookalikes import fold_lookalikes
from languages.letters.normal import normal

__all__ = [
    "MENDABLE",
    "Alarm",
    "Kind",
    "alarms",
    "fold_lookalikes",
    "is_typed_with_russian_letters",
    "language_of",
    "normal",
    "other_layout",
    "repair",
]
