"""Agreements as ties between regions, which stand on their side of the border."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader import queries
from reader.links import Link
from reader.maps import named, order_of_countries


@dataclass(frozen=True, slots=True)
class Tie:
    """The agreements between the same regions; those in the west come first, as on the map."""

    one_side: list[Link]
    other_side: list[Link]
    agreements: list[Link]
    is_across: bool


def ties(
    rows: Iterable[queries.Thing], places: Sequence[queries.Place], language: str
) -> list[Tie]:
    """From rows of agreements with the slug of a party in each; one region alone is no tie."""
    links, order = named(places, language), order_of_countries(places, language)
    found: dict[tuple[str, ...], list[Link]] = {}
    for _, same in groupby(rows, key=lambda row: row.pk):
        listed = list(same)
        parties = {row.detail for row in listed if row.detail in links}
        if len(parties) > 1:
            key = tuple(sorted(parties, key=lambda slug: (order[slug], links[slug].name, slug)))
            found.setdefault(key, []).append(listed[0].link(language))
    return [_tie(slugs, agreements, links, order) for slugs, agreements in found.items()]


def _tie(
    slugs: tuple[str, ...], agreements: list[Link], links: dict[str, Link], order: dict[str, int]
) -> Tie:
    """Where all lie in one country, the first stands opposite the others."""
    first = order[slugs[0]]
    here = [slug for slug in slugs if order[slug] == first]
    is_across = len(here) < len(slugs)
    count = len(here) if is_across else 1
    sides = [links[slug] for slug in slugs]
    return Tie(sides[:count], sides[count:], agreements, is_across)
