"""Fills an empty newsroom with the demo; a newsroom that holds something is left as it is."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.models import Article
from newsroom.demo import staff
from newsroom.demo.loading import load
from regions.models import Region


class Command(BaseCommand):
    help = "Fills an empty newsroom with the demo newsroom; changes nothing in one that is not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--passwords",
            action="store_true",
            help="Give the demo's accounts the password in DEMO_PASSWORD.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        password = os.environ.get("DEMO_PASSWORD", "")
        if options["passwords"] and not password:
            raise CommandError("DEMO_PASSWORD is not set, so no password can be given.")
        if load(now=timezone.now()):
            counts = f"{Article.objects.count()} articles, {Region.objects.count()} regions"
            self.stdout.write(f"Loaded the demo newsroom: {counts}.")
        else:
            self.stdout.write("The newsroom holds content already; nothing was loaded.")
        if options["passwords"]:
            staff.set_passwords(password)
