"""What the line of a row says in a table whose rows open into forms."""

from decimal import Decimal
from typing import Any, NamedTuple

from django import template
from django.contrib import admin
from django.contrib.admin.utils import display_for_field, label_for_field
from django.contrib.admin.utils import lookup_field as looked_up
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext

EMPTY = "—"
register = template.Library()


class Cell(NamedTuple):
    label: str
    value: str
    language: str


@register.filter
def headings(page: admin.options.InlineModelAdmin) -> list[str]:
    """Of the columns that the lines of an inline have."""
    return [_label(page, name) for name in page.told]


@register.filter
def cells(page: admin.options.InlineModelAdmin, row: Any) -> list[Cell]:
    """The line of a saved row, column by column."""
    return [_cell(page, name, row) for name in page.told]


def _label(page: admin.options.InlineModelAdmin, name: str) -> str:
    return capfirst(label_for_field(name, page.model, page))


def _cell(page: admin.options.InlineModelAdmin, name: str, row: Any) -> Cell:
    field, _attribute, value = looked_up(name, row, page)
    return Cell(_label(page, name), _shown(value, field), getattr(field, "language", ""))


def _shown(value: Any, field: Any) -> str:
    if isinstance(value, Decimal):
        return number_format(f"{value.normalize():f}", force_grouping=True)
    if isinstance(value, bool):
        return gettext("Yes") if value else EMPTY
    return display_for_field(value, field, EMPTY) if field else value or EMPTY
