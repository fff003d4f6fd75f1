"""Whether the newsroom is well, for machines that watch it."""

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.heartbeat import is_missed, last_seen
from articles.models import Due


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, else 503; a worker that is missed is told beside it."""
    try:
        response = JsonResponse({"status": "ok", **_worker()})
    except Error:
        response = JsonResponse({"status": "the database does not answer"}, status=503)
    add_never_cache_headers(response)
    return response


def _worker() -> dict[str, object]:
    seen = last_seen()
    return {
        "worker": "missed" if is_missed() else "alive",
        "worker_seen_at": seen.isoformat(timespec="seconds") if seen else None,
        "failing": Due.objects.failing().count(),
    }
