"""Whether somebody does what is due: the worker shows itself, and is missed when it does not."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles.models.outbox import Heartbeat

WORKER = "worker"
BEAT_EVERY = timedelta(seconds=10)
MISSED_AFTER = timedelta(minutes=1)


def beat() -> None:
    """Show that a worker is alive; no oftener than needed, since every write takes its turn."""
    now = timezone.now()
    fresh = Heartbeat.objects.filter(name=WORKER, at__gt=now - BEAT_EVERY, at__lte=now)
    if not fresh.exists():
        Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": now})


def last_seen() -> datetime | None:
    """When a worker last showed itself; None where none ever did."""
    return Heartbeat.objects.filter(name=WORKER).values_list("at", flat=True).first()


def is_missed() -> bool:
    seen = last_seen()
    return seen is None or seen < timezone.now() - MISSED_AFTER
