"""Both sides of the border on the front page: the regions of each country with their news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader import queries
from reader.lines import Line
from reader.links import Link

IN_BLOCK = 3
Atlas = Mapping[int, queries.Place]


@dataclass(frozen=True, slots=True)
class Block:
    """The newest stories of one section or region."""

    link: Link
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Side:
    """A country, and those of its regions that the navigation names."""

    country: Link
    blocks: list[Block]


def sides(listed: list[Line], navigation: list[queries.Thing], language: str) -> list[Side]:
    """The countries in the order of their names; none where no region has news."""
    atlas = {place.pk: place for place in queries.places(language)}
    about = queries.regions_of([line.publication for line in listed])
    countries: dict[int, list[queries.Thing]] = {}
    for region in navigation:
        if region.kind == "region" and region.pk in atlas:
            countries.setdefault(_path(region.pk, atlas)[-1].pk, []).append(region)
    found = [
        Side(place.link(language), _blocks(countries[place.pk], listed, about, atlas, language))
        for place in atlas.values()
        if place.pk in countries
    ]
    return found if any(block.lines for side in found for block in side.blocks) else []


def _path(region: int, atlas: Atlas) -> list[queries.Place]:
    """A region and what it lies in, up to its country."""
    path = [atlas[region]]
    while path[-1].parent in atlas:
        path.append(atlas[path[-1].parent])
    return path


def _blocks(
    regions: Sequence[queries.Thing],
    listed: list[Line],
    about: Mapping[int, set[int]],
    atlas: Atlas,
    language: str,
) -> list[Block]:
    """Each story once, with the smallest of the regions that it is about; the empty ones last."""
    left, shown = list(listed), {}
    for region in sorted(regions, key=lambda each: -len(_path(each.pk, atlas))):
        mine = [line for line in left if line.publication in about.get(region.pk, ())]
        shown[region.pk] = mine[:IN_BLOCK]
        left = [line for line in left if line not in shown[region.pk]]
    blocks = [Block(each.link(language), shown[each.pk]) for each in regions]
    return sorted(blocks, key=lambda block: not block.lines)
