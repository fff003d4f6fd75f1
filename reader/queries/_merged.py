"""Things under the slugs that they had before they were merged into others."""

from collections.abc import Iterable

from articles.models.redirect import Redirect
from reader.queries._rows import THINGS, Thing, columns_of, rows_of, union

Named = tuple[str, str]


def slug_after_merges(kind: str, slug: str) -> str | None:
    """The slug of the thing into which that of this slug was merged, be it public or not."""
    model = THINGS.get(kind)
    leads = Redirect.objects.filter(list=kind, slug=slug).order_by()
    things = model and model.objects.filter(pk__in=leads.values("thing")).order_by()
    return things.values_list("slug", flat=True).first() if things is not None else None


def merged(language: str, named: Iterable[Named], found: list[Thing]) -> dict[Named, Thing]:
    """What texts name by kind and slug and `found` lacks, where it was merged into a thing.

    Costs nothing where all that is named was found.
    """
    missing = set(named) - {(thing.kind, thing.slug) for thing in found}
    leads = _leads(missing) if missing else {}
    known = {(thing.kind, thing.pk): thing for thing in found}
    known |= _things(language, set(leads.values()) - known.keys())
    return {pair: known[place] for pair, place in leads.items() if place in known}


def _leads(missing: set[Named]) -> dict[Named, tuple[str, int]]:
    """The kind and the key to which each of the slugs leads."""
    slugs = {slug for _kind, slug in missing}
    kinds = {kind for kind, _slug in missing}
    rows = Redirect.objects.filter(list__in=kinds, slug__in=slugs).order_by()
    told = rows.values_list("list", "slug", "thing")
    return {(kind, slug): (kind, key) for kind, slug, key in told if (kind, slug) in missing}


def _things(language: str, places: set[tuple[str, int]]) -> dict[tuple[str, int], Thing]:
    parts = [
        rows_of(THINGS[kind], language)
        .filter(pk__in=[key for each, key in places if each == kind])
        .values_list(*columns_of(THINGS[kind], language))
        for kind in sorted({kind for kind, _key in places})
    ]
    return {(thing.kind, thing.pk): thing for thing in union(parts)} if parts else {}
