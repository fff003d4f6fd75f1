"""What many tests begin with is made once by a process, and put back for each of them.

The steps that lead to a public story cost a hundred times what its rows do.
"""

import pickle
import shutil
import tempfile
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

# Migrating fills them.
NEVER_EMPTY = {"auth_permission", "django_content_type"}


@dataclass
class Beginning:
    """All rows as texts, each table's columns first; all files; and what the tests hold of it."""

    rows: dict[str, tuple[list[str], list[tuple]]]
    files: tempfile.TemporaryDirectory
    made: bytes


_kept: dict[Hashable, Beginning] = {}


def begin_with(name: Hashable, make: Callable[[], Any]) -> Any:
    """What `make` makes in an empty newsroom. Where somebody is there already, it is made anew."""
    if not _is_empty():
        return make()
    if name not in _kept:
        made = make()
        _kept[name] = _keep(made)
        return made
    return _put_back(_kept[name])


def _is_empty() -> bool:
    asked = " OR ".join(
        f"EXISTS (SELECT 1 FROM {_quoted(table)})"  # noqa: S608
        for table in _tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return not cursor.fetchone()[0]


def _tables() -> list[str]:
    names = connection.introspection.django_table_names(include_views=False)
    return sorted(set(names) - NEVER_EMPTY)


def _keep(made: Any) -> Beginning:
    folder = tempfile.TemporaryDirectory(prefix="onir-kept-")
    if Path(settings.MEDIA_ROOT).exists():
        shutil.copytree(settings.MEDIA_ROOT, folder.name, dirs_exist_ok=True)
    found = {table: _rows_of(table) for table in _tables()}
    rows = {table: (columns, rows) for table, (columns, rows) in found.items() if rows}
    return Beginning(rows, folder, pickle.dumps(made))


def _rows_of(table: str) -> tuple[list[str], list[tuple]]:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = [_quoted(each.name) for each in described]
        texts = ", ".join(f"CAST({column} AS text)" for column in columns)
        cursor.execute(f"SELECT {texts} FROM {_quoted(table)}")  # noqa: S608
        return columns, cursor.fetchall()


def _put_back(beginning: Beginning) -> Any:
    shutil.copytree(beginning.files.name, settings.MEDIA_ROOT, dirs_exist_ok=True)
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in beginning.rows.items():
            names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
            order = f"INSERT INTO {_quoted(table)} ({names}) VALUES ({places})"  # noqa: S608
            cursor.executemany(order, rows)
    return pickle.loads(beginning.made)  # noqa: S301, this process has written it


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
