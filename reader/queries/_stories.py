"""Stories as pages and lists show them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models.public import Entry, Publication, standing_at
from reader.queries._cards import shown_cards
from reader.variants import writing

PER_PAGE = 20


def standing(article_number: int) -> dict[str, Publication]:
    """The last word about an article in each language, be it a text or its withdrawal.

    With the name of the card that was drawn of it in the letters of the page.
    """
    found = Publication.objects.filter(standing_at(None), article_number=article_number)
    cards = shown_cards().filter(script=writing().script)
    card = cards.filter(publication=OuterRef("pk")).values("name")[:1]
    found = found.annotate(card_name=Subquery(card))
    return {each.language: each for each in found.select_related("section")}


def stories(
    language: str, thing: Model | None = None, *, before: int | None = None, count: int = PER_PAGE
) -> list[Publication] | None:
    """The newest stories about a thing, or of all; None where `before` was never published."""
    entries = Entry.objects.public(language)
    entries = entries.everything() if thing is None else entries.of(thing)
    return newest(entries, language, before=before, count=count)


def regions_of(publications: Iterable[int]) -> dict[int, set[int]]:
    """The publications that stand in the list of each region."""
    entries = Entry.objects.filter(publication__in=publications, list=Entry.List.REGION)
    found: dict[int, set[int]] = {}
    for region, publication in entries.order_by().values_list("thing", "publication"):
        found.setdefault(region, set()).add(publication)
    return found


def slugs(numbers: Iterable[int], language: str) -> dict[int, str]:
    """The slugs of articles that are public in the language, for links from one to another."""
    public = Publication.objects.public(language).filter(article_number__in=numbers)
    return dict(public.order_by().values_list("article_number", "slug"))


def headlines(numbers: Iterable[int], language: str) -> dict[int, tuple[str, str]]:
    """Slug and title of the articles that are public in the language."""
    public = Publication.objects.public(language).filter(article_number__in=set(numbers))
    rows = public.order_by().values_list("article_number", "slug", "title")
    return {number: (slug, title) for number, slug, title in rows}


def newest(
    entries: QuerySet, language: str, *, before: int | None, count: int
) -> list[Publication] | None:
    if before is not None:
        at = published_at(before, language)
        if at is None:
            return None
        earlier = Q(at__lt=at) | Q(article_number__lt=before)
        entries = entries.filter(earlier, at__lte=at)
    entries = entries.select_related("publication__section").defer("publication__body")
    return [entry.publication for entry in entries[:count]]


def published_at(article_number: int, language: str) -> datetime | None:
    """When an article first went out, whatever became of it: it may be where a list goes on."""
    gone_out = Publication.objects.filter(
        article_number=article_number,
        language=language,
        public_from__lte=timezone.now(),
        called_back_at=None,
    )
    return gone_out.values_list("first_public_at", flat=True).first()
