"""The tests' tables: migrating takes longer than most files of tests, and is done once for a run.

`bin/test.py` migrates a file and names it in MIGRATED; without it every process migrates by itself.
What a copy lacks Django migrates all the same, before the first test.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def copy_of_the_migrated(address: str) -> Iterator[None]:
    """The SQLite database at this `file:` address begins as a copy of what MIGRATED names."""
    with closing(sqlite3.connect(address, uri=True)) as database:
        if "MIGRATED" in os.environ:
            with closing(sqlite3.connect(os.environ["MIGRATED"])) as migrated:
                migrated.backup(database)
        yield
