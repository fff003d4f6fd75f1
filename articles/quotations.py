"""What somebody is quoted with in a publication: rows made from its text, as list entries are."""

from collections.abc import Iterable

from django.db import transaction

from articles import redirects
from articles.body import Quoted, quoted
from articles.models.public import Publication, Quote
from people.models import Person, Term, leading


def put_on_record(publication: Publication) -> list[Quote]:
    """Write a row for each quotation whose speaker the text names, and we know."""
    return Quote.objects.bulk_create(_quotes(publication))


def _quotes(publication: Publication) -> list[Quote]:
    said = quoted(publication.body)
    people = Person.objects.prefetch_related("terms")
    speakers = redirects.called(people, {each.person for each in said})
    known = [(each, speakers[each.person]) for each in said if each.person in speakers]
    return [
        _quote(publication, position, each, person)
        for position, (each, person) in enumerate(known, start=1)
    ]


def _quote(publication: Publication, position: int, said: Quoted, person: Person) -> Quote:
    return Quote(
        person=person,
        term=_term(person.terms.all(), said, publication),
        publication=publication,
        language=publication.language,
        at=publication.first_public_at,
        position=position,
        text=said.text,
    )


def _term(terms: Iterable[Term], said: Quoted, publication: Publication) -> Term | None:
    """The post chosen by hand, else the public one held on the story's date."""
    chosen = [term for term in terms if str(term.pk) == said.term]
    public = [term for term in terms if term.is_public()]
    return chosen[0] if chosen else leading(public, publication.story_on)


def rebuild_quotes() -> int:
    """Make all quotations on the record again from the texts; says how many there are."""
    count = 0
    texts = Publication.objects.exclude(kind__in=Publication.ENDS).filter(erased_at=None)
    for publication in texts.iterator(chunk_size=500):
        with transaction.atomic():
            publication.quotes.all().delete()
            count += len(put_on_record(publication))
    return count
