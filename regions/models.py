"""Regions on both sides of the border: where they lie, since when, and what was counted there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from facts.constraints import ends_after_it_starts
from facts.fields import PartialDateField
from facts.models import Certainty, Fact, Measure, OtherName, Reference, ReferenceQuerySet, Source


class RegionQuerySet(ReferenceQuerySet, TreeQuerySet):
    pass


class Region(Reference):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        OBLAST = "oblast", _("oblast")
        AUTONOMOUS_REGION = "autonomous_region", _("autonomous region")
        AUTONOMOUS_PREFECTURE = "autonomous_prefecture", _("autonomous prefecture")
        PREFECTURE = "prefecture", _("prefecture")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        COUNTY = "county", _("county")
        SETTLEMENT = "settlement", _("settlement")
        CHECKPOINT = "checkpoint", _("border checkpoint")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    parent = TreeNodeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("Where it belongs now. Where it belonged before stands below, with dates."),
    )
    centre = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("centre")
    )
    established_on = PartialDateField(_("established on"))
    established_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of that date"),
    )
    abolished_on = PartialDateField(_("abolished on"))
    chinese_name = models.CharField(_("Chinese name"), max_length=100, blank=True)
    chinese_name_certainty = models.CharField(
        _("certainty of the Chinese name"),
        max_length=10,
        choices=Certainty,
        default=Certainty.SOURCED,
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    is_in_navigation = models.BooleanField(
        _("in the navigation"), default=False, help_text=_("Named at the head of every page.")
    )

    objects = RegionQuerySet.as_manager()

    class Meta(Reference.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["sort_ru", "id"]
        constraints = [
            *Reference.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="region_is_not_its_own_parent",
                violation_error_message=_("A region cannot be a part of itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="region_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, in degrees."),
            ),
            ends_after_it_starts(
                "established_on", "abolished_on", "region_ends_after_it_is_established"
            ),
        ]

    def clean(self) -> None:
        """The database refuses a ring of parents too (migration 0002); here it is a sentence."""
        super().clean()
        if self.pk and self.parent_id and self.pk in _line_of(self.parent_id):
            raise ValidationError({"parent": _("A region cannot be a part of itself.")})


def _line_of(region_id: int) -> set[int]:
    line = Region.objects.ancestors(region_id, include_self=True)
    return set(line.values_list("pk", flat=True))


class FormerBelonging(Fact):
    """What a region was a part of before, from one date to another."""

    region = models.ForeignKey(
        Region, models.CASCADE, related_name="former_belongings", verbose_name=_("region")
    )
    parent = models.ForeignKey(
        Region, models.PROTECT, related_name="former_parts", verbose_name=_("was part of")
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta(Fact.Meta):
        verbose_name = _("former belonging")
        verbose_name_plural = _("former belongings")
        ordering = [models.F("until").desc(nulls_first=True), "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(region=models.F("parent")),
                name="region_was_not_a_part_of_itself",
                violation_error_message=_("A region cannot be a part of itself."),
            ),
            ends_after_it_starts("since", "until", "former_belonging_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.region} — {self.parent}"


class RegionName(OtherName):
    region = models.ForeignKey(
        Region, models.CASCADE, related_name="other_names", verbose_name=_("region")
    )

    class Meta(OtherName.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")


class Statistic(Measure):
    """A number about a region: area, population."""

    region = models.ForeignKey(
        Region, models.CASCADE, related_name="statistics", verbose_name=_("region")
    )

    class Meta(Measure.Meta):
        verbose_name = _("statistic")
        verbose_name_plural = _("statistics")
