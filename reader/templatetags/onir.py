"""Dates, numbers and sums in the language of the page."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import get_language, gettext, pgettext

from articles.body import structured
from articles.body import teaser as shortened
from facts.models import Certainty, Measure, Unit
from languages import dates, numbers
from languages.dates import PartialDate
from languages.plurals import counted
from languages.typography import NBSP
from projects.models import Figure
from reader import spelled

register = template.Library()

PEOPLE = {"ru": ("человек", "человека", "человек"), "kk": ("адам",)}


@register.filter
def date(value: PartialDate | None) -> str:
    """What is known of a date; that it is unknown, where nothing is."""
    return dates.format_date(value, get_language()) if value else gettext("date unknown")


@register.filter
def money(figure: Figure) -> str:
    language = get_language()
    amount = numbers.format_money(figure.amount, figure.currency, language)
    return numbers.with_bound(amount, figure.bound, language)


@register.filter
def measure(row: Measure) -> str:
    """The number with its unit: «185 500 км²», «595 676 человек»; pieces are not named."""
    language = get_language()
    return numbers.with_bound(_counted(row, language), row.bound, language)


def _counted(row: Measure, language: str) -> str:
    if row.unit == Unit.PEOPLE:
        return counted(row.value, language, *PEOPLE[language])
    number = numbers.format_number(row.value, language)
    return number if row.unit == Unit.COUNT else f"{number}{NBSP}{row.get_unit_display()}"


@register.filter
def latitude(value: Decimal) -> str:
    return _degrees(value, pgettext("latitude", "N") if value >= 0 else pgettext("latitude", "S"))


@register.filter
def longitude(value: Decimal) -> str:
    return _degrees(value, pgettext("longitude", "E") if value >= 0 else pgettext("longitude", "W"))


def _degrees(value: Decimal, side: str) -> str:
    return f"{numbers.format_number(abs(value), get_language())}°{NBSP}{side}"


@register.filter
def is_demo(fact: Any) -> bool:
    return fact.certainty == Certainty.DEMO


@register.filter
def teaser(text: str, length: int = 200) -> str:
    return shortened(text, length)


@register.filter
def first_clause(text: str) -> str:
    """A label up to its first pause, for lists; its whole stands on the story's page."""
    return shortened(re.split("[:;.,—–]", text, maxsplit=1)[0], 60)


register.filter("in_script", spelled.text)
register.simple_tag(structured, name="structured_data")
