"""Atom feeds: of all stories, and of each region's."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.public import Publication
from reader import queries, record
from reader.addresses import absolute, address
from reader.pages import KEPT_SECONDS, found
from reader.pictures import address_of
from reader.record import Correction
from regions.models import Region

ENTRIES = 30


class FrontFeed(Feed):
    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        return response

    def get_object(self, request: HttpRequest, language: str) -> tuple[str, Region | None]:
        return language, None

    def title(self, subject: tuple[str, Region | None]) -> str:
        return settings.SITE_NAME

    def author_name(self, subject: tuple[str, Region | None]) -> str:
        return settings.SITE_NAME

    def subtitle(self, subject: tuple[str, Region | None]) -> str:
        return _("Latest news")

    def link(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("front", subject[0]))

    def feed_url(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("front_feed", subject[0]))

    def items(self, subject: tuple[str, Region | None]) -> list[Publication]:
        language, thing = subject
        stories = queries.stories(language, thing, count=ENTRIES) or []
        cards = queries.cards({each.lead_photo_id for each in stories if each.lead_photo_id})
        for story in stories:
            story.card = cards.get(story.lead_photo_id)
        return stories

    def item_title(self, story: Publication) -> str:
        return story.title

    def item_description(self, story: Publication) -> str:
        """The lead; before it, the label that readers see beside the story."""
        return f"[{story.label}] {story.lead}" if story.label else story.lead

    def item_link(self, story: Publication) -> str:
        return absolute(address("article", story.language, story.article_number, story.slug))

    def item_author_name(self, story: Publication) -> str | None:
        return story.byline or None

    def item_categories(self, story: Publication) -> list[str]:
        return [getattr(story.section, f"name_{story.language}")]

    def item_pubdate(self, story: Publication) -> Any:
        """The moment, where it is known; Atom has no way to say a day alone."""
        is_known = story.story_on is not None and not story.began_in_archive
        return story.first_public_at if is_known else None

    def item_updateddate(self, story: Publication) -> Any:
        """When this text went on our record, which Atom asks of every entry."""
        return story.public_from

    def item_enclosures(self, story: Publication) -> list[Enclosure]:
        """The photograph above the story, for as long as it may be shown."""
        if story.card is None:
            return []
        where = absolute(address_of(story.card))
        return [Enclosure(where, str(story.card.bytes), "image/jpeg")]


class CorrectionsFeed(FrontFeed):
    """Corrections, refutations, replies, retractions and withdrawals, the latest first."""

    def title(self, subject: tuple[str, Region | None]) -> str:
        return f"{_('Corrections')} · {settings.SITE_NAME}"

    def subtitle(self, subject: tuple[str, Region | None]) -> str:
        return _("What we corrected, withdrew or answered for")

    def link(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("corrections", subject[0]))

    def feed_url(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("corrections_feed", subject[0]))

    def items(self, subject: tuple[str, Region | None]) -> list[Correction]:
        listed = queries.corrections(subject[0], count=ENTRIES)
        return record.corrections(listed, subject[0])

    def item_title(self, correction: Correction) -> str:
        return f"{capfirst(correction.kind)}: {correction.title or correction.numbered}"

    def item_description(self, correction: Correction) -> str:
        return correction.note

    def item_link(self, correction: Correction) -> str:
        return absolute(correction.address)

    def item_author_name(self, correction: Correction) -> None:
        return None

    def item_categories(self, correction: Correction) -> list[str]:
        return [correction.kind]

    def item_enclosures(self, correction: Correction) -> list[Enclosure]:
        return []

    def item_pubdate(self, correction: Correction) -> datetime | None:
        return None if correction.is_archival else correction.at

    def item_updateddate(self, correction: Correction) -> datetime:
        return correction.at


class RegionFeed(FrontFeed):
    def get_object(
        self, request: HttpRequest, language: str, slug: str
    ) -> tuple[str, Region | None]:
        return language, found(queries.region(slug, language))

    def title(self, subject: tuple[str, Region | None]) -> str:
        language, region = subject
        return f"{getattr(region, f'name_{language}')} · {settings.SITE_NAME}"

    def link(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("region", subject[0], subject[1].slug))

    def feed_url(self, subject: tuple[str, Region | None]) -> str:
        return absolute(address("region_feed", subject[0], subject[1].slug))
