"""A file's own words fill the form: IPTC first, then EXIF; garbage says nothing."""

import io
import struct

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image

from languages.dates import PartialDate
from photos.metadata import Told, read

BASE = ExifTags.Base


def jpeg(exif=None, iptc=()):
    written = io.BytesIO()
    options = {"exif": exif} if exif is not None else {}
    Image.new("RGB", (80, 60)).save(written, "JPEG", **options)
    whole = written.getvalue()
    return ContentFile(whole[:2] + photoshop(iptc) + whole[2:] if iptc else whole, name="a.jpg")


def photoshop(fields):
    words = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text
        for number, text in fields
    )
    words += b"\0" * (len(words) % 2)
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(words)) + words
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


def exif(**fields):
    told = Image.Exif()
    for name, value in fields.items():
        if name == "DateTimeOriginal":
            told.get_ifd(ExifTags.IFD.Exif)[BASE.DateTimeOriginal] = value
        else:
            told[BASE[name]] = value
    return told


def test_exif_tells_who_when_and_what():
    file = jpeg(
        exif(
            Artist="Айгерім".encode(),
            Copyright="© Өңір".encode(),
            ImageDescription="Steppe at dawn",
            DateTimeOriginal="2025:09:18 06:12:00",
        )
    )
    assert read(file) == Told(
        creator="Айгерім",
        copyright="© Өңір",
        caption="Steppe at dawn",
        taken_on=PartialDate(2025, 9, 18),
    )


def test_iptc_wins():
    iptc = [
        (80, "Болат Серікұлы".encode()),
        (80, "Мая".encode()),
        (110, "Өңір".encode()),
        (116, "© 2025".encode()),
        (120, "Ауыл\r\n  таңы".encode()),
        (55, b"20250917"),
    ]
    file = jpeg(exif(Artist="Camera", DateTimeOriginal="2024:01:01 00:00:00"), iptc)
    assert read(file) == Told(
        creator="Болат Серікұлы, Мая",
        credit="Өңір",
        copyright="© 2025",
        caption="Ауыл таңы",
        taken_on=PartialDate(2025, 9, 17),
    )


def test_older_letters_are_latin_1():
    assert read(jpeg(iptc=[(80, "José".encode("latin-1"))])).creator == "José"


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (b"20250900", "2025-09"),
        (b"20250000", "2025"),
        (b"2025", "2025"),
        (b"00000000", None),
        (b"20251399", None),
        (b"20250230", None),
        (b"soon", None),
    ],
)
def test_a_date_is_known_as_far_as_it_is_told(told, known):
    taken_on = read(jpeg(iptc=[(55, told)])).taken_on
    assert (str(taken_on) if taken_on else None) == known


def test_what_nobody_sees_is_left_out_and_nothing_is_too_long():
    told = read(jpeg(iptc=[(80, "\u202eevil\u200b\0".encode()), (120, b"a" * 5000)]))
    assert told.creator == "evil"
    assert len(told.caption) == 500


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        b"not a picture",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xed\x00\x20Photoshop 3.0\x008BIM\4\4\0\0\xff\xff\xff\xff\x1c\2\x50",
        b"\xff\xd8\xff\xe1\x00\x10Exif\0\0II*\0\xff\xff\xff\xff",
        b"RIFF\xff\xff\xff\xffWEBP",
    ],
)
def test_garbage_says_nothing(bytes_):
    assert read(ContentFile(bytes_, name="a.jpg")) == Told()


def test_the_file_is_left_at_its_beginning():
    file = jpeg(exif(Artist="Camera"))
    read(file)
    assert file.read(2) == b"\xff\xd8"
