"""What the sitemaps name."""

from datetime import date, datetime, time, timedelta
from itertools import batched
from typing import NamedTuple

from django.db.models import Case, CharField, Count, Exists, QuerySet, Subquery, Value, When
from django.utils import timezone

from articles.models.public import Entry, Publication, Section, Tag, public_at
from languages import LANGUAGES
from people.models import Person
from reader.queries._archive import moments
from reader.queries._rows import THINGS, has_stories, rows_of

TOLD = (
    "publication__article_number",
    "publication__language",
    "publication__slug",
    "publication__title",
    "publication__lead_photo",
    "at",
    "publication__public_from",
    "publication__is_archival",
)
# What somebody has paid for.
PAID = (Publication.Genre.ADVERTISING, Publication.Genre.STATE_ORDER)
# Whether a month has stories is asked for so many months at a time.
MONTHS_AT_A_TIME = 60


class Span(NamedTuple):
    """Time of the newsroom's clock."""

    start: datetime
    end: datetime


class Told(NamedTuple):
    """A story as a sitemap names it."""

    number: int
    language: str
    slug: str
    title: str
    photo: int | None
    first_at: datetime
    changed_at: datetime
    is_archival: bool


def span_of_month(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Span(_midnight(date(year, month, 1)), _midnight(following))


def span_of_day(day: date) -> Span:
    return Span(_midnight(day), _midnight(day + timedelta(days=1)))


def months_with_stories() -> list[tuple[tuple[int, int], int]]:
    """Year and month, and how many stories it has at most; the months of what is public."""
    everything = [Entry.objects.public(language).everything() for language in LANGUAGES]
    ends = [*moments(everything), *moments([each.order_by("at") for each in everything])]
    known = [timezone.localtime(each) for each in ends if each]
    if not known:
        return []
    first, last = min(known), max(known)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [(number // 12, number % 12 + 1) for number in numbers]
    counted: list[int] = []
    for some in batched(months, MONTHS_AT_A_TIME):
        counted += _counts([span_of_month(*each) for each in some])
    return [pair for pair in zip(months, counted, strict=True) if pair[1]]


def days_with_stories(year: int, month: int) -> list[date]:
    first, following = (timezone.localtime(each).date() for each in span_of_month(year, month))
    days = [first + timedelta(days=each) for each in range((following - first).days)]
    counted = _counts([span_of_day(day) for day in days])
    return [day for day, count in zip(days, counted, strict=True) if count]


def told_in(span: Span, most: int) -> list[Told]:
    rows = _public_in(span).order_by("-at", "-article_number", "language")
    return [Told(*row) for row in rows.values_list(*TOLD)[:most]]


def told_everywhere(span: Span) -> list[tuple[int, str, str]]:
    """Number, language and slug of what went out then in any language, in all of them."""
    numbers = _public_in(span).values("article_number")
    public = Publication.objects.filter(public_at(None), article_number__in=numbers)
    return list(public.order_by().values_list("article_number", "language", "slug"))


def news_since(since: datetime, most: int) -> list[Told]:
    """What first went out since then, the newest first, without advertising and archives."""
    rows = _public_in(Span(since, timezone.now())).filter(publication__began_in_archive=False)
    rows = rows.exclude(publication__genre__in=PAID).order_by("-at", "-article_number", "language")
    return [Told(*row) for row in rows.values_list(*TOLD)[:most]]


def addresses_of_things() -> list[tuple[str, str, str]]:
    """Language, kind and slug of every thing that has a page in the language."""
    parts = []
    for language in LANGUAGES:
        for kind, model in THINGS.items():
            rows = rows_of(model, language)
            if model in (Person, Tag):
                rows = rows.filter(has_stories(kind, language))
            if model is Person:
                rows = rows.filter(has_page=True)
            columns = (Value(kind, CharField()), "slug", Value(language, CharField()))
            parts.append(rows.values_list(*columns))
    first, *rest = parts
    return sorted(first.union(*rest, all=True).order_by())


def _counts(spans: list[Span]) -> list[int]:
    """How many places in the list each stretch of time has at most; 0 where nothing is public."""
    counts = [_listed_in(each).values("list").annotate(n=Count("pk")).values("n") for each in spans]
    told = [
        Case(When(Exists(_public_in(span)), then=Subquery(count)), default=Value(0))
        for span, count in zip(spans, counts, strict=True)
    ]
    found = Section.objects.rewrite(False).order_by("pk").values_list(*told).first()
    return list(found) if found else [0] * len(spans)


def _public_in(span: Span) -> QuerySet:
    return _listed_in(span).filter(public_at(None, "publication__"))


def _listed_in(span: Span) -> QuerySet:
    """Places in the list of everything, in every language, of what first went out in that time."""
    rows = Entry.objects.everything().filter(language__in=LANGUAGES)
    return rows.filter(at__gte=span.start, at__lt=span.end).order_by()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
