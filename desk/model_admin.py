"""What the desk gives to every page of every table: rights asked for by row, and form versions."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.auth import get_permission_codename
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse

from desk.reference_history import history
from desk.thing_versions import is_kept
from desk.uses import uses_of
from desk.versions import FIELD, VersionedForm, save_changes, versioned
from facts.models import OtherName

HIDDEN = (None, {"classes": ["hidden"], "fields": [FIELD]})


def may(request: HttpRequest, action: str, row: Any) -> bool:
    """Asks for a right on a row, or on its table."""
    codename = get_permission_codename(action, row._meta)
    return request.user.has_perm(f"{row._meta.app_label}.{codename}", row)


class DeskModelAdmin(admin.ModelAdmin):
    """Stands before each ModelAdmin that is registered with the desk."""

    save_on_top = True

    class Media:
        css = {"all": ["desk/desk.css", "desk/reference.css"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = versioned(self.form)

    # Rights.

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and may(request, "view", obj or self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may(
            request, "change", obj or self.model
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may(
            request, "delete", obj or self.model
        )

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """What is used stays; Django is not asked, which would list its uses, be they thousands."""
        rows = list(objs)
        if uses := [sentence for row in rows for sentence in uses_of(row)]:
            return [], {}, set(), uses
        return super().get_deleted_objects(rows, request)

    # Form versions.

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """A row that is to be saved is taken first, so that two people take turns."""
        row = super().get_object(request, object_id, from_field)
        if row and request.method == "POST" and transaction.get_connection().in_atomic_block:
            row.refresh_from_db(
                from_queryset=self.model._base_manager.select_for_update(of=("self",))
            )
        return row

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return with_version(
            super().get_fieldsets(request, obj),
            is_wanted=obj is not None and self.has_change_permission(request, obj),
        )

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: VersionedForm, change: bool
    ) -> None:
        if change:
            save_changes(obj, form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Versions of what keeps them; of users and articles, Django's log of who did what."""
        if is_kept(self.model):
            return history(self, request, object_id)
        return super().history_view(request, object_id, extra_context)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return [desk_inline(inline) for inline in super().get_inlines(request, obj)]


class DeskInline(InlineModelAdmin):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = versioned(self.form)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        is_wanted = (
            obj is not None
            and may(request, "change", obj)
            and self.has_change_permission(request, obj)
        )
        return with_version(super().get_fieldsets(request, obj), is_wanted=is_wanted)


@cache
def desk_inline(inline: type[InlineModelAdmin]) -> type[InlineModelAdmin]:
    # Where names in other letters are given, a word on where they are printed.
    own = {"template": "desk/other_names.html"} if issubclass(inline.model, OtherName) else {}
    return type(inline.__name__, (DeskInline, inline), own)


def with_version(fieldsets: Any, *, is_wanted: bool) -> list:
    """The fieldsets with the hidden version at their end, where the form may be saved."""
    kept = []
    for name, options in fieldsets:
        fields = [field for field in options["fields"] if field != FIELD]
        kept.append((name, {**options, "fields": fields}))
    return [*kept, HIDDEN] if is_wanted else kept
