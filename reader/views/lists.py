"""The front page and the plain lists of stories."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.body import image
from languages import LANGUAGES
from reader import pictures, queries
from reader.addresses import address, in_every_language
from reader.lines import Line, lines
from reader.merged import follows_merges
from reader.pages import before_of, found, news_of, page
from reader.sides import IN_BLOCK, Block, sides

ON_FRONT = 60
SECONDARY = 6
LATEST = 7


@require_safe
def front(request: HttpRequest, language: str) -> HttpResponse:
    listed = lines(queries.stories(language, count=ON_FRONT))
    top, rest = listed[: 1 + SECONDARY], listed[1 + SECONDARY :]
    navigation = queries.navigation(language)
    return page(
        request,
        "front",
        language,
        versions=in_every_language("front"),
        lead=top[0] if top else None,
        photo=_lead_picture(top, language),
        secondary=top[1:],
        latest=rest[:LATEST],
        sides=sides(listed[1:], navigation, language),
        section_blocks=_by_section(rest),
        navigation=navigation,
        most_read=lines(queries.most_read(language)),
    )


def _lead_picture(top: list[Line], language: str) -> SafeString:
    """A photograph; a plate that stands for none is left to the story's own page."""
    if not top or not top[0].photo_id:
        return SafeString("")
    found = queries.photos(keys=[top[0].photo_id])
    shown = (
        image(pictures.lead(photo, language, "front")) for photo in found if not photo.is_plate
    )
    return next(shown, SafeString(""))


def _by_section(listed: list[Line]) -> list[Block]:
    blocks: dict[int, Block] = {}
    for line in listed:
        block = blocks.setdefault(line.section_id, Block(line.section, []))
        if len(block.lines) < IN_BLOCK:
            block.lines.append(line)
    return list(blocks.values())


@require_safe
def news(request: HttpRequest, language: str) -> HttpResponse:
    before = before_of(request)
    return page(
        request,
        "news",
        language,
        versions=in_every_language("news"),
        before=before,
        news=news_of(language, None, before),
    )


@require_safe
def section(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    section, before = found(queries.section(slug)), before_of(request)
    return page(
        request,
        "section",
        language,
        versions=in_every_language("section", slug),
        before=before,
        title=getattr(section, f"name_{language}"),
        news=news_of(language, section, before),
    )


@require_safe
@follows_merges("tag")
def tag(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    tag, before = found(queries.tag(slug)), before_of(request)
    versions = {
        each: address("tag", each, slug)
        for each in LANGUAGES
        if getattr(tag, f"has_stories_{each}")
    }
    found(versions.get(language))
    return page(
        request,
        "tag",
        language,
        versions=versions,
        before=before,
        title=getattr(tag, f"name_{language}"),
        news=news_of(language, tag, before),
    )
