"""The browser of the tests: where it is, and what a page in it must not do."""

import os
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
# Logged as an error, a violation reaches Watch like every other error of the console.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event => console.error(
    `CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} `
    + `at ${event.sourceFile}:${event.lineNumber}`));
"""


def find_chromium() -> str | None:
    """The program named by CHROMIUM, else the first one in the PATH."""
    if os.environ.get("CHROMIUM"):
        return shutil.which(os.environ["CHROMIUM"])
    return next(filter(None, map(shutil.which, NAMES)), None)


class Watch:
    """Notes whatever a page does that no page may do; a test may allow what it provokes."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.seen: list[str] = []
        self.allowed: list[str] = []

    def allow(self, pattern: str) -> None:
        """Faults that match are expected in this test: watch.allow("status of 404")."""
        self.allowed.append(pattern)

    @property
    def faults(self) -> list[str]:
        return [
            fault
            for fault in self.seen
            if not any(re.search(pattern, fault) for pattern in self.allowed)
        ]

    def attach(self, context: Any) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self.note_console)
        context.on("weberror", lambda event: self.seen.append(f"page error: {event.error}"))
        context.on("request", self.note_request)
        context.on("response", self.note_response)

    def note_console(self, message: Any) -> None:
        if message.type == "error":
            place = message.location.get("url", "")
            self.seen.append(f"console: {message.text} ({place})")

    def note_request(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.host:
            self.seen.append(f"request to another host: {request.url}")

    def note_response(self, response: Any) -> None:
        if response.status >= 500:
            self.seen.append(f"answer {response.status}: {response.url}")


def shot(page: Any, name: str) -> None:
    """A picture of the whole page in the folder that SCREENSHOTS names; nothing without it."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        path = Path(folder) / f"{name}-{page.viewport_size['width']}.png"
        page.screenshot(path=path, full_page=True)


def assert_fits(page: Any) -> None:
    """The page is no wider than its window."""
    wide = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} is {wide}px wider than its window"
