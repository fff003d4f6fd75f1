"""Each state of the Russian edition beside each of the Kazakh one, on every public surface.

One newsroom holds an article for every pair of states. Each list is asked once, page by page, and
every article's own pages; exactly the texts that are public at that moment may be found there.
"""

import re
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.models.public import Tag
from people.models import Organisation, Person
from projects.models import Agreement, Project
from reader.feeds.forms import FORMS
from regions.models import Region
from tests import cast
from tests.reader import states
from tests.reader.addresses import patterns
from tests.reader.conftest import named

# One newsroom for all of them: the process that has built it asks all the questions.
pytestmark = pytest.mark.xdist_group("states")

READER = Client()
SECOND = timedelta(seconds=1)
MOMENTS = {
    "now": states.NOW,
    "a second before": states.LATER - SECOND,
    "at the second": states.LATER,
}
PAIRS = [
    *product(states.MATRIX, repeat=2),
    *((state, states.public) for state in states.STATES if state not in states.MATRIX),
    *((states.public, state) for state in states.STATES if state not in states.MATRIX),
]

# Every public pattern, by what may be found there. Nothing is left out: see the first test.
WHOLE_LISTS = {
    "news": "news/",
    "section": "sections/economy/",
    "tag": "tags/shared/",
    "region": "regions/shared/",
    "person": "people/shared/",
    "organisation": "organisations/shared/",
    "project": "projects/shared/",
    "agreement": "agreements/shared/",
}
WITH_FEEDS = {"front": "", "corrections": "corrections/"}
WITH_FEEDS |= {
    kind: WHOLE_LISTS[kind] for kind in ("section", "tag", "region", "person", "project")
}
FEEDS = {
    f"{kind}_{form}": f"{path}{each.file}"
    for kind, path in WITH_FEEDS.items()
    for form, each in FORMS.items()
}
CORRECTIONS = {name: path for name, path in FEEDS.items() if name.startswith("corrections_")}
NEWEST = {name: path for name, path in FEEDS.items() if name not in CORRECTIONS} | {"front": ""}
CORRECTIONS["corrections"] = "corrections/"
TEXTLESS = {"regions": "regions/", "people": "people/", "projects": "projects/", "about": "about/"}
TEXTLESS |= {"mistakes": "mistakes/", "design": "about/design/", "scripts": "about/scripts/"}
ARCHIVE = {"archive", "archive_month", "archive_day"}
FILES = {"root": "/", "robots": "/robots.txt", "healthz": "/healthz"}
SITEMAP = {"sitemap", "sitemap_pages", "sitemap_news", "sitemap_month", "sitemap_day"}
STORIES = {"article": "", "changes": "changes/"}
NO_LISTS = {"file", "media", "shared_preview"}  # asked for one by one in test_same_answer
NO_LISTS |= {"quotes", "language", "read"}  # nobody is quoted here; what is sent, not a page


class Newsroom:
    def __init__(self):
        self.states = {}
        with time_machine.travel(states.WROTE - timedelta(days=1), tick=False):
            self.things = [
                named(Region, "shared", "Край", "Өлке", kind="district"),
                named(Person, "shared", "Иванов", "Иванов", has_page=True),
                named(Organisation, "shared", "Завод", "Зауыт"),
                named(Project, "shared", "Мост", "Көпір"),
                named(Agreement, "shared", "Договор", "Шарт", kind="memorandum"),
                named(Tag, "shared", "слово", "сөз"),
            ]
            for pair in PAIRS:
                self.add(dict(zip(("ru", "kk"), pair, strict=True)))

    def add(self, pair):
        article = cast.article()
        region, person, organisation, project, agreement, tag = self.things
        article.regions.add(region)
        article.people.add(person)
        article.organisations.add(organisation)
        article.projects.add(project)
        article.agreements.add(agreement)
        article.tags.add(tag)
        for language, state in pair.items():
            if state is not states.nothing:
                states.bring(article.edition(language), state)
            self.states[article.pk, language] = state

    def texts(self, moment, language=None):
        """Article, language and version of all that readers may see."""
        return {
            (*key, version)
            for key, state in self.states.items()
            if (version := states.version_at(state, moment)) and language in (None, key[1])
        }

    def asked_at(self, moment):
        """Every story once; around the moment at which something changes, those that do."""
        changing = {
            key[0] for key, state in self.states.items() if len(set(states.STATES[state])) > 1
        }
        return sorted(changing if moment > states.NOW else {key[0] for key in self.states})


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom()
        transaction.set_rollback(True)


@pytest.fixture(params=MOMENTS.values(), ids=MOMENTS)
def moment(request, newsroom, db):
    with time_machine.travel(request.param, tick=False):
        yield request.param


def read(path):
    response = READER.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def read_to_the_end(path):
    """A list with all its older pages."""
    pages, before = [read(path)], set()
    while older := set(re.findall(r'\?before=([\w-]+)" rel="next"', pages[-1])) - before:
        before |= older
        pages.append(read(f"{path}?before={older.pop()}"))
    return "\n".join(pages)


def editions(texts):
    return {(number, language) for number, language, _version in texts}


def test_every_public_surface_is_asked():
    asked = (WHOLE_LISTS, ARCHIVE, NEWEST, CORRECTIONS, TEXTLESS, FILES, SITEMAP, STORIES, NO_LISTS)
    assert {name for name, _route in patterns()} == {name for group in asked for name in group}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_list_shows_exactly_what_is_public(newsroom, moment, language):
    public = newsroom.texts(moment, language)
    for name, path in WHOLE_LISTS.items():
        page = read_to_the_end(f"/{language}/{path}")
        assert states.texts_on(page) == public, name
        assert states.addresses_on(page) == editions(public), name


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_archive_shows_exactly_what_is_public(newsroom, moment, language):
    days = {f"{timezone.localtime(at):%Y/%m/%d}" for at in MOMENTS.values()}
    paths = [f"/{language}/archive/{day}/" for day in days]
    standing = [path for path in paths if READER.get(path).status_code == 200]
    page = "\n".join(read_to_the_end(path) for path in standing)
    assert states.texts_on(page) == newsroom.texts(moment, language)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_shows_the_newest_shows_nothing_else(newsroom, moment, language):
    public = newsroom.texts(moment, language)
    began_last = {text for text in public if newsroom.states[text[:2]] is states.scheduled}
    newest = max(began_last or public)
    for name, path in NEWEST.items():
        page = read(f"/{language}/{path}")
        found = states.texts_on(page)
        assert found <= public, name
        assert newest in found, name
        assert states.addresses_on(page) == editions(found), name
        if name in FEEDS:
            assert len(found) == 30, name


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_corrections_name_what_is_still_public(newsroom, moment, language):
    retracted = {
        (*key, 1)
        for key, state in newsroom.states.items()
        if state is states.retracted and key[1] == language
    }
    for name, path in CORRECTIONS.items():
        page = read_to_the_end(f"/{language}/{path}")
        found = states.texts_on(page)
        assert found <= retracted, name
        assert states.addresses_on(page) == editions(found), name
        if name == "corrections":
            assert found == retracted


def test_the_sitemap_leads_to_all_that_is_public_and_nowhere_else(newsroom, moment):
    files = re.findall(r"/sitemap-\d{4}-\d\d\.xml", read("/sitemap.xml"))
    months = "".join(read(path) for path in files)
    assert not states.texts_on(months)
    assert states.addresses_on(months) == editions(newsroom.texts(moment))
    news = read("/sitemap-news.xml")
    assert states.texts_on(news) <= newsroom.texts(moment)
    assert states.addresses_on(news) == editions(states.texts_on(news))


def test_what_tells_of_no_story_tells_of_none(newsroom, moment):
    paths = [f"/{language}/{path}" for language in ("ru", "kk") for path in TEXTLESS.values()]
    for path in (*FILES.values(), *paths, "/ru/never/", "/kk/news/999999999/never/"):
        page = READER.get(path).content.decode()
        assert not states.MARK.search(page), path


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_story_answers_by_its_own_state(newsroom, moment, language):
    public = newsroom.texts(moment)
    for number in newsroom.asked_at(moment):
        own = {text for text in public if text[0] == number}
        for name, end in STORIES.items():
            path = f"/{language}/news/{number}/zq{number}{language}1/{end}"
            response = READER.get(path)
            assert response.status_code == status(newsroom, number, language, moment), path
            page = response.content.decode()
            shown = {text for text in states.texts_on(page) if text[0] == number}
            assert shown == SHOWN[name](response.status_code, own, language), path
            others = states.texts_on(page) - shown
            assert others <= {text for text in public if text[1] == language}, path
            linked = {key for key in states.addresses_on(page) if key[0] == number}
            assert linked <= editions(own), path


def status(newsroom, number, language, moment):
    state = newsroom.states[number, language]
    if states.version_at(state, moment):
        return 200
    is_over = state is states.public_to_its_end and moment >= states.LATER
    return 410 if state in states.GONE or is_over else 404


def on_its_page(status, own, language):
    """The text; where there never was one, the title in the language that has it."""
    if status == 200:
        return {text for text in own if text[1] == language}
    return own if status == 404 else set()


def on_its_changes(status, own, language):
    """All that is public now and what came before it, of this language alone."""
    if status != 200:
        return set()
    (last,) = {version for _number, code, version in own if code == language}
    (number,) = {text[0] for text in own}
    return {(number, language, version) for version in range(1, last + 1)}


SHOWN = {"article": on_its_page, "changes": on_its_changes}
