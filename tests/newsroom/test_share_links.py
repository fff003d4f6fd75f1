"""Links for people without an account: for a time, counted, and dead without a trace."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Revision, ShareLink
from articles.models.sharing import KEEP_EXPIRED, LASTING, hashed
from people.models import User
from tests import cast

pytestmark = pytest.mark.django_db

HOUR, DAY, LONGEST = LASTING
NEVER_MADE = "A" * 43
TITLE = "Құпия тақырып"


@pytest.fixture
def edition():
    return cast.article().edition("kk")


@pytest.fixture
def revision(edition):
    return cast.draft(edition, TITLE, body="<p>Үржар ауданы.</p>")


@pytest.fixture
def made(revision):
    """A link that aigerim made for a day, and the path that it opens."""
    return make(revision)


@pytest.fixture
def enter(db):
    def enter(name):
        client = Client()
        client.force_login(cast.user(name))
        return client

    return enter


def make(revision, by="aigerim", lasting=DAY):
    link, token = ShareLink.objects.make(by=cast.user(by), revision=revision, lasting=lasting)
    return link, f"/preview/{token}/"


def get(path):
    """As somebody without an account and without cookies."""
    return Client().get(path)


def told(response):
    return response.status_code, dict(response.headers), response.content


def is_as_if_never_made(path):
    """To GET and to HEAD, with and without a script, by status, headers and body."""
    addresses = [f"/preview/{NEVER_MADE}/", "/preview/short/", "/no/such/page/"]
    return all(
        told(method(path + asked)) == told(method(other + asked))
        for asked in ("", "?script=latn", "?script=none")
        for other in addresses
        for method in (Client().get, Client().head)
    )


# It opens.


def test_whoever_has_the_link_reads_the_text(made):
    _link, path = made
    response = get(path)
    text = response.content.decode()
    assert response.status_code == 200
    assert TITLE in text
    assert '<html lang="kk">' in text
    assert 'class="preview"' in text


def test_it_tells_machines_nothing_and_is_kept_by_nobody(made):
    response = get(made[1])
    text = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in text
    for word in ('rel="canonical"', "og:url", "og:title", "og:description", "ld+json"):
        assert word not in text
    assert get("/kk/")["Content-Security-Policy"] == response["Content-Security-Policy"]
    assert not response.cookies


def test_it_tells_nothing_of_the_desk(edition, revision, made):
    edition.article.people.create(slug="h", name_ru="Тайная Персона", name_kk="Құпия Адам")
    cast.draft(edition.article.edition("ru"), "Русский черновик")
    text = get(made[1]).content.decode()
    for secret in ("/admin/", "aigerim", "Құпия Адам", "Русский черновик", 'hreflang="ru"'):
        assert secret not in text
    assert "Aigerim" in text


@pytest.mark.parametrize(
    ("script", "tag", "direction"), [("latn", "kk-Latn", None), ("arab", "kk-Arab", "rtl")]
)
def test_it_opens_in_every_script(made, script, tag, direction):
    _link, path = made
    text = get(f"{path}?script={script}").content.decode()
    root = re.search("<html[^>]*>", text)[0]
    assert f'lang="{tag}"' in root
    assert ('dir="rtl"' in root) == (direction == "rtl")
    assert TITLE not in text
    assert f'href="{path}"' in text
    assert f'href="?script={script}" aria-current="page"' in text


@pytest.mark.parametrize("script", ["none", "cyrl/", "ARAB", "arab\x00"])
def test_an_unknown_script_is_no_address(made, script):
    assert get(f"{made[1]}?script={script}").status_code == 404


def test_russian_has_no_other_script():
    _link, path = make(cast.draft(cast.article().edition("ru")))
    assert get(path).status_code == 200
    assert get(f"{path}?script=arab").status_code == 404


def test_it_shows_the_text_that_it_was_made_for(edition, revision, made):
    cast.draft(edition, "Кейінгі нұсқа")
    text = get(made[1]).content.decode()
    assert TITLE in text
    assert "Кейінгі" not in text


def test_a_text_without_a_word_opens():
    empty = Revision.objects.create(
        edition=cast.article().edition("kk"), author=cast.user("aigerim")
    )
    for asked in ("", "?script=latn", "?script=arab"):
        assert get(make(empty)[1] + asked).status_code == 200


# Its token.


def test_only_its_hash_is_kept(made):
    link, path = made
    token = path.split("/")[2]
    assert link.token_hash == hashed(token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM articles_sharelink")
        assert token not in str(cursor.fetchall())


def test_tokens_are_long_and_never_the_same(revision):
    tokens = {make(revision)[1].split("/")[2] for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}  # 256 bits, six to a letter


@pytest.mark.parametrize("token", ["short", "A" * 42, "A" * 44, "A" * 42 + "!", "Ә" * 43, "'--"])
def test_what_is_no_token_is_not_asked_for(token):
    with CaptureQueriesContext(connection) as queries:
        assert get(f"/preview/{token}/").status_code == 404
        assert ShareLink.objects.opened_by(token) is None
    assert not queries.captured_queries


# It is counted.


def test_openings_are_counted_by_get_alone(made):
    link, path = made
    Client().head(path)
    link.refresh_from_db()
    assert (link.opened, link.last_opened_at) == (0, None)
    get(path)
    get(f"{path}?script=arab")
    link.refresh_from_db()
    assert link.opened == 2
    assert link.last_opened_at


def test_the_desk_itself_is_not_counted_but_others_with_an_account_are(made, enter):
    link, path = made
    assert enter("timur").get(path).status_code == 200
    link.refresh_from_db()
    assert link.opened == 0
    assert enter("dana").get(path).status_code == 200
    link.refresh_from_db()
    assert link.opened == 1


# It dies, without a trace.


def test_one_never_made_is_no_address():
    assert is_as_if_never_made(f"/preview/{'B' * 43}/")


def test_the_test_of_absence_sees_a_link(made):
    assert not is_as_if_never_made(made[1])


def test_it_dies_when_its_time_is_over(made):
    link, path = made
    with time_machine.travel(link.expires_at - timedelta(seconds=1), tick=False):
        assert get(path).status_code == 200
    with time_machine.travel(link.expires_at, tick=False):
        assert is_as_if_never_made(path)


@pytest.mark.parametrize("name", ["aigerim", "saule", "timur"])
def test_it_dies_when_it_is_revoked(made, name):
    link, path = made
    link.revoke(by=cast.user(name))
    assert is_as_if_never_made(path)


def test_it_dies_when_its_maker_is_disabled(made):
    User.objects.filter(username="aigerim").update(is_active=False)
    assert is_as_if_never_made(made[1])


@pytest.mark.parametrize("lost", [{"role": User.Role.NONE}, {"has_kazakh": False}])
def test_it_dies_when_its_maker_loses_the_right(made, lost):
    User.objects.filter(username="aigerim").update(**lost)
    assert is_as_if_never_made(made[1])


def test_it_dies_when_the_text_is_erased(revision, made):
    Revision.objects.filter(pk=revision.pk).update(erased_at=timezone.now())
    assert is_as_if_never_made(made[1])


def test_it_dies_when_the_text_goes_public(edition, revision, made):
    edition.submit(by=cast.user("aigerim"), revision=revision)
    edition.approve(by=cast.user("saule"), revision=revision)
    assert get(made[1]).status_code == 200
    edition.publish(by=cast.user("saule"), revision=revision)
    assert is_as_if_never_made(made[1])


def test_it_dies_at_the_moment_for_which_the_text_waits_and_not_before(edition, revision, made):
    _link, path = made
    edition.submit(by=cast.user("aigerim"), revision=revision)
    edition.approve(by=cast.user("saule"), revision=revision)
    at = timezone.now() + timedelta(hours=2)
    edition.publish(by=cast.user("saule"), revision=revision, at=at)
    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert get(path).status_code == 200
    with time_machine.travel(at, tick=False):
        assert is_as_if_never_made(path)


def test_what_was_called_back_does_not_kill_it(edition, revision, made):
    edition.submit(by=cast.user("aigerim"), revision=revision)
    edition.approve(by=cast.user("saule"), revision=revision)
    at = timezone.now() + timedelta(hours=2)
    waiting = edition.publish(by=cast.user("saule"), revision=revision, at=at)
    edition.call_back(by=cast.user("saule"), publication=waiting)
    with time_machine.travel(at, tick=False):
        assert get(made[1]).status_code == 200


def test_what_was_public_before_does_not_kill_it(edition):
    cast.published(edition.article, "kk")
    _link, path = make(cast.draft(edition, "Жаңа нұсқа"))
    assert get(path).status_code == 200


def test_the_other_language_does_not_kill_it(edition, made):
    cast.published(edition.article, "ru")
    assert get(made[1]).status_code == 200


def test_the_address_does_not_take_anything(made):
    for method in (Client().post, Client().put, Client().delete):
        assert method(made[1]).status_code == 405
    assert get(made[1].rstrip("/")).status_code == 301


# Who makes and revokes it.


@pytest.mark.parametrize("name", cast.ROLES)
def test_it_is_made_by_those_who_work_in_the_language(revision, name):
    if name in ("aigerim", "saule", "timur", "root"):
        assert get(make(revision, by=name)[1]).status_code == 200
    else:
        with pytest.raises(PermissionDenied):
            make(revision, by=name)
        assert not ShareLink.objects.exists()


def test_its_maker_and_an_editor_revoke_it_and_nobody_else(revision):
    colleague = User.objects.create_user("ainur", role=User.Role.REPORTER, has_kazakh=True)
    link, path = make(revision)
    for user in (colleague, cast.user("boris"), cast.user("dana"), cast.user("marat")):
        with pytest.raises(PermissionDenied):
            link.revoke(by=user)
    assert get(path).status_code == 200
    link.revoke(by=cast.user("saule"))
    at = link.revoked_at
    link.revoke(by=cast.user("aigerim"))
    assert link.revoked_at == at


@pytest.mark.parametrize("lasting", [timedelta(0), timedelta(hours=73), timedelta(days=-1)])
def test_it_lasts_an_hour_a_day_or_three(revision, lasting):
    with pytest.raises(ValidationError):
        make(revision, lasting=lasting)
    assert max(LASTING) == timedelta(hours=72)


def test_an_erased_text_gets_none(revision):
    revision.erased_at = timezone.now()
    with pytest.raises(ValidationError):
        make(revision)


def test_old_ones_are_forgotten_and_others_stay(revision):
    old, path = make(revision, lasting=LONGEST)
    now = old.expires_at + KEEP_EXPIRED
    with time_machine.travel(now, tick=False):
        assert ShareLink.objects.forget_old() == 0
    with time_machine.travel(now + timedelta(seconds=1), tick=False):
        young, _path = make(revision)
        assert ShareLink.objects.forget_old() == 1
        assert is_as_if_never_made(path)
    assert list(ShareLink.objects.all()) == [young]


# The desk's page.


def desk_page(edition):
    return f"/admin/share/{edition.pk}/"


def given(revision, hours="24", **more):
    return {"revision": revision.pk, "hours": hours, **more}


ADDRESS = re.compile(r'value="(http://localhost:8000(/preview/[\w-]+/))"')


def test_a_link_is_made_on_the_desk_and_shown_once(edition, revision, enter):
    client = enter("aigerim")
    response = client.post(desk_page(edition), given(revision, "1"))
    ((_address, path),) = ADDRESS.findall(response.content.decode())
    assert "no-store" in response["Cache-Control"]
    assert get(path).status_code == 200
    assert not ADDRESS.search(client.get(desk_page(edition)).content.decode())
    link = ShareLink.objects.get()
    assert link.made_by.username == "aigerim"
    assert link.expires_at - link.made_at == HOUR


@pytest.mark.parametrize("hours", ["0", "-1", "73", "720", "24.5", "", "x", "1" * 400])
def test_no_other_time_is_taken(edition, revision, enter, hours):
    response = enter("aigerim").post(desk_page(edition), given(revision, hours))
    assert response.status_code == 200
    assert not ShareLink.objects.exists()


def test_forged_fields_change_nothing(edition, revision, enter):
    far = "2099-01-01T00:00:00Z"
    forged = {"made_by": cast.user("root").pk, "expires_at": far, "token_hash": "0" * 64}
    enter("aigerim").post(desk_page(edition), given(revision, **forged))
    link = ShareLink.objects.get()
    assert link.made_by.username == "aigerim"
    assert link.expires_at - link.made_at == DAY
    assert link.token_hash != "0" * 64


@pytest.mark.parametrize("key", ["0", "x", "", "9" * 40, "\x00"])
def test_an_unknown_text_gets_no_link(edition, revision, enter, key):
    response = enter("aigerim").post(desk_page(edition), {"revision": key, "hours": "24"})
    assert response.status_code == 200
    assert not ShareLink.objects.exists()


def test_a_text_of_another_article_or_language_gets_none(edition, revision, enter):
    for other in (cast.article().edition("kk"), edition.article.edition("ru")):
        response = enter("aigerim").post(desk_page(edition), given(cast.draft(other)))
        assert response.status_code == 200
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("name", [*cast.ROLES, None])
def test_the_page_is_for_those_who_work_in_the_language(edition, revision, enter, name):
    client = enter(name) if name else Client()
    expected = {"aigerim": 200, "saule": 200, "timur": 200, "root": 200, "boris": 403}
    status = expected.get(name, 302)
    assert client.get(desk_page(edition)).status_code == status
    assert client.post(desk_page(edition), given(revision)).status_code == status
    assert ShareLink.objects.count() == (status == 200)


def test_an_unknown_edition_or_link_is_not_found(enter, made):
    assert enter("timur").get("/admin/share/999999/").status_code == 404
    assert enter("timur").post("/admin/share/link/999999/revoke/").status_code == 404


def test_revoking_on_the_desk_needs_post_and_the_right(made, enter):
    link, path = made
    revoke = f"/admin/share/link/{link.pk}/revoke/"
    User.objects.create_user("ainur", role=User.Role.REPORTER, has_kazakh=True)
    colleague = Client()
    colleague.force_login(User.objects.get(username="ainur"))
    assert enter("timur").get(revoke).status_code == 405
    assert colleague.post(revoke).status_code == 403
    assert enter("boris").post(revoke).status_code == 403
    assert enter("dana").post(revoke).status_code == 302
    assert get(path).status_code == 200
    assert enter("saule").post(revoke).status_code == 302
    assert is_as_if_never_made(path)


def test_the_desk_sees_how_often_it_was_opened_and_when(edition, made, enter):
    _link, path = made
    for _ in range(3):
        get(path)
    text = enter("saule").get(desk_page(edition)).content.decode()
    assert '<span class="share-count">3</span>' in text


def test_a_button_stands_by_those_links_that_one_may_revoke(edition, made, enter):
    link, _path = made
    button = f"/admin/share/link/{link.pk}/revoke/"
    User.objects.create_user("ainur", role=User.Role.REPORTER, has_kazakh=True)
    colleague = Client()
    colleague.force_login(User.objects.get(username="ainur"))
    assert button not in colleague.get(desk_page(edition)).content.decode()
    assert button in enter("saule").get(desk_page(edition)).content.decode()
    link.revoke(by=cast.user("aigerim"))
    assert button not in enter("saule").get(desk_page(edition)).content.decode()


def test_every_way_to_die_is_told_on_the_desk(edition, revision, enter):
    client = enter("timur")

    def over():
        return client.get(desk_page(edition)).content.decode().count('class="is-over"')

    make(revision)[0].revoke(by=cast.user("aigerim"))
    assert over() == 1
    make(revision, by="saule")
    User.objects.filter(username="saule").update(role=User.Role.NONE)
    assert over() == 2
    make(revision)
    edition.publish_urgently(by=cast.user("timur"), revision=revision, reason="срочно")
    assert over() == 3
    last, _path = make(revision, lasting=HOUR)
    assert over() == 3
    ShareLink.objects.filter(pk=last.pk).update(expires_at=last.made_at)
    assert over() == 4


def test_the_page_asks_the_same_of_few_links_and_of_many(edition, revision, enter):
    client = enter("saule")

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(desk_page(edition))
        return len(queries)

    make(revision)
    few = count()
    for _ in range(10):
        make(revision)
    assert count() == few


def test_robots_are_kept_out():
    assert "Disallow: /preview/" in get("/robots.txt").content.decode()
