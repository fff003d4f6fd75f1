"""Three photos from a folder to the reader: by mouse, and again by keyboard alone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Publication
from newsroom.work import tick
from photos.models import Photo
from tests import cast
from tests.e2e import test_library as library
from tests.e2e.browser import shot
from tests.e2e.test_story import reach

pytestmark = pytest.mark.django_db(transaction=True)
FOCUS = (0.85, 0.275)  # where the red sun of each picture stands
SIZES = ("phone", "desktop")
LEAD = "[aria-labelledby~='select2-id_lead_photo-container']"


def files():
    """Taller than wide: a cut around the middle would lose the sun."""
    colors = {"steppe.jpg": "#574", "bridge.jpg": "#643", "lake.jpg": "#246"}
    return [
        {"name": name, "mimeType": "image/jpeg", "buffer": library.picture(color, (600, 900))}
        for name, color in colors.items()
    ]


def begin(page):
    page.goto(reverse("admin:articles_article_add"))
    page.wait_for_selector("#edition-kk .prose-menubar")


def address_of_the_story():
    return reverse("admin:articles_article_change", args=[Article.objects.get().pk])


def check_what_readers_see(new_page):
    """After the worker's pass: each edition with its own photo, the sun in every cut."""
    tick()
    for language, own in (("ru", "Степь"), ("kk", "Көпір")):
        path = Publication.objects.public(language).get()
        address = f"/{language}/news/{path.article_number}/{path.slug}/"
        for size in SIZES:
            page = new_page(size=size)
            page.goto(address)
            check_lead(page, 4 / 3 if size == "phone" else 16 / 9)
            assert page.locator("main .picture:not(.picture--lead) img").count() == 1
            assert own in page.locator(".picture:not(.picture--lead) img").get_attribute("alt")
            shot(page, f"photo-story-{language}-{size}")


def check_lead(page, ratio):
    image = page.locator(".picture--lead img")
    expect(image).to_have_js_property("complete", True)
    shape = image.evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert abs(shape[0] / shape[1] - ratio) < 0.02
    assert "avif" in page.evaluate(
        f"fetch({image.evaluate('image => image.currentSrc')!r})"
        ".then(answer => answer.headers.get('Content-Type'))"
    )
    red, green, blue = image.evaluate(COLOR_OF_THE_SUN, [FOCUS[0], 0.49])
    assert red > 150 > max(green, blue), (red, green, blue)


COLOR_OF_THE_SUN = """(image, [across, down]) => {
    const canvas = document.createElement("canvas")
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const drawn = canvas.getContext("2d")
    drawn.drawImage(image, 0, 0)
    const place = [across * canvas.width, down * canvas.height].map(Math.round)
    return [...drawn.getImageData(...place, 1, 1).data].slice(0, 3)
}"""
NAMES = {"steppe": ("Степь", "Дала"), "bridge": ("Мост", "Көпір"), "lake": ("Озеро", "Көл")}


def named(slug):
    return Photo.objects.get(slug__startswith=slug)


# By mouse.


def test_three_photos_reach_the_readers_of_both_languages_by_mouse(enter, new_page):
    cast.section()
    writer = enter("aigerim")
    describe_by_mouse(writer)
    begin(writer)
    for language, slug, title in (("ru", "steppe", "Снимки"), ("kk", "bridge", "Суреттер")):
        writer.fill(f"#id_{language}-title", title)
        writer.fill(f"#id_{language}-lead", f"{title}.")
        put_in_by_mouse(writer, language, NAMES[slug][0])
    writer.locator("#id_section").select_option(index=1)
    choose_lead_by_mouse(writer)
    save(writer)
    for language in ("ru", "kk"):
        press(writer, f"{language}:submit")
    chief = enter("timur")
    chief.goto(address_of_the_story())
    for language in ("ru", "kk"):
        press(chief, f"{language}:approve")
    for language in ("ru", "kk"):
        chief.check(f"#id_{language}-show_things")
        press(chief, f"{language}:publish")
    check_what_readers_see(new_page)


def describe_by_mouse(page):
    page.goto(library.UPLOAD)
    library.drop(page, files())
    for photo in library.wait_for_forms(page, 3):
        russian, kazakh = NAMES[photo.slug.partition("-")[0]]
        page.fill(library.field(photo, "alt_ru"), russian)
        page.fill(library.field(photo, "alt_kk"), kazakh)
        scene = page.locator(f"[data-photo-form='{photo.pk}'] [data-focal-picture]")
        box = scene.bounding_box()
        scene.click(position={"x": box["width"] * FOCUS[0], "y": box["height"] * FOCUS[1]})
    library.save_all(page)


def put_in_by_mouse(page, language, words):
    page.locator(f"#edition-{language} .tiptap").click()
    page.click(f"#edition-{language} [data-name='photo']")
    page.fill("dialog input[type=search]", words)
    expect(page.locator(".library-card")).to_have_count(1)
    page.locator(".library-card").click()
    page.click("dialog [value=apply]")
    expect(page.locator("dialog")).to_have_count(0)


def choose_lead_by_mouse(page):
    page.click(LEAD)
    page.locator(".select2-search__field").last.fill("Озеро")
    page.locator(".select2-results__option[role=option]").first.click()


def save(page):
    page.click("[name=_continue] >> nth=0")
    page.wait_for_url(re.compile("/change/"))


def press(page, step):
    with page.expect_navigation():
        page.click(f"button[value='{step}']")


# By keyboard alone.


def test_three_photos_reach_the_readers_of_both_languages_by_keys(enter, new_page):
    cast.section()
    writer = enter("aigerim")
    describe_by_keys(writer)
    begin(writer)
    for language, slug, title in (("ru", "steppe", "Снимки"), ("kk", "bridge", "Суреттер")):
        reach(writer, f"#id_{language}-title")
        writer.keyboard.type(title)
        reach(writer, f"#id_{language}-lead")
        writer.keyboard.type(f"{title}.")
        put_in_by_keys(writer, language, NAMES[slug][0])
    reach(writer, "#id_section")
    writer.keyboard.press("ArrowDown")
    choose_lead_by_keys(writer)
    reach(writer, "[name=_continue]")
    writer.keyboard.press("Enter")
    writer.wait_for_url(re.compile("/change/"))
    for language in ("ru", "kk"):
        press_by_keys(writer, f"button[value='{language}:submit']")
    chief = enter("timur")
    chief.goto(address_of_the_story())
    for language in ("ru", "kk"):
        press_by_keys(chief, f"button[value='{language}:approve']")
    for language in ("ru", "kk"):
        reach(chief, f"#id_{language}-show_things")
        chief.keyboard.press("Space")
        press_by_keys(chief, f"button[value='{language}:publish']")
    check_what_readers_see(new_page)


def describe_by_keys(page):
    page.goto(library.UPLOAD)
    reach(page, "#library-files")
    # The window in which files are chosen is the system's, not the page's.
    page.set_input_files("#library-files", files())
    for photo in library.wait_for_forms(page, 3):
        russian, kazakh = NAMES[photo.slug.partition("-")[0]]
        reach(page, f"[data-photo-form='{photo.pk}'] [data-focal-picture]")
        for key, times in (("Shift+ArrowRight", 3), ("ArrowRight", 5), ("Shift+ArrowUp", 2)):
            for _ in range(times):
                page.keyboard.press(key)
        reach(page, library.field(photo, "alt_ru"))
        page.keyboard.type(russian)
        reach(page, library.field(photo, "alt_kk"))
        page.keyboard.type(kazakh)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{library.LIST}")


def put_in_by_keys(page, language, words):
    reach(page, f"#edition-{language} .tiptap")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    for _step in range(40):
        if page.evaluate("document.activeElement.dataset.name") == "photo":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator(".library-card").nth(2).wait_for()
    page.keyboard.type(words)
    expect(page.locator(".library-card")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)


def choose_lead_by_keys(page):
    reach(page, LEAD)
    page.keyboard.press("Enter")
    page.keyboard.type("Озеро")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("lake")
    page.keyboard.press("Enter")


def press_by_keys(page, selector):
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
