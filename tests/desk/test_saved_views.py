"""Saved views: the list as somebody narrowed it, under a name, theirs or everybody's."""

import pytest
from django.http import QueryDict

from articles.models import SavedView
from desk.saved_views import MOST_OF_ONE, kept
from tests import cast
from tests.desk.conftest import said

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
SAVE = f"{LIST}view/"


@pytest.fixture
def view(db):
    return SavedView.objects.create(user=cast.user("boris"), name="Моё", query="ru=public")


def names(client, **query):
    views = client.get(LIST, query).context["views"]["all"]
    return [each.view.name for each in views]


def save(client, **given):
    return client.post(SAVE, {"name": "Не переведено", "query": "ru=public", **given}, follow=True)


def test_a_view_is_saved_and_opens_the_same_list(desk):
    cast.published(cast.article(), "ru")
    cast.article()
    client = desk("boris")
    answer = save(client, query="q=&kk=none&ru=public&p=7&csrfmiddlewaretoken=x")
    view = SavedView.objects.get()
    assert (view.name, view.query, view.is_shared) == ("Не переведено", "ru=public&kk=none", False)
    assert [each.is_open for each in answer.context["views"]["all"]] == [True]
    assert len(client.get(f"{LIST}?{view.query}").context["cl"].result_list) == 1


def test_saving_under_the_same_name_takes_its_place(desk):
    client = desk("boris")
    save(client)
    save(client, query="kk=public", is_shared="on")
    view = SavedView.objects.get()
    assert (view.query, view.is_shared) == ("kk=public", True)


def test_a_view_of_ones_own_is_seen_by_nobody_else_until_it_is_shared(desk, view):
    assert names(desk("boris")) == ["Моё"]
    assert names(desk("saule")) == []
    desk("boris").post(f"{SAVE}{view.pk}/", {"name": "Наше", "is_shared": "on"})
    assert names(desk("saule")) == ["Наше"]


def test_a_view_of_somebody_else_cannot_be_changed_even_if_shared(desk, view):
    SavedView.objects.update(is_shared=True)
    client = desk("root")
    for given in ({"name": "Чужое"}, {"delete": "1"}):
        assert client.post(f"{SAVE}{view.pk}/", given).status_code == 404
    assert f'action="{SAVE}{view.pk}/"' not in client.get(LIST).content.decode()
    assert SavedView.objects.get().name == "Моё"


def test_ones_own_view_is_deleted(desk, view):
    desk("boris").post(f"{SAVE}{view.pk}/", {"delete": "1"})
    assert not SavedView.objects.exists()


def test_two_views_of_one_person_have_two_names(desk, view):
    other = SavedView.objects.create(user=view.user, name="Другое", query="")
    answer = desk("boris").post(f"{SAVE}{other.pk}/", {"name": "Моё"}, follow=True)
    assert said(answer)
    other.refresh_from_db()
    assert other.name == "Другое"
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["", "   ", "а" * 61, "a\x01b", "\0"])
def test_a_name_that_is_none_is_refused_with_a_sentence(desk, name):
    answer = save(desk("boris"), name=name)
    assert said(answer)
    assert not SavedView.objects.exists()


def test_a_query_that_is_too_long_is_refused_with_a_sentence(desk):
    answer = save(desk("boris"), query=f"q={'а' * 600}")
    assert said(answer)
    assert not SavedView.objects.exists()


def test_nobody_keeps_views_without_end(desk):
    boris = cast.user("boris")
    SavedView.objects.bulk_create(
        SavedView(user=boris, name=f"Вид {number}") for number in range(MOST_OF_ONE)
    )
    client = desk("boris")
    save(client)
    assert SavedView.objects.count() == MOST_OF_ONE
    save(client, name="Вид 1")
    assert SavedView.objects.get(name="Вид 1").query == "ru=public"


@pytest.mark.parametrize("path", [SAVE, f"{SAVE}1/"])
def test_views_are_changed_by_post_alone(desk, path):
    assert desk("boris").get(path).status_code == 405


def test_only_what_the_list_knows_is_kept_and_in_one_order():
    given = QueryDict("kk=none&evil=1&o=-1&ru=public&e=1&_popup=1&password=x&q=")
    assert kept(given) == "o=-1&ru=public&kk=none"


def test_what_is_kept_is_told_as_text(desk):
    save(desk("boris"), name='"><script>x</script>', query='q="><script>x</script>')
    page = desk("boris").get(LIST).content.decode()
    assert "<script>x" not in page
