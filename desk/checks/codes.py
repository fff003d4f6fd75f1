"""The names of the checks, as settings and pages say them; nothing else is imported here."""

from enum import StrEnum


class Code(StrEnum):
    """What is wrong, by the name that `BLOCKING_CHECKS` calls it."""

    TITLE_MISSING = "title-missing"
    TITLE_LENGTH = "title-length"
    LEAD_MISSING = "lead-missing"
    LEAD_LENGTH = "lead-length"
    PHOTO_MISSING = "photo-missing"
    ALT_MISSING = "alt-missing"
    CREDIT_MISSING = "credit-missing"
    RIGHTS_ENDED = "rights-ended"
    RIGHTS_ENDING = "rights-ending"
    DEAD_LINK = "dead-link"
    HIDDEN_LINK = "hidden-link"
    SPEAKER_POST = "speaker-post"
    MIXED_ALPHABETS = "mixed-alphabets"
    OTHER_LANGUAGE = "other-language"
    RUSSIAN_LETTERS = "russian-letters"
    NAME_FORM = "name-form"
    TRANSLATION_MARKS = "translation-marks"
    OWED_PARAGRAPHS = "owed-paragraphs"
    PARITY = "parity"
    EMBARGO = "embargo"
    OTHER_EDITION = "other-edition"
    HIDDEN_THINGS = "hidden-things"
    TOO_LONG = "too-long"


KNOWN = frozenset(map(str, Code))
# No setting and no hurry lets these out: readers would see a translator's notes.
ALWAYS = frozenset({Code.TRANSLATION_MARKS})
# What the law or the readers' trust needs, and what cannot be a false alarm.
DEFAULT = frozenset(
    map(str, ALWAYS | {Code.TITLE_MISSING, Code.ALT_MISSING, Code.RIGHTS_ENDED, Code.EMBARGO})
)
