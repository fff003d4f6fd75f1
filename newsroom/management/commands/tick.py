"""One pass of everything that is due; for a timer where no worker runs all the time."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.work import tick


class Command(BaseCommand):
    help = "Does everything that is due, once. Safe to run many at a time, and beside a worker."

    def handle(self, *args: Any, **options: Any) -> None:
        tried = tick()
        if options["verbosity"]:
            self.stdout.write(f"Effects tried: {tried}.")
