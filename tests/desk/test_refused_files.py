"""A file goes with its row: what is refused or rolled back leaves storage as it was."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection

from photos.models import Attachment, Photo
from tests.desk.conftest import address, sent
from tests.desk.test_library import LIST, file, photo, sent_alone

pytestmark = pytest.mark.django_db
FILES = "/admin/photos/attachment/"


@pytest.fixture
def steppe(db):
    return photo("steppe")


@pytest.fixture
def table(db):
    kept = ContentFile(b"a;b\n1;2\n", "table.csv")
    return Attachment.objects.add(kept, slug="table", title_ru="Смета", title_kk="Смета")


@pytest.fixture
def unchanged(settings, django_capture_on_commit_callbacks):
    """The same files lie in storage afterwards, whatever was to be done after the commit."""
    before = stored(settings)
    with django_capture_on_commit_callbacks(execute=True):
        yield
    assert stored(settings) == before


def stored(settings):
    return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def replacement():
    return file("new.jpg", "#999")


def changing(client, row, given):
    return client.post(address(row), sent(client.get(address(row))) | given)


WRONG = {
    "a field": {"taken_on": "вчера"},
    "another field": {"source": "99"},
    "the row as a whole": {"public_from_0": "2025-09-18", "public_from_1": "12:00"},
    "whom it shows": {"depiction-0-people": ["99"]},
    "whose form is not there": {"depiction-TOTAL_FORMS": "x"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_refused_form_leaves_the_photo_its_file_and_no_other(desk, steppe, unchanged, wrong):
    page = changing(desk("aigerim"), steppe, {"file": replacement()} | wrong)
    assert page.status_code == 200
    assert page.context["errors"]
    assert Photo.objects.get().file.name == steppe.file.name


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_refused_form_of_a_new_photo_stores_nothing(desk, unchanged, wrong):
    given = sent_alone(replacement()) | {"depiction-TOTAL_FORMS": 1} | wrong
    assert desk("aigerim").post(f"{LIST}add/", given).context["errors"]
    assert not Photo.objects.exists()


def test_somebody_elses_change_to_another_field_stores_nothing(desk, steppe, unchanged):
    client = desk("aigerim")
    given = sent(client.get(address(steppe))) | {"alt_ru": "Степь", "file": replacement()}
    Photo.objects.update(alt_ru="Мост")
    assert client.post(address(steppe), given).context["errors"]
    assert Photo.objects.get().file.name == steppe.file.name


def fail_in_history(execute, sql, params, many, context):
    if "INSERT INTO" in sql and "photos_historical" in sql:
        raise OperationalError("database or disk is full")
    return execute(sql, params, many, context)


def post_and_fail(client, path, given):
    """The database fails after the row was written and before its history is."""
    client.raise_request_exception = False
    with connection.execute_wrapper(fail_in_history):
        assert client.post(path, given).status_code == 500


def test_a_rolled_back_change_leaves_the_photo_its_file(desk, steppe, unchanged):
    client = desk("aigerim")
    given = sent(client.get(address(steppe))) | {"file": replacement()}
    post_and_fail(client, address(steppe), given)
    assert Photo.objects.get().file.name == steppe.file.name


def test_a_rolled_back_photo_leaves_no_file(desk, unchanged):
    post_and_fail(desk("aigerim"), f"{LIST}add/", sent_alone(replacement()))
    assert not Photo.objects.exists()


def test_a_rolled_back_change_leaves_a_document_its_file(desk, table, unchanged):
    client = desk("aigerim")
    given = sent(client.get(address(table))) | {"file": SimpleUploadedFile("b.csv", b"c;d\n")}
    post_and_fail(client, address(table), given)
    assert Attachment.objects.get().file.name == table.file.name


def test_a_refused_document_stores_nothing(desk, table, unchanged):
    given = {"title_kk": "", "file": SimpleUploadedFile("b.csv", b"c;d\n")}
    assert changing(desk("aigerim"), table, given).context["errors"]
    again = {"title_ru": "Смета", "title_kk": "Смета", "slug": "table"}
    wrong = again | {"file": SimpleUploadedFile("b.csv", b"c;d\n")}
    assert desk("aigerim").post(f"{FILES}add/", wrong).context["errors"]
    assert Attachment.objects.get().file.name == table.file.name
