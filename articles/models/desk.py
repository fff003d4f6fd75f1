"""The desk's world: an article's editions, the steps that they take, and every text ever saved."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import erasing, mentions, pairs, publishing
from articles.body import clean, clean_text
from articles.changes import assess
from articles.models.article import Article
from articles.models.public import Debt, Publication
from articles.pairing import is_unfinished
from articles.permissions import require
from facts.models import language_column
from languages.dates import PartialDate
from languages.slugs import slugify
from people.models import Person

if TYPE_CHECKING:
    from articles.models.review import Erasure, SecondReading
    from people.models import User

Kind = Publication.Kind
Basis = Publication.Basis
SECOND_READING_WITHIN = timedelta(days=1)
CALL_BACK, KEEP = "call_back", "keep"
STEP_OF = {Kind.WITHDRAWAL: "withdraw", Kind.RETRACTION: "retract", Kind.ENDED: "end"}


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


class Edition(models.Model):
    """The article in one language: its own address, stage and approval."""

    class Stage(models.TextChoices):
        WRITING = "writing", _("being written")
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")
        SENT_BACK = "sent_back", _("sent back")

    class Origin(models.TextChoices):
        ORIGINAL = "original", _("written in this language")
        TRANSLATION = "translation", _("translated")
        MACHINE = "machine", _("machine draft, checked")

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
    origin = models.CharField(
        _("how it was made"), max_length=20, choices=Origin, default=Origin.ORIGINAL
    )
    checked_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
        help_text=_("Who read a machine's draft against its source, word by word."),
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
            models.CheckConstraint(
                condition=~models.Q(origin="machine") | models.Q(checked_by__isnull=False),
                name="machine_draft_names_who_checked_it",
                violation_error_message=_("Name who checked the draft that a machine made."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "language"], name="editions_by_stage")]

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
        answers: "Revision | None" = None,
    ) -> "Revision":
        """Keep a text. StaleBase where another one came since `base`; this one is kept too.

        `answers` is the other language's text that its writer had before them: the one of now
        where it is not said.
        """
        require(by, "save_draft", self)
        text = {"title": clean_text(title), "lead": clean_text(lead), "body": clean(body)}
        with transaction.atomic():
            self._lock()
            current = self.current_revision
            self._forget_autosave(by)
            if current and current.text == text:
                return current
            revision = Revision(edition=self, author=by, base=base, **text)
            revision.is_beside = current != base
            revision.clean_fields(exclude=["base"])
            revision.save(force_insert=True)
            mentions.write(revision)
            if not revision.is_beside:
                self._follow(revision)
                pairs.follow(self, before=current, answers=answers)
        if revision.is_beside:
            raise StaleBase(kept=revision, current=current)
        return revision

    # Not one transaction: a text that comes second must be kept although the step is refused.
    def restore(
        self, *, by: "User", revision: "Revision", base: "Revision | None" = None
    ) -> "Revision":
        """Save an earlier text again, as a new revision. StaleBase as save_draft."""
        require(by, "restore", self)
        self._require_own(revision)
        self._require(revision.erased_at is None, _("This text was erased by law."))
        restored = self.save_draft(
            by=by, base=base, answers=revision.counterpart(), **revision.text
        )
        self.note_step("restore", by=by, revision=restored, note=str(revision.pk))
        return restored

    @transaction.atomic
    def submit(self, *, by: "User", revision: "Revision") -> None:
        """Ask for a review of the text last saved."""
        require(by, "submit", self)
        self._lock()
        self._require(
            self.stage != self.Stage.IN_REVIEW or self.submitted_revision_id != revision.pk,
            _("This text is in review already."),
        )
        self._require_current(revision)
        self._require(revision.title, _("Write a title before you ask for a review."))
        self._set(stage=self.Stage.IN_REVIEW, submitted_revision=revision, review_note="")
        self.note_step("submit", by=by, revision=revision)

    @transaction.atomic
    def approve(self, *, by: "User", revision: "Revision", note: str = "") -> None:
        """Let the text under review go out. Its author cannot."""
        require(by, "approve", self)
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
        self.note_step("approve", by=by, revision=revision, note=note)

    @transaction.atomic
    def send_back(self, *, by: "User", note: str) -> None:
        """Return the text to its author, saying what to mend."""
        require(by, "send_back", self)
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
        self.note_step("send_back", by=by, revision=self.submitted_revision, note=note)

    @transaction.atomic
    def publish(
        self,
        *,
        by: "User",
        revision: "Revision",
        kind: str = Kind.FIRST,
        note: str = "",
        at: datetime | None = None,
        waiting: str | None = None,
        settles: "Iterable[Debt] | None" = None,
    ) -> Publication:
        """Put the approved text before readers, now or from `at` on; once, however often said.

        A typo needs no approval where the software, too, sees nothing but a typo. Where another
        text of this edition waits for a later moment, `waiting` says what becomes of it:
        "call_back" or "keep". `settles` are the answers owed to the other language that this is;
        a linked change answers all of them where nothing is said.
        """
        require(by, "publish", self)
        self._lock_story()
        if told := self._told_already(revision, kind, at):
            return told
        before = self._before(kind, at, note)
        basis = self._basis(revision, kind, before)
        return self._put(
            by=by,
            revision=revision,
            kind=kind,
            note=note,
            at=at,
            waiting=waiting,
            settles=settles,
            basis=basis,
        )

    @transaction.atomic
    def publish_urgently(
        self,
        *,
        by: "User",
        revision: "Revision",
        reason: str,
        kind: str = Kind.FIRST,
        note: str = "",
        at: datetime | None = None,
        waiting: str | None = None,
    ) -> Publication:
        """Publish the text last saved before anybody has reviewed it.

        A second reading by somebody else is owed within a day of its going out.
        """
        require(by, "publish_urgently", self)
        self._lock_story()
        if told := self._told_already(revision, kind, at):
            return told
        self._require_current(revision)
        self._require(reason.strip(), _("Say why this cannot wait for a review."), "no_reason")
        self._before(kind, at, note)
        publication = self._put(
            by=by,
            revision=revision,
            kind=kind,
            note=note,
            at=at,
            waiting=waiting,
            basis=Basis.URGENT,
        )
        due_at = publication.public_from + SECOND_READING_WITHIN
        publishing.owe_second_reading(publication, reason=reason.strip(), due_at=due_at)
        return publication

    @transaction.atomic
    def call_back(self, *, by: "User", publication: Publication) -> None:
        """Take back what waits for its moment: readers never see it."""
        require(by, "call_back", self)
        self._lock_story()
        self._require(publication.edition_id == self.pk, _("This text is not of this edition."))
        publication.refresh_from_db()
        if publication.called_back_at:
            return
        waiting = self.publications.waiting()
        is_first = publication.first_public_at == publication.public_from
        self._require(
            not (is_first and waiting.exclude(pk=publication.pk).exists()),
            _("Other texts wait to follow this first one: call them back before it."),
            "others_wait",
        )
        publishing.call_back(self, publication)
        self.note_step("call_back", by=by, publication=publication)

    @transaction.atomic
    def withdraw(self, *, by: "User", note: str, at: datetime | None = None) -> Publication:
        """Take the text from readers; its address tells them why. Calls back all that waits."""
        require(by, "withdraw", self)
        self._lock_story()
        self._require(note.strip(), _("Tell readers in a note why the text is withdrawn."))
        return self._close(Kind.WITHDRAWAL, by=by, note=note, at=at)

    @transaction.atomic
    def retract(self, *, by: "User", note: str, at: datetime | None = None) -> Publication:
        """Leave the text under a notice that it does not hold. Calls back all that waits."""
        require(by, "retract", self)
        self._lock_story()
        self._require(note.strip(), _("Tell readers in a note why the text is retracted."))
        return self._close(Kind.RETRACTION, by=by, note=note, at=at)

    @transaction.atomic
    def end(
        self,
        *,
        by: "User",
        note: str = "",
        at: datetime | None = None,
        waiting: str | None = None,
    ) -> Publication:
        """Let the time of a text run out, without reproach: of an announcement, of a licence."""
        require(by, "end", self)
        self._lock_story()
        before = self._text_before_readers(at)
        return self._put(
            by=by, revision=before.revision, kind=Kind.ENDED, note=note, at=at, waiting=waiting
        )

    @transaction.atomic
    def read_again(
        self, *, by: "User", publication: Publication, remark: str = ""
    ) -> "SecondReading":
        """Pay the second reading that an urgent publication owes. Its author and sender cannot."""
        require(by, "read_again", self)
        self._lock()
        reading = publishing.second_reading_of(self, publication)
        is_other = by.pk not in (publication.published_by_id, publication.revision.author_id)
        self._require(
            is_other or settings.ONE_PERSON_DESK,
            _("The second reading is for somebody who neither wrote nor sent this text."),
            code="own_text",
        )
        if reading.read_at is None:
            reading.read_by, reading.read_at = by, timezone.now()
            reading.remark = clean_text(remark)
            reading.save(update_fields=["read_by", "read_at", "remark"])
            self.note_step("read_again", by=by, publication=publication, note=remark)
        return reading

    @transaction.atomic
    def settle(self, *, by: "User", debt: Debt, reason: str) -> None:
        """Say that a correction of the other language asks nothing of this one, and why."""
        require(by, "settle", self)
        self._lock_story()
        debt.refresh_from_db()
        is_ours = debt.article_number == self.article_id and debt.language == self.language
        self._require(is_ours, _("This is not owed by this edition."))
        self._require(reason.strip(), _("Say why nothing is to be changed."), code="no_reason")
        if debt.settled_at is None:
            publishing.settle(debt, by=by, reason=clean_text(reason))
            self.note_step("settle", by=by, publication=debt.publication, note=reason)

    @transaction.atomic
    def ask_erasure(self, *, by: "User", ground: str, note: str) -> "Erasure":
        """Ask, with the legal ground, to have every word of this edition erased."""
        require(by, "ask_erasure", self)
        self._lock_story()
        self._require(ground.strip(), _("Name the legal ground."), code="no_ground")
        self._require(note.strip(), _("Write what readers are told."), code="no_note")
        erasure = erasing.ask(self, by=by, ground=clean_text(ground), note=clean_text(note))
        self.note_step("ask_erasure", by=by)
        return erasure

    @transaction.atomic
    def drop_erasure(self, *, by: "User", erasure: "Erasure") -> None:
        """Take back what was asked for and not confirmed: nothing is erased."""
        require(by, "ask_erasure", self)
        self._lock_story()
        erasing.drop(self, erasure)
        self.note_step("drop_erasure", by=by)

    @transaction.atomic
    def erase(self, *, by: "User", erasure: "Erasure") -> None:
        """Blank every word of this edition everywhere; the record keeps that there was one.

        Asked for by a chief editor and confirmed by an administrator, or the other way round.
        """
        require(by, "erase", self)
        self._lock_story()
        erasing.confirm(self, erasure, by=by)
        publishing.call_back_waiting(self, since=_moment(None))
        current = self.current_publication()
        erasing.blank(self)
        pairs.forget(self.article)
        if current:  # the reasons of an earlier withdrawal are gone with the words
            self._put(
                by=by, revision=current.revision, kind=Kind.WITHDRAWAL, note=erasure.note, at=None
            )
        self.note_step("erase", by=by)

    # What the steps of publication have in common.

    def _told_already(
        self, revision: "Revision", kind: str, at: datetime | None
    ) -> Publication | None:
        """The publication that this very call has made before."""
        if at is None:
            told = self.current_publication()
        else:
            told = self.publications.not_called_back().filter(public_from=at).first()
        is_same = told and told.revision_id == revision.pk and told.kind == kind
        return told if is_same else None

    def _before(self, kind: str, at: datetime | None, note: str) -> Publication | None:
        """What the new text would follow. ValidationError where it cannot be of this kind."""
        before, _after = publishing.neighbours(self, _moment(at))
        publishing.check_kind(before, kind, note)
        return before

    def _basis(self, revision: "Revision", kind: str, before: Publication | None) -> str:
        """By what right a text may go out; ValidationError where there is none."""
        self._require_own(revision)
        is_approved = self.approved_revision_id == revision.pk
        if kind == Kind.TYPO:
            self._require_typo(revision, before)
            return Basis.APPROVED if is_approved else Basis.TYPO
        self._require(is_approved, _("Only the text that an editor has approved can be published."))
        return Basis.APPROVED

    def _require_typo(self, revision: "Revision", before: Publication | None) -> None:
        self._require(before, _("The text was never published: this is its first publication."))
        self._require(
            revision.pk in (self.current_revision_id, self.approved_revision_id),
            _("This is not the text last saved; open the article again."),
        )
        self._require(
            assess(before.revision.text, revision.text, self.language).may_be_typo,
            _("More than a typo has changed: say what kind of change this is."),
            code="no_typo",
        )

    def _put(
        self,
        *,
        by: "User",
        revision: "Revision",
        kind: str,
        note: str,
        at: datetime | None,
        waiting: str | None = None,
        settles: "Iterable[Debt] | None" = None,
        basis: str = Basis.APPROVED,
    ) -> Publication:
        """Put something on the record once rights and text are in order."""
        self._require_time(at, kind)
        self._require(
            kind in STEP_OF or not is_unfinished(revision.text),
            _("The translation is not finished: write what stands in ⟦ ⟧, or take it out."),
            "unfinished",
        )
        aside = self._make_way(at, waiting)
        publication = publishing.put_on_record(
            self, by=by, revision=revision, kind=kind, note=note, at=at, basis=basis
        )
        publishing.put_again(self, aside, by=by)
        publishing.answer(publication, settles)
        step = (
            "schedule" if publication.public_from > timezone.now() else STEP_OF.get(kind, "publish")
        )
        self.note_step(step, by=by, revision=revision, publication=publication, note=note)
        return publication

    def _close(self, kind: str, *, by: "User", note: str, at: datetime | None) -> Publication:
        before = self._text_before_readers(at)
        publishing.call_back_waiting(self, since=_moment(at))
        return self._put(by=by, revision=before.revision, kind=kind, note=note, at=at)

    def _text_before_readers(self, at: datetime | None) -> Publication:
        before, _after = publishing.neighbours(self, _moment(at))
        self._require(before and not before.is_an_end, _("This edition is not public."))
        return before

    def _make_way(self, at: datetime | None, waiting: str | None) -> list[Publication]:
        """Ask what becomes of that which waits for later; gives what is set aside to be kept."""
        later = self.publications.waiting(_moment(at))
        if not later:
            return []
        self._require(
            waiting in (CALL_BACK, KEEP),
            _("A later text of this edition waits for its moment: call it back, or keep it."),
            code="one_waits",
        )
        if waiting == KEEP:
            return publishing.set_aside(self, later)
        publishing.call_back_waiting(self, since=_moment(at))
        return []

    def _require_time(self, at: datetime | None, kind: str) -> None:
        now = timezone.now()
        self._require(
            at is None or at > now, _("This moment is past. Choose a later one."), code="past"
        )
        until = self.article.embargo_until
        bound = until and kind not in (*Publication.ENDS, Kind.RETRACTION)
        self._require(
            not bound or (at or now) >= until,
            _("The story is under an embargo until then; nothing of it goes public before."),
            code="embargo",
        )
        self._require(
            at is None or not self.publications.not_called_back().filter(public_from=at).exists(),
            _("Another text of this edition waits for the same moment."),
            code="same_moment",
        )

    def note_step(
        self,
        name: str,
        *,
        by: "User",
        revision: "Revision | None" = None,
        publication: Publication | None = None,
        note: str = "",
    ) -> None:
        """Keep who did what, and when."""
        self.steps.create(
            name=name, by=by, revision=revision, publication=publication, note=note.strip()
        )

    def _forget_autosave(self, user: "User") -> None:
        self.article.autosaves.filter(user=user, language=self.language).delete()

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
        rows = Edition.objects.select_for_update(of=("self",), no_key=True)
        self.refresh_from_db(from_queryset=rows)

    def _lock_story(self) -> None:
        """Both editions' rows, always in one order: these steps look at the other language, too."""
        rows = Edition.objects.select_for_update(of=("self",), no_key=True)
        list(rows.filter(article=self.article_id).order_by("pk").values_list("pk"))
        self.refresh_from_db()

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

    def _require_own(self, revision: "Revision") -> None:
        self._require(
            revision.edition_id == self.pk,
            _("This text is not of this edition; open the article again."),
        )

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
    is_beside = models.BooleanField(
        _("kept beside"),
        default=False,
        editable=False,
        help_text=_("Somebody else saved first; this one is kept beside theirs."),
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

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

    def counterpart(self) -> "Revision | None":
        """The other language's text that stood when this one was saved; its first if none did."""
        others = Revision.objects.filter(edition__article=self.edition.article_id, is_beside=False)
        others = others.exclude(edition=self.edition_id).filter(erased_at=None)
        before = others.filter(pk__lt=self.pk).order_by("-pk").first()
        return before or others.order_by("pk").first()


def _moment(at: datetime | None) -> datetime:
    """When a step takes effect: at the moment asked for, or behind what cannot be stopped now."""
    return at or timezone.now() + publishing.LAST_MOMENT
