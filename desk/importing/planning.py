"""What a table would do, row by row. Nothing is written here."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from articles.redirects import kept_slugs
from desk.importing.columns import COLUMNS, NEEDED, SLUG, value_of
from desk.importing.reading import Line
from desk.importing.rows import Row
from desk.importing.tree import Tree, is_in_a_ring
from desk.versions import digest
from facts.models import Certainty
from languages.slugs import slugify
from regions.models import Region


class Things:
    """What there is of a kind, as far as a table may mean it: loaded at once."""

    def __init__(self, model: type[models.Model], rows: list[Row], *, locked: bool) -> None:
        self.model = model
        found = model._default_manager.order_by("pk")
        # Where a region lies depends on the others: the tree is taken whole.
        if model is not Region:
            found = found.filter(_meant_by(rows))
        self.all: list[Any] = list(found.select_for_update(of=("self",)) if locked else found)
        self.by_slug = {each.slug: each for each in self.all}
        self.kept = kept_slugs(model)
        self.taken = self.kept | {row.named("slug") for row in rows}
        self.taken |= set(model._default_manager.values_list("slug", flat=True))

    def called(self, name_ru: str, name_kk: str) -> list[Any]:
        return [each for each in self.all if (each.name_ru, each.name_kk) == (name_ru, name_kk)]

    def free_slug(self, name: str) -> str:
        made = slugify(name, "ru")
        further = (f"{made}-{number}" for number in count(2))
        slug = made if made not in self.taken else next(x for x in further if x not in self.taken)
        self.taken.add(slug)
        return slug


def _meant_by(rows: list[Row]) -> models.Q:
    slugs = {row.named("slug") for row in rows}
    return models.Q(slug__in=slugs) | models.Q(name_ru__in={row.named("name_ru") for row in rows})


def plan(model: type[models.Model], lines: list[Line], *, locked: bool = False) -> list[Row]:
    """What each line would do; `locked`, in a transaction, holds the things as they are read."""
    rows = [Row(line, fault=line.fault) for line in lines]
    _each(rows, partial(_read, model))
    things = Things(model, rows, locked=locked)
    tree = Tree(things.all if model is Region else [])
    _each(rows, partial(_find, things))
    _refuse_twice(rows)
    _each(rows, _fill)
    _each(rows, tree.add)
    _each(rows, tree.place)
    _each(rows, _refuse)
    return rows


def _each(rows: list[Row], step: Callable[[Row], None]) -> None:
    """Takes a step with each row that is right so far."""
    for row in rows:
        try:
            if not row.fault:
                step(row)
        except ValidationError as refused:
            row.fault = " ".join(refused.messages)


def _read(model: type[models.Model], row: Row) -> None:
    for column, text in row.line.cells.items():
        try:
            value = value_of(model, column, text)
        except ValidationError as refused:
            raise ValidationError(f"{column.label}: {' '.join(refused.messages)}") from None
        if value is not None:
            row.given[column] = value


def _find(things: Things, row: Row) -> None:
    """By the address, or by both names; what is found by neither is new."""
    slug, names = row.named("slug"), (row.named("name_ru"), row.named("name_kk"))
    alike = things.called(*names)
    if not slug and len(alike) > 1:
        raise ValidationError(_("Several are called so. Give the address of the one you mean."))
    row.thing = things.by_slug.get(slug) if slug else next(iter(alike), None)
    if row.thing is None:
        _refuse_new(things, row, alike)
        row.given = {SLUG: slug or things.free_slug(names[0])} | row.given
        row.thing = things.model()


def _refuse_new(things: Things, row: Row, alike: list[Any]) -> None:
    if row.named("slug") in things.kept:
        said = _("This address leads to what its thing was merged into. Give another.")
        raise ValidationError(said)
    if alike:
        said = _("One called so stands here, under the address “%(slug)s”. Give that address.")
        raise ValidationError(said % {"slug": alike[0].slug})
    wanting = [
        str(column.label)
        for column in COLUMNS[things.model]
        if column.name in NEEDED[things.model] and not row.named(column.name)
    ]
    if wanting:
        said = _("This one is not here yet. To bring it in, fill in: %(columns)s.")
        raise ValidationError(said % {"columns": ", ".join(wanting)})


def _refuse_twice(rows: list[Row]) -> None:
    """Two rows about one thing: nobody knows which is right."""
    first: dict[Any, Row] = {}
    for row in [row for row in rows if not row.fault]:
        if earlier := next((first[each] for each in _about(row) if each in first), None):
            said = _("Row %(number)s is about the same one. Leave one of the two.")
            row.fault = said % {"number": earlier.line.number}
        first |= dict.fromkeys(_about(row), row)


def _about(row: Row) -> list[Any]:
    """What tells a thing from others: a new one neither shares its address nor both its names."""
    if row.thing.pk is not None:
        return [row.thing.pk]
    return [row.named("slug"), (row.named("name_ru"), row.named("name_kk"))]


def _fill(row: Row) -> None:
    for column, value in row.given.items():
        if column.name != "parent":
            row.put(column, value)
    # A name in doubt is shown to readers by somebody who has looked at it.
    was_unsure = any(each.old == Certainty.UNSURE for each in row.changes)
    if was_unsure and row.thing.public_from is not None:
        said = _("Readers would see a name that was unsure. Change that on its own page.")
        raise ValidationError(said)


def _refuse(row: Row) -> None:
    """What the database would refuse. Asking it row by row would take thousands of questions."""
    region = row.thing
    if not isinstance(region, Region):
        return
    if is_in_a_ring(region):
        raise ValidationError(_("A region cannot be a part of itself."))
    if (region.latitude is None) != (region.longitude is None) or _is_off_the_globe(region):
        raise ValidationError(_("Give both latitude and longitude, in degrees."))
    start, end = region.established_on, region.abolished_on
    # An end known to the month or year lasts to its last day.
    if start and end and str(start) > f"{end}-99":
        raise ValidationError(_("The end comes before the start."))


def _is_off_the_globe(region: Region) -> bool:
    return abs(region.latitude or 0) > 90 or abs(region.longitude or 0) > 180


def seen(rows: list[Row]) -> str:
    """A few letters that differ where the table, or a thing that it is about, has changed."""
    return digest("\n".join(_told(row) for row in rows))


def _told(row: Row) -> str:
    if row.fault:
        return f"{row.line.number} {row.fault}"
    own = [field for field in row.thing._meta.concrete_fields if field.editable]
    columns = [f"{field.name}={field.value_from_object(row.thing)}" for field in own]
    changes = [f"{each.column.name}: {each.was} → {each.becomes}" for each in row.changes]
    return "\n".join([f"{row.line.number} {row.thing.pk}", *columns, *changes])
