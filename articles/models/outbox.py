"""What is to follow a change, once, when its moment has come; and that the worker is alive."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.public import Publication


class DueQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None)

    def due(self, now: datetime):
        """What is to be done now, the longest due first; what failed waits for its next try."""
        return self.open().filter(next_try_at__lte=now).order_by("next_try_at", "id")

    def failing(self):
        return self.open().exclude(tries=0)


class Due(models.Model):
    """One effect of one change: who is to be told of what, and since when."""

    key = models.CharField(_("key"), max_length=200, unique=True)
    receiver = models.CharField(_("receiver"), max_length=100)
    subject = models.BigIntegerField(_("subject"))
    due_at = models.DateTimeField(_("due at"))
    next_try_at = models.DateTimeField(_("next try at"))
    done_at = models.DateTimeField(_("done at"), null=True)
    tries = models.PositiveIntegerField(_("failed tries"), default=0)
    failure = models.TextField(_("failure"), blank=True)

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = _("due effect")
        verbose_name_plural = _("due effects")
        ordering = ["next_try_at", "id"]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=models.Q(done_at__isnull=True),
                name="due_next",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Heartbeat(models.Model):
    """When a recurring work was last seen alive."""

    name = models.CharField(_("name"), max_length=50, primary_key=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class Notice(models.Model):
    """Tells one of us that a text of theirs has gone public by itself."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("user")
    )
    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="+", verbose_name=_("publication")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    seen_at = models.DateTimeField(_("seen at"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "publication"], name="somebody_is_told_once_of_a_publication"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.publication_id}"
