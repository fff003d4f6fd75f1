"""The address at which the desk sees a text as readers would; what it shows is handed in."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Edition, Revision
from articles.permissions import can

SCRIPTS = {"ru": ("cyrl",), "kk": ("cyrl", "latn", "arab")}
LETTERS = {
    "cyrl": _("Cyrillic letters"),
    "latn": _("Latin letters"),
    "arab": _("Arabic letters"),
}


class Way(NamedTuple):
    """A preview in some letters; `name` tells which, where there is more than one."""

    address: str
    name: str | Promise


@require_safe
def preview(request: HttpRequest, revision: int, script: str = "cyrl") -> HttpResponse:
    texts = Revision.objects.select_related("author", "edition__article__section")
    text = get_object_or_404(texts, pk=revision, erased_at=None)
    if not can(request.user, "preview", text.edition):
        raise PermissionDenied
    if script not in SCRIPTS[text.edition.language]:
        raise Http404
    show = import_string(settings.PREVIEW)
    return show(
        request,
        text,
        script=script,
        address=lambda each: address(text, each),
        other_text=_other_text(request.user, text.edition),
        back=reverse("admin:articles_article_change", args=[text.edition.article_id]),
    )


def address(revision: Revision, script: str = "cyrl") -> str:
    if script == "cyrl":
        return reverse("admin:preview", args=[revision.pk])
    return reverse("admin:preview_in_script", args=[revision.pk, script])


def ways(revision: Revision) -> list[Way]:
    """Every preview of a text, the letters that it is written in first."""
    scripts = SCRIPTS[revision.edition.language]
    return [Way(address(revision, each), LETTERS[each] if scripts[1:] else "") for each in scripts]


def _other_text(user: Any, edition: Edition) -> str:
    """The preview of the text last saved in the other language, where the user may see it."""
    others = edition.article.editions.exclude(pk=edition.pk).select_related("current_revision")
    for each in others:
        text = each.current_revision
        if text and not text.erased_at and can(user, "preview", each):
            return address(text)
    return ""
