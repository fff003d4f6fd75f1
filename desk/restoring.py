"""Puts a reference thing and its parts back to what they were in an earlier version."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from desk.shown_changes import name_in
from desk.thing_versions import Key, Record, Version, fields_of
from desk.versions import save_changes

# What readers see is decided today, not by going back to another day.
STAYS = "public_from"

May = Callable[[str, Any], bool]


@transaction.atomic
def restore(version: Version, *, thing: Key, may: May) -> list[models.Model]:
    """Gives the rows that were written. Those added since then stay; nothing becomes public.

    ValidationError where a row would not be sound today, PermissionDenied where one may not be
    written; nothing is written then.
    """
    written = []
    # The thing before its parts, which need it.
    for record in sorted(version.state.values(), key=lambda record: record.depth):
        if record.is_gone:
            continue
        try:
            row = _put(record, may)
            if row:
                _save(row, record, reason=f"restores {version.name}")
                written.append(row)
        except ValidationError as refused:
            name = name_in(thing, record)
            raise ValidationError(
                [f"{name}: {said}" if name else said for said in refused.messages]
            ) from refused
    return written


def _put(record: Record, may: May) -> models.Model | None:
    """The row with its values of then, not yet saved; None where it has them."""
    model, pk = record.key
    row = model._base_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        return _bring_back(record, may)
    if not (_changed(row, record) or _untied(row, record)):
        return None
    if not may("change", row):
        raise PermissionDenied
    row.restored = _changed(row, record)
    for of in row.restored:
        setattr(row, of.attname, record.value(of))
    return row


def _bring_back(record: Record, may: May) -> models.Model:
    """A row that was deleted since: on the desk alone, whatever it was before."""
    model, pk = record.key
    if not may("add", model):
        raise PermissionDenied
    row = model(pk=pk)
    for of in model.history.model.tracked_fields:
        if of.name != STAYS:
            setattr(row, of.attname, record.value(of))
    return row


def _save(row: Any, record: Record, *, reason: str) -> None:
    row.full_clean()
    row._change_reason = reason
    if row._state.adding:
        row.save(force_insert=True)
    else:
        save_changes(row, [of.name for of in row.restored])
    for many in _untied(row, record):
        there = many.related_model._base_manager.filter(pk__in=record.value(many))
        getattr(row, many.name).set(there)


def _changed(row: models.Model, record: Record) -> list[models.Field]:
    fields = (of for of in fields_of(type(row)) if not of.many_to_many and of.name != STAYS)
    return [of for of in fields if getattr(row, of.attname) != record.value(of)]


def _untied(row: models.Model, record: Record) -> list[models.ManyToManyField]:
    """The lists that name other things now than they did then."""
    lists = (of for of in fields_of(type(row)) if of.many_to_many)
    return [of for of in lists if set(_tied(row, of)) != set(record.value(of))]


def _tied(row: models.Model, of: models.ManyToManyField) -> list[Any]:
    return list(getattr(row, of.name).order_by().values_list("pk", flat=True))
