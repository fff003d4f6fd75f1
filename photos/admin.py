"""The desk's pages of the photo library."""

from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from facts.admin import SlugForm, make_public, take_back
from photos.files import checked_picture
from photos.models import Photo


class PhotoForm(SlugForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return checked_picture(file) if isinstance(file, UploadedFile) else file

    def words(self) -> str:
        """A picture without words is called by its file."""
        given = self.cleaned_data
        file = getattr(given.get("file"), "name", "") or ""
        name = file.rpartition("/")[2].rpartition(".")[0]
        return given.get("caption_ru") or given.get("alt_ru") or name or "photo"


@admin.register(Photo)
class PhotoAdmin(TranslationAdmin):
    form = PhotoForm
    list_display = ["slug", "picture", "caption_ru", "caption_kk", "public_from", "rights_until"]
    list_filter = [("public_from", admin.EmptyFieldListFilter), "is_plate", "rights_until"]
    search_fields = ["slug", "caption_ru", "caption_kk", "alt_ru", "alt_kk", "credit_ru"]
    autocomplete_fields = ["source"]
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
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', photo.file.url)
