"""Addresses of things that were merged into others."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.public import Entry


class Redirect(models.Model):
    """The slug of what was merged into another thing of its kind; its address leads there for good.

    Texts of the public record name the thing by this slug for ever, so links find it here too.
    """

    list = models.CharField(_("list"), max_length=20, choices=Entry.List)
    slug = models.SlugField(_("address"), max_length=100)
    thing = models.BigIntegerField(_("thing"))
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["-merged_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["list", "slug"], name="slug_leads_to_one_thing")
        ]
        indexes = [models.Index(fields=["list", "thing"], name="redirects_to_a_thing")]

    def __str__(self) -> str:
        return f"{self.list} {self.slug}"
