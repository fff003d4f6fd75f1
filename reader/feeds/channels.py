"""What there are feeds of: all stories, those of one thing, the corrections."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from reader import queries, record
from reader.addresses import absolute, address
from reader.converters import number
from reader.feeds import entries
from reader.feeds.entries import Entry
from reader.feeds.forms import title
from reader.pages import found
from reader.variants import variant

MOST = 30


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, as far as it is not its entries; `older` is the parameter of the next one, or ""."""

    kind: str
    language: str
    slug: str
    title: str
    subtitle: str
    entries: list[Entry]
    before: str
    older: str

    def page(self) -> str:
        return absolute(address(self.kind, self.language, *self._key))

    def address(self, form: str, before: str = "") -> str:
        where = absolute(address(f"{self.kind}_{form}", self.language, *self._key))
        return f"{where}?before={before}" if before else where

    @property
    def tag(self) -> str:
        """The language that it is written in, for machines."""
        return variant(self.language).tag

    @property
    def updated(self) -> datetime | None:
        return max((each.updated for each in self.entries), default=None)

    @property
    def _key(self) -> list[str]:
        return [self.slug] if self.slug else []


def _person(slug: str, language: str) -> Any:
    person = queries.person(slug, language)
    return person if person and getattr(person, f"has_stories_{language}") else None


def _tag(slug: str, language: str) -> Any:
    tag = queries.tag(slug)
    return tag if tag and getattr(tag, f"has_stories_{language}") else None


SUBJECTS: dict[str, Callable[[str, str], Any]] = {
    "section": lambda slug, language: queries.section(slug),
    "tag": _tag,
    "region": queries.region,
    "person": _person,
    "project": queries.project,
}


def channel(kind: str, language: str, slug: str, before: str) -> Channel:
    """A feed of a kind as in `reader.urls`, from before an entry on; Http404 for none."""
    if kind == "corrections":
        return _corrections(language, before)
    return _stories(kind, language, slug, before)


def _stories(kind: str, language: str, slug: str, before: str) -> Channel:
    thing = found(SUBJECTS[kind](slug, language)) if kind in SUBJECTS else None
    after = found(number(before)) if before else None
    listed = found(queries.stories(language, thing, before=after, count=MOST + 1))
    shown = queries.with_bodies(listed[:MOST])
    return Channel(
        kind=kind,
        language=language,
        slug=slug,
        title=title(getattr(thing, f"name_{language}") if thing else ""),
        subtitle=_("Latest news"),
        entries=entries.of_stories(shown, language),
        before=before,
        older=str(shown[-1].article_number) if len(listed) > MOST else "",
    )


def _corrections(language: str, before: str) -> Channel:
    after = found(record.place_of(before)) if before else None
    listed = queries.corrections(language, before=after, count=MOST + 1)
    shown = listed[:MOST]
    return Channel(
        kind="corrections",
        language=language,
        slug="",
        title=title(_("Corrections")),
        subtitle=_("What we corrected, withdrew or answered for"),
        entries=entries.of_corrections(shown, language),
        before=before,
        older=record.cursor(shown[-1]) if len(listed) > MOST else "",
    )
