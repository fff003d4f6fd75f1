"""How the first page tells each thing in one line."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.models import (
    Debt,
    Due,
    Edition,
    Entry,
    Erasure,
    Notice,
    Publication,
    Report,
    SecondReading,
)
from desk.library import have_ended
from desk.moments import in_words
from languages import LANGUAGES
from languages.relative import relative
from photos.models import Photo

LANGUAGE_NAMES = dict(settings.LANGUAGES)
# Each language names itself, whatever the interface speaks.
SHORT_NAMES = {"ru": "рус", "kk": "қаз"}


@dataclass(frozen=True)
class Line:
    """What it leads to, in which language, and what is to be known of it."""

    title: str
    address: str = ""
    language: str = ""
    when: str = ""
    remark: str = ""
    late: str = ""
    spoken: str = ""  # the language of the title, where it is another one

    @property
    def title_language(self) -> str:
        return self.spoken or self.language

    @property
    def language_name(self) -> str:
        return LANGUAGE_NAMES[self.language]

    @property
    def short_language(self) -> str:
        return SHORT_NAMES[self.language]


def ago(moment: datetime) -> str:
    """How long ago, in the language of the interface; in English the hour itself."""
    here, language = timezone.localtime(moment), (get_language() or "").partition("-")[0]
    if language in LANGUAGES:
        return relative(here, timezone.now(), language)
    return date_format(here, "SHORT_DATETIME_FORMAT")


def asked(edition: Edition) -> Line:
    sent = edition.submitted_revision
    return _of_edition(edition, when=ago(sent.saved_at), remark=str(sent.author))


def noted(edition: Edition) -> Line:
    return _of_edition(edition, when=str(edition.reviewed_by or ""), remark=edition.review_note)


def draft(edition: Edition) -> Line:
    return _of_edition(edition, when=ago(edition.current_revision.saved_at))


def notice(row: Notice) -> Line:
    return _of_publication(row.publication, when=in_words(row.publication.public_from))


def coming(publication: Publication) -> Line:
    is_first = publication.kind == Publication.Kind.FIRST
    kind = "" if is_first else str(publication.get_kind_display())
    return _of_publication(publication, when=in_words(publication.public_from), remark=kind)


def gone_out(entry: Entry) -> Line:
    return _of_publication(entry.publication, when=ago(entry.at))


def report(row: Report) -> Line:
    address = reverse("admin:articles_report_change", args=[row.pk])
    return Line(str(row), address, row.language, ago(row.sent_at))


def reading(row: SecondReading) -> Line:
    return _of_publication(
        row.publication,
        when=in_words(row.due_at),
        remark=row.reason,
        late=_("late") if row.due_at < timezone.now() else "",
    )


def answer(debt: Debt) -> Line:
    return _of_publication(
        debt.publication,
        language=debt.language,
        spoken=debt.publication.language,
        when=in_words(debt.publication.public_from),
        remark=str(debt.publication.get_kind_display()),
    )


def translation(edition: Any) -> Line:
    """Of an edition with `owed`, a number of paragraphs, and `since`."""
    said = ngettext("%(count)d paragraph", "%(count)d paragraphs", edition.owed)
    since = ago(edition.since) if edition.since else ""
    return _of_edition(edition, when=since, remark=said % {"count": edition.owed})


def right(photo: Photo) -> Line:
    day = date_format(photo.rights_until, "DATE_FORMAT")
    late = _("ended: readers see the caption alone") if have_ended(photo) else ""
    return Line(str(photo), _photo(photo), when=_("last day: %(day)s") % {"day": day}, late=late)


def unmade(photo: Photo) -> Line:
    return Line(str(photo), _photo(photo), remark=photo.rendering_failure)


def failure(due: Due) -> Line:
    tries = ngettext("%(tries)s try", "%(tries)s tries", due.tries) % {"tries": due.tries}
    return Line(due.key, when=tries, remark=due.failure)


def erasure(row: Erasure) -> Line:
    number = row.edition.article_id
    return Line(
        f"№ {number}",
        _article(number),
        row.edition.language,
        when=in_words(row.asked_at),
        remark=str(row.asked_by),
    )


def _of_edition(edition: Edition, **told: Any) -> Line:
    title = edition.headline or f"№ {edition.article_id}"
    return Line(title, _article(edition.article_id), edition.language, **told)


def _of_publication(publication: Publication, *, language: str = "", **told: Any) -> Line:
    number = publication.article_number
    title = publication.title or f"№ {number}"
    return Line(title, _article(number), language or publication.language, **told)


def _article(number: int) -> str:
    return reverse("admin:articles_article_change", args=[number])


def _photo(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])
