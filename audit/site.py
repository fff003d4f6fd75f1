"""The demo newsroom as readers would get it: on a port of its own, gone afterwards."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
# Browsers find every name under .localhost on this machine and trust it as they trust https. To
# the newsroom it is a public site: files are compressed and named by their content.
HOST = "onir.localhost"
SECONDS_TO_START = 60
# The demo has no story that was taken away; readers see two pages of such.
TAKE_AWAY = """
from articles.models import Edition
from people.models import User
from tests.e2e.kinds import GONE
chief = User.objects.filter(role=User.Role.CHIEF).earliest("pk")
for step, place in GONE.items():
    for edition in Edition.objects.filter(article=place + 1):
        getattr(edition, step)(by=chief, note="Для проверки страниц. Беттерді тексеру үшін.")
"""


@dataclass(frozen=True, slots=True)
class Site:
    port: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def get(self, path: str) -> bytes:
        """What stands at an address or where it leads to."""
        return self._ask(path)[1]

    def end(self, path: str) -> str:
        """Where an address leads to: a story answers any slug with a redirect to its own."""
        return self._ask(path)[0]

    def _ask(self, path: str) -> tuple[str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Host": f"{HOST}:{self.port}"})
        answer = connection.getresponse()
        body, elsewhere = answer.read(), answer.headers.get("Location")
        connection.close()
        return self._ask(urlsplit(elsewhere).path) if elsewhere else (path, body)


@contextmanager
def newsroom() -> Iterator[Site]:
    """Migrated, filled with the demo, its pictures made, served by granian."""
    site = Site(_free_port())
    with tempfile.TemporaryDirectory(prefix="onir-audit-site-") as folder:
        env = _settings(site, Path(folder))
        for command in (["migrate"], ["load_demo"], ["tick"], ["collectstatic", "--noinput"]):
            _manage(env, *command)
        _manage(env, "shell", "--no-imports", "--command", TAKE_AWAY)
        server = _serve(env, site.port)
        try:
            _wait(server, site)
            yield site
        finally:
            _stop(server)


def _settings(site: Site, folder: Path) -> dict[str, str]:
    for name in ("media", "static"):
        (folder / name).mkdir()
    return {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{folder / 'newsroom.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": site.url,
    }


def _manage(env: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command, "--verbosity", "0"], cwd=ROOT, env=env, check=True
    )


def _serve(env: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    where = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    tuned = ["--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
    command = [sys.executable, "-m", "granian", *where, *tuned, "newsroom.wsgi:application"]
    return subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], site: Site) -> None:
    """The port is open before there is anybody to answer at it."""
    end = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < end:
        with suppress(OSError, http.client.HTTPException):
            site.get("/healthz")
            return
        time.sleep(0.1)
    raise RuntimeError("the newsroom did not start; its messages stand above")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Its workers too: they are a group of their own."""
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        server.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
