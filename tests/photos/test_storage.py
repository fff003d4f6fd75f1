"""A folder and a bucket keep pictures alike; S3 is moto's server on this machine."""

import errno
import io
import logging

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.http import Http404
from django.test import RequestFactory
from moto.server import ThreadedMotoServer
from PIL import Image

from newsroom import environment
from photos import renditions as engine
from photos.models import Attachment, Photo, Rendition
from photos.originals import NO_ROOM, Originals, originals, renditions, stream, stream_rendition

pytestmark = pytest.mark.django_db

BUCKET = "onir"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


@pytest.fixture(scope="module")
def s3():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3, monkeypatch):
    """An empty one; gives the address of the server."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    service = boto3.resource("s3", endpoint_url=s3, region_name="us-east-1")
    bucket = service.create_bucket(Bucket=BUCKET)
    yield s3
    bucket.objects.all().delete()
    bucket.delete()


@pytest.fixture(params=["folder", "bucket"])
def place(request, settings, monkeypatch):
    if request.param == "bucket":
        address = request.getfixturevalue("bucket")
        monkeypatch.setenv(
            "MEDIA_STORAGE", f"s3://{BUCKET}/media?endpoint={address}&region=us-east-1"
        )
    else:
        monkeypatch.delenv("MEDIA_STORAGE", raising=False)
    told = environment.media_storage()
    settings.STORAGES = {**settings.STORAGES, "originals": told, "renditions": told}
    keep_files_in(originals(), monkeypatch)
    return request.param


def keep_files_in(storage, monkeypatch):
    """Columns of files have asked for their storage when they were made."""
    for model in (Photo, Attachment):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", storage)


def picture(size=(400, 300), colour="#346"):
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG")
    return SimpleUploadedFile("a.jpg", written.getvalue())


def whole(response):
    return b"".join(response)


def names(storage, folder="renditions"):
    return {f"{folder}/{name}" for name in storage.listdir(folder)[1]}


def test_what_is_saved_is_read_and_deleted(place):
    storage = originals()
    name = storage.save("originals/a.txt", ContentFile(b"words"))
    assert storage.exists(name)
    assert storage.size(name) == 5
    assert storage.open(name).read() == b"words"
    assert names(storage, "originals") == {"originals/a.txt"}
    assert storage.get_modified_time(name)
    storage.delete(name)
    storage.delete(name)
    assert not storage.exists(name)


def test_nothing_is_written_over(place):
    storage = originals()
    first = storage.save("originals/a.txt", ContentFile(b"first"))
    second = storage.save("originals/a.txt", ContentFile(b"second"))
    assert first != second
    assert storage.open(first).read() == b"first"


def test_nothing_has_an_address(place):
    for storage in (originals(), renditions()):
        with pytest.raises(ValueError, match="no address"):
            storage.url("originals/a.jpeg")


def test_what_is_missing_is_told_as_missing(place):
    with pytest.raises(FileNotFoundError):
        originals().open("originals/never.jpeg")
    assert not originals().exists("originals/never.jpeg")


def test_a_photo_is_stored_and_streamed(place, rf):
    file = picture()
    photo = Photo.objects.add(file, slug="steppe")
    response = stream(rf.get("/"), photo)
    file.seek(0)
    assert whole(response) == file.read()
    assert response["Content-Type"] == "image/jpeg"
    assert int(response["Content-Length"]) == file.size
    again = stream(rf.get("/", headers={"if-none-match": response["ETag"]}), photo)
    assert again.status_code == 304
    assert Photo.objects.get().width == 400


def test_renditions_are_made_streamed_and_replaced(place, django_capture_on_commit_callbacks):
    photo = Photo.objects.add(picture(), slug="steppe")
    engine.make(photo)
    before = names(renditions())
    assert before == set(Rendition.objects.values_list("name", flat=True))
    for each in Rendition.objects.all():
        response = stream_rendition(RequestFactory().get("/"), each)
        assert response["Content-Type"] == f"image/{each.format}"
        assert response["ETag"].strip('"') in each.name
        assert len(whole(response)) == each.bytes
        held = RequestFactory().get("/", headers={"if-none-match": response["ETag"]})
        assert stream_rendition(held, each).status_code == 304
    Photo.objects.update(focal_point="0.1x0.1")
    with django_capture_on_commit_callbacks(execute=True):
        engine.make(Photo.objects.get())
    assert names(renditions()) == set(Rendition.objects.values_list("name", flat=True))
    assert before.isdisjoint(names(renditions()))


def test_a_missing_file_is_not_found_and_made_again(place):
    photo = Photo.objects.add(picture(), slug="steppe")
    engine.make(photo)
    gone = Rendition.objects.first()
    renditions().delete(gone.name)
    with pytest.raises(Http404):
        stream_rendition(RequestFactory().get("/"), gone)
    assert engine.rebuild() == (1, 0)
    originals().delete(photo.file.name)
    with pytest.raises(Http404):
        stream(RequestFactory().get("/"), photo)


def test_a_file_for_readers_is_stored_and_streamed(place):
    told = {"title_ru": "Смета", "title_kk": "Смета"}
    file = Attachment.objects.add(SimpleUploadedFile("смета.csv", "а;б\n1;2\n".encode()), **told)
    assert file.slug.startswith("smeta-")
    assert (file.bytes, file.file.name.rpartition(".")[2]) == (10, "csv")
    response = stream(RequestFactory().get("/"), file)
    assert response["Content-Type"] == "text/csv"
    assert whole(response).decode() == "а;б\n1;2\n"


def test_the_sweep_looks_into_both(place):
    renditions().save("renditions/left.avif", ContentFile(b"a"))
    engine.sweep()
    assert renditions().exists("renditions/left.avif")


@pytest.mark.parametrize(
    "address",
    ["/srv/media", "s3://", "ftp://bucket", "s3://bucket?password=x", "https://s3.example.org/b"],
)
def test_a_wrong_setting_is_told(monkeypatch, address):
    monkeypatch.setenv("MEDIA_STORAGE", address)
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE"):
        environment.media_storage()


# A full disk.


class Full(Originals):
    """A disk that is full after the first piece of a file."""

    def _save(self, name, content):
        return super()._save(name, RunsOut(content, name=content.name))


class RunsOut(ContentFile):
    def __init__(self, content, name):
        super().__init__(content.read(), name=name)

    def chunks(self, chunk_size=None):
        yield self.read(100)
        raise OSError(errno.ENOSPC, "No space left on device")


def left(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.fixture
def full_originals(monkeypatch):
    keep_files_in(Full(), monkeypatch)


def test_a_full_disk_is_told_and_leaves_nothing(settings, full_originals):
    with pytest.raises(ValidationError) as refusal:
        Photo.objects.add(picture(), slug="steppe")
    assert refusal.value.code == "no_room"
    assert refusal.value.messages == [str(NO_ROOM)]
    assert not Photo.objects.exists()
    assert not left(settings)


def test_a_full_disk_takes_no_file_for_readers(settings, full_originals):
    with pytest.raises(ValidationError, match=str(NO_ROOM)):
        Attachment.objects.add(
            SimpleUploadedFile("a.txt", b"words" * 100), title_ru="а", title_kk="а"
        )
    assert not Attachment.objects.exists()
    assert not left(settings)


def test_a_form_may_store_the_file_first_and_say_so(settings, full_originals):
    photo = Photo(file=picture(), slug="steppe")
    with pytest.raises(ValidationError, match=str(NO_ROOM)):
        photo.store_file()
    assert not left(settings)


def test_a_full_disk_leaves_no_half_of_the_renditions(settings, monkeypatch):
    photo = Photo.objects.add(picture(), slug="steppe")
    before = left(settings)
    monkeypatch.setattr(engine, "storage", Full)
    with pytest.raises(ValidationError, match=str(NO_ROOM)):
        engine.make(photo)
    assert left(settings) == before
    engine.make_next()
    assert str(NO_ROOM) in Photo.objects.get().rendering_failure


def test_a_file_of_which_the_disk_took_a_part_is_not_stored(settings):
    given = ContentFile(b"words")
    given.size = 10
    with pytest.raises(ValidationError, match=str(NO_ROOM)):
        Originals().save("originals/a.txt", given)
    assert not left(settings)


def refuse_history(execute, sql, params, many, context):
    if "INSERT INTO" in sql and "photos_historical" in sql:
        raise OperationalError("database or disk is full")
    return execute(sql, params, many, context)


def test_a_row_whose_history_cannot_be_written_leaves_neither_row_nor_file(settings):
    with connection.execute_wrapper(refuse_history), pytest.raises(OperationalError):
        Photo.objects.add(picture(), slug="steppe")
    assert not Photo.objects.exists()
    assert not left(settings)


def test_a_row_that_is_refused_leaves_no_file(settings):
    Photo.objects.add(picture(), slug="steppe")
    before = left(settings)
    with pytest.raises(ValidationError):
        Photo.objects.add(picture(), slug="steppe")
    assert left(settings) == before
