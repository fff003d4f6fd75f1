"""What readers have read and reported."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles.models.public import Publication
from articles.models.readers import Reading, Report

DAYS_READ = 3


def is_public(article_number: int, language: str) -> bool:
    public = Publication.objects.public(language).filter(article_number=article_number)
    return public.exists()


def most_read(language: str, *, count: int = 5, days: int = DAYS_READ) -> list[Publication]:
    """What was read most today and in the days before, as far as it is public still."""
    since = timezone.localdate() - timedelta(days=days - 1)
    # A few more than are shown: some may have been withdrawn since.
    numbers = Reading.objects.most_read(language, since=since, count=2 * count)
    public = Publication.objects.public(language).filter(article_number__in=numbers)
    by_number = {each.article_number: each for each in public.for_list()}
    return [by_number[each] for each in numbers if each in by_number][:count]


def count_reports(since: datetime, article_number: int | None = None) -> int:
    """The open reports of mistakes since a moment: of a story, or of all pages."""
    sent = Report.objects.open().filter(sent_at__gte=since)
    return (
        sent.count()
        if article_number is None
        else sent.filter(article_number=article_number).count()
    )
