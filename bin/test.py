"""Every test that this machine can run: SQLite always, PostgreSQL and the browser where they are.

make test                           all of it
make test ARGS="-k kazakh"          the rest goes to pytest
REQUIRE=postgres,browser make test  what cannot be run is a failure
SHORT=1 make test                   what takes long on one of both databases only, or not at all
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.browser import find_chromium  # noqa: E402

OPTIONAL = ("postgres", "browser")
# A newsroom's own settings must not reach its tests: they empty the database that they are given.
SETTINGS = (
    "ALLOWED_HOSTS",
    "BLOCKING_CHECKS",
    "CACHE_URL",
    "DATABASE_URL",
    "DEBUG",
    "MEDIA_ROOT",
    "ONE_PERSON_DESK",
    "SECRET_KEY",
    "SITE_NAME",
    "SITE_URL",
    "SSL_REDIRECT",
    "STATIC_ROOT",
    "TIME_ZONE",
    "TRUSTED_PROXIES",
)
PYTEST = [sys.executable, "-m", "pytest"]
PYTEST_FOUND_NO_TESTS = 5
# What is made once for many tests is made by one process alone: --dist loadgroup.
UNIT = ["tests", "--ignore=tests/e2e", "-n", "2", "--dist", "loadgroup"]
# What knows no database need not be run on a second one.
WITHOUT_DATABASE = (
    "tests/languages",
    "tests/tooling",
    "tests/articles/test_body.py",
    "tests/articles/test_body_embeds.py",
    "tests/articles/test_body_hostile.py",
    "tests/articles/test_changes.py",
    "tests/desk/test_parity.py",
    "tests/desk/test_proofing.py",
    "tests/newsroom/test_demo_command.py",
    "tests/newsroom/test_environment.py",
    "tests/newsroom/test_translations.py",
)
# With SHORT=1 what takes long is run once, on SQLite or on PostgreSQL; the longest, and what is
# marked `long`, not at all.
LONG_ON_SQLITE = (
    "tests/faults",
    "tests/desk/test_every_address.py",
    "tests/photos/hostile",
    "tests/photos/test_attachments.py",
    "tests/photos/test_memory.py",
    "tests/photos/test_metadata.py",
    "tests/photos/test_storage.py",
    "tests/reader/test_bad_input.py",
    "tests/reader/test_conditional.py",
    "tests/reader/test_crawl.py",
    "tests/reader/test_design.py",
    "tests/reader/test_drawings.py",
    "tests/reader/test_feeds.py",
    "tests/reader/test_feeds_in_scripts.py",
    "tests/reader/test_fonts.py",
    "tests/reader/test_front.py",
    "tests/reader/test_interface.py",
    "tests/reader/test_language.py",
    "tests/reader/test_lite.py",
    "tests/reader/test_mistakes.py",
    "tests/reader/test_people_pages.py",
    "tests/reader/test_project_pages.py",
    "tests/reader/test_reading.py",
    "tests/reader/test_region_pages.py",
    "tests/reader/test_scripts.py",
    "tests/reader/test_scripts_bad_input.py",
    "tests/reader/test_site.py",
    "tests/reader/test_structured.py",
    "tests/reader/test_structured_in_scripts.py",
)
LONGEST = (
    "tests/desk/test_article_publication.py",
    "tests/desk/test_reference_history.py",
    "tests/desk/test_side_by_side.py",
    "tests/reader/test_same_answer.py",
    "tests/reader/test_states.py",
)
LONG_ON_POSTGRES = (
    "tests/articles/test_record.py",
    "tests/desk/test_autosave.py",
    "tests/desk/test_login.py",
    "tests/desk/test_revisions.py",
    "tests/newsroom/test_previews.py",
    "tests/newsroom/test_share_links.py",
    "tests/reader/test_record.py",
)
BROWSER = ["tests/e2e", "-n", "2"]
NAME_ON_SQLITE = "the suite on SQLite"
NAME_ON_POSTGRES = "the suite on PostgreSQL"
NAME_IN_BROWSER = "the browser suite"


@dataclass
class Report:
    """What was run, what failed and what was left out, for the last lines."""

    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def show(self) -> None:
        if self.passed:
            print(f"Passed: {'; '.join(self.passed)}.")
        for name in self.left_out:
            print(f"Left out: {name}.")
        for name in self.failed:
            print(f"FAILED: {name}.")


class NotStarted(Exception):
    """The private PostgreSQL could not be started; says why."""


def main(arguments: list[str]) -> int:
    required = read_required(os.environ.get("REQUIRE", ""))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    with (
        migrated_file() as tables,
        browser_beside(arguments, report, tables, must="browser" in required),
    ):
        run(NAME_ON_SQLITE, on_sqlite(), arguments, report, MIGRATED=tables)
        run_on_postgres(arguments, report, must="postgres" in required)
    print()
    report.show()
    return bool(report.failed) or not report.passed


def read_required(text: str) -> set[str]:
    """The words of REQUIRE; a word that means nothing stops the run with a sentence."""
    words = {word.strip() for word in text.split(",")} - {""}
    unknown = sorted(words.difference(OPTIONAL))
    if unknown:
        raise SystemExit(
            f"REQUIRE knows {' and '.join(OPTIONAL)}, separated by a comma; "
            f"it does not know {', '.join(unknown)}."
        )
    return words


def run(name: str, suite: list[str], arguments: list[str], report: Report, **env: str) -> None:
    print(f"\n== {name}", flush=True)
    command = [*PYTEST, *suite, *arguments]
    code = subprocess.run(command, cwd=ROOT, env=clean(env), check=False).returncode
    take_note(name, code, arguments, report)


def clean(env: dict[str, str]) -> dict[str, str]:
    """What the tests are told, and no setting of a newsroom besides."""
    return {key: value for key, value in os.environ.items() if key not in SETTINGS} | env


def take_note(name: str, code: int, arguments: list[str], report: Report) -> None:
    if code == PYTEST_FOUND_NO_TESTS and arguments:
        report.left_out.append(f"{name}, because none of its tests was asked for")
    else:
        (report.failed if code else report.passed).append(name)


def leave_out(name: str, reason: str, report: Report, *, must: bool) -> None:
    if must:
        report.failed.append(f"{name}, because {reason} and REQUIRE asks for it")
    else:
        report.left_out.append(f"{name}, because {reason}")


@contextmanager
def migrated_file() -> Iterator[str]:
    """SQLite's tables, which every process of the tests begins with a copy of (tests/database.py).

    Where migrating stops half-way, the tests go on from there, and tell why it does.
    """
    with tempfile.TemporaryDirectory(prefix="onir-tests-") as folder:
        path = f"{folder}/migrated.sqlite3"
        migrate(f"sqlite:///{path}")
        yield path


def migrate(url: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=clean({"DATABASE_URL": url}), check=False)


# PostgreSQL


def run_on_postgres(arguments: list[str], report: Report, *, must: bool) -> None:
    programs = find_postgres()
    if programs is None:
        reason = "PostgreSQL's initdb and pg_ctl were not found"
        leave_out(NAME_ON_POSTGRES, reason, report, must=must)
        return
    try:
        with private_postgres(programs) as url:
            # What every new database of a cluster is a copy of.
            migrate(url.removesuffix("/onir") + "/template1")
            run(NAME_ON_POSTGRES, on_postgres(), arguments, report, DATABASE_URL=url)
    except NotStarted as error:
        report.failed.append(f"{NAME_ON_POSTGRES}, which did not start: {error}")


def on_sqlite() -> list[str]:
    return without((*LONGEST, *LONG_ON_POSTGRES) if is_short() else ())


def on_postgres() -> list[str]:
    left_out = (*LONGEST, *LONG_ON_SQLITE) if is_short() else ()
    return without((*WITHOUT_DATABASE, *left_out))


def without(paths: Iterable[str]) -> list[str]:
    return [*UNIT, *not_long(), *(f"--ignore={path}" for path in paths)]


def not_long() -> list[str]:
    return ["-m", "not long"] if is_short() else []


def is_short() -> bool:
    return os.environ.get("SHORT") == "1"


def find_postgres() -> Path | None:
    """The folder of initdb and pg_ctl: the PATH's, else the newest of Debian's."""
    initdb = shutil.which("initdb")
    if initdb and shutil.which("pg_ctl"):
        return Path(initdb).parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    versions = {int(folder.parent.name): folder for folder in folders}
    return versions[max(versions)] if versions else None


# Tests need no disk; what is killed on purpose does.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def private_postgres(programs: Path, promises: str = FAST) -> Iterator[str]:
    """A cluster of this run alone, gone with all its files afterwards; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="onir-postgres-"))
    user = other_user()
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        call(user, folder, programs / "initdb", "-D", data, *INITDB)
        # A Ctrl-C may come while the server starts; then, too, it is stopped.
        try:
            port = start(user, folder, programs, promises)
            yield f"postgres://onir@127.0.0.1:{port}/onir"
        finally:
            with suppress(NotStarted):
                call(user, folder, programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


INITDB = ("-U", "onir", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


def other_user() -> str | None:
    """PostgreSQL refuses to run as root; another user of the machine runs it then."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def start(user: str | None, folder: Path, programs: Path, promises: str) -> int:
    """Starts the server on a free port; another program may take the port first, so it retries."""
    for attempt in range(3):
        port = free_port()
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder}' "
            f"{promises}"
        )
        command = ("start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", options)
        try:
            call(user, folder, programs / "pg_ctl", *command)
        except NotStarted:
            if attempt == 2:
                raise
        else:
            return port
    raise AssertionError("the loop returns or raises")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def call(user: str | None, folder: Path, program: Path, *arguments: str | Path) -> None:
    done = subprocess.run(
        [program, *arguments],
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "said").open("w"),
        # pg_ctl would be stopped half-way by the same Ctrl-C that stops the run.
        start_new_session=True,
        check=False,
    )
    if done.returncode:
        said = (folder / "said").read_text().strip() or read_if_there(folder / "log")
        raise NotStarted(f"{program.name}: {said or done.returncode}")


def read_if_there(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""


# The browser


@contextmanager
def browser_beside(
    arguments: list[str], report: Report, tables: str, *, must: bool
) -> Iterator[None]:
    """Its suite waits for the browser half of its time: it runs while others do, and after them.

    What it says is printed at its end, and not mixed with another's.
    """
    chromium = find_chromium()
    if chromium is None:
        leave_out(NAME_IN_BROWSER, "Chromium was not found", report, must=must)
        yield
        return
    # The others have the processors first, so that it takes no time from them.
    command = ["nice", "-n", "5", *PYTEST, *BROWSER, *not_long(), *arguments]
    env = clean({"CHROMIUM": chromium, "MIGRATED": tables})
    with tempfile.TemporaryFile("w+") as said:
        suite = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said)
        try:
            yield
            code = suite.wait()
        finally:
            suite.kill()
            suite.wait()
        said.seek(0)
        print(f"\n== {NAME_IN_BROWSER}\n{said.read()}", flush=True)
    take_note(NAME_IN_BROWSER, code, arguments, report)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
