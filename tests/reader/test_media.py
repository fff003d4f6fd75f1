"""A picture is public while its photo is and its rights last; else nothing is there."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from photos.models import Attachment, Photo, Rendition
from photos.originals import renditions
from tests import cast
from tests.reader.conftest import LANGUAGES, LONG_AGO, pages, photo

pytestmark = pytest.mark.django_db
NEVER = "/media/AAAAAAAAAAAAAAAAAAAAAA.png"
MONTH = 30 * 24 * 3600


def rendition(photo):
    return photo.renditions.filter(format="jpeg", ratio="natural").get()


def address(photo):
    return f"/media/{PurePath(rendition(photo).name).name}"


def whole(response):
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, sorted(response.items()), body


def hide(photo, **fields):
    Photo.objects.filter(pk=photo.pk).update(**fields)


def assert_as_never(client, path, **headers):
    for ask in (client.get, client.head):
        assert whole(ask(path, headers=headers)) == whole(ask(NEVER, headers=headers))
        assert ask(path, headers=headers).status_code == 404


@pytest.fixture
def plate(db):
    return photo()


def test_a_public_picture_is_told_with_its_kind_and_a_long_life(client, plate):
    response = client.get(address(plate))
    status, headers, body = whole(response)
    headers = dict(headers)
    assert status == 200
    assert body == renditions().open(rendition(plate).name).read()
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["Content-Length"] == str(len(body))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == f"public, max-age={MONTH}, s-maxage=600"
    assert "Set-Cookie" not in headers
    assert "Vary" not in headers
    head = client.head(address(plate))
    assert (head.status_code, head["Content-Length"]) == (200, str(len(body)))


def test_who_holds_the_picture_is_not_sent_it_again(client, plate):
    tag = client.get(address(plate))["ETag"]
    again = client.get(address(plate), headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in again["Cache-Control"]
    assert client.get(address(plate), headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "hidden",
    [
        {"public_from": None},
        {"public_from": timezone.now() + timedelta(days=1)},
        {"rights_until": date(2020, 1, 1)},
    ],
    ids=["on the desk", "not yet", "no longer"],
)
def test_a_hidden_picture_answers_as_one_that_never_was(client, plate, hidden):
    response = client.get(address(plate))
    tag, path = response["ETag"], address(plate)
    hide(plate, **hidden)
    told = (
        {},
        {"if-none-match": tag},
        {"if-none-match": "*"},
        {"if-match": tag},
        {"if-modified-since": "Wed, 21 Oct 2099 07:28:00 GMT"},
        {"range": "bytes=0-1"},
        {"accept-language": "kk"},
    )
    for headers in told:
        assert_as_never(client, path, **headers)
    client.force_login(cast.user("timur"))
    assert_as_never(client, path)


def test_a_picture_that_is_gone_from_the_disk_answers_so_too(client, plate):
    renditions().delete(rendition(plate).name)
    assert_as_never(client, address(plate))


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/originals/",
        "/media/originals/{name}",
        "/media/photos/{name}",
        "/media/../media/originals/{name}",
        "/media/%2e%2e/originals/{name}",
        "/media/{original}",
        "/media/originals/{original}",
        "/media/renditions/{name}",
        "/media/{slug}.png",
        "/media/{stem}",
        "/media/{name}/",
        "/media/{name}.png",
        "/media/{stem}.png",
        "/media/{upper}",
        "/media/x%00.png",
        "/originals/{name}",
        "/static/originals/{name}",
    ],
)
def test_no_other_address_leads_to_it(client, plate, path):
    name = address(plate).removeprefix("/media/")
    words = {"name": name, "slug": plate.slug, "stem": name.partition(".")[0]}
    words |= {"upper": name.swapcase(), "original": plate.file_name}
    assert client.get(path.format(**words)).status_code == 404


def test_nobody_keeps_a_picture_longer_than_its_rights(client, plate):
    hide(plate, rights_until=date(2026, 3, 1))
    last_second = datetime(2026, 3, 1, 18, 59, 59, tzinfo=UTC)  # 23:59:59 in Almaty
    with time_machine.travel(last_second - timedelta(hours=1), tick=False):
        assert client.get(address(plate))["Cache-Control"].startswith("public, max-age=3600,")
    with time_machine.travel(last_second - timedelta(seconds=59), tick=False):
        told = client.get(address(plate))["Cache-Control"]
        assert told == "public, max-age=59, s-maxage=59"
    with time_machine.travel(last_second, tick=False):
        assert "max-age=0" in client.get(address(plate))["Cache-Control"]
    with time_machine.travel(last_second + timedelta(seconds=1), tick=False):
        assert_as_never(client, address(plate))


def test_rights_without_a_foreseeable_end_are_no_trouble(client, plate):
    hide(plate, rights_until=date.max)
    assert client.get(address(plate)).status_code == 200


def test_a_picture_is_public_from_its_second_on(client, plate):
    at = datetime(2026, 3, 1, 6, tzinfo=UTC)
    hide(plate, public_from=at)
    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert_as_never(client, address(plate))
    with time_machine.travel(at, tick=False):
        assert client.get(address(plate)).status_code == 200


def test_a_page_shows_the_picture_by_its_address(read, client, story):
    page = read(f"/ru/news/{story.pk}/novost-{story.pk}/")
    for slug, ratios in {"lead": ("16x9", "4x3"), "plate": ("natural",)}.items():
        for each in Photo.objects.get(slug=slug).renditions.filter(ratio__in=ratios):
            where = f"/media/{PurePath(each.name).name}"
            assert where in page
            assert client.get(where).status_code == 200


def test_every_picture_of_every_page_is_a_rendition(read, client, story):
    names = {PurePath(each.name).name for each in Rendition.objects.all()}
    for language in LANGUAGES:
        for path in pages(language, story).values():
            asked = set(re.findall(r"/media/([^\s\"]+)", read(path)))
            assert asked <= names, path
    assert not any(photo.file_name in names for photo in Photo.objects.all())


def test_a_file_is_there_to_download_while_it_is_public(client, db):
    file = ContentFile(b"a;b\n1;2\n", "plan.csv")
    plan = Attachment.objects.create(
        slug="plan-2026", title_ru="План", title_kk="Жоспар", file=file, public_from=LONG_AGO
    )
    response = client.get("/files/plan-2026/")
    status, headers, body = whole(response)
    assert (status, body) == (200, b"a;b\n1;2\n")
    headers = dict(headers)
    assert headers["Content-Disposition"] == 'attachment; filename="plan-2026.csv"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "public, max-age=600"
    assert client.get(f"/media/{PurePath(plan.file.name).name}").status_code == 404
    Attachment.objects.update(public_from=None)
    assert whole(client.get("/files/plan-2026/")) == whole(client.get("/files/never/"))
    assert client.get("/files/never/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_answers_as_one_that_never_was(client, db):
    file = ContentFile(b"a", "plan.csv")
    plan = Attachment.objects.create(
        slug="plan", title_ru="П", title_kk="Ж", file=file, public_from=LONG_AGO
    )
    plan.file.storage.delete(plan.file.name)
    assert client.get("/files/plan/").status_code == 404


def test_a_picture_asks_one_question(client, plate, django_assert_num_queries):
    where = address(plate)
    with django_assert_num_queries(1):
        client.get(where)


def test_a_picture_is_only_read(client, plate):
    assert client.post(address(plate)).status_code == client.post(NEVER).status_code == 405
