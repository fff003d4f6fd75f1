"""One story: found by its number, told with all that it is about as of its date."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.models.public import Publication
from languages import reading
from reader import datelines, queries, record, structured
from reader.addresses import absolute, address, other
from reader.lines import genre, lines
from reader.links import Link
from reader.lite import LiteStory
from reader.making import making
from reader.pages import Switch, found, page, page_with_frames
from reader.related import under
from reader.stories import Story
from reader.strips import Strip
from reader.views import mistakes

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
    made = LiteStory if request.is_lite else Story
    told = _told(made(publication, queries.direct_things(publication)))
    changes = record.edition(queries.record(number), language)
    machines = structured.news_article(
        publication,
        told["dateline"],
        told["section"].name,
        absolute(versions[language]),
        changes.linked,
        told["card"],
        about=told["about"],
        versions=versions,
        run=told["under"].run,
    )
    there = public.get(other(language))
    told["changed"] = len(changes.changed)
    told["changes_address"] = address("changes", language, number, publication.slug)
    told["notices"] = record.notices(changes, there and there.slug)
    told["mistake_address"] = mistakes.address_for(versions[language], language)
    told["readings_address"] = "" if request.is_lite else reverse("reader:read")
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
    ways = [switch] if switch.address else []
    told = _told(Story(publication, direct)) | {"strip": strip, "switch": switch, "switches": ways}
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
        shown = {
            "publication": withdrawn,
            "since": since,
            "changes_address": changes,
            "numbered": record.number_of(withdrawn),
            "latest": lines(queries.stories(language, count=LATEST) or []),
        }
        return page(request, "withdrawn", language, versions=versions, status=410, **shown)
    told = found(public.get(other(language)))
    return page(request, "elsewhere", language, versions=versions, status=404, publication=told)


def _told(story: Story) -> dict[str, Any]:
    publication = story.publication
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
        "genre": genre(publication),
        "making": making(publication),
        "reading_minutes": reading.minutes(publication.body, language),
        "under": under(publication, story.things),
    }
