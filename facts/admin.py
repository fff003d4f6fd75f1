"""The desk's pages of sources, and what the pages of all named and public things share."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from facts import letters
from facts.models import Certainty, Source
from languages.slugs import slugify

FACT = ("source", "certainty", "public_from")


class SlugForm(forms.ModelForm):
    """Makes the address from the Russian name where it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "slug" in self.fields and "slug" not in self.errors:
            self.cleaned_data["slug"] = self.cleaned_data.get("slug") or self._made_slug()
        return cleaned

    def words(self) -> str:
        """What the address is made from."""
        return self.cleaned_data.get("name_ru") or ""

    def _made_slug(self) -> str:
        made = slugify(self.words(), "ru")
        taken = self.taken(made)
        free = (f"{made}-{number}" for number in range(2, len(taken) + 3))
        return made if made not in taken else next(slug for slug in free if slug not in taken)

    def taken(self, start: str) -> set[str]:
        """The addresses beginning so that belong to others."""
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        return set(others.filter(slug__startswith=start).values_list("slug", flat=True))


@admin.action(description=_("Make public"), permissions=["change"])
def make_public(page: admin.ModelAdmin, request: HttpRequest, rows: models.QuerySet) -> None:
    """Show the chosen rows to readers from now on; what may not be shown is named and left."""
    done = 0
    for row in rows.filter(public_from=None):
        row.public_from = timezone.now()
        try:
            _refuse_unsure(row)
            row.full_clean()
        except ValidationError as error:
            text = f"{row}: {' '.join(error.messages)}"
            page.message_user(request, text, messages.ERROR)
            continue
        row.save(update_fields=["public_from"])
        page.log_change(request, row, [{"changed": {"fields": ["public_from"]}}])
        done += 1
    said = ngettext("%(count)d thing is public now.", "%(count)d things are public now.", done)
    page.message_user(request, said % {"count": done}, messages.SUCCESS if done else messages.INFO)


@admin.action(description=_("Take back to the desk"), permissions=["change"])
def take_back(page: admin.ModelAdmin, request: HttpRequest, rows: models.QuerySet) -> None:
    shown = list(rows.exclude(public_from=None))
    for row in shown:
        row.public_from = None
        row.save(update_fields=["public_from"])
        page.log_change(request, row, [{"changed": {"fields": ["public_from"]}}])
    said = ngettext(
        "%(count)d thing is on the desk alone now.",
        "%(count)d things are on the desk alone now.",
        len(shown),
    )
    page.message_user(request, said % {"count": len(shown)}, messages.SUCCESS)


def _refuse_unsure(row: models.Model) -> None:
    columns = ("name_certainty_ru", "name_certainty_kk")
    if {getattr(row, column, None) for column in columns} == {Certainty.UNSURE}:
        raise ValidationError(_("Its name is unsure in both languages."))


class NamedAdmin(TranslationAdmin):
    """A thing with a name in both languages and one address."""

    form = SlugForm
    list_display = ["name_ru", "name_kk", "slug"]
    search_fields = ["name_ru", "name_kk", "slug"]
    names = (_("Names"), {"fields": [("name_ru", "name_kk"), "slug"]})


class ReferenceAdmin(NamedAdmin):
    """A named thing of the world, with a public side and its names in other letters."""

    list_display = ["name_ru", "name_kk", "slug", "public_from"]
    list_filter = [("public_from", admin.EmptyFieldListFilter)]
    search_fields = ["name_ru", "name_kk", "slug", "other_names__text"]
    autocomplete_fields = ["name_source"]
    actions = [make_public, take_back]
    certainty = (
        _("Where the names come from"),
        {
            "classes": ["collapse"],
            "fields": [("name_certainty_ru", "name_certainty_kk"), "name_source"],
        },
    )
    desk = (_("Readers and desk"), {"fields": ["public_from", "note"]})


LETTERS = {"kk-latn": letters.latin, "kk-arab": letters.arabic}


class OtherNameForm(forms.ModelForm):
    """A name in other letters of Kazakh is written in them, for pages print it.

    One that stands already stays: «KAZ Minerals» is called so in all letters.
    """

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        checked = LETTERS.get(self.cleaned_data.get("letters", ""))
        is_new = not {"letters", "text"}.isdisjoint(self.changed_data)
        if checked and is_new and "text" in self.cleaned_data:
            try:
                self.cleaned_data["text"] = checked(self.cleaned_data["text"])
            except ValidationError as error:
                self.add_error("text", error)
        return cleaned


class ChosenBefore(AutocompleteSelect):
    """Knows the thing that its row has: asking anew for each row would cost a query each."""

    chosen: Any = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list:
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.chosen)
        options = [self.create_option(name, value[0], label, set(value), 1)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class RowsFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenBefore) and form.instance.pk:
                widget.chosen = getattr(form.instance, name)


class RowsInline(admin.StackedInline):
    """A table: one line for each row, which opens into its form. `told` names the columns."""

    template = "facts/rows.html"
    formset = RowsFormSet
    extra = 0
    told: list[str] = []

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChosenBefore(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OtherNameInline(RowsInline):
    told = ["letters", "text", "is_alias", "certainty", "public_from"]
    form = OtherNameForm
    fieldsets = [(None, {"fields": [("letters", "text", "is_alias"), FACT]})]
    autocomplete_fields = ["source"]


class LanguageFilter(admin.AllValuesFieldListFilter):
    """The languages that sources have; Django leaves the words for an empty one empty."""

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            yield choice | {"display": choice["display"] or _("unknown")}


@admin.register(Source)
class SourceAdmin(TranslationAdmin):
    list_display = ["outlet", "title", "subject_ru", "published_on", "language"]
    list_filter = [("language", LanguageFilter)]
    search_fields = ["outlet", "title", "subject_ru", "subject_kk", "address"]
    ordering = ["outlet", "published_on", "id"]
    fieldsets = [
        (None, {"fields": ["outlet", "title", ("language", "published_on"), "address"]}),
        (_("What it tells of"), {"fields": [("subject_ru", "subject_kk")]}),
    ]
