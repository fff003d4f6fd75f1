"""Workers over what is due: many at once, killed, or none at all."""

import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Due, Publication
from faults.ground import approved, schedule
from faults.looking import Found, look
from faults.processes import kill, start, wait_for_workers, wait_until, work_for_ever, workers
from faults.receivers import effects
from faults.sizes import Sizes
from languages import LANGUAGES

MEASURED = 5
# The first worker lives so long at most; then as long as leaves something to do for the last.
FIRST_SPAN = 0.1


def two_workers(sizes: Sizes, chance: random.Random, found: Found) -> None:
    _many(2, sizes, found)


def eight_workers(sizes: Sizes, chance: random.Random, found: Found) -> None:
    _many(8, sizes, found)


def _many(count: int, sizes: Sizes, found: Found) -> None:
    """All become due at one moment, while the workers wait for them."""
    with workers(count):
        scheduled = _schedule_together(sizes.due)
        found.tries += len(scheduled)
        watch(scheduled, found)
        wait_for_workers()
    found.notes["workers that did something"] = len({process for *_, process in effects()})
    look(found)


def no_worker(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Readers need no worker: a text is public from its second on."""
    scheduled = _schedule_together(sizes.due // 5)
    found.tries += len(scheduled)
    watch(scheduled, found)
    if effects():
        found.add("early", "something was done although no worker ran")
    with workers(1):
        wait_for_workers()
    look(found)


def _schedule_together(count: int, spread: float = 0.0) -> list[Publication]:
    """Schedule for one moment, as soon as this machine can have them all scheduled by then."""
    editions = list(approved()[:count])
    begun_at = time.monotonic()
    far = timezone.now() + timedelta(minutes=5)
    tried = schedule(editions[:MEASURED], lambda number: far)
    each = (time.monotonic() - begun_at) / len(tried)
    for publication in tried:
        publication.edition.call_back(by=publication.published_by, publication=publication)
    moment = timezone.now() + timedelta(seconds=1 + 1.5 * each * count)
    return schedule(editions, lambda number: moment + timedelta(seconds=spread * number))


def watch(publications: Sequence[Publication], found: Found) -> None:
    """Look at what readers see until all is public: nothing before its moment, nothing after it."""
    last = max(publication.public_from for publication in publications)
    moments = {publication.pk: publication.public_from for publication in publications}
    before = timezone.now()
    while before <= last:
        before = timezone.now()
        seen = _seen()
        after = timezone.now()
        found.notes["looks at what readers see"] += 1
        _compare(seen, moments, before, after, found)
        time.sleep(0.02)


def _seen() -> set[int]:
    return {
        number
        for language in LANGUAGES
        for number in Publication.objects.public(language).values_list("pk", flat=True)
    }


def _compare(
    seen: set[int], moments: dict[int, datetime], before: datetime, after: datetime, found: Found
) -> None:
    for number, moment in moments.items():
        if number in seen and after < moment:
            found.add("early", f"publication {number} was seen before its moment")
        if number not in seen and moment <= before:
            found.add("lost", f"publication {number} was not seen at its moment")


def killed_worker(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Worker after worker is killed; the last one does what they have left."""
    scheduled = _schedule_together(sizes.poison_of, spread=0.01)
    found.tries += len(scheduled)
    span = FIRST_SPAN
    for left in range(sizes.worker_kills, 0, -1):
        wait_until(_is_any_due, "nothing became due")
        open_before = Due.objects.open().count()
        process = start(work_for_ever)
        time.sleep(chance.uniform(0, span))
        kill(process)
        found.kills += 1
        open_now = Due.objects.open().count()
        found.notes["killed while something was due"] += bool(open_now)
        span *= 1.1 if open_before - open_now < open_before / left else 0.9
    with workers(1):
        _wait_for_all(scheduled)
    look(found)


def _is_any_due() -> bool:
    # When all is done already, the worker is killed at its rest.
    waiting = Due.objects.open()
    return not waiting.exists() or waiting.filter(next_try_at__lte=timezone.now()).exists()


def _wait_for_all(publications: Sequence[Publication]) -> None:
    last = max(publication.public_from for publication in publications)
    wait_until(lambda: timezone.now() > last, "the last moment did not come")
    wait_for_workers()
