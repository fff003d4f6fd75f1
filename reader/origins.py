"""Where a request that writes comes from: pages that may be stored carry no token of their own."""

from django.http import HttpRequest


def is_ours(request: HttpRequest) -> bool:
    """Sent by a page of this site, as the browser itself says; a page cannot forge either header.

    Older browsers say Origin alone. What says neither is no browser's form and is refused.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
