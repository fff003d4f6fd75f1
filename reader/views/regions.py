"""Regions: the tree of them, and each with its facts."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from facts.models import Certainty, Source
from languages import LANGUAGES
from languages.dates import format_range
from reader import queries
from reader.addresses import address, in_every_language
from reader.links import Link, is_demo, is_shown
from reader.pages import before_of, found, news_of, page
from reader.posts import Post, posts
from regions.models import Region


@dataclass(frozen=True, slots=True)
class Branch:
    """A region and what belongs to it."""

    link: Link
    kind: Any
    branches: list["Branch"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a region was a part of before."""

    parent: Link
    dates: str
    source: Source | None
    is_demo: bool


@require_safe
def regions(request: HttpRequest, language: str) -> HttpResponse:
    return page(
        request,
        "regions",
        language,
        versions=in_every_language("regions"),
        branches=_branches(queries.places(language), language),
    )


def _branches(places: list[queries.Place], language: str) -> list[Branch]:
    """Grown from those whose parent is not shown: a country, or a part of something unnamed."""
    parts = _parts(places)
    known = {place.pk for place in places}

    def grow(place: queries.Place) -> Branch:
        below = [grow(part) for part in parts.get(place.pk, [])]
        return Branch(place.link(language), Region.Kind(place.kind).label, below)

    return [grow(place) for place in places if place.parent not in known]


def _parts(places: list[queries.Place]) -> dict[int | None, list[queries.Place]]:
    parts: dict[int | None, list[queries.Place]] = {}
    for place in places:
        parts.setdefault(place.parent, []).append(place)
    return parts


@require_safe
def region(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    region, before = found(queries.region(slug, language)), before_of(request)
    facts = _facts(region, language) if before is None else {}
    return page(
        request,
        "region",
        language,
        versions={
            each: address("region", each, slug) for each in LANGUAGES if is_shown(region, each)
        },
        before=before,
        region=region,
        title=getattr(region, f"name_{language}"),
        is_demo=is_demo(region, language),
        feed_address=address("region_feed", language, slug),
        news=news_of(language, region, before),
        **facts,
    )


def _facts(region: Region, language: str) -> dict[str, Any]:
    places = queries.places(language)
    return {
        **_where(region, places, language),
        "chinese_name": _chinese_name(region),
        "statistics": queries.statistics(region),
        "belongings": _belongings(region, places, language),
        **_who(posts(queries.terms_in(region, language), language)),
        **_what(region, places, language),
    }


def _where(region: Region, places: list[queries.Place], language: str) -> dict[str, Any]:
    by_key = {place.pk: place for place in places}
    path, parent = [], by_key.get(region.parent_id)
    while parent:
        path.insert(0, parent.link(language))
        parent = by_key.get(parent.parent)
    centre = by_key.get(region.centre_id)
    return {
        "path": path,
        "parts": [part.link(language) for part in _parts(places).get(region.pk, [])],
        "centre": centre and centre.link(language),
    }


def _chinese_name(region: Region) -> str:
    return "" if region.chinese_name_certainty == Certainty.UNSURE else region.chinese_name


def _belongings(region: Region, places: list[queries.Place], language: str) -> list[Belonging]:
    by_key = {place.pk: place for place in places}
    return [
        Belonging(
            by_key[row.parent_id].link(language),
            format_range(row.since, row.until, language),
            row.source,
            row.certainty == Certainty.DEMO,
        )
        for row in queries.former_belongings(region)
        if row.parent_id in by_key
    ]


def _who(held: list[Post]) -> dict[str, list[Post]]:
    """Who leads it now, who did before, and all others with a post there."""
    now = [post for post in held if post.is_head and post.is_held]
    before = [post for post in held if post.is_head and post.is_over]
    others = [post for post in held if post not in now and post not in before]
    return {"heads_now": now, "heads_before": before, "other_posts": others}


def _what(region: Region, places: list[queries.Place], language: str) -> dict[str, Any]:
    by_slug = {place.slug: place.link(language) for place in places if place.pk != region.pk}
    things = queries.things_in(region, language)
    agreements = [thing for thing in things if thing.kind == "agreement"]
    return {
        "projects": [each.link(language) for each in things if each.kind == "project"],
        "organisations": [each.link(language) for each in things if each.kind == "organisation"],
        "agreements": [
            _agreement(list(rows), by_slug, language)
            for _, rows in groupby(agreements, key=lambda each: each.pk)
        ],
    }


def _agreement(
    rows: list[queries.Thing], by_slug: dict[str, Link], language: str
) -> dict[str, Any]:
    parties = [by_slug[row.detail] for row in rows if row.detail in by_slug]
    return {"link": rows[0].link(language), "parties": parties}
