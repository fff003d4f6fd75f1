"""The whole site without scripts, and without pictures."""

import pytest
from playwright.sync_api import expect

from articles.models import Publication, Report
from tests.e2e import kinds

pytestmark = pytest.mark.usefixtures("demo")
LED_TO = ("regions/abai/", "people/nurlan-uranhaev/", "projects/copper-smelter/")
IN_THE_FOOT = ("projects/", "corrections/", "about/", "people/", "regions/")


@pytest.fixture
def plain(new_page):
    return new_page("phone", java_script_enabled=False)


@pytest.fixture
def first(demo):
    """The number of the demo's first story."""
    return Publication.objects.earliest("article_number").article_number


@pytest.mark.parametrize("language", [pytest.param("ru", marks=pytest.mark.long), "kk"])
def test_readers_go_everywhere_without_scripts(plain, language):
    plain.goto(f"/{language}/")
    plain.locator("main h2 a").first.click()
    story = plain.url
    assert "/news/" in story
    for end in LED_TO:
        plain.goto(story)
        plain.locator(f'main a[href="/{language}/{end}"]').first.click()
        assert plain.url.endswith(f"/{language}/{end}")
    for end in IN_THE_FOOT:
        plain.locator(f'footer a[href="/{language}/{end}"]').click()
        assert plain.url.endswith(f"/{language}/{end}")


@pytest.mark.long
def test_nothing_is_offered_that_needs_a_script(plain, first):
    plain.goto(kinds.pages("ru", first)["article"])
    assert plain.locator("button:visible:not([popovertarget]):not([type=submit])").count() == 0
    assert plain.locator("details.settings:visible").count() == 0


@pytest.mark.long
def test_the_archive_is_read_without_scripts(plain):
    plain.goto("/kk/")
    plain.locator('footer a[href="/kk/archive/"]').click()
    assert "/kk/archive/" in plain.url
    plain.locator("main table a").first.click()
    expect(plain.locator('main a[href*="/kk/news/"]').first).to_be_visible()
    expect(plain.locator("main h1")).to_have_count(1)


def test_a_mistake_is_reported_without_scripts(plain, first):
    plain.goto(kinds.pages("ru", first)["article"])
    plain.locator("a[data-mistakes]").click()
    form = plain.locator("main form")
    form.locator("[name=message]").fill("В третьем абзаце опечатка.")
    form.locator("[type=submit]").click()
    plain.wait_for_load_state()
    assert Report.objects.get().message == "В третьем абзаце опечатка."


def words(page):
    return page.locator("main").inner_text().split()


def test_no_page_says_less_without_pictures(new_page, watch, first):
    watch.allow("ERR_FAILED")
    whole, blind = new_page("phone"), new_page("phone")
    blind.route(
        "**/*",
        lambda route: (
            route.abort() if route.request.resource_type == "image" else route.continue_()
        ),
    )
    for path in kinds.pages("kk", first).values():
        whole.goto(path)
        blind.goto(path)
        assert words(blind) == words(whole), path
        assert blind.locator("img:not([alt])").count() == 0
