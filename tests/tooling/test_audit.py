"""What make audit looks at, and when it is content."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from audit import visits
from audit.report import Report, Score
from reader.urls import pages
from reader.variants import CODES
from tests.e2e import kinds

FOLDER = Path(__file__).parents[2] / "audit"
GOOD = Score("front-ru", 98, 100, 100, 100, 1.1, 1.5, 20, 0.0)
FEEDS = ("_feed", "_rss", "_json")


def test_every_kind_of_page_is_looked_at():
    known = {each.name for each in pages if not each.name.endswith(FEEDS)}
    for code in CODES:
        paths = kinds.pages(code).items()
        full = [urlsplit(path).path for name, path in paths if not name.startswith("lite-")]
        assert {resolve(path).url_name for path in full} == known


def test_what_is_good_enough_is_no_fault():
    assert visits.faults([GOOD]) == []


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_what_is_not_good_enough_is_named(place):
    figures = [getattr(GOOD, name) for name in Score.__slots__]
    figures[place] -= 1
    (fault,) = visits.faults([Score(*figures)])
    assert fault.startswith("front-ru: ")


def test_the_table_counts_the_faults_of_each_judge():
    report = Report()
    report.add("axe 4", "2 pages", ["one", "another"])
    report.add("Nu", "2 pages", [])
    report.scores.append(GOOD)
    table = report.table("12", 5)
    assert "| axe 4 | 2 pages | 2 |\n| Nu | 2 pages | 0 |\n" in table
    assert "| front-ru | 98 | 100 | 100 | 100 | 1.1 | 1.5 | 20 | 0.00 |" in table
    assert report.faults == ["axe 4: one", "axe 4: another"]


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (FOLDER / "package-lock.json").read_text(encoding="utf-8")


def test_the_lock_of_its_programs_names_no_host():
    assert "://" not in (FOLDER / "package-lock.json").read_text()
