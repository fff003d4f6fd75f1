"""Pictures and files for as long as they may be seen; else as if they had never been."""

from datetime import datetime, time
from pathlib import PurePath

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from photos.models import Photo
from photos.originals import stream, stream_rendition
from reader import queries
from reader.pages import found

KEPT_SECONDS = 30 * 24 * 3600
# A cache that serves others asks more often: a picture may be taken back.
KEPT_FOR_OTHERS_SECONDS = 600


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition, or a story's card: nobody is sent a photo as it came to us."""
    rendition = queries.rendition(name)
    if rendition is None:
        return _card(request, name)
    response = stream_rendition(request, rendition)
    _keep(response, KEPT_SECONDS, rendition.photo)
    return response


def _card(request: HttpRequest, name: str) -> HttpResponseBase:
    """With the title of a story that may be withdrawn: asked for anew after minutes."""
    card = found(queries.social_card(name))
    response = stream_rendition(request, card)
    _keep(response, KEPT_FOR_OTHERS_SECONDS, card.publication.lead_photo)
    return response


def _keep(response: HttpResponseBase, seconds: int, photo: Photo | None) -> None:
    left = seconds if photo is None else min(seconds, _seconds_left(photo))
    for_others = min(KEPT_FOR_OTHERS_SECONDS, left)
    patch_cache_control(response, public=True, max_age=left, s_maxage=for_others)


@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A file to download: a browser shows nothing of it under our name."""
    attachment = found(queries.attachment(slug))
    response = stream(request, attachment)
    name = f"{attachment.slug}{PurePath(attachment.file.name).suffix}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    patch_cache_control(response, public=True, max_age=KEPT_FOR_OTHERS_SECONDS)
    return response


def _seconds_left(photo: Photo) -> int:
    """Until the end of the last day on which it may be shown."""
    if photo.rights_until is None:
        return KEPT_SECONDS
    end = timezone.make_aware(datetime.combine(photo.rights_until, time.max))
    return max(0, int((end - timezone.now()).total_seconds()))
