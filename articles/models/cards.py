"""The picture that other sites show beside a link to a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.public import Publication


class SocialCard(models.Model):
    """Drawn by the worker for one publication, with its title; `drawn_as` says from what."""

    publication = models.OneToOneField(
        Publication, models.CASCADE, related_name="social_card", verbose_name=_("publication")
    )
    name = models.CharField(_("file"), max_length=200, unique=True)
    width = models.PositiveIntegerField(_("width, pixels"))
    height = models.PositiveIntegerField(_("height, pixels"))
    bytes = models.PositiveIntegerField(_("bytes"))
    drawn_as = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("social card")
        verbose_name_plural = _("social cards")
        ordering = ["-publication"]

    def __str__(self) -> str:
        return self.name
