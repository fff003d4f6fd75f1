"""The photo library: photos as a grid that is searched, and the page of one with all its uses."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Depiction
from desk.focal_point import FocalPointField, show_picture
from desk.thing_versions import REPLACED
from desk.uses import places_of, unused
from desk.versions import VersionedForm
from photos.admin import AttachmentAdmin, PhotoAdmin, PhotoForm, thumbnail_address
from photos.files import pixels_digest
from photos.models import Attachment, Photo

SOON = timedelta(days=14)


# The list.


class Choice(admin.SimpleListFilter, ABC):
    """A filter with named choices, each of them a condition on photos."""

    choices_told: dict[str, Any] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.choices_told.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return (
            self.narrowed(queryset, self.value()) if self.value() in self.choices_told else queryset
        )

    @abstractmethod
    def narrowed(self, photos: models.QuerySet, choice: str | None) -> models.QuerySet:
        """The photos of which the choice holds."""


class SeenBy(Choice):
    title, parameter_name = _("who sees it"), "seen"
    choices_told = {"readers": _("readers"), "desk": _("the desk alone")}

    def narrowed(self, photos: models.QuerySet, choice: str | None) -> models.QuerySet:
        seen = models.Q(public_from__lte=timezone.now())
        return photos.filter(seen) if choice == "readers" else photos.exclude(seen)


class Rights(Choice):
    title, parameter_name = _("rights"), "rights"
    choices_told = {
        "ending": _("end within 14 days"),
        "ended": pgettext_lazy("of rights", "ended"),
        "none": _("no licence named"),
    }

    def narrowed(self, photos: models.QuerySet, choice: str | None) -> models.QuerySet:
        today = timezone.localdate()
        if choice == "ending":
            return photos.filter(rights_until__range=(today, today + SOON))
        if choice == "ended":
            return photos.filter(rights_until__lt=today)
        return photos.filter(licence="")


class Missing(Choice):
    title, parameter_name = _("description"), "described"
    choices_told = {"no": _("missing in a language")}

    def narrowed(self, photos: models.QuerySet, choice: str | None) -> models.QuerySet:
        missing = models.Q(alt_ru="") | models.Q(alt_ru=None) | models.Q(alt_kk="")
        return photos.filter(missing | models.Q(alt_kk=None))


class Used(Choice):
    title, parameter_name = _("use"), "used"
    choices_told = {"no": _("used nowhere")}

    def narrowed(self, photos: models.QuerySet, choice: str | None) -> models.QuerySet:
        return unused(photos)


@dataclass(frozen=True)
class Remark:
    """A few words on a photo; `kind` is public, trouble, or "" for what is merely so."""

    words: str
    kind: str = ""


@dataclass(frozen=True)
class Card:
    photo: Photo
    may_change: bool
    remarks: list[Remark] = field(default_factory=list)

    @property
    def thumbnail(self) -> str:
        return thumbnail_address(self.photo)


def remarks_on(photo: Photo) -> list[Remark]:
    """Who sees a photo, what its rights are, and what is still to be done."""
    seen = (
        Remark(gettext("public"), "public")
        if photo.is_public()
        else Remark(gettext("the desk alone"))
    )
    told = [seen, *_of_rights(photo)]
    if photo.is_plate:
        told.append(Remark(gettext("drawn plate")))
    if not (photo.alt_ru and photo.alt_kk):
        told.append(Remark(gettext("no description"), "trouble"))
    if photo.rendering_failure:
        told.append(Remark(gettext("not made ready for readers"), "trouble"))
    elif photo.rendering_due_at:
        told.append(Remark(gettext("being made ready for readers")))
    return told


def _of_rights(photo: Photo) -> list[Remark]:
    if photo.rights_until is None:
        return [] if photo.licence else [Remark(gettext("no licence named"))]
    day = date_format(photo.rights_until, "SHORT_DATE_FORMAT")
    if have_ended(photo):
        return [Remark(gettext("rights ended: %(day)s") % {"day": day}, "trouble")]
    kind = "trouble" if photo.rights_until <= timezone.localdate() + SOON else ""
    return [Remark(gettext("rights until: %(day)s") % {"day": day}, kind)]


def have_ended(photo: Photo, today: date | None = None) -> bool:
    """Their last day counts."""
    return photo.rights_until is not None and photo.rights_until < (today or timezone.localdate())


# The page of one photo.


class DepictionInline(admin.StackedInline):
    """Whom and what place the photo shows; only where somebody has said so."""

    model = Depiction
    autocomplete_fields = ["people", "regions"]
    fieldsets = [(None, {"fields": [("people", "regions")]})]
    can_delete = False
    verbose_name = _("who and what is shown")
    verbose_name_plural = _("who and what is shown")


class LibraryForm(PhotoForm):
    focal_point = FocalPointField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            show_picture(self, self.instance)
        elif "focal_point" in self.fields:
            self.fields["focal_point"].required = False

    def clean_file(self) -> Any:
        """A new photo is a picture that the library does not have."""
        file = super().clean_file()
        if self.instance.pk is None and (there := Photo.objects.same_picture(pixels_digest(file))):
            raise ValidationError(
                _(
                    "This picture is in the library already: %(photo)s. Use that one; the page "
                    "for uploads stores it a second time, if you want so."
                ),
                code="there_already",
                params={"photo": there},
            )
        return file


class DescribeForm(VersionedForm):
    """What is to be said of a photo that has just come in."""

    focal_point = FocalPointField()

    class Meta:
        model = Photo
        fields = [
            "focal_point",
            "alt_ru",
            "alt_kk",
            "caption_ru",
            "caption_kk",
            "credit_ru",
            "credit_kk",
            "creator",
            "copyright",
            "taken_on",
            "licence",
            "rights_until",
        ]
        widgets = {"rights_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_picture(self, self.instance)


class FilesGoToo(admin.ModelAdmin):
    """A file that no row names is deleted, once that is certain."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What a form has stored goes again where one below it is refused, or nothing is saved."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        finally:
            self._delete_unless_named(getattr(request, "stored_file", None))

    def save_form(self, request: HttpRequest, form: forms.ModelForm, change: bool) -> Any:
        """Another file under the same address: its uses stay, and its version says so."""
        row = super().save_form(request, form, change)
        if "file" in form.changed_data:
            request.stored_file = row.file
            if change:
                row._change_reason = REPLACED
        return row

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if change and "file" in form.changed_data:
            _forget(form.initial["file"])

    def _delete_unless_named(self, file: FieldFile | None) -> None:
        if file and not self.model._base_manager.filter(file=file.name).exists():
            file.storage.delete(file.name)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        _forget(obj.file)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        kept = [row.file for row in queryset]
        super().delete_queryset(request, queryset)
        for file in kept:
            _forget(file)


def _forget(file: FieldFile) -> None:
    transaction.on_commit(partial(file.storage.delete, file.name))


class LibraryAdmin(FilesGoToo, PhotoAdmin):
    form = LibraryForm
    change_list_template = "desk/library.html"
    change_form_template = "desk/library_photo.html"
    actions_selection_counter = False
    list_per_page = 48
    inlines = [DepictionInline]
    search_fields = [
        *PhotoAdmin.search_fields,
        "depiction__people__name_ru",
        "depiction__people__name_kk",
        "depiction__regions__name_ru",
        "depiction__regions__name_kk",
    ]
    search_help_text = _(
        "Words in either language, people and regions shown, the date taken (2025-09), "
        "credit, licence."
    )
    list_filter = [
        SeenBy,
        Rights,
        Missing,
        Used,
        "is_plate",
        ("depiction__people", admin.RelatedOnlyFieldListFilter),
        ("depiction__regions", admin.RelatedOnlyFieldListFilter),
    ]

    class Media:
        css = {"all": ["desk/library.css"]}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        wide = {"is_nav_sidebar_enabled": False}
        response = super().changelist_view(request, wide | (extra_context or {}))
        context = getattr(response, "context_data", None) or {}
        if "cl" in context:
            context["cards"] = [self._card(request, photo) for photo in context["cl"].result_list]
        return response

    def _card(self, request: HttpRequest, photo: Photo) -> Card:
        return Card(photo, self.has_change_permission(request, photo), remarks_on(photo))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        photo = context.get("original")
        if photo:
            context |= {"places": places_of(photo), "remarks": remarks_on(photo)}
        return super().render_change_form(request, context, *args, **kwargs)


class LibraryAttachmentAdmin(FilesGoToo, AttachmentAdmin):
    change_form_template = "desk/library_attachment.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context.get("original"):
            context["places"] = places_of(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)


# The plain pages know photos alone; these know the newsroom.
for model, page in ((Photo, LibraryAdmin), (Attachment, LibraryAttachmentAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, page)
