"""People and organisations: the posts they hold, and the news of them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from languages import LANGUAGES
from people.models import Person
from reader import queries
from reader.addresses import address, in_every_language
from reader.links import is_demo, is_shown, link
from reader.pages import before_of, found, news_of, page, versions_of
from reader.posts import posts
from reader.quotations import said


@require_safe
def people(request: HttpRequest, language: str) -> HttpResponse:
    today = timezone.localdate()
    listed = [
        (link(person, language), person.title_on(today, language))
        for person in queries.people(language)
    ]
    versions = in_every_language("people")
    return page(request, "people", language, versions=versions, people=listed)


@require_safe
def person(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    person, before = found(queries.person(slug, language)), before_of(request)
    versions = {each: address("person", each, slug) for each in LANGUAGES if _stands(person, each)}
    found(versions.get(language))
    terms = queries.terms(person) if before is None else []
    quotes = queries.quotes(person, language) if before is None else []
    return page(
        request,
        "person",
        language,
        versions=versions,
        before=before,
        person=person,
        title=getattr(person, f"name_{language}"),
        short=getattr(person, f"short_{language}"),
        is_demo=is_demo(person, language),
        posts=posts(terms, language),
        said=said(quotes, terms, language),
        news=news_of(language, person, before),
    )


def _stands(person: Person, language: str) -> bool:
    """A page without stories would be a dossier; it does not exist."""
    return is_shown(person, language) and getattr(person, f"has_stories_{language}")


@require_safe
def organisation(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    organisation, before = found(queries.organisation(slug, language)), before_of(request)
    things = queries.things_with(organisation, language) if before is None else []
    terms = queries.terms_in(organisation, language) if before is None else []
    return page(
        request,
        "organisation",
        language,
        versions=versions_of(organisation),
        before=before,
        organisation=organisation,
        title=getattr(organisation, f"name_{language}"),
        is_demo=is_demo(organisation, language),
        region=link(organisation.region, language),
        posts=posts(terms, language),
        projects=[each.link(language) for each in things if each.kind == "project"],
        agreements=[each.link(language) for each in things if each.kind == "agreement"],
        news=news_of(language, organisation, before),
    )
