"""The steps that somebody may take now with an edition, and what taking one does."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition, Publication, Revision
from articles.permissions import can
from people.models import User

Stage = Edition.Stage

LABELS = {
    "submit": _("Ask for a review"),
    "approve": _("Approve"),
    "send_back": _("Send back"),
    "publish": _("Publish"),
    "withdraw": _("Withdraw"),
}
DONE = {
    "submit": _("%(language)s: a review is asked for."),
    "approve": _("%(language)s: the text is approved."),
    "send_back": _("%(language)s: the text is sent back to its author."),
    "publish": _("%(language)s: the text is public."),
    "withdraw": _("%(language)s: the text is withdrawn, and readers are told why."),
}


@dataclass(frozen=True)
class Standing:
    """Where an edition stands, for one who looks at it."""

    edition: Edition
    user: User
    publication: Publication | None

    @property
    def is_public(self) -> bool:
        return self.publication is not None and not self.publication.is_an_end

    @property
    def shows_what_is_public(self) -> bool:
        return (
            self.is_public
            and self.publication is not None
            and self.publication.revision_id == self.edition.current_revision_id
        )

    def steps(self) -> list[tuple[str, Any]]:
        if self.edition.current_revision is None:
            return []
        return [
            (name, label)
            for name, label in LABELS.items()
            if can(self.user, name, self.edition) and getattr(self, f"may_{name}")()
        ]

    def may_submit(self) -> bool:
        if self.edition.stage == Stage.IN_REVIEW:
            return self.is_changed_under_review
        return self.edition.stage != Stage.APPROVED and bool(self.edition.headline)

    def may_approve(self) -> bool:
        return (
            self.edition.stage == Stage.IN_REVIEW
            and not self.is_changed_under_review
            and not self.is_own_text
        )

    def may_send_back(self) -> bool:
        return self.edition.stage in (Stage.IN_REVIEW, Stage.APPROVED)

    def may_publish(self) -> bool:
        return (
            self.edition.stage == Stage.APPROVED
            and self.edition.approved_revision_id == self.edition.current_revision_id
            and not self.shows_what_is_public
        )

    def may_withdraw(self) -> bool:
        return self.is_public

    @property
    def is_own_text(self) -> bool:
        current = self.edition.current_revision
        return (
            current is not None
            and current.author_id == self.user.pk
            and not settings.ONE_PERSON_DESK
        )

    @property
    def is_changed_under_review(self) -> bool:
        return (
            self.edition.stage == Stage.IN_REVIEW
            and self.edition.submitted_revision_id != self.edition.current_revision_id
        )

    def remark(self) -> Any:
        """Why the next step is not this user's to take."""
        if self.edition.stage != Stage.IN_REVIEW:
            return ""
        if self.is_changed_under_review:
            return _("The text was changed after it was sent for review: ask for a new one.")
        if self.is_own_text and can(self.user, "approve", self.edition):
            return _("You wrote this text: another editor must approve it.")
        return ""


def take(name: str, edition: Edition, *, by: User, revision: Revision, given: Any) -> None:
    """Take one step. ValidationError or PermissionDenied where it is refused."""
    if name == "submit":
        edition.submit(by=by, revision=revision)
    elif name == "approve":
        edition.approve(by=by, revision=revision, note=given["review_note"])
    elif name == "send_back":
        edition.send_back(by=by, note=given["review_note"])
    elif name == "publish":
        _publish(edition, by=by, revision=revision, given=given)
    elif name == "withdraw":
        edition.withdraw(by=by, note=given["reader_note"])


@transaction.atomic
def _publish(edition: Edition, *, by: User, revision: Revision, given: Any) -> None:
    """Publish, and in the same moment show what the story names, where that is asked for."""
    if given["show_things"]:
        edition.article.show_things(by=by)
    kind = given["kind"] if edition.current_publication() else Publication.Kind.FIRST
    edition.publish(by=by, revision=revision, kind=kind, note=given["reader_note"])


def has_public_edition(article: Article) -> bool:
    return any(
        (current := edition.current_publication()) and not current.is_an_end
        for edition in article.editions.all()
    )
