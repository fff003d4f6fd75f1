"""The demo newsroom: made where there is none yet, then served, with its worker, until Ctrl-C.

PORT says where (8000), DEMO_PASSWORD with which password; DATABASE_URL and MEDIA_ROOT may name a
database and a folder of your own. All else is kept in .demo/ and found there the next time.
"""

import errno
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".demo"
HOST = "127.0.0.1"
SECONDS_TO_STOP = 10

LOGINS = {
    "aigerim": "reporter, Russian and Kazakh",
    "boris": "editor of Russian",
    "saule": "editor of Kazakh",
    "timur": "chief editor",
    "root": "administrator",
}


class Refused(Exception):
    """The demo cannot start; says why in one sentence."""


def main() -> int:
    for way_to_stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(way_to_stop, interrupt)
    try:
        port = read_port(os.environ.get("PORT") or "8000")
        check_free(port)
        env, password = prepare(port)
        manage(env, "migrate", "--verbosity", "0")
        manage(env | {"DEMO_PASSWORD": password}, "load_demo", "--passwords")
        # The pictures are there when the first reader comes.
        manage(env, "tick", "--verbosity", "0")
        serve(env, port, password)
    except Refused as refusal:
        print(f"make demo: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


def interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


# Before anything is changed


def read_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise Refused(f"PORT is “{text}”; it must be a number from 1 to 65535.")
    return int(text)


def check_free(port: int) -> None:
    """Refused where somebody listens already; on IPv6 too, where «localhost» may lead."""
    for family, host in ((socket.AF_INET, HOST), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as listener:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
        except PermissionError:
            raise Refused(f"port {port} may not be opened by you; choose another PORT.") from None
        except OSError as error:
            # Any other trouble with IPv6 means that this machine has none.
            if error.errno == errno.EADDRINUSE:
                raise Refused(
                    f"port {port} is taken; stop what uses it, or choose another one: "
                    f"PORT={port % 65535 + 1} make demo."
                ) from None


# The demo's own folder


def prepare(port: int) -> tuple[dict[str, str], str]:
    """The settings under which the newsroom runs, and the password of its accounts."""
    try:
        FOLDER.mkdir(exist_ok=True)
        kept = {
            "DATABASE_URL": f"sqlite:///{FOLDER / 'newsroom.sqlite3'}",
            "MEDIA_ROOT": str(FOLDER / "media"),
            "STATIC_ROOT": str(FOLDER / "static"),
            "SECRET_KEY": keep("secret-key", secrets.token_urlsafe(50)),
        }
        password = os.environ.get("DEMO_PASSWORD") or keep("password", secrets.token_urlsafe(9))
        own = {name: os.environ.get(name) or value for name, value in kept.items()}
        for folder in (own["MEDIA_ROOT"], own["STATIC_ROOT"]):
            Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{error.filename or FOLDER} cannot be written: {error.strerror}.") from None
    site = {"SITE_URL": f"http://localhost:{port}"}
    return {**os.environ, **own, **site}, password


def keep(name: str, new: str) -> str:
    """What the file holds; where there is none yet, it is made for this user alone."""
    path = FOLDER / name
    if not path.exists():
        part = FOLDER / f"{name}.part"
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(new + "\n")
        part.replace(path)
    return path.read_text().strip()


# The newsroom


def manage(env: dict[str, str], *command: str) -> None:
    """Run one of manage.py's commands; it says itself, in a sentence, what is wrong."""
    done = subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def announce(port: int, password: str) -> None:
    site = f"http://localhost:{port}"
    print(f"\n  Русский   {site}/ru/\n  Қазақша   {site}/kk/\n  The desk  {site}/admin/\n")
    print(f"  Logins for the desk, all with the password {password}")
    for name, role in LOGINS.items():
        print(f"    {name:8}  {role}")
    print("\n  Ctrl-C stops the newsroom; what you write is kept.\n", flush=True)


def serve(env: dict[str, str], port: int, password: str) -> None:
    """Serve and work in the foreground until somebody stops it; say where, once it answers."""
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port)]
    tuned = ["--workers", "2", "--blocking-threads", "1", "--log-level", "warning"]
    programs: list[subprocess.Popen[bytes]] = []
    try:
        server = start(env, "-m", "granian", *options, *tuned, "newsroom.wsgi:application")
        programs.append(server)
        programs.append(start(env, "manage.py", "worker"))
        if is_answering(server, port):
            announce(port, password)
        name, code = wait_for_the_first(programs)
    finally:
        for program in programs:
            stop(program)
    raise Refused(f"the {name} stopped by itself with code {code}; its messages stand above.")


def start(env: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    # In a session of its own: a Ctrl-C that reaches the server too, besides what stop() sends,
    # makes it leave its workers behind.
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env, start_new_session=True)


def wait_for_the_first(programs: list[subprocess.Popen[bytes]]) -> tuple[str, int]:
    """Waits until the server or the worker ends; gives which one it was."""
    while True:
        for name, program in zip(("server", "worker"), programs, strict=True):
            if program.poll() is not None:
                return name, program.returncode
        time.sleep(0.2)


def is_answering(server: subprocess.Popen[bytes], port: int) -> bool:
    """Waits until the server takes connections; False where it ended before."""
    while server.poll() is None:
        try:
            socket.create_connection((HOST, port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return True
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask it to stop, and end what is left of it after a while, its workers too."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(SECONDS_TO_STOP)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


if __name__ == "__main__":
    sys.exit(main())
