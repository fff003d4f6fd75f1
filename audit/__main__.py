"""`make audit` after its tests: every kind of page before the judges; fails on any fault.

make audit                                  everything, and docs/audit.md anew
.venv/bin/python -m audit --pages front article --visits 1    a quick look; keeps no table
"""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from audit import markup, screens, visits
from audit.programs import NotThere, Programs, programs
from audit.report import HEAD, Report
from audit.site import Site, newsroom
from reader.variants import CODES
from tests.e2e import kinds
from tests.e2e.axe import VERSION

PAGE = Path(__file__).resolve().parent.parent / "docs" / "audit.md"
VISITED = ("front", "article", "region")
MATRIX = (
    f"{len(screens.THEMES)} themes and {len(screens.WIDTHS)} widths"
    f" ({' and '.join(map(str, screens.WIDTHS))} px)"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m audit", description="See docs/audit.md.")
    every = list(_paths("ru"))
    parser.add_argument("--pages", nargs="*", choices=every, default=every, metavar="KIND")
    parser.add_argument("--visits", type=int, default=visits.TIMES, help="0: no Lighthouse")
    parser.add_argument("--shots", type=Path, help="folder for the pictures of the pages")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {PAGE.name}")
    told = parser.parse_args()
    try:
        needed = programs()
    except NotThere as missing:
        print(missing, file=sys.stderr)
        return 1
    # Whoever ends the audit ends its newsroom, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    with newsroom() as site:
        judge(site, told, needed, report)
    table = report.table(needed.version("lighthouse"), told.visits)
    print(f"\n{table}")
    if told.write:
        PAGE.write_text(HEAD.format(matrix=MATRIX) + table, encoding="utf-8")
    return int(bool(report.faults))


def judge(site: Site, told: argparse.Namespace, needed: Programs, report: Report) -> None:
    pages = every_page(told.pages)
    print(f"{site.url}: {len(pages)} pages", flush=True)
    found = markup.html(site, pages, needed.checker)
    checked = f"{len(pages) + len(markup.ERRORS)} pages"
    report.add(f"Nu HTML checker {needed.version('vnu-jar')}", checked, found)
    feeds, found = markup.feeds(site, pages)
    report.add("rules of feeds (Atom, RSS, JSON Feed)", f"{len(feeds)} feeds", found)
    look(site, pages, told, needed, report)
    if told.visits:
        visited = every_page([name for name in VISITED if name in told.pages])
        report.scores = visits.visit(site, visited, needed, told.visits)
        asked = f"{len(visited)} pages, {told.visits} visits each"
        found = visits.faults(report.scores)
        report.add(f"Lighthouse {needed.version('lighthouse')}", asked, found)


def every_page(wanted: list[str]) -> dict[str, str]:
    """The paths of these kinds of page in every language and script, by a name of each."""
    return {
        f"{name}-{code}": path
        for code in CODES
        for name, path in _paths(code).items()
        if name in wanted
    }


def _paths(code: str) -> dict[str, str]:
    return kinds.pages(code) | kinds.missing(code) | kinds.gone(code)


def look(
    site: Site, pages: dict[str, str], told: argparse.Namespace, needed: Programs, report: Report
) -> None:
    folder = told.shots or Path(tempfile.mkdtemp(prefix="onir-audit-shots-"))
    folder.mkdir(parents=True, exist_ok=True)
    with screens.browser(needed.chromium) as opened:
        seen = screens.look(opened, site, pages, folder)
    views = f"{seen.views} views of {len(pages)} pages"
    report.add(f"axe {VERSION}", views, seen.axe)
    report.add("width: nothing to scroll sideways", views, seen.wide)
    report.add("errors, other hosts, the content policy", views, seen.broken)
    print(f"Pictures of all views: {folder}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
