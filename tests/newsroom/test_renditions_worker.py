"""The worker makes what readers are sent of a photo, between the other things it does."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image

from newsroom.work import tick
from photos.models import Photo, Rendition
from photos.originals import originals
from tests import cast

pytestmark = pytest.mark.django_db


def photo(slug):
    written = io.BytesIO()
    Image.new("RGB", (80, 60)).save(written, "PNG")
    return Photo.objects.add(SimpleUploadedFile("a.png", written.getvalue()), slug=slug)


def test_one_pass_makes_the_renditions_of_all_that_are_due():
    photos = [photo("one"), photo("two")]
    assert tick() == 2
    assert all(each.renditions.exists() for each in photos)
    assert tick() == 0


def test_a_photo_that_fails_keeps_nobody_waiting():
    broken, sound = photo("broken"), photo("sound")
    originals().delete(broken.file.name)
    cast.published(cast.article())
    tick()
    assert sound.renditions.exists()
    assert Photo.objects.get(slug="broken").rendering_failure


def test_rebuild_makes_those_that_miss_and_says_so(capsys):
    shown = photo("one")
    call_command("rebuild")
    assert "Renditions: made for 1 photos; 0 photos failed." in capsys.readouterr().out
    assert shown.renditions.exists()
    before = set(Rendition.objects.values_list("pk", flat=True))
    call_command("rebuild")
    assert set(Rendition.objects.values_list("pk", flat=True)) == before
