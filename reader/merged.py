"""The pages of what was merged into another thing: their addresses lead to that one's."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from reader import queries

View = Callable[..., HttpResponse]


def follows_merges(kind: str = "") -> Callable[[View], View]:
    """Asked of after a miss alone; where readers find no page there, there is none here either.

    `kind` is that of the view's things; a view of several is handed it by its address.
    """

    def follow(view: View) -> View:
        @wraps(view)
        def answer(
            request: HttpRequest, language: str, slug: str = "", **told: str
        ) -> HttpResponse:
            try:
                return view(request, language, slug=slug, **told)
            except Http404:
                now = queries.slug_after_merges(kind or told["kind"], slug) if slug else None
                if now is None or now == slug:
                    raise
                view(request, language, slug=now, **told)
                return HttpResponsePermanentRedirect(_address(request, now))

        return answer

    return follow


def _address(request: HttpRequest, slug: str) -> str:
    """That of the same page under another slug, in the same script, edition and place of a list."""
    page = request.resolver_match
    assert page is not None  # noqa: S101 (a view was found)
    path = reverse(page.view_name, kwargs={**page.kwargs, "slug": slug})
    before = request.GET.get("before")
    return path if before is None else f"{path}?before={before}"
