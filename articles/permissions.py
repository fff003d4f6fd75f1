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
DESK_STEPS = {"close_report": Role.REPORTER, "merge": Role.EDITOR, "import": Role.EDITOR}
ARTICLE_STEPS = {"publish_facts": Role.EDITOR, "set_embargo": Role.EDITOR}

# By kind of thing: the least role that may look, add, change and delete. None: nobody.
OWN = (Role.REPORTER, Role.REPORTER, Role.REPORTER, Role.REPORTER)
DRAWN_ON = (Role.REPORTER, Role.REPORTER, Role.REPORTER, Role.EDITOR)
REFERENCE = (Role.REPORTER, Role.EDITOR, Role.EDITOR, Role.EDITOR)
FRAME = (Role.REPORTER, Role.CHIEF, Role.CHIEF, Role.CHIEF)
# Written by steps and by the house itself.
LOOKED_AT = (Role.REPORTER, None, None, None)
# Seen on no page of a table: what belongs to one person, and what guards the others.
CLOSED = (None, None, None, None)
TABLES = {
    "articles.article": (Role.REPORTER, Role.REPORTER, Role.REPORTER, None),
    "articles.taggedarticle": OWN,
    "articles.section": FRAME,
    "articles.tag": REFERENCE,
    "articles.edition": LOOKED_AT,
    "articles.revision": LOOKED_AT,
    "articles.publication": LOOKED_AT,
    "articles.entry": LOOKED_AT,
    "articles.step": LOOKED_AT,
    "articles.debt": LOOKED_AT,
    "articles.secondreading": LOOKED_AT,
    "articles.notice": LOOKED_AT,
    "articles.recordentry": LOOKED_AT,
    "articles.due": LOOKED_AT,
    "articles.heartbeat": LOOKED_AT,
    "articles.recordhead": CLOSED,
    "articles.erasure": CLOSED,
    "articles.sharelink": CLOSED,
    "articles.autosave": CLOSED,
    "articles.presence": CLOSED,
    "articles.pairing": CLOSED,
    "articles.savedview": CLOSED,
    "articles.redirect": LOOKED_AT,
    "articles.depiction": DRAWN_ON,
    "articles.mention": CLOSED,
    "articles.report": LOOKED_AT,
    "articles.reading": LOOKED_AT,
    "articles.socialcard": LOOKED_AT,
    "articles.spelling": REFERENCE,
    "articles.imprint": (Role.REPORTER, Role.CHIEF, Role.CHIEF, None),
    "articles.quote": LOOKED_AT,
    "photos.photo": DRAWN_ON,
    "photos.rendition": LOOKED_AT,
    "photos.attachment": DRAWN_ON,
    "facts.source": DRAWN_ON,
    "regions.region": REFERENCE,
    "regions.regionname": REFERENCE,
    "regions.statistic": REFERENCE,
    "regions.formerbelonging": REFERENCE,
    "people.organisation": REFERENCE,
    "people.organisationname": REFERENCE,
    "people.person": REFERENCE,
    "people.personname": REFERENCE,
    "people.term": REFERENCE,
    "people.user": (Role.ADMINISTRATOR, Role.ADMINISTRATOR, Role.ADMINISTRATOR, None),
    "people.loginattempt": CLOSED,
    "projects.project": REFERENCE,
    "projects.figure": REFERENCE,
    "projects.indicator": REFERENCE,
    "projects.milestone": REFERENCE,
    "projects.slip": REFERENCE,
    "projects.agreement": REFERENCE,
    "projects.party": REFERENCE,
    "projects.signatory": REFERENCE,
    "projects.subject": REFERENCE,
    # Django's and its companions'.
    "admin.logentry": CLOSED,
    "auth.permission": CLOSED,
    "auth.group": CLOSED,
    "contenttypes.contenttype": CLOSED,
    "sessions.session": CLOSED,
    "taggit.tag": CLOSED,
    "taggit.taggeditem": CLOSED,
}
VERBS = {"view": 0, "add": 1, "change": 2, "delete": 3}
HISTORY = "historical"  # how django-simple-history calls the tables in which versions are kept


def can(user: Any, action: str, thing: Any) -> bool:
    """Whether a user may do this. `thing` is a row, or a model where no row is meant yet."""
    if not (isinstance(user, User) and user.is_active) or thing is None:
        return False
    if action in EDITION_STEPS:
        return (
            _reaches(user, EDITION_STEPS[action])
            and getattr(thing, "language", None) in user.languages
        )
    if action in ARTICLE_STEPS:
        return _reaches(user, ARTICLE_STEPS[action]) and (
            action != "publish_facts" or _speaks_all_public(user, thing)
        )
    if action in DESK_STEPS:
        return _reaches(user, DESK_STEPS[action])
    if action in VERBS:
        return _reaches(user, _least_role(thing._meta, action))
    return False


def require(user: User, action: str, thing: Any) -> None:
    """PermissionDenied, with a sentence, where `can` says no."""
    if not can(user, action, thing):
        raise PermissionDenied(_("You have no right to do this."))


def _reaches(user: User, role: str | None) -> bool:
    return role is not None and RANKS.index(user.role) >= RANKS.index(role)


def _least_role(table: Any, verb: str) -> str | None:
    return rights_to(table.app_label, table.model_name)[VERBS[verb]]


def rights_to(app: str, model: str) -> tuple[str | None, str | None, str | None, str | None]:
    """The line of a table. Versions are looked at by who may look at the thing, and stay."""
    if not model.startswith(HISTORY):
        return TABLES.get(f"{app}.{model}", CLOSED)
    # The versions of what is chosen for a thing are called after both: historicalproject_regions.
    thing = model.removeprefix(HISTORY).partition("_")[0]
    return (TABLES.get(f"{app}.{thing}", CLOSED)[0], None, None, None)


def _speaks_all_public(user: User, article: models.Model) -> bool:
    """Facts go out in every language that is public; so must the one who sends them."""
    others = [each for each in article.editions.all() if each.language not in user.languages]
    return not any((now := each.current_publication()) and not now.is_an_end for each in others)


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
