"""A table is brought in: all of it, as it was shown, or nothing."""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from articles.permissions import require
from desk.importing.planning import plan, seen
from desk.importing.reading import Line
from desk.importing.rows import Row
from desk.importing.tree import parents_first
from desk.versions import save_changes
from people.models import User
from regions.models import Region


def bring_in(model: type[models.Model], lines: list[Line], *, by: User, shown: str) -> list[Row]:
    """Gives the rows that were written; what is new stays on the desk.

    `shown` is what `seen(plan(model, lines))` said when it was decided. ValidationError where that
    has changed, or where a row is wrong.
    """
    require(by, "import", model)
    try:
        with transaction.atomic():
            return _written(model, lines, by, shown)
    except IntegrityError:
        raise _changed_since() from None


def _changed_since() -> ValidationError:
    said = _("The table, or what it is about, has changed since it was shown. Look again.")
    return ValidationError(said, code="stale")


def _written(model: type[models.Model], lines: list[Line], by: User, shown: str) -> list[Row]:
    rows = plan(model, lines, locked=True)
    if seen(rows) != shown:
        raise _changed_since()
    if any(row.fault for row in rows):
        raise ValidationError(_("Some rows are wrong. Mend them, or take them out."), code="wrong")
    wanted = [row for row in rows if row.changes]
    new = [row.thing for row in wanted if row.state == "new"]
    changed = [row.thing for row in wanted if row.state == "changed"]
    for row in parents_first(wanted) if model is Region else wanted:
        _save(row)
    for things, what in ((new, ADDITION), (changed, CHANGE)):
        LogEntry.objects.log_actions(by.pk, things, what, "imported from a table")
    return wanted


def _save(row: Row) -> None:
    if row.state == "new":
        row.thing.save()
    else:
        save_changes(row.thing, [each.column.name for each in row.changes])
