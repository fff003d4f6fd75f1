"""Connections to PostgreSQL are cut in mid-transaction, from a session beside them."""

import random
import time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, InterfaceError, connection, connections

from articles.models import Edition, Publication, Revision
from faults.databases import outside
from faults.ground import BY, stories
from faults.looking import Found, look
from faults.processes import FORK, NeverHappened, together, wait_for_workers, workers
from faults.sizes import Sizes
from languages import LANGUAGES
from tests import cast

# The worker rests before it tries again; here it tries again soon.
REST = 0.05
LONGEST_RUN = 300.0
IN_TRANSACTION = """
    SELECT pid, query FROM pg_stat_activity
    WHERE datname = %s AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
"""


def cut_connections(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Nothing is left half done; whoever was cut off goes on, and the worker does so by itself."""
    numbers = [story.pk for story in stories(sizes.stories)]
    stopped = FORK.Event()
    works = [(_write, stopped, numbers, language) for language in LANGUAGES]
    with workers(2, pause_without_database=REST) as at_work:
        told = together(works, during=lambda: _cut(sizes.cuts, stopped, chance, found))
        wait_for_workers()
        if not all(process.is_alive() for process in at_work):
            found.add("failed", "a worker that was cut off did not go on")
    for outcomes in told:
        _look_for(outcomes, found)
    look(found)


def _cut(count: int, stopped: Any, chance: random.Random, found: Found) -> None:
    """End sessions that are in a transaction, one at a time."""
    name = connection.settings_dict["NAME"]
    until = time.monotonic() + LONGEST_RUN
    with outside() as session:
        while found.kills < count:
            time.sleep(chance.uniform(0, 0.05))
            open_now = session.execute(IN_TRANSACTION, [name]).fetchall()
            if open_now:
                pid, query = chance.choice(open_now)
                session.execute("SELECT pg_terminate_backend(%s)", [pid])
                found.kills += 1
                found.notes[f"cut after {query.split(maxsplit=1)[0].upper()}"] += 1
            if time.monotonic() > until:
                stopped.set()
                raise NeverHappened("there were no transactions to cut")
    stopped.set()


def _write(stopped: Any, numbers: list[int], language: str) -> dict[str, Any]:
    """Save and publish for as long as the other cuts; gives what was acknowledged."""
    told: dict[str, Any] = {"texts": [], "publications": [], "tries": 0, "failed": []}
    while not stopped.is_set():
        number = numbers[told["tries"] % len(numbers)]
        told["tries"] += 1
        try:
            _write_one(number, language, told)
        except (DatabaseError, InterfaceError):
            # As a request that was answered with an error; the next one has a new connection.
            connections.close_all()
        except (ValidationError, PermissionDenied) as error:
            told["failed"].append(repr(error))
    return told


def _write_one(number: int, language: str, told: dict[str, Any]) -> None:
    edition = Edition.objects.get(article=number, language=language)
    editor, reporter = cast.user(BY[language]), cast.user("aigerim")
    title = f"Текст {told['tries']} {language}"
    revision = edition.save_draft(by=reporter, base=edition.current_revision, title=title)
    told["texts"].append(title)
    edition.submit(by=reporter, revision=revision)
    edition.approve(by=editor, revision=revision)
    kind = "update" if edition.current_publication() else "first"
    told["publications"].append(edition.publish(by=editor, revision=revision, kind=kind).pk)


def _look_for(told: dict[str, Any], found: Found) -> None:
    found.tries += told["tries"]
    for error in told["failed"]:
        found.add("failed", error)
    texts = set(Revision.objects.values_list("title", flat=True))
    publications = set(Publication.objects.values_list("pk", flat=True))
    for title in set(told["texts"]) - texts:
        found.add("lost", f"“{title}” was saved, and is not there")
    for number in set(told["publications"]) - publications:
        found.add("lost", f"publication {number} was acknowledged, and is not there")
