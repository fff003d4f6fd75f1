"""What changed in the rows of a thing, in words: labels, choices, names of other things."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from desk.thing_versions import Key, Record, RowChange, is_kept
from facts.fields import PartialDateField
from languages.differences import Part, parts


@dataclass(frozen=True)
class FieldShown:
    label: str
    parts: tuple[Part, ...]
    language: str


@dataclass(frozen=True)
class RowShown:
    """`kind` is "changed", "added" or "removed"; `name` is empty for the thing itself."""

    kind: str
    name: str
    fields: list[FieldShown]


class Shown:
    """Shows changes; asks once for the names of all that they point to."""

    def __init__(self, changes: Iterable[RowChange], thing: Key) -> None:
        self.changes = list(changes)
        self.thing = thing
        self.names = self._names()

    def rows(self) -> list[RowShown]:
        return [self._row(change) for change in self.changes]

    def _row(self, change: RowChange) -> RowShown:
        fields = [self._field(change, each) for each in change.fields]
        return RowShown(change.kind, name_in(self.thing, change.record), fields)

    def _field(self, change: RowChange, of: models.Field) -> FieldShown:
        old, new = (self._value(record, of) for record in (change.old, change.new))
        told = parts(old, new) if _is_text(of) else _one_for_the_other(old, new)
        return FieldShown(label(of), told, getattr(of, "language", ""))

    def _value(self, record: Record | None, of: models.Field) -> str:
        value = record.value(of) if record else None
        if value is None or value == "" or value == ():
            return ""
        if of.is_relation:
            table = of.related_model
            keys = value if isinstance(value, tuple) else (value,)
            return ", ".join(self.names.get((table, key)) or f"№ {key}" for key in keys)
        return in_words(value, dict(of.flatchoices))

    def _names(self) -> dict[Key, str]:
        wanted: dict[type[models.Model], set[Any]] = {}
        for change in self.changes:
            for of in change.fields:
                if of.is_relation:
                    keys = wanted.setdefault(of.related_model, set())
                    for record in filter(None, (change.old, change.new)):
                        value = record.value(of)
                        keys |= set(value) if isinstance(value, tuple) else {value} - {None}
        return {
            (table, key): name
            for table, keys in wanted.items()
            for key, name in _names_of(table, keys).items()
        }


def label(of: models.Field) -> str:
    return capfirst(str(of.verbose_name))


def name_in(thing: Key, record: Record) -> str:
    """What a row of a thing is called: nothing where it is the thing."""
    if record.key == thing:
        return ""
    return f"{capfirst(str(record.model._meta.verbose_name))}: {name_of(record.row)}"


def name_of(row: Any) -> str:
    """As it was called then; by its number where its name was made of what is gone now."""
    try:
        return str(row.history_object) or f"№ {row.id}"
    except ObjectDoesNotExist:
        return f"№ {row.id}"


def _names_of(table: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    """Of what is there now, and else as its history has it last."""
    names = {key: str(row) for key, row in table._base_manager.in_bulk(keys).items()}
    gone = keys - names.keys()
    if gone and is_kept(table):
        for row in table.history.filter(**{f"{table._meta.pk.attname}__in": gone}).reverse():
            names[row.__dict__[table._meta.pk.attname]] = name_of(row)
    return names


def _is_text(of: models.Field) -> bool:
    is_text = isinstance(of, models.CharField | models.TextField)
    return is_text and not of.choices and not isinstance(of, PartialDateField)


def _one_for_the_other(old: str, new: str) -> tuple[Part, ...]:
    return tuple(part for part in (Part("removed", old), Part("added", new)) if part.text)


def in_words(value: Any, choices: dict[Any, Any]) -> str:
    if value in choices:
        return str(choices[value])
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, Decimal):
        return number_format(f"{value.normalize():f}")
    return str(value)
