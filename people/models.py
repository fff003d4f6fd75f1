"""Those who work here, those whom we write about, and the posts they hold from date to date."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from facts.constraints import ends_after_it_starts, filled_in_both_languages
from facts.fields import PartialDateField
from facts.models import Fact, OtherName, Reference
from languages.dates import PartialDate
from people.attempts import LoginAttempt as LoginAttempt
from photos.models import Photo
from regions.models import Region


class Organisation(Reference):
    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("government body")
        COMPANY = "company", _("company")
        SPORT = "sport", _("sports club")
        CULTURE = "culture", _("cultural institution")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    short = models.CharField(_("short name"), max_length=100, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("region"),
    )
    is_invented = models.BooleanField(_("invented"), default=False)

    class Meta(Reference.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_ru", "id"]


class OrganisationName(OtherName):
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="other_names", verbose_name=_("organisation")
    )

    class Meta(OtherName.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")


class Person(Reference):
    """Somebody we write about. Named surname first; `short` as running text prints the name."""

    name = models.CharField(
        pgettext_lazy("of a person", "name"), max_length=200, help_text=_("Surname first.")
    )
    short = models.CharField(
        _("name in running text"),
        max_length=100,
        blank=True,
        help_text=_("First name and surname, as a story prints them."),
    )
    has_page = models.BooleanField(
        _("has a page"),
        default=False,
        help_text=_(
            "For people in public office. Naming a private person must not make a dossier."
        ),
    )
    is_invented = models.BooleanField(_("invented"), default=False)
    portrait = models.ForeignKey(
        Photo,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )

    class Meta(Reference.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_ru", "id"]

    def title_on(self, day: date | PartialDate, language: str) -> str:
        """The post held on a day, in the language; "" where the sources do not tell."""
        term = self.term_on(day)
        return getattr(term, f"title_{language}") if term else ""

    def term_on(self, day: date | PartialDate) -> "Term | None":
        """The public term that held for all of the day, month or year; a later start leads."""
        return leading([term for term in self.terms.all() if term.is_public()], day)


class PersonName(OtherName):
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="other_names", verbose_name=_("person")
    )

    class Meta(OtherName.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")


class Term(Fact):
    """A post that a person held somewhere for a time."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="terms", verbose_name=_("person")
    )
    title = models.CharField(_("post"), max_length=300)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("region"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("organisation"),
    )
    is_head = models.BooleanField(
        _("leads it"), default=False, help_text=_("The post is the head of the region or body.")
    )
    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"), help_text=_("Empty: still running, or not known."))
    first_seen_on = PartialDateField(
        _("first seen in the post"),
        help_text=_("The first day on which a source shows the person in the post."),
    )
    last_seen_on = PartialDateField(
        _("last seen in the post"),
        help_text=_("The last day on which a source shows the person in the post."),
    )

    class Meta(Fact.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = [models.F("start").desc(nulls_last=True), "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=filled_in_both_languages("title"),
                name="term_has_a_title_in_both_languages",
                violation_error_message=_("Fill in the post in both languages."),
            ),
            models.CheckConstraint(
                condition=models.Q(region__isnull=True) ^ models.Q(organisation__isnull=True),
                name="term_is_in_a_region_or_an_organisation",
                violation_error_message=_("Choose a region or an organisation, one of them."),
            ),
            ends_after_it_starts("start", "end", "term_ends_after_it_starts"),
            ends_after_it_starts(
                "first_seen_on", "last_seen_on", "term_is_last_seen_after_it_is_first_seen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"

    @property
    def first_known_day(self) -> date:
        """The first day that the sources vouch for; date.max where they name none."""
        known = self.start or self.first_seen_on or self.last_seen_on
        return known.earliest() if known else date.max

    @property
    def last_known_day(self) -> date:
        """A start without an end runs on; a post only ever seen ends where it was last seen."""
        if self.end:
            return self.end.latest()
        if self.start:
            return date.max
        seen = self.last_seen_on or self.first_seen_on
        return seen.latest() if seen else date.min

    def covers(self, day: date | PartialDate) -> bool:
        """A start known to the month counts from its first day, an end to its last."""
        known = day if isinstance(day, PartialDate) else PartialDate.of(day)
        return self.first_known_day <= known.earliest() and known.latest() <= self.last_known_day


def leading(terms: Iterable[Term], day: date | PartialDate | None) -> Term | None:
    """Of one person's terms the one held on a day, the later start first; None for no day."""
    held = [term for term in terms if day and term.covers(day)]
    return max(held, key=lambda term: (term.first_known_day, term.pk), default=None)


class NewsroomUserManager(UserManager):
    def create_superuser(self, username: str, email=None, password=None, **fields: Any) -> "User":
        fields.setdefault("role", User.Role.ADMINISTRATOR)
        fields.setdefault("has_russian", True)
        fields.setdefault("has_kazakh", True)
        return super().create_superuser(username, email, password, **fields)


class User(AbstractUser):
    """Somebody who works in the newsroom: one role, and the languages they may work in."""

    class Role(models.TextChoices):
        NONE = "none", _("no rights")
        REPORTER = "reporter", _("reporter")
        EDITOR = "editor", _("editor")
        CHIEF = "chief", _("chief editor")
        ADMINISTRATOR = "administrator", _("administrator")

    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.NONE)
    has_russian = models.BooleanField(_("works in Russian"), default=False)
    has_kazakh = models.BooleanField(_("works in Kazakh"), default=False)
    interface_language = models.CharField(
        _("interface language"), max_length=2, choices=settings.LANGUAGES, default="ru"
    )
    person = models.OneToOneField(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
        help_text=_("Whose name stands under this user's stories."),
    )

    objects = NewsroomUserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    @property
    def languages(self) -> frozenset[str]:
        """The languages this user may write, review and publish in."""
        may_work_in = {"ru": self.has_russian, "kk": self.has_kazakh}
        return frozenset(language for language, may in may_work_in.items() if may)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Asks the backends for superusers too: one place says who may do what."""
        return self.is_active and any(b.has_perm(self, perm, obj) for b in get_backends())

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and any(b.has_module_perms(self, app_label) for b in get_backends())
