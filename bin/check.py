"""Everything that is read rather than run: format, lint, types, imports, migrations, texts.

Every step is run, two at a time, also after one has failed; the last lines name those that did.
"""

import os
import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent

# As a newsroom would run it, so that the deployment check looks at what matters.
PRODUCTION = {
    "ALLOWED_HOSTS": "",
    "CACHE_URL": "",
    "DATABASE_URL": "postgres://onir:onir@127.0.0.1:5432/onir",
    "DEBUG": "0",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "SITE_URL": "https://example.org",
    "SSL_REDIRECT": "1",
}
# makemigrations asks the database which migrations it has; an empty one will do.
EMPTY = {"DATABASE_URL": "sqlite://:memory:", "SITE_URL": "http://localhost:8000"}


def steps() -> dict[str, tuple[list[str], dict[str, str]]]:
    """Each step's name, command and environment."""
    python = sys.executable
    manage = [python, "manage.py"]
    templates = [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]
    djade = [program("djade"), "--check", "--target-version", "6.1", *templates]
    return {
        "format": ([python, "-m", "ruff", "format", "--check", *CONCISE, "."], {}),
        "lint": ([python, "-m", "ruff", "check", *CONCISE, "."], {}),
        "templates": (djade, {}),
        "imports": ([python, "-c", LINT_IMPORTS, "--no-logo"], {}),
        "types": ([python, "-m", "mypy"], EMPTY),
        "migrations": ([*manage, "makemigrations", "--check", "--dry-run"], EMPTY),
        "deployment": ([*manage, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        "texts": ([python, "bin/messages.py", "check"], {}),
    }


CONCISE = ("--quiet", "--output-format", "concise")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def program(name: str) -> str:
    return str(PROGRAMS / name)


def main() -> int:
    failed = []
    with ThreadPoolExecutor(max_workers=2) as two:
        running = {name: two.submit(take, step) for name, step in steps().items()}
        for name, step in running.items():
            done = step.result()
            print(f"== {name}\n{done.stdout}", end="", flush=True)
            if done.returncode:
                failed.append(name)
    print()
    print(f"FAILED: {', '.join(failed)}." if failed else f"Passed: {', '.join(steps())}.")
    return bool(failed)


def take(step: tuple[list[str], dict[str, str]]) -> subprocess.CompletedProcess[str]:
    """Run a step; all that it says comes back in one piece, and is not mixed with another's."""
    command, env = step
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **env},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
