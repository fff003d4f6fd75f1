"""What the worker does in one pass: everything that is due, and a sign that it is alive."""

from datetime import timedelta

from django.utils import timezone

from articles import outbox
from articles.heartbeat import beat
from articles.models import Heartbeat
from newsroom import cards, chores
from photos import renditions
from reader import conditional

CHORES = "chores"
CHORES_EVERY = timedelta(hours=1)


def tick() -> int:
    """Do all that is due; gives how many effects were tried. Safe to run many at once."""
    tried = _deliver_all()
    while renditions.make_next():
        # A picture takes seconds; what is to follow a publication does not wait for all of them.
        tried += 1 + _deliver_all()
    if _claim_chores():
        chores.run()
        tried += _look_after_machines()
    return tried


def _look_after_machines() -> int:
    """What other sites and crawlers are told of: cards of what has none, files out of use."""
    tried = 0
    for _card in cards.refresh():
        tried += _deliver_all()
    cards.sweep()
    conditional.forget_old()
    return tried


def _deliver_all() -> int:
    tried = 0
    beat()
    while outbox.deliver_next():
        tried += 1
        beat()
    return tried


def _claim_chores() -> bool:
    """Whether the chores' hour has come, for one of all workers."""
    now = timezone.now()
    if Heartbeat.objects.get_or_create(name=CHORES, defaults={"at": now})[1]:
        return True
    just_done = Heartbeat.objects.filter(name=CHORES, at__range=(now - CHORES_EVERY, now))
    if just_done.exists():
        return False
    old = Heartbeat.objects.filter(name=CHORES).exclude(at__range=(now - CHORES_EVERY, now))
    return bool(old.update(at=now))
