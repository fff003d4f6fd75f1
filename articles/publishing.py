"""How an edition goes on the public record: what is frozen, and which lists it stands in."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.public import Entry, Publication
from facts.models import Certainty
from regions.models import Region

if TYPE_CHECKING:
    from articles.models.desk import Article, Edition, Revision
    from people.models import User

MANY = ("regions", "people", "organisations", "projects", "agreements", "tags")
CHANGES = ("typo", "update", "clarification", "correction", "retraction")


def check_kind(current: Publication | None, kind: str) -> None:
    """ValidationError where a first publication is not the first, or a change changes nothing."""
    if kind not in (Publication.Kind.FIRST, *CHANGES):
        raise ValidationError(_("Choose what kind of publication this is."), code="wrong_kind")
    if (current is None) != (kind == Publication.Kind.FIRST):
        raise ValidationError(
            _("The text was published before: say what kind of change this is.")
            if current
            else _("The text was never published: this is its first publication."),
            code="wrong_kind",
        )


def put_on_record(
    edition: "Edition",
    *,
    by: "User",
    revision: "Revision",
    kind: str,
    note: str = "",
    at: datetime | None = None,
    is_archival: bool = False,
) -> Publication:
    """Write the publication, its entries, and the end of the one before.

    The caller holds the edition's row and has checked rights and state. `at` is for bringing in
    an archive in the order of its dates; a step leaves it to the clock.
    """
    last = edition.publications.filter(called_back_at=None).order_by("public_from").last()
    begins = at or timezone.now()
    if last and begins <= last.public_from:
        raise ValidationError(_("A later publication of this text stands on the record already."))
    if last:
        edition.publications.filter(pk=last.pk).update(public_until=begins)
    publication = freeze(edition, revision, by=by, kind=kind, note=note, at=begins)
    publication.first_public_at = last.first_public_at if last else begins
    publication.is_archival = is_archival
    publication.began_in_archive = last.began_in_archive if last else is_archival
    publication.save(force_insert=True)
    if not publication.is_an_end:
        Entry.objects.bulk_create(entries(publication, edition.article))
    return publication


# What a publication tells besides its text.
FACTS = ("slug", "byline", "translator", "source", "label", "story_on", "section", "lead_photo")


def put_facts_on_record(edition: "Edition", *, by: "User") -> Publication | None:
    """Publish the facts of now with the text that is public; None where neither has changed.

    A retraction stays one, with its notice.
    """
    current = edition.current_publication()
    if current is None or current.is_an_end or not _has_new_facts(edition, current):
        return None
    is_retracted = current.kind == Publication.Kind.RETRACTION
    return put_on_record(
        edition,
        by=by,
        revision=current.revision,
        kind=current.kind if is_retracted else Publication.Kind.UPDATE,
        note=current.note if is_retracted else "",
    )


def _has_new_facts(edition: "Edition", current: Publication) -> bool:
    frozen = freeze(
        edition, current.revision, by=current.published_by, kind=current.kind, at=timezone.now()
    )
    told = {
        (entry.list, entry.thing, entry.is_direct) for entry in entries(frozen, edition.article)
    }
    columns = current.entries.values_list("list", "thing", "is_direct")
    return told != set(columns) or any(
        getattr(frozen, name) != getattr(current, name) for name in FACTS
    )


def freeze(
    edition: "Edition",
    revision: "Revision",
    *,
    by: "User",
    kind: str,
    note: str = "",
    at: datetime,
) -> Publication:
    """All that readers are to be shown of an edition, as an unsaved publication."""
    article, language = edition.article, edition.language
    first = edition.publications.order_by("public_from").first()
    return Publication(
        edition=edition,
        revision=revision,
        article_number=article.pk,
        language=language,
        kind=kind,
        public_from=at,
        first_public_at=at,
        slug=edition.slug,
        title=revision.title,
        lead=revision.lead,
        body="" if kind in Publication.ENDS else revision.body,
        byline=", ".join(_short_name(person, language) for person in article.authors.all()),
        translator=_short_name(edition.translator, language) if edition.translator else "",
        source=getattr(article, f"credited_to_{language}") or "",
        label=getattr(article, f"label_{language}") or "",
        story_on=edition.story_date(timezone.localdate(first.public_from if first else at)),
        section=article.section,
        lead_photo=article.lead_photo,
        published_by=by,
        note=note.strip(),
    )


def _short_name(person: models.Model, language: str) -> str:
    """As running text prints the name; a name in doubt in this language is not printed."""
    if getattr(person, f"name_certainty_{language}") == Certainty.UNSURE:
        return ""
    return getattr(person, f"short_{language}") or getattr(person, f"name_{language}") or ""


def things_of(article: "Article") -> Iterator[models.Model]:
    """What the story is about, its section first."""
    yield article.section
    for name in MANY:
        yield from getattr(article, name).all()


def entries(publication: Publication, article: "Article") -> Iterable[Entry]:
    """The publication's place in every list: its things, and the ancestors of its regions."""
    things = list(things_of(article))
    places = {(Entry.List.EVERYTHING, 0): False}
    for region in _ancestors(thing for thing in things if isinstance(thing, Region)):
        places[Entry.List.REGION, region] = False
    for thing in things:
        places[Entry.LISTS[type(thing)], thing.pk] = True
    return [_entry(publication, place, is_direct) for place, is_direct in places.items()]


def _entry(publication: Publication, place: tuple[str, int], is_direct: bool) -> Entry:
    return Entry(
        list=place[0],
        thing=place[1],
        is_direct=is_direct,
        language=publication.language,
        at=publication.first_public_at,
        article_number=publication.article_number,
        publication=publication,
    )


def _ancestors(regions: Iterable[Region]) -> set[int]:
    parents = dict(Region.objects.order_by().values_list("pk", "parent_id"))
    found: set[int] = set()
    for region in regions:
        parent = parents.get(region.pk)
        while parent and parent not in found:
            found.add(parent)
            parent = parents.get(parent)
    return found


def rebuild_entries() -> int:
    """Make again what follows from the record: list places of ancestors, and of everything.

    What a story is directly about was frozen with it and stays as it was.
    """
    count = 0
    publications = Publication.objects.exclude(kind__in=Publication.ENDS).defer("body")
    for publication in publications.iterator(chunk_size=500):
        count += len(_rebuilt(publication))
    return count


def _rebuilt(publication: Publication) -> list[Entry]:
    direct = list(publication.entries.filter(is_direct=True))
    regions = Region.objects.filter(
        pk__in=[entry.thing for entry in direct if entry.list == Entry.List.REGION]
    )
    places = {(Entry.List.EVERYTHING, 0)} | {
        (Entry.List.REGION, region) for region in _ancestors(regions)
    }
    places -= {(entry.list, entry.thing) for entry in direct}
    publication.entries.filter(is_direct=False).delete()
    return Entry.objects.bulk_create(_entry(publication, place, False) for place in places)
