"""One story: found by its number, told with all that it is about as of its date."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.models.public import Publication
from reader import datelines, queries, record, structured
from reader.addresses import absolute, address, other
from reader.lines import lines
from reader.links import Link
from reader.pages import Switch, found, page, page_with_frames
from reader.stories import Story
from reader.strips import Strip

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
    told = _told(publication, queries.direct_things(publication))
    changes = record.edition(queries.record(number), language)
    machines = structured.news_article(
        publication,
        told["dateline"],
        told["section"].name,
        absolute(versions[language]),
        changes.linked,
        told["card"],
    )
    there = public.get(other(language))
    told["changed"] = len(changes.changed)
    told["changes_address"] = address("changes", language, number, publication.slug)
    told["notices"] = record.notices(changes, there and there.slug)
    shown = {"versions": versions, "structured": machines, **told}
    return page_with_frames(request, "article", language, **shown)


def preview(
    request: HttpRequest,
    publication: Publication,
    direct: queries.Direct,
    *,
    strip: Strip,
    switch: Switch,
) -> HttpResponse:
    """The page of a publication that is not on the record: for who may see it, kept by nobody."""
    told = {**_told(publication, direct), "strip": strip, "switch": switch}
    if publication.kind != Publication.Kind.FIRST:
        told |= _with_one_more(publication)
    response = page_with_frames(request, "preview", publication.language, versions={}, **told)
    del response["Cache-Control"]  # of a page that may be kept
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _with_one_more(publication: Publication) -> dict[str, Any]:
    """What the page tells of the record when this change, too, stands on it."""
    language, number = publication.language, publication.article_number
    changes = record.edition(queries.record(number), language)
    there = queries.standing(number).get(other(language))
    is_there = there is not None and not there.is_an_end
    return {
        "changed": len(changes.changed) + 1,
        "changes_address": address("changes", language, number, publication.slug or record.NO_SLUG),
        "notices": record.notices(changes, there.slug if is_there else None),
    }


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
        changes = address("changes", language, withdrawn.article_number, record.NO_SLUG)
        shown = {"publication": withdrawn, "since": since, "changes_address": changes}
        return page(request, "withdrawn", language, versions=versions, status=410, **shown)
    told = found(public.get(other(language)))
    return page(request, "elsewhere", language, versions=versions, status=404, publication=told)


def _latest(publication: Publication) -> list[Any]:
    newest = queries.stories(publication.language, count=LATEST + 1)
    others = (each for each in newest if each.article_number != publication.article_number)
    return lines(others)[:LATEST]


def _told(publication: Publication, direct: queries.Direct) -> dict[str, Any]:
    story = Story(publication, direct)
    language, section = publication.language, publication.section
    dateline = datelines.on_page(publication)
    place = Link(getattr(section, f"name_{language}"), address("section", language, section.slug))
    return {
        "publication": publication,
        "section": place,
        "dateline": dateline,
        "has_note": bool(publication.note) and publication.kind != Publication.Kind.TYPO,
        "photo": story.lead_photo,
        "card": story.card,
        "frames": story.frames,
        "body": story.body,
        "about": story.about,
        "latest": _latest(publication),
    }
