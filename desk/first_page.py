"""The first page of the desk: what waits for its user, for readers, and what is to be mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.heartbeat import MISSED_AFTER, last_seen
from articles.models import (
    Article,
    Debt,
    Due,
    Edition,
    Entry,
    Erasure,
    Notice,
    Pairing,
    Publication,
    Report,
    SecondReading,
)
from articles.models.public import public_at
from articles.permissions import can
from desk import first_page_lines as lines
from desk import in_work
from desk.first_page_lines import SHORT_NAMES, Line
from desk.library import SOON
from desk.uses import shown_now
from languages import LANGUAGES
from people.models import User
from photos.models import Photo

MOST_LINES = 5
MOST_OUT = 3
MOST_PHOTOS = 20  # looked at, to find those before readers


@dataclass(frozen=True)
class Tile:
    """One list of the page: its first lines, how many there are, and where all of them stand."""

    key: str
    name: str
    lines: list[Line]
    count: int
    all_at: str = ""
    remark: str = ""

    @property
    def has_more(self) -> bool:
        return self.count > len(self.lines)


@dataclass(frozen=True)
class Column:
    """Tiles that belong together, without the empty ones; `calm` stands where all are empty."""

    key: str
    name: str
    calm: str
    tiles: list[Tile]


@dataclass
class FirstPage:
    user: User
    now: datetime = field(default_factory=timezone.now)
    worker_seen_at: datetime | None = field(default_factory=last_seen)

    @property
    def is_worker_missed(self) -> bool:
        seen = self.worker_seen_at
        return seen is None or seen < self.now - MISSED_AFTER

    @property
    def worker_seen(self) -> str:
        return lines.ago(self.worker_seen_at) if self.worker_seen_at else ""

    @property
    def may_begin(self) -> bool:
        return can(self.user, "add", Article)

    @cached_property
    def columns(self) -> list[Column]:
        mine = [self.review(), self.sent_back(), self.readings(), self.drafts(), self.notices()]
        readers = [self.waiting(), self.public(), self.reports()]
        care = [
            self.translations(),
            self.answers(),
            self.rights(),
            self.unmade(),
            self.failures(),
            self.erasures(),
        ]
        return [
            _column("mine", _("Waits for you"), _("Nothing waits for you."), mine),
            _column("readers", _("Readers"), _("Nothing goes out by itself."), readers),
            _column("care", _("To look after"), _("All is in order."), care),
        ]

    # What waits for this user.

    def review(self) -> Tile:
        rows = in_work.to_review(self.user).select_related("submitted_revision__author")
        return _tile("review", _("To review"), _light(rows), lines.asked, _list(mine="review"))

    def sent_back(self) -> Tile:
        rows = in_work.sent_back(self.user).select_related("reviewed_by")
        return _tile("sent-back", _("Sent back to you"), rows, lines.noted, _list(mine="sent_back"))

    def drafts(self) -> Tile:
        rows = in_work.drafts(self.user).select_related("current_revision")
        name = _("Your drafts")
        return _tile("drafts", name, _light(rows, "current"), lines.draft, _list(mine="drafts"))

    def notices(self) -> Tile:
        """Texts of this user's that went public by themselves, until they say they know."""
        rows = Notice.objects.filter(user=self.user, seen_at=None).select_related("publication")
        return _tile("notices", _("Gone public"), rows.defer("publication__body"), lines.notice)

    # What readers have, and what they are owed.

    def waiting(self) -> Tile:
        """What goes out next, in every language: those who work here know of each other."""
        rows = Publication.objects.waiting().defer("body").order_by("public_from", "pk")
        return _tile("waiting", _("Goes public next"), rows, lines.coming)

    def public(self) -> Tile:
        """What has gone out today, the latest first, and how many in each language."""
        today = timezone.localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        out = Entry.objects.everything().filter(
            public_at(self.now, "publication__"), language__in=LANGUAGES, at__gte=today
        )
        latest = out.select_related("publication").defer("publication__body")
        counts = dict(out.order_by().values_list("language").annotate(Count("pk")))
        said = ", ".join(f"{SHORT_NAMES[each]} {counts.get(each, 0)}" for each in LANGUAGES)
        told = [lines.gone_out(each) for each in latest.order_by("-at", "-pk")[:MOST_OUT]]
        return Tile("public", _("Gone out today"), told, sum(counts.values()), remark=said)

    def reports(self) -> Tile:
        """Readers' reports of mistakes that nobody has answered for."""
        all_at = f"{reverse('admin:articles_report_changelist')}?closed_at__isempty=1"
        name = _("Reports of mistakes")
        return _tile("reports", name, Report.objects.open(), lines.report, all_at)

    def readings(self) -> Tile:
        """Second readings owed in this user's languages, the most urgent first."""
        owed = SecondReading.objects.owed().select_related("publication")
        rows = owed.filter(publication__language__in=self.user.languages).order_by("due_at", "pk")
        rows = rows.defer("publication__body")
        return _tile("readings", _("Second readings owed"), rows, lines.reading)

    def answers(self) -> Tile:
        """Corrections of the other language that this user's languages have not answered."""
        owed = Debt.objects.open().select_related("publication").defer("publication__body")
        rows = owed.filter(language__in=self.user.languages).order_by("pk")
        name = _("Changed in the other language, to be answered")
        return _tile("answers", name, rows, lines.answer, _list(owed="answer"))

    # What the house asks for.

    def translations(self) -> Tile:
        """Texts with paragraphs whose source has changed, the longest waiting first."""
        rows, count = [], 0
        for language in self.user.languages:
            first = list(_behind(language)[: MOST_LINES + 1])
            is_all = len(first) <= MOST_LINES
            count += len(first) if is_all else Pairing.objects.owing(language).count()
            rows += first
        rows.sort(key=lambda edition: (edition.since or self.now, edition.pk))
        told = [lines.translation(each) for each in rows[:MOST_LINES]]
        name = _("Translations that fall behind")
        return Tile("translations", name, told, count, _debts_page() or _list(owed="paragraphs"))

    def rights(self) -> Tile:
        """Photos before readers whose rights have ended or end soon, the earliest first."""
        photos = Photo.objects.public().filter(rights_until__lte=timezone.localdate() + SOON)
        some = list(photos.order_by("-rights_until", "pk")[:MOST_PHOTOS])
        shown = shown_now(some)
        told = [lines.right(each) for each in reversed(some) if each.pk in shown]
        all_at = f"{reverse('admin:photos_photo_changelist')}?rights=ending"
        return Tile("rights", _("Rights to photos end"), told[:MOST_LINES], len(told), all_at)

    def unmade(self) -> Tile:
        photos = Photo.objects.exclude(rendering_failure="").order_by("-pk")
        return _tile("unmade", _("Photos not made ready for readers"), photos, lines.unmade)

    def failures(self) -> Tile:
        rows = Due.objects.failing().order_by("-tries", "pk")
        return _tile("failures", _("Failed, to be tried again"), rows, lines.failure)

    def erasures(self) -> Tile:
        """What somebody asked to erase, for those who may confirm it."""
        rows = Erasure.objects.filter(confirmed_at=None).select_related("edition", "asked_by")
        asked = [row for row in rows.order_by("pk") if can(self.user, "erase", row.edition)]
        told = [lines.erasure(each) for each in asked[:MOST_LINES]]
        return Tile("erasures", _("Asked to be erased"), told, len(asked))


def _column(key: str, name: str, calm: str, tiles: Iterable[Tile]) -> Column:
    return Column(key, name, calm, [tile for tile in tiles if tile.lines])


def _tile(
    key: str, name: str, rows: QuerySet, tell: Callable[[Any], Line], all_at: str = ""
) -> Tile:
    """The first rows as lines; all are counted only where there are more."""
    first = list(rows[: MOST_LINES + 1])
    count = len(first) if len(first) <= MOST_LINES else rows.count()
    return Tile(key, name, [tell(each) for each in first[:MOST_LINES]], count, all_at)


def _light(editions: QuerySet, revision: str = "submitted") -> QuerySet:
    """Without the texts, which no line shows."""
    return editions.defer(f"{revision}_revision__lead", f"{revision}_revision__body")


def _behind(language: str) -> QuerySet:
    """Editions that owe paragraphs, with how many and since when."""
    owed = f"article__pairing__owed_{language}"
    rows = Edition.objects.filter(language=language, **{f"{owed}__gt": 0})
    return rows.annotate(owed=F(owed), since=F(f"{owed}_since")).order_by("since", "article_id")


def _list(**narrowed: str) -> str:
    pairs = "&".join(f"{name}={value}" for name, value in narrowed.items())
    return f"{reverse('admin:articles_article_changelist')}?{pairs}"


def _debts_page() -> str:
    try:
        return reverse("admin:debts")
    except NoReverseMatch:
        return ""


@require_POST
def notices_seen(request: HttpRequest) -> HttpResponse:
    """The user knows of what has gone public; the list is empty again."""
    user: Any = request.user
    Notice.objects.filter(user=user, seen_at=None).update(seen_at=timezone.now())
    return HttpResponseRedirect(reverse(f"{admin.site.name}:index"))
