"""What every fact carries: where it comes from, how sure it is, since when readers may see it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from facts.constraints import filled, filled_in_both_languages
from facts.fields import PartialDateField, SortKeyField


class Certainty(models.TextChoices):
    SOURCED = "sourced", _("read in the source")
    RULE = "rule", _("made by a rule from a sourced form")
    UNSURE = "unsure", _("unsure: not shown to readers")
    DEMO = "demo", _("invented for the demo")


class Bound(models.TextChoices):
    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")


class Unit(models.TextChoices):
    COUNT = "count", _("pieces")
    PEOPLE = "people", pgettext_lazy("unit", "people")
    KM = "km", _("km")
    KM2 = "km2", _("km²")
    HA = "ha", _("ha")
    TONNES_PER_YEAR = "tonnes-per-year", _("tonnes a year")


class PublicQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None):
        """What readers may see at a moment (now)."""
        return self.filter(public_from__lte=at or timezone.now())


class Public(models.Model):
    """A row with a public side: on the desk alone until `public_from`."""

    public_from = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        help_text=_("Readers see it from this moment on. Empty: it stays on the desk."),
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_public(self, at: datetime | None = None) -> bool:
        return self.public_from is not None and self.public_from <= (at or timezone.now())


class Source(models.Model):
    """Where a fact was read: an outlet and its piece, or what the piece is about."""

    outlet = models.CharField(_("outlet"), max_length=200)
    title = models.CharField(
        _("title"), max_length=300, blank=True, help_text=_("In the language of the source.")
    )
    subject = models.CharField(
        pgettext_lazy("of a source", "subject"),
        max_length=300,
        blank=True,
        help_text=_("What the source tells of, where its title is not known."),
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    published_on = PartialDateField(_("published on"))
    address = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["outlet", "published_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=filled("title") | filled_in_both_languages("subject"),
                name="source_has_a_title_or_a_subject_in_both_languages",
                violation_error_message=_("Give the title, or the subject in both languages."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.title or self.subject or ''}"


class Fact(Public):
    """A statement with its source. What is unsure never becomes public."""

    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    certainty = models.CharField(
        _("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(certainty=Certainty.SOURCED) | models.Q(source__isnull=False),
                name="%(class)s_that_is_sourced_names_its_source",
                violation_error_message=_("Name the source in which this was read."),
            ),
            models.CheckConstraint(
                condition=~models.Q(certainty=Certainty.UNSURE)
                | models.Q(public_from__isnull=True),
                name="%(class)s_that_is_unsure_is_not_public",
                violation_error_message=_("What is unsure cannot be public."),
            ),
        ]


class Measure(Fact):
    """A number with its unit: what was measured or planned, and on which date it held."""

    key = models.SlugField(
        _("key"), max_length=40, help_text=_("One word for the same measure everywhere: area.")
    )
    label = models.CharField(_("label"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit, default=Unit.COUNT)
    bound = models.CharField(_("bound"), max_length=10, choices=Bound, default=Bound.EXACT)
    is_planned = models.BooleanField(_("planned, not reached"), default=False)
    as_of = PartialDateField(_("as of"))

    class Meta(Fact.Meta):
        abstract = True
        ordering = ["key", models.F("as_of").desc(nulls_last=True), "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=filled_in_both_languages("label"),
                name="%(class)s_is_labelled_in_both_languages",
                violation_error_message=_("Fill in the label in both languages."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value.normalize():f}"


class Named(models.Model):
    """A thing with one address and a name in each language; no name stands in for the other."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        help_text=_("The last part of its web address, the same in every language."),
    )
    name = models.CharField(_("name"), max_length=200)
    sort_ru = SortKeyField(of="name_ru")
    sort_kk = SortKeyField(of="name_kk")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=filled_in_both_languages("name"),
                name="%(class)s_has_a_name_in_both_languages",
                violation_error_message=_("Fill in the name in both languages."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.slug


class ReferenceQuerySet(PublicQuerySet):
    def named(self, language: str):
        """Those whose name in the language is known; a name in doubt is not printed."""
        return self.exclude(**{f"name_certainty_{language}": Certainty.UNSURE})

    def shown(self, language: str, at: datetime | None = None):
        return self.public(at).named(language)


class Reference(Named, Public):
    """A named thing of the world: a region, a person, an organisation, a project, an agreement."""

    name_certainty = models.CharField(
        _("certainty of the name"),
        max_length=10,
        choices=Certainty,
        default=Certainty.RULE,
        help_text=_("A name that is unsure in a language is not shown in that language."),
    )
    name_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the name"),
    )
    note = models.TextField(
        _("note for the desk"), blank=True, help_text=_("Never shown to readers.")
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta(Named.Meta):
        abstract = True


class OtherName(Fact):
    """A name in other letters or an alias; searched, and printed where its script is asked for."""

    class Letters(models.TextChoices):
        RU = "ru", _("Russian")
        KK = "kk", _("Kazakh")
        KK_LATN = "kk-latn", _("Kazakh, Latin letters")
        KK_ARAB = "kk-arab", _("Kazakh, Arabic letters")
        ZH = "zh", _("Chinese")
        EN = "en", _("English")

    letters = models.CharField(_("language and letters"), max_length=10, choices=Letters)
    text = models.CharField(_("name"), max_length=200)
    is_alias = models.BooleanField(
        _("alias"), default=True, help_text=_("Searched for, not printed.")
    )

    class Meta(Fact.Meta):
        abstract = True
        ordering = ["letters", "id"]

    def __str__(self) -> str:
        return self.text


def language_column(name: str = "language", **options) -> models.CharField:
    """A column that holds one of the newsroom's two languages."""
    choices = [pair for pair in settings.LANGUAGES if pair[0] in ("ru", "kk")]
    return models.CharField(_(name), max_length=2, choices=choices, **options)
