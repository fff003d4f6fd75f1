"""What the steps of publication ask for: notes, kinds, moments, and the fate of what waits."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.body import clean_text
from articles.changes import Assessment
from articles.models import Article, Debt, Edition, Publication
from articles.models.desk import CALL_BACK, KEEP
from articles.publishing import CHANGES
from desk.moments import MomentField

MOST_LETTERS = 5000
# A retraction has a step of its own.
CHANGE_KINDS = [
    ("", _("choose")),
    *(
        (kind, Publication.Kind(kind).label)
        for kind in CHANGES
        if kind != Publication.Kind.RETRACTION
    ),
]
WAITING = [
    (CALL_BACK, _("Call back what waits: readers never see it")),
    (KEEP, _("Keep it: it follows this text at its own moment")),
]


class NoteField(forms.CharField):
    """A few sentences, kept in one normal form and without tricks."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea({"rows": 2})
        super().__init__(max_length=MOST_LETTERS, required=False, widget=widget, **options)

    def clean(self, value: Any) -> str:
        return clean_text(super().clean(value))


def _waiting() -> forms.ChoiceField:
    # No default: what waits is somebody's promise, and nobody guesses what becomes of it.
    return forms.ChoiceField(
        label=_("Another text waits for a later moment. What becomes of it?"),
        choices=WAITING,
        required=False,
        widget=forms.RadioSelect,
    )


class StepForm(forms.Form):
    """What the steps with one edition ask for. A step reads and checks its own fields alone."""

    review_note = NoteField(label=_("Note to the author"))
    kind = forms.ChoiceField(label=_("What has changed"), choices=CHANGE_KINDS, required=False)
    reader_note = NoteField(
        label=_("Note for readers"), help_text=_("A refutation and a reply need one.")
    )
    settles = forms.MultipleChoiceField(
        label=_("This is the answer to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    waiting = _waiting()
    show_things = forms.BooleanField(label=_("Make these public too"), required=False)
    publish_at = MomentField(verb="publish", label=_("Publish at that time"), required=False)
    urgent_reason = NoteField(label=_("Why it cannot wait for a review"))
    end_note = NoteField(label=_("Note for readers"))
    end_waiting = _waiting()
    end_at = MomentField(verb="end", label=_("End at that time"), required=False)
    withdraw_note = NoteField(label=_("Why it is withdrawn, for readers"))
    withdraw_at = MomentField(verb="withdraw", label=_("Withdraw at that time"), required=False)
    retract_note = NoteField(label=_("Why it does not hold, for readers"))
    settle_reason = NoteField(label=_("Why nothing is to be changed"))
    reading_remark = NoteField(label=_("Remark"))

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        debts: Iterable[Debt] = (),
        assessment: Assessment | None = None,
    ) -> None:
        initial = {"kind": assessment.kind} if assessment else {}
        super().__init__(data, prefix=edition.language, initial=initial)
        self.debts = {str(debt.pk): debt for debt in debts}
        self.fields["settles"].choices = [(pk, name_debt(debt)) for pk, debt in self.debts.items()]
        if assessment and not assessment.may_be_typo:
            self.fields["kind"].choices = [
                choice for choice in CHANGE_KINDS if choice[0] != Publication.Kind.TYPO
            ]

    def clean_settles(self) -> list[Debt]:
        return [self.debts[pk] for pk in self.cleaned_data["settles"]]


def name_debt(debt: Debt) -> str:
    """What the other language has told its readers."""
    return f"{debt.publication.get_kind_display()}: {debt.publication.title}"


class EmbargoForm(forms.Form):
    """Until when nothing of a story goes public. `shown` names what the page said it calls back."""

    embargo = MomentField(verb="embargo", label=_("Set the embargo"), required=False)
    shown = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, article: Article) -> None:
        until = article.embargo_until
        initial = {"embargo": until} if until and until > timezone.now() else {}
        super().__init__(data, prefix="story", initial=initial)
