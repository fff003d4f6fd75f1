"""What is no honest picture is refused with a sentence, or stored so that it does no harm."""

import re
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from photos import metadata, renditions
from photos.files import pixels_digest
from photos.models import Photo, Rendition
from tests.photos.hostile.pictures import EVIL, HARMLESS, REFUSED

pytestmark = pytest.mark.django_db


def stored_files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_there_are_enough_of_them():
    assert len(REFUSED) >= 60


@pytest.mark.parametrize("bytes_", REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_a_sentence_and_leaves_nothing(settings, bytes_):
    with pytest.raises(ValidationError) as refusal:
        Photo.objects.add(SimpleUploadedFile("photo.jpg", bytes_))
    (sentence,) = refusal.value.messages
    assert sentence.endswith(".")
    assert not Photo.objects.exists()
    assert not stored_files(settings)


@pytest.mark.parametrize("bytes_", REFUSED.values(), ids=REFUSED)
def test_its_words_and_its_digest_are_asked_for_without_an_accident(bytes_):
    assert metadata.read(ContentFile(bytes_, name="photo.jpg")).creator == ""
    with suppress(ValidationError):
        pixels_digest(ContentFile(bytes_))


@pytest.mark.parametrize(("name", "bytes_"), HARMLESS.values(), ids=HARMLESS)
def test_it_is_stored_under_a_name_of_ours_and_readers_get_a_picture_alone(settings, name, bytes_):
    file = ContentFile(bytes_)
    file.name = name
    photo = Photo.objects.add(file)
    assert re.fullmatch(r"originals/[\w-]{22}\.(jpeg|png)", photo.file.name)
    assert re.fullmatch(r"[a-z0-9-]+", photo.slug)
    renditions.make(photo)
    names = set(Rendition.objects.values_list("name", flat=True))
    assert len(stored_files(settings)) == 1 + len(names)
    for made in names:
        words = (settings.MEDIA_ROOT / made).read_bytes()
        assert EVIL not in words
        assert b"evil" not in words


def test_each_may_be_read_for_its_words():
    for name, bytes_ in HARMLESS.values():
        file = ContentFile(bytes_)
        file.name = name
        assert metadata.read(file).taken_on is None
