"""A photo whose rights have ended is nowhere; where it stood in a story, its words stay."""

import re
from datetime import timedelta
from pathlib import PurePath

import pytest
import time_machine
from django.utils import timezone, translation
from django.utils.translation import gettext

from photos.models import Photo
from tests import cast
from tests.reader.conftest import FEEDS, LANGUAGES, address, pages, photo
from tests.reader.test_article import structured

pytestmark = pytest.mark.django_db


def tomorrow():
    """Asked for when it is needed: a run may go on past midnight."""
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def shown(story, akim):
    """A story that shows the photo wherever one can stand, and another with it in a gallery."""
    pictured = photo("pictured", (340, 240), rights_until=timezone.localdate())
    akim.portrait = pictured
    akim.save()
    latest = cast.article(lead_photo=pictured)
    latest.regions.set(story.regions.all())
    latest.people.set([akim])
    beside = cast.article()
    for language in LANGUAGES:
        body = f'<p>x</p><blockquote data-person="{akim.slug}"><p>Сөз.</p></blockquote>'
        gallery = '<div data-gallery="pictured"></div><figure data-photo="pictured"></figure>'
        cast.published(beside, language, body=f"<p>x</p>{gallery}")
        cast.published(latest, language, body=body)
    pictured.beside, pictured.latest = beside, latest
    return pictured


def names(photo):
    return [PurePath(each.name).name for each in photo.renditions.all()] + [photo.file_name]


def surfaces(photo):
    """Every address at which readers, machines or other sites could be shown it."""
    found = ["/sitemap.xml", "/robots.txt", "/"]
    for language in LANGUAGES:
        found += pages(language, photo.latest).values()
        found += [feed.format(language) for feed in FEEDS]
        found += [address(photo.beside, language), f"{address(photo.beside, language)}changes/"]
    return found


def showing(client, photo):
    """Those of the surfaces that name any file of the photo."""
    texts = {path: client.get(path).content.decode() for path in surfaces(photo)}
    files = names(photo)
    return {path for path, text in texts.items() if any(name in text for name in files)}


def test_it_is_on_its_surfaces_up_to_its_last_day(client, shown):
    expected = {"/ru/feed.xml", "/kk/feed.xml", "/ru/regions/abai/feed.xml"}
    expected |= {"/kk/regions/abai/feed.xml"}
    for language in LANGUAGES:
        expected |= {address(shown.latest, language), address(shown.beside, language)}
    Photo.objects.filter(pk=shown.pk).update(rights_until=None)
    assert expected <= showing(client, shown)
    with time_machine.travel(tomorrow(), tick=False):
        assert expected <= showing(client, shown)


def test_it_is_gone_from_every_surface_after_it(client, shown):
    with time_machine.travel(tomorrow(), tick=False):
        assert showing(client, shown) == set()
        for name in names(shown):
            assert client.get(f"/media/{name}").status_code == 404, name


def test_it_is_gone_from_the_words_for_machines_and_from_cards(read, shown):
    before = read(address(shown.latest, "ru"))
    assert len(structured(before)["image"]) == 3
    assert "og:image" in before
    assert "twitter:card" in before
    with time_machine.travel(tomorrow(), tick=False):
        after = read(address(shown.latest, "ru"))
    assert "image" not in structured(after)
    assert "og:image" not in after
    assert "twitter:card" not in after


def test_its_enclosure_is_gone_from_feeds(read, shown):
    link = re.compile(r'<link [^>]*rel="enclosure"[^>]*>')
    (enclosed,) = link.findall(read("/ru/feed.xml"))[:1]
    assert 'type="image/jpeg"' in enclosed
    length = int(re.search(r'length="(\d+)"', enclosed)[1])
    assert length in shown.renditions.values_list("bytes", flat=True)
    with time_machine.travel(tomorrow(), tick=False):
        assert not any(name in read("/ru/feed.xml") for name in names(shown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_caption_and_a_line_stay_in_its_stories(read, shown, language):
    caption = {"ru": "Подпись", "kk": "Жазу"}[language]
    with translation.override(language):
        line = gettext("The right to show this picture has ended.")
    for story, count in ((shown.latest, 1), (shown.beside, 2)):
        with time_machine.travel(tomorrow(), tick=False):
            text = read(address(story, language))
        assert text.count(f'{caption} <span class="ended">{line}</span>') == count
        assert "<source" not in text
    assert line not in read(address(shown.latest, language))


def test_the_front_page_shows_its_story_without_it(read, shown):
    assert "<img" in read("/ru/")
    with time_machine.travel(tomorrow(), tick=False):
        text = read("/ru/")
    assert "<img" not in text
    assert address(shown.latest, "ru") in text


def test_structured_data_stays_sound(read, shown):
    with time_machine.travel(tomorrow(), tick=False):
        told = structured(read(address(shown.latest, "ru")))
    assert told["headline"]
