"""What a page prints of a thing that it names: the name, and its address where it has a page."""

from dataclasses import dataclass
from typing import Any

from articles.models.public import Entry
from facts.models import Certainty
from reader.addresses import address


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    address: str = ""
    is_demo: bool = False


def link(thing: Any, language: str, *, has_page: bool = True) -> Link | None:
    """The link to a region, a person, an organisation, a project or an agreement.

    None where readers may not see it in the language; no name is borrowed from the other one.
    """
    if thing is None or not is_shown(thing, language):
        return None
    where = address(Entry.LISTS[type(thing)], language, thing.slug) if has_page else ""
    return Link(getattr(thing, f"name_{language}"), where, is_demo(thing, language))


def is_shown(thing: Any, language: str) -> bool:
    """The rule of `shown()`, for a row that came along with another one."""
    certainty = getattr(thing, f"name_certainty_{language}")
    return thing.is_public() and certainty != Certainty.UNSURE


def is_demo(thing: Any, language: str) -> bool:
    is_invented = getattr(thing, "is_invented", False)
    return is_invented or getattr(thing, f"name_certainty_{language}") == Certainty.DEMO
