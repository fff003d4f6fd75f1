"""What stands in running text and is no words: addresses, which are copied and never changed.

The patterns take what a reader would follow or type, not all that the standards allow. Each begins
at a boundary and gives nothing back, so that a megabyte of one letter is read once.
"""

import re
from collections.abc import Iterator

# An address ends before the signs that close a sentence or a bracket, unless it goes on after them.
_END = r""".,;:!?)\]}'’…"""
_REST = rf"""(?:[^\s<>"«»„“”{_END}]|[{_END}]++(?=[^\s<>"«»„“”{_END}]))*+"""

# Labels in ASCII, then a Latin zone; or any labels before a Cyrillic zone that Kazakh and Russian
# pages use. A case ending after a hyphen («onir.kz-ке») is not part of it.
_HOST = r"""(?:
    (?:[A-Za-z0-9_-]++\.(?=[A-Za-z0-9_-]))++[A-Za-z]{2,24}+(?![A-Za-z0-9_])
  | (?:[\w-]++\.(?=[\w-]))++(?:қаз|рф|бел|укр)(?!\w)
)"""

KEPT = re.compile(
    rf"""
    (?<![^\W_]) (?: (?:https?|ftps?|tg)://(?=\S) | www\. | (?:mailto|tel): ) {_REST}
  | (?<![\w.+-]) [\w.+-]++ @ {_HOST}
  | (?<![\w.@-]) {_HOST} (?::[0-9]{{2,5}}+)?+ (?:[/?\#]{_REST})?+
  | (?<![\w./]) /[A-Za-z0-9_.~-]++/{_REST}
  | (?:(?<![\w./])/)?+ \?(?=[A-Za-z0-9_]{{1,40}}=){_REST}
  | & (?: \#[0-9]{{1,7}}+ | \#[xX][0-9A-Fa-f]{{1,6}}+ | [A-Za-z][A-Za-z0-9]{{1,31}}+ ) ;
    """,
    re.VERBOSE,
)
"""A web address, e-mail, host («onir.kz»), path, query or HTML character reference, as a whole."""

# No address is without one of these signs, and none has a space, so most texts and most words of
# the others need not be searched.
_MAY_HOLD = re.compile(r"[@/&]|[.:?](?=[\w+])")
_SUSPECT = re.compile(r"(?<!\S)[^\s@/&.:?]*+[@/&.:?]\S++")


def split(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of `text` in order, each with whether it is kept; their join is the text."""
    end = 0
    for suspect in _SUSPECT.finditer(text) if _MAY_HOLD.search(text) else ():
        for match in KEPT.finditer(text, *suspect.span()):
            if end < match.start():
                yield text[end : match.start()], False
            yield match[0], True
            end = match.end()
    if end < len(text):
        yield text[end:], False
