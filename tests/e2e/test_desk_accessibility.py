"""What axe finds on the pages and in the windows with which stories get their pictures."""

import re

import pytest
from playwright.sync_api import expect

from people.models import User
from photos.models import Photo
from tests.e2e.axe import violations
from tests.e2e.test_editor import akim, library, opened, press, write_after

__all__ = ["akim", "library"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

# Django's own: the box of a search has its words in its picture, a chooser in its neighbour.
DJANGO_S = re.compile(r"^label-title-only: .*#searchbar|select2")
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
