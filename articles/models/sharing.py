"""Previews for people without an account: a link that opens one text for a time."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.desk import Revision
from articles.models.public import Publication
from articles.permissions import can, require

if TYPE_CHECKING:
    from people.models import User

LONGEST = timedelta(hours=72)
LASTING = (timedelta(hours=1), timedelta(hours=24), LONGEST)
KEEP_EXPIRED = timedelta(days=30)
TOKEN_BYTES = 32
WRITTEN = r"[A-Za-z0-9_-]{43}"  # as every token is


class ShareLinkQuerySet(models.QuerySet):
    def make(
        self, *, by: "User", revision: Revision, lasting: timedelta
    ) -> tuple["ShareLink", str]:
        """A link to a text, and the token that opens it: nobody can be told it again."""
        require(by, "share", revision.edition)
        if lasting not in LASTING:
            raise ValidationError(_("Choose how long the link is to work."), code="lasting")
        if revision.erased_at:
            raise ValidationError(_("This text was erased by law."), code="erased")
        token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
        link = self.create(
            token_hash=hashed(token),
            revision=revision,
            made_by=by,
            made_at=now,
            expires_at=now + lasting,
        )
        return link, token

    def opened_by(self, token: str) -> "ShareLink | None":
        """The link that a token opens now; None for every other token, whatever became of it.

        The database is asked for a hash, so that the time of its answer tells nothing of tokens.
        """
        if not re.fullmatch(WRITTEN, token):
            return None
        link = self.alive().for_page().filter(token_hash=hashed(token)).first()
        return link if link and link.is_makers_right else None

    def alive(self, at: datetime | None = None):
        """Not expired, not revoked, its maker still works here, its text is not public.

        Whether the maker still has the right is asked of each link: see is_makers_right.
        """
        at = at or timezone.now()
        return self.filter(
            ~models.Exists(_made_public_since(at)),
            expires_at__gt=at,
            revoked_at=None,
            made_by__is_active=True,
            revision__erased_at=None,
        )

    def of(self, edition: models.Model):
        """The links to the texts of an edition, the latest first, and what became of each."""
        mine = self.filter(revision__edition=edition).for_page()
        return mine.annotate(is_text_public=models.Exists(_made_public_since(timezone.now())))

    def for_page(self):
        return self.select_related("made_by", "revision__author", "revision__edition__article")

    def forget_old(self, at: datetime | None = None) -> int:
        """Delete the links that expired long ago; gives how many."""
        old = self.filter(expires_at__lt=(at or timezone.now()) - KEEP_EXPIRED)
        return old.delete()[0]


def _made_public_since(at: datetime) -> models.QuerySet:
    """What of the same edition has gone public by a moment, and not before the link was made."""
    return Publication.objects.begun(at).filter(
        edition=models.OuterRef("revision__edition"),
        public_from__gte=models.OuterRef("made_at"),
    )


class ShareLink(models.Model):
    """A link to one revision. Its token is known to whom it was given; we keep a hash."""

    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="share_links", verbose_name=_("revision")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    opened = models.PositiveIntegerField(_("opened, times"), default=0)
    last_opened_at = models.DateTimeField(_("last opened at"), null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.made_at}"

    def revoke(self, *, by: "User") -> None:
        """Let it open nothing any more. For its maker, and for the editors of its language."""
        if not self.may_be_revoked(by):
            raise PermissionDenied(_("You have no right to do this."))
        type(self).objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        self.refresh_from_db(fields=["revoked_at"])

    def count_opening(self) -> None:
        """Keep that somebody has opened it, however many do so at once."""
        mine = type(self).objects.filter(pk=self.pk)
        mine.update(opened=models.F("opened") + 1, last_opened_at=timezone.now())

    def may_be_revoked(self, by: "User") -> bool:
        edition = self.revision.edition
        is_own = self.made_by_id == by.pk and can(by, "share", edition)
        return is_own or can(by, "revoke_link", edition)

    @property
    def is_makers_right(self) -> bool:
        """Whether its maker may still share the text."""
        return can(self.made_by, "share", self.revision.edition)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
