"""The desk speaks the language that its user chose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation


class InterfaceLanguage:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Only the desk asks who is here: a reader's page must not open a session.
        if not request.path_info.startswith(reverse("admin:index")):
            return self.get_response(request)
        language = getattr(request.user, "interface_language", None)
        with translation.override(language or translation.get_language_from_request(request)):
            return self.get_response(request)
