"""The Nu HTML checker on what the server sends, and the rules of feeds on the feeds."""

import json
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from audit.site import ROOT, Site
from tests.reader import feed_rules

FEED = re.compile(r'<link rel="alternate" type="application/(?:atom|rss|feed)[^>]*href="([^"]+)"')
# Sent as they are, by whoever cannot do more.
ERRORS = [ROOT / "templates" / f"{status}.html" for status in (400, 403, 500)]
RULES = {
    "feed.xml": feed_rules.atom,
    "rss.xml": feed_rules.rss,
    "feed.json": feed_rules.json_feed,
}


def html(site: Site, pages: dict[str, str], checker: Path) -> list[str]:
    """What the checker holds against the pages, by their names; `pages` maps names to paths."""
    with tempfile.TemporaryDirectory(prefix="onir-audit-html-") as folder:
        for name, path in pages.items():
            (Path(folder) / f"{name}.html").write_bytes(site.get(path))
        for page in ERRORS:
            shutil.copy(page, folder)
        command = ["java", "-jar", str(checker), "--stdout", "--exit-zero-always"]
        command += ["--format", "json", folder]
        done = subprocess.run(command, capture_output=True, check=True)
    messages = json.loads(done.stdout)["messages"]
    return [_said(message) for message in messages if message["type"] != "info"]


def _said(message: dict) -> str:
    page = Path(urlsplit(message.get("url", "")).path).stem
    line = message.get("lastLine", "?")
    extract = " ".join(message.get("extract", "").split())
    return f"{page}: {message['type']}: line {line}: {message['message']} {extract}"


def feeds(site: Site, pages: dict[str, str]) -> tuple[set[str], list[str]]:
    """The feeds that the pages name, and what the W3C's rules say against them."""
    named, faults = set(), []
    for path in pages.values():
        named |= {urlsplit(unescape(each)).path for each in FEED.findall(site.get(path).decode())}
    for path in sorted(named):
        rules = RULES[path.rpartition("/")[2]]
        faults += [f"{path}: {fault}" for fault in rules(site.get(path))]
    return named, faults
