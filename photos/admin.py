"""The desk's pages of the photo library."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from facts.admin import SlugForm, make_public, take_back
from photos.files import checked_picture
from photos.models import Photo
from photos.originals import stream


def original_address(photo: Photo) -> str:
    return reverse("admin:photos_photo_original", args=[photo.pk])


class OriginalInput(forms.FileInput):
    """The picture that is there, with its focal point to click on, and the field for another."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, value, attrs, renderer)
        photo = getattr(value, "instance", None)
        if photo is None or photo.pk is None:
            return field
        return format_html(
            '<div class="imagefield" data-ppoi-id="id_focal_point"><div class="imagefield-preview">'
            '<img class="imagefield-preview-image" src="{}" alt=""></div>'
            '<div class="imagefield-widget">{}</div></div>',
            original_address(photo),
            field,
        )


class PhotoForm(SlugForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].widget = OriginalInput()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return checked_picture(file) if isinstance(file, UploadedFile) else file

    def words(self) -> str:
        """A picture without words is called by its file."""
        given = self.cleaned_data
        file = getattr(given.get("file"), "name", "") or ""
        name = file.rpartition("/")[2].rpartition(".")[0]
        return given.get("caption_ru") or given.get("alt_ru") or name or "photo"


# What stands in the place of a field for who may not change it.
LOOKED_AT = {"file": "picture"}


@admin.register(Photo)
class PhotoAdmin(TranslationAdmin):
    form = PhotoForm
    list_display = ["slug", "picture", "caption_ru", "caption_kk", "public_from", "rights_until"]
    list_filter = [("public_from", admin.EmptyFieldListFilter), "is_plate", "rights_until"]
    search_fields = ["slug", "caption_ru", "caption_kk", "alt_ru", "alt_kk", "credit_ru"]
    autocomplete_fields = ["source"]
    readonly_fields = ["picture"]
    actions = [make_public, take_back]
    fieldsets = [
        (None, {"fields": ["file", "focal_point", "slug", "is_plate"]}),
        (
            _("Words"),
            {
                "fields": [
                    ("alt_ru", "alt_kk"),
                    ("caption_ru", "caption_kk"),
                    ("credit_ru", "credit_kk"),
                ]
            },
        ),
        (_("Rights"), {"fields": ["source", "licence", "rights_until"]}),
        (_("Readers and desk"), {"fields": ["public_from"]}),
    ]

    @admin.display(description=_("picture"))
    def picture(self, photo: Photo) -> SafeString | str:
        if not photo.file:
            return ""
        address = original_address(photo)
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', address)

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """Who may only look sees the picture; Django would print an address of the file."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, {**options, "fields": [LOOKED_AT.get(f, f) for f in options["fields"]]})
            for name, options in fieldsets
        ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.original, cacheable=True)
        return [
            path("<int:pk>/original/", view, name="photos_photo_original"),
            *super().get_urls(),
        ]

    def original(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The picture for the desk, public or not; kept by a browser, but asked for each time."""
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        response = stream(request, photo)
        patch_cache_control(response, private=True, no_cache=True)
        return response
