"""The desk's world: articles, their editions in each language, and every text ever saved."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles import publishing
from articles.body import clean, clean_text
from articles.models.public import Publication, Section, Tag
from articles.permissions import can
from facts.fields import PartialDateField
from facts.models import Source, language_column
from languages.dates import PartialDate
from languages.slugs import slugify
from people.models import Organisation, Person
from photos.models import Photo
from projects.models import Agreement, Project
from regions.models import Region

if TYPE_CHECKING:
    from people.models import User


def _about(to: type[models.Model], name: Any, **options: Any) -> models.ManyToManyField:
    return models.ManyToManyField(
        to, blank=True, related_name="articles", verbose_name=name, **options
    )


class StaleBase(ValidationError):
    """Somebody saved this edition since the form was opened; what was sent is kept beside it."""

    def __init__(self, kept: "Revision", current: "Revision") -> None:
        self.kept = kept
        self.current = current
        super().__init__(
            _(
                "%(author)s saved this text after you had opened it. Nothing is lost: "
                "both texts are kept and stand side by side below."
            ),
            code="stale_base",
            params={"author": current.author},
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

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
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
        help_text=_("Readers see it beside the story: demo, advertising, opinion."),
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
            )
        ]

    def __str__(self) -> str:
        """The title for those who work on it: in their own language where it has one."""
        titles = {e.language: e.headline for e in self.editions.all() if e.headline}
        own = titles.get(get_language() or "")
        return own or titles.get("ru") or titles.get("kk") or f"№ {self.pk}"

    def edition(self, language: str) -> "Edition":
        """The article's edition in a language; begun where there is none yet."""
        return self.editions.get_or_create(language=language)[0]

    @transaction.atomic
    def publish_facts(self, *, by: "User") -> list[Publication]:
        """Give each public edition the article's facts of now, its text unchanged.

        Gives what went on record: nothing where readers have these facts already.
        """
        _allowed(by, "publish_facts", self)
        sent = [
            publishing.put_facts_on_record(edition, by=by)
            for edition in self.editions.select_for_update().order_by("pk")
        ]
        return [publication for publication in sent if publication]

    def hidden_things(self) -> list[models.Model]:
        """What the story names that readers may not see yet."""
        return [thing for thing in publishing.things_of(self) if not _is_shown(thing)]

    @transaction.atomic
    def show_things(self, *, by: "User") -> list[models.Model]:
        """Make public all that the story names; a person gets no page by that."""
        _allowed(by, "publish_facts", self)
        hidden = self.hidden_things()
        for thing in hidden:
            thing.public_from = timezone.now()
            thing.full_clean()
            thing.save(update_fields=["public_from"])
        return hidden


def _is_shown(thing: models.Model) -> bool:
    is_public = getattr(thing, "is_public", None)
    return is_public is None or is_public()


class Edition(models.Model):
    """The article in one language: its own address, stage and approval."""

    class Stage(models.TextChoices):
        WRITING = "writing", _("being written")
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")
        SENT_BACK = "sent_back", _("sent back")

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="editions", verbose_name=_("article")
    )
    language = language_column()
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_("Made from the title at the first save; it stays when the title changes."),
    )
    stage = models.CharField(
        _("stage"), max_length=20, choices=Stage, default=Stage.WRITING, editable=False
    )
    headline = models.CharField(
        _("title"), max_length=300, blank=True, editable=False, help_text=_("Of the last save.")
    )
    current_revision = models.ForeignKey(
        "Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_revision = models.ForeignKey(
        "Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_revision = models.ForeignKey(
        "Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    translator = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("translator"),
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    review_note = models.TextField(_("note of the review"), blank=True, editable=False)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["article_id", "-language"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language"], name="article_has_one_edition_in_a_language"
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="approved") | models.Q(approved_revision__isnull=False),
                name="approved_edition_names_its_revision",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="in_review") | models.Q(submitted_revision__isnull=False),
                name="edition_in_review_names_its_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}: {self.headline}"

    # Steps. Each takes the edition's row first, so that two people take turns.

    def save_draft(
        self,
        *,
        by: "User",
        base: "Revision | None" = None,
        title: str = "",
        lead: str = "",
        body: str = "",
    ) -> "Revision":
        """Keep a text. StaleBase where another one came since `base`; this one is kept too."""
        _allowed(by, "save_draft", self)
        text = {"title": clean_text(title), "lead": clean_text(lead), "body": clean(body)}
        with transaction.atomic():
            self._lock()
            current = self.current_revision
            if current and current.text == text:
                return current
            revision = Revision(edition=self, author=by, base=base, **text)
            revision.clean_fields(exclude=["base"])
            revision.save(force_insert=True)
            if current == base:
                self._follow(revision)
        if current != base:
            raise StaleBase(kept=revision, current=current)
        return revision

    @transaction.atomic
    def submit(self, *, by: "User", revision: "Revision") -> None:
        """Ask for a review of the text last saved."""
        _allowed(by, "submit", self)
        self._lock()
        self._require(
            self.stage != self.Stage.IN_REVIEW or self.submitted_revision_id != revision.pk,
            _("This text is in review already."),
        )
        self._require_current(revision)
        self._require(revision.title, _("Write a title before you ask for a review."))
        self._set(stage=self.Stage.IN_REVIEW, submitted_revision=revision, review_note="")

    @transaction.atomic
    def approve(self, *, by: "User", revision: "Revision", note: str = "") -> None:
        """Let the text under review go out. Its author cannot."""
        _allowed(by, "approve", self)
        self._lock()
        self._require_under_review(revision)
        self._require(
            revision.author_id != by.pk or settings.ONE_PERSON_DESK,
            _("You wrote this text; ask another editor to approve it."),
            code="own_text",
        )
        self._set(
            stage=self.Stage.APPROVED,
            approved_revision=revision,
            reviewed_by=by,
            review_note=note.strip(),
        )

    @transaction.atomic
    def send_back(self, *, by: "User", note: str) -> None:
        """Return the text to its author, saying what to mend."""
        _allowed(by, "send_back", self)
        self._lock()
        self._require(
            self.stage in (self.Stage.IN_REVIEW, self.Stage.APPROVED),
            _("This text is not in review."),
        )
        self._require(note.strip(), _("Say in a note what is to be mended."))
        self._set(
            stage=self.Stage.SENT_BACK,
            approved_revision=None,
            reviewed_by=by,
            review_note=note.strip(),
        )

    @transaction.atomic
    def publish(
        self,
        *,
        by: "User",
        revision: "Revision",
        kind: str = Publication.Kind.FIRST,
        note: str = "",
        at: Any = None,
    ) -> Publication:
        """Put the approved text before readers, now. The same call again changes nothing."""
        _allowed(by, "publish", self)
        self._lock()
        current = self.current_publication()
        if current and current.revision_id == revision.pk and current.kind == kind:
            return current
        self._require(at is None, _("Only publishing at once is possible."))
        self._require(
            revision.edition_id == self.pk and self.approved_revision_id == revision.pk,
            _("Only the text that an editor has approved can be published."),
        )
        publishing.check_kind(current, kind)
        return publishing.put_on_record(self, by=by, revision=revision, kind=kind, note=note)

    @transaction.atomic
    def withdraw(self, *, by: "User", note: str, at: Any = None) -> Publication:
        """Take the text from readers; its address tells them why."""
        _allowed(by, "withdraw", self)
        self._lock()
        current = self.current_publication()
        self._require(at is None, _("Only withdrawing at once is possible."))
        self._require(current and not current.is_an_end, _("This edition is not public."))
        self._require(note.strip(), _("Tell readers in a note why the text is withdrawn."))
        return publishing.put_on_record(
            self, by=by, revision=current.revision, kind=Publication.Kind.WITHDRAWAL, note=note
        )

    # Questions.

    def current_publication(self) -> Publication | None:
        """The last word to readers, be it a text or its withdrawal."""
        return self.publications.standing_now(self.language).select_related("revision").first()

    def story_date(self, today: date) -> PartialDate | None:
        """When the story was told: as entered, unknown, or the day of first publication."""
        if self.article.is_story_date_unknown:
            return None
        return self.article.story_on or PartialDate.of(today)

    def _lock(self) -> None:
        self.refresh_from_db(from_queryset=Edition.objects.select_for_update(of=("self",)))

    def _follow(self, revision: "Revision") -> None:
        stage = self.Stage.WRITING if self.stage == self.Stage.APPROVED else self.stage
        slug = self.slug or slugify(revision.title, self.language)
        self._set(current_revision=revision, headline=revision.title, slug=slug, stage=stage)

    def _set(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))

    def _require(self, holds: Any, sentence: Any, code: str = "wrong_state") -> None:
        if not holds:
            raise ValidationError(sentence, code=code)

    def _require_current(self, revision: "Revision") -> None:
        self._require(
            revision.edition_id == self.pk and revision.pk == self.current_revision_id,
            _("This is not the text last saved; open the article again."),
        )

    def _require_under_review(self, revision: "Revision") -> None:
        self._require(
            self.stage == self.Stage.IN_REVIEW and revision.pk == self.submitted_revision_id,
            _("This is not the text under review; open the article again."),
        )


class Revision(models.Model):
    """One saved text of an edition. Never changed after it is saved."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="revisions", verbose_name=_("edition")
    )
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name=_("written over")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)
    title = models.CharField(_("title"), max_length=300, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(base__isnull=True) | ~models.Q(base=models.F("id")),
                name="revision_is_not_its_own_base",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.title}"

    @property
    def text(self) -> dict[str, str]:
        return {"title": self.title, "lead": self.lead, "body": self.body}


def _allowed(user: "User", action: str, thing: models.Model) -> None:
    if not can(user, action, thing):
        raise PermissionDenied(_("You have no right to do this."))
