"""Every page of the site, for machines: an index, a file for each month, one for the rest.

Each page is named with its address in the other language, each story with its photograph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from photos.models import Rendition
from reader import queries, spelled
from reader.addresses import absolute, address, in_every_language, in_variant
from reader.pages import alternates, found
from reader.pictures import address_of
from reader.queries import Span, Told
from reader.variants import VARIANTS, Variant, variants, written_in

PAGES = ("front", "news", "regions", "people", "projects", "corrections", "about", "scripts")
KEPT_SECONDS = 600
# Of the texts that went out in a month; a busier one comes by days. One in Kazakh has three
# addresses, so a file has six thousand at most: the protocol allows fifty, and 50 MB.
MOST_STORIES = 2000
# Search engines take what is newer than two days, a thousand addresses at most.
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and those of the same page in every language and in all its letters.

    `changed_at` is None where that is not known.
    """

    address: str
    alternates: list[tuple[str, str]]
    changed_at: datetime | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """A story of these days; `at` is None for a page that stands in for a time without any."""

    address: str
    site: str = ""
    language: str = ""
    title: str = ""
    at: datetime | None = None


def _answer(request: HttpRequest, template: str, **shown: object) -> HttpResponse:
    path = f"reader/sitemaps/{template}.xml"
    response = render(request, path, shown, content_type="application/xml; charset=utf-8")
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


# The index


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Names the files; found by the index of the list of everything, not by reading it.

    The parts that it once had are gone.
    """
    if "part" in request.GET:
        raise Http404
    files = [address_of_file("pages"), address_of_file("news"), *map(address_of_file, _parts())]
    return _answer(request, "index", files=files)


def address_of_file(part: str) -> str:
    return absolute(f"/sitemap-{part}.xml")


def _parts() -> Iterator[str]:
    """ "2026-02" for a month; "2026-02-17" and its other days where the month is a busy one."""
    for (year, month), count in queries.months_with_stories():
        if count <= MOST_STORIES:
            yield f"{year}-{month:02}"
        else:
            yield from (f"{day}" for day in queries.days_with_stories(year, month))


# Stories


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    return _stories(request, queries.span_of_month(int(year), int(month)))


@require_safe
def day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    try:
        wanted = date(int(year), int(month), int(day))
    except ValueError:
        raise Http404 from None
    return _stories(request, queries.span_of_day(wanted))


def _stories(request: HttpRequest, span: Span) -> HttpResponse:
    stories = found(queries.told_in(span, MOST_STORIES) or None)
    photos = {each.photo for each in stories if each.photo}
    cards = queries.cards(photos) if photos else {}
    versions = _versions(queries.told_everywhere(span))
    places = [
        place for each in stories for place in _places(each, versions.get(each.number, {}), cards)
    ]
    return _answer(request, "pages", places=places)


def _versions(rows: Iterable[tuple[int, str, str]]) -> dict[int, dict[str, str]]:
    """By article, its paths in the languages in which it is public."""
    found: dict[int, dict[str, str]] = {}
    for number, language, slug in rows:
        where = address("article", language, number, slug)
        found.setdefault(number, {})[language] = where
    return found


def _places(story: Told, versions: dict[str, str], cards: dict[int, Rendition]) -> Iterator[Place]:
    """One for each of its letters."""
    path = address("article", story.language, story.number, story.slug)
    everywhere = alternates(versions | {story.language: path})
    changed_at = None if story.is_archival else story.changed_at.replace(microsecond=0)
    card = cards.get(story.photo or 0)
    image = absolute(address_of(card)) if card else ""
    for each in variants(story.language):
        yield Place(absolute(in_variant(path, each.code)), everywhere, changed_at, image)


# All other pages


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    pages = [in_every_language(kind) for kind in PAGES]
    rows = queries.addresses_of_things()
    things = [
        {language: address(kind, language, slug) for *_, language in same}
        for (kind, slug), same in groupby(rows, key=lambda row: row[:2])
    ]
    everywhere = [alternates(versions) for versions in (*pages, *things)]
    places = [Place(where, each) for each in everywhere for _tag, where in each[:-1]]
    return _answer(request, "pages", places=places)


# News


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days; advertising is no news, and an archive is not of them."""
    told = queries.news_since(timezone.now() - NEWS_FOR, MOST_NEWS)
    stories = [story for each in VARIANTS.values() for story in _news_in(each, told)]
    stories.sort(key=lambda story: story.at, reverse=True)
    # A file without any address is not valid.
    fronts = [News(where) for _tag, where in alternates(in_every_language("front"))[:-1]]
    return _answer(request, "news", stories=stories[:MOST_NEWS] or fronts)


def _news_in(variant: Variant, stories: Iterable[Told]) -> list[News]:
    """Those of a language as they stand in some of its letters."""
    with written_in(variant.script):
        site = spelled.text(settings.SITE_NAME)
        return [
            News(
                absolute(address("article", each.language, each.number, each.slug)),
                site,
                each.language,
                spelled.text(each.title),
                each.first_at.replace(microsecond=0),
            )
            for each in stories
            if each.language == variant.language
        ]


# What machines are asked to leave alone


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The desk, previews and the form to tell of a mistake; the light edition says what is its own.

    Search engines must read its pages to learn that each has a full one.
    """
    asked = in_every_language("mistakes")
    forms = [in_variant(asked[each.language], each.code) for each in VARIANTS.values()]
    kept_out = [f"Disallow: {path}" for path in ("/admin/", "/preview/", *forms)]
    named = [f"Sitemap: {absolute(f'/{name}')}" for name in ("sitemap.xml", "sitemap-news.xml")]
    rules = "\n".join(["User-agent: *", *kept_out, "", *named, ""])
    response = HttpResponse(rules, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
