"""Spellings in the other letters of Kazakh, where the rules would spell a word wrongly."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from facts import letters
from facts.constraints import filled
from facts.models import Source


class SpellingQuerySet(models.QuerySet):
    def pairs(self, script: str) -> models.QuerySet:
        """(written, wanted) in the letters of a script, "latn" or "arab"; KeyError for others."""
        column = COLUMNS[script]
        return self.exclude(**{column: ""}).values_list("written", column)


COLUMNS = {"latn": "latin", "arab": "arabic"}
CHECKED = {"written": letters.kazakh, "latin": letters.latin, "arabic": letters.arabic}


class Spelling(models.Model):
    """A word or a phrase of Kazakh, found with any ending, and what is wanted for it.

    It holds from the moment it is saved, on every page: of what is converted nothing is stored.
    """

    written = models.CharField(
        _("written"),
        max_length=200,
        unique=True,
        help_text=_("The word or the name in Kazakh Cyrillic, without an ending."),
    )
    latin = models.CharField(
        _("in Latin letters"),
        max_length=200,
        blank=True,
        help_text=_("Empty: as the rules spell it."),
    )
    arabic = models.CharField(
        _("in Arabic letters"),
        max_length=200,
        blank=True,
        help_text=_("Empty: as the rules spell it."),
    )
    note = models.TextField(
        _("note for the desk"), blank=True, help_text=_("Never shown to readers.")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    objects = SpellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = ["written"]
        constraints = [
            models.CheckConstraint(
                condition=filled("latin") | filled("arabic"),
                name="spelling_is_given_in_some_letters",
                violation_error_message=_("Give the spelling in Latin or in Arabic letters."),
            )
        ]

    def __str__(self) -> str:
        return self.written

    def clean(self) -> None:
        """Each column is in its own letters, as they are searched for and printed."""
        super().clean()
        wrong = {}
        for column, checked in CHECKED.items():
            try:
                setattr(self, column, checked(getattr(self, column)))
            except ValidationError as error:
                wrong[column] = error
        if wrong:
            raise ValidationError(wrong)
