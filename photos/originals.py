"""The pictures as they were sent to us: no address leads to their folder, only to a view that asks.

Who calls `stream` or `stream_rendition` has asked before whether this may be seen here and now.
"""

import errno
import os
import secrets
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from photos.models import Attachment, Photo, Rendition

FOLDER = "originals"
TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mpo": "image/jpeg",  # a JPEG with further pictures behind it, as some cameras make them
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a file is called until it is whole.
PART = ".part"
NO_ROOM = _(
    "There is no room left on the disk, so the file was not stored; tell your administrator."
)


class Originals(FileSystemStorage):
    """Files in MEDIA_ROOT that have no addresses of their own, each of them whole."""

    def url(self, name: str | None) -> str:
        raise ValueError("An original has no address; readers and the desk have views for it.")

    def _save(self, name: str, content: File) -> str:
        """It is written beside its place and then put there. ValidationError for a full disk."""
        part, size = f"{name}.{secrets.token_hex(4)}{PART}", content.size
        try:
            super()._save(part, content)
            self._refuse_half(part, size)
            os.replace(self.path(part), self.path(name))
        except OSError as error:
            self.delete(part)
            if is_of_a_full_disk(error):
                raise ValidationError(NO_ROOM, code="no_room") from error
            raise
        return name

    def _refuse_half(self, part: str, size: int) -> None:
        """Django moves a file to another disk without asking how much of it that disk took."""
        if self.size(part) != size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.path(part))


def is_of_a_full_disk(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def originals() -> Storage:
    """Where settings.STORAGES has the pictures as they were sent, and files for readers."""
    return storages["originals"]


def renditions() -> Storage:
    """Where settings.STORAGES has what is made from them."""
    return storages["renditions"]


def stream(request: HttpRequest, owner: "Photo | Attachment") -> HttpResponseBase:
    """The file, or 304 for who holds it: under one name it never changes. Http404 if it is gone."""
    return _stream(request, owner.file.storage, owner.file.name)


def stream_rendition(request: HttpRequest, rendition: "Rendition") -> HttpResponseBase:
    """The rendition, or 304 for who holds it. Http404 if it is gone."""
    return _stream(request, renditions(), rendition.name)


def _stream(request: HttpRequest, storage: Storage, name: str) -> HttpResponseBase:
    etag = f'"{PurePath(name).stem}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _file(storage, name)
    response.headers["ETag"] = etag
    return response


def _file(storage: Storage, name: str) -> FileResponse:
    try:
        file = storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = TYPES.get(PurePath(name).suffix, "application/octet-stream")
    return FileResponse(file, content_type=kind)
