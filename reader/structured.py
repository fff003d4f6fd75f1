"""What machines are told, in the words of schema.org. What is not known is left out.

So is what was invented: no machine is told of an invented person or place as one of the world.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings

from articles.models.public import Publication
from people.models import Organisation, Person
from reader import datelines
from reader.addresses import absolute, address, other
from reader.datelines import Dateline
from reader.links import Link
from reader.pictures import Card
from reader.posts import Post
from reader.related import Run
from regions.models import Region

Told = dict[str, Any]
Genre = Publication.Genre

SCHEMA = "https://schema.org"
ARTICLES = {
    Genre.EXPLAINER: "BackgroundNewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.ADVERTISING: "AdvertiserContentArticle",
    Genre.STATE_ORDER: "AdvertiserContentArticle",
}
PLACES = {
    Region.Kind.COUNTRY: "Country",
    Region.Kind.CITY: "City",
    Region.Kind.SETTLEMENT: "Place",
    Region.Kind.CHECKPOINT: "Place",
}
ORGANISATIONS = {
    Organisation.Kind.GOVERNMENT: "GovernmentOrganization",
    Organisation.Kind.SPORT: "SportsOrganization",
}
# What a story is about, as its page names it; agreements and projects are no things of schema.org.
ABOUT = {"region": "AdministrativeArea", "person": "Person", "organisation": "Organization"}


def known(told: Told) -> Told:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


# Stories


def news_article(
    publication: Publication,
    dateline: Dateline,
    section: str,
    canonical: str,
    corrections: Iterable[Publication] = (),
    card: Card | None = None,
    *,
    about: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    versions: Mapping[str, str] | None = None,
    run: Run | None = None,
) -> Told:
    """`about` are the things that the page names by kind, `versions` its paths by language.

    `run` is the running story that it is a part of.
    """
    return known(
        {
            "@context": SCHEMA,
            "@type": ARTICLES.get(publication.genre, "NewsArticle"),
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
            "about": _about(about or {}),
            **_translation(publication, versions or {}),
            **(_series(run) if run else {}),
            "publisher": publisher(publication.language),
            "isAccessibleForFree": True,
        }
    )


def _correction(publication: Publication) -> Told:
    return known(
        {
            "@type": "CorrectionComment",
            "text": publication.note or publication.get_kind_display(),
            "datePublished": datelines.iso(publication),
        }
    )


def _named(kind: str, names: str) -> list[Told]:
    return [{"@type": kind, "name": name} for name in names.split(", ") if name]


def _about(about: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Told]:
    links = [(kind, each["link"]) for kind in ABOUT for each in about.get(kind, ())]
    return [_thing(ABOUT[kind], link) for kind, link in links if not link.is_demo]


def _thing(kind: str, link: Link) -> Told:
    where = absolute(link.address) if link.address else ""
    return known({"@type": kind, "name": link.name, "url": where})


def _translation(publication: Publication, versions: Mapping[str, str]) -> Told:
    """The same story in the other language, and which of the two was made from which."""
    there = other(publication.language)
    if there not in versions:
        return {}
    name = "translationOfWork" if publication.origin else "workTranslation"
    told = {"@type": "NewsArticle", "url": absolute(versions[there]), "inLanguage": there}
    return {name: told}


def _series(run: Run) -> Told:
    """The running story as a series, with the parts that the page names and their places in it.

    It bears the headline of its first part, where that is among them.
    """
    places = enumerate(run.parts, start=run.start)
    parts = [
        {
            "@type": "Article",
            "headline": line.title,
            "url": absolute(line.address),
            "position": place,
        }
        for place, line in places
    ]
    name = run.parts[0].title if run.start == 1 else ""
    series = known({"@type": "CreativeWorkSeries", "name": name, "hasPart": parts})
    return {"isPartOf": series, "position": run.here}


# The newspaper


def publisher(language: str) -> Told:
    url = absolute(address("front", language))
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": url}


def newspaper(language: str) -> Told:
    """The newsroom, with where it says by what rules it works."""
    about = absolute(address("about", language))
    policies = ("publishingPrinciples", "ethicsPolicy", "ownershipFundingInfo")
    corrections = absolute(address("corrections", language))
    return publisher(language) | dict.fromkeys(policies, about) | {"correctionsPolicy": corrections}


def website(language: str) -> Told:
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute(address("front", language)),
        "inLanguage": language,
        "publisher": publisher(language),
    }


# Things of the world


def person(person: Person, posts: Iterable[Post], language: str) -> Told:
    """Somebody with the posts held today."""
    held = [post for post in posts if post.is_held and not post.is_demo]
    name, full = getattr(person, f"short_{language}"), getattr(person, f"name_{language}")
    return known(
        {
            "@type": "Person",
            "name": name or full,
            "alternateName": full if name and name != full else "",
            "url": absolute(address("person", language, person.slug)),
            "jobTitle": [post.title for post in held],
            "worksFor": [_thing("Organization", each) for each in _places(held, "organisation")],
            "workLocation": [
                _thing("AdministrativeArea", each) for each in _places(held, "region")
            ],
        }
    )


def _places(posts: Iterable[Post], kind: str) -> list[Link]:
    return [
        post.place
        for post in posts
        if post.place and f"/{kind}s/" in post.place.address and not post.place.is_demo
    ]


def region(region: Region, path: Sequence[Link], language: str) -> Told:
    """A place with what it lies in; `path` is the way to it from above."""
    above = [
        link for link in path if "/regions/" in link.address and link.address[-9:] != "/regions/"
    ]
    return known(
        {
            "@type": PLACES.get(Region.Kind(region.kind), "AdministrativeArea"),
            "name": getattr(region, f"name_{language}"),
            "url": absolute(address("region", language, region.slug)),
            "containedInPlace": _thing("AdministrativeArea", above[-1]) if above else {},
            "geo": _geo(region),
        }
    )


def _geo(region: Region) -> Told:
    if region.latitude is None or region.longitude is None:
        return {}
    where = {"latitude": float(region.latitude), "longitude": float(region.longitude)}
    return {"@type": "GeoCoordinates"} | where


def organisation(organisation: Organisation, place: Link | None, language: str) -> Told:
    kind = Organisation.Kind(organisation.kind)
    name, short = (getattr(organisation, f"{field}_{language}") for field in ("name", "short"))
    return known(
        {
            "@type": ORGANISATIONS.get(kind, "Organization"),
            "name": name,
            "alternateName": short if short != name else "",
            "url": absolute(address("organisation", language, organisation.slug)),
            "location": _thing("AdministrativeArea", place) if place and not place.is_demo else {},
        }
    )


# The way to a page


def breadcrumbs(trail: Sequence[Link]) -> Told:
    """The pages above a page from the front page on, and itself last; they have whole addresses."""
    steps = [
        {"@type": "ListItem", "position": place, "name": link.name, "item": link.address}
        for place, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def graph(blocks: Sequence[Told]) -> Told:
    return {"@context": SCHEMA, "@graph": list(blocks)}
