"""What parts of an address may look like; anything else is an address that does not exist."""

import re

from languages import LANGUAGES
from reader.variants import VARIANTS, variant

# Fewer digits than the largest number a database keeps, and one way to write each number.
NUMBER = r"[1-9][0-9]{0,17}"


class LanguageConverter:
    """`kk-arab` in an address is Kazakh to a view; Kazakh becomes what the page is written in."""

    regex = "|".join(sorted(VARIANTS, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        return VARIANTS[value].language

    def to_url(self, value: str) -> str:
        return value if value not in LANGUAGES else variant(value).code


class NumberConverter:
    regex = NUMBER

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class YearConverter:
    """Of the years that the archive may have; see reader.calendars."""

    regex = "(?:19|20|21)[0-9]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MonthConverter(YearConverter):
    regex = "0[1-9]|1[0-2]"


class DayConverter(YearConverter):
    regex = "0[1-9]|[12][0-9]|3[01]"


class FileConverter:
    regex = r"[A-Za-z0-9_-]+\.[a-z0-9]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def number(text: str) -> int | None:
    """The number that a parameter holds; None where it is not written like one of ours."""
    return int(text) if re.fullmatch(NUMBER, text) else None
