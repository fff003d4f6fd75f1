"""All renditions of a photo of 24 megapixels, and what the file for a reader's screen weighs."""

import functools
import io

from django.core.files.base import ContentFile
from PIL import Image, ImageChops, ImageFilter

from bench.measure import Figure, measure

SIZE = (6000, 4000)
MOST_MS = 12_000
# A screen of 1200 pixels takes the rendition of 1280.
SCREEN = 1280
MOST_BYTES_ON_SCREEN = 200_000


def figures() -> list[Figure]:
    """The photo is made here: soft colours, shapes of all sizes, and the noise of a sensor."""
    return [_all_renditions(photo_like())]


def _all_renditions(picture: bytes) -> Figure:
    from photos import renditions
    from photos.decoding import decoded, upright
    from photos.models import Photo

    width, height = SIZE
    photo = Photo(
        file="originals/bench.jpeg",
        width=width,
        height=height,
        focal_point="0.3x0.6",
        creator="Айгерім",
    )
    told = []

    def work() -> None:
        image = upright(decoded(ContentFile(picture)))
        told[:] = renditions.rendered(photo, image)

    figure = measure(
        f"all renditions of a JPEG of 24 megapixels ({len(picture) // 1000} kB)",
        work,
        floor=("decode it whole", functools.partial(_decode_whole, picture)),
        runs=3,
        most_ms=MOST_MS,
    )
    _say_weights(told)
    return figure


def _say_weights(made: list) -> None:
    total = sum(each.bytes for each in made)
    print(f"{len(made)} renditions, {total // 1000} kB in all; of {SCREEN} pixels as it is:")
    for each in made:
        if (each.ratio, each.width) == ("natural", SCREEN):
            print(f"  {each.format}: {each.bytes // 1000} kB")
            if each.format == "avif" and each.bytes > MOST_BYTES_ON_SCREEN:
                raise SystemExit(
                    f"An AVIF of {SCREEN} pixels is over {MOST_BYTES_ON_SCREEN} bytes."
                )


def _decode_whole(picture: bytes) -> None:
    Image.open(io.BytesIO(picture)).load()


def photo_like() -> bytes:
    width, height = SIZE
    light = Image.linear_gradient("L").resize(SIZE)
    warmth = light.transpose(Image.Transpose.FLIP_LEFT_RIGHT).rotate(90).resize(SIZE)
    bands = [light, ImageChops.blend(light, warmth, 0.5), warmth]
    for part, strength in ((40, 90), (8, 30), (3, 10)):
        shapes = Image.effect_noise((width // part, height // part), strength)
        shapes = shapes.resize(SIZE, Image.Resampling.BICUBIC)
        bands = [ImageChops.overlay(band, shapes) for band in bands]
    grain = Image.effect_noise(SIZE, 8).filter(ImageFilter.GaussianBlur(0.6))
    bands = [ImageChops.overlay(band, grain) for band in bands]
    encoded = io.BytesIO()
    Image.merge("RGB", bands).save(encoded, "JPEG", quality=92)
    return encoded.getvalue()
