"""Where each page is. Views and feeds ask here, so that no address is put together elsewhere."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from languages import LANGUAGES

# Under this stand the pages of the light edition; reader.middleware sets it before their addresses.
LITE = "/lite"


def address(kind: str, language: str, *key: str | int) -> str:
    """The path of a page: its kind as in reader.urls, its language, then number and slug."""
    return reverse(f"reader:{kind}", args=[language, *key])


def absolute(path: str) -> str:
    """As others are told of a page: always that of the full edition."""
    return settings.SITE_URL + full(path)


def full(path: str) -> str:
    """The same page in the full edition; files and feeds are nowhere else."""
    return path.removeprefix(LITE)


def lite(path: str) -> str:
    """The same page in the light edition."""
    return LITE + full(path)


def in_variant(path: str, code: str) -> str:
    """The same page in another script of its language."""
    start = LITE if path.startswith(f"{LITE}/") else ""
    rest = full(path).split("/", 2)[2]
    return f"{start}/{code}/{rest}"


def in_every_language(kind: str, *key: str | int) -> dict[str, str]:
    """The paths of a page that stands in both languages."""
    return {language: address(kind, language, *key) for language in LANGUAGES}


def other(language: str) -> str:
    """The language beside this one."""
    return next(each for each in LANGUAGES if each != language)


def page_at(path: str) -> ResolverMatch | None:
    """Which page of ours a path from outside leads to; None where it leads to none.

    The database is not asked: what is not public is told from what is by nothing.
    """
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return None
    try:
        found = resolve(full(unquote(urlsplit(path).path)))
    except Resolver404:
        return None
    return found if found.namespace == "reader" and "language" in found.kwargs else None


def path_of(page: ResolverMatch, **other: str) -> str:
    """The path of a page in the full edition; with other arguments, that of its counterpart."""
    return full(reverse(page.view_name, kwargs={**page.kwargs, **other}))
