"""Every address of the desk asks the table of rights; they are found by walking."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Edition
from articles.permissions import HISTORY, TABLES, can, rights_to
from desk import bulk
from people.models import User
from tests import cast
from tests.desk.doors import (
    LOGIN,
    POST_ONLY,
    REFUSED,
    addresses,
    build_world,
    doors,
    may_add,
    relations,
)

pytestmark = pytest.mark.django_db

STAFF = ("aigerim", "boris", "saule", "timur", "root")
OUTSIDE = ("dana", "marat", "")
LINK = re.compile(r'(?:href|formaction)="(/admin/[^"#]*)"')
SENDS = re.compile(r'<form[^>]*method="post"[^>]*action="(/admin/[^"#]+)"', re.IGNORECASE)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world, made once for a module, and where its files are."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            world = build_world()
        yield world, media
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db, alone, settings):
    """The world as one test sees it: what the test changes is taken back."""
    world, settings.MEDIA_ROOT = built
    return world


def browser(name):
    client = Client()
    if name:
        client.force_login(cast.user(name))
    return client


def ask(client, method, door, user):
    """What an address answers; whatever it did is undone."""
    with transaction.atomic():
        status = getattr(client, method)(door.path, door.fields(user)).status_code
        transaction.set_rollback(True)
    return status


# Nothing is forgotten.


def test_every_address_has_a_rule_and_every_rule_an_address(world):
    found = {key for key, _route in addresses()}
    assert found == set(doors(world))


def test_walking_finds_what_there_is():
    routes = [route for _key, route in addresses()]
    assert len(routes) > 80
    assert "admin/articles/article/<path:object_id>/change/" in routes


def test_every_table_has_a_line_of_rights():
    for model in apps.get_models():
        label, name = model._meta.label_lower, model._meta.model_name
        assert label in TABLES or name.startswith(HISTORY), f"no line for {label}"
    models = {model._meta.label_lower for model in apps.get_models()}
    assert set(TABLES) <= models


def test_a_table_without_a_line_is_closed():
    assert rights_to("articles", "invented") == (None,) * 4
    assert rights_to("people", "invented") == (None,) * 4
    assert rights_to("people", "historicalinvented") == (None,) * 4


def test_versions_are_looked_at_and_never_changed():
    for model in apps.get_models():
        if model._meta.model_name.startswith(HISTORY):
            line = rights_to(model._meta.app_label, model._meta.model_name)
            assert line == (User.Role.REPORTER, None, None, None), model


def test_every_page_of_a_table_has_a_row_to_try(world):
    for model in admin.site._registry:
        assert model._default_manager.exists(), model


# Each address answers each of us as the table says.


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", STAFF)
def test_each_address_answers_as_the_table_says(world, name, method):
    client, user = browser(name), cast.user(name)
    wrong = []
    for key, listed in doors(world).items():
        for door in listed:
            expected = door.expected(user, method)
            if expected is None or (method == "post" and door.post is None):
                continue
            given = ask(client, method, door, user)
            if given != expected:
                wrong.append((key, door.path, f"expected {expected}, got {given}"))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OUTSIDE)
def test_each_address_sends_who_does_not_work_here_to_the_login(world, name, method):
    client, user = browser(name), cast.user(name or "dana")
    for key, listed in doors(world).items():
        for door in listed:
            assert ask(client, method, door, user) == LOGIN, (key, door.path)


def test_the_table_tells_the_roles_apart(world):
    """Otherwise the walk would prove nothing."""
    answers = {
        name: [
            door.expected(cast.user(name), method)
            for listed in doors(world).values()
            for door in listed
            for method in ("get", "post")
        ]
        for name in STAFF
    }
    assert answers["aigerim"].count(REFUSED) > answers["boris"].count(REFUSED) > 0
    assert answers["boris"] != answers["saule"]
    assert answers["boris"].count(REFUSED) > answers["timur"].count(REFUSED)
    assert answers["timur"].count(REFUSED) > answers["root"].count(REFUSED) > 0
    assert POST_ONLY in answers["root"]


@pytest.mark.parametrize("name", [*STAFF, *OUTSIDE])
def test_the_way_in_and_out(name):
    client, works_here = browser(name), name in STAFF
    assert client.get("/admin/login/").status_code == (302 if works_here else 200)
    assert client.get("/admin/logout/").status_code == (405 if works_here else 302)
    assert client.post("/admin/logout/").status_code == (200 if works_here else 302)
    assert client.get("/admin/").status_code == 302 or not works_here


# Rows are not written by who may not.


def columns(row):
    return type(row)._base_manager.filter(pk=row.pk).values().first()


@pytest.mark.parametrize("name", STAFF)
def test_who_may_not_change_or_delete_a_row_does_not(world, name):
    client, user = browser(name), cast.user(name)
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        before = columns(row)
        at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        if not can(user, "delete", row):
            assert client.post(f"{at}{row.pk}/delete/", {"post": "yes"}).status_code == REFUSED
        if not can(user, "change", row):
            sent = {"name_ru": "Подмена", "title": "Подмена", "slug": "podmena", "role": "chief"}
            assert client.post(f"{at}{row.pk}/change/", sent).status_code == REFUSED
        assert columns(row) == before


def actions_of(page):
    return ["delete_selected", *(action.__name__ for action in page.actions or ())]


NEEDS = {
    "bulk_file": "change",
    "delete_selected": "delete",
    "make_public": "change",
    "merge_two": "merge",
    "take_back": "change",
}


def may_act(user, action, row):
    """Whether an action is for somebody; steps of publication ask for one of the languages."""
    step = action.removeprefix("bulk_")
    if step in bulk.STEPS:
        return any(can(user, step, Edition(language=each)) for each in ("ru", "kk"))
    return can(user, NEEDS[action], row)


@pytest.mark.parametrize("name", STAFF)
def test_bulk_actions_are_offered_to_and_done_for_who_may(world, rf, name):
    client, user = browser(name), cast.user(name)
    request = rf.get("/admin/")
    request.user = user
    for model, page in admin.site._registry.items():
        row = model._default_manager.order_by("pk").first()
        at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for action in actions_of(page):
            may = may_act(user, action, row) and can(user, "view", row)
            assert (action in page.get_actions(request)) == may, (model, action)
            before = columns(row)
            with transaction.atomic():
                sent = {"action": action, "_selected_action": row.pk, "post": "yes"}
                answer = client.post(at, sent)
                assert answer.status_code in (200, 302, REFUSED)
                assert may or columns(row) == before, (model, action)
                transaction.set_rollback(True)


def test_a_bulk_action_does_something(world):
    """Otherwise the test above would prove nothing."""
    from regions.models import Region

    region = Region.objects.get(slug="r")
    sent = {"action": "make_public", "_selected_action": region.pk}
    for name, is_done in (("aigerim", False), ("boris", True)):
        browser(name).post("/admin/regions/region/", sent)
        region.refresh_from_db()
        assert region.is_public() == is_done


@pytest.mark.parametrize("name", [*STAFF, *OUTSIDE])
def test_autocompletes_answer_who_may_look_at_what_they_find(world, name):
    client, user = browser(name), cast.user(name or "dana")
    for model, relation in relations():
        meta, found = model._meta, relation.related_model
        sent = {"app_label": meta.app_label, "model_name": meta.model_name, "term": "и"}
        answer = client.get("/admin/autocomplete/", sent | {"field_name": relation.name})
        if name in OUTSIDE:
            assert answer.status_code == LOGIN
            continue
        page = admin.site._registry.get(found)
        if answer.status_code == 200:
            assert page
            assert can(user, "view", found), (model, relation.name)
        elif page and page.search_fields:
            assert not can(user, "view", found), (model, relation.name)


@pytest.mark.parametrize("name", STAFF)
def test_no_list_answers_questions_about_passwords(world, name):
    client = browser(name)
    for model, relation in relations():
        if relation.related_model is User and model in admin.site._registry:
            at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            answer = client.get(at, {f"{relation.name}__password__startswith": "m"})
            assert answer.status_code == 400, (model, relation.name)


# Nobody sees an address that they may not open.


def is_within(path):
    """Pages of the desk, each once: the order and the filters of a list are not walked."""
    return not path.startswith(("/admin/logout/", "/admin/jsi18n/")) and "?" not in path


@pytest.mark.parametrize("name", STAFF)
@pytest.mark.long
def test_no_page_leads_where_its_user_may_not_go(world, name):
    client, user = browser(name), cast.user(name)
    writes = {
        door.path: door.expected(user, "post")
        for listed in doors(world).values()
        for door in listed
        if door.post
    }
    waiting, seen = ["/admin/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code in (200, 302), (path, answer.status_code)
        if answer.status_code == 302 or "text/html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        waiting += {link.replace("&amp;", "&") for link in LINK.findall(text) if is_within(link)}
        for action in SENDS.findall(text):
            assert writes.get(action) != REFUSED, (path, action)
    assert len(seen) > 20


@pytest.mark.parametrize("name", STAFF)
def test_who_may_only_look_sees_no_button_to_save_or_delete(world, name):
    client, user = browser(name), cast.user(name)
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        if not can(user, "view", row):
            continue
        text = client.get(f"{at}{row.pk}/change/").content.decode()
        assert ('name="_save"' in text) == can(user, "change", row), model
        assert (f"{at}{row.pk}/delete/" in text) == can(user, "delete", row), model
        listed = client.get(at).content.decode()
        assert (f'href="{at}add/' in listed) == may_add(user, model), model


@pytest.mark.parametrize("words", ["1", "имя", "9" * 30, "%_\\'\""])
def test_every_list_can_be_searched(world, words):
    client = browser("root")
    for model, page in admin.site._registry.items():
        if page.search_fields:
            at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            assert client.get(at, {"q": words}).status_code == 200, model
