"""The language and script that a reader chooses to be met in; pages know theirs by the address."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from reader.addresses import LITE, address, lite, page_at, path_of
from reader.variants import VARIANTS

COOKIE = "language"
KEPT_FOR = timedelta(days=365)


# Stored pages carry no token; all that another site could do here is to choose a language.
@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the choice on this device, and lead to the page in it."""
    code = request.POST.get("language", "")
    if code not in VARIANTS:
        return redirect("reader:root")
    response = redirect(_page(request.POST.get("next", ""), code))
    response.set_cookie(
        COOKIE,
        code,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(path: str, code: str) -> str:
    """The page that the reader came from, in what was chosen; its front page for what is no page.

    A story's address has another slug there: the number leads to it.
    """
    found = page_at(path)
    if found is None:
        return address("front", code)
    there = path_of(found, language=code)
    return lite(there) if path.startswith(f"{LITE}/") else there
