"""A disk for temporary files that is truly full: what they are to hold is written to /dev/full."""

import os
from itertools import count
from tempfile import NamedTemporaryFile


def fill_after(monkeypatch, pieces, only=None):
    """Temporary files take so many pieces, of 64 kB or less, and no more.

    `only` says of which file this is true, counted from 0; else it is of each.
    """
    numbers = count()

    def on_that_disk(*args, **kwargs):
        is_meant = only is None or next(numbers) == only
        return _filling(NamedTemporaryFile(*args, **kwargs), pieces if is_meant else None)

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", on_that_disk)


def _filling(file, pieces):
    """The file; what is written to it after so many pieces does not fit."""
    numbers, write = count(), file.write

    def written(piece):
        if next(numbers) == pieces:
            file.flush()
            _put_on_a_full_disk(file)
        return write(piece)

    file.write = written
    return file


def _put_on_a_full_disk(file):
    full = os.open("/dev/full", os.O_RDWR)
    os.dup2(full, file.fileno())
    os.close(full)
