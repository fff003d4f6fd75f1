"""Databases of the suite's own: each scenario has a fresh copy of one that was laid out once."""

import os
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql


class Databases(ABC):
    """Makes, copies and removes databases; the newsroom then works on the one in use."""

    def __init__(self) -> None:
        self.made: list[str] = []

    @abstractmethod
    def name(self, word: str) -> str:
        """What the database of a scenario is called."""

    @abstractmethod
    def begin(self) -> None:
        """Use an empty database."""

    @abstractmethod
    def _copy(self, old: str, new: str) -> None:
        """Make a second database with all that is in the first."""

    @abstractmethod
    def _remove(self, name: str) -> None:
        """Leave nothing of it behind."""

    def use(self, name: str) -> None:
        connections.close_all()
        connection.settings_dict["NAME"] = name

    def copy(self, word: str) -> None:
        """Use a copy of the first database."""
        connections.close_all()
        name = self.name(word)
        self._copy(self.made[0], name)
        self.made.append(name)
        self.use(name)

    def remove_all(self) -> None:
        connections.close_all()
        for name in self.made:
            self._remove(name)


class Files(Databases):
    """SQLite: files beside the one that DATABASE_URL names."""

    def name(self, word: str) -> str:
        return str(Path(settings.DATABASES["default"]["NAME"]).with_name(f"{word}.sqlite3"))

    def begin(self) -> None:
        self.made.append(self.name("ground"))
        self.use(self.made[0])

    def _copy(self, old: str, new: str) -> None:
        shutil.copyfile(old, new)

    def _remove(self, name: str) -> None:
        for end in ("", "-wal", "-shm"):
            Path(name + end).unlink(missing_ok=True)


class Cluster(Databases):
    """PostgreSQL: databases with names of their own in the cluster of DATABASE_URL."""

    def name(self, word: str) -> str:
        return f"faults_{os.getpid()}_{word}"

    def begin(self) -> None:
        name = self.name("ground")
        self._say("CREATE DATABASE {}", name)
        self.made.append(name)
        self.use(name)

    def _copy(self, old: str, new: str) -> None:
        self._say("CREATE DATABASE {} TEMPLATE {}", new, old)

    def _remove(self, name: str) -> None:
        self._say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _say(self, order: str, *names: str) -> None:
        with outside() as session:
            session.execute(sql.SQL(order).format(*map(sql.Identifier, names)))


def outside() -> psycopg.Connection:
    """A session beside the newsroom's own, in another database of the cluster."""
    named = connection.settings_dict
    return psycopg.connect(
        host=named["HOST"],
        port=named["PORT"] or None,
        user=named["USER"],
        password=named["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


def databases() -> Databases:
    return Files() if connection.vendor == "sqlite" else Cluster()
