"""Every page of the site, for machines, with the same page in the other language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from languages import LANGUAGES
from reader import queries
from reader.addresses import absolute, address, in_every_language
from reader.pages import found

MOST_ADDRESSES = 5000
ARTICLES_IN_PART = MOST_ADDRESSES // len(LANGUAGES)
PAGES = ("front", "news", "regions", "people", "projects", "corrections", "about")
KEPT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and those of the same page in every language in which it stands."""

    address: str
    alternates: list[tuple[str, str]]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All of it, or where there is much, an index of its parts: `?part=things`, `?part=0`..."""
    part = request.GET.get("part")
    if part is not None:
        return _answer(request, "sitemap", places=_part(part))
    things = _things()
    if len(things) + queries.count_stories() <= MOST_ADDRESSES:
        stories = _stories(queries.addresses_of_stories())
        return _answer(request, "sitemap", places=[*things, *stories])
    return _answer(request, "sitemap_index", parts=_parts())


def _answer(request: HttpRequest, template: str, **shown: object) -> HttpResponse:
    path = f"reader/{template}.xml"
    response = render(request, path, shown, content_type="application/xml; charset=utf-8")
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _parts() -> list[str]:
    names = ["things", *queries.parts_of_stories(ARTICLES_IN_PART)]
    return [f"{absolute('/sitemap.xml')}?part={name}" for name in names]


def _part(name: str) -> list[Place]:
    if name == "things":
        return _things()
    found(re.fullmatch(r"0|[1-9][0-9]{0,11}", name))
    first = int(name) * ARTICLES_IN_PART
    stretch = queries.addresses_of_stories().filter(
        article_number__gte=first, article_number__lt=first + ARTICLES_IN_PART
    )
    return found(list(_stories(stretch)) or None)


def _things() -> list[Place]:
    pages = [in_every_language(kind) for kind in PAGES]
    rows = queries.addresses_of_things()
    things = [
        {language: address(kind, language, slug) for *_, language in same}
        for (kind, slug), same in groupby(rows, key=lambda row: row[:2])
    ]
    return [place for versions in (*pages, *things) for place in _places(versions)]


def _stories(rows: Iterable[tuple[int, str, str]]) -> Iterator[Place]:
    for number, same in groupby(rows, key=lambda row: row[0]):
        yield from _places({each: address("article", each, number, slug) for _, each, slug in same})


def _places(versions: dict[str, str]) -> list[Place]:
    alternates = [(each, absolute(versions[each])) for each in LANGUAGES if each in versions]
    alternates.append(("x-default", alternates[0][1]))
    return [Place(absolute(path), alternates) for path in versions.values()]
