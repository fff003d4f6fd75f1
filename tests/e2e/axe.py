"""What axe finds on a page: WCAG 2.2 at AA, and the practice that it holds for good."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
VERSION = re.search(r"axe v([\d.]+)", AXE.axe_script)[1]
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": list(TAGS),
    # Of WCAG, and not asked by default.
    "rules": {
        "target-size": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},
    },
}


def violations(page: Any) -> list[str]:
    """A line for each rule that is broken: what it asks, how often, and where first."""
    found = AXE.run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {_where(rule['nodes'])}" for rule in found]


def _where(nodes: list[dict[str, Any]]) -> str:
    first = nodes[0]
    return f"{len(nodes)} times, first at {first['target'][0]} {first['html'][:120]}"
