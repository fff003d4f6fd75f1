"""Reads settings from the environment, loudly: a wrong value is one sentence, never a guess."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def flag(name: str) -> bool:
    value = os.environ.get(name, "0").strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off", ""):
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”; write 1 or 0.")


def count(name: str) -> int:
    value = os.environ.get(name, "").strip() or "0"
    if value.isascii() and value.isdigit() and len(value) < 3:
        return int(value)
    raise ImproperlyConfigured(f"{name} is “{value}”; write a number like 0 or 1.")


def names(name: str, *, known: Collection[str], default: Collection[str]) -> frozenset[str]:
    """Names separated by commas; `default` where nothing is set, none where it is set empty."""
    value = os.environ.get(name)
    if value is None:
        return frozenset(default)
    given = frozenset(filter(None, (each.strip() for each in value.split(","))))
    if unknown := ", ".join(sorted(given - frozenset(known))):
        raise ImproperlyConfigured(
            f"{name} names “{unknown}”; write names of this list, separated by commas: "
            f"{', '.join(sorted(known))}."
        )
    return given


def site_url() -> str:
    """The address readers use, without a slash at its end."""
    url = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            f"SITE_URL is “{url}”; write the scheme and host alone, like https://onir.example."
        )
    return url


def time_zone() -> str:
    name = os.environ.get("TIME_ZONE") or "Asia/Almaty"
    try:
        return str(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"TIME_ZONE is “{name}”; write a zone like Asia/Almaty or Europe/Berlin."
        ) from None


def secret_key(site: str) -> str:
    """SECRET_KEY; the built-in one serves a site on this machine alone."""
    key = os.environ.get("SECRET_KEY", "")
    if key:
        return key
    if urlsplit(site).hostname in LOOPBACK:
        return "for-this-machine-only-and-never-for-readers-0123456789-abcdefghij"
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, and SITE_URL is an address for readers; "
        "set SECRET_KEY to 50 random characters or more."
    )


def database(base: Path) -> dict[str, Any]:
    """DATABASE_URL as Django's settings; SQLite beside the code where it is not set."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{base / 'onir.sqlite3'}"
    try:
        found = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
        found = {}
    engine = found.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3" and found.get("NAME"):
        return {"ENGINE": "newsroom.sqlite", "NAME": found["NAME"], "OPTIONS": SQLITE_OPTIONS}
    if engine == "django.db.backends.postgresql" and found.get("NAME"):
        return found
    raise ImproperlyConfigured(
        "DATABASE_URL is not an address of a database; write sqlite:////path/to/file.sqlite3 "
        "or postgres://user:password@host:5432/name."
    )


def media_storage() -> dict[str, Any]:
    """MEDIA_STORAGE as Django's settings of one storage; the folder MEDIA_ROOT if it is not set."""
    address = os.environ.get("MEDIA_STORAGE", "")
    if not address:
        return {"BACKEND": "photos.originals.Originals"}
    parts = urlsplit(address)
    told = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme != "s3" or not parts.netloc or not told.keys() <= BUCKET_OPTIONS.keys():
        raise ImproperlyConfigured(
            f"MEDIA_STORAGE is “{address}”; write it like "
            "s3://bucket/folder?endpoint=https://s3.example.org&region=eu-central-1."
        )
    options = {BUCKET_OPTIONS[name]: value for name, value in told.items()}
    options |= {"bucket_name": parts.netloc, "location": parts.path.strip("/")}
    return {"BACKEND": "photos.elsewhere.Bucket", "OPTIONS": options}


# Keys are read where S3's own programs read them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
BUCKET_OPTIONS = {"endpoint": "endpoint_url", "region": "region_name"}

# A writer takes its lock at once and waits for it, so that no step fails half-way through;
# what a step has acknowledged is on the disk.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}
