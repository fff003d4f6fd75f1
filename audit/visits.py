"""Lighthouse on a phone: each page is visited some times, and the middle of them counts."""

import json
import os
import subprocess
from statistics import median
from typing import Any

from audit.programs import Programs
from audit.report import Score
from audit.site import Site
from tests.e2e.browser import FLAGS

TIMES = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST_PERFORMANCE = 98
ALL = 100
# A visit that could not be recorded says nothing of the page: Lighthouse asks to be run again.
TRIES = 3


class NotVisited(Exception):
    """A page could not be measured; says which."""


def visit(site: Site, pages: dict[str, str], programs: Programs, times: int) -> list[Score]:
    return [
        _score(name, [_one(f"{site.url}{site.end(path)}", programs) for _ in range(times)])
        for name, path in pages.items()
    ]


def _one(url: str, programs: Programs) -> dict[str, Any]:
    flags = " ".join(flag for flag in FLAGS if " " not in flag)
    command = ["node", str(programs.lighthouse), url, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    env = {**os.environ, "CHROME_PATH": programs.chromium}
    for _try in range(TRIES):
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=False)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise NotVisited(f"Lighthouse could not visit {url} in {TRIES} tries; it says why above.")


def _score(name: str, visits: list[dict[str, Any]]) -> Score:
    def middle(kind: str, of: str, what: str) -> float:
        return median(each[kind][of][what] or 0 for each in visits)

    points = [round(100 * middle("categories", each, "score")) for each in CATEGORIES]
    times = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    first, largest, blocked = (middle("audits", each, "numericValue") for each in times)
    shift = middle("audits", "cumulative-layout-shift", "numericValue")
    return Score(name, *points, first / 1000, largest / 1000, round(blocked), shift)


def faults(scores: list[Score]) -> list[str]:
    """What stays under what the newsroom promises."""
    found = []
    for score in scores:
        if score.performance < LEAST_PERFORMANCE:
            found.append(f"{score.page}: performance is {score.performance}")
        for name in ("accessibility", "best_practices", "seo"):
            if getattr(score, name) < ALL:
                found.append(f"{score.page}: {name.replace('_', ' ')} is {getattr(score, name)}")
    return found
