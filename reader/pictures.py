"""Photos as pages show them: the renditions that a browser may choose from, and how wide."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.urls import reverse

from articles.body import Picture, Source
from articles.models.cards import SocialCard
from articles.models.public import Publication
from photos.models import Photo, Rendition
from reader.addresses import absolute
from reader.queries import CARD_WIDTH

Ratio, Format = Rendition.Ratio, Rendition.Format

# A plate says that there is no photograph; it need not say it at full width.
PLATE_WIDTH = 400
PLATE_SIZES = f"min({PLATE_WIDTH}px, 92vw)"
# How wide a photo stands in its place, as static/reader/pictures.css has it.
SIZES = {
    "": "(min-width: 48rem) 44rem, 92vw",
    "small": "min(20rem, 92vw)",
    "wide": "(min-width: 64rem) 50rem, 92vw",
    "full": "(min-width: 64rem) 50rem, 100vw",
    "gallery": "(min-width: 48rem) 21rem, 92vw",
    "lead": "(min-width: 64rem) 50rem, 92vw",
    "front": "(min-width: 60rem) 30rem, 92vw",
}
# Where a window is so narrow, a photo above a story is cut higher.
NARROW = "(max-width: 40rem)"
# For who understands neither srcset nor AVIF.
PLAIN_WIDTH = 960


def picture(photo: Photo, language: str, size: str = "") -> Picture:
    """A photo of a text, in its own proportions; those of a gallery are cut to one shape."""
    if photo.is_plate:
        return _picture(photo, language, {Ratio.NATURAL: ("", PLATE_SIZES)})
    ratio = Ratio.CLASSIC if size == "gallery" else Ratio.NATURAL
    return _picture(photo, language, {ratio: ("", SIZES[size])})


def lead(photo: Photo, language: str, size: str = "lead") -> Picture:
    """The photo above a story: 4:3 in narrow windows, 16:9 in wide ones; a plate as it is."""
    if photo.is_plate:
        shapes = {Ratio.NATURAL: ("", PLATE_SIZES)}
    else:
        shapes = {Ratio.CLASSIC: (NARROW, SIZES[size]), Ratio.WIDE: ("", SIZES[size])}
    return _picture(photo, language, shapes, is_first=True)


def _picture(
    photo: Photo, language: str, shapes: dict[Ratio, tuple[str, str]], *, is_first: bool = False
) -> Picture:
    """`shapes`: by proportion the windows it is for and its sizes, the general one last."""
    renditions = list(photo.renditions.all()) if photo.is_shown else []
    sources = [
        _source(files, media, sizes, photo)
        for ratio, (media, sizes) in shapes.items()
        for kind in (Format.AVIF, Format.JPEG)
        if (files := _files(renditions, ratio, kind))
    ]
    if not sources:
        words = _words(photo, language)
        return Picture(src="", width=0, height=0, has_ended=not photo.is_shown, **words)
    *others, general = sources
    return Picture(
        src=_plain(renditions, list(shapes)[-1]),
        width=general.width,
        height=general.height,
        srcset=general.srcset,
        sizes=general.sizes,
        sources=tuple(others),
        is_first=is_first,
        **_words(photo, language),
    )


def _words(photo: Photo, language: str) -> dict[str, str]:
    names = ("alt", "caption", "credit")
    told = {name: getattr(photo, f"{name}_{language}") or "" for name in names}
    return told | {"language": language}


def _files(renditions: Iterable[Rendition], ratio: str, kind: str) -> list[Rendition]:
    """The narrowest first."""
    files = [each for each in renditions if (each.ratio, each.format) == (ratio, kind)]
    return sorted(files, key=lambda each: each.width)


def _source(files: list[Rendition], media: str, sizes: str, photo: Photo) -> Source:
    widest = files[-1]
    width = min(widest.width, PLATE_WIDTH) if photo.is_plate else widest.width
    return Source(
        type=f"image/{widest.format}",
        srcset=", ".join(f"{address_of(each)} {each.width}w" for each in files),
        sizes=sizes,
        width=width,
        height=round(widest.height * width / widest.width),
        media=media,
    )


def _plain(renditions: Iterable[Rendition], ratio: str) -> str:
    files = _files(renditions, ratio, Format.JPEG)
    return address_of(_widest(files, PLAIN_WIDTH)) if files else ""


def _widest(files: list[Rendition], most: int) -> Rendition:
    """The widest that is not wider than `most`; else the narrowest."""
    return next((each for each in reversed(files) if each.width <= most), files[0])


def address_of(rendition: Rendition | SocialCard) -> str:
    return _address(rendition.name)


def _address(name: str) -> str:
    return reverse("reader:media", args=[PurePath(name).name])


@dataclass(frozen=True, slots=True)
class Card:
    """What other sites show beside a link to a story; `images` are of all proportions."""

    image: str
    width: int
    height: int
    alt: str
    images: list[str]


# Of a card that was drawn, in pixels.
DRAWN_SIZE = (1200, 630)


def card(photo: Photo | None, publication: Publication) -> Card | None:
    """The card that was drawn for a publication as it was loaded; else its photograph.

    None where there is neither: a plate stands for no photograph.
    """
    plain = _photograph(photo, publication.language)
    drawn: str | None = getattr(publication, "card_name", None)
    if not drawn:
        return plain
    where = absolute(_address(drawn))
    images = [*(plain.images if plain else []), where]
    return Card(where, *DRAWN_SIZE, alt=publication.title, images=images)


def _photograph(photo: Photo | None, language: str) -> Card | None:
    renditions = list(photo.renditions.all()) if photo and photo.is_shown else []
    files = _files(renditions, Ratio.WIDE, Format.JPEG)
    if photo is None or photo.is_plate or not files:
        return None
    ratios = (Ratio.WIDE, Ratio.CLASSIC, Ratio.SQUARE)
    shapes = [_files(renditions, each, Format.JPEG) for each in ratios]
    shown = _widest(files, CARD_WIDTH)
    return Card(
        image=absolute(address_of(shown)),
        width=shown.width,
        height=shown.height,
        alt=getattr(photo, f"alt_{language}") or "",
        images=[absolute(address_of(_widest(each, CARD_WIDTH))) for each in shapes if each],
    )
