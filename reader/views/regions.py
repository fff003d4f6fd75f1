"""Regions: the tree of them, and each with its facts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from facts.models import Certainty, Source
from languages import LANGUAGES
from languages.dates import format_range
from projects.models import Figure, Project
from reader import queries
from reader.addresses import address, in_every_language
from reader.links import Link, is_demo, is_shown
from reader.maps import map_around, map_of_all, parts_of, roots
from reader.measured import comparisons, over_time
from reader.pages import before_of, found, news_of, page
from reader.posts import Post, posts
from reader.ties import ties
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
    places = queries.places(language)
    rows = queries.agreements_between_regions(language)
    return page(
        request,
        "regions",
        language,
        versions=in_every_language("regions"),
        description=gettext(
            "Regions on both sides of the border: how they lie to one another, what belongs to "
            "what, and which agreements tie them together."
        ),
        branches=_branches(places, language),
        maps=map_of_all(places, language),
        ties=ties(rows, places, language),
    )


def _branches(places: list[queries.Place], language: str) -> list[Branch]:
    parts = parts_of(places)

    def grow(place: queries.Place) -> Branch:
        below = [grow(part) for part in parts.get(place.pk, [])]
        kind, named = str(Region.Kind(place.kind).label), place.link(language)
        # «Абайский район» says itself what it is.
        return Branch(named, "" if kind in named.name.lower() else kind, below)

    return [grow(place) for place in roots(places)]


@require_safe
def region(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    region, before = found(queries.region(slug, language)), before_of(request)
    name = getattr(region, f"name_{language}")
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
        title=name,
        is_demo=is_demo(region, language),
        feed_address=address("region_feed", language, slug),
        news=news_of(language, region, before),
        description=gettext(
            "Who leads it, the region in figures, its projects, agreements and news: %(name)s."
        )
        % {"name": name},
        **facts,
    )


def _facts(region: Region, language: str) -> dict[str, Any]:
    places = queries.places(language)
    return {
        **_where(region, places, language),
        "chinese_name": _chinese_name(region),
        **_figures(region, places, language),
        "belongings": _belongings(region, places, language),
        **_who(posts(queries.terms_in(region, language), language)),
        **_what(region, places, language),
    }


def _where(region: Region, places: list[queries.Place], language: str) -> dict[str, Any]:
    by_key = {place.pk: place for place in places}
    above = [each.link(language) for each in _above(region, by_key)]
    centre = by_key.get(region.centre_id)
    return {
        "path": [Link(gettext("Regions"), address("regions", language)), *above],
        "parts": [part.link(language) for part in parts_of(places).get(region.pk, [])],
        "map": map_around(region.pk, places, language),
        "centre": centre and centre.link(language),
    }


def _above(region: Region, by_key: dict[int, queries.Place]) -> list[queries.Place]:
    """What it lies in, the country first."""
    path, parent = [], by_key.get(region.parent_id)
    while parent:
        path.insert(0, parent)
        parent = by_key.get(parent.parent)
    return path


def _figures(region: Region, places: list[queries.Place], language: str) -> dict[str, Any]:
    """What was counted there, over time, and beside those that it lies in and its parts."""
    by_key = {place.pk: place for place in places}
    parts = [part.pk for part in parts_of(places).get(region.pk, [])]
    around = [region.pk, *(each.pk for each in _above(region, by_key)), *parts]
    told = queries.statistics(around)
    own = [row for row in told if row.region_id == region.pk]
    links = {key: by_key[key].link(language) for key in around}
    return {
        "statistics": own,
        "over_time": over_time(own, language),
        "comparisons": comparisons(region.pk, parts, told, links),
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
    things = queries.things_in(region, language)
    agreements = [thing for thing in things if thing.kind == "agreement"]
    tied = ties(agreements, places, language)
    links = {link for tie in tied for link in tie.agreements}
    others = {each.pk: each.link(language) for each in agreements}
    return {
        "projects": _projects(region, things, language),
        "organisations": [each.link(language) for each in things if each.kind == "organisation"],
        "ties": tied,
        "agreements": [link for link in others.values() if link not in links],
    }


def _projects(region: Region, things: list[queries.Thing], language: str) -> list[dict[str, Any]]:
    """Its projects with their stage and each sum that was named."""
    projects = [thing for thing in things if thing.kind == "project"]
    sums: dict[int, list[Figure]] = {}
    for figure in queries.sums_in(region, language) if projects else []:
        sums.setdefault(figure.project_id, []).append(figure)
    return [
        {
            "link": each.link(language),
            "stage": Project.Stage(each.detail).label,
            "sums": sums.get(each.pk, []),
        }
        for each in projects
    ]
