"""What machines are told of a story: schema.org's NewsArticle. What is not known is left out."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from articles.models.public import Publication
from reader import datelines
from reader.addresses import absolute, address
from reader.datelines import Dateline
from reader.pictures import Card


def news_article(
    publication: Publication,
    dateline: Dateline,
    section: str,
    canonical: str,
    corrections: Iterable[Publication] = (),
    card: Card | None = None,
) -> dict[str, Any]:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": publication.title,
        "description": publication.lead,
        "inLanguage": publication.language,
        "articleSection": section,
        "image": card.images if card else [],
        "url": canonical,
        "mainEntityOfPage": canonical,
        "datePublished": dateline.iso,
        "dateModified": dateline.updated_iso,
        "correction": [_correction(each) for each in corrections],
        "author": _named("Person", publication.byline),
        "translator": _named("Person", publication.translator),
        "publisher": _publisher(publication.language),
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in told.items() if value}


def _correction(publication: Publication) -> dict[str, str]:
    told = {
        "@type": "CorrectionComment",
        "text": publication.note or publication.get_kind_display(),
        "datePublished": datelines.iso(publication),
    }
    return {name: value for name, value in told.items() if value}


def _named(kind: str, names: str) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names.split(", ") if name]


def _publisher(language: str) -> dict[str, str]:
    url = absolute(address("front", language))
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": url}
