"""Where an edition stands, in a word or two, and how articles are found by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Publication
from articles.models.public import Standing, standing_at

NONE, PUBLIC, NOT_PUBLIC, WAITING, WITHDRAWN = (
    "none",
    "public",
    "not_public",
    "waiting",
    "withdrawn",
)
# What an edition may be looked for by: its stage, or what readers have of it.
STATES: dict[str, Any] = {
    NONE: gettext_lazy("no text"),
    **{stage.value: stage.label for stage in Edition.Stage},
    PUBLIC: gettext_lazy("public"),
    NOT_PUBLIC: gettext_lazy("not public"),
    WAITING: gettext_lazy("waits for its hour"),
    WITHDRAWN: gettext_lazy("withdrawn or ended"),
}


@dataclass(frozen=True)
class Badge:
    """A word on an edition; `css` is the class that colours it."""

    css: str
    words: str


def with_standing(editions: models.QuerySet) -> models.QuerySet:
    """Editions with what readers have of each: all that `badges` and `is_public` ask for."""
    standing = Publication.objects.filter(standing_at(None), edition=OuterRef("pk"))
    waiting = Publication.objects.waiting().filter(edition=OuterRef("pk"))
    return editions.annotate(
        standing_kind=Subquery(standing.values("kind")[:1]),
        public_since=Subquery(standing.values("first_public_at")[:1]),
        public_slug=Subquery(standing.values("slug")[:1]),
        waits_for=Subquery(waiting.values("public_from")[:1]),
    )


def is_public(edition: Any) -> bool:
    return edition.standing_kind is not None and edition.standing_kind not in Publication.ENDS


def badges(edition: Any) -> Iterator[Badge]:
    """What is to be said of an edition; nothing where it has no text yet."""
    if edition.current_revision_id is None:
        return
    if not (is_public(edition) and edition.stage == Edition.Stage.APPROVED):
        yield Badge(f"stage-{edition.stage}", edition.get_stage_display())
    if is_public(edition):
        yield Badge("is-public", _("public"))
    elif edition.standing_kind == Publication.Kind.ENDED:
        yield Badge("is-withdrawn", str(Publication.Kind.ENDED.label))
    elif edition.standing_kind:
        yield Badge("is-withdrawn", str(Standing.WITHDRAWN.label))
    if edition.waits_for:
        moment = date_format(timezone.localtime(edition.waits_for), "SHORT_DATETIME_FORMAT")
        yield Badge("is-waiting", _("goes out: %(moment)s") % {"moment": moment})


def in_state(language: str, state: str) -> Q:
    """The articles whose edition in a language stands so; `state` is a key of STATES."""
    written = Edition.objects.filter(language=language, current_revision__isnull=False)
    public = Publication.objects.public(language).values("article_number")
    if state in Edition.Stage:
        return Q(pk__in=written.filter(stage=state).values("article"))
    if state == NONE:
        return ~Q(pk__in=written.values("article"))
    if state == PUBLIC:
        return Q(pk__in=public)
    if state == NOT_PUBLIC:
        return Q(pk__in=written.values("article")) & ~Q(pk__in=public)
    if state == WAITING:
        waiting = Publication.objects.waiting().filter(language=language)
        return Q(pk__in=waiting.order_by().values("article_number"))
    ended = Publication.objects.standing_now(language).filter(kind__in=Publication.ENDS)
    return Q(pk__in=ended.values("article_number"))
