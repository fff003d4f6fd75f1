"""The desk's pages of people and organisations, and of those who work here."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationInlineModelAdmin

from facts.admin import FACT, OtherNameInline, ReferenceAdmin, RowsInline
from people.models import Organisation, OrganisationName, Person, PersonName, Term, User

POST = [
    ("title_ru", "title_kk"),
    ("region", "organisation", "is_head"),
    ("start", "end"),
    ("first_seen_on", "last_seen_on"),
    FACT,
]


class OrganisationNameInline(OtherNameInline):
    model = OrganisationName


@admin.register(Organisation)
class OrganisationAdmin(ReferenceAdmin):
    list_display = ["name_ru", "name_kk", "kind", "region", "public_from"]
    list_filter = ["kind", "is_invented", *ReferenceAdmin.list_filter]
    list_select_related = ["region"]
    search_fields = [*ReferenceAdmin.search_fields, "short_ru", "short_kk"]
    autocomplete_fields = ["region", "name_source"]
    inlines = [OrganisationNameInline]
    fieldsets = [
        (_("Names"), {"fields": [("name_ru", "name_kk"), ("short_ru", "short_kk"), "slug"]}),
        (None, {"fields": [("kind", "is_invented"), "region"]}),
        ReferenceAdmin.desk,
        ReferenceAdmin.certainty,
    ]


class TermInline(TranslationInlineModelAdmin, RowsInline):
    model = Term
    told = ["title_ru", "title_kk", "place", "years", "public_from"]
    fieldsets = [(None, {"fields": POST})]
    autocomplete_fields = ["region", "organisation", "source"]

    @admin.display(description=_("where"))
    def place(self, term: Term) -> str:
        return str(term.region or term.organisation)

    @admin.display(description=_("from – to"))
    def years(self, term: Term) -> str:
        """As far as it is known; what was only seen is said to be so by its field."""
        start, end = term.start or term.first_seen_on, term.end or term.last_seen_on
        return f"{start or '…'} – {end or '…'}" if start or end else ""


class PersonNameInline(OtherNameInline):
    model = PersonName


@admin.register(Person)
class PersonAdmin(ReferenceAdmin):
    list_display = ["name_ru", "name_kk", "short_ru", "has_page", "public_from"]
    list_filter = ["has_page", "is_invented", *ReferenceAdmin.list_filter]
    search_fields = [*ReferenceAdmin.search_fields, "short_ru", "short_kk"]
    autocomplete_fields = ["portrait", "name_source"]
    inlines = [TermInline, PersonNameInline]
    fieldsets = [
        (_("Names"), {"fields": [("name_ru", "name_kk"), ("short_ru", "short_kk"), "slug"]}),
        (None, {"fields": [("has_page", "is_invented"), "portrait"]}),
        ReferenceAdmin.desk,
        ReferenceAdmin.certainty,
    ]


@admin.register(Term)
class TermAdmin(TranslationAdmin):
    """Posts are edited with their person; here they are found and chosen."""

    list_display = ["title_ru", "title_kk", "person", "region", "organisation", "start", "end"]
    list_filter = ["is_head", ("public_from", admin.EmptyFieldListFilter)]
    list_select_related = ["person", "region", "organisation"]
    search_fields = ["title_ru", "title_kk", "person__name_ru", "person__name_kk"]
    autocomplete_fields = ["person", "region", "organisation", "source"]
    fieldsets = [(None, {"fields": ["person", *POST]})]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """No line of its own on the first page."""
        return {}


# Rights come from the role alone.
admin.site.unregister(Group)

WORK = (
    _("Work"),
    {"fields": ["role", ("has_russian", "has_kazakh"), "interface_language", "person"]},
)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    add_form = UserCreationForm
    list_display = ["username", "first_name", "last_name", "role", "has_russian", "has_kazakh"]
    list_filter = ["role", "has_russian", "has_kazakh", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    autocomplete_fields = ["person"]
    filter_horizontal = ()
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        (_("Personal info"), {"fields": [("first_name", "last_name"), "email"]}),
        WORK,
        (_("Important dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "password1", "password2"]}),
        (_("Personal info"), {"fields": [("first_name", "last_name"), "email"]}),
        WORK,
    ]
