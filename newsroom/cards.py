"""The pictures that other sites show beside a link: drawn after a publication, kept as files.

A card is drawn outside of any request of a reader. Which one may be named and sent is asked anew
each time (reader.queries): one over a photograph, for as long as that may be shown as it is.
"""

import hashlib
import json
import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

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
from newsroom.lettering import can_join_letters
from photos.models import Rendition
from photos.originals import renditions as storage
from photos.renditions import SWEPT_AFTER
from reader import queries
from reader.lines import genre
from reader.queries import CARDS, PLAIN
from reader.spelled import text
from reader.templatetags.onir import first_clause
from reader.variants import Variant, variant, variants, written_in

# Changed where cards come to be drawn another way, so that all are drawn again.
DRAWN_HOW = 1
# Of the stories of each language, the newest; older ones are shared with their photograph alone.
NEWEST = 250

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """A card to draw; `photograph` is the file of its lead photo that other sites may be shown."""

    publication: Publication
    script: str
    photograph: Rendition | None
    words: Words

    @property
    def drawn_as(self) -> str:
        """What it shows: the photograph as it is rendered now, then a digest of the words."""
        words = self.words
        photo = self.publication.lead_photo.rendered_as if self.photograph else PLAIN
        told = [DRAWN_HOW, words.site, words.section, words.title, words.date, words.label]
        return photo[: len(PLAIN)] + hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def plans(publications: list[Publication], variant: Variant) -> list[Plan]:
    """What is to be drawn of them in these letters: what is missing or shows what is no more so."""
    photographs = queries.cards({each.lead_photo_id for each in publications} - {None})
    kept = SocialCard.objects.filter(publication__in=publications, script=variant.script)
    shown = dict(kept.order_by().values_list("publication", "drawn_as"))
    with written_in(variant.script):
        wanted = [
            Plan(each, variant.script, photographs.get(each.lead_photo_id), words_of(each))
            for each in publications
        ]
    return [plan for plan in wanted if shown.get(plan.publication.pk) != plan.drawn_as]


def draw(plan: Plan) -> SocialCard:
    """Draw a card, its file before its row."""
    picture = _drawn(plan.photograph, plan.words)
    name = f"{CARDS}/{secrets.token_hex(20)}.jpeg"
    storage().save(name, ContentFile(picture))
    told = {"name": name, "width": drawing.WIDTH, "height": drawing.HEIGHT, "bytes": len(picture)}
    return SocialCard.objects.update_or_create(
        publication=plan.publication,
        script=plan.script,
        defaults=told | {"drawn_as": plan.drawn_as},
    )[0]


def _drawn(photograph: Rendition | None, words: Words) -> bytes:
    if photograph is None:
        return drawing.typographic(words)
    with storage().open(photograph.name, "rb") as file, Image.open(file) as picture:
        return drawing.over(picture, words)


def words_of(publication: Publication) -> Words:
    """In the letters that are being written."""
    language = publication.language
    with translation.override(language):
        labels = (genre(publication), first_clause(publication.label))
        label = " · ".join(capfirst(label) for label in labels if label)
        return Words(
            site=text(settings.SITE_NAME),
            section=text(capfirst(getattr(publication.section, f"name_{language}"))),
            title=text(publication.title),
            date=text(_day(publication)),
            label=text(label),
            is_from_right=variant(language).direction == "rtl",
        )


def _day(publication: Publication) -> str:
    """The day of the story; "" where it is not known."""
    if publication.story_on is None:
        return ""
    if publication.began_in_archive:
        return format_date(publication.story_on, publication.language)
    return format_day(localtime(publication.first_public_at).date(), publication.language)


def draw_for(publication: int) -> None:
    """Draw the cards of a publication that is public now, but for those that there are already."""
    public = Publication.objects.filter(public_at(None), pk=publication, erased_at=None)
    for found in public.select_related("section", "lead_photo"):
        for each in drawable(found.language):
            for plan in plans([found], each):
                draw(plan)


def drawable(language: str) -> list[Variant]:
    """The letters of a language that can be drawn here: Arabic ones are joined, or not drawn."""
    return [each for each in variants(language) if each.script != "arab" or can_join_letters()]


def refresh() -> Iterator[SocialCard]:
    """Draw what is missing or shows what is no longer so, of the newest stories in each language.

    So the cards follow the spellings of the desk. One that cannot be drawn keeps no other waiting.
    """
    for language in LANGUAGES:
        publications = _newest(language)
        for each in drawable(language):
            for plan in plans(publications, each):
                try:
                    card = draw(plan)
                except OSError:
                    log.exception("the card of publication %s failed", plan.publication.pk)
                else:
                    yield card


def _newest(language: str) -> list[Publication]:
    newest = Entry.objects.public(language).everything().filter(publication__erased_at=None)
    rows = newest.select_related("publication__section", "publication__lead_photo")
    return [entry.publication for entry in rows.defer("publication__body")[:NEWEST]]


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
