"""What every page of the site has: its head, its other language, how long it may be kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.csp import csp_override

from articles.models.public import Entry, Publication
from languages import LANGUAGES
from languages.dates import format_day
from reader import heads, imprints, queries
from reader.addresses import absolute, address, full, in_variant, lite, other
from reader.converters import number
from reader.lines import Line, lines
from reader.links import is_shown
from reader.variants import VARIANTS, Variant, variant

KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to a language or a script: the same page, or its front page; "" for none."""

    language: str
    tag: str
    name: str
    address: str
    is_same: bool
    direction: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says to machines about its addresses."""

    canonical: str
    alternates: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class News:
    """A page of a list of stories, and where its older ones are."""

    lines: list[Line]
    older: int | None
    is_first: bool


def page(
    request: HttpRequest,
    template: str,
    language: str,
    *,
    versions: dict[str, str],
    status: int = 200,
    before: int | str | None = None,
    navigation: list[queries.Thing] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Render a page. `versions` are its paths in the languages in which it stands."""
    navigation = navigation or queries.navigation(language)
    today = timezone.localdate()
    head = head_of(language, versions, before)
    context = {
        "language": language,
        "variant": variant(language),
        "site_name": settings.SITE_NAME,
        "today": format_day(today, language),
        "sections": [each.link(language) for each in navigation if each.kind == "section"],
        "regions_named": [each.link(language) for each in navigation if each.kind == "region"],
        "head": head,
        **heads.told(request, language, head.canonical if head else "", shown),
        "switch": switch(language, versions),
        "switches": switches(language, versions),
        "imprint": imprints.told(language),
        **editions(versions.get(language), before),
        **places_of_the_site(language),
        **shown,
    }
    using = "lite" if request.is_lite else None
    response = render(request, f"reader/{template}.html", context, status=status, using=using)
    if status == 200:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def page_with_frames(
    request: HttpRequest, template: str, language: str, *, frames: list[str], **shown: Any
) -> HttpResponse:
    """A page on which a reader may ask to see something of these other sites, and of no more."""
    policy = settings.SECURE_CSP | {"frame-src": frames}
    show = csp_override(policy)(page) if frames else page
    return show(request, template, language, has_frames=bool(frames), **shown)


# What every page may lead to.
PLACES = (
    "front",
    "news",
    "archive",
    "regions",
    "people",
    "projects",
    "corrections",
    "mistakes",
    "about",
    "scripts",
    "front_feed",
)


def places_of_the_site(language: str) -> dict[str, str]:
    places = {f"{kind}_address": address(kind, language) for kind in PLACES}
    return places | {"language_address": full(reverse("reader:language"))}


def editions(path: str | None, before: int | str | None) -> dict[str, str]:
    """Where the page is read in the full and the light edition; nothing for what has no place."""
    if path is None:
        return {}
    older = "" if before is None else f"?before={before}"
    return {"full_address": full(path) + older, "lite_address": lite(path) + older}


def head_of(language: str, versions: dict[str, str], before: int | str | None) -> Head | None:
    """An older page of a list is canonical to itself and has no counterpart in the other one."""
    if language not in versions:
        return None
    canonical = absolute(versions[language])
    if before is not None:
        return Head(f"{canonical}?before={before}", [])
    return Head(canonical, alternates(versions))


def alternates(versions: dict[str, str]) -> list[tuple[str, str]]:
    """What a page stands in, as hreflang names it, and where: every language in every script."""
    told = [
        (each.tag, absolute(in_variant(versions[each.language], each.code)))
        for each in VARIANTS.values()
        if each.language in versions
    ]
    return [*told, ("x-default", told[0][1])]


def switch(language: str, versions: dict[str, str]) -> Switch:
    """The way to the other language."""
    return _switch(VARIANTS[other(language)], versions)


def switches(language: str, versions: dict[str, str]) -> list[Switch]:
    """Everything that a page is read in, in the same order on all pages; one of them is here."""
    here = variant(language)
    return [
        replace(_switch(each, versions, name_beside(each, here)), is_here=each == here)
        for each in VARIANTS.values()
    ]


def name_beside(there: Variant, here: Variant) -> str:
    """As its readers know it; beside Kazakh in other letters, Cyrillic by its letters alone."""
    is_beside_letters = here.script != "cyrl" and there == VARIANTS[here.language]
    return gettext("Cyrillic") if is_beside_letters else there.name


def _switch(there: Variant, versions: dict[str, str], name: str = "") -> Switch:
    where = versions.get(there.language) or address("front", there.language)
    return Switch(
        there.language,
        there.tag,
        name or there.name,
        in_variant(where, there.code),
        there.language in versions,
        there.direction,
    )


def versions_of(thing: Any) -> dict[str, str]:
    """The paths of the page of a region, an organisation, a project or an agreement."""
    kind = Entry.LISTS[type(thing)]
    return {each: address(kind, each, thing.slug) for each in LANGUAGES if is_shown(thing, each)}


def before_of(request: HttpRequest) -> int | None:
    """The article that an older page of a list begins after; 404 for what is not a number."""
    text = request.GET.get("before")
    if text is None:
        return None
    return found(number(text))


def found[T](thing: T | None) -> T:
    """The thing, or an answer as if there had never been one."""
    if thing is None:
        raise Http404
    return thing


def news_of(language: str, thing: Model | None, before: int | None) -> News:
    """A page of the stories about a thing, or of all stories."""
    stories: Iterable[Publication] = found(
        queries.stories(language, thing, before=before, count=queries.PER_PAGE + 1)
    )
    listed = lines(stories)
    shown = listed[: queries.PER_PAGE]
    has_older = len(listed) > queries.PER_PAGE
    return News(shown, shown[-1].number if has_older else None, before is None)
