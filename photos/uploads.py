"""Files on their way in: a disk that is full is told by the form that reads them, not by a 500."""

import errno
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from photos.originals import NO_ROOM, is_of_a_full_disk

log = logging.getLogger(__name__)


class NoRoom(io.RawIOBase):
    """Stands for a file that did not fit: what is written is let go, who reads is refused."""

    def write(self, piece: Any) -> int:
        return len(piece)

    def seek(self, place: int, whence: int = 0) -> int:
        return place

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> NoReturn:
        raise ValidationError(NO_ROOM, code="no_room")


class TemporaryFiles(TemporaryFileUploadHandler):
    """Django's own, but a file for which their disk has no room comes as one that none can read.

    The rest of it and all other fields of the form are still taken; nothing of it is left.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        with self._as_far_as_there_is_room():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        with self._as_far_as_there_is_room():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        with self._as_far_as_there_is_room():
            self.file.flush()
        taken = super().file_complete(file_size)
        # It is the request's now: what becomes of the next one does not touch it.
        del self.file
        return taken

    def upload_interrupted(self) -> None:
        """Delete what there is of the file; closing writes what was held back, if there is room."""
        if hasattr(self, "file"):
            with suppress(OSError):
                self.file.close()

    @contextmanager
    def _as_far_as_there_is_room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if not _tells_of_no_room(error):
                raise
            log.warning("there was no room for a file that was sent: %s", error)
            self.upload_interrupted()
            self.file = UploadedFile(NoRoom(), self.file_name, self.content_type)


def _tells_of_no_room(error: OSError) -> bool:
    """Also where Python, looking for a folder, could write into none and names no file."""
    is_without_a_folder = error.errno == errno.ENOENT and error.filename is None
    return is_of_a_full_disk(error) or is_without_a_folder
