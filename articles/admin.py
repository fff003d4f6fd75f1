"""The desk's pages of sections and tags, and what was saved and published, to look at.

The page of an article spans all of the newsroom and stands in `desk`.
"""

from typing import Any

import taggit.admin
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Publication, Quote, Revision, Section, Tag
from facts.admin import NamedAdmin, SlugForm, make_public, take_back

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
