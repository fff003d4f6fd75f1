"""Does what is due, for ever."""

import logging
import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from newsroom.work import tick

PAUSE = 1.0  # seconds between two looks at what is due
PAUSE_WITHOUT_DATABASE = 5.0

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does what is due as soon as it is due, until it is stopped. Many may run at a time."

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = Event()
        for way_to_stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(way_to_stop, lambda *_: stopped.set())
        self.stdout.write("The worker is at work.")
        while not stopped.wait(self._work()):
            pass

    def _work(self) -> float:
        """One pass; gives how long to pause after it."""
        close_old_connections()
        try:
            tick()
        except (DatabaseError, InterfaceError):
            # A database that is away comes back, and what was due is due still.
            log.exception("the database did not answer")
            connections.close_all()
            return PAUSE_WITHOUT_DATABASE
        return PAUSE
