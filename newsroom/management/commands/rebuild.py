"""Makes again what follows from other rows: entries, quotations, sort keys, renditions, a chain."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models, transaction

from articles import record
from articles.mentions import rebuild_mentions
from articles.models import Revision
from articles.publishing import rebuild_entries
from articles.quotations import rebuild_quotes
from facts.fields import FoldedField, SortKeyField
from newsroom import cards
from newsroom.demo.pictures import bring_missing_files
from photos import renditions


class Command(BaseCommand):
    help = (
        "Makes list entries, quotations, sort keys and folded words again, brings missing files of "
        "the demo and makes renditions and cards for other sites that are missing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self._rebuild_rows()
        made, failed = renditions.rebuild()
        self.stdout.write(f"Renditions: made for {made} photos; {failed} photos failed.")
        drawn = sum(1 for _card in cards.refresh())
        self.stdout.write(f"Cards for other sites: {drawn} drawn.")

    @transaction.atomic
    def _rebuild_rows(self) -> None:
        keys = sum(rebuild_keys(model) for model in apps.get_models())
        entries = rebuild_entries()
        quotes = rebuild_quotes()
        mentions = rebuild_mentions(Revision.objects.all())
        files = bring_missing_files()
        entered = record.begin()
        self.stdout.write(
            f"Rebuilt: {entries} list entries; {quotes} quotations; "
            f"{mentions} things named in texts; {keys} rows had stale sort "
            f"keys; {files} files of the demo were missing; {entered} publications began the "
            "record's chain."
        )


def rebuild_keys(model: type[models.Model]) -> int:
    """Follow the names anew in every row of a table; says how many rows were stale."""
    columns = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (SortKeyField, FoldedField))
    ]
    return sum(_refresh(row, columns) for row in model._default_manager.all()) if columns else 0


def _refresh(row: models.Model, columns: list[Any]) -> bool:
    before = [getattr(row, column.attname) for column in columns]
    after = [column.pre_save(row, False) for column in columns]
    if before == after:
        return False
    row.save(update_fields=[column.name for column in columns])
    return True
