"""A newsroom in which work was done, through the pages on which people do it.

`work(browser)` leaves behind what a bare table does not have: logs, old addresses, versions, notes.
"""

import io
from datetime import UTC, timedelta

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles.models import Article, Debt, Publication, Report, Tag
from desk.thing_versions import versions
from people.models import Organisation, Person
from photos.models import Photo
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, said, sent
from tests.desk.doors import build_world

BODY = "<p>В Урджаре построят 12 школ за 2 млрд тенге.</p><p>Об этом сообщил акимат.</p>"
LIST = "/admin/articles/article/"


def work(browser):
    """Everything once."""
    build_world()
    publish_and_end(browser)
    correct_and_owe(browser)
    urgent_and_read_again(browser)
    schedule_and_call_back(browser)
    withdraw_and_retract(browser)
    write_and_restore(browser)
    erase(browser)
    put_together(browser)
    several_at_once(browser)
    save_everything(browser("root"))
    restore_versions(browser("boris"))
    merge_duplicates(browser("boris"))
    bring_in_tables(browser("boris"))
    close_reports(browser("boris"))
    keep_views_and_settings(browser("boris"))
    upload_and_describe(browser("aigerim"))
    delete(browser("timur"))


# An article, by the buttons of its page.


def press(client, story, step, **typed):
    """The page after the step. AssertionError: it was refused."""
    given = sent(client.get(address(story))) | typed | {"_step": step}
    answer = client.post(address(story), given, follow=True)
    assert answer.status_code == 200
    levels = [message.level_tag for message in answer.context["messages"]]
    assert "error" not in levels, said(answer)
    return answer


def begin(browser, language="ru", **typed):
    client = browser("aigerim")
    given = sent(client.get(f"{LIST}add/")) | {"section": cast.section().pk}
    given |= {"regions": [Region.objects.get(slug="r").pk]}
    given |= {f"{language}-title": cast.TITLES[language], f"{language}-lead": "О школах."}
    given |= {f"{language}-body": BODY} | typed
    client.post(f"{LIST}add/", given)
    return Article.objects.order_by("-pk").first()


def save(client, story, **typed):
    given = sent(client.get(address(story))) | typed
    assert client.post(address(story), given).status_code == 302


def make_public(browser, story, language="ru"):
    editor = browser(cast.EDITORS[language])
    press(browser("aigerim"), story, f"{language}:submit")
    press(editor, story, f"{language}:approve", **{f"{language}-review_note": "Хорошо."})
    press(editor, story, f"{language}:publish")


def public_in_both(browser):
    story = begin(browser)
    make_public(browser, story)
    save(browser("aigerim"), story, **{"kk-title": cast.TITLES["kk"], "kk-body": BODY})
    make_public(browser, story, "kk")
    return story


def publish_and_end(browser):
    story = begin(browser)
    press(browser("aigerim"), story, "ru:submit")
    press(browser("boris"), story, "ru:send_back", **{"ru-review_note": "Откуда число?"})
    save(browser("aigerim"), story, **{"ru-body": BODY + "<p>Число назвал аким.</p>"})
    make_public(browser, story)
    press(browser("boris"), story, "ru:end", **{"ru-end_note": "Конкурс окончен."})


def correct_and_owe(browser):
    """Both languages are public, Russian is corrected, and Kazakh answers to it by a reason."""
    story = public_in_both(browser)
    typed = {"ru-body": BODY.replace("12", "14")}
    save(browser("boris"), story, **typed)
    press(browser("aigerim"), story, "ru:submit")
    press(browser("timur"), story, "ru:approve")
    corrected = {"ru-kind": "correction", "ru-reader_note": "Школ будет 14."}
    press(browser("boris"), story, "ru:publish", **corrected)
    debt = Debt.objects.open().get(article_number=story.pk)
    reason = {"kk-settle_reason": "Сан бұрыннан дұрыс."}
    press(browser("saule"), story, f"kk:settle:{debt.pk}", **reason)


def urgent_and_read_again(browser):
    story = begin(browser)
    why = {"ru-urgent_reason": "Паводок"}
    press(browser("timur"), story, "ru:publish_urgently", **why)
    number = Publication.objects.get(edition__article=story).pk
    press(browser("boris"), story, f"ru:read_again:{number}", **{"ru-reading_remark": "Верно."})


def moment(name, when):
    local = timezone.localtime(when)
    return {
        f"{name}_day": local.strftime("%Y-%m-%d"),
        f"{name}_clock": local.strftime("%H:%M"),
        f"{name}_said": when.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"),
    }


def tomorrow(days=1):
    return (timezone.now() + timedelta(days=days)).replace(second=0, microsecond=0)


def schedule_and_call_back(browser):
    """One text was called back, another waits; an embargo was set and lifted."""
    story = begin(browser)
    client = browser("boris")
    press(browser("aigerim"), story, "ru:submit")
    press(client, story, "ru:approve")
    press(client, story, "ru:publish_at", **moment("ru-publish_at", tomorrow()))
    number = Publication.objects.get(edition__article=story).pk
    press(client, story, f"ru:call_back:{number}")
    press(client, story, "story:embargo", **moment("story-embargo", tomorrow()))
    press(client, story, "story:lift_embargo")
    press(client, story, "ru:publish_at", **moment("ru-publish_at", tomorrow(2)))


def withdraw_and_retract(browser):
    story = public_in_both(browser)
    press(browser("boris"), story, "ru:withdraw", **{"ru-withdraw_note": "Решение суда."})
    press(browser("saule"), story, "kk:retract", **{"kk-retract_note": "Құжат жалған."})


def write_and_restore(browser):
    """Saved thrice, an earlier text restored; one more is typed and not saved; a link was given."""
    story, client = begin(browser), browser("aigerim")
    edition = story.edition("ru")
    first = edition.current_revision
    for words in ("<p>Второе.</p>", "<p>Третье.</p>"):
        save(client, story, **{"ru-body": BODY + words})
    last = story.edition("ru").current_revision_id
    at = reverse("admin:edition_restore", args=[edition.pk])
    assert client.post(at, {"revision": first.pk, "base": last}).status_code == 302
    typed = {"article": story.pk, "language": "ru", "title": "Набрано", "lead": "", "body": BODY}
    kept = typed | {"user": cast.user("aigerim").pk, "typed_at": "1700000000000"}
    assert client.post("/admin/autosave/", kept).status_code == 200
    given = {"revision": first.pk, "hours": 1}
    shared = client.post(reverse("admin:share", args=[edition.pk]), given)
    assert shared.status_code == 200


def erase(browser):
    """Asked by the chief, confirmed by the administrator; of another it is only asked."""
    story, other = begin(browser), begin(browser)
    asked = {"ground": "Закон, статья 1.", "note": "Снято по закону."}
    for each in (story, other):
        make_public(browser, each)
        assert browser("timur").post(erasure(each), asked).status_code == 302
    page = browser("root").get(erasure(story))
    confirmed = {"_confirm": page.context["asked"].pk}
    assert browser("root").post(erasure(story), confirmed).status_code == 302


def erasure(story):
    return reverse("admin:article_erasure", args=[story.pk, "ru"])


def put_together(browser):
    """Two saved over the same text; what Boris chose became the text."""
    story, boris = begin(browser), browser("boris")
    opened = sent(boris.get(address(story)))
    save(browser("aigerim"), story, **{"ru-title": "Её"})
    answer = boris.post(address(story), opened | {"ru-title": "Его"})
    page = boris.get(answer["Location"])
    chosen = {"theirs": page.context["theirs"].pk, "title": "mine"}
    assert boris.post(answer["Location"], chosen).status_code == 302


# Several articles, and their list.


def several_at_once(browser):
    stories = [begin(browser) for _ in range(3)]
    take_together(browser("aigerim"), "submit", stories)
    take_together(browser("boris"), "approve", stories)
    take_together(browser("boris"), "publish", stories[:1])
    tag = Tag.objects.get(slug="t")
    ids = ",".join(str(each.pk) for each in stories)
    filed = browser("boris").post(f"{LIST}file/", {"ids": ids, "tag": tag.name_ru})
    assert all(each.is_done for each in filed.context["outcomes"])


def take_together(client, step, stories):
    ids = ",".join(str(each.pk) for each in stories)
    shown = client.get(f"{LIST}step/{step}/", {"language": "ru", "ids": ids})
    marks = [f"{each.article.pk}:{each.mark}" for each in shown.context["planned"]]
    done = client.post(f"{LIST}step/{step}/", {"language": "ru", "article": marks})
    assert all(each.is_done for each in done.context["outcomes"]), step


def keep_views_and_settings(client):
    named = {"name": "Не переведено", "query": "ru=public", "is_shared": "on"}
    assert client.post(f"{LIST}view/", named).status_code == 302
    page = client.get("/admin/my-settings/")
    given = {each.html_name: each.value() or "" for each in page.context["form"]}
    assert client.post("/admin/my-settings/", given).status_code == 302


# Things: every table by its own form, then the pages of the desk about them.

# Nobody types these: they come of work with articles.
TYPED_BY_NOBODY = {"articles.report"}


def save_everything(client):
    """The first row of each table is saved as it stands: the log and the versions get a line."""
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        page = client.get(address(row))
        if page.context["has_change_permission"] and model._meta.label_lower not in TYPED_BY_NOBODY:
            given = sent(page) | words_of(page)
            answer = client.post(address(row), given | {"_continue": "1"})
            assert answer.status_code == 302, (model, answer.context["errors"])


def words_of(page):
    """Something new in the first field of a name that the form has."""
    fields = page.context["adminform"].form.fields
    named = next((name for name in ("name_ru", "title_ru", "alt_ru") if name in fields), None)
    return {named: "Иное имя"} if named else {}


def restore_versions(client):
    for model in (Region, Person, Organisation):
        row = model.objects.order_by("pk").first()
        oldest, *_others, latest = versions(model, row.pk)
        given = {"version": oldest.name, "latest": latest.name}
        assert client.post(address(row, "history"), given).status_code == 302, model


def merge_duplicates(client):
    for model, kind in ((Tag, "tag"), (Person, "person"), (Organisation, "organisation")):
        stays, gone = two_of(client, model)
        at = f"/admin/merge/{kind}/{gone.pk}/{stays.pk}/"
        page = client.get(at)
        answer = client.post(at, {"seen": page.context["seen"], "fill": []})
        assert answer["Location"] == address(stays), kind


def two_of(client, model):
    """The first of a table, and another that is the same; readers are shown both."""
    stays = model.objects.order_by("pk").first()
    gone = model.objects.create(slug="twice", name_ru="Двойник", name_kk="Егіз")
    at = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    sent = {"action": "make_public", "_selected_action": [stays.pk, gone.pk]}
    assert client.post(at, sent).status_code == 302
    return stays, gone


def bring_in_tables(client):
    tables = {
        "regions": "slug;name_ru;name_kk;kind;parent\nurjar;Урджар;Үржар;district;r",
        "people": "slug;name_ru;name_kk\nnew;Новый Н.;Жаңа Ж.",
    }
    for kind, text in tables.items():
        shown = client.post(f"/admin/import/{kind}/", {"text": text}).context["seen"]
        answer = client.post(f"/admin/import/{kind}/", {"text": text, "import": "", "seen": shown})
        assert answer.status_code == 302, kind


def close_reports(client):
    public = Publication.objects.public("ru").latest("pk")
    page = f"/ru/news/{public.article_number}/{public.slug}/"
    told = {"article_number": public.article_number, "page": page}
    for outcome in Report.Outcome.values:
        report = Report.objects.create(language="ru", message="Не то.", **told)
        at = reverse("admin:articles_report_close", args=[report.pk])
        closed = client.post(at, {"outcome": outcome, "remark": "Сверено."})
        assert closed.status_code == 302
        report.refresh_from_db()
        assert report.outcome == outcome


def upload_and_describe(client):
    content = io.BytesIO()
    Image.new("RGB", (640, 400), "#346").save(content, "JPEG")
    file = SimpleUploadedFile("bridge.jpg", content.getvalue())
    assert client.post("/admin/photos/photo/upload/", {"file": file}).status_code in (200, 302)
    number = Photo.objects.latest("pk").pk
    page = client.get("/admin/photos/photo/describe/", {"ids": number})
    given = {"ids": [number]}
    given |= {bound.html_name: bound.value() or "" for bound in page.context["forms"][0]}
    given |= {f"photo-{number}-focal_point_{axis}": "0.5" for axis in (0, 1)}
    given |= {f"photo-{number}-alt_ru": "Мост", f"photo-{number}-alt_kk": "Көпір"}
    assert client.post("/admin/photos/photo/describe/", given).status_code == 302


def delete(client):
    row = Tag.objects.create(slug="odd", name_ru="Лишнее", name_kk="Артық")
    assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 302
