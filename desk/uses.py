"""Where a thing of the newsroom is used, so that nothing is deleted from under a story."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _

from articles.models import Entry, Publication, Revision
from people.models import Person
from photos.models import Photo

MARKERS = {Photo: "data-photo", Person: "data-person"}


def uses_of(thing: models.Model) -> Iterator[str]:
    """A sentence for each kind of place that would lose the thing."""
    yield from _links_to(thing)
    if (kind := Entry.LISTS.get(type(thing))) and (
        count := Entry.objects.filter(list=kind, thing=thing.pk).count()
    ):
        yield _("“%(thing)s” stands in the public record (%(count)d times).") % {
            "thing": thing,
            "count": count,
        }
    if type(thing) in MARKERS and _is_in_a_text(thing):
        yield _("“%(thing)s” stands inside the text of an article.") % {"thing": thing}


def _links_to(thing: models.Model) -> Iterator[str]:
    for relation in thing._meta.related_objects:
        if not relation.many_to_many:
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: thing.pk})
        for row in rows.distinct()[:5]:
            yield _("“%(thing)s” is named by the %(kind)s “%(row)s”.") % {
                "thing": thing,
                "kind": relation.related_model._meta.verbose_name,
                "row": row,
            }


def _is_in_a_text(thing: Photo | Person) -> bool:
    marker = f'{MARKERS[type(thing)]}="{thing.slug}"'
    texts = models.Q(body__contains=marker)
    if isinstance(thing, Photo):
        texts |= models.Q(body__contains="data-gallery=") & models.Q(body__contains=thing.slug)
    return Revision.objects.filter(texts).exists() or Publication.objects.filter(texts).exists()
