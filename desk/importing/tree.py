"""Which region each region of a table is a part of, those of the table itself among them."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from desk.importing.rows import Row
from languages.sorting import folded
from regions.models import Region


class Tree:
    """Regions by their addresses and names; each knows its parent without asking the database."""

    def __init__(self, regions: list[Region]) -> None:
        self.called: dict[str, list[Any]] = {}
        by_pk = {each.pk: each for each in regions}
        for region in regions:
            self._name(region)
            if region.parent_id:
                region.parent = by_pk[region.parent_id]

    def _name(self, thing: Any) -> None:
        for name in {folded(thing.slug), folded(thing.name_ru), folded(thing.name_kk)}:
            there = self.called.setdefault(name, [])
            if not any(each is thing for each in there):
                there.append(thing)

    def add(self, row: Row) -> None:
        """Other rows may name this one, by its new names too."""
        self._name(row.thing)

    def place(self, row: Row) -> None:
        for column, name in row.given.items():
            if column.name == "parent":
                row.put(column, self._found(name))

    def _found(self, name: str) -> Any:
        """By the address before names: that of one may be the name of another."""
        called = self.called.get(folded(name), [])
        found = [each for each in called if each.slug == name] or called
        if not found:
            said = _("There is no region “%(name)s”. Give the address or the name of another.")
            raise ValidationError(said % {"name": name})
        if len(found) > 1:
            told = ", ".join(sorted(each.slug for each in found))
            said = _("Several regions are called “%(name)s”. Give an address: %(addresses)s.")
            raise ValidationError(said % {"name": name, "addresses": told})
        return found[0]


def above(region: Any) -> Iterator[Any]:
    """What a region is a part of, the nearest first; of a ring, each once."""
    passed = [region]
    while (region := region.parent) is not None:
        yield region
        if any(each is region for each in passed):
            return
        passed.append(region)


def is_in_a_ring(region: Region) -> bool:
    return any(each is region for each in above(region))


def parents_first(rows: list[Row]) -> list[Row]:
    """So that no region is saved under one that is not saved yet, nor under a part of its own."""
    return sorted(rows, key=lambda row: sum(1 for _each in above(row.thing)))
