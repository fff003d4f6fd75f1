"""Projects with their money and dates as they were told, and agreements between regions."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from facts.constraints import ends_after_it_starts, filled_in_both_languages
from facts.fields import PartialDateField
from facts.models import Bound, Fact, Measure, Reference, Source
from languages.dates import PartialDate
from people.models import Organisation, Person, Term
from regions.models import Region


class Project(Reference):
    class Stage(models.TextChoices):
        DISCUSSION = "discussion", _("under discussion")
        PLANNED = "planned", _("being planned")
        AGREEMENT_SIGNED = "agreement_signed", _("agreement signed")
        CONSTRUCTION = "construction", _("under construction")
        WORKING = "working", _("in operation")
        STOPPED = "stopped", _("stopped")

    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.DISCUSSION)
    stage_as_of = PartialDateField(_("stage as of"))
    stage_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the stage"),
    )
    regions = models.ManyToManyField(
        Region, blank=True, related_name="projects", verbose_name=_("regions")
    )
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="projects", verbose_name=_("partners")
    )

    class Meta(Reference.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["sort_ru", "id"]


class Figure(Fact):
    """A sum of money as somebody stated it on a date. Later sums stand beside it, never over it."""

    class Kind(models.TextChoices):
        PROMISED = "promised", _("promised")
        BUDGETED = "budgeted", _("budgeted")
        CONTRACTED = "contracted", _("contracted")
        PAID = "paid", _("paid")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="figures", verbose_name=_("project")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    amount = models.DecimalField(
        _("amount"), max_digits=20, decimal_places=2, help_text=_("In whole units: 1500000000.")
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$")],
        help_text=_("Three capitals of ISO 4217: KZT, USD, CNY."),
    )
    bound = models.CharField(_("bound"), max_length=10, choices=Bound, default=Bound.EXACT)
    as_of = PartialDateField(_("as of"))

    class Meta(Fact.Meta):
        verbose_name = _("sum")
        verbose_name_plural = _("sums")
        ordering = [models.F("as_of").asc(nulls_last=True), "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="figure_is_more_than_nothing",
                violation_error_message=_("The sum must be more than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount.normalize():f} {self.currency}"


class Indicator(Measure):
    """A number about a project that is not money: length, capacity, jobs."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="indicators", verbose_name=_("project")
    )

    class Meta(Measure.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


class Milestone(Fact):
    """A step of a project with the date it was planned for and the date it came."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="milestones", verbose_name=_("project")
    )
    text = models.CharField(_("what"), max_length=300)
    planned_on = PartialDateField(_("planned for"))
    actual_on = PartialDateField(_("happened on"))

    class Meta(Fact.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = [models.functions.Coalesce("actual_on", "planned_on"), "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=filled_in_both_languages("text"),
                name="milestone_is_told_in_both_languages",
                violation_error_message=_("Say in both languages what the milestone is."),
            ),
            models.CheckConstraint(
                condition=models.Q(planned_on__isnull=False) | models.Q(actual_on__isnull=False),
                name="milestone_is_planned_or_past",
                violation_error_message=_("Give the planned date or the date it happened."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @transaction.atomic
    def replan(self, planned_on: PartialDate, *, source: Source | None = None) -> None:
        """Move the planned date; the one that was promised before is kept as a slip."""
        row = Milestone.objects.select_for_update().get(pk=self.pk)
        if row.actual_on:
            raise ValidationError(_("This milestone has already happened."))
        if row.planned_on and row.planned_on != planned_on:
            row.slips.create(was_planned_on=row.planned_on, source=row.source)
        self.planned_on, self.source = planned_on, source or row.source
        self.save(update_fields=["planned_on", "source"])


class Slip(models.Model):
    """A date that a milestone was promised for and missed."""

    milestone = models.ForeignKey(
        Milestone, models.CASCADE, related_name="slips", verbose_name=_("milestone")
    )
    was_planned_on = PartialDateField(_("was planned for"), blank=False)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("missed date")
        verbose_name_plural = _("missed dates")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(was_planned_on__isnull=False), name="slip_has_a_date"
            )
        ]

    def __str__(self) -> str:
        return str(self.was_planned_on)


class Agreement(Reference):
    class Kind(models.TextChoices):
        MEMORANDUM = "memorandum", _("memorandum")
        AGREEMENT = "agreement", _("agreement")
        PROTOCOL = "protocol", _("protocol")
        CONTRACT = "contract", _("contract")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    signed_on = PartialDateField(_("signed on"))
    signed_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the signing"),
    )
    expires_on = PartialDateField(_("expires on"))
    text = models.TextField(
        _("text"), blank=True, help_text=_("The wording of the document, where it is published.")
    )

    class Meta(Reference.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["sort_ru", "id"]
        constraints = [
            *Reference.Meta.constraints,
            ends_after_it_starts("signed_on", "expires_on", "agreement_expires_after_its_signing"),
        ]


class Party(models.Model):
    """One side of an agreement: a region, an organisation, or a region by its organisation."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement")
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        verbose_name=_("region"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region__isnull=False) | models.Q(organisation__isnull=False),
                name="party_is_a_region_or_an_organisation",
                violation_error_message=_("Choose a region or an organisation."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "region", "organisation"],
                name="party_signs_an_agreement_once",
            ),
        ]

    def __str__(self) -> str:
        return " / ".join(str(side) for side in (self.region, self.organisation) if side)


class Signatory(models.Model):
    """Who put their name under an agreement, for which party, holding which post."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="signatories", verbose_name=_("agreement")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="signatures", verbose_name=_("person")
    )
    party = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, verbose_name=_("for the party")
    )
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("post")
    )

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "person"], name="person_signs_an_agreement_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Subject(models.Model):
    """One thing that an agreement is about."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="subjects", verbose_name=_("agreement")
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=filled_in_both_languages("name"),
                name="subject_has_a_name_in_both_languages",
                violation_error_message=_("Fill in the subject in both languages."),
            )
        ]

    def __str__(self) -> str:
        return self.name
