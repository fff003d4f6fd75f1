"""Posts as pages print them: who held what, when, and who wrote so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from facts.models import Certainty, Source
from languages.dates import PartialDate, format_date, format_range
from people.models import Term, leading
from reader.links import Link, link


@dataclass(frozen=True, slots=True)
class Post:
    title: str
    dates: str
    person: Link | None
    place: Link | None
    source: Source | None
    is_demo: bool
    is_head: bool
    is_held: bool
    is_over: bool


def post(term: Term, language: str) -> Post:
    """A term's post. `person_has_page` is put on the row by the queries that need it."""
    today = timezone.localdate()
    has_page = getattr(term, "person_has_page", False)
    return Post(
        title=getattr(term, f"title_{language}"),
        dates=dates(term, language),
        person=_loaded(term, "person") and link(term.person, language, has_page=has_page),
        place=_place(term, language),
        source=term.source,
        is_demo=term.certainty == Certainty.DEMO,
        is_head=term.is_head,
        is_held=term.covers(today),
        is_over=term.end is not None and term.last_known_day < today,
    )


def posts(terms: Iterable[Term], language: str) -> list[Post]:
    return [post(term, language) for term in terms]


def dates(term: Term, language: str) -> str:
    """From when to when; else when a source shows the person there; else that it is unknown."""
    if term.start or term.end:
        return format_range(term.start, term.end, language)
    first, last = term.first_seen_on, term.last_seen_on
    if not (first or last):
        return gettext("dates unknown")
    if first and last and first != last:
        return gettext("seen in the post: %(dates)s") % {
            "dates": format_range(first, last, language)
        }
    return gettext("seen in the post on %(date)s") % {"date": format_date(first or last, language)}


def title_on(terms: Iterable[Term], day: PartialDate | None, language: str) -> str:
    """The post that one person's public terms give for a day; "" where they do not tell."""
    held = leading(terms, day)
    return getattr(held, f"title_{language}") if held else ""


def _place(term: Term, language: str) -> Link | None:
    for name in ("region", "organisation"):
        if _loaded(term, name) and (place := link(getattr(term, name), language)):
            return place
    return None


def _loaded(term: Any, name: str) -> bool:
    return name in term._state.fields_cache
