"""No page of the desk says anything in English to who works in Russian or in Kazakh."""

import json
import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.contrib import admin
from django.db import transaction
from django.test import Client, override_settings

from articles.models import Publication
from tests import cast
from tests.desk.doors import build_world, doors
from tests.tooling.conftest import load

pytestmark = pytest.mark.django_db
LANGUAGES = ("ru", "kk")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NOT_SAID = {"script", "style", "code", "textarea", "template", "svg"}
SAID_BY = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary")
BUTTONS = ("submit", "button", "reset")
WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*[A-Za-zÀ-ɏ]")
WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
# No words: the markup of a text, addresses of pages and people, files, and what has digits in it.
SIGNS = re.compile(r"<[^>]*>|\S*[/@_]\S*|\b[\w-]+\.[a-z]{2,5}\b|\b[\w-]*\d[\w-]*\b")

# What stands in Latin letters in Russian and Kazakh too.
LATIN = {
    # The two languages' codes, by which their columns and editions are told apart.
    "ru",
    "kk",
    # A language is called by its own name where one is chosen.
    "English",
    # Formats, and what is known by its letters.
    *("CSV", "JPEG", "PNG", "WebP", "AVIF", "jpeg", "avif", "ISO", "UTC", "ID"),
    # Codes of currencies and the key of a measure, given as examples.
    *("KZT", "USD", "CNY", "area"),
    # Django's own word, told to who sends half of a form.
    "ManagementForm",
}
# What the newsroom of the test has: who works there, a Kazakh name in Latin letters, the address
# that a file without a name gets.
CONTENT = {word for name in cast.ROLES for word in (name, name.title())} | {
    "Shygystau",
    "Şyğystau",
    "file",
}


class Said(HTMLParser):
    """What a page says in its own language: words, names of pictures and buttons."""

    def __init__(self, language):
        super().__init__()
        self.language = language
        self.open = [("", False)]
        self.found = []

    def handle_starttag(self, tag, given):
        attributes = dict(given)
        is_silent = self.is_silent(tag, attributes)
        if tag not in VOID:
            self.open.append((tag, is_silent))
        if not is_silent:
            self.found += [attributes[name] for name in SAID_BY if attributes.get(name)]
            self.found += self.for_scripts(attributes)
            if tag == "input" and attributes.get("type") in BUTTONS:
                self.found.append(attributes.get("value") or "")

    def is_silent(self, tag, attributes):
        if attributes.get("lang"):
            return attributes["lang"] != self.language
        return self.open[-1][1] or tag in NOT_SAID or attributes.get("translate") == "no"

    def for_scripts(self, attributes):
        """Sentences that a script will say; addresses and keys are none."""
        given = [value or "" for name, value in attributes.items() if name.startswith("data-")]
        return [value for value in given if WORDS.search(SIGNS.sub(" ", value))]

    def handle_endtag(self, tag):
        places = [place for place, (name, _) in enumerate(self.open) if name == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, text):
        if not self.open[-1][1] and text.strip():
            self.found.append(text)


def english(html, language, slugs=()):
    """What stands in Latin letters in a page and is not on the lists above."""
    said = Said(language)
    said.feed(html)
    allowed = LATIN | CONTENT | set(slugs)
    return {
        " ".join(text.split())
        for text in said.found
        if set(WORD.findall(SIGNS.sub(" ", text))) - allowed
    }


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """The newsroom of the walk, made once, and where its files are."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            world = build_world()
        yield world, media
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def messages():
    return load("messages")


@pytest.fixture
def world(built, db, alone, settings):
    world, settings.MEDIA_ROOT = built
    return world


def slugs():
    """Addresses of all that there is; a list shows them."""
    return {
        slug
        for model in [*admin.site._registry, Publication]
        if any(field.name == "slug" for field in model._meta.concrete_fields)
        for slug in model._default_manager.values_list("slug", flat=True)
    }


def browser(language):
    root = cast.user("root")
    root.interface_language = language
    root.save(update_fields=["interface_language"])
    client = Client()
    client.force_login(root)
    return client


def pages(client, user, found):
    """Each page of the desk, as it is opened and as it refuses what is sent without anything."""
    for listed in found.values():
        for door in listed:
            for method in ("get", "post"):
                if door.expected(user, method) == 200:
                    with transaction.atomic():
                        answer = getattr(client, method)(door.path, door.fields(user))
                        transaction.set_rollback(True)
                    yield method, door.path, answer


def is_of_the_desk(answer, path):
    """A preview is a readers' page, in the language of its text."""
    is_page = answer.get("Content-Type", "").startswith("text/html")
    return is_page and not path.startswith("/admin/preview/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_anything_in_english(world, language):
    client, known, walked, wrong = browser(language), slugs(), 0, {}
    for method, path, answer in pages(client, cast.user("root"), doors(world)):
        if is_of_the_desk(answer, path):
            html = answer.content.decode()
            walked += 1
            for text in english(html, language, known):
                wrong.setdefault(text, f"{method} {path}")
            assert "<html" not in html or f'lang="{language}"' in html, path
    assert walked > 150
    assert not wrong, "\n".join(f"{text!r}: {path}" for text, path in sorted(wrong.items()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_not_logged_in_is_asked_to_in_the_same_language(client, db, language):
    for path in ("/admin/login/", "/admin/logout/"):
        answer = client.get(path, follow=True, headers={"Accept-Language": language})
        assert not english(answer.content.decode(), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_of_the_admin_have_every_text(db, language):
    answer = browser(language).get("/admin/jsi18n/").content.decode()
    catalogue = json.loads(re.search(r"const newcatalog = (\{.*?\});", answer, re.DOTALL)[1])
    folder = Path(find_spec("django").origin).parent / "contrib/admin/locale/en/LC_MESSAGES"
    with (folder / "djangojs.po").open("rb") as file:
        wanted = [keyed(message) for message in read_po(file) if message.id]
    assert [text for text in wanted if not catalogue.get(text)] == []


@pytest.mark.parametrize("library", ["conf", "contrib/admin", "contrib/auth"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_leaves_untranslated_is_translated_here(messages, language, library):
    folder = messages.folder_of(f"django/{library}")
    for domain in messages.DOMAINS:
        ours = messages.by_key(messages.read(messages.path_of(messages.ROOT, language, domain)))
        translated = {key for key, message in ours.items() if messages.is_translated(message)}
        assert not messages.untranslated_in(folder, language, domain) - translated


def keyed(message):
    """As the catalogue of scripts names a text: with its context, by its singular."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\x04{text}" if message.context else text


# The walk sees what it has to.


@pytest.mark.parametrize(
    "html",
    [
        "<p>Save and continue</p>",
        '<img alt="A photo of it">',
        '<button title="Close">×</button>',
        '<input type="submit" value="Save">',
        '<input placeholder="Type here">',
        '<p lang="kk">Сақтау <span lang="ru">Save it</span></p>',
        '<p data-failed="Nothing was saved"></p>',
        "<option>Delete selected</option>",
    ],
)
def test_english_is_found(html):
    assert english(f'<html lang="ru"><body>{html}', "ru")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Сохранить · CSV · Boris · /admin/x/ · a@b.kz · table.csv</p>",
        '<p lang="en">In English</p>',
        '<p translate="no">Aqparat</p>',
        "<code>name_ru</code><script>let words = 1</script>",
        '<input type="text" value="typed">',
        '<p data-address="/admin/find/" data-key="ctrl"></p>',
    ],
)
def test_what_is_no_english_of_the_desk_is_passed_over(html):
    assert not english(f'<html lang="ru"><body>{html}', "ru")
