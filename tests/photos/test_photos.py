"""A photo comes in only as a sound picture, and goes out only in its time."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from photos.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(form="JPEG", size=(80, 60)):
    bytes_ = io.BytesIO()
    Image.new("RGB", size, "#346").save(bytes_, form)
    return SimpleUploadedFile(f"снимок.{form.lower()}", bytes_.getvalue())


def add(file=None, **fields):
    fields.setdefault("slug", "steppe")
    return Photo.objects.add(file or picture(), **fields)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_sound_picture_is_added(form):
    photo = add(picture(form))
    assert (photo.width, photo.height) == (80, 60)
    assert photo.file.name.startswith("originals/")
    assert "снимок" not in photo.file.name


def test_a_photo_without_an_address_gets_one_after_its_file():
    first, second = Photo.objects.add(picture()), Photo.objects.add(picture())
    assert first.slug.startswith("snimok-")
    assert first.slug != second.slug


def test_an_original_has_no_address_and_a_name_that_nobody_guesses(media):
    first, second = add(slug="one"), add(slug="two")
    for photo in (first, second):
        with pytest.raises(ValueError, match="no address"):
            _ = photo.file.url
        assert (media / "originals" / photo.file_name).exists()
        assert len(photo.file_name.partition(".")[0]) == 22
    assert first.file_name != second.file_name


HOSTILE = {
    "nothing": b"",
    "text": b"not a picture",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01",
}


@pytest.mark.parametrize("bytes_", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_sound_picture_is_refused_and_leaves_no_file(bytes_, media):
    with pytest.raises(ValidationError):
        add(SimpleUploadedFile("photo.jpg", bytes_))
    assert not list(media.rglob("*.*"))


def test_a_picture_cut_short_is_refused():
    whole = picture(size=(400, 300)).read()
    with pytest.raises(ValidationError):
        add(SimpleUploadedFile("photo.jpg", whole[: len(whole) // 2]))


def test_a_bomb_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr("photos.decoding.PIXELS_AT_MOST", 1000)
    with pytest.raises(ValidationError) as told:
        add(picture("PNG"))
    assert told.value.code == "too_large"


def test_a_public_photo_is_described_in_both_languages():
    photo = add()
    photo.public_from = timezone.now()
    photo.alt_ru = "Степь"
    with pytest.raises(IntegrityError), transaction.atomic():
        photo.save()
    photo.alt_kk = "Дала"
    photo.save()
    assert list(Photo.objects.shown()) == [photo]


def test_rights_last_to_the_end_of_their_last_day():
    today = timezone.localdate()
    add(alt_ru="Степь", alt_kk="Дала", public_from=timezone.now(), rights_until=today)
    assert Photo.objects.shown().exists()
    assert not Photo.objects.shown(timezone.now() + timedelta(days=1)).exists()
