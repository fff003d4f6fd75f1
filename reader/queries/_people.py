"""People and organisations: their posts and their words."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from articles.models.public import Entry, Publication, Quote
from people.models import Organisation, Person, Term
from projects.models import Agreement, Party, Project
from reader.queries._rows import (
    Thing,
    columns_of,
    has_stories,
    rows_of,
    stories_in_each,
    truth,
    union,
)
from reader.queries._stories import PER_PAGE, published_at
from regions.models import Region


def people(language: str) -> list[Person]:
    """Those who have a page, each with their terms."""
    shown = Person.objects.shown(language).filter(has_stories("person", language), has_page=True)
    terms = Prefetch("terms", Term.objects.public())
    return list(shown.order_by(f"sort_{language}", "pk").prefetch_related(terms))


def person(slug: str, language: str) -> Person | None:
    """Somebody who has a page, and whether they have stories in each language."""
    shown = Person.objects.shown(language).filter(slug=slug, has_page=True)
    return shown.annotate(**stories_in_each("person")).first()


def terms(person: Person) -> list[Term]:
    mine = Term.objects.public().filter(person=person)
    return list(mine.select_related("region", "organisation", "source"))


def terms_of(people: Iterable[int]) -> dict[int, list[Term]]:
    """The posts of each of the people."""
    found: dict[int, list[Term]] = {}
    for term in Term.objects.public().filter(person__in=people):
        found.setdefault(term.person_id, []).append(term)
    return found


def terms_in(place: Region | Organisation, language: str) -> list[Term]:
    """Who held which post there, the latest first."""
    terms = Term.objects.public().filter(person__in=rows_of(Person, language))
    mine = terms.filter(**{Entry.LISTS[type(place)]: place})
    has_page = truth(Q(person__has_page=True) & Q(has_stories("person", language, "person_id")))
    return list(mine.annotate(person_has_page=has_page).select_related("person", "source"))


def organisation(slug: str, language: str) -> Organisation | None:
    shown = Organisation.objects.shown(language).filter(slug=slug)
    return shown.select_related("region").first()


def things_with(organisation: Organisation, language: str) -> list[Thing]:
    """The projects that it takes part in, and its agreements."""
    projects = rows_of(Project, language).filter(organisations=organisation)
    parties = Party.objects.filter(organisation=organisation).order_by().values("agreement")
    agreements = rows_of(Agreement, language).filter(pk__in=parties)
    parts = [
        projects.values_list(*columns_of(Project, language)),
        agreements.values_list(*columns_of(Agreement, language)),
    ]
    return union(parts)


def quotes(
    person: Person, language: str, *, before: tuple[int, int] | None = None, count: int = PER_PAGE
) -> list[Quote] | None:
    """What somebody has said in the texts that stand, the latest first.

    `before` is the story and the place in it after which the list goes on; None where that story
    was never published. A text that was retracted stays under its notice; words taken out of it
    would have none.
    """
    said = Quote.objects.public(language).filter(person=person)
    said = said.exclude(publication__kind=Publication.Kind.RETRACTION)
    if before is not None:
        number, position = before
        at = published_at(number, language)
        if at is None:
            return None
        later = Q(publication__article_number=number, position__gt=position)
        earlier = Q(at__lt=at) | Q(publication__article_number__lt=number)
        said = said.filter(earlier | later, at__lte=at)
    said = said.order_by("-at", "-publication__article_number", "position")
    return list(said.select_related("publication", "term").defer("publication__body")[:count])


def is_quoted(person: Person, language: str) -> bool:
    said = Quote.objects.public(language).filter(person=person)
    return said.exclude(publication__kind=Publication.Kind.RETRACTION).exists()
