"""What somebody has said, as their page tells it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from articles.models.public import Quote
from languages.dates import format_date
from people.models import Term
from reader import posts
from reader.addresses import address


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, with the story that it stands in, its date and the post held on it."""

    paragraphs: list[str]
    post: str
    title: str
    address: str
    day: str
    iso: str


def said(quotes: Iterable[Quote], terms: Iterable[Term], language: str) -> list[Said]:
    """`terms` are the public ones of who says it."""
    return [_said(quote, list(terms), language) for quote in quotes]


def _said(quote: Quote, terms: list[Term], language: str) -> Said:
    story = quote.publication
    chosen = quote.term if quote.term and quote.term.is_public() else None
    held = getattr(chosen, f"title_{language}") if chosen else ""
    return Said(
        paragraphs=quote.text.split("\n"),
        post=held or posts.title_on(terms, story.story_on, language),
        title=story.title,
        address=address("article", language, story.article_number, story.slug),
        day=format_date(story.story_on, language) if story.story_on else gettext("date unknown"),
        iso=str(story.story_on or ""),
    )
