"""Pictures are decoded within limits that are looked at first: small files may unpack to gigabytes.

The limits keep a whole process below 300 MB, with one picture decoded at a time.
"""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

BYTES_AT_MOST = 40 * 1024 * 1024
PIXELS_AT_MOST = 60_000_000
SIDE_AT_MOST = 20_000  # pixels
# Of what is no pixel: EXIF, colour profile, texts.
WRAPPING_AT_MOST = 8 * 1024 * 1024
# What decoding and making smaller may take. A process of ours takes 60 MB before, and 10 MB more
# where it speaks to PostgreSQL.
MEMORY_AT_MOST = 222_000_000
# Of a picture so narrow that it is not made smaller: all of it is held while others are encoded.
NARROW_PIXELS_AT_MOST = 15_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
# What the widest renditions need; what is twice as large is made smaller at once.
NEEDED = (1920, 1080)

EMPTY = _("The file is empty; send it again.")
NOT_A_PICTURE = _("This is not a picture that can be read; send a JPEG, PNG, WebP or AVIF file.")
TOO_LARGE = _("The picture is too large; send one of at most 40 megabytes and 60 megapixels.")
TOO_LARGE_OF_ITS_KIND = _(
    "A picture of this kind takes too much memory at this size; send it smaller, or as a JPEG."
)
TOO_MUCH_AROUND = _(
    "The file carries more than 8 megabytes beside the picture; save the picture alone."
)
ANOTHER_FILE_INSIDE = _("The file carries another one inside; save the picture alone.")
MOVING = _("The picture moves; send a still one.")

# What Pillow raises for bytes that do not keep to a format.
BROKEN = (
    UnidentifiedImageError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

# Bytes that one pixel takes at most, measured: these decoders hold further copies.
WEBP_PIXEL, AVIF_PIXEL = 17.3, 16
# Alpha is multiplied in, a palette spelt out, in a copy.
PIXEL = {"1": 2, "L": 2, "RGB": 4.3, "I;16": 4}
OTHER_PIXEL = 9

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = (5, 6, 7, 8)

# Files that a browser or another program would find in a picture and run or open.
FOREIGN = re.compile(
    rb"<!doctype\s|<html[\s>]|<script[\s>]|<iframe[\s>]|<svg\s+xmlns|<\?php\s|%PDF-[12]\.\d"
    rb"|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c",
    re.IGNORECASE,
)
LONGEST_SIGN = 64
PIECE = 1024 * 1024


def opened(file: File) -> Image.Image:
    """The picture with its size and words, nothing of it decoded yet.

    ValidationError, with a sentence for people, for what is none or is over the limits.
    """
    if not file.size:
        raise ValidationError(EMPTY, code="empty")
    if file.size > BYTES_AT_MOST:
        raise ValidationError(TOO_LARGE, code="too_large")
    with told_in_a_sentence():
        if _bytes_around(file) > WRAPPING_AT_MOST:
            raise ValidationError(TOO_MUCH_AROUND, code="too_much_around")
        file.seek(0)
        image = Image.open(file, formats=FORMATS)
        _refuse_over_limits(file, image)
    return image


def decoded(file: File) -> Image.Image:
    """The picture read to its last pixel, as L, RGB, RGBA or CMYK; large enough for renditions.

    ValidationError for what is no sound picture. It lies as the camera held it: see `upright`.
    """
    image = opened(file)
    with told_in_a_sentence():
        image.load()
        return _made_smaller(_in_a_plain_mode(image))


def refuse_another_inside(file: File) -> None:
    """ValidationError for a picture that is an archive, a document or a page as well."""
    file.seek(0)
    found = zipfile.is_zipfile(file) or any(map(FOREIGN.search, pieces(file)))
    if found:
        raise ValidationError(ANOTHER_FILE_INSIDE, code="another_inside")


def upright(image: Image.Image) -> Image.Image:
    """As it is to be seen: turned as its EXIF says."""
    turn = turn_of(image)
    return image.transpose(TURNS[turn]) if turn in TURNS else image


def turn_of(image: Image.Image) -> int:
    """The EXIF orientation, 1 where none is told."""
    exif = Image.Exif()
    try:
        with told_in_a_sentence():
            exif.load(image.info.get("exif") or b"")
            return int(exif.get(0x0112, 1))
    except ValidationError:
        return 1


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """What Pillow raises of broken bytes becomes a ValidationError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    except BROKEN as error:
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error


def _refuse_over_limits(file: File, image: Image.Image) -> None:
    width, height = image.size
    if width * height > PIXELS_AT_MOST or max(width, height) > SIDE_AT_MOST:
        raise ValidationError(TOO_LARGE, code="too_large")
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise ValidationError(MOVING, code="moving")
    words = (image.info.get(name) or b"" for name in ("exif", "icc_profile", "xmp"))
    if sum(map(len, words)) > WRAPPING_AT_MOST:
        raise ValidationError(TOO_MUCH_AROUND, code="too_much_around")
    memory = _memory(file, image)
    is_narrow = _times_too_large(image) < 2
    if memory > MEMORY_AT_MOST or (
        is_narrow and image.width * image.height > NARROW_PIXELS_AT_MOST
    ):
        raise ValidationError(TOO_LARGE_OF_ITS_KIND, code="too_large")


def _memory(file: File, image: Image.Image) -> float:
    """Bytes that decoding takes at most. A JPEG is told here how small it may be decoded."""
    if image.format == "WEBP":
        return image.width * image.height * WEBP_PIXEL
    if image.format == "AVIF":
        return image.width * image.height * AVIF_PIXEL
    coefficients = 0.0
    if image.format in ("JPEG", "MPO"):
        coefficients = _coefficients(file, image)
        image.draft("RGB", _needed(image))
    pixels = image.width * image.height
    return coefficients + pixels * PIXEL.get(image.mode, OTHER_PIXEL) + _smaller_copy(image)


def _smaller_copy(image: Image.Image) -> float:
    """Bytes of what is made beside the decoded picture; a lying one is made less small."""
    times = _times_too_large(image)
    return image.width * image.height * 4 / times**2 if times > 1 else 0.0


def _needed(image: Image.Image) -> tuple[int, int]:
    return NEEDED[::-1] if turn_of(image) in LYING else NEEDED


def _times_too_large(image: Image.Image) -> int:
    width, height = _needed(image)
    return min(image.width // width, image.height // height)


def _made_smaller(image: Image.Image) -> Image.Image:
    times = _times_too_large(image)
    return image.reduce(times) if times > 1 else image


def _coefficients(file: File, image: Image.Image) -> float:
    """What libjpeg holds of a JPEG of several scans: two bytes a sample, for the whole picture."""
    samples = [(across, down) for _name, across, down, _table in image.layer]
    if _components_of_first_scan(file) == len(samples) and not image.info.get("progressive"):
        return 0.0
    finest = max(across for across, _down in samples) * max(down for _across, down in samples)
    a_pixel = sum(across * down for across, down in samples) / finest
    return image.width * image.height * a_pixel * 2


def _components_of_first_scan(file: File) -> int:
    """0 where no scan is found."""
    for marker, start, _length in _jpeg_segments(file):
        if marker == 0xDA:
            file.seek(start)
            return (file.read(1) or b"\0")[0]
    return 0


def _bytes_around(file: File) -> int:
    """Of a JPEG before its first scan, of a PNG outside its pixels; 0 of other formats."""
    file.seek(0)
    start = file.read(8)
    if start.startswith(b"\xff\xd8"):
        return sum(length for _marker, _start, length in _jpeg_segments(file))
    if start == b"\x89PNG\r\n\x1a\n":
        return sum(length for kind, length in _png_chunks(file) if kind != b"IDAT")
    return 0


def _jpeg_segments(file: File) -> Iterator[tuple[int, int, int]]:
    """Marker, place and length of each segment up to the first scan."""
    place = 2
    while True:
        file.seek(place)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return
        length = int.from_bytes(head[2:]) - 2
        yield head[1], place + 4, length
        if head[1] == 0xDA or length < 0:
            return
        place += 4 + length


def _png_chunks(file: File) -> Iterator[tuple[bytes, int]]:
    """Kind and length of each chunk."""
    place = 8
    while place < file.size:
        file.seek(place)
        head = file.read(8)
        if len(head) < 8:
            return
        length = int.from_bytes(head[:4])
        yield head[4:], length
        place += 12 + length


def pieces(file: File) -> Iterator[bytes]:
    """The file piece by piece, each with the end of the one before it."""
    before = b""
    for place in count(0, PIECE):
        file.seek(place)
        piece = file.read(PIECE)
        if not piece:
            return
        yield before + piece
        before = piece[-LONGEST_SIGN:]


def _in_a_plain_mode(image: Image.Image) -> Image.Image:
    if image.format == "WEBP":
        image = image.copy()  # its decoder holds two more, and is let go
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        # A colour that stands for “nothing here”.
        return image.convert("RGBA") if "transparency" in image.info else image
    if image.mode in ("1", "I", "F", "I;16"):
        return image.convert("L")
    has_alpha = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")
