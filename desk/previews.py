"""The address at which the desk sees a text as readers would; what it shows is handed in."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles.body import clean, clean_text
from articles.models import Edition, Revision
from articles.permissions import can

SCRIPTS = {"ru": ("cyrl",), "kk": ("cyrl", "latn", "arab")}
LONGEST_TITLE = Revision._meta.get_field("title").max_length
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


@require_POST
@xframe_options_sameorigin
def preview_typed(request: HttpRequest, edition: int) -> HttpResponse:
    """The text as it stands in the form, inside the article's page. Nothing of it is stored."""
    asked = get_object_or_404(Edition.objects.select_related("article__section"), pk=edition)
    if not can(request.user, "preview", asked):
        raise PermissionDenied
    script = request.POST.get("script", "cyrl")
    if script not in SCRIPTS[asked.language]:
        raise Http404
    try:
        text = _typed(request, asked)
    except ValidationError as refused:
        response = render(request, "desk/preview_refused.html", {"sentences": refused.messages})
    else:
        show = import_string(settings.PREVIEW)
        response = show(request, text, script=script, address=lambda each: "")
    return _framed(response)


def _typed(request: HttpRequest, edition: Edition) -> Revision:
    title, lead = (clean_text(request.POST.get(name, "")) for name in ("title", "lead"))
    body = clean(request.POST.get("body", ""))
    user: Any = request.user
    return Revision(edition=edition, author=user, title=title[:LONGEST_TITLE], lead=lead, body=body)


def _framed(response: HttpResponse) -> HttpResponse:
    """Lets the desk's own pages show the answer in a frame; it keeps its policy otherwise."""
    policy = getattr(response, "_csp_config", settings.SECURE_CSP)
    response._csp_config = policy | {"frame-ancestors": [CSP.SELF]}  # type: ignore[attr-defined]
    return response


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
