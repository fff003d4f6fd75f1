"""The public record of what was shown and corrected."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from articles.models.public import Debt, Publication
from reader.queries._stories import PER_PAGE

# What /corrections/ tells of; facts published later beside a retraction are no second one.
CORRECTIONS = (*Publication.LINKED, Publication.Kind.WITHDRAWAL)


def record(article_number: int) -> list[Publication]:
    """All that readers were ever shown of an article in both languages, the latest first.

    Without the texts; `is_owed_an_answer` where the other language has not answered a change yet.
    """
    owed = Debt.objects.open().filter(publication=OuterRef("pk"))
    shown = Publication.objects.begun().filter(article_number=article_number)
    return list(shown.defer("lead", "body").annotate(is_owed_an_answer=Exists(owed)))


def texts(publications: Iterable[int]) -> dict[int, Publication]:
    """Publications with their words."""
    return Publication.objects.in_bulk(publications)


def corrections(
    language: str, *, before: tuple[datetime, int] | None = None, count: int = PER_PAGE
) -> list[Publication]:
    """The latest corrections, withdrawals and the like, from before a moment and article on."""
    found = Publication.objects.begun().filter(language=language, kind__in=CORRECTIONS)
    if before is not None:
        at, number = before
        found = found.filter(Q(public_from__lt=at) | Q(article_number__lt=number))
        found = found.filter(public_from__lte=at)
    found = found.exclude(basis=Publication.Basis.FACTS).defer("lead", "body")
    return list(found.order_by("-public_from", "-article_number")[:count])
