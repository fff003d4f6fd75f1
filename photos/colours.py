"""Pictures in the colours that every screen takes them to be in."""

import io

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as opaque sRGB, on white where it was transparent, with nothing else told of it.

    A profile that cannot be read is passed over.
    """
    profile = image.info.get("icc_profile")
    plain = _converted(_on_white(image), profile)
    plain.info.clear()
    return plain


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, told, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image.convert("RGB")
