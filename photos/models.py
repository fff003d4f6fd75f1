"""The photo library: each picture with its words in both languages, its maker and its rights.

Readers are never sent a picture as it came in: they get renditions, and files that were attached.
"""

import secrets
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField

from facts.constraints import filled_in_both_languages
from facts.fields import PartialDateField
from facts.models import Public, PublicQuerySet, Source
from languages.slugs import slugify
from photos.files import checked_picture
from photos.originals import FOLDER, FOLDERS, originals


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
        storage=originals,
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
    creator = models.CharField(
        _("creator"), max_length=200, blank=True, help_text=_("Who took or drew it.")
    )
    copyright = models.CharField(_("copyright notice"), max_length=200, blank=True)
    taken_on = PartialDateField(
        _("taken on"), help_text=_("As exactly as it is known: 2025-09-18, 2025-09 or 2025.")
    )
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
    pixels_digest = models.CharField(
        _("digest of its pixels"), max_length=64, blank=True, editable=False
    )
    rendered_as = models.CharField(
        _("what its renditions show"), max_length=64, blank=True, editable=False
    )
    rendering_due_at = models.DateTimeField(
        _("renditions due at"), null=True, blank=True, editable=False
    )
    rendering_failure = models.TextField(_("failure"), blank=True, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["file"], name="photo_by_its_file"),
            models.Index(fields=["pixels_digest"], name="photo_by_its_pixels"),
            models.Index(
                fields=["rendering_due_at"],
                condition=models.Q(rendering_due_at__isnull=False),
                name="photo_renditions_due",
            ),
        ]
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


class Rendition(models.Model):
    """A photo in one shape, width and format, as readers are sent it."""

    class Ratio(models.TextChoices):
        NATURAL = "natural", _("as it is")
        WIDE = "16x9", "16:9"
        CLASSIC = "4x3", "4:3"
        SQUARE = "1x1", "1:1"

    class Format(models.TextChoices):
        AVIF = "avif", "AVIF"
        JPEG = "jpeg", "JPEG"

    photo = models.ForeignKey(
        Photo, models.CASCADE, related_name="renditions", verbose_name=_("photo")
    )
    ratio = models.CharField(_("ratio"), max_length=10, choices=Ratio)
    format = models.CharField(_("format"), max_length=10, choices=Format)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    bytes = models.PositiveIntegerField(_("bytes"))
    # The last part is the address that readers are given; under one name it never changes.
    name = models.CharField(_("file"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["photo", "ratio", "format", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "ratio", "format", "width"], name="photo_has_a_rendition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.ratio} {self.width} {self.format}"


class Attachment(Public):
    """A file that readers may download: a document, a table."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    file = models.FileField(_("file"), upload_to=unguessable_name, storage=originals)
    bytes = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("file for readers")
        verbose_name_plural = _("files for readers")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=filled_in_both_languages("title"),
                name="attachment_has_a_title_in_both_languages",
                violation_error_message=_("Give the title in both languages."),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.slug
