"""The public record: how one story was changed, and the corrections of all of them."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.models.public import Publication
from reader import queries, record
from reader.addresses import address, in_every_language, other
from reader.pages import found, page

PER_PAGE = 20


@require_safe
def changes(request: HttpRequest, language: str, number: int, slug: str) -> HttpResponse:
    """Every publication of an edition; of a text that is gone, when and why, and none of it."""
    standing = queries.standing(number)
    publication = found(standing.get(language))
    slugs = {each: it.slug for each, it in standing.items() if not it.is_an_end}
    versions = {each: address("changes", each, number, slugs[each]) for each in slugs}
    if language in slugs and slugs[language] != slug:
        return HttpResponsePermanentRedirect(versions[language])
    before = _before(request)
    told = record.edition(queries.record(number), language)
    shown = record.page_of(told, before)
    pairs = record.compared(told, shown)
    words = queries.texts({each.pk for pair in pairs for each in pair}) if pairs else {}
    return page(
        request,
        "changes",
        language,
        versions=versions,
        before=request.GET.get("before"),
        status=200 if language in slugs else 410,
        publication=publication,
        is_gone=publication.is_an_end,
        numbered=record.number_of(publication),
        article_address=_article(publication),
        rows=record.rows(shown, language, words, pairs, slugs.get(other(language))),
        older=shown.older,
        is_first_page=before is None,
    )


def _before(request: HttpRequest) -> datetime | None:
    text = request.GET.get("before")
    return None if text is None else found(record.moment_of(text))


def _article(publication: Publication) -> str:
    slug = record.NO_SLUG if publication.is_an_end else publication.slug
    return address("article", publication.language, publication.article_number, slug)


@require_safe
def corrections(request: HttpRequest, language: str) -> HttpResponse:
    text = request.GET.get("before")
    before = None if text is None else found(record.place_of(text))
    listed = queries.corrections(language, before=before, count=PER_PAGE + 1)
    shown = listed[:PER_PAGE]
    return page(
        request,
        "corrections",
        language,
        versions=in_every_language("corrections"),
        before=text,
        corrections=record.corrections(shown, language),
        older=record.cursor(shown[-1]) if len(listed) > PER_PAGE else "",
        is_first_page=before is None,
        feed_address=address("corrections_feed", language),
    )
