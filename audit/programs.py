"""What the audit needs beside Python: Java, Node, Chromium, and two programs from npm."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.browser import find_chromium

FOLDER = Path(__file__).resolve().parent
INSTALLED = FOLDER / "node_modules"
DEBIAN = {
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "chromium": "chromium",
}


class NotThere(Exception):
    """Something is missing; says in a sentence what to do."""


@dataclass(frozen=True, slots=True)
class Programs:
    chromium: str
    checker: Path
    lighthouse: Path

    def version(self, package: str) -> str:
        told = (INSTALLED / package / "package.json").read_text(encoding="utf-8")
        return json.loads(told)["version"]


def programs() -> Programs:
    """Finds or installs all of them; NotThere where the machine lacks what it must have itself."""
    found = {name: shutil.which(name) for name in ("java", "node", "npm")}
    found["chromium"] = find_chromium()
    missing = [DEBIAN[name] for name, where in found.items() if where is None]
    if missing:
        raise NotThere(f"make audit needs more programs: on Debian, install {', '.join(missing)}.")
    install()
    return Programs(
        found["chromium"],
        INSTALLED / "vnu-jar" / "build" / "dist" / "vnu.jar",
        INSTALLED / "lighthouse" / "cli" / "index.js",
    )


def install() -> None:
    """The versions that the lock file names, by npm ci; quick where they are there already."""
    lock, kept = FOLDER / "package-lock.json", INSTALLED / ".package-lock.json"
    if kept.exists() and kept.stat().st_mtime >= lock.stat().st_mtime:
        return
    done = subprocess.run(["npm", "ci"], cwd=FOLDER, check=False)
    if done.returncode:
        raise NotThere("npm could not install what audit/package-lock.json names; it says why.")
