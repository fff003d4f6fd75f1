"""Things of all kinds; sections and tags."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from django.db.models import QuerySet

from articles.models.public import Entry, Publication, Section, Tag
from reader.queries._rows import THINGS, Thing, columns_of, rows_of, stories_in_each, union

# By kind, the keys of the things that a story is itself about.
Direct = Mapping[str, Collection[int] | QuerySet]


def direct_things(publication: Publication) -> Direct:
    """What a publication on the record is about: the keys of the things of each kind."""
    entries = Entry.objects.filter(publication=publication, is_direct=True).order_by()
    return {kind: entries.filter(list=kind).values("thing") for kind in THINGS}


def things_of(language: str, direct: Direct, named: Iterable[tuple[str, str]]) -> list[Thing]:
    """What a story is about, in the order of names, then what its text names by kind and slug."""
    parts = [
        rows_of(model, language)
        .filter(pk__in=direct.get(kind, ()))
        .values_list(*columns_of(model, language, is_about=True))
        for kind, model in THINGS.items()
        if model is not Section
    ]
    for kind, pairs in groupby(sorted(set(named)), key=lambda pair: pair[0]):
        model = THINGS[kind]
        rows = rows_of(model, language).filter(slug__in=[slug for _, slug in pairs])
        parts.append(rows.values_list(*columns_of(model, language)))
    return union(parts)


def section(slug: str) -> Section | None:
    return Section.objects.filter(slug=slug).first()


def tag(slug: str) -> Tag | None:
    return Tag.objects.public().filter(slug=slug).annotate(**stories_in_each("tag")).first()
