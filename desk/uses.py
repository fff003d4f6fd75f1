"""Where a thing of the newsroom is used, so that nothing is deleted from under a story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import redirects
from articles.models import Article, Edition, Entry, Mention, Publication, Revision
from articles.models.public import standing_at
from people.models import Person
from photos.models import Attachment, Photo

KINDS = {
    Photo: Mention.Kind.PHOTO,
    Person: Mention.Kind.PERSON,
    Attachment: Mention.Kind.FILE,
}
AT_MOST = 20
LANGUAGE_NAMES = dict(settings.LANGUAGES)


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
    if type(thing) in KINDS and _is_in_a_text(thing):
        yield _("“%(thing)s” stands inside the text of an article.") % {"thing": thing}


def _links_to(thing: models.Model) -> Iterator[str]:
    for relation in _relations_in_use(thing):
        rows = relation.related_model._default_manager.filter(**{relation.field.name: thing.pk})
        for row in rows.distinct()[:5]:
            yield _("“%(thing)s” is named by the %(kind)s “%(row)s”.") % {
                "thing": thing,
                "kind": relation.related_model._meta.verbose_name,
                "row": row,
            }


def _relations_in_use(thing: models.Model) -> list[Any]:
    """Asked at once: a source may stand behind thirty tables."""
    fields = thing._meta.get_fields(include_hidden=True)
    relations = {f"used_{n}": each for n, each in enumerate(fields) if _would_be_lost(each)}
    if not relations:
        return []
    asked = {name: models.Exists(_naming_it(each)) for name, each in relations.items()}
    found = type(thing)._base_manager.filter(pk=thing.pk).annotate(**asked).values(*asked).first()
    return [each for name, each in relations.items() if found and found[name]]


def _naming_it(relation: Any) -> models.QuerySet:
    rows = relation.related_model._default_manager.order_by()
    return rows.filter(**{relation.field.name: models.OuterRef("pk")})


def _would_be_lost(relation: Any) -> bool:
    """Others' choices that a deletion would empty, without a word or by a refusal of Django's."""
    if not (relation.auto_created and not relation.concrete):
        return False
    return relation.many_to_many or getattr(relation, "on_delete", None) in KEEPS


KEEPS = (models.SET_NULL, models.PROTECT)


def _is_in_a_text(thing: Photo | Person | Attachment) -> bool:
    return _naming(thing).exists()


def _naming(thing: Photo | Person | Attachment) -> models.QuerySet:
    """The numbers of the revisions whose body names the thing; a publication has one of them."""
    named = Mention.objects.filter(kind=KINDS[type(thing)], slug__in=redirects.slugs_of(thing))
    return named.values("revision")


# What the page of a photo or of a file tells.


@dataclass(frozen=True)
class Place:
    """Where a photo or a file is used, with the address of that page of the desk."""

    address: str
    name: str
    how: str
    language: str = ""
    is_public: bool = False

    @property
    def language_name(self) -> str:
        return LANGUAGE_NAMES[self.language]


def places_of(thing: Photo | Attachment) -> list[Place]:
    """What readers see now or will see, then what lies on the desk; the newest first."""
    found = [*_in_public(thing), *_on_the_desk(thing)]
    if isinstance(thing, Photo):
        found += _portraits(thing)
    return found


def _in_public(thing: Photo | Attachment) -> Iterator[Place]:
    shown = Publication.objects.filter(_standing_or_waiting())
    how = _("in the text")
    if isinstance(thing, Photo):
        for each in shown.filter(lead_photo=thing).defer("body").order_by("-pk")[:AT_MOST]:
            yield _published(each, _("lead photo"))
    for each in shown.filter(revision__in=_naming(thing)).defer("body").order_by("-pk")[:AT_MOST]:
        yield _published(each, how)


def _standing_or_waiting() -> models.Q:
    """Texts before readers now, and those that begin later."""
    waiting = models.Q(public_from__gt=timezone.now(), called_back_at=None)
    return ~models.Q(kind__in=Publication.ENDS) & (standing_at(None) | waiting)


def _published(publication: Publication, how: str) -> Place:
    address = _article(publication.article_number)
    return Place(address, publication.title, how, publication.language, is_public=True)


def _on_the_desk(thing: Photo | Attachment) -> Iterator[Place]:
    if isinstance(thing, Photo):
        for each in Article.objects.filter(lead_photo=thing).order_by("-pk")[:AT_MOST]:
            yield Place(_article(each.pk), str(each), _("lead photo"))
    saved = Revision.objects.filter(pk__in=_naming(thing)).filter(pk__in=_current())
    for each in saved.select_related("edition").defer("body").order_by("-pk")[:AT_MOST]:
        edition = each.edition
        name = each.title or f"№ {edition.article_id}"
        yield Place(_article(edition.article_id), name, _("in the text"), edition.language)


def _current() -> models.QuerySet:
    return Edition.objects.exclude(current_revision=None).values("current_revision")


def _portraits(photo: Photo) -> Iterator[Place]:
    for person in Person.objects.filter(portrait=photo).order_by("pk")[:AT_MOST]:
        address = reverse("admin:people_person_change", args=[person.pk])
        yield Place(address, str(person), _("portrait"))


def _article(number: int) -> str:
    return reverse("admin:articles_article_change", args=[number])


# Many photos at once.


def unused(photos: models.QuerySet) -> models.QuerySet:
    """Those that nothing names, so that they may be deleted."""
    for relation in Photo._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and _is_a_choice(relation):
            chosen = relation.related_model._default_manager.exclude(**{relation.field.name: None})
            photos = photos.exclude(pk__in=chosen.values(relation.field.name))
    named = Mention.objects.filter(kind=Mention.Kind.PHOTO, slug=models.OuterRef("slug"))
    return photos.exclude(models.Exists(named))


def _is_a_choice(relation: Any) -> bool:
    """Not what belongs to the photo itself and goes with it."""
    return getattr(relation, "on_delete", None) in (models.PROTECT, models.SET_NULL)


def shown_now(photos: Iterable[Photo]) -> set[int]:
    """Which of a few photos stand before readers, or wait to: numbers of their rows."""
    numbers = {photo.slug: photo.pk for photo in photos}
    shown = Publication.objects.filter(_standing_or_waiting())
    leads = shown.filter(lead_photo__in=numbers.values()).values_list("lead_photo", flat=True)
    people = Person.objects.public().filter(portrait__in=numbers.values(), has_page=True)
    found = {*leads, *people.values_list("portrait", flat=True)}
    others = {slug for slug, number in numbers.items() if number not in found}
    if others:
        named = Mention.objects.filter(kind=Mention.Kind.PHOTO, slug__in=others)
        texts = shown.filter(revision__in=named.values("revision")).values("revision")
        rows = named.filter(revision__in=texts).values_list("slug", flat=True)
        found |= {numbers[slug] for slug in rows}
    return found
