"""The newsroom from end to end: what a reader reads, and how a story gets there."""

import re
from itertools import product

import pytest
from django.urls import reverse

from articles.models import Publication
from languages import LANGUAGES
from newsroom.demo import staff
from tests.e2e.browser import assert_fits, shot

PASSWORD = "the-demo-of-the-browser-suite"
SCHEMES = ("light", "dark")
LED_TO = [
    "/regions/abai/",
    "/regions/xinjiang/",
    "/regions/tarbagatay/",
    "/regions/urjar/",
    "/regions/shagantogay/",
    "/projects/copper-smelter/",
    "/projects/ayagoz-bakhty-rail/",
    "/projects/bakhty-dry-port/",
    "/projects/logistics-park/",
    "/agreements/memo-urjar-shagantogay/",
    "/people/nurlan-uranhaev/",
]
SPEAKER = {
    "ru": "Нурлан Уранхаев, аким области Абай",
    "kk": "Нұрлан Ұранхаев, Абай облысының әкімі",
}
UNKNOWN_DATE = {"ru": "дата неизвестна", "kk": "күні белгісіз"}
KAZAKH = "Шекарадағы жаңа көпір ашылды"
RUSSIAN = "На границе открыли новый мост"


@pytest.fixture(autouse=True)
def passwords(demo):
    staff.set_passwords(PASSWORD)


def log_in(page, name):
    page.goto("/admin/login/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/admin/")


def write(page, language, title, text):
    page.locator(f"#id_{language}-title").fill(title)
    page.locator(f"#id_{language}-lead").fill(f"{title}.")
    editor = page.locator(f"#edition-{language} [contenteditable=true]")
    editor.click()
    page.keyboard.type(text)


def step(page, language, name):
    page.locator(f'#edition-{language} button[value="{language}:{name}"]').click()
    page.wait_for_load_state()


def test_a_reader_goes_from_the_story_to_all_that_it_names(page, size):
    for language in LANGUAGES:
        page.goto(f"/{language}/")
        page.locator("main h2 a, main h1 a").first.click()
        assert page.locator("html").get_attribute("lang") == language
        main = page.locator("main")
        assert UNKNOWN_DATE[language] in main.inner_text().lower()
        captions = main.locator("figcaption").all_inner_texts()
        said = [caption.replace("\u00a0", " ") for caption in captions]
        assert len(said) == 6
        assert len([each for each in said if SPEAKER[language] in each]) == 2
        _follow_each_link(page, language)


def _follow_each_link(page, language):
    story = page.url
    for end in LED_TO:
        page.goto(story)
        page.locator(f'main a[href="/{language}{end}"]').first.click()
        assert page.url.endswith(f"/{language}{end}")
        assert page.locator("h1").inner_text().strip()


def test_every_kind_of_page_fits_its_window(page, size):
    first = Publication.objects.order_by("article_number").first().article_number
    pages = PAGES | {"article": f"news/{first}/x/"}
    for language, scheme in product(LANGUAGES, SCHEMES):
        page.emulate_media(color_scheme=scheme)
        for name, address in pages.items():
            page.goto(f"/{language}/{address}")
            assert page.locator("h1").count() == 1, address
            assert_fits(page)
            shot(page, f"{name}-{language}-{scheme}")


PAGES = {
    "front": "",
    "news": "news/",
    "section": "sections/economy/",
    "tag": "tags/memorandum/",
    "regions": "regions/",
    "region": "regions/abai/",
    "far-region": "regions/shagantogay/",
    "people": "people/",
    "person": "people/nurlan-uranhaev/",
    "organisation": "organisations/akimat-abai/",
    "projects": "projects/",
    "project": "projects/ayagoz-bakhty-rail/",
    "agreement": "agreements/memo-urjar-shagantogay/",
    "about": "about/",
}


def test_the_site_is_whole_without_scripts(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/kk/regions/abai/")
    assert "Абай облысы" in page.locator("h1").inner_text()
    page.locator("header a[hreflang=ru]").first.click()
    assert page.url.endswith("/ru/regions/abai/")


def test_kazakh_is_published_alone_and_russian_stays_on_the_desk(new_page, size):
    desk = new_page(size=size)
    log_in(desk, "aigerim")
    desk.goto(reverse("admin:articles_article_add"))
    write(desk, "kk", KAZAKH, "Көпір Үржар ауданында.")
    write(desk, "ru", RUSSIAN, "Мост в Урджарском районе.")
    desk.locator("#id_section").select_option(label="Общество")
    desk.locator('input[name="_continue"]').first.click()
    desk.wait_for_url("**/change/")
    assert_fits(desk)
    shot(desk, "article-form")
    step(desk, "kk", "submit")
    address = desk.url

    editor = new_page(size=size)
    log_in(editor, "saule")
    editor.goto(address)
    step(editor, "kk", "approve")
    step(editor, "kk", "publish")

    reader = new_page(size=size)
    reader.goto("/kk/")
    reader.get_by_role("link", name=KAZAKH).first.click()
    assert "Көпір Үржар ауданында." in reader.locator("main").inner_text()
    number = Publication.objects.public("kk").get(title=KAZAKH).article_number
    for elsewhere in ("/ru/", "/ru/news/", "/ru/sections/society/", "/ru/feed.xml", "/sitemap.xml"):
        answer = reader.request.get(elsewhere)
        assert answer.ok
        assert RUSSIAN not in answer.text()
        assert f"/ru/news/{number}/" not in answer.text()
    assert not Publication.objects.filter(title=RUSSIAN).exists()
    assert reader.request.get(f"/ru/news/{number}/x/").status == 404


def reach(page, selector):
    """Go with Tab alone to what the selector names."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def test_a_story_goes_out_by_keyboard_alone(new_page):
    writer = new_page()
    _log_in_by_keys(writer, "aigerim")
    writer.goto(reverse("admin:articles_article_add"))
    reach(writer, "#id_kk-title")
    writer.keyboard.type(KAZAKH)
    reach(writer, "#id_kk-lead")
    writer.keyboard.type("Лид.")
    reach(writer, "#edition-kk [contenteditable=true]")
    writer.keyboard.type("Мәтін.")
    reach(writer, "#id_section")
    writer.keyboard.press("ArrowDown")
    reach(writer, 'input[name="_continue"]')
    writer.keyboard.press("Enter")
    writer.wait_for_url("**/change/")
    _press(writer, "submit")

    editor = new_page()
    _log_in_by_keys(editor, "saule")
    editor.goto(writer.url)
    _press(editor, "approve")
    _press(editor, "publish")
    published = Publication.objects.public("kk").get(title=KAZAKH)
    assert re.sub("<[^>]+>", "", published.body) == "Мәтін."


def _log_in_by_keys(page, name):
    page.goto("/admin/login/")
    page.keyboard.type(name)  # the first field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def _press(page, name):
    reach(page, f'button[value="kk:{name}"]')
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator(".messagelist .success").first.wait_for()
