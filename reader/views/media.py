"""Pictures, for as long as they may be shown; else an address like any that never existed."""

from datetime import datetime, time

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from photos.models import Photo
from photos.originals import stream
from reader import queries
from reader.pages import found

KEPT_SECONDS = 30 * 24 * 3600
# A cache that serves others asks more often: a picture may be taken back.
KEPT_FOR_OTHERS_SECONDS = 600


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    photo = found(queries.picture(name))
    response = stream(request, photo)
    left = _seconds_left(photo)
    patch_cache_control(
        response,
        public=True,
        max_age=min(KEPT_SECONDS, left),
        s_maxage=min(KEPT_FOR_OTHERS_SECONDS, left),
    )
    return response


def _seconds_left(photo: Photo) -> int:
    """Until the end of the last day on which it may be shown."""
    if photo.rights_until is None:
        return KEPT_SECONDS
    end = timezone.make_aware(datetime.combine(photo.rights_until, time.max))
    return max(0, int((end - timezone.now()).total_seconds()))
