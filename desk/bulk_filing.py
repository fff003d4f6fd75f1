"""Filing several articles at once: under a section, a region, a tag; each told of."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.models import Article, Section, Tag
from articles.permissions import can, require
from desk.bulk import MOST_AT_ONCE, Outcome, answer, numbers_in
from desk.finding import name_order
from languages.sorting import folded
from regions.models import Region

MOST_TAGS_OFFERED = 300


class FilingForm(forms.Form):
    """What is added; a section takes the place of the one before, the others stand beside."""

    section = forms.ModelChoiceField(
        Section.objects.order_by("position", "pk"), required=False, label=gettext_lazy("Section")
    )
    region = forms.ModelChoiceField(
        Region.objects.order_by("sort_ru", "pk"), required=False, label=gettext_lazy("Region")
    )
    tag = forms.CharField(
        max_length=100,
        required=False,
        label=gettext_lazy("Tag"),
        widget=forms.TextInput({"list": "tags-offered", "autocomplete": "off"}),
    )

    def clean_tag(self) -> Tag | None:
        """A tag that there is, in either language and however it is typed."""
        word = folded(self.cleaned_data["tag"])
        if not word:
            return None
        if tag := Tag.objects.filter(Q(word_ru=word) | Q(word_kk=word)).order_by("pk").first():
            return tag
        raise ValidationError(_("There is no such tag. Add it to the tags first."), code="no_tag")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors and not any(given.values()):
            raise ValidationError(_("Choose a section, a region or a tag."), code="nothing")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_file(request: HttpRequest) -> HttpResponse:
    """Which articles were chosen, and what to file them under; POST does it with each."""
    if not can(request.user, "change", Article):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else request.GET
    numbers = numbers_in(given.get("ids", ""))
    form = FilingForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"title": _("Add a section, region or tag")}
    if request.method == "POST" and form.is_valid():
        outcomes = [_filed(request, number, form.cleaned_data) for number in numbers]
        shown |= {"outcomes": outcomes, "count": sum(each.is_done for each in outcomes)}
        return answer(request, "desk/bulk_done.html", shown)
    articles = Article.objects.filter(pk__in=numbers).prefetch_related("editions")
    shown |= {
        "form": form,
        "articles": articles.order_by("-pk")[:MOST_AT_ONCE],
        "ids": ",".join(map(str, numbers)),
        "tags": Tag.objects.order_by(name_order(), "pk")[:MOST_TAGS_OFFERED],
    }
    return answer(request, "desk/bulk_file.html", shown)


def _filed(request: HttpRequest, number: int, given: dict[str, Any]) -> Outcome:
    """File one article, whatever becomes of the others."""
    user: Any = request.user
    rows = Article.objects.select_for_update(of=("self",))
    try:
        with transaction.atomic():
            article = rows.filter(pk=number).first()
            if article is None:
                raise ValidationError(_("There is no such article."))
            require(user, "change", article)
            added = _add(article, given)
            if not added:
                raise ValidationError(_("It stands so already; nothing was changed."))
            page = admin.site.get_model_admin(Article)
            page.log_change(request, article, [{"changed": {"fields": added}}])
    except (ValidationError, PermissionDenied) as refused:
        said = " ".join(getattr(refused, "messages", None) or [str(refused)])
        return Outcome(number, "", said, is_done=False)
    said = _("Added. Readers see it after the facts are published.")
    return Outcome(number, str(article), said, is_done=True)


def _add(article: Article, given: dict[str, Any]) -> list[str]:
    """The names of the fields in which something was new."""
    added = []
    if given["section"] and given["section"].pk != article.section_id:
        article.section = given["section"]
        article.save(update_fields=["section"])
        added.append("section")
    for name, many in (("region", article.regions), ("tag", article.tags)):
        if given[name] and not many.filter(pk=given[name].pk).exists():
            many.add(given[name])
            added.append(f"{name}s")
    return added
