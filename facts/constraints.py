"""Shapes of the named constraints that several tables share."""

from django.db.models import CheckConstraint, F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from languages import LANGUAGES


def filled(*fields: str) -> Q:
    """Each of the columns has text. NULL would slip through a comparison alone."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": False}) & ~Q(**{field: ""})
    return condition


def filled_in_both_languages(field: str) -> Q:
    return filled(*(f"{field}_{language}" for language in LANGUAGES))


def ends_after_it_starts(start: str, end: str, name: str) -> CheckConstraint:
    """An end known to the month or year lasts to its last day: «2025-99» follows «2025-03»."""
    return CheckConstraint(
        condition=Q(**{f"{start}__isnull": True})
        | Q(**{f"{end}__isnull": True})
        | Q(**{f"{start}__lte": Concat(F(end), Value("-99"))}),
        name=name,
        violation_error_message=_("The end comes before the start."),
    )
