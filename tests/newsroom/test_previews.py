"""A preview is the readers' page of a text that readers do not have."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Entry, Publication, Revision
from people.models import Person
from regions.models import Region
from tests import cast
from tests.reader.conftest import address as public_address
from tests.reader.conftest import named, photo, public

pytestmark = pytest.mark.django_db

SECRET = "Тайная Персона"
SCRIPTS = ("", "latn/", "arab/")
LINE = re.compile(r'<aside class="preview".*?</aside>\n?', re.DOTALL)


@pytest.fixture
def enter(db):
    """Somebody's browser: enter("boris")."""

    def enter(name):
        client = Client()
        client.force_login(cast.user(name))
        return client

    return enter


def at(revision, script=""):
    return f"/admin/preview/{revision.pk}/{script}"


def page(response):
    return response.content.decode()


def main(response):
    """What the page itself tells: no head, no strip, nothing that is done with a public story."""
    return told(page(response))


def told(text):
    told = re.search(r"<main.*</main>", text, re.DOTALL)[0]
    return re.sub(r'<div class="tools".*?</div>|<p class="mistake">.*?</p>', "", told, flags=re.S)


@pytest.fixture
def things():
    region = named(Region, "abai", "область Абай", "Абай облысы", kind="oblast")
    akim = named(Person, "akim", "Акимов Нурлан", "Әкімов Нұрлан", has_page=True)
    hidden = Person.objects.create(slug="hidden", name_ru=SECRET, name_kk="Құпия Адам")
    return region, akim, hidden


@pytest.fixture
def story(things):
    region, akim, hidden = things
    article = cast.article(lead_photo=photo("lead"))
    article.regions.set([region])
    article.people.set([akim, hidden])
    return article


BODY = (
    "<p>Текст <strong>важный</strong>.</p>"
    '<p><a data-person="akim">Аким</a> и <a data-person="hidden">он</a>.</p>'
    '<figure data-photo="lead"></figure>'
)


@pytest.fixture
def russian(story):
    return cast.draft(story.edition("ru"), "Заголовок", lead="Лид.", body=BODY)


@pytest.fixture
def kazakh(story):
    body = '<p>Үржар ауданы, <em lang="ru">Урджар</em>.</p>'
    return cast.draft(story.edition("kk"), "Шағантоғай", lead="Қысқаша.", body=body)


# What it shows.


def test_it_is_the_page_that_readers_get_when_it_goes_out(enter, story, russian):
    before = main(enter("boris").get(at(russian)))
    edition = story.edition("ru")
    edition.submit(by=cast.user("aigerim"), revision=russian)
    edition.approve(by=cast.user("boris"), revision=russian)
    edition.publish(by=cast.user("boris"), revision=russian)
    after = main(Client().get(public_address(story, "ru")))
    shown = [re.sub(r"<time.*?</time>|\s+", "", each) for each in (before, after)]
    assert shown[0] == shown[1]
    assert "/ru/people/akim/" in before


def test_a_change_keeps_the_date_of_the_first_publication(enter, story):
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        first = cast.published(story, "ru", "Первое")
    text = page(enter("boris").get(at(cast.draft(story.edition("ru"), "Второе"))))
    told = timezone.localtime(first.first_public_at).isoformat("T", "seconds")
    assert f'<time datetime="{told}">' in text
    assert "Второе" in text


def test_a_change_tells_of_the_record_as_it_will(enter, story):
    cast.published(story, "ru", "Первое")
    edition = story.edition("ru")
    second = cast.approved(edition, "Второе")
    before = page(enter("boris").get(at(second)))
    edition.publish(by=cast.user("boris"), revision=second, kind="update")
    after = page(Client().get(public_address(story, "ru")))
    (changes,) = set(re.findall(r'href="(/ru/news/[^"]*/changes/)"', before))
    assert changes in after
    shown = [re.sub(r"<time.*?</time>|\s+", "", told(text)) for text in (before, after)]
    assert shown[0] == shown[1]


def test_a_text_after_a_withdrawal_is_shown(enter, story):
    cast.published(story, "ru", "Первое")
    story.edition("ru").withdraw(by=cast.user("boris"), note="Причина.")
    assert enter("boris").get(at(cast.draft(story.edition("ru"), "Второе"))).status_code == 200


def test_nothing_is_put_on_the_record(enter, russian, kazakh):
    for revision in (russian, kazakh):
        assert enter("timur").get(at(revision)).status_code == 200
    assert Publication.objects.count() == Entry.objects.count() == 0


def test_what_is_not_public_is_not_named_on_the_page_but_above_it(enter, russian):
    response = enter("boris").get(at(russian))
    assert SECRET not in LINE.sub("", page(response))
    (strip,) = LINE.findall(page(response))
    assert SECRET in strip
    assert "Акимов" not in strip


def test_hidden_photos_and_articles_are_told_too(enter, story):
    other = cast.article()
    photo("secret", public_from=None)
    body = f'<p><a data-article="{other.pk}">туда</a></p><figure data-photo="secret"></figure>'
    response = enter("boris").get(at(cast.draft(story.edition("ru"), "А", body=body)))
    (strip,) = LINE.findall(page(response))
    assert f"№ {other.pk}" in strip
    assert 'class="preview-hidden"' in strip
    assert (
        "/media/"
        not in LINE.sub("", page(response)).partition("preview-hidden")[0].split('class="text"')[1]
    )


def test_the_strip_tells_which_text_of_whom(enter, story, russian):
    second = cast.draft(story.edition("ru"), "Другой")
    for number, revision in ((1, russian), (2, second)):
        (strip,) = LINE.findall(page(enter("boris").get(at(revision))))
        assert f"№ {number}" in strip
        assert "Aigerim" in strip


def test_the_page_speaks_the_language_of_its_text(enter, kazakh):
    saule = cast.user("timur")
    saule.interface_language = "en"
    saule.save()
    text = page(enter("timur").get(at(kazakh)))
    assert '<html lang="kk">' in text
    assert "Skip to the text" not in text


@pytest.mark.parametrize(
    ("script", "language", "direction"),
    [("latn/", "kk-Latn", None), ("arab/", "kk-Arab", "rtl")],
)
def test_kazakh_is_shown_in_every_script(enter, kazakh, script, language, direction):
    text = page(enter("saule").get(at(kazakh, script)))
    root = re.search("<html[^>]*>", text)[0]
    assert f'lang="{language}"' in root
    assert ('dir="rtl"' in root) == (direction == "rtl")
    assert "Шағантоғай" not in text
    assert '<em lang="ru" dir="ltr">Урджар</em>' in text
    for each in SCRIPTS:
        assert f'href="{at(kazakh, each)}"' in text


def test_russian_stands_in_its_own_letters_alone(enter, russian):
    assert enter("boris").get(at(russian, "latn/")).status_code == 404
    assert enter("boris").get(at(russian, "none/")).status_code == 404
    assert "preview-letters" not in page(enter("boris").get(at(russian)))


def test_the_switch_leads_to_the_other_preview_or_nowhere(enter, story, russian):
    text = page(enter("timur").get(at(russian)))
    assert 'hreflang="kk"' not in text
    kazakh = cast.draft(story.edition("kk"))
    text = page(enter("timur").get(at(russian)))
    assert f'href="{at(kazakh)}" hreflang="kk"' in text
    # Who does not work in Kazakh is not sent there.
    assert 'hreflang="kk"' not in page(enter("boris").get(at(russian)))


@pytest.mark.parametrize("title", ["", "Есть"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_without_title_lead_or_body_is_shown(enter, title, script):
    edition = cast.article().edition("kk")
    revision = edition.save_draft(by=cast.user("aigerim"), title=title)
    assert enter("saule").get(at(revision, script)).status_code == 200


def test_a_bare_article_is_shown(enter):
    revision = Revision.objects.create(
        edition=cast.article(is_story_date_unknown=True).edition("ru"), author=cast.user("aigerim")
    )
    assert enter("boris").get(at(revision)).status_code == 200


# What it tells to machines.


@pytest.mark.parametrize("script", SCRIPTS)
def test_machines_are_told_nothing(enter, story, kazakh, script):
    cast.published(story, "ru")
    response = enter("timur").get(at(kazakh, script))
    text = page(response)
    assert '<meta name="robots" content="noindex">' in text
    for word in ('rel="canonical"', "og:url", "og:title", "og:description", "ld+json"):
        assert word not in text
    assert '<link rel="alternate" hreflang' not in text
    assert 'name="description"' not in text
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_it_carries_the_policy_of_readers_pages(enter, story, kazakh):
    cast.published(story, "ru")
    readers = Client().get(public_address(story, "ru"))["Content-Security-Policy"]
    assert enter("saule").get(at(kazakh))["Content-Security-Policy"] == readers
    assert "nonce" not in readers


# Who may see it.


@pytest.mark.parametrize("name", cast.ROLES)
def test_it_is_for_those_who_work_in_the_language(enter, russian, kazakh, name):
    may = {
        russian: name in ("aigerim", "boris", "timur", "root"),
        kazakh: name in ("aigerim", "saule", "timur", "root"),
    }
    works_here = name not in ("dana", "marat")
    for revision, is_allowed in may.items():
        expected = 200 if is_allowed else 403 if works_here else 302
        assert enter(name).get(at(revision)).status_code == expected


def test_who_is_not_logged_in_is_asked_to(client, russian):
    response = client.get(at(russian))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("key", ["0", "999999", "9" * 18, "9" * 40])
def test_an_unknown_text_is_not_found(enter, key):
    assert enter("timur").get(f"/admin/preview/{key}/").status_code == 404


def test_an_erased_text_is_not_found(enter, russian):
    Revision.objects.filter(pk=russian.pk).update(erased_at=timezone.now())
    assert enter("timur").get(at(russian)).status_code == 404


def test_it_is_only_looked_at(enter, russian):
    assert enter("timur").post(at(russian)).status_code == 405


# Where it is found.


def test_the_page_of_the_article_leads_to_those_that_one_may_see(enter, story, russian, kazakh):
    text = page(enter("boris").get(f"/admin/articles/article/{story.pk}/change/"))
    assert at(russian) in text
    assert at(kazakh) not in text
    assert f"/admin/share/{russian.edition_id}/" in text
    assert f"/admin/share/{kazakh.edition_id}/" not in text


def test_the_list_of_revisions_leads_to_each(enter, story, russian):
    second = cast.draft(story.edition("ru"), "Другой")
    text = page(enter("boris").get(f"/admin/articles/edition/{russian.edition_id}/history/"))
    assert at(russian) in text
    assert at(second) in text


def test_it_asks_little_of_the_database(enter, story, russian):
    client = enter("boris")
    client.get(at(russian))

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(russian)).status_code == 200
        return len(queries)

    few = count()
    people = [
        public(Person, slug=f"p{number}", name_ru=f"Имя {number}", name_kk="Аты")
        for number in range(20)
    ]
    story.people.add(*people)
    assert count() == few


def test_settings_name_what_shows_it():
    assert settings.PREVIEW == "newsroom.previews.show"
    assert Article.objects.count() == 0
