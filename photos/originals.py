"""The pictures as they were sent to us: no address leads to their folder, only to a view that asks.

Who calls `stream` has asked before whether this photo may be seen here and now.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage, Storage, storages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

if TYPE_CHECKING:
    from photos.models import Photo

FOLDER = "originals"
# Where the pictures lay while the folder was served; those rows keep their names.
FOLDERS = (FOLDER, "photos")
TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mpo": "image/jpeg",  # a JPEG with further pictures behind it, as some cameras make them
    ".png": "image/png",
    ".webp": "image/webp",
}


class Originals(FileSystemStorage):
    """Files in MEDIA_ROOT that have no addresses of their own."""

    def url(self, name: str | None) -> str:
        raise ValueError("An original has no address; readers and the desk have views for it.")


def originals() -> Storage:
    """Where settings.STORAGES has the pictures as they were sent, and files for readers."""
    return storages["originals"]


def renditions() -> Storage:
    """Where settings.STORAGES has what is made from them."""
    return storages["renditions"]


def stream(request: HttpRequest, photo: "Photo") -> HttpResponseBase:
    """The picture, or 304 for who holds it: under one name it never changes."""
    name = photo.file.name
    etag = f'"{PurePath(name).stem}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _file(photo)
    response.headers["ETag"] = etag
    return response


def _file(photo: "Photo") -> FileResponse:
    name = photo.file.name
    try:
        file = photo.file.storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = TYPES.get(PurePath(name).suffix, "application/octet-stream")
    return FileResponse(file, content_type=kind)
