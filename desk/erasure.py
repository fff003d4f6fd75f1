"""The page on which a text is erased by law: chief and administrator, one asks, one confirms."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.erasing import BOTH
from articles.models import Edition, Erasure
from articles.permissions import require
from desk.step_forms import NoteField
from people.models import User


class ErasureForm(forms.Form):
    ground = NoteField(
        label=gettext_lazy("Legal ground"),
        help_text=gettext_lazy("Law, article, decision, date."),
    )
    note = NoteField(
        label=gettext_lazy("Note for readers"),
        help_text=gettext_lazy("Without anything of the text."),
    )


def erasure(request: HttpRequest, number: int, language: str) -> HttpResponse:
    editions = Edition.objects.select_related("article")
    edition = get_object_or_404(editions, article__id=number, language=language)
    user: Any = request.user
    require(user, "ask_erasure", edition)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _is_done(request, edition, form):
        return redirect("admin:articles_article_change", number)
    asked = _asked(edition)
    context = {
        **admin.site.each_context(request),
        "title": _("Erase by law"),
        "edition": edition,
        "form": form,
        "asked": asked,
        "may_confirm": asked is not None and _may_confirm(user, asked),
    }
    return render(request, "desk/erasure.html", context)


def _is_done(request: HttpRequest, edition: Edition, form: ErasureForm) -> bool:
    """Ask or confirm; a refusal is told, and nothing is changed."""
    try:
        said = _take(request, edition, form)
    except (ValidationError, PermissionDenied) as refused:
        said = " ".join(getattr(refused, "messages", None) or [str(refused)])
        messages.error(request, said)
        return False
    messages.success(request, said)
    return True


def _take(request: HttpRequest, edition: Edition, form: ErasureForm) -> str:
    user: Any = request.user
    if "_confirm" in request.POST:
        edition.erase(by=user, erasure=_seen(edition, request.POST["_confirm"]))
        return _("The text is erased.")
    if "_drop" in request.POST:
        edition.drop_erasure(by=user, erasure=_seen(edition, request.POST["_drop"]))
        return _("Nobody asks to erase this text any more.")
    if not form.is_valid():
        raise ValidationError([sentence for each in form.errors.values() for sentence in each])
    edition.ask_erasure(by=user, **form.cleaned_data)
    return _("It is asked to erase this text. The other of the two must confirm it.")


def _seen(edition: Edition, number: str) -> Erasure:
    """The very request that stood on the page: its ground was read, not another one."""
    asked = _asked(edition)
    if asked is None or str(asked.pk) != number:
        raise ValidationError(_("Nobody has asked to erase this text."), code="wrong_state")
    return asked


def _asked(edition: Edition) -> Erasure | None:
    return edition.erasures.filter(confirmed_at=None).select_related("asked_by").first()


def _may_confirm(user: User, asked: Erasure) -> bool:
    return {user.role, asked.asked_by.role} == BOTH
