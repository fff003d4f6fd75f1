"""What is cleared away once an hour: what has served its time and is no part of any record."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from articles.models import Due, Presence, Reading, Report, ShareLink
from people import throttle
from photos import renditions

KEEP_DONE = timedelta(days=30)


def run() -> None:
    now = timezone.now()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    Due.objects.filter(done_at__lt=now - KEEP_DONE).delete()
    throttle.forget_old_attempts(now)
    Presence.objects.forget_old(now)
    ShareLink.objects.forget_old(now)
    Report.objects.forget_contacts(now)
    Reading.objects.forget_old(now)
    renditions.sweep()
