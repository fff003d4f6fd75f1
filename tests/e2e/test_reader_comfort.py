"""Comfort beyond the page itself: settings, sharing, links to paragraphs, mistakes, readings."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from articles.models import Publication, Reading
from tests import cast

LONG = "Көпір Үржар ауданында, Емел өзенінде тұр. " * 5
COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("refused", "SecurityError") } })"""
SHARES = "navigator.share = async (what) => { window.shared = what }"
CANNOT_SHARE = "delete Navigator.prototype.share"
# The suite's own browser says that it is driven; readers' browsers do not.
A_READER = 'Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false })'
ASKS_FOR_PRIVACY = "navigator.globalPrivacyControl = true"
SELECT = """(place) => {
    const paragraph = document.querySelectorAll(".text > p")[place]
    getSelection().selectAllChildren(paragraph)
    return paragraph.textContent.replace(/\\s+/g, " ").trim()
}"""
IS_IN_VIEW = """(it) => {
    const box = it.getBoundingClientRect()
    return box.top >= 0 && box.top < innerHeight
}"""


def paragraphs(end=""):
    return "".join(f"<p>{number}-абзац. {LONG}{end}</p>" for number in range(1, 9))


@pytest.fixture
def story(transactional_db):
    """The address of a Kazakh story of some paragraphs, each longer than a phone is wide."""
    article = cast.article()
    published = cast.published(article, "kk", "Шекарадағы көпір", body=paragraphs())
    return f"/kk/news/{article.pk}/{published.slug}/"


def choose(page, name, value):
    page.locator(".settings summary").click()
    page.locator(f'.settings button[data-choose="{name}"][value="{value}"]').click()
    page.locator(".settings summary").click()


def chosen(page):
    return page.evaluate("({...document.documentElement.dataset})")


# Settings


def test_size_and_colours_stay_as_they_were_chosen(page, story):
    page.goto("/ru/")
    assert chosen(page) == {}
    choose(page, "size", "larger")
    choose(page, "theme", "dark")
    page.goto(story)
    assert chosen(page) == {"size": "larger", "theme": "dark"}
    assert page.context.cookies() == []
    choose(page, "size", "")
    choose(page, "theme", "")
    page.reload()
    assert chosen(page) == {}
    assert page.evaluate("localStorage.length") == 0


def test_the_choice_is_seen_in_size_and_colours(page, story):
    page.goto(story)
    look = "(({fontSize, backgroundColor}) => [fontSize, backgroundColor])"
    of_text = f"{look}(getComputedStyle(document.body))"
    size, paper = page.evaluate(of_text)
    choose(page, "size", "larger")
    choose(page, "theme", "dark")
    larger, darker = page.evaluate(of_text)
    assert float(larger.removesuffix("px")) > float(size.removesuffix("px"))
    assert darker != paper


@pytest.mark.long
def test_the_choice_is_made_before_the_first_paint(page, story):
    page.goto(story)
    early = page.locator("head script[src*='reader/theme']")
    assert early.get_attribute("defer") is None
    assert early.get_attribute("async") is None
    assert page.evaluate("""document.querySelector("head script[src*='reader/theme']")
        .compareDocumentPosition(document.querySelector("link[rel=stylesheet]"))
        === Node.DOCUMENT_POSITION_FOLLOWING""")


@pytest.mark.long
def test_settings_say_what_is_chosen_and_close_by_escape(page, story):
    page.goto(story)
    summary = page.locator(".settings summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    pressed = page.locator(".settings button[aria-pressed=true]")
    values = pressed.evaluate_all("all => all.map(each => each.value)")
    assert values == ["small", ""]
    page.keyboard.press("Escape")
    assert page.locator(".settings[open]").count() == 0
    assert page.evaluate("document.activeElement.localName") == "summary"


@pytest.mark.long
def test_a_browser_that_keeps_nothing_still_shows_the_choice(page, story):
    page.add_init_script(NO_STORAGE)
    page.goto(story)
    choose(page, "size", "large")
    assert chosen(page) == {"size": "large"}


# Sharing


def test_a_story_is_shared_by_the_device(page, story):
    page.add_init_script(SHARES)
    page.goto(f"{story}?from=feed#top")
    page.locator("[data-tool=share]").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == page.locator("h1").inner_text()
    assert urlsplit(shared["url"]).path == urlsplit(page.url).path
    assert not urlsplit(shared["url"]).query


@pytest.mark.long
def test_where_the_device_cannot_share_the_link_is_copied(new_page, story):
    page = new_page(**COPIES)
    page.add_init_script(CANNOT_SHARE)
    page.goto(story)
    expect(page.locator("[data-tool=share]")).to_be_hidden()
    page.locator("[data-tool=copy]").click()
    expect(page.locator(".tools [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(copied).path == urlsplit(page.url).path


def link_to_paragraph(page, place):
    button = page.locator("[data-tool=paragraphs]")
    if button.get_attribute("aria-pressed") == "false":
        button.press("Enter")
    return page.locator(".text > p .paragraph-link").nth(place)


def test_a_link_to_a_paragraph_is_copied_by_keys_and_leads_there(new_page, story):
    page = new_page(**COPIES)
    page.goto(story)
    paragraph = page.locator(".text > p").nth(3)
    said = paragraph.inner_text()
    link_to_paragraph(page, 3).press("Enter")
    expect(page.locator(".tools [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    other = new_page("phone")
    other.goto(copied)
    marked = other.locator(".marked")
    assert marked.inner_text() == said
    assert marked.evaluate(IS_IN_VIEW)
    assert marked.evaluate("it => it === document.activeElement")


@pytest.mark.long
def test_links_to_paragraphs_go_as_they_came(page, story):
    page.goto(story)
    before = page.locator(".text").inner_text()
    link_to_paragraph(page, 0)
    page.locator("[data-tool=paragraphs]").click()
    assert page.locator(".text").inner_text() == before


@pytest.mark.long
def test_a_link_to_a_paragraph_outlives_a_correction(page, story):
    page.goto(story)
    address = link_to_paragraph(page, 1).get_attribute("href")
    standing = Publication.objects.get()
    changed = f"<p>Жаңа абзац.</p>{paragraphs('Былтыр салынды.')}"
    revision = cast.approved(standing.edition, standing.title, body=changed)
    standing.edition.publish(
        by=cast.user("saule"), revision=revision, kind="update", note="Толықтырылды."
    )
    page.goto("about:blank")
    page.goto(f"{story}{address}")
    assert page.locator(".marked").inner_text().startswith("2-абзац.")


@pytest.mark.long
def test_an_address_that_names_no_paragraph_is_just_the_story(page, story):
    for end in ("#p-none", "#%", "#<b>", "#main"):
        page.goto(f"{story}{end}")
        assert page.locator(".marked").count() == 0


# Mistakes


def test_ctrl_enter_opens_the_form_with_the_words_selected(page, story):
    page.goto(story)
    path = urlsplit(page.url).path
    said = page.evaluate(SELECT, 2)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/kk/mistakes/**")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["quote"] == [said[:500]]
    assert asked["page"] == [path]
    assert page.locator("main form").count() == 1


@pytest.mark.long
def test_ctrl_enter_does_nothing_without_words(page, story):
    page.goto(story)
    before = page.url
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Enter")
    assert page.url == before


# Readings


@pytest.fixture
def reader(new_page):
    page = new_page("phone")
    page.add_init_script(A_READER)
    page.clock.install()
    return page


def linger(page, seconds=6):
    page.clock.run_for(seconds * 1000)


def test_a_story_read_for_a_while_is_counted_once(reader, story):
    reader.goto(story)
    with reader.expect_event("requestfinished", lambda sent: sent.url.endswith("/read/")):
        linger(reader)
    linger(reader, 60)
    reader.reload()
    counted = Reading.objects.get()
    assert (counted.language, counted.times) == ("kk", 1)
    assert f"/news/{counted.article_number}/" in story
    assert reader.context.cookies() == []


@pytest.fixture
def sent(reader):
    """The paths that the reader's browser has asked for."""
    paths = []
    reader.on("request", lambda request: paths.append(urlsplit(request.url).path))
    return paths


@pytest.mark.long
def test_who_asks_not_to_be_followed_is_not_counted(reader, sent, story):
    reader.add_init_script(ASKS_FOR_PRIVACY)
    reader.goto(story)
    linger(reader, 60)
    assert "/read/" not in sent


@pytest.mark.long
def test_who_leaves_at_once_is_not_counted(reader, sent, story):
    reader.goto(story)
    linger(reader, 4)
    reader.goto("/kk/about/")
    linger(reader, 60)
    assert "/read/" not in sent
