"""Answers that a reader or a crawler holds already are not sent again: ETag, Last-Modified, 304.

The ETag is of what is sent; it is weak, so that it stands for every encoding of it. Last-Modified
is the moment at which we first sent this to anybody: what a page shows comes from many rows, and no
column knows when the last of them changed. It is kept in a file for each address, which all
processes of a machine share; where none can be written, everything is as new as today's clock.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

FOLDER = "seen"
# Parameters that make another page; all others are left out, so that nobody fills our disk.
TOLD_APART = ("before",)
FORGOTTEN_AFTER = timedelta(days=30)


class ConditionalAnswers:
    """For every answer that may be kept by anybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = _address(request)
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            return response
        etag = response.headers.get("ETag") or _etag(response.content)
        seen_at = first_seen(address, etag)
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(seen_at)
        answer = get_conditional_response(request, etag, seen_at, response)
        if answer is not response:
            _let_go(response)
        return answer


def _let_go(response: HttpResponse) -> None:
    """Close the file of an answer that is not sent. Its close() would end the whole request."""
    file = getattr(response, "file_to_stream", None)
    if file is not None:
        file.close()


def _address(request: HttpRequest) -> str:
    told = [f"{name}={request.GET[name]}" for name in TOLD_APART if name in request.GET]
    return "?".join([request.path, *told])


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    is_public = "public" in response.headers.get("Cache-Control", "")
    is_asked_for = request.method in ("GET", "HEAD") and response.status_code == 200
    is_whole = not response.streaming or "ETag" in response.headers
    return is_public and is_asked_for and is_whole and not response.cookies


def _etag(content: bytes) -> str:
    return f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def first_seen(address: str, etag: str) -> int:
    """When an address first answered with this, in seconds since 1970; now, if it never has."""
    path, now = _path(address), int(time.time())
    known = _read(path)
    if known and known[0] == etag and known[1] <= now + 1:
        return known[1]
    # Two texts of one second must not be taken for one.
    seen_at = max(now, known[1] + 1) if known and known[1] <= now else now
    with suppress(OSError):
        _write(path, etag, seen_at)
    return seen_at


def _path(address: str) -> Path:
    name = hashlib.blake2b(address.encode(), digest_size=20).hexdigest()
    return Path(settings.MEDIA_ROOT) / FOLDER / name[:2] / name[2:]


def _read(path: Path) -> tuple[str, int] | None:
    try:
        return path.read_text(), int(path.stat().st_mtime)
    except OSError:
        return None


def _write(path: Path, etag: str, seen_at: int) -> None:
    """Whole or not at all, whoever else writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    part.write_text(etag)
    os.utime(part, (seen_at, seen_at))
    part.replace(path)


def forget_old() -> None:
    """Delete what nobody has been sent anything new under for long; it will be told as new then."""
    limit = time.time() - FORGOTTEN_AFTER.total_seconds()
    for path in (Path(settings.MEDIA_ROOT) / FOLDER).glob("*/*"):
        with suppress(OSError):
            if path.stat().st_mtime < limit:
                path.unlink()
