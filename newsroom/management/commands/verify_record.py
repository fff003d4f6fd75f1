"""Proves the public record and prints its head, which is worth keeping somewhere else."""

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.verifying import verify

HEAD = re.compile(r"^head ([0-9]{1,18}) ([0-9a-f]{64})$", re.MULTILINE)
FAULTS_SHOWN = 100


class Command(BaseCommand):
    help = (
        "Proves that no publication was changed, added or taken away since it went on record, "
        "and prints the head of the record. With --head, also that nothing was cut off since "
        "that head was printed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head", metavar="FILE", help="What this command printed an earlier time."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = read_head(options["head"]) if options["head"] else None
        report = verify(known)
        for fault in report.faults[:FAULTS_SHOWN]:
            self.stderr.write(fault)
        self.stdout.write(
            f"Looked at {report.publications} publications and {report.entries} entries; "
            f"{report.erased} publications are erased by law."
        )
        if not report:
            raise CommandError(f"The record does not hold: {len(report.faults)} faults.")
        self.stdout.write(f"The record holds.\nhead {report.number} {report.digest}")


def read_head(name: str) -> tuple[int, str]:
    """The last head in a file; a sentence where there is none."""
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read: {error}.") from error
    heads = HEAD.findall(text)
    if not heads:
        raise CommandError(
            f"{name} holds no head; it looks like “head 12 …” with 64 letters and digits."
        )
    number, digest = heads[-1]
    return int(number), digest
