"""A story with all that its page shows beside the text: loaded in a few queries, then rendered."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.body import Picture, Speaker, figure, markers, origins, render
from articles.models.public import Publication
from languages.dates import PartialDate
from people.models import Term
from photos.models import Photo
from reader import posts, queries
from reader.addresses import address, full
from reader.pictures import Card, card, lead, picture
from reader.queries import Thing

KINDS = {
    "regions": "region",
    "people": "person",
    "organisations": "organisation",
    "projects": "project",
    "agreements": "agreement",
}


class Story:
    """What a publication names, as readers may see it at this moment.

    `direct` are the things that it is about; a publication on the record knows its own.
    """

    def __init__(self, publication: Publication, direct: queries.Direct) -> None:
        self.publication = publication
        self.language = publication.language
        self.markers = markers(publication.body)
        named = [
            (kind, slug) for field, kind in KINDS.items() for slug in getattr(self.markers, field)
        ]
        self.things = queries.things_of(self.language, direct, named)
        # What the story is about is known best: it comes last.
        known = sorted(self.things, key=lambda thing: thing.is_about)
        self.by_slug = {(thing.kind, thing.slug): thing for thing in known}
        self.by_slug |= queries.merged(self.language, named, known)

    @cached_property
    def body(self) -> SafeString:
        return render(
            self.publication.body,
            address=self._address,
            picture=self._picture,
            speaker=self._speaker,
            language=self.language,
        )

    @property
    def lead_photo(self) -> SafeString:
        """The photo above the text; nothing where the text itself shows it."""
        photo = self._lead
        if photo is None or photo.slug in self.markers.photos:
            return SafeString("")
        return figure(lead(photo, self.language), "lead")

    @property
    def card(self) -> Card | None:
        """What other sites show beside a link to the story."""
        return card(self._lead, self.publication)

    @property
    def _lead(self) -> Photo | None:
        return self._photos.get(self.publication.lead_photo_id)

    @property
    def frames(self) -> list[str]:
        """The sites whose posts readers may ask to see in the text."""
        return origins(self.markers.embeds)

    @property
    def about(self) -> dict[str, list[Any]]:
        """What the story is about, by kind; people with the post held on its date."""
        told: dict[str, list[Any]] = {}
        for thing in self.things:
            if thing.is_about:
                told.setdefault(thing.kind, []).append(self._told(thing))
        return told

    def _told(self, thing: Thing) -> dict[str, Any]:
        post = self._title(thing.pk) if thing.kind == "person" else ""
        return {"link": thing.link(self.language), "post": post}

    def _title(self, person: int) -> str:
        day: PartialDate | None = self.publication.story_on
        return posts.title_on(self._terms.get(person, []), day, self.language)

    def _address(self, kind: str, key: str | int) -> str | None:
        if kind == "article":
            slug = self._linked.get(key)
            return slug and address("article", self.language, key, slug)
        if kind == "file":
            return full(reverse("reader:file", args=[key])) if key in self._files else None
        thing = self.by_slug.get((kind, key))
        return thing.link(self.language).address if thing else None

    def _picture(self, slug: str, size: str) -> Picture | None:
        photo = next((each for each in self._photos.values() if each.slug == slug), None)
        return photo and picture(photo, self.language, size)

    def _speaker(self, slug: str, term: str | None) -> Speaker | None:
        person = self.by_slug.get(("person", slug))
        if person is None:
            return None
        named = [each for each in self._terms.get(person.pk, []) if str(each.pk) == term]
        title = getattr(named[0], f"title_{self.language}") if named else self._title(person.pk)
        return Speaker(person.detail or person.name, title, person.link(self.language).address)

    @cached_property
    def _terms(self) -> dict[int, list[Term]]:
        people = {thing.pk for thing in self.by_slug.values() if thing.kind == "person"}
        return queries.terms_of(people) if people else {}

    @cached_property
    def _photos(self) -> dict[int, Photo]:
        keys = [self.publication.lead_photo_id] if self.publication.lead_photo_id else []
        if not (keys or self.markers.photos):
            return {}
        return {photo.pk: photo for photo in queries.photos(slugs=self.markers.photos, keys=keys)}

    @cached_property
    def _linked(self) -> dict[int, str]:
        return queries.slugs(self.markers.articles, self.language)

    @cached_property
    def _files(self) -> set[str]:
        return queries.files(self.markers.files)
