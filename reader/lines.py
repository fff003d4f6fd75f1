"""A story as the lists print it, made before the template so that its loops only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

from articles.models.public import Publication
from reader import datelines
from reader.addresses import address
from reader.datelines import Dateline
from reader.links import Link

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Genre = Publication.Genre
# What readers are told of a story that is no plain news, wherever it is named.
GENRES: "dict[str, _StrPromise]" = {
    Genre.EXPLAINER: pgettext_lazy("kind of story, for readers", "Explainer"),
    Genre.OPINION: pgettext_lazy("kind of story, for readers", "Opinion"),
    Genre.ADVERTISING: pgettext_lazy("kind of story, for readers", "Advertising"),
    Genre.STATE_ORDER: pgettext_lazy("kind of story, for readers", "Made to state order"),
}


def genre(publication: Publication) -> str:
    """The kind of story in words; "" for plain news."""
    return str(GENRES.get(publication.genre, ""))


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    publication: int
    address: str
    title: str
    teaser: str
    label: str
    genre: str
    dateline: Dateline
    section: Link
    section_id: int
    photo_id: int | None


def line(publication: Publication) -> Line:
    language, section = publication.language, publication.section
    return Line(
        number=publication.article_number,
        publication=publication.pk,
        address=address("article", language, publication.article_number, publication.slug),
        title=publication.title,
        teaser=publication.lead,
        label=publication.label,
        genre=genre(publication),
        dateline=datelines.in_list(publication),
        section=Link(
            getattr(section, f"name_{language}"), address("section", language, section.slug)
        ),
        section_id=section.pk,
        photo_id=publication.lead_photo_id,
    )


def lines(publications: Iterable[Publication]) -> list[Line]:
    return [line(publication) for publication in publications]
