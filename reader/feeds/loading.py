"""The stories of a feed with all that their texts name, loaded together in a few queries."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import chain

from articles.body import Markers, Picture, markers
from articles.models.public import Publication
from reader import pictures, queries
from reader.addresses import absolute
from reader.stories import KINDS, Story


class Whole(Story):
    """A story whose text is read on another site: a picture is one file there."""

    def __init__(self, publication: Publication, loaded: "Loaded") -> None:
        self.publication = publication
        self.language = publication.language
        self.markers = loaded.markers[publication.pk]
        self.things = loaded.things
        self.by_slug = loaded.by_slug
        self._photos, self._terms = loaded.photos, loaded.terms
        self._linked, self._files = loaded.linked, loaded.files

    def _picture(self, slug: str, size: str) -> Picture | None:
        picture = super()._picture(slug, size)
        return picture and one_file(picture)

    @property
    def lead_picture(self) -> Picture | None:
        """The photograph above the text; None where the text itself shows it."""
        photo = self._lead
        if photo is None or photo.is_plate or photo.slug in self.markers.photos:
            return None
        return one_file(pictures.picture(photo, self.language))


def one_file(picture: Picture) -> Picture:
    src = absolute(picture.src) if picture.src else ""
    return replace(picture, src=src, srcset="", sizes="", sources=())


class Loaded:
    """What the texts of some publications of one language name; asked for once for all of them."""

    def __init__(self, publications: list[Publication], language: str) -> None:
        self.language = language
        self.publications = publications
        self.markers: dict[int, Markers] = {each.pk: markers(each.body) for each in publications}

    def stories(self) -> list[Whole]:
        return [Whole(publication, self) for publication in self.publications]

    def _named(self, field: str) -> set:
        return set(chain.from_iterable(getattr(each, field) for each in self.markers.values()))

    @cached_property
    def named(self) -> list[tuple[str, str]]:
        return [(kind, slug) for field, kind in KINDS.items() for slug in self._named(field)]

    @cached_property
    def things(self) -> list[queries.Thing]:
        return queries.things_of(self.language, {}, self.named) if self.named else []

    @cached_property
    def by_slug(self) -> dict[tuple[str, str], queries.Thing]:
        found = {(thing.kind, thing.slug): thing for thing in self.things}
        return found | queries.merged(self.language, self.named, self.things)

    @cached_property
    def photos(self) -> dict:
        keys = {each.lead_photo_id for each in self.publications if each.lead_photo_id}
        slugs = self._named("photos")
        shown = queries.photos(slugs=slugs, keys=keys) if keys or slugs else []
        return {photo.pk: photo for photo in shown}

    @cached_property
    def terms(self) -> dict:
        people = {thing.pk for thing in self.by_slug.values() if thing.kind == "person"}
        return queries.terms_of(people) if people else {}

    @cached_property
    def linked(self) -> dict[int, str]:
        numbers: Iterable[int] = self._named("articles")
        return queries.slugs(numbers, self.language) if numbers else {}

    @cached_property
    def files(self) -> set[str]:
        slugs = self._named("files")
        return queries.files(slugs) if slugs else set()
