"""From a check to its place: by a click in the editor, and anew while somebody writes."""

import pytest

from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
LISTED = "[data-checks=ru]"


@pytest.fixture
def page(enter):
    story = cast.article()
    body = "<p>Первый абзац.</p><p>Второй, с <strong>важным</strong> словом о мoсте.</p>"
    cast.draft(story.edition("ru"), "Коротко", body=body)
    page = enter("boris")
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.wait_for_selector("#edition-ru .prose-menubar")
    page.eval_on_selector(f"{LISTED} details", "each => { each.open = true }")
    return page


def test_a_check_leads_to_its_words_in_the_editor_and_in_a_field(page):
    page.click(f"{LISTED} [data-check=mixed-alphabets] a")
    assert page.evaluate("getSelection().toString()") == "мoсте"
    assert page.evaluate("document.activeElement.isContentEditable")
    page.click(f"{LISTED} [data-check=title-length] a")
    assert page.evaluate("document.activeElement.name") == "ru-title"


def test_the_list_follows_what_is_typed_and_says_so_once(page):
    page.fill("#id_ru-title", "Урджар и Шагантогай подписали меморандум")
    page.wait_for_selector(f"{LISTED} [data-check=title-length]", state="detached")
    assert page.locator(f"{LISTED} [data-check=mixed-alphabets]").count() == 1
    assert page.locator(f"{LISTED} [data-checks-said]").inner_text()
