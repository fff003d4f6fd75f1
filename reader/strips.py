"""What stands above a preview, and is no part of its page: what this is, and how to see more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from reader.links import Link


@dataclass(frozen=True, slots=True)
class Letters:
    """One way to write the language of the page, and where the preview stands in it."""

    name: str | Promise
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`hidden` are named in the text and not public yet; only the desk is told of them."""

    number: int
    saved: str
    author: str
    letters: Sequence[Letters] = ()
    until: str = ""
    hidden: Sequence[str] = ()
    back: Link | None = None
