"""Every page of every table opens, for those who may, in each language of the interface."""

import pytest
from django.urls import reverse

from people.models import User
from photos.models import Photo
from tests import cast
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db
LANGUAGES = ("ru", "kk", "en")
WRITTEN_ONCE = {"revision", "publication", "quote", "report"}


@pytest.fixture
def rows(db):
    """One row of each table at least."""
    from facts.models import Source
    from people.models import Organisation, Person, Term
    from projects.models import Agreement, Project
    from regions.models import Region

    names = {"name_ru": "Имя", "name_kk": "Аты"}
    Source.objects.create(outlet="Газета", title="Заметка")
    region = Region.objects.create(slug="r", kind="oblast", **names)
    person = Person.objects.create(slug="p", **names)
    Organisation.objects.create(slug="o", **names)
    Term.objects.create(
        person=person, region=region, title_ru="аким", title_kk="әкім", certainty="rule"
    )
    Project.objects.create(slug="s", **names)
    Agreement.objects.create(slug="a", kind="memorandum", **names)
    story = cast.article()
    story.tags.create(slug="t", **names)
    cast.published(story)


def listed(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["timur", "root"])
def test_every_page_answers(desk, rows, tables, name, language):
    User.objects.filter(pk=cast.user(name).pk).update(interface_language=language)
    client = desk(name)
    for model in tables:
        if model is User and name != "root":
            assert client.get(listed(model)).status_code == 403
            continue
        assert client.get(listed(model)).status_code == 200, model
        add = 403 if model._meta.model_name in WRITTEN_ONCE else 200
        assert client.get(listed(model) + "add/").status_code == add, model
        if row := model._default_manager.first():
            for page in ("change", "history"):
                assert client.get(address(row, page)).status_code == 200, model
    assert client.get("/admin/").status_code == 200


def test_the_lists_ask_the_same_questions_for_few_and_for_many(
    desk, rows, django_assert_num_queries, django_assert_max_num_queries
):
    from people.models import Person, Term
    from regions.models import Region

    client = desk("root")
    for model in (Region, Person, Term):
        client.get(listed(model))
        with django_assert_max_num_queries(12) as first:
            client.get(listed(model))
        region = Region.objects.get(slug="r")
        for number in range(5):
            names = {
                "name_ru": f"Имя {number}",
                "name_kk": "Аты",
                "slug": f"{model.__name__}{number}",
            }
            Region.objects.create(kind="district", parent=region, **names)
            person = Person.objects.create(**names)
            Term.objects.create(
                person=person, region=region, title_ru="а", title_kk="ә", certainty="rule"
            )
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(listed(model))


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_one_without_a_role_is_sent_to_the_login(desk, tables, name):
    client = desk(name)
    for model in tables:
        answer = client.get(listed(model))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(("name", "is_let_in"), [("boris", True), ("dana", False)])
def test_a_role_is_all_that_the_login_asks_for(client, name, is_let_in):
    user = cast.user(name)
    user.set_password("uzaq-joldyn-basy-7")
    user.save()
    given = {"username": name, "password": "uzaq-joldyn-basy-7"}
    answer = client.post("/admin/login/", given)
    assert (answer.status_code == 302) == is_let_in


def test_the_login_and_every_page_carry_the_policy(client, desk):
    for answer in (client.get("/admin/login/"), desk("root").get("/admin/")):
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self' 'nonce-" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("name", ["aigerim", "boris", "saule", "timur", "root"])
def test_each_sets_their_own_language_and_no_more(desk, name):
    client = desk(name)
    given = {"interface_language": "en", "role": "administrator", "has_kazakh": "on"}
    role = cast.user(name).role
    answer = client.post("/admin/my-settings/", given, follow=True)
    assert 'lang="en"' in answer.content.decode()
    user = cast.user(name)
    assert (user.interface_language, user.role) == ("en", role)
    assert client.get("/admin/password_change/").status_code == 200


def test_a_reporter_may_look_at_a_region_but_not_change_it(desk, rows):
    from regions.models import Region

    region = Region.objects.get(slug="r")
    client = desk("aigerim")
    assert client.get(address(region)).status_code == 200
    assert client.post(address(region), {"name_ru": "Подмена"}).status_code == 403
    assert client.post(address(region, "delete"), {"post": "yes"}).status_code == 403
    region.refresh_from_db()
    assert region.name_ru == "Имя"


@pytest.mark.parametrize("kind", ["region", "person", "photo", "article", "project"])
def test_names_are_found_for_a_text(desk, rows, kind):
    assert desk("aigerim").get("/admin/names/", {"kind": kind, "q": "им"}).status_code == 200


def test_names_of_an_unknown_kind_are_not_found(desk):
    assert desk("aigerim").get("/admin/names/", {"kind": "user"}).status_code == 404
    assert Photo.objects.count() == 0
