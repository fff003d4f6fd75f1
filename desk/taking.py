"""Takes the step whose button was pressed; nothing that the button did not say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.models import Article, Debt, Edition, Publication, Revision
from desk.checks.checking import refuse_blocked
from desk.step_forms import EmbargoForm, StepForm
from people.models import User

DONE = {
    "submit": gettext_lazy("%(language)s: a review is asked for."),
    "approve": gettext_lazy("%(language)s: the text is approved."),
    "send_back": gettext_lazy("%(language)s: the text is sent back to its author."),
    "publish": gettext_lazy("%(language)s: the text is public."),
    "publish_at": gettext_lazy("%(language)s: the text waits for its moment."),
    "typo": gettext_lazy("%(language)s: the typo is mended before readers."),
    "publish_urgently": gettext_lazy(
        "%(language)s: the text is public. A second reading is owed within a day."
    ),
    "call_back": gettext_lazy("%(language)s: what waited is called back."),
    "end": gettext_lazy("%(language)s: the text is no longer shown."),
    "end_at": gettext_lazy("%(language)s: the text ends at its moment."),
    "withdraw": gettext_lazy("%(language)s: the text is withdrawn, and readers are told why."),
    "withdraw_at": gettext_lazy("%(language)s: the text will be withdrawn at its moment."),
    "retract": gettext_lazy("%(language)s: the text stands under a notice that it does not hold."),
    "settle": gettext_lazy("%(language)s: it is noted why nothing is to be changed."),
    "read_again": gettext_lazy("%(language)s: the second reading is done."),
}
# These are about the text as it stands on the page.
ABOUT_THE_TEXT = {"submit", "approve", "publish", "publish_at", "typo", "publish_urgently"}
PUBLISHING = ["kind", "reader_note", "waiting", "settles", "show_things"]
# The fields that a step reads; what is typed for another step does not hold it up.
FIELDS = {
    "approve": ["review_note"],
    "send_back": ["review_note"],
    "publish": PUBLISHING,
    "publish_at": [*PUBLISHING, "publish_at"],
    "typo": ["waiting"],
    "publish_urgently": [*PUBLISHING, "urgent_reason"],
    "end": ["end_note", "end_waiting"],
    "end_at": ["end_note", "end_waiting", "end_at"],
    "withdraw": ["withdraw_note"],
    "withdraw_at": ["withdraw_note", "withdraw_at"],
    "retract": ["retract_note"],
    "settle": ["settle_reason"],
    "read_again": ["reading_remark"],
}


class NotYet(Exception):
    """Nothing is done: the page says first what the press will do."""

    def __init__(self, called_back: list[Publication] | None = None) -> None:
        self.called_back = called_back or []
        super().__init__()


@dataclass(frozen=True)
class Press:
    """A button as it was sent: "ru:call_back:17" names language, step and publication."""

    language: str
    name: str
    subject: int | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        language, _colon, rest = text.partition(":")
        name, _colon, number = rest.partition(":")
        is_number = number.isascii() and number.isdecimal() and len(number) < 19
        return cls(language, name, int(number) if is_number else None)


@dataclass(frozen=True)
class Answer:
    """What the page says to a press that did nothing."""

    press: Press
    said: str
    called_back: list[Publication] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """All that one press asks for."""

    edition: Edition
    by: User
    revision: Revision
    form: StepForm
    subject: int | None

    def __getitem__(self, name: str) -> Any:
        return self.form.cleaned_data[name]

    def moment(self, name: str) -> datetime:
        """The moment that the button said. NotYet where it said another one, or none."""
        if self[name] is None:
            raise ValidationError(_("Give both the date and the time."), code="incomplete")
        if not self.form[name].is_said:
            raise NotYet
        return self[name]

    def publication(self) -> Publication:
        found = self.edition.publications.filter(pk=self.subject).first()
        if found is None:
            raise ValidationError(_("This text is not of this edition."), code="wrong_subject")
        return found

    def debt(self) -> Debt:
        found = Debt.objects.filter(pk=self.subject).first()
        if found is None:
            raise ValidationError(_("This is not owed by this edition."), code="wrong_subject")
        return found


def take(press: Press, asked: Asked) -> None:
    """Take one step. ValidationError or PermissionDenied: it is refused; NotYet: it is asked."""
    if press.name not in TAKEN:
        raise PermissionDenied(_("You have no right to do this."))
    asked.form.full_clean()
    errors = [
        asked.form.errors[each] for each in FIELDS.get(press.name, ()) if each in asked.form.errors
    ]
    if errors:
        raise ValidationError([sentence for each in errors for sentence in each])
    with transaction.atomic():
        TAKEN[press.name](asked)


def _submit(asked: Asked) -> None:
    asked.edition.submit(by=asked.by, revision=asked.revision)


def _approve(asked: Asked) -> None:
    asked.edition.approve(by=asked.by, revision=asked.revision, note=asked["review_note"])


def _send_back(asked: Asked) -> None:
    asked.edition.send_back(by=asked.by, note=asked["review_note"])


def _publish(asked: Asked, at: datetime | None = None) -> None:
    """Publish, and from the same moment show what the story names, where that is asked for."""
    refuse_blocked(asked.edition, revision=asked.revision, at=at)
    if asked["show_things"]:
        _show_things(asked, at)
    asked.edition.publish(
        by=asked.by,
        revision=asked.revision,
        kind=_kind(asked, at),
        note=asked["reader_note"],
        at=at,
        waiting=asked["waiting"] or None,
        settles=asked["settles"] or None,
    )


def _show_things(asked: Asked, at: datetime | None = None) -> None:
    edition = asked.edition
    edition.article.show_things(by=asked.by, at=at, languages=[edition.language])


def _publish_at(asked: Asked) -> None:
    _publish(asked, asked.moment("publish_at"))


def _kind(asked: Asked, at: datetime | None = None) -> str:
    moment = at or timezone.now() + publishing.LAST_MOMENT
    before, _after = publishing.neighbours(asked.edition, moment)
    # A press sent twice finds the first publication that the first one made.
    is_sent_again = before is not None and before.revision_id == asked.revision.pk
    is_first = before is None or (is_sent_again and not asked["kind"])
    return Publication.Kind.FIRST if is_first else asked["kind"]


def _typo(asked: Asked) -> None:
    refuse_blocked(asked.edition, revision=asked.revision)
    asked.edition.publish(
        by=asked.by,
        revision=asked.revision,
        kind=Publication.Kind.TYPO,
        waiting=asked["waiting"] or None,
    )


def _publish_urgently(asked: Asked) -> None:
    refuse_blocked(asked.edition, revision=asked.revision, is_urgent=True)
    if asked["show_things"]:
        _show_things(asked)
    asked.edition.publish_urgently(
        by=asked.by,
        revision=asked.revision,
        reason=asked["urgent_reason"],
        kind=_kind(asked),
        note=asked["reader_note"],
        waiting=asked["waiting"] or None,
    )


def _call_back(asked: Asked) -> None:
    asked.edition.call_back(by=asked.by, publication=asked.publication())


def _end(asked: Asked, at: datetime | None = None) -> None:
    asked.edition.end(
        by=asked.by, note=asked["end_note"], at=at, waiting=asked["end_waiting"] or None
    )


def _end_at(asked: Asked) -> None:
    _end(asked, asked.moment("end_at"))


def _withdraw(asked: Asked, at: datetime | None = None) -> None:
    asked.edition.withdraw(by=asked.by, note=asked["withdraw_note"], at=at)


def _withdraw_at(asked: Asked) -> None:
    _withdraw(asked, asked.moment("withdraw_at"))


def _retract(asked: Asked) -> None:
    asked.edition.retract(by=asked.by, note=asked["retract_note"])


def _settle(asked: Asked) -> None:
    asked.edition.settle(by=asked.by, debt=asked.debt(), reason=asked["settle_reason"])


def _read_again(asked: Asked) -> None:
    asked.edition.read_again(
        by=asked.by, publication=asked.publication(), remark=asked["reading_remark"]
    )


TAKEN: dict[str, Callable[[Asked], None]] = {
    "submit": _submit,
    "approve": _approve,
    "send_back": _send_back,
    "publish": _publish,
    "publish_at": _publish_at,
    "typo": _typo,
    "publish_urgently": _publish_urgently,
    "call_back": _call_back,
    "end": _end,
    "end_at": _end_at,
    "withdraw": _withdraw,
    "withdraw_at": _withdraw_at,
    "retract": _retract,
    "settle": _settle,
    "read_again": _read_again,
}


def set_embargo(article: Article, *, by: User, form: EmbargoForm) -> str:
    """Set the embargo that the button said, and call back what the page said; else NotYet."""
    if not form.is_valid():
        raise ValidationError([sentence for each in form.errors.values() for sentence in each])
    until = form.cleaned_data["embargo"]
    if until is None:
        raise ValidationError(_("Give both the date and the time."), code="incomplete")
    with transaction.atomic():
        broken = article.set_embargo(by=by, until=until)
        if not form["embargo"].is_said or form.cleaned_data["shown"] != numbers(broken):
            raise NotYet(broken)
    return _("The embargo is set, for both languages.")


def lift_embargo(article: Article, *, by: User) -> str:
    article.set_embargo(by=by, until=None)
    return _("The embargo is lifted. What was called back stays so.")


def numbers(publications: list[Publication]) -> str:
    """Which publications, as the page's form carries it."""
    return " ".join(str(publication.pk) for publication in publications)
