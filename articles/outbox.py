"""What follows a change: written with it in one transaction, done once when its moment has come.

`settings.RECEIVERS` says who is told of what. Each receiver is a function of the number of the row
that the change is about, and runs in a transaction of its own together with the mark that it is
done: an effect on the database happens once, whoever is killed and how many work at a time. A
receiver that does something elsewhere must stand being told twice.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from articles.models.outbox import Due

BEGAN = "publication_began"
FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=1)
LONGEST_FAILURE = 2000

log = logging.getLogger(__name__)


def add(topic: str, subject: int, *, due_at: datetime) -> None:
    """Ask for what follows, from `due_at` on. The caller is in the transaction of the change."""
    for receiver in settings.RECEIVERS.get(topic, ()):
        due, is_new = Due.objects.get_or_create(
            key=f"{topic}:{subject}:{receiver}",
            defaults={
                "receiver": receiver,
                "subject": subject,
                "due_at": due_at,
                "next_try_at": due_at,
            },
        )
        is_quick = receiver not in settings.LEFT_TO_THE_WORKER
        if is_new and is_quick and due_at <= timezone.now():
            transaction.on_commit(partial(deliver, due.pk), robust=True)


def drop(topic: str, subject: int) -> None:
    """Nothing is to follow any more: what was to begin was called back."""
    Due.objects.open().filter(key__startswith=f"{topic}:{subject}:").delete()


def deliver(key: int) -> bool:
    """Do one effect now, if nobody else does; False where there was nothing to do."""
    return _deliver(Due.objects.due(timezone.now()).filter(pk=key))


def deliver_next() -> bool:
    """Do what is due longest; False where nothing is due."""
    return _deliver(Due.objects.due(timezone.now()))


def _deliver(candidates: Any) -> bool:
    # Looking first costs no lock: an idle worker must not keep writers of SQLite waiting.
    if not candidates.exists():
        return False
    due = None
    try:
        with transaction.atomic():
            due = candidates.select_for_update(skip_locked=True).first()
            if due is None:
                return False
            receiver: Callable[[int], None] = import_string(due.receiver)
            receiver(due.subject)
            due.done_at = timezone.now()
            due.save(update_fields=["done_at"])
    except Exception as error:  # whatever one receiver does, the next must have its turn
        if due is None:
            raise
        log.exception("%s failed", due.key)
        _count_failure(due, error)
    return True


def _count_failure(due: Due, error: Exception) -> None:
    """Put it behind the others, the later the more often it failed."""
    due.tries += 1
    delay = min(FIRST_DELAY * 2 ** min(due.tries - 1, 20), LONGEST_DELAY)
    Due.objects.open().filter(pk=due.pk).update(
        tries=due.tries,
        next_try_at=timezone.now() + delay,
        failure=f"{type(error).__name__}: {error}"[:LONGEST_FAILURE],
    )
