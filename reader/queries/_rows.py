"""Things as rows that are alike for every table, so that one question can ask them all."""

from typing import NamedTuple

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from articles.models.public import Entry, Section, Tag
from facts.models import Certainty
from languages import LANGUAGES
from people.models import Organisation, Person
from projects.models import Project
from reader.addresses import address
from reader.links import Link
from regions.models import Region

THINGS: dict[str, type[Model]] = {kind.value: model for model, kind in Entry.LISTS.items()}


class Thing(NamedTuple):
    """A thing that a page names, as one row of a union over the tables of things."""

    kind: str
    pk: int
    slug: str
    name: str
    detail: str
    sort: str
    has_page: bool
    is_demo: bool
    is_about: bool

    def link(self, language: str) -> Link:
        where = address(self.kind, language, self.slug) if self.has_page else ""
        return Link(self.name, where, bool(self.is_demo))


def rows_of(model: type[Model], language: str) -> QuerySet:
    """Names of columns carry their language; modeltranslation would shuffle those of a union."""
    if model is Section:
        rows = Section.objects.all()
    elif model is Tag:
        rows = Tag.objects.public()
    else:
        rows = model.objects.shown(language)
    return rows.rewrite(False).order_by()


def in_order(model: type[Model], language: str) -> QuerySet:
    return rows_of(model, language).order_by(f"sort_{language}", "pk")


def columns_of(
    model: type[Model], language: str, *, detail: str = "", is_about: bool = False
) -> tuple:
    """The columns of a Thing, alike for every table so that they can stand in one union."""
    kind = Entry.LISTS[model]
    if not detail:
        detail = {Person: f"short_{language}", Project: "stage", Region: "kind"}.get(model, "")
    return (
        Value(str(kind)),
        "pk",
        "slug",
        f"name_{language}",
        F(detail) if detail else Value(""),
        f"sort_{language}",
        _has_page(model, language, is_told=is_about),
        is_demo(model, language),
        Value(is_about, BooleanField()),
    )


def union(parts: list[QuerySet]) -> list[Thing]:
    first, *rest = parts
    rows = [Thing(*row) for row in first.union(*rest, all=True).order_by()]
    return sorted(rows, key=lambda row: (row.sort, row.pk))


def has_stories(kind: str, language: str, key: str = "pk") -> Exists:
    entries = Entry.objects.public(language).filter(list=kind, thing=OuterRef(key))
    return Exists(entries.order_by())


def stories_in_each(kind: str) -> dict[str, Exists]:
    return {f"has_stories_{language}": has_stories(kind, language) for language in LANGUAGES}


def truth(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, BooleanField())


def is_demo(model: type[Model], language: str) -> ExpressionWrapper | Value:
    if model in (Section, Tag):
        return Value(False, BooleanField())
    demo = Q(**{f"name_certainty_{language}": Certainty.DEMO})
    if model in (Person, Organisation):
        demo |= Q(is_invented=True)
    return truth(demo)


def _has_page(
    model: type[Model], language: str, *, is_told: bool = False
) -> ExpressionWrapper | F | Value:
    """A person's page needs a story; whom the story at hand is about has this one."""
    if model is not Person:
        return Value(True, BooleanField())
    if is_told:
        return F("has_page")
    return truth(Q(has_page=True) & Q(has_stories("person", language)))
