"""Where no line of a finished text ends: a span says so, which is no part of the text."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from languages.typography import unbroken

# Tags stay; of words only those with a hyphen are looked at, and each from its start alone: a long
# text is not to cost more than its length.
_TAG_OR_HYPHENATED = re.compile(r"<[^<>]*+>|(?<![^\s<>])[^\s<>-]*+-[^\s<>]*+")


def whole(html: SafeString) -> str:
    """Finished HTML in which no line ends after the hyphen of «ҚХР-дың», «20-го», «кто-то».

    What nobody has called safe is escaped first: this makes nothing safe that was not.
    """
    return _TAG_OR_HYPHENATED.sub(_set, conditional_escape(html))


def _set(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<") else _written(found[0])


# The same endings stand in every text.
@lru_cache(maxsize=4096)
def _written(words: str) -> str:
    parts = unbroken(words)
    return "".join(
        f'<span class="whole">{part}</span>' if is_whole else part for part, is_whole in parts
    )
