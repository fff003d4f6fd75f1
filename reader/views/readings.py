"""That a story was read: a number for its day, and nothing of who read it."""

import logging

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from redis.exceptions import RedisError

from articles.models.readers import Reading
from languages import LANGUAGES
from reader import queries
from reader.converters import number
from reader.origins import is_ours

LONGEST_BODY = 200  # bytes; the two fields need about forty
# Of the whole site, so that nobody fills the database's day with writing. Without CACHE_URL each
# worker keeps a cache of its own and counts this many.
PER_MINUTE = 600

log = logging.getLogger(__name__)


# The page that sends it may be stored and holds no token: is_ours() stands in for it.
@csrf_exempt
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Answers alike whether the story is public, was withdrawn or never existed."""
    if not is_ours(request):
        return HttpResponse(status=403)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        return HttpResponse(status=413)
    language = request.POST.get("language", "")
    article_number = number(request.POST.get("number", ""))
    if language not in LANGUAGES or article_number is None:
        return HttpResponse(status=400)
    if _has_room() and queries.is_public(article_number, language):
        Reading.objects.count_one(language=language, article_number=article_number)
    return HttpResponse(status=204)


def _has_room() -> bool:
    """Fewer readings than the limit have been sent in this minute.

    None are counted while the cache is down: nothing would keep a flood from the database.
    """
    key = f"readings-{timezone.now():%H%M}"
    try:
        cache.add(key, 0, timeout=120)
        return cache.incr(key) <= PER_MINUTE
    except ValueError:  # a full cache has let it go in between
        return False
    except RedisError as error:
        log.warning("a reading was not counted: the cache does not answer (%s)", error)
        return False
