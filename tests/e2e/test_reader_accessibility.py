"""The readers' pages for everybody: axe, the keyboard alone, large text, no motion."""

import pytest

from articles.models import Publication
from tests.e2e import kinds
from tests.e2e.axe import violations
from tests.e2e.browser import assert_fits

pytestmark = pytest.mark.usefixtures("demo")
# make audit asks all of them together.
VIEWS = (
    ("ru", "light"),
    pytest.param("kk-arab", "dark", marks=pytest.mark.long),
    pytest.param("kk-latn", "light", marks=pytest.mark.long),
)
# Wide enough for a phone of 320 points, or for a window of 1280 enlarged four times.
NARROW = {"width": 320, "height": 640}
FOCUSED = """() => {
    const it = document.activeElement
    if (!it || it === document.body) return null
    const style = getComputedStyle(it)
    const box = it.getBoundingClientRect()
    return {
        name: `${it.localName} ${it.textContent.trim().slice(0, 40)}`,
        place: [...document.querySelectorAll("*")].indexOf(it),
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isSeen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0,
        isLink: it.matches("header nav a"),
        opensMenu: it.matches("header button[popovertarget], header nav summary"),
    }
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each)
    const times = `${style.transitionDuration},${style.animationDuration}`.split(",")
    return times.some((time) => parseFloat(time) > 0.001)
}).map((each) => each.outerHTML.slice(0, 80))"""


def paths(code):
    first = Publication.objects.earliest("article_number").article_number
    return kinds.pages(code, first) | kinds.missing(code)


@pytest.mark.parametrize(("code", "scheme"), VIEWS)
def test_axe_finds_nothing_on_any_kind_of_page(new_page, watch, code, scheme):
    watch.allow("status of 404")
    page = new_page("phone", color_scheme=scheme)
    found = []
    for name, path in paths(code).items():
        page.goto(path)
        found += [f"{name}: {fault}" for fault in violations(page)]
    assert not found, "\n".join(found)


def test_the_settings_and_the_menu_hold_when_they_are_open(new_page):
    page = new_page("phone", color_scheme="dark")
    page.goto("/kk/")
    page.locator(".settings summary").click()
    assert violations(page) == []
    assert_fits(page)


def walk(page, most=400):
    """What Tab reaches from the top of the page on, until it leaves the page."""
    reached = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (reached and at["place"] == reached[0]["place"]):
            return reached
        assert not reached or at["place"] != reached[-1]["place"], f"Tab is caught at {at['name']}"
        reached.append(at)
    pytest.fail(f"Tab never left {page.url}")


@pytest.mark.parametrize(
    "kind",
    [
        "article",
        pytest.param("front", marks=pytest.mark.long),
        pytest.param("region", marks=pytest.mark.long),
    ],
)
def test_tab_goes_through_a_page_and_is_seen_everywhere(page, kind):
    page.goto(paths("kk")[kind])
    reached = walk(page)
    assert all(at["isMarked"] for at in reached), [at for at in reached if not at["isMarked"]]
    assert all(at["isSeen"] for at in reached), [at for at in reached if not at["isSeen"]]
    assert any(at["isLink"] for at in reached)


def test_the_first_stop_leads_past_the_head_of_the_page(page):
    page.goto(paths("ru")["article"])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_phone_is_reached_and_left_by_keys(new_page):
    page = new_page("phone")
    page.goto("/kk/")
    for _ in range(20):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["opensMenu"]:
            page.keyboard.press("Enter")
        if at["isLink"]:
            break
    assert at["isLink"], "Tab and Enter reach no link of the navigation"
    page.keyboard.press("Enter")
    page.wait_for_url("**/kk/news/")


@pytest.mark.long
def test_nothing_moves_for_those_who_asked_for_rest(new_page):
    page = new_page(reduced_motion="reduce")
    for kind in ("front", "article", "regions"):
        page.goto(paths("ru")[kind])
        assert page.evaluate(MOVING) == []


@pytest.mark.long
@pytest.mark.parametrize("code", ["kk", "kk-arab"])
def test_the_narrowest_window_holds_every_page_with_the_largest_text(new_page, watch, code):
    watch.allow("status of 404")
    page = new_page("phone")
    page.set_viewport_size(NARROW)
    page.add_init_script("localStorage.setItem('size', 'larger')")
    for path in paths(code).values():
        page.goto(path)
        assert_fits(page)
