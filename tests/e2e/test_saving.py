"""Nothing that was typed is lost: two people at once, a lost network, a page that was left."""

from itertools import permutations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article, Autosave, Edition, Revision
from tests import cast
from tests.e2e.browser import assert_fits, shot
from tests.e2e.test_desk import save, write

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "uzaq-joldyn-basy-7"
BODY = "<p>Первый абзац стоит.</p><p>Второй абзац стоит.</p><p>Третий абзац стоит.</p>"
STATE = "#edition-ru [data-state]"
KEPT = f"{STATE}:not(.is-trouble):not(:empty)"
TROUBLE = f"{STATE}.is-trouble"
OFFER = "#edition-ru [data-unsaved]"


@pytest.fixture
def story(db):
    story = cast.article()
    cast.draft(story.edition("ru"), "Было", lead="Лид.", body=BODY)
    cast.draft(story.edition("kk"), "Болды")
    return story


def open_page(page, story):
    with page.expect_response("**/admin/presence/**"):
        page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.wait_for_selector("#edition-ru .prose-menubar")
    return page


def keeps(words):
    """The answer to a text with these words."""
    return lambda answer: (
        answer.url.endswith("/admin/autosave/")
        and words in (answer.request.post_data_buffer or b"").decode()
    )


def title(language="ru"):
    return Edition.objects.get(language=language).headline


def saved_titles(language="ru"):
    return Revision.objects.filter(edition__language=language).values_list("title", flat=True)


# Two sessions.


def test_two_sessions_and_two_languages_interleaved_in_every_order(story, enter):
    # Both may write both languages: the form of each sends the other's text along.
    pages = {"ru": enter("aigerim"), "kk": enter("timur")}
    for number, order in enumerate(sorted(set(permutations(["ru", "ru", "kk", "kk"])))):
        for page in pages.values():
            open_page(page, story)
        for turn, language in enumerate(order):
            words = f"{language} {number} {turn}"
            pages[language].fill(f"#id_{language}-title", words)
            save(pages[language])
            assert title(language) == words
            assert words in saved_titles(language)
    for language in pages:
        assert len(saved_titles(language)) == 1 + 2 * 6
        assert not Revision.objects.filter(is_beside=True).exists()


@pytest.mark.parametrize("order", [("boris", "aigerim"), ("aigerim", "boris")], ids="-".join)
def test_two_sessions_that_write_one_text_keep_both(story, enter, size, order):
    pages = {name: open_page(enter(name, size=size), story) for name in order}
    first, second = order
    for name, page in pages.items():
        page.fill("#id_ru-title", f"Заголовок {name}")
        page.fill("#id_ru-lead", "Лид.")
    write(pages[second], "ru", "Дописано. ")
    for page in pages.values():
        save(page)
    page = pages[second]
    assert {f"Заголовок {name}" for name in order} <= set(saved_titles())
    assert title() == f"Заголовок {first}"
    assert_fits(page)
    shot(page, f"side-by-side-{second}")
    page.locator("[data-name=title] .side").nth(1).click()
    assert page.locator("[data-put-together]").inner_text().count(f"Заголовок {second}") == 1
    with page.expect_navigation():
        page.click(".submit-row .default")
    assert page.url.endswith("/change/")
    assert title() == f"Заголовок {second}"
    assert "Дописано." in Revision.objects.latest("pk").body


def collide(story):
    """Two texts over one: both changed the second paragraph, one added a fourth."""
    edition = story.edition("ru")
    base = edition.current_revision
    hers = BODY.replace("Второй абзац", "Второй абзац Айгерим")
    his = BODY.replace("Второй абзац", "Второй абзац Бориса") + "<p>Четвёртый.</p>"
    edition.save_draft(by=cast.user("aigerim"), base=base, **base.text | {"body": hers})
    return hers, his


def save_second(page, body):
    page.locator("#edition-ru .tiptap").evaluate(
        "(box, html) => box.editor.commands.setContent(html)", body
    )
    save(page)


@pytest.mark.long
def test_a_conflict_is_settled_by_keyboard(story, enter, size):
    page = open_page(enter("boris", size=size), story)
    _hers, his = collide(story)
    save_second(page, his)
    page.locator("input[name=p1]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=p1]:checked").get_attribute("value") == "both"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "p3"
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert [part.split("<")[0] for part in Revision.objects.latest("pk").body.split("<p>")[1:]] == [
        "Первый абзац стоит.",
        "Второй абзац Айгерим стоит.",
        "Второй абзац Бориса стоит.",
        "Третий абзац стоит.",
        "Четвёртый.",
    ]


@pytest.mark.long
def test_a_choice_that_is_open_is_asked_for(story, enter):
    page = open_page(enter("boris"), story)
    save_second(page, collide(story)[1])
    page.click(".submit-row .default")
    expect(page.locator("[name=p1]:focus")).to_be_visible()
    assert "/side-by-side/" in page.url
    with page.expect_navigation():
        page.click("[name=leave]")
    assert "Айгерим" in story.edition("ru").current_revision.body


@pytest.mark.long
def test_a_conflict_is_settled_without_scripts(story, enter):
    page = enter("boris", java_script_enabled=False)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    _hers, his = collide(story)
    page.fill("#id_ru-body", his)
    save(page)
    page.check("input[name=p1][value=mine]")
    with page.expect_navigation():
        page.click(".submit-row .default")
    assert story.edition("ru").current_revision.body == his


# What was not saved.


def test_what_is_typed_is_kept_offered_and_taken(story, enter, size):
    page = open_page(enter("boris", size=size), story)
    page.fill("#id_ru-title", "Печатаю")
    with page.expect_response(keeps("Ещё не сохранено.")):
        write(page, "ru", "Ещё не сохранено. ")
    page.wait_for_selector(KEPT)
    assert Autosave.objects.get().title == "Печатаю"
    assert Revision.objects.count() == 2
    open_page(page, story)
    assert page.input_value("#id_ru-title") == "Было"
    page.click(f"{OFFER} summary")
    assert "Печатаю" in page.locator(f"{OFFER} ins").first.inner_text()
    assert_fits(page)
    shot(page, "unsaved")
    page.click(f"{OFFER} [data-take]")
    assert page.input_value("#id_ru-title") == "Печатаю"
    assert "Ещё не сохранено." in page.locator("#edition-ru .tiptap").inner_text()
    save(page)
    assert title() == "Печатаю"
    assert "Ещё не сохранено." in story.edition("ru").current_revision.body
    assert not Autosave.objects.exists()
    assert page.locator("[data-unsaved]").count() == 0


@pytest.mark.long
def test_what_is_typed_just_before_leaving_is_kept(story, enter):
    page = open_page(enter("boris"), story)
    page.fill("#id_ru-title", "На бегу")
    page.goto("/admin/")
    open_page(page, story)
    page.wait_for_selector(OFFER)
    assert Autosave.objects.get().title == "На бегу"


@pytest.mark.long
def test_it_is_thrown_away(story, enter):
    page = open_page(enter("boris"), story)
    page.fill("#id_ru-title", "Лишнее")
    page.wait_for_selector(KEPT)
    open_page(page, story)
    page.on("dialog", lambda dialog: dialog.accept())
    page.click(f"{OFFER} [data-throw-away]")
    page.wait_for_selector(OFFER, state="detached")
    assert not Autosave.objects.exists()
    open_page(page, story)
    assert page.locator(OFFER).count() == 0


@pytest.mark.long
def test_without_scripts_it_is_offered_and_thrown_away(story, enter):
    boris = cast.user("boris")
    row = Autosave(user=boris, article=story, language="ru", title="Раньше", body="<p>Да</p>")
    row.base = story.edition("ru").current_revision
    row.save()
    page = enter("boris", java_script_enabled=False)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.click(f"{OFFER} [data-take]")
    assert page.input_value("#id_ru-title") == "Раньше"
    page.go_back()
    page.click(f"{OFFER} [data-throw-away]")
    page.wait_for_url("**/change/")
    assert not Autosave.objects.exists()


@pytest.mark.long
def test_a_new_article_that_was_not_begun_is_offered_again(enter):
    section = cast.section()
    page = enter("aigerim")
    page.goto("/admin/articles/article/add/")
    page.fill("#id_ru-title", "Новая")
    page.wait_for_selector(KEPT)
    page.goto("/admin/articles/article/add/")
    page.click(f"{OFFER} [data-take]")
    page.select_option("#id_section", str(section.pk))
    save(page)
    assert Article.objects.count() == 1
    assert title() == "Новая"
    page.goto("/admin/articles/article/add/")
    assert page.locator("[data-unsaved]").count() == 0


def test_a_lost_network_loses_nothing(story, enter, watch):
    watch.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(enter("boris"), story)
    page.context.set_offline(True)
    page.fill("#id_ru-title", "Без сети")
    page.wait_for_selector(TROUBLE)
    assert not Autosave.objects.exists()
    page.context.set_offline(False)
    page.wait_for_selector(KEPT)
    assert Autosave.objects.get().title == "Без сети"


@pytest.mark.long
def test_what_was_typed_without_network_is_offered_after_the_page_was_left(story, enter, watch):
    watch.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(enter("boris"), story)
    page.context.set_offline(True)
    # What is so long is not sent by a page that is being left: it would come after all, or not.
    page.fill("#id_ru-lead", "Лид. " * 10_000)
    page.fill("#id_ru-title", "Без сети")
    page.wait_for_selector(TROUBLE)
    page.goto("about:blank")
    page.context.set_offline(False)
    assert not Autosave.objects.exists()
    open_page(page, story)
    page.click(f"{OFFER} [data-take]")
    assert page.input_value("#id_ru-title") == "Без сети"
    assert Autosave.objects.get().title == "Без сети"


@pytest.mark.long
def test_a_session_that_ended_is_told_and_the_text_is_sent_after_logging_in(story, enter, watch):
    watch.allow("status of 403")  # the token of before
    page = open_page(enter("boris"), story)
    boris = cast.user("boris")
    boris.set_password(PASSWORD)
    boris.save()
    Session.objects.all().delete()
    page.fill("#id_ru-title", "Сеанс окончен")
    link = page.locator(f"{TROUBLE} a")
    link.wait_for()
    with page.expect_popup() as opened:
        link.click()
    other = opened.value
    other.fill("#id_username", "boris")
    other.fill("#id_password", PASSWORD)
    with other.expect_event("close"):
        other.press("#id_password", "Enter")
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_selector(KEPT)
    assert Autosave.objects.get().title == "Сеанс окончен"
    save(page)
    assert title() == "Сеанс окончен"


@pytest.mark.long
def test_two_windows_of_one_person_lose_neither_text(story, enter, watch):
    watch.allow("status of 409")
    one = open_page(enter("boris"), story)
    other = open_page(one.context.new_page(), story)
    one.fill("#id_ru-title", "Первое окно")
    one.wait_for_selector(KEPT)
    other.fill("#id_ru-title", "Второе окно")
    other.wait_for_selector(TROUBLE)
    assert Autosave.objects.get().title == "Первое окно"
    other.wait_for_selector(OFFER)
    save(other)
    assert title() == "Второе окно"
    assert Autosave.objects.get().title == "Первое окно"
    assert other.locator(OFFER).count() == 1


# Who is here.


@pytest.mark.long
def test_others_and_what_they_saved_are_told(story, enter):
    boris = open_page(enter("boris"), story)
    aigerim = open_page(enter("aigerim"), story)
    assert "aigerim" not in aigerim.locator("[data-others]").inner_text()
    assert "boris" in aigerim.locator("[data-others]").inner_text()
    boris.fill("#id_ru-title", "Моё")
    aigerim.fill("#id_ru-title", "Сохранено Айгерим")
    save(aigerim)
    notice = boris.locator("#edition-ru [data-newer]")
    assert not notice.is_visible()
    boris.evaluate("dispatchEvent(new Event('focus'))")
    notice.wait_for()
    assert "aigerim" in notice.inner_text()
    assert "aigerim" in boris.locator("[data-others]").inner_text()
    notice.locator("[data-beside]").click()
    boris.wait_for_selector("[data-newer] ins")
    assert_fits(boris)
    shot(boris, "newer")
    notice.locator("a").click()
    boris.wait_for_selector(OFFER)
    assert boris.input_value("#id_ru-title") == "Сохранено Айгерим"
    assert Autosave.objects.get().title == "Моё"
