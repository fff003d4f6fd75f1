"""Who may do what: a table with a row for each of the cast."""

import pytest

from articles.models import Article, Entry, Publication, Section, Tag
from articles.permissions import can
from people.models import Person, User
from photos.models import Photo
from regions.models import Region
from tests import cast

pytestmark = pytest.mark.django_db
NOBODY = ("dana", "marat")
STEPS = {
    # step: (who may in Russian, who may in Kazakh)
    "save_draft": ("aigerim boris timur root", "aigerim saule timur root"),
    "submit": ("aigerim boris timur root", "aigerim saule timur root"),
    "approve": ("boris timur root", "saule timur root"),
    "send_back": ("boris timur root", "saule timur root"),
    "publish": ("boris timur root", "saule timur root"),
    "withdraw": ("boris timur root", "saule timur root"),
}
TABLES = [
    (Article, "add", "aigerim boris saule timur root"),
    (Article, "change", "aigerim boris saule timur root"),
    (Article, "delete", ""),
    (Publication, "view", "aigerim boris saule timur root"),
    (Publication, "change", ""),
    (Publication, "add", ""),
    (Publication, "delete", ""),
    (Entry, "change", ""),
    (Region, "view", "aigerim boris saule timur root"),
    (Region, "change", "boris saule timur root"),
    (Person, "add", "boris saule timur root"),
    (Photo, "add", "aigerim boris saule timur root"),
    (Tag, "add", "boris saule timur root"),
    (Section, "change", "timur root"),
    (User, "view", "root"),
    (User, "add", "root"),
    (User, "change", "root"),
    (User, "delete", ""),
]


@pytest.mark.parametrize("name", cast.ROLES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_belongs_to_its_role_and_language(name, step):
    story = cast.article()
    for language, names in zip(("ru", "kk"), STEPS[step], strict=True):
        edition = story.edition(language)
        assert can(cast.user(name), step, edition) == (name in names.split())


@pytest.mark.parametrize("name", cast.ROLES)
@pytest.mark.parametrize(("model", "verb", "names"), TABLES)
def test_a_table_belongs_to_its_roles(name, model, verb, names):
    user = cast.user(name)
    assert can(user, verb, model) == (name in names.split())
    label = f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
    assert user.has_perm(label) == (name in names.split())


@pytest.mark.parametrize("name", NOBODY)
def test_who_has_no_role_sees_nothing_of_the_desk(name):
    user = cast.user(name)
    assert not user.has_module_perms("articles")
    assert not can(user, "view", Article)


def test_what_is_not_written_down_is_denied():
    timur = cast.user("timur")
    assert not can(timur, "burn", Article)
    assert not can(timur, "view", None)
    assert not timur.has_perm("articles.view_nothing")
    assert not timur.has_perm("nonsense")


def test_a_superuser_is_asked_like_everyone():
    root = User.objects.create_superuser("admin", password="x")
    assert root.role == User.Role.ADMINISTRATOR
    assert not root.has_perm("articles.change_publication")
    assert root.has_perm("people.change_user")
