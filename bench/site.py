"""A newsroom to measure: a database and media of its own, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django


@contextmanager
def newsroom() -> Iterator[None]:
    """Before it Django must not have been set up in this process."""
    with tempfile.TemporaryDirectory(prefix="onir-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'newsroom.sqlite3'}",
            "MEDIA_ROOT": folder,
        }
        django.setup()
        yield
