"""The desk's pages of sections, tags and the imprint; what readers report; and what was saved and
published, to look at.

The page of an article spans all of the newsroom and stands in `desk`.
"""

from typing import Any

import taggit.admin
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from modeltranslation.admin import TranslationAdmin

from articles.body import clean_text
from articles.models import (
    Article,
    Imprint,
    Publication,
    Quote,
    Report,
    Revision,
    Section,
    Spelling,
    Tag,
)
from articles.permissions import can
from articles.spellings import printed
from facts.admin import NamedAdmin, SlugForm, make_public, take_back
from languages.scripts import to_arabic, to_latin

TAKEN = {
    "ru": _("There is a tag with this Russian word already."),
    "kk": _("There is a tag with this Kazakh word already."),
}


# The library's own tags have one language; the newsroom has none of them.
admin.site.unregister(taggit.admin.Tag)


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = ["name_ru", "name_kk", "slug", "position"]
    fieldsets = [NamedAdmin.names, (None, {"fields": ["position"]})]


class TagForm(SlugForm):
    """One word is one tag, however it is typed; the columns that say so are made at the save."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for language, taken in TAKEN.items():
            name = self.cleaned_data.get(f"name_{language}")
            if name and self._is_taken(f"word_{language}", name):
                self.add_error(f"name_{language}", taken)
        return cleaned

    def _is_taken(self, column: str, name: str) -> bool:
        word = Tag._meta.get_field(column).made(name)
        return Tag.objects.filter(**{column: word}).exclude(pk=self.instance.pk).exists()


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    form = TagForm
    list_display = ["name_ru", "name_kk", "slug", "public_from"]
    list_filter = [("public_from", admin.EmptyFieldListFilter)]
    search_fields = ["name_ru", "name_kk", "word_ru", "word_kk", "slug"]
    actions = [make_public, take_back]
    fieldsets = [NamedAdmin.names, (_("Readers and desk"), {"fields": ["public_from"]})]


class SpellingForm(forms.ModelForm):
    class Meta:
        widgets = {
            "written": forms.TextInput({"class": "vTextField", "lang": "kk"}),
            "latin": forms.TextInput({"class": "vTextField", "lang": "kk-Latn"}),
            "arabic": forms.TextInput({"class": "vTextField", "lang": "kk-Arab", "dir": "rtl"}),
            "note": forms.Textarea({"class": "vLargeTextField", "rows": 3}),
        }


@admin.register(Spelling)
class SpellingAdmin(admin.ModelAdmin):
    """Beside each spelling, what the rules alone would give: that is why the row is there."""

    form = SpellingForm
    list_display = [
        "written",
        "latin",
        "latin_by_rules",
        "arabic",
        "arabic_by_rules",
        "source",
        "note",
    ]
    list_select_related = ["source"]
    search_fields = ["written", "latin", "arabic", "note"]
    autocomplete_fields = ["source"]
    fieldsets = [
        (None, {"fields": ["written", ("latin", "arabic")]}),
        (_("Where it was seen"), {"fields": ["source", "note"]}),
    ]

    @admin.display(description=_("Latin letters by the rules"))
    def latin_by_rules(self, spelling: Spelling) -> str:
        return to_latin(spelling.written)

    @admin.display(description=_("Arabic letters by the rules"))
    def arabic_by_rules(self, spelling: Spelling) -> str:
        return to_arabic(spelling.written)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        is_typed = "written" in form.fields
        word = form["written"].value() if is_typed else form.instance.written
        context["printed"] = printed(word or "")
        return super().render_change_form(request, context, *args, **kwargs)


class ShownOnly(admin.ModelAdmin):
    """What was written once: to be read here, and changed by nobody."""

    who = ""  # the column that names one of us; Django would link to a page that few may open
    readonly_fields = ["by_whom"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [name for name in super().get_fields(request, obj) if name != "by_whom"]
        return ["by_whom" if name == self.who else name for name in fields]

    @admin.display(description=_("by"))
    def by_whom(self, row: Any) -> str:
        return str(getattr(row, self.who))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Revision)
class RevisionAdmin(ShownOnly):
    who = "author"
    list_display = ["id", "title", "article_number", "language", "author", "saved_at"]
    list_filter = ["edition__language", "author"]
    list_select_related = ["edition", "author"]
    search_fields = ["title", "=edition__article__id"]
    fields = ["edition", "base", "author", "saved_at", "title", "lead", "body"]
    date_hierarchy = "saved_at"

    @admin.display(description=_("article"), ordering="edition__article_id")
    def article_number(self, revision: Revision) -> int:
        return revision.edition.article_id

    @admin.display(description=_("language"), ordering="edition__language")
    def language(self, revision: Revision) -> str:
        return revision.edition.get_language_display()


@admin.register(Publication)
class PublicationAdmin(ShownOnly):
    who = "published_by"
    list_display = ["article_number", "language", "title", "kind", "public_from", "public_until"]
    list_filter = ["language", "kind", "section"]
    search_fields = ["title", "=article_number"]
    date_hierarchy = "public_from"


@admin.register(Quote)
class QuoteAdmin(ShownOnly):
    """What somebody has said, made from the texts on record: for looking up, not for writing."""

    list_display = ["text", "person", "title_then", "language", "at", "story"]
    list_filter = ["language"]
    list_select_related = ["person", "term", "publication"]
    search_fields = ["text", "person__name_ru", "person__name_kk", "=publication__article_number"]
    fields = ["person", "title_then", "text", "language", "at", "story"]
    readonly_fields = ["title_then", "story"]
    date_hierarchy = "at"

    @admin.display(description=_("post held then"))
    def title_then(self, quote: Quote) -> str:
        return quote.term.title if quote.term else ""

    @admin.display(description=_("article"), ordering="publication__article_number")
    def story(self, quote: Quote) -> str:
        return f"№ {quote.publication.article_number}: {quote.publication.title}"


@admin.register(Report)
class ReportAdmin(ShownOnly):
    """What readers report. It is closed by a step, with a word of what became of it."""

    who = "closed_by"
    change_form_template = "articles/report.html"
    list_display = ["message_start", "where", "language", "sent_at", "outcome", "by_whom"]
    list_display_links = ["message_start"]
    list_filter = [("closed_at", admin.EmptyFieldListFilter), "outcome", "language"]
    list_select_related = ["closed_by"]
    search_fields = ["message", "quoted", "=article_number"]
    ordering = ["-sent_at", "-id"]
    date_hierarchy = "sent_at"
    fields = [
        "message",
        "quoted",
        "where",
        "contact",
        "language",
        "sent_at",
        "outcome",
        "remark",
        "closed_at",
        "closed_by",
    ]
    readonly_fields = ["where", "by_whom"]

    @admin.display(description=_("what is wrong"), ordering="message")
    def message_start(self, report: Report) -> str:
        return str(report)

    @admin.display(description=_("page"), ordering="page")
    def where(self, report: Report) -> str:
        return format_html('<a href="{}">{}</a>', report.page, report.page)

    @admin.display(description=_("by"))
    def by_whom(self, report: Report) -> str:
        return str(report.closed_by or "")

    def get_urls(self) -> list:
        close = self.admin_site.admin_view(require_POST(self.close))
        return [path("<int:pk>/close/", close, name="articles_report_close"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        report = self.get_object(request, object_id)
        is_open = report is not None and report.closed_at is None
        shown = {
            "may_close": is_open and can(request.user, "close_report", report),
            "outcomes": Report.Outcome.choices,
            "article": report and Article.objects.filter(pk=report.article_number).first(),
        }
        return super().change_view(request, object_id, form_url, {**shown, **(extra_context or {})})

    def close(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what became of a report; the model asks who may."""
        report, user = get_object_or_404(Report, pk=pk), request.user
        outcome, remark = request.POST.get("outcome", ""), request.POST.get("remark", "")
        try:
            report.close(by=user, outcome=outcome, remark=clean_text(remark))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("admin:articles_report_change", pk)
        messages.success(request, gettext("The report is closed."))
        return redirect("admin:articles_report_changelist")


@admin.register(Imprint)
class ImprintAdmin(TranslationAdmin):
    """One row, which every page of the site prints from."""

    list_display = ["__str__", "publisher_ru", "publisher_kk", "email", "age_mark"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("publisher_ru", "publisher_kk"),
                    ("editor_in_chief_ru", "editor_in_chief_kk"),
                    ("registration_ru", "registration_kk"),
                    "age_mark",
                ]
            },
        ),
        (
            pgettext_lazy("ways to reach the newsroom", "Contacts"),
            {"fields": [("postal_address_ru", "postal_address_kk"), ("email", "phone")]},
        ),
        (_("About the newsroom"), {"fields": [("about_ru", "about_kk")]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Imprint.objects.exists()
