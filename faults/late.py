"""The worker is off while texts become due, and comes back an hour later."""

import random
from datetime import timedelta

from django.utils import timezone

from articles.models import Publication
from faults.ground import approved, schedule
from faults.looking import Found, look
from faults.processes import wait_for_workers, workers
from faults.receivers import effects
from faults.sizes import Sizes
from languages import LANGUAGES

OFF = timedelta(hours=1)


def off_an_hour(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """All is done late, once; readers had their texts in time without it."""
    soon = timezone.now() + timedelta(minutes=10)
    moments = [soon + OFF * chance.random() for _ in range(sizes.off)]
    scheduled = schedule(approved()[: sizes.off], lambda number: moments[number])
    found.tries += len(scheduled)
    _look_at_readers(scheduled, found)
    shift = timedelta(minutes=10) + OFF
    with workers(2, shift=shift.total_seconds()):
        wait_for_workers(shift.total_seconds())
    if len(effects()) != len(scheduled):
        found.add("lost", f"{len(effects())} of {len(scheduled)} effects were done")
    look(found, now=timezone.now() + shift)


def _look_at_readers(scheduled: list[Publication], found: Found) -> None:
    a_moment = timedelta(microseconds=1)
    for publication in scheduled:
        if _is_seen(publication, -a_moment):
            found.add("early", f"publication {publication.pk} is seen before its moment")
        if not _is_seen(publication, timedelta(0)):
            found.add("lost", f"publication {publication.pk} is not seen at its moment")


def _is_seen(publication: Publication, after: timedelta) -> bool:
    at = publication.public_from + after
    return any(
        Publication.objects.public(language, at).filter(pk=publication.pk).exists()
        for language in LANGUAGES
    )
