"""Enters what was published before there was a chain; each publication with a salt of its own."""

from django.db import migrations

from articles.models.public import new_salt
from articles.record import append, first_told


def enter(apps, schema_editor):
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


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_publication_in_time")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
