"""An editor gives a spelling; readers see it on their next page, wherever the word stands."""

import pytest

from articles.models import Spelling
from tests import cast
from tests.e2e.axe import violations
from tests.e2e.browser import assert_fits, shot
from tests.e2e.test_desk_accessibility import DJANGO_S
from tests.reader.conftest import address

pytestmark = pytest.mark.django_db(transaction=True)
BY_RULE = {"kk-latn": "Şyğystauda", "kk-arab": "شىعىستاۋدا"}
WANTED = {"kk-latn": "Shygystauda", "kk-arab": "شىعىستاۇدا"}


@pytest.fixture
def story():
    story = cast.article()
    cast.published(story, "kk", "Шығыстауда жаңа жол", body="<p>Тачэн мен Шығыстауда.</p>")
    return story


def pages(story, code):
    """Where the story stands: its own page, the front page, its feed."""
    return (address(story, "kk").replace("/kk/", f"/{code}/", 1), f"/{code}/", f"/{code}/feed.xml")


def type_into(page, name, text):
    """As with a keyboard: Tab from field to field until it is reached."""
    while page.evaluate("document.activeElement.name") != name:
        page.keyboard.press("Tab")
    page.keyboard.type(text)


def test_a_spelling_is_seen_on_the_next_request_of_every_page_that_has_the_word(
    enter, new_page, story, size
):
    reader = new_page(size=size)
    for code, word in BY_RULE.items():
        for path in pages(story, code):
            assert word in reader.request.get(path).text(), path

    desk = enter("saule", size=size)
    desk.goto("/admin/articles/spelling/add/")
    type_into(desk, "written", "Шығыстау")
    type_into(desk, "latin", "Shygystau")
    type_into(desk, "arabic", "شىعىستاۇ")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    row = Spelling.objects.get()
    desk.goto(f"/admin/articles/spelling/{row.pk}/change/")
    assert WANTED["kk-latn"] in desk.locator(".printed").inner_text()
    assert_fits(desk)
    assert [each for each in violations(desk) if not DJANGO_S.search(each)] == []
    shot(desk, "spelling")

    for code, word in WANTED.items():
        for path in pages(story, code):
            text = reader.request.get(path).text()
            assert word in text, path
            assert BY_RULE[code] not in text, path
        reader.goto(pages(story, code)[0])
        assert word in reader.locator("h1").inner_text()


def test_from_a_word_in_doubt_to_its_spelling(enter, story, size):
    desk = enter("saule", size=size)
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    desk.locator(".doubts summary").press("Enter")
    assert_fits(desk)
    shot(desk, "doubts")
    with desk.expect_navigation():
        desk.locator(".doubts a").press("Enter")
    assert desk.locator("#id_written").input_value() == "Тачэн"
    desk.fill("#id_latin", "Tacheng")
    desk.fill("#id_arabic", "تاچىڭ")
    with desk.expect_navigation():
        desk.locator("#id_arabic").press("Enter")
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    assert desk.locator(".doubts").count() == 0


def test_a_reporter_sees_what_is_in_doubt_and_gives_no_spelling(enter, story):
    desk = enter("aigerim")
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    desk.locator(".doubts summary").click()
    assert "Tatşen" in desk.locator(".doubts").inner_text()
    assert desk.locator(".doubts a").count() == 0
    assert desk.request.get("/admin/articles/spelling/add/").status == 403
