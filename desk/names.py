"""Finds the things that a text may name: their slug, what they are called, who may see them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from articles import redirects
from articles.models import Article, Publication
from desk.merging import KINDS as MERGED
from desk.model_admin import may
from languages import LANGUAGES
from languages.dates import PartialDate
from people.models import Organisation, Person, Term
from photos.admin import thumbnail_address
from photos.models import Attachment, Photo
from projects.models import Agreement, Project
from regions.models import Region

KINDS: dict[str, type[models.Model]] = {
    "article": Article,
    "region": Region,
    "person": Person,
    "organisation": Organisation,
    "project": Project,
    "agreement": Agreement,
    "photo": Photo,
    "file": Attachment,
}
AT_MOST = 24
AT_MOST_OF_A_KIND = 6  # where several kinds are searched at once
DATE_UNKNOWN = "unknown"


@require_GET
def names(request: HttpRequest) -> JsonResponse:
    """What to write in a text, and what it stands for.

    `?kind=person&q=уран` searches, and several kinds may be given; `?kind=photo&slug=a&slug=b`
    gives just these. `language` is that of the text: things are named in it, and "is public" of an
    article means this edition. `on` is the story's date, for the post that somebody held then:
    empty means today, "unknown" none.
    """
    given = request.GET
    kinds = given.getlist("kind")
    if not kinds or not set(kinds) <= set(KINDS):
        raise Http404
    with translation.override(_language(request)):
        found = [thing for kind in kinds for thing in _of_kind(request, kind, len(kinds) > 1)]
    return JsonResponse({"names": found})


def _language(request: HttpRequest) -> str:
    """Of the text; else of the interface, where that is one of ours."""
    wanted = request.GET.get("language") or translation.get_language()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _of_kind(request: HttpRequest, kind: str, is_one_of_many: bool) -> list[dict[str, Any]]:
    if not may(request, "view", KINDS[kind]):
        raise PermissionDenied
    slugs = request.GET.getlist("slug")[:100]
    rows = _called(request, kind, slugs) if slugs else _searched(request, kind)
    at_most = len(slugs) or (AT_MOST_OF_A_KIND if is_one_of_many else AT_MOST)
    told = _told(kind, list(rows.distinct()[:at_most]), request)
    return [*told, *_merged(request, kind, set(slugs) - {each["slug"] for each in told})]


def _merged(request: HttpRequest, kind: str, slugs: set[str]) -> list[dict[str, Any]]:
    """What a text names by the address that it had before a merge; the text keeps that."""
    if kind not in MERGED or not slugs:
        return []
    rows = admin.site.get_model_admin(KINDS[kind]).get_queryset(request)
    found = redirects.called(rows, slugs)
    return [
        each | {"slug": slug} for slug, row in found.items() for each in _told(kind, [row], request)
    ]


def _searched(request: HttpRequest, kind: str) -> models.QuerySet:
    page = admin.site.get_model_admin(KINDS[kind])
    words = request.GET.get("q", "")[:200]
    rows, _doubled = page.get_search_results(request, page.get_queryset(request), words)
    return rows


def _called(request: HttpRequest, kind: str, slugs: list[str]) -> models.QuerySet:
    rows = admin.site.get_model_admin(KINDS[kind]).get_queryset(request)
    if kind != "article":
        return rows.filter(slug__in=slugs)
    numbers = [each for each in slugs if each.isascii() and each.isdecimal() and len(each) < 10]
    return rows.filter(pk__in=numbers)


def _told(kind: str, rows: list[Any], request: HttpRequest) -> list[dict[str, Any]]:
    public = _public_articles(rows) if kind == "article" else {r.pk for r in rows if r.is_public()}
    if kind == "person":
        models.prefetch_related_objects(rows, "terms")
        day = story_day(request.GET.get("on", ""))
        return [_named(kind, row, public) | posts(row, day) for row in rows]
    if kind == "photo":
        return [_named(kind, row, public) | picture(row) for row in rows]
    return [_named(kind, row, public) for row in rows]


def _public_articles(rows: Iterable[Article]) -> set[int]:
    language = translation.get_language() or LANGUAGES[0]
    seen = Publication.objects.public(language)
    return set(
        seen.filter(article_number__in=[row.pk for row in rows]).values_list(
            "article_number", flat=True
        )
    )


def _named(kind: str, row: Any, public: set[int]) -> dict[str, Any]:
    slug = str(row.pk) if kind == "article" else row.slug
    return {"kind": kind, "slug": slug, "name": str(row), "is_public": row.pk in public}


def picture(photo: Photo) -> dict[str, Any]:
    """What the editor shows of a photo: its picture as the desk sees it, and its page."""
    return {
        "thumbnail": thumbnail_address(photo),
        "caption": photo.caption or "",
        "page": reverse("admin:photos_photo_change", args=[photo.pk]),
    }


def story_day(text: str) -> PartialDate | None:
    """The day of the story as its form has it; None where it is not known or is no date."""
    if not text:
        return PartialDate.of(timezone.localdate())
    try:
        return PartialDate.parse(text.strip())
    except ValueError:
        return None


def posts(person: Person, day: PartialDate | None) -> dict[str, Any]:
    """All posts of a person, and the one that readers are told for that day."""
    held = person.term_on(day) if day else None
    terms = [
        {"id": term.pk, "title": term.title or "", "years": _years(term)}
        for term in person.terms.all()
    ]
    return {"terms": terms, "held": (held.title or "") if held else ""}


def _years(term: Term) -> str:
    return f"({term.start or '…'} – {term.end or '…'})" if term.start or term.end else ""
