"""The photo library: each picture with its words in both languages, its maker and its rights."""

import secrets
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField

from facts.constraints import filled_in_both_languages
from facts.models import Public, PublicQuerySet, Source
from languages.slugs import slugify
from photos.files import checked_picture
from photos.originals import FOLDER, FOLDERS, Originals


def unguessable_name(photo: "Photo", filename: str) -> str:
    """A path nobody can derive from the photo: its last part is the address readers are given."""
    suffix = filename.rpartition(".")[2].lower()
    return f"{FOLDER}/{secrets.token_urlsafe(16)}.{suffix}"


def _slug_after(file: File) -> str:
    stem = slugify(PurePath(file.name or "").stem, "ru")
    return "-".join(filter(None, (stem, secrets.token_hex(4))))


class PhotoQuerySet(PublicQuerySet):
    def add(self, file: File, **fields: Any) -> "Photo":
        """A photo from an uploaded file; ValidationError for what is not a sound picture.

        `fields` are the photo's columns. Without a `slug` it gets one after its file.
        """
        fields["slug"] = fields.get("slug") or _slug_after(file)
        photo = self.model(file=checked_picture(file), **fields)
        photo.full_clean()
        photo.save(force_insert=True)
        return photo

    def in_file(self, name: str):
        """The photo whose file is called so, whatever its folder."""
        return self.filter(file__in=[f"{folder}/{name}" for folder in FOLDERS])

    def shown(self, at=None):
        """Public, and within the time its rights last (their last day counts)."""
        today = timezone.localdate(at)
        in_rights = models.Q(rights_until__isnull=True) | models.Q(rights_until__gte=today)
        return self.public(at).filter(in_rights)


class Photo(Public):
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    file = ImageField(
        _("file"),
        upload_to=unguessable_name,
        storage=Originals,
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        auto_add_fields=False,
    )
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    focal_point = PPOIField(_("focal point"))
    alt = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, help_text=_("On what terms we may show it.")
    )
    rights_until = models.DateField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("The last day on which we may show it. Empty: no end is known."),
    )
    is_plate = models.BooleanField(
        _("drawn plate"), default=False, help_text=_("Stands where there is no photograph.")
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-id"]
        indexes = [models.Index(fields=["file"], name="photo_by_its_file")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(public_from__isnull=True) | filled_in_both_languages("alt"),
                name="public_photo_is_described_in_both_languages",
                violation_error_message=_(
                    "Describe the picture in both languages before readers see it."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.caption or self.slug

    @property
    def file_name(self) -> str:
        """The name of its file without the folder."""
        return PurePath(self.file.name or "").name
