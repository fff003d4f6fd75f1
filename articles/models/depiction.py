"""Whom and what place a photo shows: the library knows photos alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person
from photos.models import Photo
from regions.models import Region


class Depiction(models.Model):
    photo = models.OneToOneField(
        Photo, models.CASCADE, related_name="depiction", verbose_name=_("photo")
    )
    people = models.ManyToManyField(
        Person, blank=True, related_name="+", verbose_name=_("people shown")
    )
    regions = models.ManyToManyField(
        Region, blank=True, related_name="+", verbose_name=_("places shown")
    )

    class Meta:
        verbose_name = _("what a photo shows")
        verbose_name_plural = _("what photos show")
        ordering = ["photo"]

    def __str__(self) -> str:
        return str(self.photo)
