"""What a started translation leaves in a text until somebody has written it: «⟦25 млн теңге⟧».

The brackets stand in no other text, outlive every editor and a copy by hand, and are refused when
the text is to go out.
"""

import re
from collections.abc import Iterator

OPEN, CLOSE = "⟦", "⟧"
_MARK = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}?|{CLOSE}")


def marks_in(text: str) -> Iterator[re.Match[str]]:
    """What is still to be written in a title, a lead, a body or the words of one."""
    return _MARK.finditer(text)


def is_unfinished(text: dict[str, str]) -> bool:
    """Whether a title, lead or body has anything that is still to be written."""
    return any(sign in part for part in text.values() for sign in (OPEN, CLOSE))
