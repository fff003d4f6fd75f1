"""`make demo`'s own script: what it refuses, and a newsroom that outlives its server."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing

import pytest

from tests.newsroom.conftest import ROOT

NOT_OF_THE_CLONE = shutil.ignore_patterns(
    ".git", ".venv", ".demo", "__pycache__", ".*_cache", "*.sqlite3*", "media"
)
LANGUAGES = ("ru", "kk")


@pytest.fixture
def clone(tmp_path):
    """The project's files in a folder of their own."""
    return shutil.copytree(ROOT, tmp_path / "clone", ignore=NOT_OF_THE_CLONE)


@pytest.fixture
def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.mark.parametrize("port", ["eight thousand", "0", "65536", "-1", "８０００", "80.0"])
def test_a_port_that_is_none_is_refused(run, clone, port):
    done = run("bin/demo.py", root=clone, PORT=port)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"make demo: PORT is “{port}”; it must be a number from 1 to 65535.\n")
    assert not (clone / ".demo").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", ""])
def test_a_taken_port_is_refused_before_anything_happens(run, clone, host):
    with socket.socket() as other:
        other.bind((host, 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("bin/demo.py", root=clone, PORT=str(port))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"make demo: port {port} is taken;")
    assert len(done.stderr.splitlines()) == 1
    assert not (clone / ".demo").exists()


def test_a_folder_that_cannot_be_written_is_refused(run, clone, free_port):
    (clone / ".demo").write_text("a file stands in the way")
    done = run("bin/demo.py", root=clone, PORT=str(free_port))
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_database_address_is_refused(run, clone, free_port):
    done = run("bin/demo.py", root=clone, PORT=str(free_port), DATABASE_URL="here")
    assert done.returncode == 1
    assert "DATABASE_URL is not an address of a database" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def start(clone, port):
    env = {"PATH": os.environ["PATH"], "HOME": str(clone), "PORT": str(port)}
    return subprocess.Popen(
        [sys.executable, "bin/demo.py"],
        cwd=clone,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def announced(server):
    """What it prints once it answers."""
    lines = []
    for line in server.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            return "".join(lines)
    pytest.fail(f"The demo ended with code {server.wait()}: {''.join(lines)}")


def get(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return answer.status, answer.read().decode()


def stopped_by(server, signal_number):
    """Ctrl-C on a terminal reaches every process of the group."""
    os.killpg(server.pid, signal_number)
    code = server.wait(30)
    server.stdout.close()
    return code


def note_of_abai(clone, note=None):
    with closing(sqlite3.connect(clone / ".demo" / "newsroom.sqlite3")) as database, database:
        if note:
            database.execute("UPDATE regions_region SET note = ? WHERE slug = 'abai'", [note])
        query = "SELECT note FROM regions_region WHERE slug = 'abai'"
        return database.execute(query).fetchone()[0]


def test_a_newsroom_is_made_served_and_kept(clone, free_port):
    server = start(clone, free_port)
    try:
        first = announced(server)
        for language in LANGUAGES:
            status, page = get(free_port, f"/{language}/")
            assert status == 200
            assert f'lang="{language}"' in page
        assert sees_its_worker(free_port)
        note_of_abai(clone, "Written while the demo ran.")
    finally:
        assert stopped_by(server, signal.SIGINT) == 0
    assert not is_taken(free_port)

    server = start(clone, free_port)
    try:
        again = announced(server)
        assert get(free_port, "/kk/")[0] == 200
    finally:
        assert stopped_by(server, signal.SIGTERM) == 0
    assert not is_taken(free_port)
    assert note_of_abai(clone) == "Written while the demo ran."
    assert_announces(first, clone, free_port)
    assert_announces(again, clone, free_port)


def sees_its_worker(port):
    """It starts beside the server, and may be a moment later than that."""
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        if json.loads(get(port, "/healthz")[1])["worker"] == "alive":
            return True
    return False


def is_taken(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def assert_announces(text, clone, port):
    password = clone / ".demo" / "password"
    assert password.stat().st_mode & 0o777 == 0o600
    assert password.read_text().strip() in text
    for wanted in (f"http://localhost:{port}/ru/", f"http://localhost:{port}/kk/", "/admin/"):
        assert wanted in text
    for name in ("aigerim", "boris", "saule", "timur", "root"):
        assert name in text
