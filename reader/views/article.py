"""One story: found by its number, told with all that it is about as of its date."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.models.public import Publication
from reader import datelines, queries, structured
from reader.addresses import absolute, address, other
from reader.lines import lines
from reader.links import Link
from reader.pages import found, page
from reader.stories import Story

LATEST = 6


@require_safe
def article(request: HttpRequest, language: str, number: int, slug: str) -> HttpResponse:
    standing = queries.standing(number)
    public = {each: it for each, it in standing.items() if not it.is_an_end}
    versions = {each: address("article", each, number, it.slug) for each, it in public.items()}
    publication = public.get(language)
    if publication is None:
        return _absent(request, language, standing.get(language), versions, public)
    if publication.slug != slug:
        return HttpResponsePermanentRedirect(versions[language])
    return page(
        request,
        "article",
        language,
        versions=versions,
        latest=_latest(publication),
        **_told(publication, absolute(versions[language])),
    )


def _absent(
    request: HttpRequest,
    language: str,
    withdrawn: Publication | None,
    versions: dict[str, str],
    public: dict[str, Publication],
) -> HttpResponse:
    """Withdrawn: 410 and why. Told in the other language alone: 404 and the way there."""
    if withdrawn is not None:
        since = datelines.moment(withdrawn.public_from, language)
        shown = {"publication": withdrawn, "since": since}
        return page(request, "withdrawn", language, versions=versions, status=410, **shown)
    told = found(public.get(other(language)))
    return page(request, "elsewhere", language, versions=versions, status=404, publication=told)


def _latest(publication: Publication) -> list[Any]:
    newest = queries.stories(publication.language, count=LATEST + 1)
    return lines(each for each in newest if each.pk != publication.pk)[:LATEST]


def _told(publication: Publication, canonical: str) -> dict[str, Any]:
    story, language, section = Story(publication), publication.language, publication.section
    dateline = datelines.on_page(publication)
    place = Link(getattr(section, f"name_{language}"), address("section", language, section.slug))
    return {
        "publication": publication,
        "section": place,
        "dateline": dateline,
        "has_note": bool(publication.note) and publication.kind != Publication.Kind.TYPO,
        "photo": story.lead_photo,
        "body": story.body,
        "about": story.about,
        "structured": structured.news_article(publication, dateline, place.name, canonical),
    }
