"""The desk's pages of projects and agreements."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationInlineModelAdmin, TranslationTabularInline

from facts.admin import FACT, ReferenceAdmin, RowsInline
from projects.models import (
    Agreement,
    Figure,
    Indicator,
    Milestone,
    Party,
    Project,
    Signatory,
    Subject,
)

WITHOUT_OTHER_NAMES = ["name_ru", "name_kk", "slug"]


class FigureInline(RowsInline):
    model = Figure
    told = ["kind", "amount", "currency", "as_of", "public_from"]
    fieldsets = [
        (None, {"fields": [("kind", "amount", "currency"), ("bound", "as_of"), FACT]}),
    ]
    autocomplete_fields = ["source"]


class IndicatorInline(TranslationInlineModelAdmin, RowsInline):
    model = Indicator
    told = ["label_ru", "label_kk", "value", "unit", "as_of", "public_from"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("label_ru", "label_kk"),
                    ("key", "value", "unit"),
                    ("bound", "as_of", "is_planned"),
                    FACT,
                ]
            },
        )
    ]
    autocomplete_fields = ["source"]


class MilestoneForm(forms.ModelForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.moves_the_plan and self.initial.get("actual_on"):
            self.add_error("planned_on", _("This milestone has already happened."))
        elif self.moves_the_plan and not self.cleaned_data.get("planned_on"):
            self.add_error("planned_on", _("Give the new date; the old one is kept as missed."))
        return cleaned

    @property
    def moves_the_plan(self) -> bool:
        return bool(self.initial.get("planned_on")) and "planned_on" in self.changed_data


class MilestoneInline(TranslationInlineModelAdmin, RowsInline):
    model = Milestone
    told = ["text_ru", "text_kk", "planned_on", "actual_on", "public_from"]
    form = MilestoneForm
    readonly_fields = ["missed_dates"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("text_ru", "text_kk"),
                    ("planned_on", "actual_on", "missed_dates"),
                    FACT,
                ]
            },
        )
    ]
    autocomplete_fields = ["source"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("slips")

    @admin.display(description=_("missed dates"))
    def missed_dates(self, milestone: Milestone) -> str:
        if milestone.pk is None:
            return ""
        return ", ".join(str(slip) for slip in milestone.slips.all())


@admin.register(Project)
class ProjectAdmin(ReferenceAdmin):
    list_display = ["name_ru", "name_kk", "stage", "stage_as_of", "public_from"]
    list_filter = ["stage", *ReferenceAdmin.list_filter]
    search_fields = WITHOUT_OTHER_NAMES
    autocomplete_fields = ["regions", "organisations", "stage_source", "name_source"]
    inlines = [FigureInline, IndicatorInline, MilestoneInline]
    fieldsets = [
        ReferenceAdmin.names,
        (_("Stage"), {"fields": [("stage", "stage_as_of"), "stage_source"]}),
        (_("Where and with whom"), {"fields": ["regions", "organisations"]}),
        ReferenceAdmin.desk,
        ReferenceAdmin.certainty,
    ]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A milestone's new date goes through its step, so that the date it missed is kept."""
        if formset.model is Milestone:
            for moved in formset.initial_forms:
                if moved.moves_the_plan and moved not in formset.deleted_forms:
                    _replan(moved)
        super().save_formset(request, form, formset, change)


def _replan(form: MilestoneForm) -> None:
    given = form.cleaned_data
    row = Milestone.objects.get(pk=form.instance.pk)
    row.replan(given["planned_on"], source=given.get("source"))


class PartyInline(admin.TabularInline):
    model = Party
    extra = 0
    fields = ["region", "organisation"]
    autocomplete_fields = ["region", "organisation"]


class SignatoryInline(admin.TabularInline):
    model = Signatory
    extra = 0
    fields = ["person", "term", "party"]
    autocomplete_fields = ["person", "term"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "party":
            match = request.resolver_match
            agreement = match.kwargs.get("object_id", "") if match else ""
            parties = Party.objects.select_related("region", "organisation")
            kwargs["queryset"] = (
                parties.filter(agreement=agreement) if agreement.isdecimal() else parties.none()
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class SubjectInline(TranslationTabularInline):
    model = Subject
    extra = 0
    fields = ["name_ru", "name_kk"]


@admin.register(Agreement)
class AgreementAdmin(ReferenceAdmin):
    list_display = ["name_ru", "name_kk", "kind", "signed_on", "public_from"]
    list_filter = ["kind", *ReferenceAdmin.list_filter]
    search_fields = WITHOUT_OTHER_NAMES
    autocomplete_fields = ["signed_source", "name_source"]
    inlines = [PartyInline, SignatoryInline, SubjectInline]
    fieldsets = [
        ReferenceAdmin.names,
        (_("Signing"), {"fields": [("kind", "signed_on", "expires_on"), "signed_source"]}),
        (_("Wording"), {"fields": [("text_ru", "text_kk")]}),
        ReferenceAdmin.desk,
        ReferenceAdmin.certainty,
    ]
