"""Every kind of page as readers see it: languages, scripts, colours, widths; judged by axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from audit.site import HOST, Site
from tests.e2e.axe import violations
from tests.e2e.browser import FLAGS, Watch

THEMES = ("light", "dark")
WIDTHS = {390: 844, 1280: 900}
# The last one given holds: the newsroom's own name is let through as well.
FIND = (
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}, EXCLUDE localhost, EXCLUDE 127.0.0.1"
)
# What a page that answers 404 or 410 logs by itself.
EXPECTED = "status of 4(04|10)"


@dataclass(slots=True)
class Seen:
    """How many views were looked at, and what was found on them."""

    views: int = 0
    axe: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@contextmanager
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, FIND])
        yield opened
        opened.close()


def look(opened: Browser, site: Site, pages: dict[str, str], folder: Path) -> Seen:
    """Shows each page in every theme and width; pictures of them go to the folder."""
    seen = Seen()
    for theme, (width, height) in product(THEMES, WIDTHS.items()):
        context = opened.new_context(
            base_url=site.url,
            color_scheme=theme,
            viewport={"width": width, "height": height},
            locale="ru-RU",
            timezone_id="Asia/Almaty",
        )
        watch = Watch(f"{HOST}:{site.port}")
        watch.allow(EXPECTED)
        watch.attach(context)
        page = context.new_page()
        for name, path in pages.items():
            page.goto(path)
            _look(page, f"{name}-{theme}-{width}", folder, seen)
        seen.broken += watch.faults
        context.close()
    return seen


def _look(page: Any, view: str, folder: Path, seen: Seen) -> None:
    seen.views += 1
    seen.axe += [f"{view}: {fault}" for fault in violations(page)]
    wide = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    if wide > 0:
        seen.wide.append(f"{view} is {wide} px wider than its window")
    page.screenshot(path=folder / f"{view}.png", full_page=True)
