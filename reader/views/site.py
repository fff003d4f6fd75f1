"""The site itself: where readers come in, what it says of itself, what machines ask of it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from languages import LANGUAGES
from reader.addresses import address, in_every_language
from reader.pages import page, places_of_the_site, switches
from reader.variants import VARIANTS, first_part, variants, writing

DEFAULT = "ru"


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send readers to the language they chose, or the first one that their browser asks for."""
    response = redirect(address("front", _wanted(request)))
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def _wanted(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("language", "")
    if chosen in VARIANTS:
        return chosen
    for tag, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language, *details = tag.split("-")
        if language in LANGUAGES and weight > 0:
            return _code(language, details)
    return DEFAULT


def _code(language: str, details: list[str]) -> str:
    """What the rest of a language tag says of the script; in China Kazakh is in Arabic letters."""
    scripts = {each.script: each.code for each in variants(language)}
    asked = next((each for each in details if each in scripts), "arab" if "cn" in details else "")
    return scripts.get(asked, language)


@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:
    return page(request, "about", language, versions=in_every_language("about"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer for every address that does not exist; it asks the database nothing."""
    writing().names = ()
    here = VARIANTS.get(first_part(request.path_info), VARIANTS[DEFAULT])
    context = {
        "language": here.language,
        "variant": here,
        "site_name": settings.SITE_NAME,
        "switches": switches(here.language, {}),
        **places_of_the_site(here.language),
    }
    return render(request, "404.html", context, status=404)
