"""All rows that point at a thing, and how they come to point at another one of its kind."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from desk.thing_versions import is_kept


def relations_to(model: type[models.Model]) -> list[models.ForeignKey]:
    """The keys of other tables that point at a table, those of its lists included.

    Versions point without a rule of the database: they keep what was.
    """
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and not relation.many_to_many
        and relation.field.db_constraint
    ]


def move_all(gone: models.Model, stays: models.Model) -> None:
    """Let all that points at a row point at another; what would then stand twice stands once."""
    for key in relations_to(type(gone)):
        if (many := _kept_list(key)) is not None:
            _move_choices(many, gone, stays)
        else:
            _drop_twins(key, gone, stays)
            _move(key, gone, stays)


def _kept_list(key: models.ForeignKey) -> models.ManyToManyField | None:
    """The list that the key's table stands behind, where the versions of its owner name it."""
    owner = key.model._meta.auto_created
    if not owner or not is_kept(owner):
        return None
    kept = owner.history.model._history_m2m_fields
    return next((many for many in kept if many.remote_field.through is key.model), None)


def _move_choices(many: models.ManyToManyField, gone: models.Model, stays: models.Model) -> None:
    for owner in many.model._base_manager.filter(**{many.name: gone.pk}):
        chosen = getattr(owner, many.name)
        chosen.add(stays)
        chosen.remove(gone)


def _move(key: models.ForeignKey, gone: models.Model, stays: models.Model) -> None:
    rows = key.model._base_manager.filter(**{key.name: gone.pk})
    if not is_kept(key.model):
        rows.update(**{key.name: stays})
        return
    for row in rows:
        setattr(row, key.name, stays)
        row.save(update_fields=[key.name])


# Rows that are the same once they point at the same thing.


def _drop_twins(key: models.ForeignKey, gone: models.Model, stays: models.Model) -> None:
    twins = _twins(key, gone, stays)
    if twins and key.unique:
        raise ValidationError(_said_of(key, twins), code="both_taken")
    rows = key.model._base_manager.filter(pk__in=twins)
    if not is_kept(key.model):
        rows.delete()
        return
    kept = key.model._base_manager.in_bulk(set(twins.values()))
    for twin in rows:
        absorb(twin, into=kept[twins[twin.pk]])


def _said_of(key: models.ForeignKey, twins: dict[Any, Any]) -> str:
    rows = key.model._base_manager.filter(pk__in=[*twins, *twins.values()])
    told = {"kind": key.model._meta.verbose_name_plural, "rows": ", ".join(map(str, rows))}
    said = _(
        "Each of the two stands with one of these (%(kind)s): %(rows)s. Free one of them first."
    )
    return said % told


def _twins(key: models.ForeignKey, gone: models.Model, stays: models.Model) -> dict[Any, Any]:
    """Rows of the one that a rule would not let stand beside a row of the other: pk by pk."""
    found: dict[Any, Any] = {}
    for others in _only_once_with(key):
        rows = key.model._base_manager.filter(**{f"{key.name}__in": [gone.pk, stays.pk]})
        told = list(rows.order_by("pk").values_list(key.attname, "pk", *others))
        there = {row[2:]: row[1] for row in told if row[0] == stays.pk}
        mine = {row[1]: row[2:] for row in told if row[0] == gone.pk}
        found |= {pk: there[values] for pk, values in mine.items() if values in there}
    return found


def _only_once_with(key: models.ForeignKey) -> Iterator[list[str]]:
    """The columns beside which a thing may stand once only."""
    meta = key.model._meta
    rules = [list(fields) for fields in meta.unique_together]
    rules += [
        list(rule.fields)
        for rule in meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.condition is None
    ]
    yield from ([name for name in each if name != key.name] for each in rules if key.name in each)
    if key.unique:
        yield []


def absorb(twin: models.Model, *, into: models.Model) -> None:
    """A row goes for one that says the same: with all that points at it, and what it knows more."""
    move_all(twin, into)
    more = [
        of
        for of in twin._meta.concrete_fields
        if of.is_relation and getattr(into, of.attname) is None and getattr(twin, of.attname)
    ]
    for of in more:
        setattr(into, of.attname, getattr(twin, of.attname))
    if more:
        into.save(update_fields=[of.name for of in more])
    twin.delete()
