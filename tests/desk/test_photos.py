"""The desk sees every picture, by an address that asks who is there."""

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from photos.admin import PhotoAdmin
from photos.models import Photo
from tests.desk.conftest import address, sent
from tests.photos.test_photos import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(db):
    return Photo.objects.add(picture(), slug="hidden")


def original(photo):
    return f"/admin/photos/photo/{photo.pk}/original/"


@pytest.mark.parametrize("name", ["aigerim", "boris", "saule", "timur", "root"])
def test_who_works_here_sees_a_picture_before_readers_do(desk, hidden, name):
    response = desk(name).get(original(hidden))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert b"".join(response) == hidden.file.storage.open(hidden.file.name).read()


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_who_has_no_role_is_sent_to_the_login(desk, hidden, name):
    assert desk(name).get(original(hidden))["Location"].startswith("/admin/login/")


def test_who_is_not_logged_in_learns_nothing_of_what_there_is(hidden):
    there, never = Client().get(original(hidden)), Client().get("/admin/photos/photo/99/original/")
    assert there.status_code == never.status_code == 302
    assert there["Location"].replace(str(hidden.pk), "99", 1) == never["Location"]


def test_who_may_not_look_is_refused(desk, hidden, monkeypatch):
    monkeypatch.setattr(PhotoAdmin, "has_view_permission", lambda *_: False)
    client = desk("root")
    monkeypatch.setattr("desk.model_admin.may", lambda *_: False)
    assert client.get(original(hidden)).status_code == 403


def test_a_browser_asks_each_time_whether_it_may_still_show_it(desk, hidden):
    client = desk("aigerim")
    tag = client.get(original(hidden))["ETag"]
    assert client.get(original(hidden), headers={"if-none-match": tag}).status_code == 304
    client.post("/admin/logout/")
    assert client.get(original(hidden), headers={"if-none-match": tag}).status_code == 302


@pytest.mark.parametrize("pk", ["0", "99", "9" * 30])
def test_a_photo_that_is_not_there_is_not_found(desk, pk):
    assert desk("root").get(f"/admin/photos/photo/{pk}/original/").status_code == 404


def thumbnail(photo, width=320):
    return f"/admin/photos/photo/{photo.pk}/thumbnail/{width}/"


def test_the_list_and_the_form_show_it_by_such_an_address(desk, hidden):
    client = desk("aigerim")
    assert f'src="{thumbnail(hidden)}"' in client.get("/admin/photos/photo/").content.decode()
    text = client.get(address(hidden)).content.decode()
    assert f'src="{thumbnail(hidden, 960)}"' in text
    assert 'name="focal_point_0"' in text
    assert hidden.file_name not in text


def test_a_thumbnail_is_the_picture_itself_until_there_are_renditions(desk, hidden):
    answer = desk("aigerim").get(thumbnail(hidden))
    assert b"".join(answer) == hidden.file.storage.open(hidden.file.name).read()
    assert answer["Cache-Control"] == "private, no-cache"


def test_who_may_only_look_sees_the_picture_too(desk, hidden, monkeypatch):
    monkeypatch.setattr("desk.model_admin.may", lambda request, action, row: action == "view")
    text = desk("aigerim").get(address(hidden)).content.decode()
    assert f'src="{thumbnail(hidden)}"' in text
    assert 'type="file"' not in text


def test_words_are_saved_and_the_picture_stays(desk, hidden):
    client = desk("aigerim")
    page = client.get(address(hidden))
    answer = client.post(address(hidden), sent(page) | {"alt_ru": "Степь", "alt_kk": "Дала"})
    assert answer.status_code == 302
    saved = Photo.objects.get()
    assert (saved.alt_kk, saved.file.name) == ("Дала", hidden.file.name)


def test_another_picture_takes_its_place_under_a_new_name(
    desk, hidden, client, django_capture_on_commit_callbacks
):
    page = desk("aigerim").get(address(hidden))
    given = sent(page) | {"file": picture("PNG", size=(30, 40))}
    with django_capture_on_commit_callbacks(execute=True):
        assert desk("aigerim").post(address(hidden), given).status_code == 302
    saved = Photo.objects.get()
    assert (saved.pk, saved.slug) == (hidden.pk, "hidden")
    assert saved.file_name.endswith(".png")
    assert saved.file_name != hidden.file_name
    assert (saved.width, saved.height) == (30, 40)
    assert saved.pixels_digest != hidden.pixels_digest
    assert saved.rendering_due_at > hidden.rendering_due_at
    assert not hidden.file.storage.exists(hidden.file.name)
    assert client.get(f"/media/{hidden.file_name}").status_code == 404


def test_the_versions_say_that_another_picture_came(desk, hidden):
    page = desk("aigerim").get(address(hidden))
    desk("aigerim").post(address(hidden), sent(page) | {"file": picture("PNG")})
    assert "replaced the file" in hidden.history.values_list("history_change_reason", flat=True)
    page = desk("aigerim").get(address(hidden, "history"))
    assert page.context["rows"][0].summary == [_("file replaced")]


def test_a_wrong_file_is_told_and_the_old_picture_still_shown(desk, hidden):
    page = desk("aigerim").get(address(hidden))
    wrong = picture()
    wrong.file.write(b"no picture" * 10)
    wrong.file.truncate(50)
    answer = desk("aigerim").post(address(hidden), sent(page) | {"file": wrong})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["file"]
    assert Photo.objects.get().file.name == hidden.file.name
