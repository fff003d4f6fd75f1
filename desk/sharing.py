"""The page on which links to a preview are made, counted and revoked."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Edition, Revision, ShareLink
from articles.models.sharing import LASTING
from articles.permissions import require

HOUR = timedelta(hours=1)
HOURS = [lasting // HOUR for lasting in LASTING]
IN_WORDS = ngettext_lazy("%(count)d hour", "%(count)d hours", "count")


class ShareForm(forms.Form):
    revision = forms.ModelChoiceField(
        Revision.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy("This text is not of this edition; open it again.")
        },
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("The link works for"),
        choices=lambda: [(hours, IN_WORDS % {"count": hours}) for hours in HOURS],
        coerce=int,
        initial=24,
    )

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].queryset = edition.revisions.filter(erased_at=None)
        self.fields["revision"].initial = edition.current_revision_id


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, edition: int) -> HttpResponse:
    found = _edition(edition)
    require(request.user, "share", found)
    form = ShareForm(found, request.POST or None)
    made = _made(request, form) if request.method == "POST" and form.is_valid() else ""
    context = {
        **admin.site.each_context(request),
        "title": _("Shared previews"),
        "edition": found,
        "form": form,
        "made": made,
        "links": [_listed(link, request.user) for link in ShareLink.objects.of(found)],
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/share.html", context)


@require_POST
def revoke(request: HttpRequest, link: int) -> HttpResponse:
    links = ShareLink.objects.for_page()
    found = get_object_or_404(links, pk=link)
    require(request.user, "share", found.revision.edition)
    if not found.may_be_revoked(request.user):
        raise PermissionDenied
    found.revoke(by=request.user)
    messages.success(request, _("The link opens nothing any more."))
    return redirect(address(found.revision.edition))


def address(edition: Edition) -> str:
    return reverse("admin:share", args=[edition.pk])


def _edition(key: int) -> Edition:
    editions = Edition.objects.select_related("article", "current_revision__author")
    return get_object_or_404(editions, pk=key)


def _made(request: HttpRequest, form: ShareForm) -> str:
    """The address of a new link. It is printed on this answer and nowhere else."""
    user: Any = request.user
    lasting = HOUR * form.cleaned_data["hours"]
    revision = form.cleaned_data["revision"]
    _link, token = ShareLink.objects.make(by=user, revision=revision, lasting=lasting)
    return f"{settings.SITE_URL}/preview/{token}/"


def _listed(link: ShareLink, user: Any) -> dict[str, Any]:
    over = _why_over(link)
    return {"link": link, "over": over, "may_revoke": not over and link.may_be_revoked(user)}


def _why_over(link: ShareLink) -> Any:
    """Why the link opens nothing any more; "" while it does."""
    if link.revoked_at:
        return _("revoked")
    if link.revision.erased_at:
        return _("the text was erased")
    if link.is_text_public:
        return _("the text went public")
    if link.expires_at <= timezone.now():
        return _("its time is over")
    return "" if link.is_makers_right else _("its maker has no right to share any more")
