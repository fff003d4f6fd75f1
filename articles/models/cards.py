"""The picture that other sites show beside a link to a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.public import Publication


class SocialCard(models.Model):
    """Drawn by the worker for one publication, with its title; `drawn_as` says from what.

    A Kazakh one is drawn in each of the letters that it is read in.
    """

    class Script(models.TextChoices):
        CYRILLIC = "cyrl", _("Cyrillic letters")
        LATIN = "latn", _("Latin letters")
        ARABIC = "arab", _("Arabic letters")

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="social_cards", verbose_name=_("publication")
    )
    script = models.CharField(_("letters"), max_length=4, choices=Script, default=Script.CYRILLIC)
    name = models.CharField(_("file"), max_length=200, unique=True)
    width = models.PositiveIntegerField(_("width, pixels"))
    height = models.PositiveIntegerField(_("height, pixels"))
    bytes = models.PositiveIntegerField(_("bytes"))
    drawn_as = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("social card")
        verbose_name_plural = _("social cards")
        ordering = ["-publication", "script"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "script"], name="card_is_drawn_once_in_each_script"
            )
        ]

    def __str__(self) -> str:
        return self.name
