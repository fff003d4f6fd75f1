"""What the editor finds for a text: things by their words, posts by the story's date."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from desk.names import AT_MOST_OF_A_KIND, KINDS
from languages.dates import PartialDate
from people.models import Person, Term
from photos.models import Attachment, Photo
from regions.models import Region
from tests import cast
from tests.photos.test_photos import picture

pytestmark = pytest.mark.django_db

PARSE = PartialDate.parse


@pytest.fixture
def ask(desk):
    """ask("boris", kind="person", q="нур"): what is found."""

    def ask(name="boris", **given):
        answer = desk(name).get("/admin/names/", given)
        assert answer.status_code == 200
        return answer.json()["names"]

    return ask


@pytest.fixture
def akim():
    person = Person.objects.create(slug="nurlan", name_ru="Нурлан", name_kk="Нұрлан")
    region = Region.objects.create(slug="abai", kind="oblast", name_ru="Абай", name_kk="Абай обл")
    post = {"person": person, "region": region, "certainty": "rule"}
    now = timezone.now()
    Term.objects.create(
        title_ru="заместитель",
        title_kk="орынбасар",
        start=PARSE("2020"),
        end=PARSE("2022"),
        public_from=now,
        **post,
    )
    Term.objects.create(
        title_ru="аким", title_kk="әкім", start=PARSE("2023-05"), public_from=now, **post
    )
    return person


def test_things_are_named_in_the_language_of_the_text(ask, akim):
    assert ask(kind="person", q="нурлан", language="ru")[0]["name"] == "Нурлан"
    assert ask(kind="person", q="нурлан", language="kk")[0]["name"] == "Нұрлан"
    assert ask("saule", kind="region", q="абай", language="kk")[0]["name"] == "Абай обл"


def test_several_kinds_are_searched_at_once_and_tell_what_they_are(ask, akim):
    Person.objects.create(slug="abai", name_ru="Абай Кунанбаев", name_kk="Абай Құнанбайұлы")
    found = ask(kind=["region", "person"], q="абай", language="ru")
    assert [(each["kind"], each["slug"]) for each in found] == [
        ("region", "abai"),
        ("person", "abai"),
    ]
    for number in range(AT_MOST_OF_A_KIND + 2):
        Region.objects.create(slug=f"r{number}", kind="district", name_ru="Аул", name_kk="Ауыл")
    assert len(ask(kind=["region", "person"], q="аул")) == AT_MOST_OF_A_KIND


def test_it_is_told_what_readers_see_already(ask, akim):
    assert not ask(kind="person", q="нурлан")[0]["is_public"]
    Person.objects.update(public_from=timezone.now())
    assert ask(kind="person", q="нурлан")[0]["is_public"]


def test_an_article_is_found_by_its_title_or_number_and_public_by_language(ask):
    story = cast.article()
    cast.published(story, "kk", title="Көпір ашылды")
    for words in ("көпір", str(story.pk)):
        found = ask("saule", kind="article", q=words, language="kk")
        assert found == [
            {"kind": "article", "slug": str(story.pk), "name": "Көпір ашылды", "is_public": True}
        ]
    assert not ask(kind="article", q=str(story.pk), language="ru")[0]["is_public"]
    assert ask(kind="article", slug=[str(story.pk), "x", "9" * 30])[0]["slug"] == str(story.pk)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2021-03-01", "заместитель"),
        ("2025-09-18", "аким"),
        ("2024", "аким"),
        ("2022-12", "заместитель"),
        ("2023", ""),
        ("unknown", ""),
        ("yesterday", ""),
        ("", "аким"),
    ],
)
def test_the_post_is_that_of_the_storys_date(ask, akim, day, held):
    (found,) = ask(kind="person", q="нурлан", on=day, language="ru")
    assert found["held"] == held
    assert [(each["title"], each["years"]) for each in found["terms"]] == [
        ("аким", "(2023-05 – …)"),
        ("заместитель", "(2020 – 2022)"),
    ]


def test_a_post_not_yet_public_is_offered_and_not_told_of_the_date(ask, akim):
    Term.objects.update(public_from=None)
    (found,) = ask(kind="person", q="нурлан", on="2025")
    assert found["held"] == ""
    assert len(found["terms"]) == 2


def test_a_photo_comes_with_its_picture_and_its_page(ask, desk):
    photo = Photo.objects.add(picture(), slug="gory", caption_ru="Горы", caption_kk="Таулар")
    (found,) = ask(kind="photo", slug=["gory", "none"], language="kk")
    assert (found["name"], found["caption"]) == ("Таулар", "Таулар")
    assert desk("boris").get(found["thumbnail"]).status_code == 200
    assert found["page"] == f"/admin/photos/photo/{photo.pk}/change/"


def test_a_file_for_readers_is_found_by_its_title(ask):
    file = ContentFile(b"%PDF", "plan.pdf")
    Attachment.objects.create(slug="plan", file=file, title_ru="План", title_kk="Жоспар")
    assert [each["name"] for each in ask(kind="file", q="жоспар", language="ru")] == ["План"]


def test_what_is_no_kind_is_not_found(desk):
    for given in ({}, {"kind": "user"}, {"kind": ["person", "user"]}):
        assert desk("root").get("/admin/names/", given).status_code == 404


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_who_does_not_work_here_is_told_nothing(desk, name, akim):
    for kind in KINDS:
        answer = desk(name).get("/admin/names/", {"kind": kind, "q": "н"})
        assert answer["Location"].startswith("/admin/login/")


# Posts of other sites.


def test_an_address_becomes_a_marker(desk):
    answer = desk("boris").get("/admin/embed/", {"text": "https://youtu.be/dQw4w9WgXcQ"})
    assert answer.json() == {"embed": "youtube:dQw4w9WgXcQ"}


@pytest.mark.parametrize("text", ["", "https://example.com/a", "<iframe>", "x" * 5000])
def test_what_is_no_address_of_a_provider_is_refused_with_a_sentence(desk, text):
    answer = desk("boris").get("/admin/embed/", {"text": text})
    assert list(answer.json()) == ["error"]


def test_addresses_are_read_for_who_works_here_alone(desk):
    answer = desk("marat").get("/admin/embed/", {"text": "https://youtu.be/dQw4w9WgXcQ"})
    assert answer["Location"].startswith("/admin/login/")
