"""What a picture file tells of itself: who made it, whose it is, what it shows, and when."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import ExifTags, Image, IptcImagePlugin

from languages.dates import PartialDate
from photos.decoding import BROKEN, opened, told_in_a_sentence

# IPTC's numbers, record 2 (IIM 4.2).
BYLINE, CREDIT, COPYRIGHT, CAPTION, CREATED_ON = ((2, number) for number in (80, 110, 116, 120, 55))
LONGEST = 500  # letters
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
)
SPACES = re.compile(r"\s+")
DAY = re.compile(r"([0-9]{4})[:\-]?([0-9]{2})?[:\-]?([0-9]{2})?")


@dataclass(frozen=True)
class Told:
    """In the file's own words; empty where it says nothing."""

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    caption: str = ""
    taken_on: PartialDate | None = None


@dataclass(frozen=True)
class _Words:
    """The raw values of one kind of metadata, by their tags."""

    tags: dict[Any, Any] = field(default_factory=dict)

    def text(self, tag: Any) -> str:
        found = self.tags.get(tag, "")
        return ", ".join(filter(None, map(_text, found if isinstance(found, list) else [found])))

    def day(self, tag: Any) -> PartialDate | None:
        return _day(self.text(tag))


def read(file: File) -> Told:
    """What IPTC says, and EXIF where that is silent; nothing of a file that cannot be read."""
    try:
        with told_in_a_sentence():
            image = opened(file)
            iptc, exif = _iptc(image), _exif(image)
        file.seek(0)
    except (ValidationError, OSError, ValueError):
        return Told()
    base = ExifTags.Base
    return Told(
        creator=iptc.text(BYLINE) or exif.text(base.Artist),
        credit=iptc.text(CREDIT),
        copyright=iptc.text(COPYRIGHT) or exif.text(base.Copyright),
        caption=iptc.text(CAPTION) or exif.text(base.ImageDescription),
        taken_on=iptc.day(CREATED_ON) or exif.day(base.DateTimeOriginal),
    )


def _iptc(image: Image.Image) -> _Words:
    try:
        return _Words(IptcImagePlugin.getiptcinfo(image) or {})
    except BROKEN:
        return _Words()


def _exif(image: Image.Image) -> _Words:
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif") or b"")
        return _Words({**exif, **exif.get_ifd(ExifTags.IFD.Exif)})
    except BROKEN:
        return _Words()


def _text(value: Any) -> str:
    """One line of visible letters, UTF-8 or else Latin-1."""
    if isinstance(value, str):
        # Pillow reads EXIF as Latin-1; cameras and programs write UTF-8 there as well.
        value = value.encode("latin-1", "replace")
    if isinstance(value, bytes):
        value = _letters(value)
    if not isinstance(value, str):
        return ""
    return SPACES.sub(" ", UNSEEN.sub(" ", value)).strip()[:LONGEST].strip()


def _letters(bytes_: bytes) -> str:
    try:
        return bytes_.decode()
    except UnicodeDecodeError:
        return bytes_.decode("latin-1")


def _day(text: str) -> PartialDate | None:
    """«20250918», «2025:09:18 12:00:00», «20250900»: what is 00 is not known."""
    found = DAY.match(text)
    if not found:
        return None
    year, month, day = (int(number or 0) for number in found.groups())
    try:
        return PartialDate(year, month or None, (day or None) if month else None)
    except ValueError:
        return None
