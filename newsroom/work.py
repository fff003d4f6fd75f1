"""What the worker does in one pass: everything that is due, and a sign that it is alive."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import outbox
from articles.models import Heartbeat
from newsroom import chores

WORKER, CHORES = "worker", "chores"
# A worker shows itself this often; who has not for a minute is missed.
BEAT_EVERY = timedelta(seconds=10)
MISSED_AFTER = timedelta(minutes=1)
CHORES_EVERY = timedelta(hours=1)


def tick() -> int:
    """Do all that is due; gives how many effects were tried. Safe to run many at once."""
    tried = 0
    beat()
    while outbox.deliver_next():
        tried += 1
        beat()
    if _claim_chores():
        chores.run()
    return tried


def beat() -> None:
    """Show that a worker is alive; no oftener than needed, since every write takes its turn."""
    now = timezone.now()
    fresh = Heartbeat.objects.filter(name=WORKER, at__gt=now - BEAT_EVERY, at__lte=now)
    if not fresh.exists():
        Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": now})


def _claim_chores() -> bool:
    """Whether the chores' hour has come, for one of all workers."""
    now = timezone.now()
    old = Heartbeat.objects.filter(name=CHORES).exclude(at__range=(now - CHORES_EVERY, now))
    with transaction.atomic():
        if old.exists():
            return bool(old.update(at=now))
    return Heartbeat.objects.get_or_create(name=CHORES, defaults={"at": now})[1]


def last_seen() -> datetime | None:
    """When a worker last showed itself; None where none ever did."""
    return Heartbeat.objects.filter(name=WORKER).values_list("at", flat=True).first()


def is_missed() -> bool:
    seen = last_seen()
    return seen is None or seen < timezone.now() - MISSED_AFTER
