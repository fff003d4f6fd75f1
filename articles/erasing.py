"""Erasing a text by law: its words go everywhere; that there was a text stays provable."""

from typing import TYPE_CHECKING

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import record
from articles.models.public import Entry, Publication
from articles.models.review import Erasure, SecondReading
from people.models import User

if TYPE_CHECKING:
    from articles.models.desk import Edition

BOTH = {User.Role.CHIEF, User.Role.ADMINISTRATOR}
WORDS = (*record.WORDS, *record.LATER_WORDS, "salt")


def ask(edition: "Edition", *, by: User, ground: str, note: str) -> Erasure:
    if edition.erasures.filter(confirmed_at=None).exists():
        raise ValidationError(_("It is asked already to erase this text."), code="asked")
    return edition.erasures.create(asked_by=by, ground=ground, note=note)


def drop(edition: "Edition", erasure: Erasure) -> None:
    """Forget a request that nobody has confirmed yet."""
    _check_asked(edition, erasure)
    erasure.delete()


def _check_asked(edition: "Edition", erasure: Erasure) -> None:
    is_asked = edition.erasures.filter(pk=erasure.pk, confirmed_at=None).exists()
    if not is_asked:
        raise ValidationError(_("Nobody has asked to erase this text."), code="wrong_state")


def confirm(edition: "Edition", erasure: Erasure, *, by: User) -> None:
    """The second word. PermissionDenied where both are not chief editor and administrator."""
    _check_asked(edition, erasure)
    erasure.refresh_from_db()
    asked = erasure.asked_by
    if not asked.is_active or {asked.role, by.role} != BOTH:
        raise PermissionDenied(_("A chief editor and an administrator must both ask for this."))
    erasure.confirmed_by, erasure.confirmed_at = by, timezone.now()
    erasure.save(update_fields=["confirmed_by", "confirmed_at"])


def blank(edition: "Edition") -> None:
    """Take every word of an edition out of the tables; the record is told of each publication."""
    now = timezone.now()
    edition.revisions.update(title="", lead="", body="", erased_at=now)
    for revision in edition.revisions.all():
        revision.mentions.all().delete()
    for publication in edition.publications.filter(erased_at=None).order_by("pk"):
        _blank_publication(publication)
    edition.steps.update(note="")
    edition.article.autosaves.filter(language=edition.language).delete()
    _blank_headline(edition)
    _blank_log(edition)


def _blank_publication(publication: Publication) -> None:
    for column in WORDS:
        setattr(publication, column, "")
    publication.lead_photo = None
    publication.erased_at = timezone.now()
    publication.save(update_fields=[*WORDS, "lead_photo", "erased_at"])
    Entry.objects.filter(publication=publication).delete()
    publication.quotes.all().delete()
    publication.debts.update(reason="")
    SecondReading.objects.filter(publication=publication).update(reason="", remark="")
    record.erased(publication)


def _blank_headline(edition: "Edition") -> None:
    edition.headline = edition.slug = edition.review_note = ""
    edition.stage = edition.Stage.WRITING
    edition.submitted_revision = edition.approved_revision = None
    edition.save()


def _blank_log(edition: "Edition") -> None:
    """The admin's log names articles by their titles."""
    article = edition.article
    kind = ContentType.objects.get_for_model(article)
    LogEntry.objects.filter(content_type=kind, object_id=str(article.pk)).update(
        object_repr=f"№ {article.pk}"
    )
