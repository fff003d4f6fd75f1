"""Saved views: the list of articles as somebody narrowed it, under a name."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.body import clean_text
from articles.models import Article, SavedView
from articles.permissions import require
from people.models import User

# What of an address is a view: the search, the order, and the filters of the list.
KEPT = ("q", "o", "mine", "ru", "kk", "section", "region", "by", "owed", "from", "until")
MOST_OF_ONE = 50
LONGEST_QUERY = 4000  # as it comes in; what is kept of it is shorter


@dataclass(frozen=True)
class Shown:
    """A view as the list names it."""

    view: SavedView
    address: str
    is_mine: bool
    is_open: bool


def kept(given: QueryDict) -> str:
    """The part of an address that makes a view, in one order; what is unknown is left out."""
    found = QueryDict(mutable=True)
    for name in KEPT:
        if value := given.get(name, "").strip():
            found[name] = value
    return found.urlencode()


def shown_views(request: HttpRequest) -> dict[str, Any]:
    """The views that the list offers, and what would be saved of the list as it stands."""
    user: Any = request.user
    now = kept(request.GET)
    rows = SavedView.objects.seen_by(user).select_related("user")
    views = [
        Shown(row, address(row.query), row.user_id == user.pk, row.query == now) for row in rows
    ]
    return {"all": views, "mine": [each for each in views if each.is_mine], "now": now}


def address(query: str) -> str:
    listed = reverse("admin:articles_article_changelist")
    return f"{listed}?{query}" if query else listed


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Save the list as it stands; under a name of one's own it takes that view's place."""
    user: Any = request.user
    require(user, "view", Article)
    told = {
        "query": kept(QueryDict(request.POST.get("query", "")[:LONGEST_QUERY])),
        "is_shared": "is_shared" in request.POST,
    }
    try:
        name = _name(request)
        SavedView(user=user, name=name, **told).clean_fields()
        _check_room(user, name)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        SavedView.objects.update_or_create(user=user, name=name, defaults=told)
        messages.success(request, _("The view is saved: %(name)s") % {"name": name})
    return redirect(address(told["query"]))


@require_POST
def change_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, share or delete a view of one's own; those of others are not to be found here."""
    user: Any = request.user
    require(user, "view", Article)
    view = get_object_or_404(SavedView, pk=pk, user=user)
    if "delete" in request.POST:
        view.delete()
        messages.success(request, _("The view is deleted: %(name)s") % {"name": view.name})
        return redirect(address(view.query))
    try:
        view.name = _name(request)
        view.is_shared = "is_shared" in request.POST
        view.full_clean()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        view.save(update_fields=["name", "is_shared"])
        messages.success(request, _("The view is saved: %(name)s") % {"name": view.name})
    return redirect(address(view.query))


def _name(request: HttpRequest) -> str:
    return clean_text(" ".join(request.POST.get("name", "").split()))


def _check_room(user: User, name: str) -> None:
    others = SavedView.objects.filter(user=user).exclude(name=name)
    if others.count() >= MOST_OF_ONE:
        raise ValidationError(_("You have many views: delete one before you save another."))
