"""Renditions of photos, made in background work: what readers are sent instead of the originals.

They are rendered outside of a transaction, under names of their own, and become the photo's in one
short one. A worker that is killed half-way leaves files that no row names; `sweep` clears them.
"""

import hashlib
import io
import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import batched
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from PIL import Image

from photos.colours import in_srgb
from photos.credits import exif_of, xmp_of
from photos.decoding import decoded, upright
from photos.files import pixels_digest
from photos.models import Photo, Rendition
from photos.originals import FOLDER as ORIGINALS
from photos.originals import PART, originals
from photos.originals import renditions as storage
from photos.shapes import Box, shapes

FOLDER = "renditions"
# How long a worker may be silent before another one takes its photo.
LEASE = timedelta(minutes=10)
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
LONGEST_FAILURE = 2000
# A file that no row names is left to whoever may be writing it for so long.
SWEPT_AFTER = timedelta(days=1)

# Speed 6 takes four times as long for the same size.
ENCODED = {
    Rendition.Format.AVIF: {"quality": 50, "speed": 8, "max_threads": 1},
    Rendition.Format.JPEG: {"quality": 80, "progressive": True, "optimize": True},
}

log = logging.getLogger(__name__)


def make(photo: Photo) -> None:
    """Make all renditions now; they replace the older ones together.

    ValidationError for what is no sound picture or for a full disk. Nothing is left of an attempt
    that failed.
    """
    made: list[Rendition] = []
    try:
        with photo.file.storage.open(photo.file.name, "rb") as file:
            digest = photo.pixels_digest or pixels_digest(file)
            for rendition in rendered(photo, upright(decoded(file))):
                made.append(rendition)
        _swap(photo, digest, made)
    finally:
        _discard_unless_taken(made)


def make_next() -> bool:
    """Make those of the photo that is due longest; False where none is due.

    What fails is kept with the photo and tried again, each time later.
    """
    photo = _claim()
    if photo is None:
        return False
    try:
        make(photo)
    except Exception as error:  # whatever one picture does, the next must have its turn
        log.exception("renditions of photo %s failed", photo.pk)
        _keep_failure(photo, error)
    return True


def rebuild() -> tuple[int, int]:
    """Make those that are missing or out of date; for how many photos it worked, and failed."""
    made = failed = 0
    for photo in Photo.objects.order_by("pk").iterator():
        if _is_complete(photo):
            continue
        try:
            make(photo)
            made += 1
        except (OSError, ValidationError) as error:
            _keep_failure(photo, error)
            failed += 1
    return made, failed


def sweep() -> None:
    """Delete the files that no row names and that nobody is writing any more."""
    for names in batched(_files(storage(), FOLDER), 500):
        named = Rendition.objects.filter(name__in=names).values_list("name", flat=True)
        _delete_old(storage(), set(names).difference(named))
    unfinished = (name for name in _files(originals(), ORIGINALS) if name.endswith(PART))
    _delete_old(originals(), unfinished)


def _claim() -> Photo | None:
    """The photo that is due longest, taken from other workers for the time of the lease."""
    now = timezone.now()
    while photo := Photo.objects.due(now).first():
        same = Photo.objects.filter(pk=photo.pk, rendering_due_at=photo.rendering_due_at)
        photo.rendering_due_at = now + LEASE
        if same.update(rendering_due_at=photo.rendering_due_at):
            return photo
    return None


def rendered(photo: Photo, image: Image.Image) -> Iterator[Rendition]:
    """Each rendition, its file stored, its row not yet."""
    words = {"xmp": xmp_of(photo), "exif": exif_of(photo)}
    for shape in shapes(*image.size, photo.focal_point):
        picture = in_srgb(_resized(image, shape.sizes[0], shape.box))
        for size in shape.sizes:
            small = _resized(picture, size)
            for form, options in ENCODED.items():
                yield _stored(photo, shape.ratio, form, small, options | words)


def _resized(image: Image.Image, size: tuple[int, int], box: Box | None = None) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _stored(
    photo: Photo, ratio: str, form: str, picture: Image.Image, options: dict[str, Any]
) -> Rendition:
    encoded = io.BytesIO()
    picture.save(encoded, form, **options)
    bytes_ = encoded.getvalue()
    name = _name(photo, ratio, form, bytes_)
    # It is there already, and whole, where another attempt had come so far.
    if not storage().exists(name):
        storage().save(name, ContentFile(bytes_))
    return Rendition(
        photo=photo,
        ratio=ratio,
        format=form,
        width=picture.width,
        height=picture.height,
        bytes=len(bytes_),
        name=name,
    )


def _name(photo: Photo, ratio: str, form: str, bytes_: bytes) -> str:
    """The same for the same picture in the same shape; nobody's guess, for `file` is secret."""
    told = f"{photo.file.name} {photo.to_be_rendered()} {ratio} {form} ".encode()
    return f"{FOLDER}/{hashlib.sha256(told + bytes_).hexdigest()[:40]}.{form}"


def _swap(photo: Photo, digest: str, made: list[Rendition]) -> None:
    """Put the new ones in the place of the old, unless the photo has been changed meanwhile."""
    wanted = photo.to_be_rendered()
    with transaction.atomic():
        now = Photo.objects.select_for_update().filter(pk=photo.pk).first()
        if now is None or now.to_be_rendered() != wanted:
            return
        old = set(now.renditions.values_list("name", flat=True))
        now.renditions.all().delete()
        Rendition.objects.bulk_create(made)
        Photo.objects.filter(pk=photo.pk).update(
            pixels_digest=digest, rendered_as=wanted, rendering_due_at=None, rendering_failure=""
        )
        gone = old - {rendition.name for rendition in made}
        transaction.on_commit(partial(_delete, gone), robust=True)


def _discard_unless_taken(made: list[Rendition]) -> None:
    names = {rendition.name for rendition in made}
    taken = Rendition.objects.filter(name__in=names).values_list("name", flat=True)
    _delete(names.difference(taken))


def _keep_failure(photo: Photo, error: Exception) -> None:
    """Write down what failed, and wait twice as long as the last time."""
    tries = _tries(photo.rendering_failure) + 1
    delay = min(FIRST_DELAY * 2 ** min(tries - 1, 20), LONGEST_DELAY)
    words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    failure = f"{tries}. {type(error).__name__}: {words}"[:LONGEST_FAILURE]
    # Who has changed the photo meanwhile has asked for it anew.
    as_claimed = Photo.objects.filter(pk=photo.pk, rendering_due_at=photo.rendering_due_at)
    as_claimed.update(rendering_due_at=timezone.now() + delay, rendering_failure=failure)


def _tries(failure: str) -> int:
    """How often it had failed: a failure begins with the number."""
    number = failure.partition(".")[0]
    return int(number) if number.isdecimal() else 0


def _is_complete(photo: Photo) -> bool:
    if photo.rendered_as != photo.to_be_rendered():
        return False
    names = photo.renditions.values_list("name", flat=True)
    return bool(names) and all(map(storage().exists, names))


def _files(place: Storage, folder: str) -> Iterator[str]:
    try:
        names = place.listdir(folder)[1]
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)


def _delete_old(place: Storage, names: Iterable[str]) -> None:
    limit = timezone.now() - SWEPT_AFTER
    for name in names:
        if place.get_modified_time(name) < limit:
            place.delete(name)


def _delete(names: Iterable[str]) -> None:
    for name in names:
        storage().delete(name)
