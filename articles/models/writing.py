"""What is being written at this moment: texts not yet saved, and who has which page open."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.desk import Edition, Revision
from articles.permissions import require
from facts.models import language_column

if TYPE_CHECKING:
    from people.models import User


class NotSeen(ValidationError):
    """Another window keeps a text of the same person here, which this one has not shown them."""

    def __init__(self, other: "Autosave") -> None:
        self.other = other
        super().__init__(
            _("Another text of yours is kept here, from another window. Decide about it first."),
            code="not_seen",
        )


class AutosaveQuerySet(models.QuerySet):
    def of(self, user: "User", edition: Edition):
        """One row at most. An edition of an article that is not begun stands for the new page."""
        return self.filter(user=user, article=edition.article_id, language=edition.language)

    @transaction.atomic
    def keep(
        self,
        *,
        by: "User",
        edition: Edition,
        text: dict[str, str],
        typed_at: datetime,
        seen: Collection[str] = (),
        base: Revision | None = None,
    ) -> "Autosave | None":
        """Keep a cleaned text as it is typed; None where all of it is saved already.

        `seen` are the marks of what this window has kept or taken. NotSeen where something else
        is kept: of two windows neither overwrites the other. What was typed earlier never
        replaces what was typed later. An empty text is none: it replaces nothing.
        """
        require(by, "save_draft", edition)
        if not any(text.values()):
            return None
        if base and base.erased_at:  # a page that stayed open does not bring it back
            raise ValidationError(_("This text was erased by law."), code="erased")
        if edition.pk:  # in turn with save_draft
            list(Edition.objects.select_for_update(of=("self",), no_key=True).filter(pk=edition.pk))
        row = self.of(by, edition).select_for_update(of=("self",)).first()
        if row and row.mark not in seen and row.text != text and not row.is_saved(edition):
            raise NotSeen(row)
        if _is_saved(by, edition, text, base, typed_at):
            self.of(by, edition).delete()
            return None
        kept = {**text, "base": base, "saved_at": min(typed_at, timezone.now())}
        if row is None:
            return self._begin(by, edition, kept)
        if row.saved_at < kept["saved_at"]:
            row.change(**kept)
        return row

    def _begin(self, by: "User", edition: Edition, kept: dict) -> "Autosave":
        whose = {"user": by, "article_id": edition.article_id, "language": edition.language}
        try:
            with transaction.atomic():
                return self.create(**whose, **kept)
        except IntegrityError:
            raise NotSeen(self.of(by, edition).get()) from None

    def forget(self, *, user: "User", edition: Edition, seen: Collection[str]) -> int:
        """Throw away what this window has seen; what another one keeps stays. How many went."""
        rows = self.of(user, edition)
        gone = [row.pk for row in rows if row.mark in seen]
        return rows.filter(pk__in=gone).delete()[0]


class Autosave(models.Model):
    """The text that one person has in one language of an article and has not saved yet.

    Without an article: of the page where a new one is begun. It goes when the text is saved.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves", verbose_name=_("user")
    )
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, related_name="autosaves", verbose_name=_("article")
    )
    language = language_column()
    base = models.ForeignKey(
        Revision, models.SET_NULL, null=True, related_name="+", verbose_name=_("written over")
    )
    title = models.TextField(_("title"), blank=True)
    lead = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"), blank=True)
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("text not yet saved")
        verbose_name_plural = _("texts not yet saved")
        ordering = ["-saved_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article", "language"],
                name="somebody_has_one_unsaved_text_of_an_edition",
            ),
            models.UniqueConstraint(
                fields=["user", "language"],
                condition=models.Q(article__isnull=True),
                name="somebody_has_one_unsaved_text_of_a_new_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.article_id} {self.language}"

    def change(self, **columns: object) -> None:
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))

    @property
    def text(self) -> dict[str, str]:
        return {"title": self.title, "lead": self.lead, "body": self.body}

    @property
    def mark(self) -> str:
        """What a window knows it by: the thousandths of a second of its last key."""
        return str(round(self.saved_at.timestamp() * 1000))

    def is_saved(self, edition: Edition) -> bool:
        """Whether nothing of it is left to save in its edition."""
        return _is_saved(self.user, edition, self.text, self.base, self.saved_at)


def _is_saved(
    by: "User", edition: Edition, text: dict[str, str], base: Revision | None, typed_at: datetime
) -> bool:
    """Whether the text says nothing that is not saved: by anybody last, or by its author since."""
    if not edition.pk:
        own = Revision.objects.filter(author=by, base=None, edition__language=edition.language)
        return own.filter(saved_at__gte=typed_at, **text).exists()
    current = Revision.objects.filter(pk=edition.current_revision_id).first()
    if any(saved and saved.text == text for saved in (current, base)):
        return True
    since = edition.revisions.filter(author=by, pk__gt=base.pk if base else 0)
    return since.filter(**text).exists()


class PresenceQuerySet(models.QuerySet):
    def here(self, at: datetime | None = None):
        """Who has the page open: a page says so more often than every forty seconds."""
        return self.filter(seen_at__gt=(at or timezone.now()) - timedelta(seconds=40))

    def forget_old(self, at: datetime | None = None) -> int:
        """Delete what is older than a day; how many rows went."""
        return self.filter(seen_at__lt=(at or timezone.now()) - timedelta(days=1)).delete()[0]


class Presence(models.Model):
    """That somebody has an article's page open, and when their browser last said so."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user")
    )
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="presences", verbose_name=_("article")
    )
    seen_at = models.DateTimeField(_("seen at"), default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        ordering = ["-seen_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article"], name="somebody_has_a_page_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.article_id}"
