"""What was there before histories were kept gets its first version."""

from django.db import migrations

from facts.history import begin_history


def begin(apps, schema_editor):
    begin_history(apps, "regions")


class Migration(migrations.Migration):
    dependencies = [("regions", "0003_history")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
