"""What counts as a sound picture, and which files may be given to readers."""

import hashlib
import re
import zipfile
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from photos.decoding import (
    BROKEN,
    BYTES_AT_MOST,
    EMPTY,
    NEEDED,
    decoded,
    pieces,
    refuse_another_inside,
)

ATTACHED = ("pdf", "odt", "ods", "docx", "xlsx", "csv", "txt")
NOT_ATTACHED = _(
    "Readers may be given PDF, ODT, ODS, DOCX, XLSX, CSV and TXT files; send one of them."
)
NOT_AS_NAMED = _("The file is not what the end of its name says; save it anew and send that.")
FILE_TOO_LARGE = _("The file is too large; send one of at most 40 megabytes.")
HAS_MACROS = _("The file carries programs (macros); save it without them.")

# A zip archive tells at its end how long its list of files is; ours have short ones.
LIST_AT_MOST = 1024 * 1024
UNPACKED_AT_MOST = 400 * 1024 * 1024
END_OF_ARCHIVE, END_OF_LARGE_ARCHIVE = b"PK\x05\x06", b"PK\x06\x07"
MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|activex/|^basic/|^scripts/", re.IGNORECASE)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
# By the end of the name: a member that every such archive has, and what stands in it.
ARCHIVES = {
    "odt": ("mimetype", OPEN_DOCUMENT + "text"),
    "ods": ("mimetype", OPEN_DOCUMENT + "spreadsheet"),
    "docx": ("[Content_Types].xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("[Content_Types].xml", "spreadsheetml.sheet.main+xml"),
}
MARKUP = re.compile(rb"<!doctype|<html|<script|<svg|<\?xml|<\?php|<iframe|<body", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def checked_picture(file: File) -> File:
    """The file, read to its last pixel; ValidationError for what is no sound picture."""
    decoded(file)
    refuse_another_inside(file)
    file.seek(0)
    return file


def pixels_digest(file: File) -> str:
    """The same for two files that show the same pixels, whatever else they carry.

    ValidationError for what is no sound picture.
    """
    image = decoded(file)
    told = f"{image.size} {image.mode}".encode()
    image.thumbnail((max(NEEDED), max(NEEDED)))
    file.seek(0)
    return hashlib.sha256(told + image.tobytes()).hexdigest()


def checked_attachment(file: File) -> File:
    """A file that readers may be given, told by its name and its bytes; else ValidationError."""
    if not file.size:
        raise ValidationError(EMPTY, code="empty")
    if file.size > BYTES_AT_MOST:
        raise ValidationError(FILE_TOO_LARGE, code="too_large")
    suffix = PurePath(file.name or "").suffix.lower().removeprefix(".")
    if suffix not in ATTACHED:
        raise ValidationError(NOT_ATTACHED, code="not_attached")
    if not _is_as_named(file, suffix):
        raise ValidationError(NOT_AS_NAMED, code="not_as_named")
    file.seek(0)
    return file


def _is_as_named(file: File, suffix: str) -> bool:
    file.seek(0)
    if suffix == "pdf":
        return file.read(5) == b"%PDF-"
    if suffix in ARCHIVES:
        return _is_archive(file, suffix)
    return not any(CONTROL.search(piece) or MARKUP.search(piece) for piece in pieces(file))


def _is_archive(file: File, suffix: str) -> bool:
    """An office document of this kind. ValidationError where it carries programs."""
    if not _has_a_short_list(file):
        return False
    member, words = ARCHIVES[suffix]
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_macros(archive)
            unpacked = sum(each.file_size for each in archive.infolist())
            with archive.open(member) as opened:
                told = opened.read(LIST_AT_MOST).decode(errors="replace")
    except (*BROKEN, zipfile.BadZipFile, NotImplementedError):
        return False
    return words in told and unpacked <= UNPACKED_AT_MOST


def _has_a_short_list(file: File) -> bool:
    """Whether it is an archive whose list of files can be read without much memory."""
    file.seek(max(0, file.size - 66_000))
    end = file.read()
    place = end.rfind(END_OF_ARCHIVE)
    length = int.from_bytes(end[place + 12 : place + 16], "little")
    return place >= 0 and END_OF_LARGE_ARCHIVE not in end and length <= LIST_AT_MOST


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    if any(MACROS.search(name) for name in archive.namelist()):
        raise ValidationError(HAS_MACROS, code="has_macros")
