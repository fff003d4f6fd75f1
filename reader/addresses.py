"""Where each page is. Views and feeds ask here, so that no address is put together elsewhere."""

from django.conf import settings
from django.urls import reverse

from languages import LANGUAGES


def address(kind: str, language: str, *key: str | int) -> str:
    """The path of a page: its kind as in reader.urls, its language, then number and slug."""
    return reverse(f"reader:{kind}", args=[language, *key])


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def in_every_language(kind: str, *key: str | int) -> dict[str, str]:
    """The paths of a page that stands in both languages."""
    return {language: address(kind, language, *key) for language in LANGUAGES}


def other(language: str) -> str:
    """The language beside this one."""
    return next(each for each in LANGUAGES if each != language)
