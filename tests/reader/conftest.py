"""A small newsroom to read: a story about a thing of every kind, and an archive."""

import inspect
import socket
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from articles.models import Article, Edition, Entry, Publication, Revision, Section, Tag
from facts.models import Certainty, Source
from languages.dates import PartialDate
from people.models import Organisation, Person, Term
from photos import renditions
from photos.models import Photo
from projects.models import Agreement, Figure, Indicator, Milestone, Project
from regions.models import FormerBelonging, Region, Statistic
from tests import cast
from tests.kept import begin_with

LANGUAGES = ("ru", "kk")
LONG_AGO = timezone.now() - timedelta(days=400)
PARSE = PartialDate.parse

BODY = {
    "ru": "Русский текст",
    "kk": "Қазақша мәтін",
}


def public(model, **fields):
    fields.setdefault("public_from", LONG_AGO)
    return model.objects.create(**fields)


def named(model, slug, ru, kk, **fields):
    return public(model, slug=slug, name_ru=ru, name_kk=kk, **fields)


def region(slug, ru, kk, parent=None, **fields):
    fields.setdefault("kind", "district")
    return named(Region, slug, ru, kk, parent=parent, **fields)


def photo(slug="plate", size=(60, 40), **fields):
    """A photo in the library with its renditions."""
    picture = BytesIO()
    Image.new("RGB", size).save(picture, "PNG")
    fields.setdefault("public_from", LONG_AGO)
    added = Photo.objects.add(
        ContentFile(picture.getvalue(), "plate.png"),
        slug=slug,
        **{"alt_ru": "Горы", "alt_kk": "Таулар", "caption_ru": "Подпись", "caption_kk": "Жазу"},
        **fields,
    )
    renditions.make(added)
    return added


# The story and all that it is about. Each is a fixture; `told` makes them, too.

MADE = {}


def made(make):
    """A fixture: what a test asks for of these is made together, or put back as it was made."""
    name = make.__name__
    MADE[name] = make

    @pytest.fixture(name=name)
    def get(things):
        return things[name]

    return get


@pytest.fixture
def things(request, db):
    return begin([name for name in MADE if name in request.fixturenames])


@made
def places():
    kazakhstan = region("kazakhstan", "Казахстан", "Қазақстан", kind="country")
    abai = region("abai", "область Абай", "Абай облысы", kazakhstan, is_in_navigation=True)
    urjar = region("urjar", "Урджарский район", "Үржар ауданы", abai)
    china = region("china", "Китай", "Қытай", kind="country")
    xinjiang = region("xinjiang", "Синьцзян", "Шыңжаң", china, is_in_navigation=True)
    return SimpleNamespace(
        kazakhstan=kazakhstan, abai=abai, urjar=urjar, china=china, xinjiang=xinjiang
    )


@made
def source():
    return Source.objects.create(
        outlet="Вестник", title="Откуда это", language="ru", published_on=PARSE("2024-03")
    )


@made
def akim(places, source):
    person = named(
        Person,
        "nurlan-akimov",
        "Акимов Нурлан",
        "Әкімов Нұрлан",
        short_ru="Нурлан Акимов",
        short_kk="Нұрлан Әкімов",
        has_page=True,
    )
    terms = (
        ("мэр", "қала басшысы", places.xinjiang, "2015", "2020", False),
        ("аким области", "облыс әкімі", places.abai, "2022-06-11", None, True),
    )
    person.held = [
        public(
            Term,
            person=person,
            title_ru=ru,
            title_kk=kk,
            region=place,
            start=PARSE(start),
            end=PARSE(end) if end else None,
            is_head=is_head,
            source=source,
        )
        for ru, kk, place, start, end, is_head in terms
    ]
    return person


@made
def private(places, source):
    """Named in stories, and without a page."""
    person = named(Person, "private", "Частная Анна", "Жеке Анна")
    public(
        Term,
        person=person,
        title_ru="учитель",
        title_kk="мұғалім",
        region=places.abai,
        first_seen_on=PARSE("2024-12"),
        source=source,
    )
    return person


@made
def company(places):
    return named(Organisation, "mine", "Рудник", "Кеніш", region=places.abai, kind="company")


@made
def smelter(places, company, source):
    project = named(
        Project,
        "smelter",
        "Завод",
        "Зауыт",
        stage="construction",
        stage_as_of=PARSE("2024-05"),
        stage_source=source,
    )
    project.regions.add(places.abai)
    project.organisations.add(company)
    facts = {"project": project, "source": source}
    public(Figure, kind="promised", amount=1_500_000_000, currency="USD", **facts)
    public(
        Indicator,
        key="jobs",
        label_ru="Рабочие места",
        label_kk="Жұмыс орны",
        value=21,
        unit="people",
        **facts,
    )
    milestone = public(
        Milestone, text_ru="Пуск", text_kk="Іске қосу", planned_on=PARSE("2027"), **facts
    )
    milestone.replan(PARSE("2028-11"))
    return project


@made
def memorandum(places, akim, source):
    agreement = named(
        Agreement,
        "memorandum",
        "Меморандум районов",
        "Аудандар меморандумы",
        kind="memorandum",
        text_ru="Стороны договорились.",
        text_kk="Тараптар келісті.",
    )
    party = agreement.parties.create(region=places.abai)
    agreement.parties.create(region=places.xinjiang)
    agreement.subjects.create(name_ru="торговля", name_kk="сауда")
    agreement.signatories.create(person=akim, party=party, term=akim.held[1])
    return agreement


@made
def facts_of_abai(places, source):
    places.abai.established_on = PARSE("2022-06-08")
    places.abai.established_source = source
    places.abai.chinese_name, places.abai.centre = "阿拜州", places.urjar
    places.abai.latitude, places.abai.longitude = "50.4111", "80.2275"
    places.abai.save()
    public(
        Statistic,
        region=places.abai,
        key="area",
        label_ru="Площадь",
        label_kk="Аумағы",
        value=185500,
        unit="km2",
        source=source,
    )
    public(
        FormerBelonging,
        region=places.abai,
        parent=places.china,
        until=PARSE("2022-06"),
        source=source,
    )


@made
def word():
    return named(Tag, "border", "граница", "шекара")


@made
def story(places, akim, private, company, smelter, memorandum, word, facts_of_abai):
    """One story about a thing of every kind, in both languages."""
    return publish(
        cast.article(
            lead_photo=photo("lead"),
            credited_to_ru="акимат",
            credited_to_kk="әкімдік",
            story_on=PARSE("2023-05-02"),
        ),
        photo=photo(),
        regions=[places.urjar, places.xinjiang],
        people=[akim, private],
        organisations=[company],
        projects=[smelter],
        agreements=[memorandum],
        tags=[word],
    )


def begin(names):
    """These things and all that they need, each once, by name."""
    needed = {name for name in names for name in (name, *needs(name))}
    return begin_with(frozenset(needed), lambda: make(names))


def needs(name):
    """All that a thing of these cannot be made without."""
    for each in inspect.signature(MADE[name]).parameters:
        yield from (each, *needs(each))


def make(names):
    there = {}
    for name in names:
        _make(name, there)
    return there


def _make(name, there):
    if name not in there:
        needed = inspect.signature(MADE[name]).parameters
        there[name] = MADE[name](*(_make(each, there) for each in needed))
    return there[name]


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """The story's number, told once for a module; and where its photos are."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            story = begin(["story"])["story"]
        yield story.pk, media
        transaction.set_rollback(True)


@pytest.fixture
def told_once(told, db, alone, settings):
    """The story as one test of many sees it: what the test changes is taken back.

    A module whose tests need little besides takes it as its `story`; in its later tests the
    newsroom is never empty.
    """
    number, settings.MEDIA_ROOT = told
    return Article.objects.get(pk=number)


def body(language, akim, *, photo="plate", extra=""):
    return (
        f"<p>{BODY[language]}.</p>"
        f'<blockquote data-person="{akim.slug}" data-term="{akim.held[0].pk}">'
        "<p>«»</p></blockquote>"
        f'<blockquote data-person="{akim.slug}"><p>Сөз.</p></blockquote>'
        f'<figure data-photo="{photo}"></figure>'
        f'<p><a data-region="urjar">1</a> <a data-person="{akim.slug}">2</a>'
        ' <a data-person="private">3</a> <a data-organisation="mine">4</a>'
        ' <a data-project="smelter">5</a> <a data-agreement="memorandum">6</a></p>' + extra
    )


def publish(article, languages=LANGUAGES, photo=None, **about):
    for name, things in about.items():
        getattr(article, name).set(things)
    akim = Person.objects.filter(slug="nurlan-akimov").first()
    if akim:
        akim.held = list(akim.terms.order_by("start"))
    for language in languages:
        text = body(language, akim) if akim else f"<p>{BODY[language]}.</p>"
        titles = {"ru": f"Новость {article.pk}", "kk": f"Жаңалық {article.pk}"}
        cast.published(article, language, titles[language], body=text, lead=f"Лид {article.pk}")
    return article


def address(article, language):
    publication = Publication.objects.public(language).get(article_number=article.pk)
    return f"/{language}/news/{article.pk}/{publication.slug}/"


def archive(count, things, languages=LANGUAGES):
    """That many stories about the same things, put on record in one go."""
    author, section = cast.user("aigerim"), Section.objects.first() or cast.section()
    articles = Article.objects.bulk_create(
        Article(section=section, created_by=author) for _ in range(count)
    )
    for language in languages:
        _put_on_record(articles, language, things, author, section)


def _put_on_record(articles, language, things, author, section):
    editions = Edition.objects.bulk_create(
        Edition(article=article, language=language, slug=f"s-{article.pk}") for article in articles
    )
    revisions = Revision.objects.bulk_create(
        Revision(edition=edition, author=author, title=f"{language} {edition.article_id}")
        for edition in editions
    )
    start = timezone.now() - timedelta(days=300)
    publications = Publication.objects.bulk_create(
        Publication(
            edition=revision.edition,
            revision=revision,
            article_number=revision.edition.article_id,
            language=language,
            kind="first",
            public_from=start + timedelta(minutes=place),
            first_public_at=start + timedelta(minutes=place),
            slug=revision.edition.slug,
            title=revision.title,
            lead="Lead",
            body="<p>Body</p>",
            story_on=PARSE("2025"),
            section=section,
            published_by=author,
        )
        for place, revision in enumerate(revisions)
    )
    lists = [("everything", 0), ("section", section.pk)]
    lists += [(Entry.LISTS[type(thing)], thing.pk) for thing in things]
    Entry.objects.bulk_create(
        Entry(
            list=kind,
            thing=key,
            language=language,
            at=publication.first_public_at,
            article_number=publication.article_number,
            publication=publication,
            is_direct=key != 0,
        )
        for publication in publications
        for kind, key in lists
    )


def pages(language, story):
    """Every page that stands in a newsroom with one story, by the name of what it is."""
    at = f"/{language}"
    return {
        "front": f"{at}/",
        "news": f"{at}/news/",
        "article": address(story, language),
        "section": f"{at}/sections/economy/",
        "tag": f"{at}/tags/border/",
        "regions": f"{at}/regions/",
        "region": f"{at}/regions/abai/",
        "people": f"{at}/people/",
        "person": f"{at}/people/nurlan-akimov/",
        "organisation": f"{at}/organisations/mine/",
        "projects": f"{at}/projects/",
        "project": f"{at}/projects/smelter/",
        "agreement": f"{at}/agreements/memorandum/",
        "changes": f"{address(story, language)}changes/",
        "corrections": f"{at}/corrections/",
        "quotes": f"{at}/people/nurlan-akimov/quotes/",
        "archive_month": f"{at}/archive/{timezone.localdate():%Y/%m}/",
        "archive_day": f"{at}/archive/{timezone.localdate():%Y/%m/%d}/",
        "about": f"{at}/about/",
        "scripts": f"{at}/about/scripts/",
    }


FORMS = ("/{}/mistakes/",)
LISTS = ("news", "section", "tag", "region", "person", "organisation", "project", "agreement")
WITH_FEEDS = (
    "",
    "sections/economy/",
    "tags/border/",
    "regions/abai/",
    "people/nurlan-akimov/",
    "projects/smelter/",
)
STORY_FEEDS = tuple(f"/{{}}/{where}feed.xml" for where in WITH_FEEDS)
CORRECTIONS_FEED = "/{}/corrections/feed.xml"
FEEDS = tuple(
    atom.replace("feed.xml", file)
    for atom in (*STORY_FEEDS, CORRECTIONS_FEED)
    for file in ("feed.xml", "rss.xml", "feed.json")
)
SITEMAPS = ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-news.xml")
FILES = ("/", "/robots.txt", *SITEMAPS, "/healthz")


@pytest.fixture
def read(client):
    """The text of a page that answers 200."""

    def read(path):
        response = client.get(path)
        assert response.status_code == 200, path
        return response.content.decode()

    return read


@pytest.fixture
def count_queries(client):
    def count(path):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        assert response.status_code == 200, path
        return len(queries)

    return count


@pytest.fixture
def dead_cache(settings):
    """A cache at an address that refuses connections: it is taken, and nobody listens there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"redis://127.0.0.1:{taken.getsockname()[1]}"
        backend = "django.core.cache.backends.redis.RedisCache"
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": address}}
        yield


@pytest.fixture
def demo():
    return Certainty.DEMO
