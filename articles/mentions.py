"""Keeps account of the photos, files and people that texts name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models, transaction

from articles.body import markers

if TYPE_CHECKING:
    from articles.models.desk import Revision

FIELDS = {"photo": "photos", "file": "files", "person": "people"}


def named_in(body: str) -> Iterator[tuple[str, str]]:
    """Kind and slug of each thing that a body names."""
    found = markers(body)
    for kind, names in FIELDS.items():
        yield from ((kind, slug) for slug in getattr(found, names))


def write(revision: "Revision") -> int:
    """Put down what a revision names; says how much that is."""
    table = revision.mentions.model
    rows = [
        table(revision=revision, kind=kind, slug=slug) for kind, slug in named_in(revision.body)
    ]
    return len(table.objects.bulk_create(rows))


def rebuild_mentions(revisions: models.QuerySet) -> int:
    """Make all mentions of these revisions again; says how many there are."""
    count = 0
    for revision in revisions.iterator(chunk_size=500):
        with transaction.atomic():
            revision.mentions.all().delete()
            count += write(revision)
    return count
