"""The readers' world: what was shown of each edition, when, and in which lists."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from taggit.models import TagBase

from facts.constraints import filled
from facts.fields import FoldedField, PartialDateField
from facts.models import Named, Public, language_column
from people.models import Organisation, Person
from photos.models import Photo
from projects.models import Agreement, Project
from regions.models import Region


class Section(Named):
    """A part of the newspaper; each article stands in one."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(Named.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]


class Tag(Named, Public, TagBase):
    """A word that ties stories together: one identity, however it is typed, in both languages."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    word_ru = FoldedField(of="name_ru")
    word_kk = FoldedField(of="name_kk")

    class Meta(Named.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["sort_ru", "id"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["word_ru"],
                name="tag_is_one_word_in_russian",
                violation_error_message=_("There is a tag with this Russian word already."),
            ),
            models.UniqueConstraint(
                fields=["word_kk"],
                name="tag_is_one_word_in_kazakh",
                violation_error_message=_("There is a tag with this Kazakh word already."),
            ),
        ]


class Standing(models.TextChoices):
    """What an address of an edition answers."""

    PUBLIC = "public", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNKNOWN = "unknown", _("unknown")


def standing_at(at: datetime | None, prefix: str = "") -> models.Q:
    """A publication that has begun, is not replaced and not called back at a moment (now)."""
    at = at or timezone.now()
    return (
        models.Q(**{f"{prefix}public_until__isnull": True})
        | models.Q(**{f"{prefix}public_until__gt": at})
    ) & models.Q(**{f"{prefix}public_from__lte": at, f"{prefix}called_back_at__isnull": True})


def public_at(at: datetime | None, prefix: str = "") -> models.Q:
    """What readers may see at a moment (now): it stands, and it is not a withdrawal or an end."""
    return standing_at(at, prefix) & ~models.Q(**{f"{prefix}kind__in": Publication.ENDS})


class PublicationQuerySet(models.QuerySet):
    def standing_now(self, language: str):
        """The last word of each edition, be it a text or its withdrawal."""
        return self.filter(standing_at(None), language=language)

    def public(self, language: str, at: datetime | None = None):
        """The texts that readers may see in a language at a moment (now)."""
        return self.filter(public_at(at), language=language)

    def standing(self, article_number: int, language: str) -> Standing:
        """Whether the article is public, was withdrawn, or is unknown in the language."""
        current = self.standing_now(language).filter(article_number=article_number)
        kind = current.values_list("kind", flat=True).first()
        if kind is None:
            return Standing.UNKNOWN
        return Standing.WITHDRAWN if kind in Publication.ENDS else Standing.PUBLIC

    def for_page(self):
        return self.select_related("section", "lead_photo")

    def for_list(self):
        """All that a line in a list shows; the long text stays in the database."""
        return self.select_related("section", "lead_photo").defer("body")


class Publication(models.Model):
    """What readers are shown of one edition for a time. Written once, by a step.

    Only `public_until` and `called_back_at` are ever changed, by the steps.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        TYPO = "typo", _("typo mended")
        UPDATE = "update", _("update")
        CLARIFICATION = "clarification", _("clarification")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")
        WITHDRAWAL = "withdrawal", _("withdrawal")
        ENDED = "ended", _("ended")

    ENDS = (Kind.WITHDRAWAL, Kind.ENDED)

    edition = models.ForeignKey(
        "articles.Edition", models.PROTECT, related_name="publications", verbose_name=_("edition")
    )
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, related_name="+", verbose_name=_("revision")
    )
    article_number = models.BigIntegerField(_("article number"))
    language = language_column()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    public_from = models.DateTimeField(_("public from"))
    public_until = models.DateTimeField(_("public until"), null=True)
    called_back_at = models.DateTimeField(_("called back at"), null=True)
    first_public_at = models.DateTimeField(_("first public at"))
    is_archival = models.BooleanField(
        _("brought in from an archive"),
        default=False,
        help_text=_("The hour at which this went out is not known."),
    )
    began_in_archive = models.BooleanField(
        _("first publication brought in from an archive"),
        default=False,
        help_text=_("Readers are shown the date of the story alone: its hour is not known."),
    )
    slug = models.SlugField(_("address"), max_length=100)
    title = models.CharField(_("title"), max_length=300)
    lead = models.TextField(_("lead"), blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    translator = models.CharField(_("translator"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    label = models.CharField(pgettext_lazy("mark on a story", "label"), max_length=300, blank=True)
    story_on = PartialDateField(_("story date"))
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="+", verbose_name=_("section")
    )
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("lead photo"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("published by"),
    )
    note = models.TextField(_("note for readers"), blank=True)
    body = models.TextField(_("text"), blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-public_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "public_from"],
                condition=models.Q(called_back_at__isnull=True),
                name="edition_begins_one_publication_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(called_back_at__isnull=True, public_until__isnull=True),
                name="edition_has_one_open_publication",
            ),
            models.CheckConstraint(
                condition=models.Q(public_until__isnull=True)
                | models.Q(public_until__gt=models.F("public_from")),
                name="publication_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(first_public_at__lte=models.F("public_from")),
                name="publication_is_not_before_the_first",
            ),
            models.CheckConstraint(
                condition=filled("title", "slug"), name="publication_has_a_title_and_an_address"
            ),
        ]
        indexes = [
            models.Index(
                fields=["article_number", "language", "public_from"],
                name="publication_of_an_article",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_number} {self.language}: {self.title}"

    @property
    def is_an_end(self) -> bool:
        return self.kind in self.ENDS


class EntryQuerySet(models.QuerySet):
    def public(self, language: str, at: datetime | None = None):
        """Entries of texts that readers may see, newest first; a correction moves none."""
        seen = self.filter(public_at(at, "publication__"), language=language)
        return seen.order_by("-at", "-article_number")

    def of(self, thing: models.Model):
        """Entries of one section, region, person, organisation, project, agreement or tag."""
        return self.filter(list=Entry.LISTS[type(thing)], thing=thing.pk)

    def everything(self):
        return self.filter(list=Entry.List.EVERYTHING, thing=0)


class Entry(models.Model):
    """One publication's place in one list. `is_direct`: the story itself is about that thing."""

    class List(models.TextChoices):
        EVERYTHING = "everything", _("everything")
        SECTION = "section", _("section")
        REGION = "region", _("region")
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        PROJECT = "project", _("project")
        AGREEMENT = "agreement", _("agreement")
        TAG = "tag", _("tag")

    LISTS = {
        Section: List.SECTION,
        Region: List.REGION,
        Person: List.PERSON,
        Organisation: List.ORGANISATION,
        Project: List.PROJECT,
        Agreement: List.AGREEMENT,
        Tag: List.TAG,
    }

    list = models.CharField(_("list"), max_length=20, choices=List)
    thing = models.BigIntegerField(_("thing"))
    language = language_column()
    at = models.DateTimeField(_("first public at"))
    article_number = models.BigIntegerField(_("article number"))
    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="entries", verbose_name=_("publication")
    )
    is_direct = models.BooleanField(_("about this thing"), default=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("list entry")
        verbose_name_plural = _("list entries")
        ordering = ["-at", "-article_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "thing", "language", "at", "publication"],
                name="publication_stands_once_in_a_list",
            )
        ]
        indexes = [
            models.Index(
                fields=["list", "thing", "language", "-at", "-article_number"],
                name="list_newest_first",
            )
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.thing}: {self.publication_id}"
