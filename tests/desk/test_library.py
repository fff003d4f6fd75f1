"""The photo library: found, uploaded, described, used."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from articles.models import Depiction, Quote
from desk.uses import places_of, unused, uses_of
from languages.dates import PartialDate
from people.models import Person, Term
from photos.models import Attachment, Photo
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, said, sent

pytestmark = pytest.mark.django_db
LIST = "/admin/photos/photo/"
UPLOAD = f"{LIST}upload/"
DESCRIBE = f"{LIST}describe/"
SCRIPT = {"accept": "application/json"}
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def file(name="steppe.jpg", color="#346", exif=None):
    written = io.BytesIO()
    picture = Image.new("RGB", (90, 60), color)
    picture.save(written, "JPEG", **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(name, written.getvalue())


def told_by_the_camera(**tags):
    exif = Image.Exif()
    names = {"creator": 0x013B, "copyright": 0x8298, "caption": 0x010E}
    for name, value in tags.items():
        exif[names[name]] = value.encode()
    return exif


def photo(slug="steppe", color="#346", **fields):
    words = {"caption_ru": f"Подпись {slug}", "caption_kk": f"Жазба {slug}"}
    return Photo.objects.add(file(color=color), slug=slug, **{**words, **fields})


def found(client, query):
    page = client.get(LIST, query)
    assert page.status_code == 200
    return {card.photo.slug for card in page.context["cards"]}


# The list.


@pytest.fixture
def shelf(db):
    today = timezone.localdate()
    described = {"alt_ru": "Степь", "alt_kk": "Дала"}
    photo("public", public_from=timezone.now(), licence="CC BY 4.0", **described)
    photo("ending", color="#111", rights_until=today + timedelta(days=14), **described)
    photo("ended", color="#222", rights_until=today - timedelta(days=1), **described)
    photo("later", color="#333", rights_until=today + timedelta(days=15), **described)
    photo("plate", color="#444", is_plate=True, alt_ru="Горы")


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({"seen": "readers"}, {"public"}),
        ({"seen": "desk"}, {"ending", "ended", "later", "plate"}),
        ({"rights": "ending"}, {"ending"}),
        ({"rights": "ended"}, {"ended"}),
        ({"rights": "none"}, {"ending", "ended", "later", "plate"}),
        ({"described": "no"}, {"plate"}),
        ({"is_plate__exact": "1"}, {"plate"}),
        ({"rights": "invented"}, {"public", "ending", "ended", "later", "plate"}),
    ],
)
def test_filters_narrow_the_grid(desk, shelf, query, slugs):
    assert found(desk("aigerim"), query) == slugs


@pytest.fixture
def akim(db):
    names = {"name_ru": "Акимов Нурлан", "name_kk": "Әкімов Нұрлан"}
    return Person.objects.create(slug="akim", **names)


@pytest.fixture
def urjar(db):
    names = {"name_ru": "Урджарский район", "name_kk": "Үржар ауданы"}
    return Region.objects.create(slug="urjar", kind="district", **names)


@pytest.fixture
def shown(akim, urjar):
    """A photo of a person in a place, and one that shows neither."""
    words = {"credit_kk": "Сурет: Дәурен", "creator": "Дәурен Сейітов", "licence": "CC BY-SA"}
    seen = photo("bridge", taken_on=PartialDate.parse("2025-09-18"), copyright="© Onir", **words)
    depiction = Depiction.objects.create(photo=seen)
    depiction.people.add(akim)
    depiction.regions.add(urjar)
    photo("other", color="#555")
    return seen


@pytest.mark.parametrize(
    "words",
    [
        "подпись BRIDGE",
        "ЖАЗБА bridge",
        "акимов",
        "әкімов нұрлан",
        "үржар",
        "урджарский",
        "2025-09",
        "дәурен",
        "cc by-sa",
        "© onir",
    ],
)
def test_words_of_either_language_people_places_dates_and_rights_are_searched(desk, shown, words):
    assert found(desk("boris"), {"q": words}) == {"bridge"}


def test_whom_a_photo_shows_narrows_the_grid(desk, shown, akim, urjar):
    client = desk("boris")
    assert found(client, {"depiction__people__id__exact": akim.pk}) == {"bridge"}
    assert found(client, {"depiction__regions__id__exact": urjar.pk}) == {"bridge"}


def test_a_grid_of_many_photos_asks_no_more_than_one_of_few(desk):
    client = desk("aigerim")
    photo("first")
    few = asked(client)
    for number in range(5):
        photo(f"further-{number}", color=f"#{number}00")
    assert asked(client) == few


def asked(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    return len(queries)


# Uploading.


def upload(client, *files, headers=None, **given):
    return client.post(UPLOAD, {"file": files, **given}, headers=headers or SCRIPT)


def test_a_file_is_stored_with_what_it_says_of_itself(desk):
    exif = told_by_the_camera(creator="Aizhan S.", copyright="Onir 2025", caption="Көпір ашылды")
    told = upload(desk("aigerim"), file(exif=exif)).json()["photo"]
    stored = Photo.objects.get()
    assert told["slug"] == stored.slug
    assert (stored.creator, stored.copyright) == ("Aizhan S.", "Onir 2025")
    assert (stored.caption_kk, stored.caption_ru) == ("Көпір ашылды", None)
    assert stored.public_from is None
    assert f'name="photo-{stored.pk}-alt_kk"' in told["form"]
    assert desk("boris").get(told["thumbnail"]).status_code == 200


@pytest.mark.parametrize("bytes_", [b"", b"no picture", b"<svg/>"], ids=["empty", "text", "svg"])
def test_what_is_no_picture_is_refused_with_a_sentence_and_not_stored(desk, bytes_, settings):
    wrong = SimpleUploadedFile("photo.jpg", bytes_)
    told = upload(desk("aigerim"), wrong).json()
    assert told["error"]
    assert not Photo.objects.exists()
    assert not [each for each in settings.MEDIA_ROOT.rglob("*") if each.is_file()]


def test_a_picture_that_is_there_is_offered_and_not_stored_twice(desk):
    client = desk("aigerim")
    first = upload(client, file("one.jpg")).json()["photo"]
    again = upload(client, file("two.jpg", exif=told_by_the_camera(creator="Другой"))).json()
    assert again["duplicate"]["slug"] == first["slug"]
    assert Photo.objects.count() == 1
    assert upload(client, file("two.jpg"), anyway="on").json()["photo"]["slug"] != first["slug"]
    assert Photo.objects.count() == 2


def test_the_form_of_one_photo_refuses_a_picture_that_is_there(desk):
    there = photo("there")
    client = desk("aigerim")
    assert client.post(f"{LIST}add/", sent_alone(file("new.jpg", "#999"))).status_code == 302
    added = Photo.objects.latest("pk")
    assert (added.slug, added.focal_point) == ("new", "0.5x0.5")
    page = client.post(f"{LIST}add/", sent_alone(file("again.jpg")))
    assert str(there) in str(page.context["adminform"].form.errors["file"])
    assert Photo.objects.count() == 2


def sent_alone(picture):
    """The form of a new photo with nothing in it but a file."""
    return {"file": picture, "depiction-TOTAL_FORMS": 0, "depiction-INITIAL_FORMS": 0}


def test_a_script_sends_one_file_at_a_time(desk):
    client = desk("aigerim")
    assert upload(client).json()["error"]
    assert upload(client, file(), file(color="#999")).json()["error"]
    assert not Photo.objects.exists()


def test_without_scripts_many_files_come_at_once_and_are_described_next(desk):
    answer = upload(desk("aigerim"), file(), file(color="#999"), headers=BROWSER)
    numbers = sorted(Photo.objects.values_list("pk", flat=True))
    assert answer["Location"] == f"{DESCRIBE}?ids={numbers[0]},{numbers[1]}"
    assert desk("aigerim").get(answer["Location"]).status_code == 200


def test_without_scripts_what_was_refused_is_named_and_the_rest_is_stored(desk):
    there = photo("there")
    wrong = SimpleUploadedFile("letter.jpg", b"Dear all")
    page = upload(desk("aigerim"), file(), wrong, file("new.jpg", "#999"), headers=BROWSER)
    text = page.content.decode()
    assert "letter.jpg" in text
    assert f"{LIST}{there.pk}/change/" in text
    assert Photo.objects.count() == 2
    assert f"{DESCRIBE}?ids={Photo.objects.latest('pk').pk}" in text


def test_without_scripts_a_form_without_a_file_says_so(desk):
    page = upload(desk("aigerim"), headers=BROWSER)
    assert page.status_code == 200
    assert said(page)


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_who_does_not_work_here_uploads_nothing(desk, name):
    assert upload(desk(name), file()).status_code == 302
    assert not Photo.objects.exists()


def test_readers_learn_nothing_of_what_was_uploaded(desk, client):
    upload(desk("aigerim"), file())
    assert client.get(f"/media/{Photo.objects.get().file_name}").status_code == 404


# Describing.


def described(client, photos, headers=None, **typed):
    page = client.get(DESCRIBE, {"ids": ",".join(str(each.pk) for each in photos)})
    given = {"ids": [str(each.pk) for each in photos]}
    for form in page.context["forms"]:
        for bound in form:
            value = bound.value()
            if bound.name == "focal_point":
                given |= {f"{bound.html_name}_{axis}": part for axis, part in enumerate((0.5, 0.5))}
            else:
                given[bound.html_name] = "" if value is None else value
    given |= typed
    return client.post(DESCRIBE, given, headers=headers or BROWSER)


def test_photos_are_described_together(desk):
    one, two = photo("one"), photo("two", color="#999")
    typed = {
        f"photo-{one.pk}-alt_ru": "Мост",
        f"photo-{one.pk}-focal_point_0": "0.25",
        f"photo-{two.pk}-alt_kk": "Дала",
        f"photo-{two.pk}-rights_until": "2030-01-31",
    }
    assert described(desk("aigerim"), [one, two], **typed)["Location"] == LIST
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.alt_ru, one.focal_point) == ("Мост", "0.25x0.5")
    assert (two.alt_kk, str(two.rights_until)) == ("Дала", "2030-01-31")


def test_nothing_is_saved_and_nothing_lost_where_one_is_refused(desk):
    one, two = photo("one"), photo("two", color="#999")
    typed = {f"photo-{one.pk}-alt_ru": "Мост", f"photo-{two.pk}-taken_on": "вчера"}
    page = described(desk("aigerim"), [one, two], **typed)
    assert page.status_code == 200
    assert 'value="Мост"' in page.content.decode()
    assert 'value="вчера"' in page.content.decode()
    assert not Photo.objects.get(slug="one").alt_ru


def test_a_script_is_told_what_to_mend_or_where_to_go(desk):
    one = photo("one")
    client = desk("aigerim")
    wrong = {f"photo-{one.pk}-focal_point_0": "7"}
    assert "errorlist" in described(client, [one], SCRIPT, **wrong).json()["forms"]
    assert described(client, [one], SCRIPT).json() == {"saved": LIST}


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(desk):
    one = photo("one")
    client = desk("aigerim")
    page = client.get(DESCRIBE, {"ids": one.pk})
    opened = page.context["forms"][0].initial["form_version"]
    Photo.objects.update(alt_kk="Көпір")
    typed = {f"photo-{one.pk}-form_version": opened, f"photo-{one.pk}-alt_kk": ""}
    described(client, [one], **typed, **{f"photo-{one.pk}-alt_ru": "Мост"})
    one.refresh_from_db()
    assert (one.alt_ru, one.alt_kk) == ("Мост", "Көпір")


@pytest.mark.parametrize("ids", ["", "0", "x", "9" * 30, "1;2"])
def test_photos_that_are_not_there_are_not_found(desk, ids):
    assert desk("aigerim").get(DESCRIBE, {"ids": ids}).status_code == 404


# Where a photo is used.


def test_a_photo_tells_where_it_is_used_in_both_worlds(desk, akim):
    lead, inside, hung = photo("lead"), photo("inside", color="#111"), photo("hung", color="#222")
    story = cast.article(lead_photo=lead)
    body = '<p>Текст.</p><figure data-photo="inside"></figure><div data-gallery="x hung"></div>'
    cast.published(story, "kk", body=body)
    cast.draft(story.edition("ru"), body=body)
    akim.portrait = lead
    akim.save()
    for each, count in ((lead, 3), (inside, 3), (hung, 3)):
        assert len(places_of(each)) == count
    page = desk("boris").get(address(inside)).content.decode()
    assert f"/admin/articles/article/{story.pk}/change/" in page


def test_what_is_used_cannot_be_deleted(desk, akim):
    lead, inside, face = photo("lead"), photo("inside", color="#111"), photo("face", color="#222")
    hung, free = photo("hung", color="#333"), photo("hun", color="#444")
    body = '<p>Текст.</p><figure data-photo="inside"></figure><div data-gallery="hung"></div>'
    cast.draft(cast.article(lead_photo=lead).edition("ru"), body=body)
    akim.portrait = face
    akim.save()
    client = desk("boris")
    for used in (lead, inside, face, hung):
        client.post(address(used, "delete"), {"post": "yes"})
        assert Photo.objects.filter(pk=used.pk).exists(), used
    client.post(address(free, "delete"), {"post": "yes"})
    assert not Photo.objects.filter(slug="hun").exists()
    assert set(unused(Photo.objects.all())) == set()
    photo("lonely", color="#777")
    assert found(client, {"used": "no"}) == {"lonely"}


def test_who_is_seen_on_a_photo_or_quoted_is_not_deleted(shown, akim, urjar):
    told = " ".join([*uses_of(akim), *uses_of(urjar)])
    assert told.count(str(shown)) == 2
    said_in = cast.published(cast.article(), "ru")
    names = {"title_ru": "аким", "title_kk": "әкім"}
    term = Term.objects.create(person=akim, region=urjar, certainty="rule", **names)
    Quote.objects.create(
        person=akim,
        term=term,
        publication=said_in,
        language="ru",
        at=said_in.public_from,
        position=1,
        text="Мост построим.",
    )
    assert list(uses_of(term))


def test_a_photo_goes_with_what_was_said_of_whom_it_shows(desk, shown):
    desk("boris").post(address(shown, "delete"), {"post": "yes"})
    assert not Photo.objects.filter(slug="bridge").exists()
    assert not Depiction.objects.exists()


def test_the_files_of_what_was_deleted_go_too(desk, table, django_capture_on_commit_callbacks):
    one, two, three = photo("one"), photo("two", color="#111"), photo("three", color="#222")
    client = desk("boris")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(one, "delete"), {"post": "yes"})
        client.post(address(table, "delete"), {"post": "yes"})
        chosen = {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"}
        client.post(LIST, chosen)
    assert list(Photo.objects.all()) == [three]
    for gone in (one, two, table):
        assert not gone.file.storage.exists(gone.file.name)
    assert three.file.storage.exists(three.file.name)


def test_whom_a_photo_shows_is_chosen_on_its_page(desk, akim, urjar):
    seen = photo("bridge")
    client = desk("aigerim")
    given = sent(client.get(address(seen)))
    given |= {"depiction-0-people": [akim.pk], "depiction-0-regions": [urjar.pk]}
    assert client.post(address(seen), given).status_code == 302
    assert list(seen.depiction.people.all()) == [akim]
    assert list(seen.depiction.regions.all()) == [urjar]


# Files for readers.


@pytest.fixture
def table(db):
    kept = ContentFile(b"a;b\n1;2\n", "table.csv")
    return Attachment.objects.create(slug="table", title_ru="Смета", title_kk="Смета", file=kept)


def test_a_file_for_readers_is_added_with_its_size(desk):
    given = {"title_ru": "Смета", "title_kk": "Смета", "slug": ""}
    sheet = SimpleUploadedFile("смета.csv", b"a;b\n1;2\n", "text/csv")
    answer = desk("aigerim").post("/admin/photos/attachment/add/", given | {"file": sheet})
    assert answer.status_code == 302
    kept = Attachment.objects.get()
    assert (kept.slug, kept.bytes, kept.public_from) == ("smeta", 8, None)
    assert "смета" not in kept.file.name


def test_a_file_of_another_kind_is_refused(desk):
    given = {"title_ru": "Смета", "title_kk": "Смета", "slug": "x"}
    wrong = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", "text/html")
    page = desk("aigerim").post("/admin/photos/attachment/add/", given | {"file": wrong})
    assert page.context["adminform"].form.errors["file"]
    assert not Attachment.objects.exists()


def test_the_desk_saves_a_file_and_never_opens_it(desk, table):
    answer = desk("saule").get(f"/admin/photos/attachment/{table.pk}/download/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert b"".join(answer) == b"a;b\n1;2\n"
    page = desk("saule").get(address(table)).content.decode()
    assert table.file.name not in page


def test_a_file_that_a_text_names_is_not_deleted(desk, table):
    assert not list(uses_of(table))
    body = '<p><a data-file="table">Смета</a></p>'
    story = cast.article()
    cast.draft(story.edition("ru"), body=body)
    assert list(uses_of(table))
    assert len(places_of(table)) == 1
    desk("boris").post(address(table, "delete"), {"post": "yes"})
    assert Attachment.objects.exists()
