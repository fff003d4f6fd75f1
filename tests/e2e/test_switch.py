"""From one script to another: the same page, and where the site begins from then on."""

import pytest

from tests import cast

TITLES = {
    "kk": "Шекарадағы көпір",
    "kk-latn": "Şekaradağy köpır",
    "kk-arab": "شەكاراداعى كوپىر",
}


@pytest.fixture
def story(transactional_db):
    """The address of a Kazakh story."""
    article = cast.article()
    published = cast.published(article, "kk", TITLES["kk"], body="<p>Көпір Емел өзенінде тұр.</p>")
    return f"/kk/news/{article.pk}/{published.slug}/"


def of(code, story):
    return story.replace("/kk/", f"/{code}/", 1)


def title(page):
    return page.locator("h1").inner_text()


def begins_in(page):
    page.goto("/")
    return page.evaluate("location.pathname")


@pytest.mark.parametrize("code", ["kk-latn", "kk-arab"])
def test_the_switch_leads_to_the_same_story_and_is_remembered(new_page, story, code):
    page = new_page("phone")
    page.goto(story)
    with page.expect_response("**/language/"):
        page.locator(f'.switches a[data-language="{code}"]').click()
    page.wait_for_url(f"**{of(code, story)}")
    assert title(page) == TITLES[code]
    right_to_left = page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    assert right_to_left == (code == "kk-arab")
    assert begins_in(page) == f"/{code}/"


def test_the_switch_works_by_keyboard(new_page, story):
    page = new_page()
    page.goto(story)
    page.locator('.switches a[data-language="kk-arab"]').focus()
    with page.expect_response("**/language/"):
        page.keyboard.press("Enter")
    page.wait_for_url(f"**{of('kk-arab', story)}")
    assert begins_in(page) == "/kk-arab/"


def test_without_scripts_the_switch_leads_and_the_button_remembers(new_page, story):
    page = new_page(java_script_enabled=False)
    page.goto(story)
    page.locator('.switches a[data-language="kk-arab"]').click()
    page.wait_for_url(f"**{of('kk-arab', story)}")
    page.goto("/")
    assert page.url.endswith("/ru/"), "a link alone is not remembered without scripts"
    page.goto(of("kk-arab", story))
    page.locator(".remember button").click()
    page.wait_for_url(f"**{of('kk-arab', story)}")
    page.goto("/")
    assert page.url.endswith("/kk-arab/")


def test_a_reader_from_china_begins_in_arabic_letters(new_page, story):
    page = new_page("phone", locale="kk-CN")
    assert begins_in(page) == "/kk-arab/"
    assert page.locator("html").get_attribute("lang") == "kk-Arab"


@pytest.mark.parametrize("code", ["ru", "kk", "kk-latn", "kk-arab"])
def test_every_name_in_the_switch_is_large_enough_to_touch(new_page, story, code):
    page = new_page("phone")
    page.goto(f"/{code}/about/")
    boxes = [each.bounding_box() for each in page.locator(".switches a").all()]
    assert len(boxes) == 3
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
