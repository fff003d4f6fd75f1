"""Enters what was published before there was a chain, and begins the histories of what is there.

The last of all, because it needs the tables of every app, and what follows data waits long.
"""

from django.db import migrations

from articles.models.public import new_salt
from articles.record import append, first_told
from facts.history import begin_history

KEPT = ("facts", "photos", "regions", "people", "projects", "articles")


def enter(apps, schema_editor):
    """Each publication with a salt of its own, in the order in which they went out."""
    publications = apps.get_model("articles", "Publication").objects.order_by("public_from", "pk")
    tables = {
        "entries": apps.get_model("articles", "RecordEntry"),
        "heads": apps.get_model("articles", "RecordHead"),
    }
    for publication in publications.iterator(chunk_size=200):
        publication.salt = new_salt()
        publication.save(update_fields=["salt"])
        direct = publication.entries.filter(is_direct=True).values_list("list", "thing")
        append("published", publication, first_told(publication, direct), **tables)


def begin(apps, schema_editor):
    for label in KEPT:
        begin_history(apps, label)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_publication_in_time_and_history"),
        ("facts", "0002_history"),
        ("people", "0003_history"),
        ("photos", "0003_history"),
        ("projects", "0002_history"),
        ("regions", "0003_history"),
    ]

    operations = [
        migrations.RunPython(enter, migrations.RunPython.noop),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
