"""Files that are sent to us, where the disk for temporary files has room and where it has none."""

import random
import tempfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from photos.originals import NO_ROOM
from tests.photos.full_disk import fill_after

BYTES = random.Random(1).randbytes(300_000)  # five pieces


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where temporary files of any size go."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


def file(name="a.jpg", bytes_=BYTES):
    return SimpleUploadedFile(name, bytes_, "image/jpeg")


def sent(*files):
    return RequestFactory().post("/", {"before": "1", "file": files, "after": "2"})


def assert_refused(file):
    for read in (file.read, file.readline, lambda: list(file.chunks()), lambda: list(file)):
        with pytest.raises(ValidationError, match=str(NO_ROOM)):
            read()


def test_a_file_is_taken_whole_and_its_temporary_one_goes_with_the_request(folder):
    request = sent(file())
    assert request.FILES["file"].read() == BYTES
    assert list(folder.iterdir())
    request.close()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("pieces", [0, 1, 4], ids=["from the first", "after one", "at the last"])
def test_what_does_not_fit_is_told_to_who_reads_it(folder, monkeypatch, pieces):
    fill_after(monkeypatch, pieces)
    request = sent(file("дала.jpg"))
    got = request.FILES["file"]
    assert (got.name, got.size, got.content_type) == ("дала.jpg", len(BYTES), "image/jpeg")
    assert_refused(got)
    assert (request.POST["before"], request.POST["after"]) == ("1", "2")
    assert not list(folder.iterdir())
    request.close()


def test_what_was_held_back_until_the_end_does_not_fit_either(folder, monkeypatch):
    fill_after(monkeypatch, 0)
    got = sent(file(bytes_=b"few")).FILES["file"]
    assert got.size == 3
    assert_refused(got)
    assert not list(folder.iterdir())


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_others_are_taken_where_one_does_not_fit(folder, monkeypatch, number):
    fill_after(monkeypatch, 1, only=number)
    request = sent(file("0.jpg"), file("1.jpg"), file("2.jpg"))
    got = request.FILES.getlist("file")
    assert [each.name for each in got] == ["0.jpg", "1.jpg", "2.jpg"]
    assert_refused(got.pop(number))
    assert [each.read() for each in got] == [BYTES, BYTES]
    request.close()
    assert not list(folder.iterdir())


def test_a_file_that_cannot_even_be_begun_leaves_the_one_before_it(settings, folder, monkeypatch):
    """Python looks for a folder when it needs one; on a full disk it finds none, and says that."""
    begin = tempfile.NamedTemporaryFile

    def once(*args, **kwargs):
        monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", nowhere)
        return begin(*args, **kwargs)

    def nowhere(*args, **kwargs):
        monkeypatch.setattr(tempfile, "tempdir", None)
        monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/dev/full"])
        return begin()

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", once)
    request = sent(file(), file("b.jpg"))
    first, second = request.FILES.getlist("file")
    assert first.read() == BYTES
    assert_refused(second)
    request.close()


def test_a_folder_that_is_not_there_is_no_full_disk(settings, folder):
    settings.FILE_UPLOAD_TEMP_DIR = folder / "never"
    with pytest.raises(FileNotFoundError, match="never"):
        _ = sent(file()).FILES


@pytest.mark.parametrize("pieces", [0, 9], ids=["full", "with room"])
def test_an_upload_that_ends_half_way_leaves_nothing(folder, monkeypatch, pieces):
    fill_after(monkeypatch, pieces)
    whole = encode_multipart(BOUNDARY, {"file": file(bytes_=b"few" * 1000)})
    half = whole[: whole.index(b"few") + 1000]
    request = RequestFactory().generic("POST", "/", half, MULTIPART_CONTENT)
    assert not request.FILES
    assert not list(folder.iterdir())
