"""When a story was told, as its page, the lists, the feeds and the machines are told."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.models.public import Publication
from languages.dates import format_date, format_moment, format_zone


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is for people, `iso` for machines: empty where the date is not known."""

    text: str
    iso: str = ""
    story: str = ""
    updated: str = ""
    updated_iso: str = ""


def in_list(publication: Publication) -> Dateline:
    """The day, and the hour where it is known."""
    known = _story_alone(publication)
    if known:
        return known
    first = localtime(publication.first_public_at)
    return Dateline(format_moment(first, publication.language), _iso(first))


def on_page(publication: Publication) -> Dateline:
    """The moment with its zone, the day of the story where that is another one, the change."""
    known = _story_alone(publication)
    changed = localtime(publication.public_from) if _is_changed(publication) else None
    updated = moment(changed, publication.language) if changed else ""
    if known:
        # What has no date for machines has no later one either.
        updated_iso = _iso_of(changed) if known.iso else ""
        return Dateline(known.text, known.iso, updated=updated, updated_iso=updated_iso)
    first = localtime(publication.first_public_at)
    return Dateline(
        moment(first, publication.language),
        _iso(first),
        _story(publication, first),
        updated,
        _iso_of(changed),
    )


def _story_alone(publication: Publication) -> Dateline | None:
    if publication.story_on is None:
        return Dateline(gettext("date unknown"))
    if publication.began_in_archive:
        date = format_date(publication.story_on, publication.language)
        return Dateline(date, str(publication.story_on))
    return None


def _story(publication: Publication, moment: datetime) -> str:
    story_on = publication.story_on
    if story_on.earliest() <= moment.date() <= story_on.latest():
        return ""
    return format_date(story_on, publication.language)


def _is_changed(publication: Publication) -> bool:
    return publication.kind != Publication.Kind.FIRST and not publication.is_archival


def moment(at: datetime, language: str) -> str:
    """The day, the time and the zone in which they are told."""
    here = localtime(at)
    return f"{format_moment(here, language)} {format_zone(here, language)}"


def iso(publication: Publication) -> str:
    """The moment at which it went out, for machines; "" where an archive does not tell it."""
    return "" if publication.is_archival else _iso(localtime(publication.public_from))


def _iso_of(moment: datetime | None) -> str:
    return _iso(moment) if moment else ""


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
