"""A preview is shared with somebody who has no account, read by them, and taken back."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests import cast
from tests.e2e.browser import assert_fits, shot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition():
    edition = cast.article().edition("kk")
    cast.draft(edition, "Шағантоғай өткелі", lead="Қысқаша.", body="<p>Үржар ауданы.</p>")
    edition.refresh_from_db()
    return edition


def test_a_link_opens_for_a_guest_until_it_is_revoked(new_page, enter, watch, edition):
    desk = enter("saule")
    desk.goto(f"/admin/share/{edition.pk}/")
    desk.locator(".share-make button").click()
    path = desk.locator("#share-address").input_value().removeprefix(settings.SITE_URL)
    shot(desk, "share")

    guest = new_page(size="phone")
    guest.goto(f"{path}?script=arab")
    expect(guest.locator("html")).to_have_css("direction", "rtl")
    assert guest.locator("html").get_attribute("lang") == "kk-Arab"
    assert "Шағантоғай" not in guest.locator("h1").inner_text()
    assert guest.locator("aside.preview").is_visible()
    assert not guest.context.cookies()
    assert_fits(guest)
    shot(guest, "preview-arab")
    guest.locator(".preview-letters a").first.click()
    expect(guest.locator("h1")).to_have_text("Шағантоғай өткелі")
    assert_fits(guest)

    desk.goto(f"/admin/share/{edition.pk}/")
    assert desk.locator(".share-count").inner_text() == "2"
    desk.locator(".share-links button").click()
    desk.wait_for_selector(".share-links .is-over")
    watch.allow("status of 404")
    assert guest.goto(path).status == 404
    assert "Шағантоғай" not in guest.content()


def test_the_desk_sees_what_readers_would(enter, edition, size):
    page = enter("saule", size=size)
    page.goto(f"/admin/preview/{edition.current_revision_id}/")
    assert page.locator("h1").inner_text() == "Шағантоғай өткелі"
    page.locator(".preview-letters a").last.click()
    expect(page.locator("html")).to_have_css("direction", "rtl")
    assert_fits(page)
    shot(page, "preview-desk")
