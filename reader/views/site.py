"""The site itself: where readers come in, what it says of itself, what machines ask of it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from languages import LANGUAGES
from reader.addresses import address, in_every_language
from reader.pages import page, places_of_the_site

DEFAULT = "ru"


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send readers to the language they chose, or the first one that their browser asks for."""
    response = redirect(address("front", _wanted(request)))
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def _wanted(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("language", "")
    if chosen in LANGUAGES:
        return chosen
    for code, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = code.partition("-")[0]
        if language in LANGUAGES and weight > 0:
            return language
    return DEFAULT


@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:
    return page(request, "about", language, versions=in_every_language("about"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer for every address that does not exist; it asks the database nothing."""
    first = request.path_info.lstrip("/").partition("/")[0]
    language = first if first in LANGUAGES else DEFAULT
    context = {
        "language": language,
        "site_name": settings.SITE_NAME,
        "languages": [pair for pair in settings.LANGUAGES if pair[0] in LANGUAGES],
        **places_of_the_site(language),
    }
    return render(request, "404.html", context, status=404)
