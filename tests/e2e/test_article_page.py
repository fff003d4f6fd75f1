"""The page of an article as a tool: two texts in step, keys, a preview beside the text."""

import pytest
from playwright.sync_api import expect

from articles.models import Revision
from tests import cast
from tests.e2e.browser import assert_fits
from tests.e2e.test_desk import write

pytestmark = pytest.mark.django_db(transaction=True)
# Years and lengths tell which paragraphs answer each other; few are as high as their fellows.
RUSSIAN = (
    f"<p>В 2021 году {'слово за словом ' * 18}</p>"
    f"<p>В 2022 году {'слово за словом ' * 40}</p><p>В 2023 году.</p>"
)
KAZAKH = (
    f"<p>2021 жылы {'сөзден соң сөз ' * 24}</p>"
    f"<p>2022 жылы {'сөзден соң сөз ' * 36}</p><p>2023 жылы.</p>"
)
TOPS = """language => [...document.querySelectorAll(`#edition-${language} .tiptap > *`)]
    .map(block => Math.round(block.getBoundingClientRect().top))"""


@pytest.fixture
def story(db):
    story = cast.article()
    cast.draft(story.edition("ru"), "По-русски", body=RUSSIAN)
    cast.draft(story.edition("kk"), "Қазақша", body=KAZAKH)
    return story


def opened(page, story):
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.locator("html[data-in-step]").wait_for()
    return page


def tops(page, language):
    return page.evaluate(TOPS, language)


def test_paragraphs_of_both_languages_begin_at_the_same_height(enter, story):
    page = opened(enter("timur"), story)
    assert len(tops(page, "ru")) == 3
    assert tops(page, "ru") == tops(page, "kk")
    page.locator("#edition-kk .tiptap > p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Тағы. " * 40)
    assert tops(page, "ru") == tops(page, "kk")
    assert page.evaluate("document.activeElement.lang") == "kk"


def test_a_new_paragraph_does_not_part_those_that_answer_each_other(enter, story):
    page = opened(enter("timur"), story)
    page.locator("#edition-ru .tiptap > p").first.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Новый абзац.")
    russian, kazakh = tops(page, "ru"), tops(page, "kk")
    assert len(russian) == 4
    assert (russian[0], russian[2], russian[3]) == tuple(kazakh)
    assert russian == sorted(set(russian))


def test_one_text_alone_is_chosen_and_remembered(enter, story):
    page = opened(enter("timur"), story)
    page.click("[data-columns=kk]")
    expect(page.locator("#edition-ru")).to_be_hidden()
    opened(page, story)
    expect(page.locator("#edition-ru")).to_be_hidden()
    page.keyboard.press("Control+Alt+KeyQ")  # leads to the Russian title, and shows it
    expect(page.locator("#edition-ru")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "id_ru-title"


def test_after_a_save_the_cursor_is_where_it_was(enter, story):
    page = opened(enter("timur"), story)
    page.locator("#edition-kk .tiptap > p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Соңы.")
    was = tops(page, "kk")[-1]
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.locator("html[data-in-step]").wait_for()
    expect(page.locator("[data-bar-said]")).not_to_be_empty()
    assert abs(tops(page, "kk")[-1] - was) < 5
    page.keyboard.type(" Нүкте.")
    assert "Соңы. Нүкте." in page.locator("#edition-kk .tiptap").inner_text()


def test_what_is_typed_is_previewed_beside_it_and_not_saved(enter, story):
    page = opened(enter("saule"), story)
    write(page, "kk", "Әлі сақталмаған. ")
    page.keyboard.press("Control+Alt+KeyP")
    shown = page.frame_locator("[data-frame]")
    expect(shown.locator("main")).to_contain_text("Әлі сақталмаған.")
    page.select_option("[data-way]", "arab")
    expect(shown.locator("html")).to_have_attribute("lang", "kk-Arab")
    page.click("[data-width=desktop]")
    assert_fits(page)
    assert Revision.objects.count() == 2


def test_the_list_of_keys_opens_by_a_question_mark_that_is_not_typed(enter, story):
    page = opened(enter("timur"), story)
    page.click("#id_ru-title")
    page.keyboard.type("?")
    assert page.locator("dialog").count() == 0
    page.locator("[data-help]").focus()
    page.keyboard.press("?")
    page.locator("dialog").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[data-help]')")


def test_the_bar_counts_words_while_they_are_typed(enter, story):
    page = opened(enter("boris"), story)
    before = int(page.locator("[data-length=ru] [data-words]").inner_text())
    write(page, "ru", "Ещё два слова ")
    expect(page.locator("[data-length=ru] [data-words]")).to_have_text(str(before + 3))


def test_nothing_that_has_the_focus_hides_under_the_bar(enter, story, size):
    page = opened(enter("timur", size=size), story)
    for _step in range(60):
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate(UNDER_THE_BAR, BARS), page.evaluate(
            "document.activeElement.outerHTML"
        )


BARS = "[data-article-bar], .article-bar-row, [data-article-standing]"
UNDER_THE_BAR = """bars => {
    const stays = [...document.querySelectorAll(bars)]
        .filter(bar => getComputedStyle(bar).position === "sticky")
    const {top, bottom} = document.activeElement.getBoundingClientRect()
    return stays.some(bar => {
        const box = bar.getBoundingClientRect()
        const hides = box.top <= top && bottom <= box.bottom && bottom > top
        return hides && !bar.contains(document.activeElement)
    })
}"""
