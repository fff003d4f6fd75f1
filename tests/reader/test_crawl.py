"""The demo newsroom read from its front pages on, in every language and script."""

import re
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client, override_settings
from django.urls import resolve
from django.utils import timezone

from newsroom.demo.loading import load
from reader.variants import VARIANTS, first_part
from tests.reader.printed import Printed, values

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("crawl")]

OURS = "http://localhost:8000"
CYRILLIC = re.compile("[\u0400-\u052f]")
OTHER_LETTERS = ("kk-latn", "kk-arab")
EDITIONS = ("", "/lite")
PAGE = "text/html"
FEED = re.compile(r".*/(?:feed\.xml|rss\.xml|feed\.json)")
# Where a page may lead besides the pages of its variant.
ALIKE = {"media", "files", "static", "language", "read"}
# A site without an end would have more.
MOST_PAGES = 400


@dataclass
class Site:
    """What was read from one front page on: pages and feeds by address, and what led where."""

    start: str
    pages: dict = field(default_factory=dict)
    feeds: dict = field(default_factory=dict)
    led: dict = field(default_factory=dict)


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def sites(django_db_setup, django_db_blocker, media):
    """Every edition in everything that it is read in; and what all of them lead to besides."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            assert load(now=timezone.now())
            found = {
                (edition, code): crawl(f"{edition}/{code}/")
                for edition in EDITIONS
                for code in VARIANTS
            }
            yield found
        transaction.set_rollback(True)


def crawl(start):
    site, client, kinds_of_feeds = Site(start), Client(), set()
    site.led[start] = ("", "")
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        if FEED.fullmatch(path) and (start.startswith("/lite") or is_known(path, kinds_of_feeds)):
            continue
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, (path, site.led[path])
        written = answer.content.decode()
        if answer.headers["Content-Type"].startswith(PAGE):
            site.pages[path] = Printed(written)
            there = [(each.where, each.place) for each in site.pages[path].addresses]
        else:
            site.feeds[path] = written
            there = [(each, "feed") for each in re.findall(rf'{OURS}[^\s"<&\\]*', written)]
        assert len(site.pages) < MOST_PAGES
        waiting += led(site, path, there)
    return site


def is_known(path, kinds):
    """The feeds of all things of a kind are alike, and so are the forms of a feed."""
    kind = resolve(path).url_name if path.endswith("feed.xml") else path.rpartition("/")[2]
    is_known = kind in kinds
    kinds.add(kind)
    return is_known


def led(site, path, there):
    """Addresses met for the first time that belong to the site; the others are noted alone."""
    for where, place in there:
        led_to = ours(path, where)
        if led_to and led_to not in site.led:
            site.led[led_to] = (path, place)
            if led_to.startswith(site.start):
                yield led_to


def ours(page, where):
    whole = urlsplit(urljoin(OURS + page, where))
    if f"{whole.scheme}://{whole.netloc}" != OURS:
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_variant_has_the_same_pages(sites, edition):
    """But for what is told in one language alone."""
    kinds = {
        code: {urlsplit(path).path.removeprefix(sites[edition, code].start) for path in site.pages}
        for code, site in ((code, sites[edition, code]) for code in VARIANTS)
    }
    assert kinds["kk"] == kinds["kk-latn"] == kinds["kk-arab"]
    assert len(kinds["kk"]) > 80
    assert len(kinds["kk"] & kinds["ru"]) > 60


def test_what_a_page_leads_to_outside_of_its_variant_answers(sites, media, settings):
    settings.MEDIA_ROOT = media
    known = {path for site in sites.values() for path in (*site.pages, *site.feeds)}
    asked, client = set(), Client()
    for site in sites.values():
        for path, (page, place) in site.led.items():
            bare = path.partition("?")[0]
            if path in known | asked or FEED.fullmatch(path) or path.startswith("/media/"):
                continue
            asked.add(path)
            if bare.startswith("/static/"):
                assert finders.find(bare.removeprefix("/static/")), (path, page)
            elif place != "form action" and bare != "/read/":
                answer = client.get(path, follow=True)
                assert answer.status_code == 200, (path, page, place)


@pytest.mark.parametrize("code", VARIANTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_leads_to_no_other_variant_but_by_its_switches(sites, edition, code):
    allowed = {"alternate", "canonical", "a href"}
    for path, page in sites[edition, code].pages.items():
        for each in page.addresses:
            where = ours(path, each.where)
            part = first_part(where.removeprefix("/lite")) if where else code
            if part in ALIKE or part == code:
                continue
            assert each.place in allowed, (path, each)
            assert each.place == "alternate" or each.is_said, (path, each)


@pytest.mark.parametrize("code", VARIANTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_each_page_says_what_it_is_in_and_is_sound(sites, edition, code):
    for path, page in sites[edition, code].pages.items():
        assert page.root.get("lang") == VARIANTS[code].tag, path
        assert page.root.get("dir", "") == VARIANTS[code].direction, path
        assert page.is_balanced, path


@pytest.mark.parametrize("code", OTHER_LETTERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_kazakh_has_no_cyrillic_letter_in_other_letters(sites, edition, code):
    """In no text, no attribute and nothing for machines, but where it says another language."""
    for path, page in sites[edition, code].pages.items():
        for words in page.words:
            if words.language.startswith("kk"):
                assert not CYRILLIC.search(words.text), (path, words)
        for key, value, language in values(page.structured):
            is_kazakh = not language or language.startswith("kk")
            assert not (is_kazakh and CYRILLIC.search(value)), (path, key, value)


@pytest.mark.parametrize("code", OTHER_LETTERS)
def test_a_feed_has_no_cyrillic_letter_in_other_letters(sites, code):
    feeds = sites["", code].feeds
    assert len(feeds) > 8
    for path, written in feeds.items():
        plain = re.sub(
            r'<(\w+)[^>]*lang="ru".*?</\1>|&lt;(\w+)[^&]*lang="ru".*?&lt;/\2', "", written
        )
        assert not CYRILLIC.search(plain), (path, CYRILLIC.search(plain))


@pytest.mark.parametrize("code", VARIANTS)
def test_machines_are_told_addresses_that_answer(sites, code):
    known = {path for site in sites.values() for path in site.pages}
    for path, page in sites["", code].pages.items():
        for key, value, _language in values(page.structured):
            where = ours("/", value) if value.startswith(OURS) else ""
            where = where.partition("#")[0]
            if where and not where.startswith(("/media/", "/static/")):
                assert where in known, (path, key, value)
