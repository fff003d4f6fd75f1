"""The photo library in a real browser: by mouse, by keyboard alone, and without scripts."""

import base64
import io

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from articles.models import Depiction
from people.models import Person
from photos.models import Photo
from tests import cast
from tests.e2e.browser import assert_fits, shot

# tests/e2e/test_photo_story.py goes the whole way, by mouse and by keys.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
LIST = "/admin/photos/photo/"
UPLOAD = f"{LIST}upload/"
STORED = ".library-upload img"


def picture(color="#346", size=(900, 600)):
    """A steppe with something small to keep in sight at its right edge."""
    drawn = Image.new("RGB", size, "#9bc")
    draw = ImageDraw.Draw(drawn)
    draw.rectangle([0, size[1] * 0.6, *size], fill=color)
    draw.ellipse([size[0] * 0.8, size[1] * 0.2, size[0] * 0.9, size[1] * 0.35], fill="#d22")
    written = io.BytesIO()
    drawn.save(written, "JPEG")
    return written.getvalue()


def files():
    colors = {"steppe.jpg": "#574", "мост.jpg": "#643", "көл.jpg": "#246"}
    return [
        {"name": name, "mimeType": "image/jpeg", "buffer": picture(color)}
        for name, color in colors.items()
    ]


def drop(page, given):
    """Let the files fall on the page, as a mouse does that carries them."""
    told = [[each["name"], base64.b64encode(each["buffer"]).decode()] for each in given]
    page.evaluate(
        """files => {
            const carried = new DataTransfer()
            for (const [name, text] of files) {
                const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
                carried.items.add(new File([bytes], name, { type: "image/jpeg" }))
            }
            const box = document.querySelector("[data-drop]")
            const told = { dataTransfer: carried, bubbles: true, cancelable: true }
            for (const name of ["dragenter", "dragover", "drop"])
                box.dispatchEvent(new DragEvent(name, told))
        }""",
        told,
    )


def wait_for_forms(page, count):
    expect(page.locator("[data-photo-form]")).to_have_count(count)
    return list(Photo.objects.order_by("pk"))


def field(photo, name):
    return f"[name=photo-{photo.pk}-{name}]"


def save_all(page):
    page.locator("[data-describing] [type=submit]").click()
    page.wait_for_url(f"**{LIST}")


def test_three_files_are_dropped_described_and_kept_in_sight(enter, size):
    page = enter("aigerim", size=size)
    page.goto(UPLOAD)
    drop(page, files())
    photos = wait_for_forms(page, 3)
    for number, photo in enumerate(photos):
        page.fill(field(photo, "alt_ru"), f"Степь {number}")
        page.fill(field(photo, "alt_kk"), f"Дала {number}")
    scene = page.locator(f"[data-photo-form='{photos[0].pk}'] [data-focal-picture]")
    box = scene.bounding_box()
    scene.click(position={"x": box["width"] * 0.85, "y": box["height"] * 0.28})
    assert_fits(page)
    shot(page, "library-upload")
    save_all(page)
    first = Photo.objects.get(pk=photos[0].pk)
    across, down = map(float, first.focal_point.split("x"))
    assert abs(across - 0.85) <= 0.02
    assert abs(down - 0.28) <= 0.02
    for number, photo in enumerate(Photo.objects.order_by("pk")):
        assert (photo.alt_ru, photo.alt_kk) == (f"Степь {number}", f"Дала {number}")
    assert_fits(page)
    shot(page, "library-grid")


def test_the_same_is_done_by_keyboard_alone(enter, size):
    page = enter("saule", size=size)
    page.goto(UPLOAD)
    page.set_input_files("#library-files", files()[:1])
    [photo] = wait_for_forms(page, 1)
    page.locator(f"[data-photo-form='{photo.pk}'] [data-focal-picture]").focus()
    for _press in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == f"photo-{photo.pk}-focal_point_0"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Степь")
    page.keyboard.press("Tab")
    page.keyboard.type("Дала")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LIST}")
    photo.refresh_from_db()
    assert (photo.focal_point, photo.alt_ru, photo.alt_kk) == ("0.81x0.5", "Степь", "Дала")


def test_the_crops_show_what_readers_will_be_shown(enter):
    photo = Photo.objects.add(ContentFile(picture(), "steppe.jpg"), focal_point="0.9x0.1")
    page = enter("aigerim")
    page.goto(f"{LIST}{photo.pk}/change/")
    square = page.locator(".focal-crop-11")
    expect(square).to_have_css("object-position", "100% 50%")
    page.locator("[name=focal_point_0]").fill("0.5")
    expect(square).to_have_css("object-position", "50% 50%")
    shot(page, "library-photo")


def test_a_picture_that_is_there_is_offered_to_be_used_or_stored_again(enter):
    there = Photo.objects.add(ContentFile(picture("#574"), "first.jpg"))
    page = enter("aigerim")
    page.goto(UPLOAD)
    page.set_input_files("#library-files", files()[:1])
    buttons = page.locator(".library-upload button")
    expect(buttons).to_have_count(2)
    assert Photo.objects.count() == 1
    shot(page, "library-twice")
    buttons.nth(0).click()
    wait_for_forms(page, 1)
    assert page.locator(field(there, "alt_ru")).count() == 1
    page.set_input_files("#library-files", files()[:1])
    buttons.nth(1).click()
    wait_for_forms(page, 2)
    assert Photo.objects.count() == 2
    save_all(page)


def test_a_file_that_is_refused_says_why_and_the_others_are_stored(enter):
    page = enter("aigerim")
    page.goto(UPLOAD)
    wrong = {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"Dear all"}
    page.set_input_files("#library-files", [wrong, *files()[:1]])
    wait_for_forms(page, 1)
    assert page.locator(".library-upload .is-trouble").inner_text()
    shot(page, "library-refused")
    save_all(page)


def log_in_again(page, live_server):
    """As in another window of the same browser."""
    client = Client()
    client.force_login(cast.user("aigerim"))
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def test_what_was_typed_survives_a_refusal_and_a_session_that_ended(enter, live_server):
    page = enter("aigerim")
    page.goto(UPLOAD)
    page.set_input_files("#library-files", files()[:1])
    [photo] = wait_for_forms(page, 1)
    page.fill(field(photo, "alt_ru"), "Степь")
    page.fill(field(photo, "taken_on"), "вчера")
    page.click("[data-describing] [type=submit]")
    page.wait_for_selector(".errorlist")
    assert page.input_value(field(photo, "alt_ru")) == "Степь"
    page.fill(field(photo, "taken_on"), "2025-09")
    Session.objects.all().delete()
    page.click("[data-describing] [type=submit]")
    expect(page.locator("[data-trouble]")).not_to_be_empty()
    assert page.input_value(field(photo, "alt_ru")) == "Степь"
    log_in_again(page, live_server)
    save_all(page)
    photo.refresh_from_db()
    assert (photo.alt_ru, str(photo.taken_on)) == ("Степь", "2025-09")


def test_without_scripts_files_are_stored_and_described_on_the_next_page(enter):
    page = enter("aigerim", java_script_enabled=False)
    page.goto(UPLOAD)
    page.set_input_files("#library-files", files())
    with page.expect_navigation():
        page.click("[data-drop] [type=submit]")
    photos = list(Photo.objects.order_by("pk"))
    assert len(photos) == 3
    page.fill(field(photos[2], "alt_kk"), "Көл")
    with page.expect_navigation():
        page.click("[data-describing] [type=submit]")
    assert Photo.objects.get(pk=photos[2].pk).alt_kk == "Көл"


@pytest.fixture
def shelf(db):
    """Photos in every state that a card can tell of."""
    today = timezone.localdate()
    described = {"alt_ru": "Степь", "alt_kk": "Дала", "credit_ru": "Айжан Смагулова"}
    states = [
        {"public_from": timezone.now(), "licence": "CC BY", **described},
        {"rights_until": today, **described},
        {"rights_until": today.replace(year=today.year - 1), "public_from": timezone.now()},
        {"is_plate": True},
    ]
    for number, state in enumerate(states):
        words = {"caption_ru": f"Мост через реку {number}", "caption_kk": f"Көпір {number}"}
        if "public_from" in state:
            words |= {"alt_ru": "Мост", "alt_kk": "Көпір"}
        file = ContentFile(picture(f"#{number}64"), "bridge.jpg")
        Photo.objects.add(file, slug=f"bridge-{number}", **{**words, **state})
    return Photo.objects.get(slug="bridge-0")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["aigerim", "saule"])
def test_the_library_fits_its_window(enter, size, shelf, colours, name):
    akim = Person.objects.create(slug="akim", name_ru="Акимов Нурлан", name_kk="Әкімов Нұрлан")
    Depiction.objects.create(photo=shelf).people.add(akim)
    cast.published(cast.article(lead_photo=shelf), "ru")
    cast.published(cast.article(lead_photo=Photo.objects.get(slug="bridge-2")), "kk")
    page = enter(name, size=size, color_scheme=colours)
    pages = {"list": LIST, "photo": f"{LIST}{shelf.pk}/change/", "upload": UPLOAD}
    pages["first"] = "/admin/"
    pages["describe"] = f"{LIST}describe/?ids={shelf.pk},{shelf.pk + 1}"
    for kind, address in pages.items():
        page.goto(address)
        assert_fits(page)
        shot(page, f"library-{kind}-{name}-{colours}")
