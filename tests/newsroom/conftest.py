import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from newsroom.demo import content
from newsroom.demo.loading import load

ROOT = Path(__file__).resolve().parents[2]
# These two make databases of their own: running them beside the suite on SQLite is enough.
collect_ignore = (
    ["test_demo_command.py", "test_environment.py"] if os.environ.get("DATABASE_URL") else []
)


@pytest.fixture(scope="module")
def loading(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo newsroom, loaded once for a module; when, and where its photos are."""
    now, media = timezone.now(), tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            assert load(now=now)
        yield now, media
        transaction.set_rollback(True)


@pytest.fixture
def demo(loading, db, alone, settings):
    """The demo newsroom as one test sees it: what the test changes is taken back."""
    now, settings.MEDIA_ROOT = loading
    return now


@pytest.fixture(scope="session")
def told():
    """The content file."""
    return content.read()


@pytest.fixture
def run():
    """Runs a Python script of the project in a process with these settings alone."""

    def run(*command, root=ROOT, **env):
        return subprocess.run(
            [sys.executable, *command],
            cwd=root,
            env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
