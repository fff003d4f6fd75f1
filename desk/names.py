"""Finds the things that a text may name: their slug, and what they are called."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, JsonResponse

from articles.models import Article
from desk.model_admin import may
from people.models import Organisation, Person
from photos.models import Photo
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
}
AT_MOST = 20


def names(request: HttpRequest) -> JsonResponse:
    """`?kind=person&q=уран`: what to write in the text, and what it stands for."""
    model = KINDS.get(request.GET.get("kind", ""))
    if model is None:
        raise Http404
    if not may(request, "view", model):
        raise PermissionDenied
    page = admin.site.get_model_admin(model)
    rows, _doubled = page.get_search_results(
        request, page.get_queryset(request), request.GET.get("q", "")
    )
    if model is Person:
        rows = rows.prefetch_related("terms")
    found = [_named(row) for row in rows.distinct()[:AT_MOST]]
    return JsonResponse({"names": found})


def _named(row: Any) -> dict[str, Any]:
    named = {"slug": str(getattr(row, "slug", row.pk)), "name": str(row)}
    if isinstance(row, Person):
        named["terms"] = [
            {"id": term.pk, "title": f"{term.title or ''} {_years(term)}".strip()}
            for term in row.terms.all()
        ]
    return named


def _years(term: Any) -> str:
    return f"({term.start or '…'} – {term.end or '…'})" if term.start or term.end else ""
