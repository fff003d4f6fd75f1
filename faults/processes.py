"""Processes of their own: workers, web servers and people at their desks.

Most are forked from one that has the newsroom loaded, so that a start costs milliseconds.
"""

import contextlib
import multiprocessing
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

FORK = multiprocessing.get_context("fork")
LONGEST_WAIT = 120.0
# Below those that the system hands out: among them a socket may be connected with itself, and a
# server that is not there seems to answer.
PORTS = range(20_000, 32_000)
ROOT = Path(__file__).resolve().parent.parent

Work = Callable[..., Any]
Process = Any


class NeverHappened(Exception):
    """What was waited for did not come."""


def wait_until(happened: Callable[[], Any], what: str, *, pause: float = 0.01) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while not happened():
        if time.monotonic() > until:
            raise NeverHappened(what)
        time.sleep(pause)


def start(work: Work, *told: Any) -> Process:
    """Begin work in a process of its own, which shares no connection with this one."""
    connections.close_all()
    process = FORK.Process(target=_run, args=(work, told), daemon=True)
    process.start()
    return process


def _run(work: Work, told: Sequence[Any]) -> None:
    quiet = os.open(settings.LOG, os.O_WRONLY | os.O_APPEND)
    os.dup2(quiet, sys.stdout.fileno())
    os.dup2(quiet, sys.stderr.fileno())
    work(*told)


def kill(process: Process) -> None:
    """SIGKILL: nothing in the process can hear or answer it."""
    process.kill()
    process.join()


def together(works: Sequence[tuple[Any, ...]], during: Work = lambda: None) -> list[Any]:
    """Do several works at once, each in a process; gives what each of them tells."""
    ears, processes = [], []
    for work, *told in works:
        ear, mouth = FORK.Pipe(duplex=False)
        processes.append(start(_tell, mouth, work, *told))
        mouth.close()
        ears.append(ear)
    during()
    heard = [_hear(ear) for ear in ears]
    for process in processes:
        process.join()
    return heard


def _tell(mouth: Any, work: Work, *told: Any) -> None:
    mouth.send(work(*told))


def _hear(ear: Any) -> Any:
    try:
        return ear.recv()
    except EOFError:
        raise NeverHappened("a process that was not killed ended without a word") from None


# Workers


class Listens:
    """Stands for a worker's standard output: its first word says that it hears SIGTERM."""

    def __init__(self, event: Any) -> None:
        self.event = event

    def write(self, _text: str) -> None:
        self.event.set()


def work_for_ever(
    shift: float = 0.0, pause_without_database: float | None = None, listens: Any = None
) -> None:
    """`manage.py worker`, on a clock that is `shift` seconds ahead."""
    import time_machine

    from newsroom.management.commands import worker

    if pause_without_database is not None:
        worker.PAUSE_WITHOUT_DATABASE = pause_without_database
    command = worker.Command(stdout=Listens(listens)) if listens else worker.Command()
    if not shift:
        command.handle()
        return
    with time_machine.travel(time.time() + shift, tick=True):
        command.handle()


@contextmanager
def workers(count: int, **how: float) -> Iterator[list[Process]]:
    """So many workers, ended in the end as an operator ends them."""
    told = (how.get("shift", 0.0), how.get("pause_without_database"))
    listening = [FORK.Event() for _ in range(count)]
    started = [start(work_for_ever, *told, event) for event in listening]
    try:
        yield started
        # The others may have done all there was before one has begun to hear.
        for event in listening:
            wait_until(event.is_set, "a worker did not begin")
        for process in started:
            os.kill(process.pid, signal.SIGTERM)
        for process in started:
            process.join(LONGEST_WAIT)
        if any(process.exitcode for process in started):
            raise NeverHappened("a worker that was not killed ended by itself")
    finally:
        for process in started:
            kill(process)


def wait_for_workers(shift: float = 0.0) -> None:
    """Until nothing is due that has not been tried."""
    from articles.models import Due

    def idle() -> bool:
        now = timezone.now() + timedelta(seconds=shift)
        return not Due.objects.due(now).exists()

    wait_until(idle, "the workers left something due", pause=0.05)


# Web servers


class WebServer:
    """The newsroom's web server in a process of its own, at an address that stays."""

    def __init__(self) -> None:
        self.port = next(filter(_is_free, random.sample(PORTS, 100)))
        self.process: Process = None

    def start(self) -> None:
        self.process = start(_serve, self.port)
        wait_until(self.answers, "the web server did not start", pause=0.003)

    def start_cold(self) -> None:
        """As in production: granian, loading the newsroom from nothing."""
        self.process = Granian(self.port)
        wait_until(self.answers, "granian did not start", pause=0.02)

    def answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """Killed, and gone: what is left of a granian holds its address for a moment."""
        kill(self.process)
        wait_until(lambda: not self.answers(), "a killed web server answers", pause=0.001)


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _serve(port: int) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from newsroom.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler, ipv6=False)
    server.set_app(application)
    server.serve_forever()


class Granian:
    """A granian with its worker process, killed together."""

    def __init__(self, port: int) -> None:
        program = Path(sys.executable).with_name("granian")
        where = ["--host", "127.0.0.1", "--port", str(port), "--interface", "wsgi"]
        self.started = subprocess.Popen(
            [program, *where, "--log-level", "critical", "newsroom.wsgi:application"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": _address()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.started.pid, signal.SIGKILL)

    def join(self) -> None:
        self.started.wait()


def _address() -> str:
    """DATABASE_URL of the database in use."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
