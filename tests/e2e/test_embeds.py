"""A video of another site: nothing is asked of it before a reader presses the button."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.e2e.browser import assert_fits, shot

VIDEO = '<div data-embed="youtube:dQw4w9WgXcQ"></div>'


class Provider(BaseHTTPRequestHandler):
    """Another site, on this machine: says what it was asked, and tries to leave its frame."""

    PAGE = (
        b"<!doctype html><title>x</title><p id=x>A video</p><script>top.location = '/away'</script>"
    )

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Referer")))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.PAGE)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    server.asked = []
    server.host = f"http://127.0.0.1:{server.server_port}"
    settings.EMBEDS = {"youtube": server.host + "/embed/{key}"}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def story(transactional_db):
    story = cast.article()
    body = f"<p>До видео.</p>{VIDEO}<p>После видео.</p>"
    return cast.published(story, "ru", body=body)


def address(publication):
    return f"/ru/news/{publication.article_number}/{publication.slug}/"


def watch_the_provider(watch, provider):
    """Its frame is asked for, and its attempt to lead the page away is told in the console."""
    watch.allow(re.escape(provider.host))
    watch.allow("Unsafe attempt to initiate navigation|Failed to set|sandbox")


def test_a_video_is_shown_when_a_reader_asks_for_it(page, watch, provider, story, size):
    watch_the_provider(watch, provider)
    page.goto(address(story))
    button = page.locator(".embed button")
    expect(button).to_be_visible()
    assert provider.asked == []
    assert page.locator("iframe").count() == 0
    assert_fits(page)
    shot(page, "embed")
    button.click()
    page.frame_locator(".embed iframe").get_by_text("A video").wait_for()
    ((path, referrer),) = [each for each in provider.asked if each[0] != "/favicon.ico"]
    assert path == "/embed/dQw4w9WgXcQ"
    assert referrer == f"{page.evaluate('location.origin')}/", "the site and not the page"
    frame = page.locator(".embed iframe")
    assert frame.get_attribute("title") == "YouTube"
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert page.url.endswith(address(story))
    assert page.locator(".embed a").is_visible()
    assert_fits(page)
    shot(page, "embed-shown")


@pytest.mark.long
def test_a_video_is_shown_by_keyboard(page, watch, provider, story):
    watch_the_provider(watch, provider)
    page.goto(address(story))
    page.locator(".embed a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.frame_locator(".embed iframe").get_by_text("A video").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"


def test_without_scripts_there_is_a_link_and_no_button(new_page, provider, story):
    page = new_page(java_script_enabled=False)
    page.goto(address(story))
    assert page.locator(".embed a").is_visible()
    assert not page.locator(".embed button").is_visible()
    assert provider.asked == []
