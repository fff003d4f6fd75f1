"""Fields that find things as one types, drawn from rows that the page has loaded already."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models


class ChosenSelect(AutocompleteSelectMultiple):
    """Django's, which asks for the chosen rows once more; `rows` spares it the question."""

    rows: dict[str, models.Model] | None = None

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        # One press that takes all of them away is a slip; and it stands in a list, being no item.
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        chosen = [each for each in value if each]
        if self.rows is None or not self.rows.keys() >= set(chosen):
            return super().optgroups(name, value, attrs)
        named = self.choices.field.label_from_instance
        options = [
            self.create_option(name, pk, named(self.rows[pk]), True, place)
            for place, pk in enumerate(chosen)
        ]
        return [(None, options, 0)]


def give_rows(form: forms.ModelForm, names: Iterable[str]) -> None:
    """Each of these fields of a saved thing knows the rows that are chosen in it."""
    for name in names:
        if name not in form.fields:
            continue
        outer = form.fields[name].widget
        widget = getattr(outer, "widget", outer)  # Django's, with its links to add and to change
        if isinstance(widget, ChosenSelect):
            widget.rows = {str(row.pk): row for row in getattr(form.instance, name).all()}
