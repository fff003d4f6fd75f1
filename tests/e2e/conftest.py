import os
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests import cast
from tests.database import copy_of_the_migrated
from tests.e2e.browser import FLAGS, Watch, find_chromium
from tests.kept import begin_with

# Playwright's synchronous interface runs an event loop, which Django would take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Only a page that hangs waits this long; how fast it answers is not measured here.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """A database in a file: one in memory would be a single connection for all threads."""
    from django.db import connection

    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "browser.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)
        with copy_of_the_migrated(path.as_uri()):
            pass


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """Django would begin a file anew; this one goes with its folder."""
    from django.db import connection

    return connection.vendor == "sqlite" or django_db_keepdb


@pytest.fixture(scope="session", autouse=True)
def static_files_found_when_asked_for():
    """One server answers all pages: it finds them once."""


@pytest.fixture
def demo(transactional_db):
    """The demo newsroom."""
    begin_with("demo", partial(call_command, "load_demo", verbosity=0))


@pytest.fixture(scope="session")
def browser():
    chromium = find_chromium()
    if chromium is None:
        pytest.fail("Chromium was not found; install it, or name it in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(live_server):
    return Watch(urlsplit(live_server.url).netloc)


@pytest.fixture
def new_page(browser, live_server, watch):
    """Makes a watched page: new_page(size="phone", color_scheme="dark", java_script_enabled=False).

    Errors in the console, violations of the CSP, requests to other hosts and answers of 500
    and more fail the test when it ends.
    """
    contexts = []

    def make(size="desktop", **options):
        options = {"locale": "ru-RU", "timezone_id": "Asia/Almaty", **options}
        context = browser.new_context(base_url=live_server.url, viewport=SIZES[size], **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.attach(context)
        return context.new_page()

    yield make
    for context in contexts:
        for page in context.pages:
            page.wait_for_load_state()
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture(params=SIZES)
def size(request):
    """A test that takes it runs once at each size."""
    return request.param


@pytest.fixture
def page(request, new_page):
    with_sizes = "size" in request.fixturenames
    return new_page(request.getfixturevalue("size") if with_sizes else "desktop")


@pytest.fixture
def enter(new_page, live_server):
    """enter("boris"): a page in the browser of somebody who has logged in."""

    def enter(name, **options):
        client = Client()
        client.force_login(cast.user(name))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(**options)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return enter
