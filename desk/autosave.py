"""Texts that are being written: kept as they are typed, offered when the page is opened again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from js_asset import Script

from articles.body import MAX_BYTES, clean, clean_text
from articles.models import Article, Autosave, Edition, Revision, StaleBase
from articles.models.writing import NotSeen
from articles.permissions import require
from desk.comparing import Comparison, compare
from languages import LANGUAGES
from people.models import User

EMPTY = {"title": "", "lead": "", "body": ""}
MARKS = 100  # a window that kept more texts than these remembers the last
LATEST = 4_102_444_800_000  # the year 2100


def writing_media() -> forms.Media:
    """What an article's page needs to keep texts while they are typed, and to tell who is here."""
    return forms.Media(
        css={"all": ["desk/saving.css"]},
        js=[Script("desk/autosave.js", type="module")],
    )


# What an article's page shows.


@dataclass(frozen=True)
class Offer:
    """A text not yet saved, beside the one that was saved last."""

    row: Autosave
    saved: Revision | None

    @property
    def comparison(self) -> Comparison:
        return compare(self.saved.text if self.saved else EMPTY, self.row.text)

    @property
    def when(self) -> str:
        return clock(self.row.saved_at)

    @property
    def saved_since(self) -> Revision | None:
        """What somebody saved after this text was begun."""
        is_since = self.saved is not None and self.saved.pk != self.row.base_id
        return self.saved if is_since else None


def offered(user: User, edition: Edition, seen: str = "") -> Offer | None:
    """What this person has not saved here, unless this window knows it or it is saved."""
    row = Autosave.objects.of(user, edition).select_related("user", "base").first()
    return offer_of(row, edition, seen)


def offer_of(row: Autosave | None, edition: Edition, seen: str = "") -> Offer | None:
    """The same, of a row that was looked for already."""
    if row is None or row.mark in seen.split() or row.is_saved(edition):
        return None
    return Offer(row, edition.current_revision)


def kept_of(user: User, article: Article) -> dict[str, Autosave]:
    """What this person has not saved of an article, by language."""
    rows = Autosave.objects.filter(user=user, article=article.pk)
    return {row.language: row for row in rows.select_related("user", "base")}


def clock(moment: datetime) -> str:
    """10:32 where it is today, with the day where it is not."""
    here, today = timezone.localtime(moment), timezone.localdate()
    is_today = here.date() == today
    return date_format(here, "TIME_FORMAT" if is_today else "DATETIME_FORMAT")


@contextmanager
def text_is_saved(user: User, edition: Edition, seen: str) -> Iterator[None]:
    """Forgets the text that this window has kept; what another window keeps outlives the save.

    `edition` is that of the page: without an article where the page was a new one's.
    """
    rows = Autosave.objects.of(user, edition)
    others = [row for row in rows if row.mark not in seen.split()]
    try:
        yield
    except StaleBase:
        _leave(rows, others)
        raise
    _leave(rows, others)


def _leave(rows: Any, others: list[Autosave]) -> None:
    rows.delete()
    for row in others:
        row.save(force_insert=True)


# What a browser asks.


@require_http_methods(["GET", "POST"])
def autosave(request: HttpRequest) -> HttpResponse:
    """POST keeps a text; GET gives a new token to a page whose user has logged in again."""
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    user: Any = request.user
    given = request.POST
    if given.get("user") != str(user.pk):
        return _answer("somebody_else", _("Somebody else has logged in here meanwhile."), 409)
    edition = asked_edition(given, user)
    try:
        row = Autosave.objects.keep(
            by=user,
            edition=edition,
            base=_base(given, edition),
            text=typed(given),
            typed_at=_typed_at(given),
            seen=given.get("seen", "").split()[-MARKS:],
        )
    except NotSeen as refused:
        said = " ".join(refused.messages)
        return _answer("not_seen", said, 409, other=refused.other.mark)
    except ValidationError as refused:
        return _answer("refused", " ".join(refused.messages), 422)
    if row is None:
        return _answer("saved")
    said = _("Kept, not yet saved: %(time)s") % {"time": clock(row.saved_at)}
    return _answer("kept", said, mark=row.mark)


@require_GET
def offer(request: HttpRequest) -> HttpResponse:
    """The notice of a text not yet saved, as an article's page has it; 204 where there is none."""
    user: Any = request.user
    edition = asked_edition(request.GET, user)
    found = offered(user, edition, request.GET.get("seen", ""))
    if found is None:
        return HttpResponse(status=204)
    return render(request, "desk/unsaved.html", {"offer": found, "edition": edition})


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Forget a text that was not saved; another one that came meanwhile stays."""
    user: Any = request.user
    edition = asked_edition(request.POST, user)
    seen = request.POST.get("mark", "").split()
    gone = Autosave.objects.forget(user=user, edition=edition, seen=seen)
    if not request.accepts("text/html"):
        return _answer("gone" if gone else "not_seen")
    return redirect(page_of(edition))


@require_POST
def beside_the_saved(request: HttpRequest) -> HttpResponse:
    """What differs between a text that is being typed and the one saved last."""
    user: Any = request.user
    edition = asked_edition(request.POST, user)
    saved = edition.current_revision
    try:
        text = typed(request.POST)
    except ValidationError as refused:
        return HttpResponse(" ".join(refused.messages), status=422, content_type="text/plain")
    comparison = compare(saved.text if saved else EMPTY, text)
    return render(
        request, "desk/unsaved_changes.html", {"comparison": comparison, "edition": edition}
    )


def page_of(edition: Edition) -> str:
    if edition.article_id is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[edition.article_id])


# Reading what was sent.


def asked_edition(given: QueryDict, user: User) -> Edition:
    """The edition meant, begun or not; PermissionDenied where it is not this user's to write."""
    language = given.get("language", "")
    if language not in LANGUAGES:
        raise Http404
    edition = Edition(language=language)
    if number := given.get("article", ""):
        edition.article = get_object_or_404(Article, pk=_number(number))
        rows = edition.article.editions.select_related("article", "current_revision__author")
        edition = rows.filter(language=language).first() or edition
    require(user, "save_draft", edition)
    return edition


def typed(given: QueryDict) -> dict[str, str]:
    """The text that was sent, cleaned as when it is saved. ValidationError where it is refused."""
    text = {name: given.get(name, "") for name in EMPTY}
    if any(len(part) > MAX_BYTES for part in text.values()):
        raise ValidationError(
            _("The text is longer than one megabyte. Split it into several articles."),
            code="too_long",
        )
    return {
        "title": clean_text(" ".join(text["title"].splitlines())),
        "lead": clean_text(text["lead"].replace("\r\n", "\n")),
        "body": clean(text["body"]),
    }


def _base(given: QueryDict, edition: Edition) -> Revision | None:
    number = given.get("base", "")
    return get_object_or_404(Revision, edition=edition.pk, pk=_number(number)) if number else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404
    return int(text)


def _typed_at(given: QueryDict) -> datetime:
    text = given.get("typed_at", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 14 and int(text) < LATEST):
        raise BadRequest
    return datetime.fromtimestamp(int(text) / 1000, tz=UTC)


def _answer(state: str, said: str = "", status: int = 200, **more: str) -> JsonResponse:
    """`now` lets the page set its clock by ours."""
    now = round(timezone.now().timestamp() * 1000)
    return JsonResponse({"state": state, "said": said, "now": now, **more}, status=status)
