"""Who may do what. Everything is denied that is not written here."""

from typing import Any

from django.apps import apps
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import User

Role = User.Role
RANKS = [Role.NONE, Role.REPORTER, Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR]

# The least role that an action asks for. Those of an edition ask for its language as well.
EDITION_STEPS = {
    "save_draft": Role.REPORTER,
    "submit": Role.REPORTER,
    "approve": Role.EDITOR,
    "send_back": Role.EDITOR,
    "restore": Role.REPORTER,
    "preview": Role.REPORTER,
    "share": Role.REPORTER,
    # Somebody else's; one's own goes with the right to share.
    "revoke_link": Role.EDITOR,
    "publish": Role.EDITOR,
    "call_back": Role.EDITOR,
    "end": Role.EDITOR,
    "withdraw": Role.EDITOR,
    "retract": Role.EDITOR,
    "read_again": Role.EDITOR,
    "settle": Role.EDITOR,
    "publish_urgently": Role.CHIEF,
    # The law's reasons need two people of these two roles, each of whom may begin.
    "ask_erasure": Role.CHIEF,
    "erase": Role.CHIEF,
}
ARTICLE_STEPS = {"publish_facts": Role.EDITOR, "set_embargo": Role.EDITOR}

# By kind of thing: who may add, change and delete it. Whoever works here may look.
TABLES = {
    "articles.article": (Role.REPORTER, Role.REPORTER, None),
    "articles.edition": (None, None, None),
    "articles.revision": (None, None, None),
    "articles.publication": (None, None, None),
    "articles.entry": (None, None, None),
    "articles.taggedarticle": (Role.REPORTER, Role.REPORTER, Role.REPORTER),
    "articles.section": (Role.CHIEF, Role.CHIEF, Role.CHIEF),
    "articles.tag": (Role.EDITOR, Role.EDITOR, Role.EDITOR),
    "photos.photo": (Role.REPORTER, Role.REPORTER, Role.EDITOR),
    "facts.source": (Role.REPORTER, Role.REPORTER, Role.EDITOR),
    "people.user": (Role.ADMINISTRATOR, Role.ADMINISTRATOR, None),
}
REFERENCE = (Role.EDITOR, Role.EDITOR, Role.EDITOR)
REFERENCE_APPS = ("regions", "people", "projects")
VERBS = {"add": 0, "change": 1, "delete": 2}


def can(user: Any, action: str, thing: Any) -> bool:
    """Whether a user may do this. `thing` is a row, or a model where no row is meant yet."""
    if not (isinstance(user, User) and user.is_active) or thing is None:
        return False
    if action in EDITION_STEPS:
        return _reaches(user, EDITION_STEPS[action]) and thing.language in user.languages
    if action in ARTICLE_STEPS:
        return _reaches(user, ARTICLE_STEPS[action]) and (
            action != "publish_facts" or _speaks_all_public(user, thing)
        )
    if action == "view":
        return _may_look(user, thing)
    if action in VERBS:
        return _reaches(user, _least_role(thing, action))
    return False


def require(user: User, action: str, thing: Any) -> None:
    """PermissionDenied, with a sentence, where `can` says no."""
    if not can(user, action, thing):
        raise PermissionDenied(_("You have no right to do this."))


def _reaches(user: User, role: str | None) -> bool:
    return role is not None and RANKS.index(user.role) >= RANKS.index(role)


def _least_role(thing: Any, verb: str) -> str | None:
    label = thing._meta.label_lower
    default = REFERENCE if thing._meta.app_label in REFERENCE_APPS else (None, None, None)
    return TABLES.get(label, default)[VERBS[verb]]


def _may_look(user: User, thing: Any) -> bool:
    if thing._meta.label_lower == "people.user":
        return _reaches(user, Role.ADMINISTRATOR)
    ours = (*REFERENCE_APPS, "facts", "photos", "articles")
    return thing._meta.app_label in ours and _reaches(user, Role.REPORTER)


def _speaks_all_public(user: User, article: models.Model) -> bool:
    """Facts go out in every language that is public; so must the one who sends them."""
    public = [
        edition.language
        for edition in article.editions.all()
        if (current := edition.current_publication()) and not current.is_an_end
    ]
    return set(public) <= user.languages


class NewsroomBackend(ModelBackend):
    """Logs people in as Django does, and answers its questions about permissions by `can`.

    They are named like `articles.change_article`; a step is asked for as
    `articles.publish_edition` with the edition.
    """

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        app, _, codename = perm.partition(".")
        action, _, model = codename.rpartition("_")
        try:
            thing = obj if obj is not None else apps.get_model(app, model)
        except LookupError:
            return False
        return can(user_obj, action, thing)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return getattr(user_obj, "role", Role.NONE) != Role.NONE
