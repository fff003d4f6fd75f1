"""What the first parts of an address say: which edition, then which language. Nothing else does."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from reader import spelled
from reader.addresses import LITE
from reader.variants import CODES, VARIANTS, first_part, written_in

# The light edition has the pages of the full one, each under its own address, and no files.
_LITE = re.compile(rf"{LITE}(/(?:(?:{'|'.join(CODES)})(?:/.*)?)?)", re.DOTALL)
_FEED = re.compile(r".*/[a-z]+\.(?:xml|json)")


class LiteEdition:
    """Serves `/lite/…` as the page without `/lite`; the addresses it prints are of this edition."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = _LITE.fullmatch(request.path_info)
        request.is_lite = found is not None
        if found is None:
            return self.get_response(request)
        if _FEED.fullmatch(found[1]):
            return HttpResponsePermanentRedirect(found[1])
        return self._answer(request, found[1])

    def _answer(self, request: HttpRequest, path: str) -> HttpResponse:
        prefix = get_script_prefix()
        set_script_prefix(f"{LITE}/")
        request.path_info = path
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(prefix)


class AddressLanguage:
    """Makes the page in the language of its address, and puts it into the script of its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        variant = VARIANTS.get(first_part(request.path_info))
        language = variant.language if variant else settings.LANGUAGE_CODE
        with translation.override(language), written_in(variant.script if variant else "cyrl"):
            return spelled.page(self.get_response(request))
