"""Writing and publishing an article in a real browser."""

import pytest

from articles.models import Article, Publication, Revision
from people.models import Person, User
from tests import cast
from tests.e2e.browser import assert_fits, shot

pytestmark = pytest.mark.django_db(transaction=True)


def save(page):
    with page.expect_navigation():
        page.click("[name=_continue] >> nth=0")


def write(page, language, text):
    page.locator(f"#edition-{language} .tiptap").click()
    page.keyboard.type(text)


def press(page, language, name):
    page.click(f"#edition-{language} [data-name='{name}']")


def step(page, name):
    with page.expect_navigation():
        page.click(f"[name=_step][value='{name}']")


def test_an_article_is_written_in_two_languages_and_published_in_one(enter, size):
    section = cast.section()
    page = enter("aigerim", size=size)
    page.goto("/admin/articles/article/add/")
    page.fill("#id_ru-title", "Мост открыт")
    write(page, "ru", "По-русски.")
    page.fill("#id_kk-title", "Көпір ашылды")
    write(page, "kk", "Қазақша.")
    page.select_option("#id_section", str(section.pk))
    assert_fits(page)
    save(page)
    step(page, "kk:submit")
    shot(page, "desk-article")
    story = Article.objects.get()

    page = enter("saule", size=size)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    assert page.locator("#id_ru-title").count() == 0
    step(page, "kk:approve")
    step(page, "kk:publish")
    assert_fits(page)
    assert Publication.objects.public("kk").get().body == "<p>Қазақша.</p>"
    assert not Publication.objects.public("ru").exists()


def test_the_editor_keeps_what_is_typed_and_what_its_buttons_make(enter):
    person = Person.objects.create(slug="nurlan", name_ru="Нурлан", name_kk="Нұрлан")
    story = cast.article()
    page = enter("aigerim")
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.fill("#id_ru-title", "Проба")
    write(page, "ru", "Было и ")
    press(page, "ru", "bold")
    page.keyboard.type("стало")
    press(page, "ru", "bold")
    page.keyboard.press("Enter")
    press(page, "ru", "bulletList")
    page.keyboard.type("раз")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Нурлан")
    for _letter in "Нурлан":
        page.keyboard.press("Shift+ArrowLeft")
    press(page, "ru", "link")
    page.fill("dialog input", person.slug)
    page.click("dialog button[value=apply]")
    page.wait_for_selector("#edition-ru a[data-person]")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    press(page, "ru", "table")
    page.keyboard.type("Год")
    save(page)
    body = Revision.objects.get().body
    assert body.startswith("<p>Было и <strong>стало</strong></p><ul><li><p>раз</p></li></ul>")
    assert '<p><a data-person="nurlan">Нурлан</a></p><table>' in body
    assert "<th><p>Год</p></th>" in body


def test_opening_and_saving_changes_no_text(enter):
    body = (
        '<p>Два  слова.</p><figure data-photo="a" data-size="wide"></figure>'
        '<blockquote data-person="p" data-term="7"><p lang="kk">Сөз</p></blockquote>'
        '<aside><p>Рядом <a data-region="abai">Абай</a></p></aside>'
        '<div data-gallery="a b"></div><div data-embed="youtube:abc"></div>'
    )
    story = cast.article()
    cast.draft(story.edition("ru"), "Проба", body=body)
    page = enter("aigerim")
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.wait_for_selector("#edition-ru .prose-menubar")
    save(page)
    assert Revision.objects.count() == 1
    page.locator("#edition-ru .tiptap > p").first.click()
    page.keyboard.press("End")
    page.keyboard.type("!")
    save(page)
    assert Revision.objects.first().body == body.replace("слова.", "слова.!")


def test_without_scripts_the_text_is_a_plain_field(enter):
    story = cast.article()
    page = enter("aigerim", java_script_enabled=False)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.fill("#id_kk-title", "Тақырып")
    page.fill("#id_kk-body", "<p>Мәтін</p><script>alert(1)</script>")
    save(page)
    assert Revision.objects.get().body == "<p>Мәтін</p>"


def test_a_text_saved_second_stands_beside_the_first(enter):
    story = cast.article()
    cast.draft(story.edition("kk"), "Негіз", body="<p>Негіз</p>")
    pages = {name: enter(name) for name in ("aigerim", "saule")}
    for page in pages.values():
        page.goto(f"/admin/articles/article/{story.pk}/change/")
    for name, page in pages.items():
        page.fill("#id_kk-title", name)
        save(page)
    late = pages["saule"]
    title = late.locator("[data-name=title]")
    assert "aigerim" in title.locator("label mark").nth(0).inner_text()
    assert "saule" in title.locator("label mark").nth(1).inner_text()
    title.locator("[value=mine]").check()
    with late.expect_navigation():
        late.click(".submit-row .default")
    assert story.edition("kk").headline == "saule"


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_pages_of_every_kind_keep_the_policy(enter, language):
    story = cast.article()
    cast.published(story)
    User.objects.filter(pk=cast.user("root").pk).update(interface_language=language)
    page = enter("root")
    for address in (
        "",
        "articles/article/",
        f"articles/article/{story.pk}/change/",
        f"articles/article/{story.pk}/history/",
        "articles/publication/",
        "regions/region/add/",
        "people/person/add/",
        "people/user/",
        "projects/project/add/",
        "photos/photo/add/",
        "my-settings/",
        "password_change/",
    ):
        page.goto(f"/admin/{address}")
        page.wait_for_load_state("networkidle")
        assert_fits(page)
