"""What merging adds to the pages of tags, people and organisations."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import redirects
from articles.admin import TagAdmin
from articles.models import Entry, Tag
from articles.permissions import can
from people.admin import OrganisationAdmin, PersonAdmin
from people.models import Organisation, Person


@admin.action(description=_("Merge two into one"), permissions=["merge"])
def merge_chosen(
    page: admin.ModelAdmin, request: HttpRequest, chosen: models.QuerySet
) -> HttpResponse | None:
    """The earlier one is asked to stay; the page lets the other one stay as well."""
    keys = list(chosen.order_by("-pk").values_list("pk", flat=True)[:3])
    if len(keys) != 2:
        page.message_user(request, gettext("Choose two rows to merge."), messages.WARNING)
        return None
    return redirect("admin:merge", Entry.LISTS[page.model], *keys)


class FreeAddress(forms.ModelForm):
    """Takes no address that leads to another thing since a merge."""

    def taken(self, start: str) -> set[str]:
        return super().taken(start) | redirects.kept_slugs(self._meta.model, start)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        slug = self.cleaned_data.get("slug")
        if slug and redirects.leads_elsewhere(self._meta.model, slug):
            said = gettext("This address leads to what its thing was merged into. Give another.")
            self.add_error("slug", ValidationError(said, code="leads_elsewhere"))
        return cleaned


class Merged(admin.ModelAdmin):
    """Stands before the plain page of a table whose rows may be merged."""

    change_form_template = "desk/merged_form.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = type(self.form.__name__, (FreeAddress, self.form), {})

    def has_merge_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(request.user, "merge", obj or self.model)

    def get_actions(
        self,
        request: HttpRequest,
        action_location: ActionLocation = ActionLocation.CHANGE_LIST,
    ) -> dict[str, Any]:
        found = super().get_actions(request, action_location=action_location)
        ours = self.get_action(merge_chosen, action_location)
        is_offered = found and ours and self.has_merge_permission(request)
        return found | ({ours.name: ours} if is_offered else {})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        thing = context.get("original")
        if thing is not None and self.has_merge_permission(request, thing):
            context["merge_kind"] = Entry.LISTS[self.model]
        return super().render_change_form(request, context, *args, **kwargs)


# The plain pages know themselves alone; these know what leads to their rows.
for model, plain in ((Tag, TagAdmin), (Person, PersonAdmin), (Organisation, OrganisationAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, type(plain.__name__, (Merged, plain), {}))
