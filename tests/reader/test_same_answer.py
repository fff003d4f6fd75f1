"""An address of what is not public answers exactly as one that never existed."""

import re
from datetime import timedelta
from pathlib import PurePath

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from articles.models import Article, ShareLink
from articles.models.public import Section, Tag
from people.models import Organisation, Person
from photos.models import Attachment
from projects.models import Agreement, Project
from regions.models import Region
from tests import cast
from tests.reader import states
from tests.reader.addresses import patterns
from tests.reader.conftest import LISTS, pages, photo

pytestmark = pytest.mark.django_db
LANGUAGES = ("ru", "kk")

# By the name of a pattern with an argument besides the language: how its things are hidden.
STORIES = ("article", "changes")
THINGS = {
    "tag": Tag,
    "region": Region,
    "person": Person,
    "quotes": Person,
    "organisation": Organisation,
    "project": Project,
    "agreement": Agreement,
}
FEEDS = {"_feed": "feed.xml", "_rss": "rss.xml", "_json": "feed.json"}
THINGS |= {
    f"{kind}{form}": THINGS[kind]
    for kind in ("tag", "region", "person", "project")
    for form in FEEDS
}
# What is always public: the newspaper's own parts.
OPEN = {"section", *(f"section{form}" for form in FEEDS)}
# The last two have tests of their own, in test_sitemaps.
OTHERS = {"file", "media", "shared_preview", "sitemap_month", "sitemap_day"}
DAYS = {"archive_month": "%Y/%m/", "archive_day": "%Y/%m/%d/"}

ASKED_WITH = {
    "plainly": {},
    "with a tag": {"if-none-match": '"x"'},
    "with any tag": {"if-none-match": "*"},
    "for what has a tag": {"if-match": "*"},
    "for what is newer": {"if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT"},
    "for what is newer than tomorrow": {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    "for what is unchanged": {"if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    "in part": {"range": "bytes=0-9"},
    "by a script": {"x-requested-with": "XMLHttpRequest", "accept": "application/json"},
    "in Kazakh": {"accept-language": "kk"},
}
# Where the answer comes from the same lines as another one that is compared in every way.
BRIEFLY = {"plainly": {}, "with any tag": {"if-none-match": "*"}}


@pytest.fixture
def askers():
    """Nobody, and one who may see everything on the desk."""
    chief = Client()
    chief.force_login(cast.user("timur"))
    return Client(), chief


def whole(response, path):
    body = b"".join(response) if response.streaming else response.content
    told = [response.status_code, *sorted(response.items()), sorted(response.cookies)]
    return str(told).replace(path, "PATH"), body.decode().replace(path, "PATH")


def assert_same(askers, hidden, never, asked_with=ASKED_WITH):
    """Two addresses of one length, so that the length of the answer may be compared, too."""
    assert len(hidden) == len(never)
    for client in askers:
        # In every way by the first of them, which is nobody.
        for headers in (asked_with if client is askers[0] else BRIEFLY).values():
            answers = [whole(client.get(path, headers=headers), path) for path in (hidden, never)]
            assert answers[0] == answers[1], (hidden, headers)
        for ask in (client.head, client.post, client.options):
            assert whole(ask(hidden), hidden) == whole(ask(never), never)
        assert whole(client.get(hidden[:-1]), hidden) == whole(client.get(never[:-1]), never)
    assert askers[0].get(hidden).status_code == 404


def unused(number):
    """As long a number that no article has."""
    rest = range(10 ** len(str(number)) - 1, 0, -1)
    return next(each for each in rest if not Article.objects.filter(pk=each).exists())


def never(word):
    """As long a word that names nothing."""
    return re.sub("[a-z0-9]", "x", word)


def test_every_address_with_an_argument_is_known_here():
    known = {*STORIES, *THINGS, *OPEN, *OTHERS, *DAYS}
    with_argument = {
        name for name, route in patterns() if "<" in route.replace("<lang:language>", "")
    }
    assert with_argument == known


# Stories


def story_address(name, language, number, slug):
    end = {"article": "", "changes": "changes/"}[name]
    return f"/{language}/news/{number}/{slug}/{end}"


@pytest.mark.parametrize("state", states.HIDDEN, ids=lambda state: state.__name__)
def test_a_story_that_is_not_public(askers, state):
    hidden = cast.article()
    for language in LANGUAGES:
        states.bring(hidden.edition(language), state)
    with time_machine.travel(states.NOW, tick=False):
        for language in LANGUAGES:
            slug = hidden.edition(language).slug or "slug"
            for name in STORIES:
                there = story_address(name, language, hidden.pk, slug)
                nowhere = story_address(name, language, unused(hidden.pk), slug)
                assert_same(askers, there, nowhere)


@pytest.mark.parametrize("state", states.HIDDEN, ids=lambda state: state.__name__)
def test_beside_a_public_edition_the_hidden_one_is_like_none(askers, state):
    """The page that leads to the other language is the same for a draft and for no edition."""
    article = cast.article()
    states.bring(article.edition("kk"), states.public)

    def answers():
        slug = f"zq{article.pk}ru1"
        paths = [story_address(name, "ru", article.pk, slug) for name in STORIES]
        with time_machine.travel(states.NOW, tick=False):
            return [whole(client.get(path), path) for path in paths for client in askers]

    alone = answers()
    states.bring(article.edition("ru"), state)
    assert answers() == alone
    assert "404" in alone[0][0]


@pytest.mark.long
def test_no_list_goes_on_after_a_hidden_story(askers, story):
    hidden = [cast.article() for state in states.HIDDEN]
    for article, state in zip(hidden, states.HIDDEN, strict=True):
        for language in LANGUAGES:
            states.bring(article.edition(language), state)
    with time_machine.travel(states.NOW, tick=False):
        for number in [article.pk for article in hidden]:
            for language in LANGUAGES:
                for name in LISTS:
                    path = pages(language, story)[name]
                    there, nowhere = (f"{path}?before={n}" for n in (number, unused(number)))
                    assert_same(askers[:1], there, nowhere, BRIEFLY)
            there, nowhere = (f"/sitemap.xml?part={n}" for n in (number, unused(number)))
            assert_same(askers[:1], there, nowhere, BRIEFLY)


# Things that stories name


def thing_address(name, language, slug):
    folder, _mark, form = name.partition("_")
    folder = {"person": "people", "quotes": "people"}.get(folder, f"{folder}s")
    end = FEEDS[f"_{form}"] if form else ""
    end = "quotes/" if name == "quotes" else end
    return f"/{language}/{folder}/{slug}/{end}"


def thing(model, slug="hidden"):
    more = {Region: {"kind": "district"}, Agreement: {"kind": "memorandum"}}.get(model, {})
    return model.objects.create(slug=slug, name_ru="Тайное", name_kk="Құпия", **more)


@pytest.mark.parametrize("when", [None, timedelta(seconds=1)])
@pytest.mark.parametrize("name", THINGS)
def test_a_thing_that_is_not_public_yet(askers, name, when):
    row = thing(THINGS[name])
    row.public_from = when and states.NOW + when
    if isinstance(row, Person):
        row.has_page = True
    row.save()
    about = cast.article()
    relation = {Tag: "tags", Person: "people"}.get(type(row), f"{type(row).__name__.lower()}s")
    getattr(about, relation).add(row)
    for language in LANGUAGES:
        states.bring(about.edition(language), states.public)
    with time_machine.travel(states.NOW, tick=False):
        for language in LANGUAGES:
            paths = [thing_address(name, language, slug) for slug in ("hidden", "nought")]
            assert_same(askers, *paths)
            assert_same(askers, *(f"{path}?before={about.pk}" for path in paths), BRIEFLY)


@pytest.mark.parametrize("state", states.HIDDEN, ids=lambda state: state.__name__)
@pytest.mark.parametrize("name", ["tag", "person"])
def test_a_tag_or_a_person_of_hidden_stories_alone(askers, name, state):
    row = thing(THINGS[name])
    row.public_from = states.WROTE
    if isinstance(row, Person):
        row.has_page = True
    row.save()
    about = cast.article()
    (about.tags if name == "tag" else about.people).add(row)
    for language in LANGUAGES:
        states.bring(about.edition(language), state)
    with time_machine.travel(states.NOW, tick=False):
        for language in LANGUAGES:
            paths = [thing_address(name, language, slug) for slug in ("hidden", "nought")]
            assert_same(askers, *paths, BRIEFLY)


def test_a_person_without_a_page(askers, story):
    for language in LANGUAGES:
        there = thing_address("person", language, "private")
        assert_same(askers, there, thing_address("person", language, "nobody!"[:6] + "x"))


@pytest.mark.parametrize("name", [name for name in THINGS if THINGS[name] is not Tag])
def test_a_thing_whose_name_is_in_doubt_in_the_language(askers, story, name):
    model = THINGS[name]
    row = model.objects.filter(articles=story).first()
    model.objects.filter(pk=row.pk).update(name_certainty_kk="unsure")
    there = thing_address(name, "kk", row.slug)
    assert_same(askers, there, thing_address(name, "kk", never(row.slug)))
    assert askers[0].get(thing_address(name, "ru", row.slug)).status_code == 200


# Days


@pytest.mark.parametrize("state", states.HIDDEN, ids=lambda state: state.__name__)
def test_a_day_of_hidden_stories_alone(askers, state):
    hidden = cast.article()
    for language in LANGUAGES:
        states.bring(hidden.edition(language), state)
    with time_machine.travel(states.NOW, tick=False):
        for language in LANGUAGES:
            for form in DAYS.values():
                there = f"/{language}/archive/{states.NOW:{form}}"
                nowhere = f"/{language}/archive/{states.NOW - timedelta(days=3000):{form}}"
                assert_same(askers, there, nowhere, BRIEFLY)


# Pictures and previews


def test_a_picture_that_is_not_public(askers):
    hidden = photo("hidden", public_from=None)
    kept = [hidden.file_name, *(PurePath(each.name).name for each in hidden.renditions.all())]
    assert len(kept) > 1
    for name in kept:
        stem, _, suffix = name.partition(".")
        assert_same(askers, f"/media/{name}", f"/media/{'x' * len(stem)}.{suffix}", BRIEFLY)


def test_a_file_that_is_not_public(askers):
    titles = {"title_ru": "Тайна", "title_kk": "Құпия"}
    Attachment.objects.create(slug="hidden", file=ContentFile(b"1;2", "table.csv"), **titles)
    assert_same(askers, "/files/hidden/", "/files/nought/")


def test_a_preview_whose_time_is_over():
    edition = cast.article().edition("ru")
    revision = cast.draft(edition, "Тайна")
    link, token = ShareLink.objects.make(
        by=cast.user("aigerim"), revision=revision, lasting=timedelta(hours=1)
    )
    there, nowhere = f"/preview/{token}/", f"/preview/{never(token)}/"
    assert Client().get(there).status_code == 200
    link.revoke(by=cast.user("aigerim"))
    assert_same((Client(), Client()), there, nowhere)


def test_what_is_open_is_open(client, story):
    for language in LANGUAGES:
        slug = Section.objects.first().slug
        assert client.get(f"/{language}/sections/{slug}/").status_code == 200
