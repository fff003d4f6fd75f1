"""What counts as a sound picture."""

import warnings

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

BYTES_AT_MOST = 40 * 1024 * 1024
PIXELS_AT_MOST = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")

NOT_A_PICTURE = _("This is not a picture that can be read; send a JPEG, PNG, WebP or AVIF file.")
TOO_LARGE = _("The picture is too large; send one of at most 40 megabytes and 60 megapixels.")


def checked_picture(file: File) -> File:
    """The file, read to its last pixel; ValidationError for what is no sound picture.

    The limits are looked at before anything is decoded: a small file may unpack to gigabytes.
    """
    if file.size > BYTES_AT_MOST:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _decode(file)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    file.seek(0)
    return file


def _decode(file: File) -> None:
    file.seek(0)
    image = Image.open(file, formats=FORMATS)
    if image.width * image.height > PIXELS_AT_MOST:
        raise ValidationError(TOO_LARGE, code="too_large")
    image.load()
