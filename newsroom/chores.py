"""What is cleared away once an hour: what has served its time and is no part of any record."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from articles.models import Due
from people import throttle

KEEP_DONE = timedelta(days=30)


def run() -> None:
    for chore in (forget_sessions, forget_what_is_done, forget_log_ins):
        chore()


def forget_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_what_is_done() -> None:
    Due.objects.filter(done_at__lt=timezone.now() - KEEP_DONE).delete()


def forget_log_ins() -> None:
    throttle.forget_old_attempts(timezone.now())
