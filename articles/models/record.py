"""The chain that proves the public record: one entry for each change of a publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordEntry(models.Model):
    """One link. Its digest covers the one before it, so that none can be changed or taken out.

    The publication is named by its number alone: an entry outlives whatever happens to the row.
    """

    class Event(models.TextChoices):
        PUBLISHED = "published", _("published")
        UNTIL = "until", _("end moved")
        CALLED_BACK = "called_back", _("called back")
        ERASED = "erased", _("erased")
        SETTLED = "settled", _("answer settled")
        # No step of a publication: one of the things that it is filed under was merged.
        MERGED = "merged", _("filed anew after a merge")

    number = models.BigIntegerField(_("number"), primary_key=True)
    event = models.CharField(_("event"), max_length=20, choices=Event)
    at = models.DateTimeField(_("at"))
    publication_number = models.BigIntegerField(_("publication"), db_index=True)
    told = models.TextField(_("what was told"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("entry of the record")
        verbose_name_plural = _("entries of the record")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.event} {self.publication_number}"


class RecordHead(models.Model):
    """Where the chain ends now; its seed makes the chain this site's own. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seed = models.CharField(max_length=64)
    number = models.BigIntegerField(_("number"), default=0)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("head of the record")
        verbose_name_plural = _("heads of the record")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="record_has_one_head"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
