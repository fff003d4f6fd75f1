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
    # Of WCAG 2.2, and not asked by default.
    "rules": {"target-size": {"enabled": True}},
}


def violations(page: Any) -> list[str]:
    """A line for each element at fault: the rule, what it asks, and the element."""
    found = AXE.run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]
