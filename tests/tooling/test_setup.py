import shutil
import stat
import subprocess
import sys

import pytest

TOOLS = ("sh", "cat", "mkdir", "mv", "touch")


@pytest.fixture
def clone(tmp_path, project):
    """The parts of a bare clone that set-up needs, in a folder with a space in its name."""
    folder = tmp_path / "news room"
    (folder / "bin").mkdir(parents=True)
    shutil.copy(project / "bin" / "setup", folder / "bin")
    shutil.copy(project / "requirements.lock", folder)
    return folder


@pytest.fixture
def programs(tmp_path):
    """A PATH with the machine's plain tools and no Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name))
    return folder


def write_program(path, lines):
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def set_up(clone, programs, **env):
    # HOME is a place without pyenv.
    env = {"PATH": str(programs), "HOME": str(clone), **env}
    return subprocess.run(
        [clone / "bin" / "setup"], env=env, capture_output=True, text=True, check=False
    )


def assert_refused(done):
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_a_machine_without_python_is_told_what_is_needed(clone, programs):
    done = set_up(clone, programs)
    assert_refused(done)
    assert "Python 3.12 or newer is needed, and no Python was found" in done.stderr


def test_a_too_old_python_is_named(clone, programs):
    write_program(programs / "python3", 'printf "3.11.2\\n/usr\\n/usr/bin/python3\\n"; exit 1')
    done = set_up(clone, programs)
    assert_refused(done)
    assert "only 3.11.2 was found" in done.stderr


def test_a_shim_that_fails_is_passed_over(clone, programs):
    write_program(programs / "python3.13", "echo 'command not found' >&2; exit 127")
    done = set_up(clone, programs)
    assert_refused(done)
    assert "no Python was found" in done.stderr


def test_the_python_that_was_named_must_run(clone, programs, tmp_path):
    named = write_program(tmp_path / "python", "exit 1")
    done = set_up(clone, programs, PYTHON=str(named))
    assert_refused(done)
    assert f"PYTHON={named} is no Python that runs" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(clone, programs):
    # A file in its place stops root as well, whom no permission stops.
    (clone / ".venv").write_text("")
    done = set_up(clone, programs, PYTHON=sys.executable)
    assert_refused(done)
    assert f"{clone} cannot be written to" in done.stderr


def test_a_ready_environment_is_used_without_a_word(clone, programs):
    (clone / "bin" / "messages.py").write_text("")
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    fingerprint = subprocess.run(
        [
            sys.executable,
            "-c",
            "import hashlib, pathlib, sys; print(hashlib.sha256(pathlib.Path('requirements.lock')"
            ".read_bytes()).hexdigest(), sys.version.split()[0], sys.base_prefix, sys.argv[1])",
            str(clone),
        ],
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (clone / ".venv" / "installed").write_text(fingerprint)
    done = set_up(clone, programs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
