"""The desk's pages of regions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationInlineModelAdmin

from facts.admin import FACT, OtherNameInline, ReferenceAdmin, RowsInline
from regions.models import FormerBelonging, Region, RegionName, Statistic

MEASURE = [
    ("label_ru", "label_kk"),
    ("key", "value", "unit"),
    ("bound", "as_of", "is_planned"),
    FACT,
]


class StatisticInline(TranslationInlineModelAdmin, RowsInline):
    model = Statistic
    told = ["label_ru", "label_kk", "value", "unit", "as_of", "public_from"]
    fieldsets = [(None, {"fields": MEASURE})]
    autocomplete_fields = ["source"]


class FormerBelongingInline(RowsInline):
    model = FormerBelonging
    fk_name = "region"
    told = ["parent", "since", "until", "certainty", "public_from"]
    fieldsets = [(None, {"fields": [("parent", "since", "until"), FACT]})]
    autocomplete_fields = ["parent", "source"]


class RegionNameInline(OtherNameInline):
    model = RegionName


@admin.register(Region)
class RegionAdmin(ReferenceAdmin):
    list_display = ["name_ru", "name_kk", "kind", "parent", "public_from"]
    list_filter = ["kind", "is_in_navigation", *ReferenceAdmin.list_filter]
    list_select_related = ["parent"]
    search_fields = [*ReferenceAdmin.search_fields, "chinese_name"]
    autocomplete_fields = ["parent", "centre", "name_source", "established_source"]
    inlines = [StatisticInline, FormerBelongingInline, RegionNameInline]
    fieldsets = [
        ReferenceAdmin.names,
        (None, {"fields": [("chinese_name", "chinese_name_certainty")]}),
        (
            _("Where it lies"),
            {
                "fields": [
                    ("kind", "is_in_navigation"),
                    ("parent", "centre"),
                    ("latitude", "longitude"),
                ]
            },
        ),
        (
            _("Since when"),
            {"fields": [("established_on", "abolished_on"), "established_source"]},
        ),
        ReferenceAdmin.desk,
        ReferenceAdmin.certainty,
    ]
