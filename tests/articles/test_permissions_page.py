"""docs/permissions.md says what the code says."""

import importlib.util
from pathlib import Path

import pytest

from articles import permissions
from people.models import User

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script():
    spec = importlib.util.spec_from_file_location("permissions_page", ROOT / "bin/permissions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_not_stale(script, capsys):
    assert script.main(["check"]) == 0, capsys.readouterr().out


def test_a_changed_right_makes_it_stale(script, monkeypatch, capsys):
    monkeypatch.setitem(permissions.EDITION_STEPS, "publish", User.Role.CHIEF)
    assert script.main(["check"]) == 1
    assert "stale" in capsys.readouterr().out


def test_a_changed_line_of_a_table_makes_it_stale(script, monkeypatch):
    monkeypatch.setitem(permissions.TABLES, "articles.section", permissions.REFERENCE)
    assert script.main(["check"]) == 1


def test_a_step_without_words_makes_no_page(script, monkeypatch):
    monkeypatch.setitem(permissions.EDITION_STEPS, "burn", User.Role.CHIEF)
    with pytest.raises(SystemExit, match="burn"):
        script.page()


def test_nobody_has_a_right_and_each_role_has_its_own(script):
    people = script.columns()
    rows = [line for line in script.page().splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    told = [row for row in cells if row[1] != "nobody"]
    assert len(told) > 20
    assert {row[1] for row in told} == {"–"}
    publish = next(row for row in told if row[0].startswith("Publish an approved"))
    assert dict(zip(people, publish[1:], strict=True)) == {
        "nobody": "–",
        "reporter": "–",
        "editor of Russian": "ru",
        "editor of Kazakh": "kk",
        "chief editor": "ru, kk",
        "administrator": "ru, kk",
    }
