"""Which form of a noun stands after a number: CLDR's plural rules for ru, one form for kk."""

from decimal import Decimal

FORMS = {"ru": 3, "kk": 1}


def plural_index(count: int | Decimal, language: str) -> int:
    """The place of the form among those the language has: in Russian as after 1, 2 and 5.

    A fraction takes the second («1,5 проекта»). Decimal("1.0") is printed as «1», so it counts as
    the whole number that readers see. ValueError for NaN, OverflowError for infinity.
    """
    if FORMS[language] == 1:
        return 0
    if count != int(count):
        return 1
    tens, ones = divmod(abs(int(count)) % 100, 10)
    if tens == 1 or ones == 0 or ones > 4:
        return 2
    return 0 if ones == 1 else 1
