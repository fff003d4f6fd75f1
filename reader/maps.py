"""The schematic map of the regions, from the rows of the tree: of all, and around one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.text import capfirst
from django.utils.translation import gettext

from reader import queries, spelled
from reader.addresses import address
from reader.drawings.atlas import Map, Spot, atlas
from reader.links import Link
from regions.models import Region

# In units of a drawing; letters are as large as those of the page where it is shown in full size.
WIDE, NARROW = 880, 340
PARTS = dict[int | None, list[queries.Place]]


def map_of_all(places: Sequence[queries.Place], language: str) -> dict[str, Map]:
    """On a wide sheet the countries lie beside each other, on a narrow one one above the other."""
    roots = spots(places, language)
    return {"wide": atlas(roots, WIDE, columns=2), "narrow": atlas(roots, NARROW)}


def map_around(region: int, places: Sequence[queries.Place], language: str) -> Map | None:
    """A region with its parts among its neighbours; None where it stands alone."""
    by_key = {place.pk: place for place in places}
    place = by_key[region]
    parts = parts_of(places)
    if place.parent not in by_key and not parts.get(region):
        return None
    root = _spot(by_key.get(place.parent, place), parts, language, current=region)
    return atlas([_with_one_opened(root)], NARROW)


def spots(places: Sequence[queries.Place], language: str) -> list[Spot]:
    """Grown from those whose parent is not shown: a country, or a part of something unnamed."""
    parts = parts_of(places)
    return [_spot(place, parts, language) for place in roots(places)]


def roots(places: Sequence[queries.Place]) -> list[queries.Place]:
    known = {place.pk for place in places}
    return [place for place in places if place.parent not in known]


def parts_of(places: Iterable[queries.Place]) -> PARTS:
    parts: PARTS = {}
    for place in places:
        parts.setdefault(place.parent, []).append(place)
    return parts


def _spot(place: queries.Place, parts: PARTS, language: str, *, current: int | None = None) -> Spot:
    below = tuple(_spot(part, parts, language, current=current) for part in parts.get(place.pk, ()))
    return Spot(
        _label(place),
        address("region", language, place.slug),
        below,
        _point(place) or _middle(below),
        is_country=place.kind == Region.Kind.COUNTRY,
        is_current=place.pk == current,
    )


def _label(place: queries.Place) -> str:
    """Its name as a drawing prints it, where nothing else can say what is invented.

    In the script of the page already: cut into lines, a name would no longer be known for one.
    """
    name = f"{place.name} ({gettext('demo')})" if place.is_demo else place.name
    return spelled.text(capfirst(name))


def _point(place: queries.Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return float(place.latitude), float(place.longitude)


def _middle(parts: Iterable[Spot]) -> tuple[float, float] | None:
    points = [part.point for part in parts if part.point]
    if not points:
        return None
    norths, easts = zip(*points, strict=True)
    return sum(norths) / len(points), sum(easts) / len(points)


def _with_one_opened(root: Spot) -> Spot:
    """Of what lies in the root, the parts of the region at hand alone are shown."""
    if root.is_current:
        return _closed(root, 1)
    parts = [_closed(part, 1 if part.is_current else 0) for part in root.parts]
    return replace(root, parts=tuple(parts))


def _closed(spot: Spot, levels: int) -> Spot:
    parts = tuple(_closed(part, levels - 1) for part in spot.parts) if levels else ()
    return replace(spot, parts=parts)


def order_of_countries(places: Sequence[queries.Place], language: str) -> dict[str, int]:
    """By the slug of each region, the place of its country from the west on."""
    drawn = sorted(spots(places, language), key=lambda spot: spot.point[1] if spot.point else 360)
    order = {spot.address: rank for rank, spot in enumerate(drawn)}
    by_key = {place.pk: place for place in places}
    return {
        place.slug: order[address("region", language, _root(place, by_key).slug)]
        for place in places
    }


def _root(place: queries.Place, by_key: dict[int, queries.Place]) -> queries.Place:
    while place.parent in by_key:
        place = by_key[place.parent]
    return place


def named(places: Iterable[queries.Place], language: str) -> dict[str, Link]:
    """The links to the regions by their slugs."""
    return {place.slug: place.link(language) for place in places}
