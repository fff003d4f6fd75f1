"""Posts and videos of other sites: a link and a button; their sites are named by policy alone."""

import pytest

from tests import cast
from tests.reader.conftest import LANGUAGES, address

pytestmark = pytest.mark.django_db
VIDEO = '<div data-embed="youtube:dQw4w9WgXcQ"></div>'


def policy(response):
    directives = response["Content-Security-Policy"].split("; ")
    return dict(each.partition(" ")[::2] for each in directives)


def told(body, language="ru"):
    story = cast.article()
    cast.published(story, language, body=f"<p>x</p>{body}")
    return address(story, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_a_video_names_its_site_and_asks_it_nothing(client, db, language):
    response = client.get(told(VIDEO, language))
    text = response.content.decode()
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in text
    assert "<iframe" not in text
    assert 'src="/static/reader/embed.js"' in text
    assert policy(response)["frame-src"] == "https://www.youtube-nocookie.com"


def test_other_pages_may_frame_nothing_and_run_no_script(client, db):
    plain = client.get(told(""))
    assert "frame-src" not in policy(plain)
    assert policy(plain)["default-src"] == "'none'"
    assert "embed.js" not in plain.content.decode()


def test_the_policy_of_a_page_with_a_video_differs_in_nothing_else(client, db):
    plain, framed = policy(client.get(told(""))), policy(client.get(told(VIDEO)))
    assert framed.pop("frame-src")
    assert framed == plain
    assert plain["script-src"] == plain["style-src"] == "'self'"
    assert plain["base-uri"] == "'none'"


def test_a_site_that_the_newsroom_does_not_offer_stays_a_link(client, db, settings):
    settings.EMBEDS = {}
    response = client.get(told(VIDEO))
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in response.content.decode()
    assert "data-frame" not in response.content.decode()
    assert "frame-src" not in policy(response)
