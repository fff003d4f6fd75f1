"""The readers' world: what was shown of each edition, when, and in which lists."""

import secrets
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
from people.models import Organisation, Person, Term
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


def new_salt() -> str:
    """Random signs without which nobody can guess a text from its digest."""
    return secrets.token_hex(16)


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

    def not_called_back(self):
        """What stood, stands or is to stand before readers, the earliest first."""
        return self.filter(called_back_at=None).order_by("public_from")

    def waiting(self, at: datetime | None = None):
        """What is to begin after a moment (now), the earliest first."""
        return self.not_called_back().filter(public_from__gt=at or timezone.now())

    def begun(self, at: datetime | None = None):
        """What readers were ever shown up to a moment (now), the latest first."""
        at = at or timezone.now()
        return self.filter(called_back_at=None, public_from__lte=at).order_by("-public_from")

    def for_page(self):
        return self.select_related("section", "lead_photo")

    def for_list(self):
        """All that a line in a list shows; the long text stays in the database."""
        return self.select_related("section", "lead_photo").defer("body")


class Publication(models.Model):
    """What readers are shown of one edition for a time. Written once, by a step.

    Only `public_until` and `called_back_at` are ever changed, by the steps, and each change is told
    to the chain of the record (articles.record). Erasing by law blanks the words and the salt.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        TYPO = "typo", _("typo mended")
        UPDATE = "update", _("update")
        CLARIFICATION = "clarification", _("clarification")
        CORRECTION = "correction", _("correction")
        REFUTATION = "refutation", _("refutation")
        REPLY = "reply", _("reply")
        RETRACTION = "retraction", _("retraction")
        WITHDRAWAL = "withdrawal", _("withdrawal")
        ENDED = "ended", _("ended")

    ENDS = (Kind.WITHDRAWAL, Kind.ENDED)
    # What concerns the story, not one language of it: the other edition owes an answer.
    LINKED = (Kind.CORRECTION, Kind.REFUTATION, Kind.REPLY, Kind.RETRACTION)

    class Basis(models.TextChoices):
        """By what right a publication went out."""

        APPROVED = "approved", _("approved by an editor")
        TYPO = "typo", _("a typo, mended by one editor")
        URGENT = "urgent", _("urgent, before the second reading")
        FACTS = "facts", _("facts of the story, the text unchanged")
        ARCHIVE = "archive", _("brought in from an archive")

    class Genre(models.TextChoices):
        """What readers are told of a story that is no plain news."""

        EXPLAINER = "explainer", _("explainer")
        OPINION = "opinion", _("opinion")
        ADVERTISING = "advertising", _("advertising")
        STATE_ORDER = "state_order", _("state order")

    class Origin(models.TextChoices):
        TRANSLATION = "translation", _("translated")
        MACHINE = "machine", _("machine draft, checked")

    edition = models.ForeignKey(
        "articles.Edition", models.PROTECT, related_name="publications", verbose_name=_("edition")
    )
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, related_name="+", verbose_name=_("revision")
    )
    article_number = models.BigIntegerField(_("article number"))
    language = language_column()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis, default=Basis.APPROVED)
    public_from = models.DateTimeField(_("public from"))
    public_until = models.DateTimeField(_("public until"), null=True)
    called_back_at = models.DateTimeField(_("called back at"), null=True)
    erased_at = models.DateTimeField(_("erased at"), null=True)
    salt = models.CharField(max_length=64, default=new_salt, blank=True, editable=False)
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
    slug = models.SlugField(_("address"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    translator = models.CharField(_("translator"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    label = models.CharField(pgettext_lazy("mark on a story", "label"), max_length=300, blank=True)
    # "" is news, and a text written in this language: what was on record before these columns.
    genre = models.CharField(_("kind of story"), max_length=20, choices=Genre, blank=True)
    origin = models.CharField(_("how it was made"), max_length=20, choices=Origin, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=200, blank=True)
    thread = models.BigIntegerField(
        _("running story"), null=True, help_text=_("The number of the article that it began with.")
    )
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
                condition=filled("title", "slug")
                | models.Q(kind__in=("withdrawal", "ended"))
                | models.Q(erased_at__isnull=False),
                name="publication_has_a_title_and_an_address",
            ),
        ]
        indexes = [
            models.Index(
                fields=["article_number", "language", "public_from"],
                name="publication_of_an_article",
            ),
            models.Index(fields=["public_from"], name="publications_by_moment"),
            models.Index(
                fields=["language", "-public_from", "-article_number"],
                condition=models.Q(
                    kind__in=("correction", "refutation", "reply", "retraction", "withdrawal")
                ),
                name="corrections_of_a_language",
            ),
            models.Index(
                fields=["thread", "language"],
                condition=models.Q(thread__isnull=False),
                name="parts_of_a_running_story",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_number} {self.language}: {self.title}"

    @property
    def is_an_end(self) -> bool:
        return self.kind in self.ENDS


class DebtQuerySet(models.QuerySet):
    def open(self, at: datetime | None = None):
        """Linked changes that went out while the other language was public, not yet answered."""
        at = at or timezone.now()
        change = models.OuterRef("publication__public_from")
        was_public = Publication.objects.filter(
            models.Q(public_until=None) | models.Q(public_until__gt=change),
            article_number=models.OuterRef("article_number"),
            language=models.OuterRef("language"),
            public_from__lte=change,
            called_back_at=None,
        ).exclude(kind__in=Publication.ENDS)
        unsettled = models.Q(settled_at=None) | models.Q(settled_at__gt=at)
        return self.filter(
            unsettled,
            models.Exists(was_public),
            publication__public_from__lte=at,
            publication__called_back_at=None,
        )


class Debt(models.Model):
    """What one language owes its readers since a correction of the other: an answer.

    Settled by a publication of its own, or by an editor's word that nothing is to be changed.
    """

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="debts", verbose_name=_("publication")
    )
    language = language_column()
    article_number = models.BigIntegerField(_("article number"))
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_with = models.ForeignKey(
        Publication, models.SET_NULL, null=True, related_name="settled", verbose_name=_("answer")
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    reason = models.TextField(_("reason"), blank=True)

    objects = DebtQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer owed")
        verbose_name_plural = _("answers owed")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "language"], name="language_owes_one_answer_to_a_change"
            )
        ]
        indexes = [
            models.Index(fields=["article_number", "language"], name="debts_of_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.article_number} {self.language}"


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


class QuoteQuerySet(models.QuerySet):
    def public(self, language: str, at: datetime | None = None):
        """What was said in texts that readers may see, newest first."""
        seen = self.filter(public_at(at, "publication__"), language=language)
        return seen.order_by("-at", "-publication", "position")


class Quote(models.Model):
    """What somebody is quoted with in one publication: made from its text, as entries are."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("who says it")
    )
    term = models.ForeignKey(
        Term, models.SET_NULL, null=True, related_name="+", verbose_name=_("post held then")
    )
    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="quotes", verbose_name=_("publication")
    )
    language = language_column()
    at = models.DateTimeField(_("first public at"))
    position = models.PositiveIntegerField(_("position"))
    text = models.TextField(pgettext_lazy("of a quotation", "text"))

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["-at", "-publication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="quotation_has_its_place_in_a_publication"
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "language", "-at", "-publication"], name="quotes_newest_first"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
