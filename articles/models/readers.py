"""What readers send us: reports of mistakes, and that a story was read. Nobody is counted twice."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.permissions import require
from facts.models import language_column

if TYPE_CHECKING:
    from people.models import User

KEEP_CONTACT = timedelta(days=30)
KEEP_READINGS = timedelta(days=30)


class ReportQuerySet(models.QuerySet):
    def open(self):
        """What nobody has answered for yet, the longest waiting first."""
        return self.filter(closed_at=None).order_by("sent_at", "id")

    def forget_contacts(self, at: datetime | None = None) -> int:
        """Take out how to reach the senders of what was closed long ago; gives how many."""
        old = (at or timezone.now()) - KEEP_CONTACT
        return self.filter(closed_at__lt=old).exclude(contact="").update(contact="")


class Report(models.Model):
    """A reader's word that something on a page is wrong. Who sends it is not asked."""

    class Outcome(models.TextChoices):
        MENDED = "mended", _("mended")
        NOTHING = "nothing", _("nothing to mend")
        JUNK = "junk", pgettext_lazy("of a report", "junk")

    language = language_column()
    article_number = models.BigIntegerField(_("article number"), null=True)
    page = models.CharField(_("page"), max_length=300)
    quoted = models.TextField(_("the words in question"), max_length=500, blank=True)
    message = models.TextField(_("what is wrong"), max_length=2000)
    contact = models.CharField(
        _("where to answer"),
        max_length=200,
        blank=True,
        help_text=_("Deleted thirty days after the report is closed."),
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    remark = models.TextField(_("remark"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="closed_report_has_an_outcome",
            )
        ]
        indexes = [
            models.Index(
                fields=["sent_at", "id"],
                condition=models.Q(closed_at__isnull=True),
                name="reports_open",
            ),
            models.Index(fields=["article_number", "language"], name="reports_of_an_article"),
        ]

    def __str__(self) -> str:
        return self.message[:80]

    @transaction.atomic
    def close(self, *, by: "User", outcome: str, remark: str = "") -> None:
        """Say what became of it; who was first is kept."""
        require(by, "close_report", self)
        if outcome not in self.Outcome:
            raise ValidationError(_("Say what became of this report."), code="no_outcome")
        open_one = Report.objects.select_for_update().filter(pk=self.pk, closed_at=None)
        if not open_one.exists():
            raise ValidationError(_("Somebody closed this report already."), code="closed")
        self.outcome, self.remark = outcome, remark.strip()
        self.closed_by, self.closed_at = by, timezone.now()
        self.save(update_fields=["outcome", "remark", "closed_by", "closed_at"])


class ReadingQuerySet(models.QuerySet):
    def count_one(self, *, language: str, article_number: int, day: date | None = None) -> None:
        """Add one reading of a story to its day."""
        row, _is_new = self.get_or_create(
            day=day or timezone.localdate(), language=language, article_number=article_number
        )
        self.filter(pk=row.pk).update(times=models.F("times") + 1)

    def most_read(self, language: str, *, since: date, count: int) -> list[int]:
        """The numbers of the articles read most since a day, in one language."""
        sums = self.filter(language=language, day__gte=since).order_by()
        rows = sums.values("article_number").annotate(all_times=models.Sum("times"))
        ordered = rows.order_by("-all_times", "-article_number")
        return list(ordered.values_list("article_number", flat=True)[:count])

    def forget_old(self, at: datetime | None = None) -> int:
        old = ((at or timezone.now()) - KEEP_READINGS).date()
        return self.filter(day__lt=old).delete()[0]


class Reading(models.Model):
    """How often a story was read on one day: a number, and nothing of those who read."""

    day = models.DateField(_("day"))
    language = language_column()
    article_number = models.BigIntegerField(_("article number"))
    times = models.PositiveIntegerField(_("times"), default=0)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a story", "reading")
        verbose_name_plural = pgettext_lazy("of stories", "readings")
        ordering = ["-day", "language", "-times"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "article_number"], name="readings_of_a_day_stand_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.article_number} {self.language}: {self.times}"
