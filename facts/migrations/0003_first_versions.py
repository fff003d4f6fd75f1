"""What was there before histories were kept gets its first version."""

from django.db import migrations

from facts.history import begin_history


def begin(apps, schema_editor):
    begin_history(apps, "facts")


class Migration(migrations.Migration):
    dependencies = [("facts", "0002_history")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
