"""The photo library: each picture with its words in both languages, its maker and its rights.

Readers are never sent a picture as it came in: they get renditions, and files that were attached.
"""

import hashlib
import json
import secrets
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField

from facts.constraints import filled_in_both_languages
from facts.fields import PartialDateField
from facts.models import Public, PublicQuerySet, Source
from languages.slugs import slugify
from photos.files import checked_attachment, checked_picture, pixels_digest
from photos.originals import FOLDER, originals

LONGEST_STEM = 80
# Changed where renditions come to be made another way, so that all are made again.
RENDERED_HOW = 1
# The worker's columns.
RENDERING = ("rendered_as", "rendering_due_at", "rendering_failure")
# What a rendition shows or says, and what is written together with any of it.
RENDERED = ("file", "focal_point", "creator", "credit_ru", "credit_kk", "copyright")
FOLLOWING = ("pixels_digest", "rendering_due_at", "rendering_failure")


def unguessable_name(photo: "Photo", filename: str) -> str:
    """A path that nobody can derive from the photo or its file's name."""
    suffix = PurePath(filename).suffix.lower()
    return f"{FOLDER}/{secrets.token_urlsafe(16)}{suffix}"


def _slug_after(file: File) -> str:
    stem = slugify(PurePath(file.name or "").stem, "ru")[:LONGEST_STEM].strip("-")
    return "-".join(filter(None, (stem, secrets.token_hex(4))))


def _save_new(row: "Photo | Attachment") -> None:
    """Write a row with its file and its history: all or nothing."""
    row.full_clean()
    row.store_file()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError:
        row.file.storage.delete(row.file.name)
        raise


class PhotoQuerySet(PublicQuerySet):
    def add(self, file: File, **fields: Any) -> "Photo":
        """A photo from an uploaded file; ValidationError for what is not a sound picture.

        `fields` are the photo's columns. Without a `slug` it gets one after its file.
        """
        fields["slug"] = fields.get("slug") or _slug_after(file)
        photo = self.model(file=checked_picture(file), **fields)
        _save_new(photo)
        return photo

    def same_picture(self, digest: str) -> "Photo | None":
        """The first photo that shows the same pixels; see `photos.files.pixels_digest`."""
        return self.filter(pixels_digest=digest).order_by("pk").first() if digest else None

    def due(self, at: datetime):
        """Those whose renditions are to be made, the longest due first."""
        return self.filter(rendering_due_at__lte=at).order_by("rendering_due_at", "pk")

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

    def save(self, *args: Any, update_fields: Any = None, **options: Any) -> None:
        """Renditions become due where those that there are show something else."""
        self.store_file()
        if update_fields is None and not self._state.adding:
            # The worker may have been here since the row was read.
            self.refresh_from_db(fields=RENDERING)
        if update_fields is None or set(RENDERED).intersection(update_fields):
            self._ask_for_renditions()
            update_fields = update_fields and {*update_fields, *FOLLOWING}
        super().save(*args, update_fields=update_fields, **options)

    def _ask_for_renditions(self) -> None:
        if self.to_be_rendered() != self.rendered_as:
            self.rendering_due_at, self.rendering_failure = timezone.now(), ""

    def store_file(self) -> None:
        """Store the picture that was given, if one was, while a form can still say why not.

        ValidationError where it is no sound picture or the disk is full.
        """
        if self.file and not self.file._committed:
            given = self.file.file
            self.pixels_digest = pixels_digest(given)
            self.file.save(self.file.name, given, save=False)

    def to_be_rendered(self) -> str:
        """A digest of all that its renditions show and say."""
        told = [str(getattr(self, name) or "") for name in RENDERED]
        return hashlib.sha256(json.dumps([RENDERED_HOW, *told]).encode()).hexdigest()

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
        return f"{self.photo_id} {self.get_ratio_display()} {self.width} {self.format}"


class AttachmentQuerySet(PublicQuerySet):
    def add(self, file: File, **fields: Any) -> "Attachment":
        """A file for readers; ValidationError for what they are not to be given."""
        fields["slug"] = fields.get("slug") or _slug_after(file)
        attachment = self.model(file=checked_attachment(file), **fields)
        _save_new(attachment)
        return attachment


class Attachment(Public):
    """A file that readers may download: a document, a table."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    file = models.FileField(_("file"), upload_to=unguessable_name, storage=originals)
    bytes = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    title = models.CharField(_("title"), max_length=200)

    objects = AttachmentQuerySet.as_manager()

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

    def store_file(self) -> None:
        """Store the file that was given, if one was; ValidationError where the disk is full."""
        if self.file and not self.file._committed:
            self.bytes = self.file.size
            self.file.save(self.file.name, self.file.file, save=False)
