"""Who did what with an edition and when; what is owed after it; what the law makes us erase."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.public import Publication


def _someone(name: object, **options: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=name, **options
    )


class Step(models.Model):
    """One step that somebody took with an edition. Written by the step itself."""

    class Name(models.TextChoices):
        SUBMIT = "submit", _("asked for a review")
        APPROVE = "approve", _("approved")
        SEND_BACK = "send_back", _("sent back")
        PUBLISH = "publish", _("published")
        SCHEDULE = "schedule", _("scheduled")
        CALL_BACK = "call_back", _("called back")
        WITHDRAW = "withdraw", _("withdrew")
        RETRACT = "retract", _("retracted")
        END = "end", _("ended")
        EMBARGO = "embargo", _("moved the embargo")
        READ_AGAIN = "read_again", _("read it a second time")
        SETTLE = "settle", _("settled what was owed")
        RESTORE = "restore", _("restored an earlier text")
        PUT_TOGETHER = "put_together", _("put two texts together")
        ASK_ERASURE = "ask_erasure", _("asked to erase")
        DROP_ERASURE = "drop_erasure", _("took back that it be erased")
        ERASE = "erase", _("erased")

    edition = models.ForeignKey(
        "articles.Edition", models.CASCADE, related_name="steps", verbose_name=_("edition")
    )
    name = models.CharField(_("step"), max_length=20, choices=Name)
    by = _someone(_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, related_name="+", verbose_name=_("revision")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, related_name="+", verbose_name=_("publication")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.name}"


class SecondReadingQuerySet(models.QuerySet):
    def owed(self):
        """Of texts that went out urgently, or will, and nobody else has read since."""
        stands = models.Q(publication__called_back_at=None, publication__erased_at=None)
        return self.filter(stands, read_at=None)

    def overdue(self, at: datetime | None = None):
        return self.owed().filter(due_at__lt=at or timezone.now())


class SecondReading(models.Model):
    """What is owed after an urgent publication: that another editor reads it."""

    publication = models.OneToOneField(
        Publication,
        models.CASCADE,
        related_name="second_reading",
        verbose_name=_("publication"),
    )
    reason = models.TextField(_("why it was urgent"))
    due_at = models.DateTimeField(_("due at"))
    read_by = _someone(_("read by"), null=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    remark = models.TextField(_("remark"), blank=True)

    objects = SecondReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(read_by__isnull=True, read_at__isnull=True)
                | models.Q(read_by__isnull=False, read_at__isnull=False),
                name="second_reading_has_its_reader_and_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.due_at}"


class Erasure(models.Model):
    """A text that the law makes us erase: asked by one of chief and administrator, done by both."""

    edition = models.ForeignKey(
        "articles.Edition", models.PROTECT, related_name="erasures", verbose_name=_("edition")
    )
    ground = models.TextField(_("legal ground"), help_text=_("Law, article, decision, date."))
    note = models.TextField(_("note for readers"), help_text=_("Without anything of the text."))
    asked_by = _someone(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_by = _someone(_("confirmed by"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(confirmed_at__isnull=True),
                name="edition_has_one_erasure_asked_for",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("asked_by")),
                name="erasure_is_confirmed_by_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.asked_at}"
