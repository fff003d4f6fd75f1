"""One effect in a hundred fails whenever it is tried."""

import json
import random
from datetime import timedelta

import time_machine
from django.test import RequestFactory
from django.utils import timezone

from articles.models import Due, Publication
from faults import receivers
from faults.ground import approved, schedule
from faults.looking import Found, look
from faults.processes import wait_for_workers, workers
from faults.sizes import Sizes
from newsroom.health import healthz
from newsroom.work import tick

RECEIVER = "faults.receivers.fail_where_poisoned"
SHIFT = timedelta(hours=1)
WAYS = tuple(receivers.WAYS)


def poisoned(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """All others are done; the poisoned are counted, shown, tried again, and done once healed."""
    soon = timezone.now() + SHIFT / 2
    scheduled = schedule(approved()[: sizes.poison_of], lambda number: soon)
    found.tries += len(scheduled)
    sick = dict(zip(chance.sample(scheduled, len(WAYS)), WAYS, strict=True))
    for publication, how in sick.items():
        receivers.poison(publication.pk, how)
        found.notes[f"fails: {how}"] += 1
    with workers(2, shift=SHIFT.total_seconds()):
        wait_for_workers(SHIFT.total_seconds())
    _look_at_failures(set(sick), found)
    _try_again(found)
    receivers.heal()
    _try_again(found)
    look(found, now=timezone.now() + SHIFT)


def _look_at_failures(sick: set[Publication], found: Found) -> None:
    """Nothing is open but what is poisoned, and the desk is told of it."""
    open_now = Due.objects.open()
    if set(open_now.values_list("subject", "receiver")) != {(each.pk, RECEIVER) for each in sick}:
        found.add("lost", f"open while {len(sick)} fail: {sorted(map(str, open_now))}")
    if open_now.filter(tries=0).exists() or open_now.filter(failure="").exists():
        found.add("failed", "an effect failed, and its failure was not counted")
    shown = json.loads(healthz(RequestFactory().get("/healthz")).content)["failing"]
    if shown != len(sick):
        found.add("failed", f"{len(sick)} effects fail, and the desk is told of {shown}")


def _try_again(found: Found) -> None:
    """Everything that waits is tried when its next moment has come, and once in that pass."""
    waiting = list(Due.objects.open())
    last = max(due.next_try_at for due in waiting)
    with time_machine.travel(last + timedelta(seconds=1), tick=False):
        tried = tick()
    if tried != len(waiting):
        found.add("failed", f"{len(waiting)} effects waited for another try; {tried} were tried")
