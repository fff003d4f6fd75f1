"""Uploads on a disk that has no room for them: a sentence, the rest of the form as it was typed.

Files of more than FILE_UPLOAD_MAX_MEMORY_SIZE lie in a folder for temporary files until a form has
read them; that disk may be full, too.
"""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from photos.models import Attachment, Photo
from photos.originals import NO_ROOM
from tests import cast
from tests.desk.conftest import address, sent
from tests.desk.test_library import (
    BROWSER,
    DESCRIBE,
    LIST,
    UPLOAD,
    file,
    photo,
    sent_alone,
    upload,
)
from tests.photos.full_disk import fill_after

pytestmark = pytest.mark.django_db
FILES = "/admin/photos/attachment/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where temporary files of any size go."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


@pytest.fixture
def full(folder, settings, monkeypatch):
    """Nothing fits any more; and nothing is left of what was tried, in that folder or in ours."""
    before = stored(settings)
    fill_after(monkeypatch, 0)
    yield
    assert not list(folder.iterdir())
    assert stored(settings) == before


def stored(settings):
    return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def refusals(page):
    assert page.status_code == 200
    return page.context["adminform"].form.errors


def test_a_script_is_told(desk, full):
    assert upload(desk("aigerim"), file()).json() == {"error": str(NO_ROOM)}
    assert not Photo.objects.exists()


def test_of_many_files_those_are_stored_that_have_room(desk, folder, monkeypatch):
    fill_after(monkeypatch, 0, only=1)
    given = [file("one.jpg"), file("two.jpg", "#999"), file("three.jpg", "#111")]
    page = upload(desk("aigerim"), *given, headers=BROWSER)
    assert [(each.name, each.sentence) for each in page.context["refused"]] == [
        ("two.jpg", str(NO_ROOM))
    ]
    assert str(NO_ROOM) in page.content.decode()
    assert Photo.objects.count() == 2
    assert not list(folder.iterdir())


def test_the_form_of_a_new_photo_says_so_and_keeps_what_was_typed(desk, full):
    typed = {"alt_ru": "Степь", "alt_kk": "Дала", "taken_on": "2025-09"}
    page = desk("aigerim").post(f"{LIST}add/", sent_alone(file()) | typed)
    assert refusals(page) == {"file": [str(NO_ROOM)]}
    for word in typed.values():
        assert f'value="{word}"' in page.content.decode()
    assert not Photo.objects.exists()


@pytest.fixture
def steppe(db):
    return photo("steppe")


def test_a_photo_whose_file_is_to_be_replaced_keeps_its_own(desk, steppe, full):
    client = desk("aigerim")
    given = sent(client.get(address(steppe))) | {"alt_ru": "Степь", "file": file(color="#999")}
    page = client.post(address(steppe), given)
    assert refusals(page) == {"file": [str(NO_ROOM)]}
    assert 'value="Степь"' in page.content.decode()
    now = Photo.objects.get()
    assert (now.file.name, now.alt_ru) == (steppe.file.name, None)


def test_words_are_saved_on_a_full_disk(desk, steppe, full):
    client = desk("aigerim")
    given = sent(client.get(address(steppe))) | {"alt_ru": "Степь"}
    assert client.post(address(steppe), given).status_code == 302
    assert Photo.objects.get().alt_ru == "Степь"


@pytest.mark.parametrize("name", ["смета.csv", "смета.pdf", "смета.docx"])
def test_the_form_of_a_file_for_readers_says_so(desk, full, name):
    given = {"title_ru": "Смета", "title_kk": "Смета", "slug": ""}
    words = SimpleUploadedFile(name, b"a;b\n" * 1000)
    page = desk("aigerim").post(f"{FILES}add/", given | {"file": words})
    assert refusals(page) == {"file": [str(NO_ROOM)]}
    assert 'value="Смета"' in page.content.decode()
    assert not Attachment.objects.exists()


@pytest.fixture
def table(db):
    kept = ContentFile(b"a;b\n1;2\n", "table.csv")
    return Attachment.objects.add(kept, slug="table", title_ru="Смета", title_kk="Смета")


def test_a_file_for_readers_that_is_to_be_replaced_stays(desk, table, full):
    client = desk("aigerim")
    given = sent(client.get(address(table))) | {"file": SimpleUploadedFile("b.csv", b"c;d\n")}
    assert refusals(client.post(address(table), given)) == {"file": [str(NO_ROOM)]}
    assert Attachment.objects.get().file.name == table.file.name


def test_a_form_that_asks_for_no_file_pays_no_heed_to_one(desk, steppe, full):
    client = desk("aigerim")
    form = client.get(DESCRIBE, {"ids": steppe.pk}).context["forms"][0]
    given = {"ids": steppe.pk, form.add_prefix("form_version"): form.initial["form_version"]}
    given |= {form.add_prefix(f"focal_point_{axis}"): "0.5" for axis in (0, 1)}
    answer = client.post(DESCRIBE, given | {form.add_prefix("alt_ru"): "Степь", "file": file()})
    assert answer["Location"] == LIST
    assert Photo.objects.get().alt_ru == "Степь"


def test_a_request_that_is_forged_is_refused_as_ever(full):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("aigerim"))
    client.get(UPLOAD)
    assert upload(client, file()).status_code == 403
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert upload(client, file(), **token).json() == {"error": str(NO_ROOM)}


def test_who_is_not_logged_in_is_sent_to_the_login(full):
    assert upload(Client(), file()).status_code == 302
