"""The fault suite in small, on the database of this run; `make faults` does it in large.

It is one test, since all scenarios stand on one database that is laid out for them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = {"sqlite": 10, "postgresql": 11}


def test_whatever_is_killed_nothing_is_lost_doubled_early_or_half_done(tmp_path):
    lines = run(tmp_path)
    assert [sentence for line in lines for sentence in line["faults"]] == []
    assert len(lines) == SCENARIOS[connection.vendor]
    assert all(line["counts"]["tries"] for line in lines)
    assert sum(line["counts"]["kills"] for line in lines) >= 9


def run(folder):
    """Real processes on databases in files, none of them the one that the other tests use."""
    url = os.environ.get("DATABASE_URL", "")
    if connection.vendor == "sqlite":
        url = f"sqlite:///{folder}/faults.sqlite3"
    said = subprocess.run(
        [sys.executable, "-m", "faults.run", "--size", "short"],
        cwd=ROOT,
        env=os.environ
        | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "faults.settings",
            "FAULTS_TABLES": "models",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode in (0, 1), said.stderr
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    return [line for line in lines if "scenario" in line]
