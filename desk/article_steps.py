"""The steps that somebody may take now with an edition, and why others are not theirs to take."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.changes import Assessment, assess
from articles.models import Debt, Edition, Publication, SecondReading, Step
from articles.permissions import can
from people.models import User

Stage = Edition.Stage

# Steps of the whole edition; those with one publication or debt are asked for by its row.
STEPS = (
    "submit",
    "approve",
    "send_back",
    "publish",
    "typo",
    "publish_urgently",
    "end",
    "withdraw",
    "retract",
    "ask_erasure",
)
RIGHTS = {"typo": "publish"}
MOST_STEPS_SHOWN = 60  # of all editions of a page


class Rows:
    """What the standings of editions are read from: one question for all editions of a page."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        self.editions = [edition for edition in editions if edition.pk]

    @cached_property
    def waiting(self) -> list[Publication]:
        rows = Publication.objects.waiting().filter(edition__in=self.editions)
        return list(rows.select_related("published_by", "revision").defer("body"))

    @cached_property
    def debts(self) -> list[Debt]:
        numbers = [edition.article_id for edition in self.editions]
        owed = Debt.objects.open().filter(article_number__in=numbers)
        return list(owed.select_related("publication", "settled_with").order_by("pk"))

    @cached_property
    def readings(self) -> list[SecondReading]:
        owed = SecondReading.objects.owed().filter(publication__edition__in=self.editions)
        rows = owed.select_related("publication__published_by", "publication__revision")
        return list(rows.order_by("due_at", "pk"))

    @cached_property
    def history(self) -> list[Step]:
        rows = Step.objects.filter(edition__in=self.editions)
        return list(rows.select_related("by", "publication").order_by("-pk")[:MOST_STEPS_SHOWN])


@dataclass(frozen=True)
class Standing:
    """Where an edition stands, for one who looks at it."""

    edition: Edition
    user: User
    publication: Publication | None
    asked: Rows | None = None  # for all editions of the page, where it shows several

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

    @cached_property
    def rows(self) -> "Rows":
        return self.asked or Rows([self.edition])

    @cached_property
    def waiting(self) -> list[Publication]:
        """What is to begin later, the earliest first."""
        return [each for each in self.rows.waiting if each.edition_id == self.edition.pk]

    @cached_property
    def debts(self) -> list[Debt]:
        """Changes of the other language that its readers, too, are owed."""
        return [each for each in self.rows.debts if each.language == self.edition.language]

    @cached_property
    def readings(self) -> list[SecondReading]:
        """Second readings that are owed."""
        number = self.edition.pk
        return [each for each in self.rows.readings if each.publication.edition_id == number]

    @cached_property
    def history(self) -> list[Step]:
        """What was done with the edition, the latest first."""
        return [each for each in self.rows.history if each.edition_id == self.edition.pk]

    @property
    def before(self) -> Publication | None:
        """What readers have before them, or will have first."""
        return self.publication or next(iter(self.waiting), None)

    @cached_property
    def assessment(self) -> Assessment | None:
        """What the software makes of the change since what readers have."""
        current = self.edition.current_revision
        if self.before is None or current is None or self.before.revision_id == current.pk:
            return None
        return assess(self.before.revision.text, current.text, self.edition.language)

    @property
    def step_names(self) -> set[str]:
        return {name for name in STEPS if self.may(name)}

    def may(self, name: str) -> bool:
        is_right = can(self.user, RIGHTS.get(name, name), self.edition)
        has_text = self.edition.current_revision is not None
        return is_right and has_text and getattr(self, f"may_{name}")()

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
        if self.shows_what_is_public:
            return False
        return self.edition.stage in (Stage.IN_REVIEW, Stage.APPROVED)

    def may_publish(self) -> bool:
        return self.is_approved and not self.shows_what_is_public

    def may_typo(self) -> bool:
        return (
            not self.is_approved
            and self.assessment is not None
            and self.assessment.may_be_typo
            and not self.shows_what_is_public
        )

    def may_publish_urgently(self) -> bool:
        return (
            not self.is_approved and not self.shows_what_is_public and bool(self.edition.headline)
        )

    def may_end(self) -> bool:
        return self.is_public or bool(self.waiting)

    def may_withdraw(self) -> bool:
        return self.is_public

    def may_retract(self) -> bool:
        is_retracted = self.publication and self.publication.kind == Publication.Kind.RETRACTION
        return self.is_public and not is_retracted

    def may_ask_erasure(self) -> bool:
        return True

    def may_call_back(self) -> bool:
        return can(self.user, "call_back", self.edition)

    def may_settle(self) -> bool:
        return can(self.user, "settle", self.edition)

    def may_read_again(self, reading: SecondReading) -> bool:
        sent = reading.publication
        is_other = self.user.pk not in (sent.published_by_id, sent.revision.author_id)
        is_right = can(self.user, "read_again", self.edition)
        return is_right and (is_other or settings.ONE_PERSON_DESK)

    @property
    def is_approved(self) -> bool:
        """Whether the approval covers the text last saved."""
        return (
            self.edition.stage == Stage.APPROVED
            and self.edition.approved_revision_id == self.edition.current_revision_id
        )

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

    @property
    def is_changed_after_approval(self) -> bool:
        approved = self.edition.approved_revision_id
        return (
            self.edition.stage == Stage.WRITING
            and approved is not None
            and approved != self.edition.current_revision_id
            and not self.shows_what_is_public
        )

    def remark(self) -> Any:
        """Why the next step is not this user's to take."""
        if self.is_changed_after_approval:
            return _("The text was changed after it was approved; the approval does not cover it.")
        if self.edition.stage != Stage.IN_REVIEW:
            return ""
        if self.is_changed_under_review:
            return _("The text was changed after it was sent for review: ask for a new one.")
        if self.is_own_text and can(self.user, "approve", self.edition):
            return _("You wrote this text: another editor must approve it.")
        return ""
