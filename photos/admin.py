"""The desk's pages of the photo library."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from facts.admin import SlugForm, make_public, take_back
from photos import files, originals
from photos.models import Attachment, Photo, Rendition

THUMBNAIL = 320  # pixels


def thumbnail_address(photo: Photo, width: int = THUMBNAIL) -> str:
    """The photo at about a width, for the desk; the original as long as there is no rendition."""
    return reverse("admin:photos_photo_thumbnail", args=[photo.pk, width])


def _rendition(photo: Photo, width: int) -> Rendition | None:
    """The narrowest that is wide enough, else the widest; None while they are being made."""
    if photo.rendering_due_at is not None:
        return None
    natural = photo.renditions.filter(
        ratio=Rendition.Ratio.NATURAL, format=Rendition.Format.JPEG
    ).order_by("width")
    return natural.filter(width__gte=width).first() or natural.last()


class FileForm(SlugForm):
    """Keeps the file that was sent while it can still say why it could not."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if "file" in self.changed_data and not self.errors:
            try:
                self.instance.store_file()
            except ValidationError as refusal:
                self.add_error("file", refusal)


class PhotoForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].widget = forms.FileInput(attrs={"accept": "image/*"})

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return files.checked_picture(file) if isinstance(file, UploadedFile) else file

    def words(self) -> str:
        """A picture without words is called by its file."""
        given = self.cleaned_data
        file = getattr(given.get("file"), "name", "") or ""
        name = file.rpartition("/")[2].rpartition(".")[0]
        return given.get("caption_ru") or given.get("alt_ru") or name or "photo"


class FilesAdmin(TranslationAdmin):
    """Who may only look sees no field for a file: Django would print an address of it there."""

    looked_at: dict[str, str] = {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, {**options, "fields": [self.looked_at.get(f, f) for f in options["fields"]]})
            for name, options in fieldsets
        ]


@admin.register(Photo)
class PhotoAdmin(FilesAdmin):
    form = PhotoForm
    looked_at = {"file": "picture"}
    list_display = ["slug", "picture", "caption_ru", "caption_kk", "public_from", "rights_until"]
    search_fields = [
        "slug",
        "alt_ru",
        "alt_kk",
        "caption_ru",
        "caption_kk",
        "credit_ru",
        "credit_kk",
        "creator",
        "copyright",
        "licence",
        "taken_on__startswith",
    ]
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
                    ("creator", "copyright"),
                    "taken_on",
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
        address = thumbnail_address(photo)
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', address)

    def get_urls(self) -> list[URLPattern]:
        asked = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/original/",
                asked(self.original, cacheable=True),
                name="photos_photo_original",
            ),
            path(
                "<int:pk>/thumbnail/<int:width>/",
                asked(self.thumbnail, cacheable=True),
                name="photos_photo_thumbnail",
            ),
            *super().get_urls(),
        ]

    def original(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The picture for the desk, public or not; kept by a browser, but asked for each time."""
        return _kept_by_one(originals.stream(request, self._seen(request, pk)))

    def thumbnail(self, request: HttpRequest, pk: int, width: int) -> HttpResponseBase:
        """As `original`, at about this width."""
        photo = self._seen(request, pk)
        rendition = _rendition(photo, width)
        if rendition is None:
            return _kept_by_one(originals.stream(request, photo))
        return _kept_by_one(originals.stream_rendition(request, rendition))

    def _seen(self, request: HttpRequest, pk: int) -> Photo:
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        return photo


def _kept_by_one(response: HttpResponseBase) -> HttpResponseBase:
    patch_cache_control(response, private=True, no_cache=True)
    return response


class AttachmentForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].widget = forms.FileInput()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return files.checked_attachment(file) if isinstance(file, UploadedFile) else file

    def words(self) -> str:
        return self.cleaned_data.get("title_ru") or "file"


@admin.register(Attachment)
class AttachmentAdmin(FilesAdmin):
    """Documents and tables for readers. Their files, too, have no address but a view that asks."""

    form = AttachmentForm
    looked_at = {"file": "kept"}
    list_display = ["title_ru", "title_kk", "kept", "public_from"]
    list_filter = [("public_from", admin.EmptyFieldListFilter)]
    search_fields = ["slug", "title_ru", "title_kk"]
    readonly_fields = ["kept"]
    actions = [make_public, take_back]
    fieldsets = [
        (None, {"fields": [("title_ru", "title_kk"), "file", "slug"]}),
        (_("Readers and desk"), {"fields": ["public_from"]}),
    ]

    @admin.display(description=_("file"))
    def kept(self, attachment: Attachment) -> SafeString | str:
        """Its kind and size, with the way to look at it."""
        if not attachment.file:
            return ""
        kind = attachment.file.name.rpartition(".")[2].upper()
        address = reverse("admin:photos_attachment_download", args=[attachment.pk])
        return format_html(
            '<a href="{}">{}, {}</a>', address, kind, filesizeformat(attachment.bytes)
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download)
        return [
            path("<int:pk>/download/", view, name="photos_attachment_download"),
            *super().get_urls(),
        ]

    def download(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The file for the desk, public or not; never shown in the browser's own window."""
        attachment = get_object_or_404(Attachment, pk=pk)
        if not self.has_view_permission(request, attachment):
            raise PermissionDenied
        try:
            file = attachment.file.open("rb")
        except FileNotFoundError:
            raise Http404 from None
        suffix = attachment.file.name.rpartition(".")[2]
        return FileResponse(file, as_attachment=True, filename=f"{attachment.slug}.{suffix}")
