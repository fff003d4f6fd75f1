"""What the page of a merge tells: the two side by side, what will move, what readers will see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Entry, Tag
from desk.merging.relations import relations_to
from desk.merging.steps import fillable
from desk.shown_changes import in_words, label
from people.models import Organisation, OrganisationName, Person, PersonName, Term

EMPTY = "—"
NAMES = ["name_ru", "name_kk"]
SHORT = ["short_ru", "short_kk"]
FIELDS: dict[type[models.Model], list[str]] = {
    Tag: [*NAMES, "slug", "public_from"],
    Person: [*NAMES, *SHORT, "slug", "public_from", "has_page", "is_invented", "portrait", "note"],
    Organisation: [*NAMES, *SHORT, "slug", "public_from", "kind", "region", "is_invented", "note"],
}
# Rows that belong to a thing are shown, each in its words.
PARTS: dict[type[models.Model], list[type[models.Model]]] = {
    Tag: [],
    Person: [Term, PersonName],
    Organisation: [OrganisationName],
}


@dataclass(frozen=True)
class Row:
    """A field, or the parts, of the two; `fill` names what the one that stays may take over."""

    label: str
    gone: list[str]
    stays: list[str]
    language: str = ""
    fill: str = ""

    @property
    def is_same(self) -> bool:
        return self.gone == self.stays


@dataclass(frozen=True)
class Uses:
    """How often the two are named in one kind of place."""

    label: str
    gone: int
    stays: int


def rows(gone: Any, stays: Any) -> list[Row]:
    """The fields side by side, then the parts."""
    may_fill = {of.name for of in fillable(gone, stays)}
    fields = [stays._meta.get_field(name) for name in FIELDS[type(stays)]]
    parts = [_parts(model, gone, stays) for model in PARTS[type(stays)]]
    return [*(_row(of, gone, stays, may_fill) for of in fields), *parts]


def _row(of: models.Field, gone: Any, stays: Any, may_fill: set[str]) -> Row:
    shown = ([_shown(row, of)] for row in (gone, stays))
    fill = of.name if of.name in may_fill else ""
    return Row(label(of), *shown, getattr(of, "language", ""), fill)


def _shown(row: Any, of: models.Field) -> str:
    value = getattr(row, of.name)
    return EMPTY if value in (None, "") else in_words(value, dict(of.flatchoices))


def _parts(model: type[models.Model], gone: Any, stays: Any) -> Row:
    key = next(key for key in relations_to(type(stays)) if key.model is model)
    told: dict[int, list[str]] = {gone.pk: [], stays.pk: []}
    for part in model._default_manager.filter(**{f"{key.name}__in": list(told)}):
        told[getattr(part, key.attname)].append(_told(part))
    return Row(_plural(model), told[gone.pk], told[stays.pk])


def _told(part: Any) -> str:
    if isinstance(part, Term):
        years = f"{part.start or '…'} – {part.end or '…'}" if part.start or part.end else ""
        return f"{part.title}, {years}" if years else part.title
    return f"{part.get_letters_display()}: {part.text}"


def _plural(model: type[models.Model]) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


# Where the two are named.


def uses(gone: Any, stays: Any) -> list[Uses]:
    """Every kind of place in which either of them is named, and how often."""
    counted = [_counted(key, gone, stays) for key in relations_to(type(stays))]
    entries = Entry.objects.filter(list=Entry.LISTS[type(stays)], is_direct=True)
    on_record = _uses(_("Publications on record"), entries, "thing", gone, stays)
    return [each for each in (*counted, on_record) if each.gone or each.stays]


def _counted(key: models.ForeignKey, gone: Any, stays: Any) -> Uses:
    return _uses(_place(key), key.model._base_manager.all(), key.attname, gone, stays)


def _uses(said: str, places: models.QuerySet, column: str, gone: Any, stays: Any) -> Uses:
    mine = places.filter(**{f"{column}__in": [gone.pk, stays.pk]}).order_by()
    found = dict(mine.values_list(column).annotate(Count("pk")))
    return Uses(said, found.get(gone.pk, 0), found.get(stays.pk, 0))


def _place(key: models.ForeignKey) -> str:
    """The rows that point, and as what; those of a list are told as their owner's."""
    owner = key.model._meta.auto_created
    if owner:
        lists = owner._meta.many_to_many
        many = next(many for many in lists if many.remote_field.through is key.model)
        return f"{_plural(owner)}: {many.verbose_name}"
    if key.null:
        return f"{_plural(key.model)}: {key.verbose_name}"
    return _plural(key.model)


# What readers will see of it.


def effects(gone: Any, stays: Any) -> Iterator[str]:
    """A sentence for each thing that readers see otherwise afterwards."""
    names = {"gone": gone, "stays": stays}
    for is_so, said in _effects(gone, stays):
        if is_so:
            yield said % names


def _effects(gone: Any, stays: Any) -> Iterable[tuple[bool, str]]:
    was, will_be = gone.is_public(), stays.is_public()
    had, has = getattr(gone, "has_page", False), getattr(stays, "has_page", False)
    return [
        (
            was and not will_be,
            _(
                "Readers see “%(gone)s”, and “%(stays)s” is on the desk alone: they will find "
                "neither. Make the second one public first, or let the other one stay."
            ),
        ),
        (
            will_be and not was,
            _(
                "Readers do not see “%(gone)s” now. Whatever names it, they will see under the "
                "name “%(stays)s”."
            ),
        ),
        (
            had and not has,
            _(
                "“%(gone)s” has a page and “%(stays)s” has none: readers will lose the page. "
                "Give the second one a page first, or let the other one stay."
            ),
        ),
        (
            has and not had,
            _(
                "“%(gone)s” has no page. News, posts and words of this person will stand on the "
                "page of “%(stays)s”."
            ),
        ),
    ]
