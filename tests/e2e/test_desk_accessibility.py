"""What axe finds on the pages and in the windows with which stories get their pictures."""

import re

import pytest
from playwright.sync_api import expect

from people.models import User
from photos.models import Photo
from regions.models import Region
from tests import cast
from tests.desk.doors import build_world, doors
from tests.e2e.axe import violations
from tests.e2e.browser import assert_fits, shot
from tests.e2e.test_editor import akim, library, opened, press, write_after

__all__ = ["akim", "library"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

# Django's own: the box of a search has its words in its picture, a chooser in its neighbour, and
# the marks of a table's rows have no heading.
DJANGO_S = re.compile(r"^label-title-only: .*#searchbar|select2|^empty-table-header: .*\.original")
WINDOWS = ["photo", "gallery", "speaker", "link", "file", "embed"]


@pytest.fixture(params=["ru", "kk"])
def language(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return request.param


def speaks(enter, language, theme, **options):
    """How Boris enters when his desk speaks this language."""

    def enter_so(name, **more):
        page = enter(name, color_scheme=theme, **options, **more)
        User.objects.filter(username=name).update(interface_language=language)
        return page

    return enter_so


@pytest.fixture
def story(library, akim):
    """An article with both texts, people, regions and a photo that is not public."""
    story = cast.article()
    body = '<p>Сөз.</p><figure data-photo="ozero"></figure>'
    for language in ("ru", "kk"):
        cast.published(story, language, body=body)
        cast.draft(story.edition(language), "Позже", body=f"{body}<p>Ещё.</p>")
    story.people.add(akim)
    story.regions.add(*Region.objects.all())
    return story


def open_article(page, address):
    page.goto(f"/admin/articles/article/{address}")
    page.locator("#edition-kk .prose-menubar").wait_for()
    page.locator("#facts .select2-selection").first.wait_for()


def test_the_page_of_an_article_has_no_barrier(enter, story, language, theme, size):
    page = speaks(enter, language, theme, size=size)("timur")
    for address in (f"{story.pk}/change/", "add/"):
        open_article(page, address)
        assert violations(page) == [], address
        assert_fits(page)


def test_what_opens_on_the_page_of_an_article_has_no_barrier(enter, story, language, theme):
    page = speaks(enter, language, theme)("timur")
    open_article(page, f"{story.pk}/change/")
    page.keyboard.press("Control+Alt+KeyP")
    page.frame_locator("[data-frame]").locator("h1").wait_for()
    assert violations(page) == []
    page.click("[data-help]")
    page.locator("dialog").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("window", WINDOWS)
def test_a_window_of_the_editor_has_no_barrier(enter, library, akim, window, language, theme):
    page = opened(speaks(enter, language, theme), body="<blockquote><p>Сөз.</p></blockquote>")
    write_after(page)
    press(page, window)
    page.locator("dialog").wait_for()
    if window in ("photo", "gallery"):
        expect(page.locator(".library-card")).to_have_count(3)
    assert violations(page) == []


def test_the_library_and_a_photo_have_no_barrier(enter, library, language, theme):
    page = speaks(enter, language, theme)("boris")
    photo = Photo.objects.order_by("pk").first()
    for where in ("", "upload/", f"{photo.pk}/change/", f"{photo.pk}/delete/"):
        page.goto(f"/admin/photos/photo/{where}")
        page.locator("h1").first.wait_for()
        assert [each for each in violations(page) if not DJANGO_S.search(each)] == [], where


def is_opened(door, user):
    """A page of the desk for the eyes: no preview, which is a readers' page, and no data."""
    is_data = re.search(
        "/(autocomplete|jsi18n|names|typing|table|headings|moment|embed|original|download|thumbnail|autosave)/",
        door.path,
    )
    is_seen = not is_data and not door.path.startswith(("/admin/preview/", "/admin/no/"))
    return is_seen and door.get == 200 and door.expected(user, "get") == 200


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("ru", "light", "desktop"), ("kk", "dark", "phone")]
)
def test_no_page_of_the_desk_has_a_barrier(enter, language, theme, size):
    found, user = [], cast.user("root")
    page = speaks(enter, language, theme, size=size)("root")
    paths = [
        each.path for row in doors(build_world()).values() for each in row if is_opened(each, user)
    ]
    for path in dict.fromkeys(paths):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        shot(page, f"desk{path.replace('/', '_')}{language}")
        found += [f"{path} {each}" for each in violations(page) if not DJANGO_S.search(each)]
        if page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
            found.append(f"{path} is wider than its window")
    assert len(paths) > 100
    assert not found, "\n".join(found)


TABLE = "slug;name_ru;name_kk;kind\nnovyi;Новый;Жаңа;village\nabai;;;moon\n"


def test_a_table_that_is_shown_has_no_barrier(enter, language, theme, size):
    page = speaks(enter, language, theme, size=size)("root")
    page.goto("/admin/import/regions/")
    page.fill("textarea[name=text]", TABLE)
    page.press("textarea[name=text]", "Tab")
    page.keyboard.press("Enter")
    expect(page.locator("table")).to_be_visible()
    shot(page, f"desk_import_rows_{language}-{theme}")
    assert violations(page) == []
    assert_fits(page)
