"""SQLite whose LIKE, lower() and upper() know every letter, as PostgreSQL's do.

SQLite's own know ASCII alone: a search for «абай» would miss «Абай» on the embedded database.
"""

import re
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        connection = super().get_new_connection(conn_params)
        connection.create_function("like", 2, _like, deterministic=True)
        connection.create_function("like", 3, _like, deterministic=True)
        connection.create_function("lower", 1, _lower, deterministic=True)
        connection.create_function("upper", 1, _upper, deterministic=True)
        return connection


@lru_cache(maxsize=256)
def _pattern(like: str, escape: str) -> re.Pattern[str]:
    parts = []
    letters = iter(like)
    for letter in letters:
        if letter == escape:
            parts.append(re.escape(next(letters, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(letter, re.escape(letter)))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def _like(pattern: str | None, text: Any, escape: str = "") -> bool | None:
    if pattern is None or text is None:
        return None
    return _pattern(str(pattern), escape).fullmatch(str(text)) is not None


def _lower(text: Any) -> str | None:
    return None if text is None else str(text).lower()


def _upper(text: Any) -> str | None:
    return None if text is None else str(text).upper()
