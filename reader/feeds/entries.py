"""What a feed tells of a story or of a correction, whatever the form it is written in."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.body import figure
from articles.models.public import Publication
from photos.models import Rendition
from reader import queries, record
from reader.addresses import absolute, address
from reader.feeds.loading import Loaded, Whole
from reader.feeds.markup import for_elsewhere
from reader.lines import genre
from reader.pictures import address_of
from reader.record import Correction
from reader.variants import variant

Kind = Publication.Kind
# A year in which the site's name was ours, as RFC 4151 asks for one.
SINCE = 2026


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The photograph of a story: 16:9, as JPEG."""

    address: str
    bytes: str
    type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Entry:
    """`published` is None where the moment is not known; `content` is HTML. Moments are whole
    seconds.
    """

    id: str
    address: str
    title: str
    summary: str
    content: str
    published: datetime | None
    updated: datetime
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    enclosure: Enclosure | None = None


def tag(*path: str | int) -> str:
    """An id that stays the same whatever becomes of titles and addresses (RFC 4151).

    What is written in other letters has another one: a reader of two feeds is to get both.
    """
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{'/'.join(map(str, path))}"


def of_stories(publications: list[Publication], language: str) -> list[Entry]:
    """Entries of the publications, whose bodies are loaded."""
    photos = {each.lead_photo_id for each in publications if each.lead_photo_id}
    cards = queries.cards(photos) if photos else {}
    tags = queries.tags_of({each.pk for each in publications}, language)
    return [
        _of_story(story, tags.get(story.publication.pk, []), cards)
        for story in Loaded(publications, language).stories()
    ]


def _of_story(story: Whole, tags: list[str], cards: dict[int, Rendition]) -> Entry:
    publication, language = story.publication, story.language
    where = absolute(address("article", language, publication.article_number, publication.slug))
    card = cards.get(publication.lead_photo_id)
    section = getattr(publication.section, f"name_{language}")
    return Entry(
        id=tag(variant(language).code, publication.article_number),
        address=where,
        title=_title(publication),
        summary=_summary(publication),
        content=for_elsewhere(_content(story), where),
        published=_published(publication),
        updated=publication.public_from.replace(microsecond=0),
        authors=[name for name in publication.byline.split(", ") if name],
        categories=list(dict.fromkeys(filter(None, (section, genre(publication), *tags)))),
        enclosure=card and Enclosure(absolute(address_of(card)), str(card.bytes)),
    )


def _title(publication: Publication) -> str:
    """With what kind of text it is, where that is no news: many readers see titles alone."""
    return ": ".join(filter(None, (genre(publication), publication.title)))


def _summary(publication: Publication) -> str:
    """The lead; before it, the label that readers see beside the story."""
    label = f"[{publication.label}]" if publication.label else ""
    return " ".join(filter(None, (label, publication.lead)))


def _published(publication: Publication) -> datetime | None:
    """The moment, where it is known; a feed has no way to say a day alone."""
    is_known = publication.story_on is not None and not publication.began_in_archive
    return publication.first_public_at.replace(microsecond=0) if is_known else None


def _content(story: Whole) -> str:
    publication, picture = story.publication, story.lead_picture
    parts = [
        _notice(publication),
        format_html_join("", "<p><em>{}</em></p>", _marks(publication)),
        format_html("<p><strong>{}</strong></p>", publication.lead) if publication.lead else "",
        figure(picture) if picture else "",
        story.body,
    ]
    return "".join(parts)


def _marks(publication: Publication) -> list[tuple[str]]:
    return [(mark,) for mark in (genre(publication), publication.label) if mark]


def _notice(publication: Publication) -> SafeString:
    """What readers are told above a text that was retracted, corrected and the like."""
    is_told = bool(publication.note) and publication.kind != Kind.TYPO
    if not is_told and publication.kind != Kind.RETRACTION:
        return SafeString("")
    kind = capfirst(publication.get_kind_display())
    note = linebreaks(publication.note, autoescape=True) if publication.note else ""
    return format_html("<aside><p><strong>{}</strong></p>{}</aside>", kind, note)


def of_corrections(publications: list[Publication], language: str) -> list[Entry]:
    told = record.corrections(publications, language)
    return [_of_correction(*each) for each in zip(publications, told, strict=True)]


def _of_correction(publication: Publication, correction: Correction) -> Entry:
    where = absolute(correction.address)
    kind = capfirst(correction.kind)
    number, stamp = publication.article_number, record.stamp(publication)
    at = correction.at.replace(microsecond=0)
    return Entry(
        id=tag(variant(publication.language).code, number, "changes", stamp),
        address=where,
        title=f"{kind}: {correction.title or correction.numbered}",
        summary=correction.note,
        content=for_elsewhere(linebreaks(correction.note, autoescape=True), where),
        published=None if correction.is_archival else at,
        updated=at,
        categories=[kind],
    )
