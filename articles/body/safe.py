"""All that a template takes as HTML: what may be called safe, and nothing else may.

Each of these is written elsewhere in this room, of tags that are put together from the rules and of
words that are escaped on their way; the modules that write it know nothing of safety.
"""

from collections.abc import Callable
from functools import wraps

from django.utils.safestring import SafeString, mark_safe

from articles.body import foreign, pictures, rendering, setting


def _safe[**Given](write: Callable[Given, str]) -> Callable[Given, SafeString]:
    @wraps(write)
    def written(*args: Given.args, **kwargs: Given.kwargs) -> SafeString:
        return mark_safe(write(*args, **kwargs))  # noqa: S308

    return written


figure = _safe(pictures.figure)
image = _safe(pictures.image)
marked = _safe(foreign.marked)
render = _safe(rendering.render)
structured = _safe(rendering.structured)
whole = _safe(setting.whole)
