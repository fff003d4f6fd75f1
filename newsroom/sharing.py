"""Previews for people without an account: what a shared link answers.

Every link that opens nothing answers as an address that never existed.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import register_converter
from django.views.decorators.http import require_safe

from articles.models import ShareLink
from articles.models.sharing import WRITTEN
from desk.login import works_here
from newsroom.previews import LETTERS, show_to_guest


class TokenConverter:
    regex = WRITTEN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TokenConverter, "token")


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    link = ShareLink.objects.opened_by(token)
    script = request.GET.get("script", "cyrl")
    if link is None or script not in LETTERS[link.revision.edition.language]:
        raise Http404
    page = show_to_guest(
        request,
        link.revision,
        script=script,
        address=lambda script: request.path if script == "cyrl" else f"?script={script}",
        until=link.expires_at,
    )
    # Who works here looks at it on the desk's business; HEAD shows nobody anything.
    if request.method == "GET" and not works_here(request.user):
        link.count_opening()
    return page
