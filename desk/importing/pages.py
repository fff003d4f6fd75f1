"""The page on which a table is given, looked at and brought in."""

import csv
from collections import Counter
from io import StringIO
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles.permissions import require
from desk.csv_export import BOM, SEPARATOR
from desk.importing import KINDS
from desk.importing.applying import bring_in
from desk.importing.columns import COLUMNS, NEEDED
from desk.importing.planning import plan, seen
from desk.importing.reading import Line, lines, text_of
from desk.importing.rows import Row

TITLES = {
    "regions": gettext_lazy("Import regions from a table"),
    "people": gettext_lazy("Import people from a table"),
}
STATES = {
    "new": gettext_lazy("New"),
    "changed": gettext_lazy("Changed"),
    "same": gettext_lazy("The same"),
    "wrong": gettext_lazy("Wrong"),
}


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File (CSV, up to 1 MB)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or the rows themselves, headings first"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request: HttpRequest, kind: str) -> HttpResponse:
    """POST shows what a table would do; with "import" it is done, if it is what was shown."""
    model = _model(request, kind)
    if request.method != "POST":
        return _page(request, kind, "")
    text = request.POST.get("text", "")
    try:
        text = _given(request) or text
        found = lines(model, text)
        if "import" in request.POST and _is_done(request, model, found):
            return redirect(_list_of(model))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return _page(request, kind, text.replace("\0", ""))
    return _page(request, kind, text, plan(model, found))


def _model(request: HttpRequest, kind: str) -> type[models.Model]:
    if kind not in KINDS:
        raise Http404
    user: Any = request.user
    require(user, "import", KINDS[kind])
    return KINDS[kind]


def _given(request: HttpRequest) -> str:
    """What the chosen file holds; it goes before what was pasted."""
    file = request.FILES.get("file")
    return text_of(file) if file else ""


def _is_done(request: HttpRequest, model: type[models.Model], found: list[Line]) -> bool:
    """A refusal is told, and the table is shown again."""
    user: Any = request.user
    try:
        rows = bring_in(model, found, by=user, shown=request.POST.get("seen", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    said = _("Rows brought in: %(count)s. What is new stays on the desk until you make it public.")
    messages.success(request, said % {"count": len(rows)})
    return True


def _list_of(model: type[models.Model]) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def _page(
    request: HttpRequest, kind: str, text: str, rows: list[Row] | None = None
) -> HttpResponse:
    counted = Counter(row.state for row in rows or [])
    context = {
        **admin.site.each_context(request),
        "title": TITLES[kind],
        "kind": kind,
        "opts": KINDS[kind]._meta,
        "form": TableForm(initial={"text": text}),
        "columns": [(each, each.name in NEEDED[KINDS[kind]]) for each in COLUMNS[KINDS[kind]]],
        "rows": [(row, STATES[row.state], _address(row)) for row in rows or []],
        "counts": [(words, counted[state]) for state, words in STATES.items() if counted[state]],
        "wanted": 0 if counted["wrong"] else counted["new"] + counted["changed"],
        "seen": seen(rows) if rows else "",
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/import.html", context)


def _address(row: Row) -> str:
    thing = row.thing
    if thing is None or thing.pk is None:
        return ""
    return reverse(
        f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk]
    )


@require_safe
def headings_alone(request: HttpRequest, kind: str) -> HttpResponse:
    """A table with the headings alone, in the language of the interface."""
    model = _model(request, kind)
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([str(each.label) for each in COLUMNS[model]])
    answer = HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
