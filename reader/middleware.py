"""The language of a page is the first part of its address, and nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from languages import LANGUAGES


class AddressLanguage:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").partition("/")[0]
        language = first if first in LANGUAGES else settings.LANGUAGE_CODE
        with translation.override(language):
            return self.get_response(request)
