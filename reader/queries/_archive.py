"""The archive by day, month and year."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Length

from articles.models.public import Entry, Publication, Section
from reader.queries._stories import PER_PAGE, newest

# The signs of a story date that is known to the month or to the day.
DIGITS = {"month": 7, "day": 10}


class Stretch(NamedTuple):
    """Time of the newsroom's clock, in one language; stories in it are dated to `precision`."""

    language: str
    start: datetime
    end: datetime
    precision: str


def stories_in(
    stretch: Stretch, *, before: int | None = None, count: int = PER_PAGE
) -> list[Publication] | None:
    """The newest stories of a stretch; None where `before` was never published."""
    return newest(_told_in(stretch), stretch.language, before=before, count=count)


def newest_in(stretches: Iterable[Stretch]) -> list[datetime | None]:
    """When the newest story of each stretch went out; None where there is none."""
    return moments([_told_in(each) for each in stretches])


def oldest_in(stretches: Iterable[Stretch]) -> list[datetime | None]:
    return moments([_told_in(each).order_by("at") for each in stretches])


def moments(entries: list[QuerySet]) -> list[datetime | None]:
    """The first moment of each list, in one question; every list is walked by its index."""
    firsts = [Subquery(each.values("at")[:1]) for each in entries]
    found = Section.objects.rewrite(False).order_by("pk").values_list(*firsts).first()
    return list(found) if found else [None] * len(firsts)


def _told_in(stretch: Stretch) -> QuerySet:
    """What went out then, the newest first; of what an archive brought in, what is dated so well.

    Such a story stands on record at the beginning of its day, month or year, which is no day of
    its own where less is known. A story whose date is not known belongs to no day at all.
    """
    entries = Entry.objects.public(stretch.language).everything()
    entries = entries.filter(at__gte=stretch.start, at__lt=stretch.end)
    is_dated = Q(digits__gte=DIGITS[stretch.precision])
    is_dated |= Q(publication__began_in_archive=False, digits__gt=0)
    return entries.alias(digits=Length("publication__story_on")).filter(is_dated)
