"""Counted nouns: three forms in Russian; in Kazakh one, the singular, after every number."""

from decimal import Decimal

from languages.numbers import format_number
from languages.plural_rules import FORMS, plural_index
from languages.signs import NBSP


def plural(count: int | Decimal, language: str, *forms: str) -> str:
    """Choose the form of the noun that stands after `count`.

    Russian takes three forms, as after 1, 2 and 5 («проект», «проекта», «проектов»); a fraction
    takes the second («1,5 проекта»). Kazakh takes one («жоба»). ValueError for another number of
    forms.
    """
    if len(forms) != FORMS[language]:
        raise ValueError(f"{language} takes {FORMS[language]} forms, not {len(forms)}.")
    return forms[plural_index(count, language)]


def counted(count: int | Decimal, language: str, *forms: str) -> str:
    """Print the number and its noun: «21 проект», «5 жоба»; forms and errors as in `plural`."""
    return f"{format_number(count, language)}{NBSP}{plural(count, language, *forms)}"
