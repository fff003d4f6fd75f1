"""The front page and the plain lists of stories."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.body import image
from languages import LANGUAGES
from reader import pictures, queries
from reader.addresses import address, in_every_language
from reader.lines import Line, lines
from reader.links import Link
from reader.pages import before_of, found, news_of, page

ON_FRONT = 60
SECONDARY = 4
IN_BLOCK = 3


@dataclass(frozen=True, slots=True)
class Block:
    """The newest stories of one section or region on the front page."""

    link: Link
    lines: list[Line]


@require_safe
def front(request: HttpRequest, language: str) -> HttpResponse:
    listed = lines(queries.stories(language, count=ON_FRONT))
    top = listed[: 1 + SECONDARY]
    navigation = queries.navigation(language)
    return page(
        request,
        "front",
        language,
        versions=in_every_language("front"),
        lead=top[0] if top else None,
        photo=_lead_picture(top, language),
        secondary=top[1:],
        section_blocks=_by_section(listed[len(top) :]),
        navigation=navigation,
        region_blocks=_by_region(listed, navigation, language),
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


def _by_region(listed: list[Line], navigation: list[queries.Thing], language: str) -> list[Block]:
    """The regions of the navigation, on both sides of the border, as far as they have news."""
    standing = queries.regions_of([line.publication for line in listed])
    blocks = []
    for region in navigation:
        if region.kind == "region":
            mine = [line for line in listed if line.publication in standing.get(region.pk, ())]
            blocks.append(Block(region.link(language), mine[:IN_BLOCK]))
    return [block for block in blocks if block.lines]


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
