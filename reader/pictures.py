"""Photos as pages show them."""

from django.urls import reverse

from articles.body import Picture
from photos.models import Photo

# A plate says that there is no photograph; it need not say it at full width.
PLATE_WIDTH = 400


def picture(photo: Photo, language: str) -> Picture:
    width, height = _size(photo)
    return Picture(
        src=reverse("reader:media", args=[photo.file_name]),
        width=width,
        height=height,
        alt=getattr(photo, f"alt_{language}") or "",
        caption=getattr(photo, f"caption_{language}") or "",
        credit=getattr(photo, f"credit_{language}") or "",
    )


def _size(photo: Photo) -> tuple[int, int]:
    if not photo.is_plate or photo.width <= PLATE_WIDTH:
        return photo.width, photo.height
    return PLATE_WIDTH, round(photo.height * PLATE_WIDTH / photo.width)
