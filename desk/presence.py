"""Who else has an article's page open, and what was saved since it was opened."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, Edition, Presence
from articles.permissions import can
from desk.autosave import clock
from people.models import User

LANGUAGE_NAMES = dict(settings.LANGUAGES)


@require_POST
def presence(request: HttpRequest, pk: int) -> JsonResponse:
    """Marks that somebody is here; `ru` and `kk` are the texts that their page was opened on."""
    user: Any = request.user
    article = get_object_or_404(Article, pk=pk)
    if not can(user, "view", article):
        raise PermissionDenied
    Presence.objects.update_or_create(
        user=user, article=article, defaults={"seen_at": timezone.now()}
    )
    editions = article.editions.select_related("current_revision__author").order_by("-language")
    newer = [
        {"language": edition.language, "said": _said(edition, user)}
        for edition in editions
        if edition.current_revision
        and str(edition.current_revision_id) != request.POST.get(edition.language, "")
    ]
    return JsonResponse({"others": others_said(others(article, user)), "newer": newer})


def at_opening(article: Article, user: User) -> dict[str, Any]:
    """For the page: who is here already, and what time it is, so that the browser knows ours."""
    names = others(article, user) if article.pk else []
    return {"others_said": others_said(names), "now": round(timezone.now().timestamp() * 1000)}


def others(article: Article, user: User) -> list[str]:
    """The names of those who have the page open, without one's own."""
    here = Presence.objects.here().filter(article=article).exclude(user=user)
    return [str(row.user) for row in here.select_related("user").order_by("user__username")]


def others_said(names: list[str]) -> str:
    return _("Also open here: %(names)s") % {"names": ", ".join(names)} if names else ""


def _said(edition: Edition, user: User) -> str:
    revision = edition.current_revision
    words = {"language": LANGUAGE_NAMES[edition.language], "time": clock(revision.saved_at)}
    if revision.author_id == user.pk:
        return _("%(language)s: you saved a newer text in another window, %(time)s.") % words
    said = _("%(language)s: a newer text was saved. Author: %(author)s, %(time)s.")
    return said % (words | {"author": revision.author})
