"""The pictures that other sites show beside a link: drawn after a publication, kept as files.

A card is drawn outside of any request of a reader. Which one may be named and sent is asked anew
each time (reader.queries): one over a photograph, for as long as that may be shown as it is.
"""

import hashlib
import json
import logging
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.timezone import localtime
from PIL import Image

from articles.models import Entry, Publication
from articles.models.cards import SocialCard
from articles.models.public import public_at
from languages import LANGUAGES
from languages.dates import format_date, format_day
from newsroom import drawing
from newsroom.drawing import Words
from photos.models import Rendition
from photos.originals import renditions as storage
from photos.renditions import SWEPT_AFTER
from reader import queries
from reader.lines import genre
from reader.queries import CARDS, PLAIN
from reader.templatetags.onir import first_clause

# Changed where cards come to be drawn another way, so that all are drawn again.
DRAWN_HOW = 1
# Of the stories of each language, the newest; older ones are shared with their photograph alone.
NEWEST = 250

log = logging.getLogger(__name__)


def draw(publication: Publication, photograph: Rendition | None) -> SocialCard | None:
    """Draw the card of a publication, its file before its row; None where it is there already.

    `photograph` is the file of its lead photo in the shape that other sites show, None where there
    is none that may be shown.
    """
    words = words_of(publication)
    drawn_as = drawn_from(publication, photograph, words)
    if SocialCard.objects.filter(publication=publication, drawn_as=drawn_as).exists():
        return None
    picture = _drawn(photograph, words)
    name = f"{CARDS}/{secrets.token_hex(20)}.jpeg"
    storage().save(name, ContentFile(picture))
    told = {"name": name, "width": drawing.WIDTH, "height": drawing.HEIGHT, "bytes": len(picture)}
    defaults = told | {"drawn_as": drawn_as}
    return SocialCard.objects.update_or_create(publication=publication, defaults=defaults)[0]


def _drawn(photograph: Rendition | None, words: Words) -> bytes:
    if photograph is None:
        return drawing.typographic(words)
    with storage().open(photograph.name, "rb") as file, Image.open(file) as picture:
        return drawing.over(picture, words)


def words_of(publication: Publication) -> Words:
    language = publication.language
    with translation.override(language):
        labels = (genre(publication), first_clause(publication.label))
        return Words(
            site=settings.SITE_NAME,
            section=capfirst(getattr(publication.section, f"name_{language}")),
            title=publication.title,
            date=_day(publication),
            label=" · ".join(capfirst(label) for label in labels if label),
        )


def _day(publication: Publication) -> str:
    """The day of the story; "" where it is not known."""
    if publication.story_on is None:
        return ""
    if publication.began_in_archive:
        return format_date(publication.story_on, publication.language)
    return format_day(localtime(publication.first_public_at).date(), publication.language)


def drawn_from(publication: Publication, photograph: Rendition | None, words: Words) -> str:
    """What a card shows: the photograph as it is rendered now, then a digest of the words."""
    photo = publication.lead_photo.rendered_as if photograph else PLAIN
    told = [DRAWN_HOW, words.site, words.section, words.title, words.date, words.label]
    return photo[: len(PLAIN)] + hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def draw_for(publication: int) -> SocialCard | None:
    """Draw the card of a publication that is public now, if it is none that there is already."""
    public = Publication.objects.filter(public_at(None), pk=publication, erased_at=None)
    found = public.select_related("section", "lead_photo").first()
    if found is None:
        return None
    photographs = queries.cards({found.lead_photo_id} - {None})
    return draw(found, photographs.get(found.lead_photo_id))


def refresh() -> Iterator[SocialCard]:
    """Draw what is missing or shows what is no longer so, of the newest stories in each language.

    One that cannot be drawn keeps no other one waiting.
    """
    for language in LANGUAGES:
        newest = Entry.objects.public(language).everything().filter(publication__erased_at=None)
        rows = newest.select_related("publication__section", "publication__lead_photo")
        rows = rows.defer("publication__body")[:NEWEST]
        publications = [entry.publication for entry in rows]
        photographs = queries.cards({each.lead_photo_id for each in publications} - {None})
        for each in publications:
            try:
                card = draw(each, photographs.get(each.lead_photo_id))
            except OSError:
                log.exception("the card of publication %s failed", each.pk)
            else:
                yield from [card] if card else []


def sweep() -> None:
    """Delete the cards of what readers see no more, and files that no row names."""
    is_public = public_at(None, "publication__")
    gone = SocialCard.objects.exclude(is_public, publication__erased_at=None)
    for card in gone:
        card.delete()
        storage().delete(card.name)
    named = set(SocialCard.objects.values_list("name", flat=True))
    limit = timezone.now() - SWEPT_AFTER
    for name in set(_files(storage())).difference(named):
        if storage().get_modified_time(name) < limit:
            storage().delete(name)


def _files(place: Storage) -> list[str]:
    try:
        return [f"{CARDS}/{name}" for name in place.listdir(CARDS)[1]]
    except FileNotFoundError:
        return []
