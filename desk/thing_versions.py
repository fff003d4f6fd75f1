"""The versions of a reference thing with all its parts, read from the tables of its history.

One save of a page is one version, however many rows it wrote: a region, its names, its statistics.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords
from simple_history.utils import get_m2m_reverse_field_name

from people.models import User

# What programs write without a user, row by row, is one version where it comes in one go.
BURST = timedelta(minutes=1)
CREATED, DELETED = "+", "-"
# The reason of a version for which another file came: files themselves are not kept.
REPLACED = "replaced the file"

Key = tuple[type[models.Model], Any]
State = dict[Key, "Record"]


@dataclass(eq=False)
class Record:
    """A row as it was after one save. `many` are the numbers of what it was tied to, by field.

    `depth` is 0 for the thing itself, 1 for its parts, 2 for theirs.
    """

    row: Any
    model: type[models.Model]
    depth: int
    many: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.model, self.row.__dict__[self.model._meta.pk.attname]

    @property
    def is_gone(self) -> bool:
        return self.row.history_type == DELETED

    def value(self, of: models.Field) -> Any:
        return self.many.get(of.name, ()) if of.many_to_many else getattr(self.row, of.attname)


@dataclass(eq=False)
class Version:
    """A thing with its parts after one save, and before it."""

    number: int
    records: list[Record]
    before: State
    state: State

    @cached_property
    def last(self) -> Record:
        return self.records[-1]

    @property
    def name(self) -> str:
        """What an address and a form call it."""
        return f"{self.last.row._meta.model_name}.{self.last.row.pk}"

    @property
    def at(self) -> datetime:
        return self.last.row.history_date

    @property
    def by(self) -> User | None:
        return self.last.row.history_user

    @property
    def reason(self) -> str:
        return self.last.row.history_change_reason or ""


def is_kept(model: type[models.Model]) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def versions(model: type[models.Model], pk: Any) -> list[Version]:
    """The earliest first; saves that changed nothing are none, unless another file came."""
    state: State = {}
    found: list[Version] = []
    for records in _in_saves(_records(model, pk)):
        before = state
        state = before | {record.key: record for record in records}
        has_file = any(record.row.history_change_reason == REPLACED for record in records)
        if has_file or any(True for _change in changed(before, state)):
            found.append(Version(len(found) + 1, records, before, state))
    return found


def parts_of(model: type[models.Model]) -> list[models.ForeignKey]:
    """The keys by which rows of other tables belong to a row of this one, and go with it."""
    return [
        relation.field
        for relation in model._meta.related_objects
        if is_kept(relation.related_model) and _is_owner(relation.field)
    ]


def _is_owner(key: models.Field) -> bool:
    on_delete = getattr(key.remote_field, "on_delete", None)
    return on_delete is models.CASCADE and not key.null


def _records(model: type[models.Model], pk: Any) -> list[Record]:
    found: dict[Any, Record] = {}
    wanted: list[tuple[type[models.Model], dict[str, Any], int]]
    wanted = [(model, {model._meta.pk.attname: pk}, 0)]
    while wanted:
        table, condition, depth = wanted.pop()
        rows = _rows(table, condition, depth)
        found |= {(table, record.row.pk): record for record in rows}
        keys = {record.key[1] for record in rows}
        owners = parts_of(table) if keys else ()
        wanted += [(key.model, {f"{key.attname}__in": keys}, depth + 1) for key in owners]
    return sorted(found.values(), key=lambda record: record.row.history_date)


def _rows(model: type[models.Model], condition: dict[str, Any], depth: int) -> list[Record]:
    rows = model.history.filter(**condition).select_related("history_user")
    records = [Record(row, model, depth) for row in rows.order_by("history_date", "history_id")]
    for many in model.history.model._history_m2m_fields:
        tied = _tied(many, records)
        for record in records:
            record.many[many.name] = tuple(tied.get(record.row.pk, ()))
    return records


def _tied(many: models.ManyToManyField, records: Sequence[Record]) -> dict[int, list[int]]:
    table = HistoricalRecords.m2m_models[many]
    other = table._meta.get_field(get_m2m_reverse_field_name(many)).attname
    rows = table.objects.filter(history__in=[record.row.pk for record in records])
    found: dict[int, list[int]] = {}
    for record, pk in rows.order_by(other).values_list("history", other):
        found.setdefault(record, []).append(pk)
    return found


def _in_saves(records: Iterable[Record]) -> list[list[Record]]:
    """Those that one request wrote together, and those that a program wrote in one go."""
    saves: list[list[Record]] = []
    acts: dict[str, list[Record]] = {}
    for record in records:
        row = record.row
        if row.act in acts:
            acts[row.act].append(record)
        elif saves and _is_burst(saves[-1][-1].row, row):
            saves[-1].append(record)
        else:
            saves.append([record])
            acts[row.act] = saves[-1]
    return saves


def _is_burst(before: Any, after: Any) -> bool:
    users = before.history_user_id, after.history_user_id
    return users == (None, None) and after.history_date - before.history_date < BURST


@dataclass(frozen=True)
class RowChange:
    """A row that two states have differently; without a record on the side where there was none."""

    old: Record | None
    new: Record | None
    fields: list[models.Field]

    @property
    def record(self) -> Record:
        found = self.new or self.old
        assert found  # noqa: S101 (a change has two sides, one of which is there)
        return found

    @property
    def kind(self) -> str:
        return "changed" if self.old and self.new else "added" if self.new else "removed"


def changed(old: State, new: State) -> Iterator[RowChange]:
    """The rows that differ, and in which fields; the thing itself first."""
    for key in sorted({**new, **old}, key=lambda key: (old.get(key) or new[key]).depth):
        before, after = _there(old.get(key)), _there(new.get(key))
        if before is not after:
            fields = [each for each in fields_of(key[0]) if _differs(before, after, each)]
            if fields or not (before and after):
                yield RowChange(before, after, fields)


def _there(record: Record | None) -> Record | None:
    return record if record and not record.is_gone else None


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """What people edit in a row: no numbers, no made columns, not what it is a part of."""
    own = [
        each
        for each in model.history.model.tracked_fields
        if each.editable and not each.primary_key and not _is_owner(each)
    ]
    return [*own, *model.history.model._history_m2m_fields]


def _differs(old: Record | None, new: Record | None, of: models.Field) -> bool:
    before = old.value(of) if old else None
    after = new.value(of) if new else None
    return (before or None) != (after or None)
