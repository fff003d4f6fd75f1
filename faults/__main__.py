"""`make faults`: every scenario on both databases as a table; fails where anything was found."""

import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from faults.report import Run, page, table

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "faults.md"
DATABASES = ("sqlite", "postgresql")
# As a newsroom's server keeps its promises: what it has acknowledged is on the disk.
PROMISES = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--size", choices=("long", "tenth", "short"), default="long")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", nargs="*", default=[], help="names of scenarios")
    parser.add_argument("--database", choices=DATABASES, action="append", default=[])
    parser.add_argument("--write", action="store_true", help=f"keep the table in {PAGE.name}")
    told = parser.parse_args()
    print(f"Random seed: {told.seed}", flush=True)
    run = Run(told.size, told.seed)
    for database in told.database or DATABASES:
        _try(database, run, told)
    print(f"\n{table(run.lines)}\n\n{run.verdict}")
    for sentence in run.faults:
        print(sentence)
    if told.write:
        PAGE.write_text(page(run, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return int(bool(run.faults))


def _try(database: str, run: Run, told: argparse.Namespace) -> None:
    script = _test_script()
    if database == "postgresql" and script.find_postgres() is None:
        run.left_out.append("PostgreSQL, because its initdb and pg_ctl were not found")
        return
    with _address(database, script) as url:
        command = ["--size", told.size, "--seed", str(told.seed)]
        command += ["--only", *told.only] if told.only else []
        with _started(command, url, script) as process:
            for line in process.stdout:
                _hear(json.loads(line), run)
        if process.returncode and not run.faults:
            run.faults.append(f"The run on {database} ended by itself: {process.returncode}")


def _hear(told: dict[str, Any], run: Run) -> None:
    if "versions" in told:
        run.versions.append(told["versions"])
        return
    run.hear(told)
    print(f"{told['seconds']:6.1f} s  {told['database']}: {told['scenario']}", flush=True)


def _started(command: list[str], url: str, script: ModuleType) -> Any:
    """The scenarios in a process of their own: settings are read once, and name one database."""
    clean = {key: value for key, value in os.environ.items() if key not in script.SETTINGS}
    ours = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "faults.settings"}
    if "short" in command:
        ours["FAULTS_TABLES"] = "models"
    return subprocess.Popen(
        [sys.executable, "-m", "faults.run", *command],
        cwd=ROOT,
        env=clean | ours,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _address(database: str, script: ModuleType) -> Iterator[str]:
    if database == "postgresql":
        with script.private_postgres(script.find_postgres(), PROMISES) as url:
            yield url
        return
    with tempfile.TemporaryDirectory(prefix="onir-faults-") as folder:
        yield f"sqlite:///{folder}/faults.sqlite3"


def _test_script() -> ModuleType:
    """bin/test.py, which knows how to start a private PostgreSQL."""
    found = importlib.util.spec_from_file_location("bin_test", ROOT / "bin" / "test.py")
    if found is None or found.loader is None:
        raise FileNotFoundError("bin/test.py")
    script = importlib.util.module_from_spec(found)
    sys.modules[found.name] = script
    found.loader.exec_module(script)
    return script


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
