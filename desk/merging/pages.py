"""The pages on which two duplicates are found, compared and merged."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.models import TaggedArticle
from articles.permissions import require
from desk.merging import KINDS
from desk.merging.steps import merge, seen
from desk.merging.telling import effects, rows, uses
from people.models import OrganisationName, PersonName

AT_MOST = 8
# A key of another table by which each kind is found in the desk's own way.
CHOSEN_BY = {
    "tag": TaggedArticle._meta.get_field("tag"),
    "person": PersonName._meta.get_field("person"),
    "organisation": OrganisationName._meta.get_field("organisation"),
}


class ChoiceForm(forms.Form):
    other = forms.ModelChoiceField(None, label=gettext_lazy("Merge into"))

    def __init__(self, kind: str, thing: models.Model, data: Any = None) -> None:
        super().__init__(data)
        others = KINDS[kind]._default_manager.exclude(pk=thing.pk)
        self.fields["other"].queryset = others
        self.fields["other"].widget = AutocompleteSelect(CHOSEN_BY[kind], admin.site)
        self.fields["other"].widget.choices = self.fields["other"].choices


def choose(request: HttpRequest, kind: str, gone: int) -> HttpResponse:
    """Which is the same as this one: found by typing, or among those called alike."""
    thing = _thing(request, kind, gone)
    if "other" in request.GET:
        chosen = ChoiceForm(kind, thing, request.GET)
        if chosen.is_valid():
            return redirect("admin:merge", kind, gone, chosen.cleaned_data["other"].pk)
        messages.error(request, _("Choose another one from the list."))
    words = request.GET.get("q", "").strip()[:200] or _first_word(thing)
    context = {
        **_frame(request, thing),
        "title": _("Merge into another"),
        "form": ChoiceForm(kind, thing),
        "words": words,
        "alike": [(each, _page(kind, thing, each)) for each in _alike(request, thing, words)],
    }
    return render(request, "desk/merge_choice.html", context)


def _thing(request: HttpRequest, kind: str, key: int) -> Any:
    if kind not in KINDS:
        raise Http404
    thing = get_object_or_404(KINDS[kind], pk=key)
    user: Any = request.user
    require(user, "merge", thing)
    return thing


def _frame(request: HttpRequest, gone: Any) -> dict[str, Any]:
    context = admin.site.each_context(request)
    return {**context, "opts": gone._meta, "gone": gone, "gone_address": _change(gone)}


def _first_word(thing: Any) -> str:
    """Of a person, the surname."""
    return thing.name_ru.split()[0]


def _page(kind: str, gone: models.Model, stays: models.Model) -> str:
    return reverse("admin:merge", args=[kind, gone.pk, stays.pk])


def _alike(request: HttpRequest, thing: models.Model, words: str) -> list[models.Model]:
    page = admin.site.get_model_admin(type(thing))
    found, _doubled = page.get_search_results(request, page.get_queryset(request), words)
    return list(found.exclude(pk=thing.pk).distinct()[:AT_MOST])


def merge_two(request: HttpRequest, kind: str, gone: int, stays: int) -> HttpResponse:
    """GET compares the two; POST merges them, as they were seen."""
    if gone == stays:
        raise Http404
    pair = _thing(request, kind, gone), _thing(request, kind, stays)
    if request.method == "POST" and _is_done(request, *pair):
        return redirect(_change(pair[1]))
    return render(request, "desk/merge.html", _told(request, kind, *pair))


def _told(request: HttpRequest, kind: str, gone: Any, stays: Any) -> dict[str, Any]:
    return {
        **_frame(request, gone),
        "title": _("Merge two into one"),
        "stays": stays,
        "stays_address": _change(stays),
        "other_way": _page(kind, stays, gone),
        "rows": rows(gone, stays),
        "uses": uses(gone, stays),
        "effects": list(effects(gone, stays)),
        "seen": seen(gone, stays),
        "fill": request.POST.getlist("fill"),
        "interface_language": get_language(),
    }


def _is_done(request: HttpRequest, gone: Any, stays: Any) -> bool:
    """A refusal is told, and nothing is changed."""
    user: Any = request.user
    name, sent = str(gone), request.POST
    try:
        merge(gone, into=stays, by=user, seen=sent.get("seen", ""), fill=sent.getlist("fill"))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    page = admin.site.get_model_admin(type(stays))
    page.log_change(request, stays, f"merged: {gone.slug}")
    said = _("“%(gone)s” is merged into “%(stays)s”.")
    messages.success(request, said % {"gone": name, "stays": stays})
    return True


def _change(thing: models.Model) -> str:
    meta = thing._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
