"""The editor of a text in a real browser: each of its parts put in, saved, opened again."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from PIL import Image
from playwright.sync_api import expect

from articles.models import Revision
from desk.body import WINDOWS
from languages.dates import PartialDate
from people.models import Person, Term
from photos.models import Attachment, Photo
from regions.models import Region
from tests import cast
from tests.e2e.browser import assert_fits, shot
from tests.e2e.pasted import CASES

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "#edition-ru .tiptap"
COLORS = {"gory": "sienna", "stepi": "olive", "ozero": "teal", "night": "navy"}


def opened(enter, body="<p>Текст.</p>", **options):
    """A page with an article whose Russian text is this, and the editor of it."""
    story = cast.article(story_on="2025-09-18")
    cast.draft(story.edition("ru"), "Проба", body=body)
    page = enter("boris", **options)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.wait_for_selector("#edition-ru .prose-menubar")
    return page


def write_after(page):
    page.locator(TEXT).click()
    page.keyboard.press("Control+End")


def press(page, name):
    """A button, by mouse."""
    page.click(f"#edition-ru [data-name='{name}']")


def reach(page, name):
    """A button, by keys alone, from the text."""
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    for _step in range(40):
        if page.evaluate("document.activeElement.dataset.name") == name:
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")


def apply(page):
    page.click("dialog [value=apply]")
    expect(page.locator("dialog")).to_have_count(0)


def saved(page):
    with page.expect_navigation():
        page.click("[name=_continue] >> nth=0")
    page.wait_for_selector("#edition-ru .prose-menubar")
    return Revision.objects.filter(is_beside=False).latest("pk").body


def said(name):
    """What a window says, in the language of those who work in these tests."""
    with translation.override("ru"):
        return str(WINDOWS[name])


def has_focus(page):
    """What is typed goes into the text."""
    return page.evaluate(f"document.activeElement === document.querySelector('{TEXT}')")


def picture_file(name):
    written = BytesIO()
    Image.new("RGB", (80, 60), COLORS[name]).save(written, "PNG")
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": written.getvalue()}


@pytest.fixture
def library(db):
    now = timezone.now()
    for slug, caption, public_from in (
        ("gory", "Горы", now),
        ("stepi", "Степь весной", now),
        ("ozero", "Озеро", None),
    ):
        file = ContentFile(picture_file(slug)["buffer"], f"{slug}.png")
        words = {"alt_ru": caption, "alt_kk": caption, "caption_ru": caption, "caption_kk": caption}
        Photo.objects.add(file, slug=slug, public_from=public_from, **words)


@pytest.fixture
def akim(db):
    person = Person.objects.create(
        slug="nurlan",
        name_ru="Уранхаев Нурлан",
        name_kk="Ұранхаев Нұрлан",
        public_from=timezone.now(),
    )
    region = Region.objects.create(slug="abai", kind="oblast", name_ru="Абай", name_kk="Абай")
    post = {"person": person, "region": region, "certainty": "rule", "public_from": timezone.now()}
    parse = PartialDate.parse
    Term.objects.create(title_ru="заместитель", title_kk="орынбасар", start=parse("2020"), **post)
    Term.objects.create(title_ru="аким", title_kk="әкім", start=parse("2023-05"), **post)
    return person


# Photos and galleries.


@pytest.mark.long
def test_a_photo_is_chosen_from_the_library_and_changed_later(enter, library, size):
    page = opened(enter, size=size)
    write_after(page)
    press(page, "photo")
    page.locator(".library-card").nth(2).wait_for()
    page.fill("dialog input[type=search]", "весной")
    expect(page.locator(".library-card")).to_have_count(1)
    page.locator(".library-card").click()
    page.select_option("dialog select", "wide")
    page.fill("dialog textarea", "Степь под Урджаром")
    assert_fits(page)
    shot(page, "editor-photo")
    apply(page)
    assert has_focus(page)
    shown = page.locator(f"{TEXT} figure")
    expect(shown).to_contain_text("Степь под Урджаром")
    expect(shown.locator("img")).to_have_js_property("complete", True)
    kept = '<p>Текст.</p><figure data-photo="stepi" data-size="wide" data-caption="{}"></figure>'
    assert saved(page) == kept.format("Степь под Урджаром")

    shown.dblclick()
    assert page.input_value("dialog textarea") == "Степь под Урджаром"
    page.fill("dialog textarea", "Весна")
    apply(page)
    assert saved(page) == kept.format("Весна")
    assert_fits(page)


@pytest.mark.long
def test_a_photo_is_put_in_and_changed_by_keys_alone(enter, library):
    page = opened(enter)
    write_after(page)
    reach(page, "photo")
    page.locator(".library-card").nth(2).wait_for()
    page.keyboard.type("степь")
    expect(page.locator(".library-card")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    assert saved(page) == '<p>Текст.</p><figure data-photo="stepi"></figure>'
    page.locator(f"{TEXT} > p").first.click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{TEXT} .ProseMirror-selectednode")).to_have_count(1)
    page.keyboard.press("Enter")
    page.locator("dialog textarea").focus()
    page.keyboard.type("Своя подпись")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    assert 'data-caption="Своя подпись"' in saved(page)


@pytest.mark.long
def test_a_picture_is_uploaded_without_leaving_the_text(enter, library):
    page = opened(enter)
    write_after(page)
    press(page, "photo")
    page.set_input_files("dialog input[type=file]", picture_file("night"))
    page.locator(".library-card:has(:checked)").wait_for()
    chosen = page.locator(".library-card :checked").input_value()
    apply(page)
    assert saved(page) == f'<p>Текст.</p><figure data-photo="{chosen}"></figure>'
    press(page, "photo")
    page.set_input_files("dialog input[type=file]", picture_file("night"))
    expect(page.locator("dialog")).to_contain_text(said("duplicate"))
    assert page.locator(".library-card :checked").input_value() == chosen
    page.set_input_files(
        "dialog input[type=file]", {"name": "a.png", "mimeType": "image/png", "buffer": b"no"}
    )
    expect(page.locator("dialog [role=status]")).to_contain_text("a.png: ")


def test_a_gallery_has_an_order(enter, library, size):
    page = opened(enter, size=size)
    write_after(page)
    press(page, "gallery")
    for words in ("Степь", "Озеро", "Горы"):
        page.fill("dialog input[type=search]", words)
        expect(page.locator(".library-card")).to_have_text([re.compile(words)])
        page.locator(".library-card").click()
    lines = page.locator(".library-order li")
    expect(lines).to_have_count(3)
    lines.nth(2).get_by_role("button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    if size == "desktop":
        lines.nth(2).drag_to(lines.nth(1))
    assert_fits(page)
    shot(page, "editor-gallery")
    apply(page)
    order = "gory ozero stepi" if size == "desktop" else "gory stepi ozero"
    assert saved(page) == f'<p>Текст.</p><div data-gallery="{order}"></div>'
    expect(page.locator(f"{TEXT} [data-gallery] img")).to_have_count(3)


# Quotations and boxes.


def test_a_quotation_has_a_speaker_with_the_post_held_on_the_date(enter, akim, size):
    page = opened(enter, body="<p>Дорога готова.</p>", size=size)
    write_after(page)
    press(page, "speaker")
    page.fill("dialog [role=combobox]", "уран")
    page.locator("dialog [role=option]").click()
    expect(page.locator("dialog")).to_contain_text("аким")
    shot(page, "editor-speaker")
    apply(page)
    expect(page.locator(f"{TEXT} blockquote footer")).to_have_text("— Уранхаев Нурлан, аким")
    assert saved(page) == '<blockquote data-person="nurlan"><p>Дорога готова.</p></blockquote>'


@pytest.mark.long
def test_a_post_is_chosen_by_hand_with_keys_alone(enter, akim):
    page = opened(enter, body="<p>Дорога готова.</p>")
    write_after(page)
    reach(page, "speaker")
    page.keyboard.type("уран")
    page.locator("dialog [role=option]").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog select option")).to_have_count(3)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    assert has_focus(page)
    term = Term.objects.get(title_ru="заместитель")
    body = f'<blockquote data-person="nurlan" data-term="{term.pk}"><p>Дорога готова.</p>'
    assert saved(page).startswith(body)
    expect(page.locator(f"{TEXT} blockquote footer")).to_contain_text("заместитель")


@pytest.mark.long
def test_escape_leaves_the_list_first_and_then_the_window(enter, akim):
    page = opened(enter)
    write_after(page)
    reach(page, "speaker")
    page.keyboard.type("уран")
    page.locator("dialog [role=option]").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog [role=listbox]")).to_be_hidden()
    expect(page.locator("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert has_focus(page)


@pytest.mark.long
def test_boxes_and_pull_quotes_are_put_round_and_taken_away(enter):
    page = opened(enter, body="<p>Раз.</p><p>Два.</p>")
    page.locator(f"{TEXT} p").first.click()
    press(page, "pullquote")
    page.locator(f"{TEXT} > p").first.click()
    reach(page, "aside")
    body = '<aside data-kind="pullquote"><p>Раз.</p></aside><aside><p>Два.</p></aside>'
    assert saved(page) == body
    page.locator(f"{TEXT} aside p").first.click()
    press(page, "aside")
    page.locator(f"{TEXT} aside p").nth(1).click()
    press(page, "aside")
    assert saved(page) == "<aside><p>Раз.</p></aside><p>Два.</p>"


@pytest.mark.long
def test_a_table_is_put_in_by_keys_alone(enter):
    page = opened(enter)
    write_after(page)
    page.keyboard.press("Enter")
    reach(page, "table")
    for word in ("Год", "Сумма", "Где"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    reach(page, "table:deleteRow")
    body = saved(page)
    assert "<th><p>Год</p></th><th><p>Сумма</p></th><th><p>Где</p></th>" in body
    assert body.count("<tr>") == 2


# Links, files, other sites.


def test_a_thing_is_linked_by_its_words_with_keys_alone(enter, akim):
    page = opened(enter, body="<p>Нурлан</p>")
    write_after(page)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.keyboard.type("абай")
    expect(page.locator("dialog [role=option]")).to_contain_text(said("hidden"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    assert has_focus(page)
    page.keyboard.type("!")
    assert saved(page) == '<p><a data-region="abai">Нурлан</a>!</p>'


@pytest.mark.long
def test_a_link_without_chosen_words_takes_the_name(enter, akim, size):
    page = opened(enter, size=size)
    write_after(page)
    page.keyboard.type(" ")
    press(page, "link")
    page.fill("dialog [role=combobox]", "нурлан")
    page.locator("dialog [role=option]").click()
    apply(page)
    assert saved(page) == '<p>Текст. <a data-person="nurlan">Уранхаев Нурлан</a></p>'
    page.locator(f"{TEXT} a").click()
    press(page, "link")
    assert page.input_value("dialog [role=combobox]") == "Уранхаев Нурлан"
    page.fill("dialog [role=combobox]", "example.kz/a")
    apply(page)
    assert 'href="https://example.kz/a"' in saved(page)
    page.locator(f"{TEXT} a").click()
    press(page, "link")
    page.click("dialog [value=remove]")
    assert saved(page) == "<p>Текст. Уранхаев Нурлан</p>"


@pytest.mark.long
def test_what_is_not_found_is_said_and_nothing_is_linked(enter, akim):
    page = opened(enter)
    write_after(page)
    press(page, "link")
    page.fill("dialog [role=combobox]", "нет такого")
    page.click("dialog [value=apply]")
    expect(page.locator("dialog [role=alert]")).to_contain_text(said("choose_one"))
    page.click("dialog .button[value='']")
    assert has_focus(page)


@pytest.mark.long
def test_a_file_for_readers_is_linked_by_its_title(enter):
    Attachment.objects.create(
        slug="plan", file=ContentFile(b"%PDF", "plan.pdf"), title_ru="План", title_kk="Жоспар"
    )
    page = opened(enter)
    write_after(page)
    press(page, "file")
    page.fill("dialog [role=combobox]", "план")
    page.locator("dialog [role=option]").click()
    apply(page)
    assert saved(page) == '<p>Текст.<a data-file="plan">План</a></p>'


def test_a_video_is_known_by_its_address(enter):
    page = opened(enter)
    write_after(page)
    reach(page, "embed")
    page.keyboard.type("https://example.com/video")
    page.keyboard.press("Enter")
    expect(page.locator("dialog [role=alert]")).not_to_be_empty()
    page.fill("dialog input", "https://youtu.be/dQw4w9WgXcQ")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(f"{TEXT} [data-embed]")).to_contain_text("YouTube")
    assert saved(page) == '<p>Текст.</p><div data-embed="youtube:dQw4w9WgXcQ"></div>'


# Paste.

PASTE = """html => {
  const data = new DataTransfer()
  data.setData("text/html", html)
  const given = { clipboardData: data, bubbles: true, cancelable: true }
  const event = new ClipboardEvent("paste", given)
  document.querySelector("#edition-ru .tiptap").dispatchEvent(event)
}"""


def test_what_is_pasted_comes_out_clean(enter):
    page = opened(enter)
    for name, (html, wanted) in CASES.items():
        page.locator(TEXT).click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.evaluate(PASTE, html)
        assert saved(page) == wanted, name


@pytest.mark.long
def test_pictures_left_out_of_a_paste_are_told(enter):
    page = opened(enter)
    page.locator(TEXT).click()
    page.evaluate(PASTE, '<p>Раз<img src="https://example.com/a.png"></p>')
    expect(page.locator("#edition-ru .body-notice")).to_contain_text(said("no_pictures"))
    assert "img" not in saved(page)


# What is to be mended.


def test_faults_are_marked_and_mended_one_by_one_and_all_at_once(enter, size):
    page = opened(enter, body='<p>Он сказал "да" - и ушёл в <strong>Aбай</strong>.</p>', size=size)
    panel = page.locator("#edition-ru .body-proof")
    expect(page.locator(f"{TEXT} .proof-sure").first).to_be_visible()
    panel.locator("summary").click()
    page.fill("#id_ru-title", 'Газета "Дала"')
    expect(panel).to_contain_text("Заголовок")
    assert_fits(page)
    shot(page, "editor-proof")
    panel.locator("li").filter(has_text="бай").get_by_role("button").last.click()
    expect(page.locator(f"{TEXT} strong")).to_have_text("Абай")
    panel.locator("p .button").click()
    expect(panel).to_be_hidden()
    assert page.input_value("#id_ru-title") == "Газета «Дала»"
    assert saved(page) == "<p>Он сказал «да»\xa0— и\xa0ушёл в\xa0<strong>Абай</strong>.</p>"


@pytest.mark.long
def test_typing_goes_on_while_the_text_is_read(enter):
    page = opened(enter)
    write_after(page)
    page.route("**/admin/proof/", lambda route: None)  # the desk never answers
    page.keyboard.type(' "Раз" ' * 5)
    assert page.locator(TEXT).inner_text().count("Раз") == 5
