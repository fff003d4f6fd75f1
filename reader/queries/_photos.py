"""Photos and files."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from photos.models import Attachment, Photo, Rendition
from photos.renditions import FOLDER


def photos(*, slugs: Iterable[str] = (), keys: Iterable[int] = ()) -> list[Photo]:
    """The photos that are public, with their renditions; `is_shown` where their rights last."""
    wanted = Q(slug__in=list(slugs)) | Q(pk__in=list(keys))
    shown = Photo.objects.shown().filter(pk=OuterRef("pk"))
    found = Photo.objects.public().filter(wanted).annotate(is_shown=Exists(shown))
    return list(found.prefetch_related("renditions"))


def rendition(name: str) -> Rendition | None:
    """What is kept under this name, where its photo may be shown today."""
    kept = Rendition.objects.filter(name=f"{FOLDER}/{name}", photo__in=Photo.objects.shown())
    return kept.select_related("photo").first()


def files(slugs: Iterable[str]) -> set[str]:
    """Which of the files readers may download."""
    return set(Attachment.objects.public().filter(slug__in=slugs).values_list("slug", flat=True))


def attachment(slug: str) -> Attachment | None:
    return Attachment.objects.public().filter(slug=slug).first()
