"""The archive by day, month and year."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import DateTimeField, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
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
    return _asked_at_once(list(_firsts(stretches, "-at")))


def oldest_in(stretches: Iterable[Stretch]) -> list[datetime | None]:
    return _asked_at_once(list(_firsts(stretches, "at")))


def moments(entries: list[QuerySet]) -> list[datetime | None]:
    """The first moment of each list, in one question; every list is walked by its index."""
    return _asked_at_once([Subquery(each.values("at")[:1]) for each in entries])


def _asked_at_once(firsts: Sequence[Subquery | RawSQL]) -> list[datetime | None]:
    found = Section.objects.rewrite(False).order_by("pk").values_list(*firsts).first()
    return list(found) if found else [None] * len(firsts)


def _firsts(stretches: Iterable[Stretch], order: str) -> Iterator[RawSQL]:
    """Stretches of one kind differ in their ends alone: Django writes the first one's SQL for all.

    Writing that of every day of a calendar would take ten times as long as all else of its page.
    """
    written: dict[tuple[str, str], tuple[Stretch, str, tuple]] = {}
    for each in stretches:
        kind = each.language, each.precision
        if kind not in written:
            moment = _told_in(each).order_by(order).values("at")[:1]
            written[kind] = each, *moment.query.sql_with_params()
        model, sql, told = written[kind]
        ends = {_sent(model.start): _sent(each.start), _sent(model.end): _sent(each.end)}
        yield RawSQL(sql, [ends.get(value, value) for value in told], DateTimeField())  # noqa: S611


def _sent(moment: datetime) -> Any:
    """As the database is given it."""
    return connection.ops.adapt_datetimefield_value(moment)


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
