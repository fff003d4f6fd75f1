"""People and organisations: the posts they hold, what they said, and the news of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.body import figure
from articles.models.public import Quote
from languages import LANGUAGES
from languages.sorting import initial
from people.models import Person
from reader import queries
from reader.addresses import address, in_every_language
from reader.converters import NUMBER
from reader.links import Link, is_demo, is_shown, link
from reader.merged import follows_merges
from reader.pages import before_of, found, news_of, page, versions_of
from reader.pictures import picture
from reader.posts import posts
from reader.quotations import said

QUOTED_ON_PAGE = 5


@dataclass(frozen=True, slots=True)
class Letter:
    """The people of one letter of the index; `key` is where its heading stands."""

    name: str
    key: str
    people: list[tuple[Link | None, str]]


@require_safe
def people(request: HttpRequest, language: str) -> HttpResponse:
    versions = in_every_language("people")
    letters = _letters(queries.people(language), language)
    return page(request, "people", language, versions=versions, letters=letters)


def _letters(people: Sequence[Person], language: str) -> list[Letter]:
    """People come in the order of the alphabet, so that each letter stands once."""
    today = timezone.localdate()
    return [
        Letter(
            letter,
            f"letter-{place}",
            [(link(each, language), each.title_on(today, language)) for each in same],
        )
        for place, (letter, same) in enumerate(
            groupby(people, key=lambda each: initial(getattr(each, f"name_{language}"), language))
        )
    ]


@require_safe
@follows_merges("person")
def person(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    person, versions = _person(slug, language, "person")
    before = before_of(request)
    facts = _facts(person, language) if before is None else {}
    if before is None and not request.is_lite:
        facts["portrait"] = _portrait(person, language)
    return page(
        request,
        "person",
        language,
        versions=versions,
        before=before,
        news=news_of(language, person, before),
        **_name(person, language),
        **facts,
    )


@require_safe
@follows_merges("person")
def quotes(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """All that somebody has said in the texts that stand; nothing said is no page."""
    person, pages = _person(slug, language, "quotes")
    before = request.GET.get("before")
    place = None if before is None else found(_place(before))
    listed = found(queries.quotes(person, language, before=place, count=queries.PER_PAGE + 1))
    versions = {each: path for each, path in pages.items() if queries.is_quoted(person, each)}
    found(versions.get(language))
    shown = listed[: queries.PER_PAGE]
    return page(
        request,
        "quotes",
        language,
        versions=versions,
        before=before,
        said=said(shown, queries.terms(person), language),
        older=_cursor(shown[-1]) if len(listed) > len(shown) > 0 else "",
        is_first_page=before is None,
        **_name(person, language),
    )


def _person(slug: str, language: str, kind: str) -> tuple[Person, dict[str, str]]:
    """Somebody with a page in the language, and where it stands in each."""
    person = found(queries.person(slug, language))
    versions = {each: address(kind, each, slug) for each in LANGUAGES if _stands(person, each)}
    found(versions.get(language))
    return person, versions


def _name(person: Person, language: str) -> dict[str, Any]:
    return {
        "person": person,
        "title": getattr(person, f"name_{language}"),
        "short": getattr(person, f"short_{language}"),
        "is_demo": is_demo(person, language),
        "person_address": address("person", language, person.slug),
    }


def _facts(person: Person, language: str) -> dict[str, Any]:
    terms = queries.terms(person)
    listed: Any = queries.quotes(person, language, count=QUOTED_ON_PAGE + 1)
    has_more = len(listed) > QUOTED_ON_PAGE
    return {
        "posts": posts(terms, language),
        "said": said(listed[:QUOTED_ON_PAGE], terms, language),
        "quotes_address": address("quotes", language, person.slug) if has_more else "",
    }


def _portrait(person: Person, language: str) -> SafeString:
    """Their photo, for as long as it may be shown; a plate stands for none."""
    photos = queries.photos(keys=[person.portrait_id]) if person.portrait_id else []
    shown = (figure(picture(each, language, "small")) for each in photos if not each.is_plate)
    return next(shown, SafeString(""))


def _cursor(quote: Quote) -> str:
    return f"{quote.publication.article_number}-{quote.position}"


def _place(text: str) -> tuple[int, int] | None:
    """What a cursor says; None where it is not written like one of ours."""
    match = re.fullmatch(rf"({NUMBER})-(0|[1-9][0-9]{{0,5}})", text)
    return (int(match[1]), int(match[2])) if match else None


def _stands(person: Person, language: str) -> bool:
    """A page without stories would be a dossier; it does not exist."""
    return is_shown(person, language) and getattr(person, f"has_stories_{language}")


@require_safe
@follows_merges("organisation")
def organisation(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    organisation, before = found(queries.organisation(slug, language)), before_of(request)
    things = queries.things_with(organisation, language) if before is None else []
    terms = queries.terms_in(organisation, language) if before is None else []
    name, region = getattr(organisation, f"name_{language}"), link(organisation.region, language)
    regions = Link(gettext("Regions"), address("regions", language))
    return page(
        request,
        "organisation",
        language,
        versions=versions_of(organisation),
        before=before,
        organisation=organisation,
        title=name,
        is_demo=is_demo(organisation, language),
        region=region,
        path=[regions, region] if region else [regions],
        description=gettext("The organisation by its people, projects and news: %(name)s.")
        % {"name": name},
        posts=posts(terms, language),
        projects=[each.link(language) for each in things if each.kind == "project"],
        agreements=[each.link(language) for each in things if each.kind == "agreement"],
        news=news_of(language, organisation, before),
    )
