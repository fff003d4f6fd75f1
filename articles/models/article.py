"""A story on the desk, whatever the language, and the facts that it is filed under."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles import publishing
from articles.models.public import Publication, Section, Tag
from articles.permissions import require
from facts.fields import PartialDateField
from facts.models import Source
from languages import LANGUAGES
from people.models import Organisation, Person
from photos.models import Photo
from projects.models import Agreement, Project
from regions.models import Region

if TYPE_CHECKING:
    from articles.models.desk import Edition
    from people.models import User


def _about(to: type[models.Model], name: Any, **options: Any) -> models.ManyToManyField:
    return models.ManyToManyField(
        to, blank=True, related_name="articles", verbose_name=name, **options
    )


class TaggedArticle(ItemBase):
    content_object = models.ForeignKey("Article", models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(
        Tag, models.PROTECT, related_name="tagged_articles", verbose_name=_("tag")
    )
    natural_key_fields = ["content_object", "tag"]

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of an article")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_has_a_tag_once")
        ]


class Article(models.Model):
    """A story on the desk, whatever the language. Its key is the number in its addresses."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        EXPLAINER = "explainer", _("explainer")
        OPINION = "opinion", _("opinion")
        ADVERTISING = "advertising", _("advertising")
        STATE_ORDER = "state_order", _("state order")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        default=Kind.NEWS,
        help_text=_("Readers are told of all kinds but news."),
    )
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=_("continues"),
        help_text=_("The part before this one of a story that runs on."),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    regions = _about(Region, _("regions"))
    people = _about(Person, _("people"))
    organisations = _about(Organisation, _("organisations"))
    projects = _about(Project, _("projects"))
    agreements = _about(Agreement, _("agreements"))
    tags = TaggableManager(_("tags"), through=TaggedArticle, blank=True, related_name="articles")
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead photo"),
    )
    authors = models.ManyToManyField(
        Person, blank=True, related_name="written", verbose_name=_("authors")
    )
    credited_to = models.CharField(
        _("credited to"),
        max_length=300,
        blank=True,
        help_text=_("Whom the article names as its source."),
    )
    sources = models.ManyToManyField(
        Source, blank=True, related_name="+", verbose_name=_("sources of its facts")
    )
    story_on = PartialDateField(
        _("story date"),
        help_text=_(
            "When the story was first told, here or elsewhere: 2025-09-18, 2025-09 or 2025. "
            "Empty: the day of its first publication here."
        ),
    )
    is_story_date_unknown = models.BooleanField(
        _("story date is unknown"),
        default=False,
        help_text=_("Readers are told that the date is unknown; no other date stands in for it."),
    )
    label = models.CharField(
        pgettext_lazy("mark on a story", "label"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it beside the story, in these words."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        editable=False,
        help_text=_("Nothing of this story goes public before, in any language."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,  # what an importer brings in has no such person
        related_name="+",
        editable=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_story_date_unknown=False) | models.Q(story_on__isnull=True),
                name="article_with_an_unknown_story_date_has_none",
                violation_error_message=_("Either give the story date or mark it as unknown."),
            ),
            models.CheckConstraint(
                condition=models.Q(continues__isnull=True) | ~models.Q(continues=models.F("id")),
                name="article_does_not_continue_itself",
                violation_error_message=_("A story does not continue itself."),
            ),
        ]

    def __str__(self) -> str:
        """The title for those who work on it: in their own language where it has one."""
        titles = {e.language: e.headline for e in self.editions.all() if e.headline}
        own = titles.get(get_language() or "")
        return own or titles.get("ru") or titles.get("kk") or f"№ {self.pk}"

    def clean(self) -> None:
        super().clean()
        if self.pk and any(part.pk == self.pk for part in self.parts_before()):
            said = _("That part continues this one already: a story does not run in a circle.")
            raise ValidationError({"continues": said}, code="circle")

    def parts_before(self) -> "Iterator[Article]":
        """The parts of the running story before this one, the nearest first."""
        met: set[int] = set()
        part = self.continues
        while part and part.pk not in met:
            met.add(part.pk)
            yield part
            part = part.continues

    def thread(self) -> int | None:
        """The number of the article that its running story began with; None where none runs."""
        parts = list(self.parts_before())
        return parts[-1].pk if parts else None

    def edition(self, language: str) -> "Edition":
        """The article's edition in a language; begun where there is none yet."""
        return self.editions.get_or_create(language=language)[0]

    @transaction.atomic
    def publish_facts(self, *, by: "User") -> list[Publication]:
        """Give each public edition the article's facts of now, its text unchanged.

        Gives what went on record: nothing where readers have these facts already. What waits is
        frozen anew, so that old facts do not come back with it.
        """
        require(by, "publish_facts", self)
        sent = [publishing.put_facts_on_record(edition, by=by) for edition in self._locked()]
        return [publication for publication in sent if publication]

    @transaction.atomic
    def set_embargo(self, *, by: "User", until: datetime | None) -> list[Publication]:
        """Let nothing of the story go public before a moment, or lift that with None.

        Gives what waited for an earlier moment and was called back. What is public stays public.
        """
        require(by, "set_embargo", self)
        if until and until <= timezone.now():
            raise ValidationError(
                _("An embargo ends in the future. To lift it, leave its time empty."), code="past"
            )
        editions = list(self._locked())
        self.embargo_until = until
        self.save(update_fields=["embargo_until"])
        broken = [
            publication
            for edition in editions
            for publication in publishing.call_back_before(edition, until)
        ]
        for edition in editions:
            edition.note_step("embargo", by=by, note=until.isoformat() if until else "")
        return broken

    def _locked(self) -> Iterable["Edition"]:
        """Its editions, their rows taken in one order: no two steps wait for each other."""
        return self.editions.select_for_update(of=("self",), no_key=True).order_by("pk")

    def hidden_things(self, languages: Iterable[str] = LANGUAGES) -> list[models.Model]:
        """What the story names, in the texts of these languages, that readers may not see yet."""
        return [thing for thing in publishing.things_of(self, languages) if not _is_shown(thing)]

    @transaction.atomic
    def show_things(
        self, *, by: "User", at: datetime | None = None, languages: Iterable[str] = LANGUAGES
    ) -> list[models.Model]:
        """Make public, from a moment on (now), all that the story names; nobody gets a page by it.

        Of its texts, those in `languages`: a photo of a draft stays on the desk with the draft.
        What is to be public later already goes out at the earlier of the two moments.
        """
        require(by, "publish_facts", self)
        at = at or timezone.now()
        hidden = [thing for thing in self.hidden_things(languages) if not _is_shown(thing, at)]
        for thing in hidden:
            thing.public_from = at
            thing.full_clean()
            thing.save(update_fields=["public_from"])
        return hidden


def _is_shown(thing: models.Model, at: datetime | None = None) -> bool:
    is_public = getattr(thing, "is_public", None)
    return is_public is None or is_public(at)
