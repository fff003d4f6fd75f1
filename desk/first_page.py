"""What the desk's first page tells: what goes out next, what is owed, what failed, what is new."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from articles.heartbeat import is_missed, last_seen
from articles.models import Debt, Due, Erasure, Notice, Publication, Report, SecondReading
from articles.permissions import can
from desk.library import SOON, have_ended
from desk.moments import in_words
from desk.uses import shown_now
from people.models import User
from photos.models import Photo

LANGUAGE_NAMES = dict(settings.LANGUAGES)
AT_MOST = 20


@dataclass(frozen=True)
class Line:
    """One line of a list: which article, in which language, and what is to be known of it."""

    address: str
    title: str
    language: str
    when: str = ""
    remark: str = ""
    is_late: bool = False

    @property
    def language_name(self) -> str:
        return LANGUAGE_NAMES[self.language]


@dataclass(frozen=True)
class PhotoLine:
    """A photo that somebody has to look after."""

    address: str
    name: str
    when: str = ""
    remark: str = ""
    is_late: bool = False


@dataclass
class FirstPage:
    user: User
    is_worker_missed: bool = field(default_factory=is_missed)
    worker_seen_at: datetime | None = field(default_factory=last_seen)

    @property
    def worker_seen(self) -> str:
        return in_words(self.worker_seen_at) if self.worker_seen_at else ""

    def waiting(self) -> list[Line]:
        """What goes out next, in every language: those who work here know of each other."""
        rows = Publication.objects.waiting().defer("body").order_by("public_from", "pk")
        return [
            _line(each, when=in_words(each.public_from), remark=str(each.get_kind_display()))
            for each in rows[:AT_MOST]
        ]

    def readings(self) -> list[Line]:
        """Second readings owed in this user's languages, the most urgent first."""
        rows = SecondReading.objects.owed().select_related("publication")
        mine = rows.filter(publication__language__in=self.user.languages).order_by("due_at", "pk")
        now = timezone.now()
        return [
            _line(
                each.publication,
                when=in_words(each.due_at),
                remark=each.reason,
                is_late=each.due_at < now,
            )
            for each in mine[:AT_MOST]
        ]

    def debts(self) -> list[Line]:
        """Corrections of the other language that this user's languages have not answered."""
        rows = Debt.objects.open().select_related("publication").order_by("pk")
        mine = rows.filter(language__in=self.user.languages)
        return [
            _line(
                each.publication,
                language=each.language,
                when=in_words(each.publication.public_from),
                remark=str(each.publication.get_kind_display()),
            )
            for each in mine[:AT_MOST]
        ]

    def erasures(self) -> list[Line]:
        """What somebody asked to erase, for those who may confirm it."""
        rows = Erasure.objects.filter(confirmed_at=None).select_related("edition", "asked_by")
        return [
            Line(
                address=_address(each.edition.article_id),
                title=f"№ {each.edition.article_id}",
                language=each.edition.language,
                when=in_words(each.asked_at),
                remark=str(each.asked_by),
            )
            for each in rows.order_by("pk")[:AT_MOST]
            if can(self.user, "erase", each.edition)
        ]

    def rights(self) -> list[PhotoLine]:
        """Photos before readers whose rights have ended or end soon, the earliest first."""
        photos = Photo.objects.public().filter(rights_until__lte=timezone.localdate() + SOON)
        some = list(photos.order_by("-rights_until", "pk")[:AT_MOST])
        shown = shown_now(some)
        return [_photo_line(each) for each in reversed(some) if each.pk in shown]

    def unmade(self) -> list[PhotoLine]:
        """Photos that could not be made ready for readers."""
        photos = Photo.objects.exclude(rendering_failure="").order_by("-pk")
        return [
            PhotoLine(_photo_address(each), str(each), remark=each.rendering_failure)
            for each in photos[:AT_MOST]
        ]

    def reports(self) -> int:
        """How many reports of mistakes nobody has answered for."""
        return Report.objects.open().count()

    def failures(self) -> list[Due]:
        return list(Due.objects.failing().order_by("-tries", "pk")[:AT_MOST])

    def notices(self) -> list[Line]:
        """Texts of this user's that went public by themselves, until they say they know."""
        rows = Notice.objects.filter(user=self.user, seen_at=None).select_related("publication")
        return [
            _line(each.publication, when=in_words(each.publication.public_from))
            for each in rows[:AT_MOST]
        ]


def _line(publication: Publication, *, language: str = "", **told: Any) -> Line:
    return Line(
        address=_address(publication.article_number),
        title=publication.title or f"№ {publication.article_number}",
        language=language or publication.language,
        **told,
    )


def _photo_line(photo: Photo) -> PhotoLine:
    return PhotoLine(
        address=_photo_address(photo),
        name=str(photo),
        when=date_format(photo.rights_until, "DATE_FORMAT"),
        is_late=have_ended(photo),
    )


def _photo_address(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


def _address(number: int) -> str:
    return reverse("admin:articles_article_change", args=[number])


@require_POST
def notices_seen(request: HttpRequest) -> HttpResponse:
    """The user knows of what has gone public; the list is empty again."""
    user: Any = request.user
    Notice.objects.filter(user=user, seen_at=None).update(seen_at=timezone.now())
    return HttpResponseRedirect(reverse(f"{admin.site.name}:index"))
