"""Every address of the desk, with what it answers to whom, by what `articles.permissions` says.

`doors(world)` gives them by the name of the address, or by its route where it has no name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver, reverse

from articles.models import Article, Edition, Imprint, Report, Revision, ShareLink, Spelling, Tag
from articles.models.sharing import LASTING
from articles.permissions import can
from desk import bulk
from desk.importing import KINDS as IMPORTED
from desk.names import KINDS
from facts.models import Source
from people.models import Organisation, Person, Term, User
from photos.models import Attachment, Photo
from projects.models import Agreement, Project
from regions.models import Region
from tests import cast
from tests.reader.conftest import photo

LOGIN, REFUSED, POST_ONLY = 302, 403, 405
CATCH_ALL, SHORT = "(?P<url>.*)$", "<path:object_id>/"


def anybody(user):
    """Who works here."""
    return True


def nobody(user):
    return False


@dataclass(frozen=True)
class Door:
    """`get` and `post` answer who may; None: that method is not asked. `sent` goes with POST."""

    path: str
    may: Callable = anybody
    get: int | None = 200
    post: int | None = None
    may_post: Callable | None = None
    sent: Callable | dict = field(default_factory=dict)

    def expected(self, user, method):
        """The status for somebody with a role; None where the method is not asked."""
        status = getattr(self, method)
        if status is None or status == POST_ONLY:
            return status
        may = self.may if method == "get" else self.may_post or self.may
        return status if may(user) else REFUSED

    def fields(self, user):
        return self.sent(user) if callable(self.sent) else self.sent


# Walking the resolver.


def addresses(resolver=None, prefix=""):
    """(key, route) of every address under /admin/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif route.startswith("admin/"):
            yield pattern.name or unnamed(route), route


def unnamed(route):
    return next((each for each in (SHORT, CATCH_ALL) if route.endswith(each)), route)


# A newsroom with a row in every table.


def build_world():
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
    Tag.objects.create(slug="t", **names)
    Tag.objects.create(slug="t-too", name_ru="Имена", name_kk="Аттары")
    photo("seen")
    Attachment.objects.create(
        slug="f", title_ru="Файл", title_kk="Файл", file=ContentFile(b"1;2", "table.csv")
    )
    Imprint.objects.create(publisher_ru="Издатель", publisher_kk="Баспагер")
    Spelling.objects.create(written="Шығыстау", latin="Shygystau")
    story = cast.article()
    Report.objects.create(
        language="ru", article_number=story.pk, page=f"/ru/news/{story.pk}/x/", message="Не то имя."
    )
    texts = {language: text_of(story, language) for language in ("ru", "kk")}
    return SimpleNamespace(story=story, texts=texts)


def text_of(story, language):
    """An edition that is public, with a later text, one kept beside it, and a shared link."""
    said = '<blockquote data-person="p"><p>Слово.</p></blockquote>'
    cast.published(story, language, body=said)
    edition = story.edition(language)
    saved = cast.draft(edition, "Позже")
    beside = Revision.objects.create(
        edition=edition, author=cast.user("aigerim"), base=saved, title="Рядом", is_beside=True
    )
    link, _token = ShareLink.objects.make(
        by=cast.user("aigerim"), revision=saved, lasting=LASTING[0]
    )
    edition.refresh_from_db()
    return SimpleNamespace(edition=edition, saved=saved, beside=beside, link=link)


# What every address answers.


def doors(world):
    found = {**of_django(), **of_the_desk(world)}
    for model, page in admin.site._registry.items():
        found |= of_table(model, page)
    for text in world.texts.values():
        for name, door in of_text(world.story, text).items():
            found.setdefault(name, []).extend(door)
    return found


def of_django():
    user = ContentType.objects.get_for_model(User).pk
    return {
        "index": [Door("/admin/")],
        "login": [],  # see test_the_way_in_and_out
        "logout": [],
        "password_change": [Door("/admin/password_change/", post=200)],
        "password_change_done": [Door("/admin/password_change/done/")],
        "autocomplete": [],  # see test_autocompletes_answer_who_may_look_at_what_they_find
        "jsi18n": [Door("/admin/jsi18n/")],
        # No thing of ours says where it stands before readers: nothing is found there.
        "view_on_site": [Door(f"/admin/r/{user}/1/", get=404)],
        "app_list": [Door(f"/admin/{app}/") for app in apps_of_the_desk()],
        CATCH_ALL: [Door("/admin/no/such/page/", get=404)],
        SHORT: [
            Door(f"/admin/{app}/{name}/1/", get=302)
            for app, name in ((m._meta.app_label, m._meta.model_name) for m in admin.site._registry)
        ],
    }


def apps_of_the_desk():
    return sorted({model._meta.app_label for model in admin.site._registry})


def of_table(model, page):
    """Django's pages of one table, for its first row."""
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.order_by("pk").first()
    at = reverse(f"admin:{label}_changelist")
    mine = f"{at}{row.pk}/"
    may = {verb: asked(verb, row) for verb in ("view", "change", "delete")}
    found = {
        f"{label}_changelist": [Door(at, may["view"], post=200)],
        f"{label}_add": [Door(f"{at}add/", lambda user: may_add(user, model), post=200)],
        f"{label}_change": [Door(f"{mine}change/", may["view"], post=200, may_post=may["change"])],
        f"{label}_delete": [Door(f"{mine}delete/", may["delete"], post=200)],
        f"{label}_history": [history(f"{mine}history/", model, may)],
    }
    if model is User:
        name, path = "auth_user_password_change", f"{mine}password/"
        found[name] = [Door(path, may["change"], post=200)]
    if model is Photo:
        found["photos_photo_original"] = [Door(f"{mine}original/", may["view"])]
        found["photos_photo_thumbnail"] = [Door(f"{mine}thumbnail/320/", may["view"])]
        found["upload_photos"] = [Door(f"{at}upload/", asked("add", model), post=200)]
        describing = f"{at}describe/?ids={row.pk}"
        found["describe_photos"] = [Door(describing, may["change"], post=200)]
    if model is Report:
        # Nothing is said of what became of it, so it stays open.
        close = Door(f"{at}{row.pk}/close/", asked("close_report", row), POST_ONLY, post=302)
        found["articles_report_close"] = [close]
    if model is Attachment:
        found["photos_attachment_download"] = [Door(f"{mine}download/", may["view"])]
    return found


def history(path, model, may):
    """Where versions are kept, POST restores the one that it names: here, none."""
    if not hasattr(model, "history"):
        return Door(path, may["view"])
    return Door(path, may["view"], post=404, may_post=may["change"], sent={"version": "none"})


def may_add(user, model):
    """There is one imprint: who may change it adds no second."""
    return can(user, "add", model) and model is not Imprint


def asked(action, thing):
    return lambda user: can(user, action, thing)


def of_the_desk(world):
    here = {"article": world.story.pk}
    see = asked("view", world.story)
    return {
        "my_settings": [Door("/admin/my-settings/", post=200)],
        "notices_seen": [Door("/admin/notices/seen/", get=POST_ONLY, post=302)],
        "moment": [Door("/admin/moment/")],
        "embed": [Door("/admin/embed/?text=t.me/aqparat/1")],
        "proof": [Door("/admin/proof/", get=POST_ONLY, post=400)],
        "names": [
            Door(f"/admin/names/?kind={kind}&q=и", asked("view", model))
            for kind, model in KINDS.items()
        ],
        "debts": [Door("/admin/debts/")],
        "presence": [Door(f"/admin/presence/{here['article']}/", see, POST_ONLY, 200)],
        **of_merging(),
        **of_importing(),
        **of_lists(world.story),
        "autosave": [Door("/admin/autosave/")],
        "logged_in": [Door("/admin/logged-in/")],
        "checks": [Door(f"/admin/checks/{here['article']}/", see, POST_ONLY, 200)],
    }


def of_lists(story):
    """Finding, and the list of articles: its table, its saved views, its steps with several."""
    see, at = asked("view", story), "/admin/articles/article/"
    file = f"{at}file/?ids={story.pk}"
    return {
        "find": [Door("/admin/find/?q=имя")],
        "find_while_typing": [Door("/admin/find/typing/?q=имя")],
        "articles_csv": [Door(f"{at}table/", see)],
        "save_view": [Door(f"{at}view/", see, POST_ONLY, 302)],
        "change_view": [Door(f"{at}view/0/", see, POST_ONLY, 404)],
        "bulk_file": [Door(file, asked("change", story), post=200)],
        "bulk_step": [
            Door(f"{at}step/{step}/?ids={story.pk}", in_any_language(step), post=200)
            for step in bulk.STEPS
        ],
    }


def in_any_language(step):
    return lambda user: any(can(user, step, Edition(language=each)) for each in ("ru", "kk"))


def of_merging():
    """Nothing is said of how the two were seen, so they stay two."""
    tag, other = Tag.objects.order_by("pk")[:2]
    may, at = asked("merge", tag), f"/admin/merge/tag/{tag.pk}/"
    return {
        "merge_choose": [Door(at, may)],
        "merge": [Door(f"{at}{other.pk}/", may, post=200)],
    }


def of_importing():
    """No table is sent, so nothing comes in."""
    kinds = [(f"/admin/import/{kind}/", asked("import", each)) for kind, each in IMPORTED.items()]
    return {
        "import": [Door(at, may, post=200) for at, may in kinds],
        "import_headings": [Door(f"{at}headings/", may) for at, may in kinds],
    }


def of_text(story, text):
    """The pages of one edition, asked for by each action's own name."""
    edition: Edition = text.edition
    number, language = story.pk, edition.language
    may = lambda action: asked(action, edition)  # noqa: E731
    typed = {"article": number, "language": language, "title": "Набрано"}
    kept = {**typed, "typed_at": "1700000000000"}
    offer = f"/admin/autosave/offer/?article={number}&language={language}"
    beside = f"/admin/articles/article/{number}/side-by-side/{text.beside.pk}/"
    erasure = f"/admin/articles/article/{number}/erasure/{language}/"
    revisions = f"/admin/articles/edition/{edition.pk}"
    scripts = {"ru": [], "kk": ["latn", "arab"]}[language]
    shared = {"revision": text.saved.pk, "hours": 1}
    restored = {"revision": text.saved.pk - 1, "base": text.saved.pk}
    left = {"leave": "1", "theirs": text.saved.pk}
    revoke = f"/admin/share/link/{text.link.pk}/revoke/"
    write = may("save_draft")
    beside_it = Edition.objects.filter(article=number).exclude(pk=edition.pk).get()
    settling = {"language": language, "answers": beside_it.current_revision_id}
    return {
        "settle_debts": [Door(f"/admin/debts/{number}/", write, POST_ONLY, 200, sent=settling)],
        "autosave": [
            Door("/admin/autosave/", write, None, 200, sent=lambda u: {**kept, "user": u.pk})
        ],
        "autosave_offer": [Door(offer, write, get=204)],
        "autosave_throw_away": [
            Door("/admin/autosave/throw-away/", write, POST_ONLY, 302, sent=typed)
        ],
        "autosave_beside": [Door("/admin/autosave/beside/", write, POST_ONLY, 200, sent=typed)],
        "side_by_side": [Door(beside, write, post=302, sent=left)],
        "article_erasure": [Door(erasure, may("ask_erasure"), post=200)],
        "edition_revisions": [Door(f"{revisions}/history/", may("view"))],
        "edition_restore": [
            Door(f"{revisions}/restore/", may("restore"), POST_ONLY, 302, sent=restored)
        ],
        "preview": [Door(f"/admin/preview/{text.saved.pk}/", may("preview"))],
        "preview_in_script": [
            Door(f"/admin/preview/{text.saved.pk}/{script}/", may("preview")) for script in scripts
        ],
        "preview_typed": [
            Door(f"/admin/preview/typed/{edition.pk}/", may("preview"), POST_ONLY, 200, sent=typed)
        ],
        "share": [Door(f"/admin/share/{edition.pk}/", may("share"), post=200, sent=shared)],
        "revoke_link": [Door(revoke, may_revoke(text.link, edition), POST_ONLY, 302)],
    }


def may_revoke(link, edition):
    """One's own, or as an editor of the language."""
    return lambda user: (
        can(user, "revoke_link", edition)
        or (can(user, "share", edition) and link.made_by_id == user.pk)
    )


def relations():
    """Every field of a model of the desk that leads to another table."""
    for model in [Article, Edition, *admin.site._registry]:
        for relation in model._meta.get_fields():
            if relation.is_relation and relation.concrete and relation.related_model:
                yield model, relation
