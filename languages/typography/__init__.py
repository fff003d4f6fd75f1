"""Russian and Kazakh as they are set in print: quotes, dashes, spaces.

Signs that dates and numbers share are here too.
"""

from languages.signs import DASH, EN_DASH, MINUS, NBSP
from languages.typography.faults import Fault, faults
from languages.typography.hyphens import unbroken
from languages.typography.setting import typeset, typeset_html

__all__ = [
    "DASH",
    "EN_DASH",
    "MINUS",
    "NBSP",
    "Fault",
    "faults",
    "typeset",
    "typeset_html",
    "unbroken",
]
