"""The front page has a hierarchy: one story leads, others follow, both sides of the border face."""

import re

import pytest

from articles.models import Section
from photos.models import Photo
from tests import cast
from tests.reader.conftest import archive, publish, region

pytestmark = pytest.mark.django_db


def part(text, start, end="</section>"):
    """What stands between two pieces of the page; "" where the first is missing."""
    _, found, rest = text.partition(start)
    return rest.partition(end)[0] if found else ""


def titles(text):
    return re.findall(r'<a href="/\w+/news/(\d+)/[^"]*">', text)


def test_the_newest_leads_and_six_follow(read, places):
    told = [publish(cast.article()) for _ in range(9)]
    text = read("/kk/")
    numbers = [str(each.pk) for each in reversed(told)]
    assert titles(part(text, 'class="lead-story', "</article>")) == numbers[:1]
    assert titles(part(text, '<div class="secondary">', "</section>")) == numbers[1:7]
    assert titles(part(text, 'class="latest-hours"')) == numbers[7:]


@pytest.mark.parametrize("count", [1, 3])
def test_a_young_newsroom_has_no_empty_parts(read, places, count):
    for _ in range(count):
        publish(cast.article())
    text = read("/ru/")
    assert len(titles(text)) == count
    for name in ("latest-hours", 'class="sides"', "by-section", "most-read"):
        assert name not in text
    assert ('class="secondary"' in text) == (count > 1)


def test_each_part_is_bounded_in_a_large_archive(read, places):
    archive(300, [places.abai, places.xinjiang])
    text = read("/ru/")
    assert len(titles(part(text, 'class="latest-hours"'))) == 7
    sides = part(text, '<div class="sides">', "</section>\n</div>")
    assert len(titles(sides)) == 6
    assert len(titles(part(text, 'class="by-section"', '<ul class="further">'))) == 3


def test_both_sides_of_the_border_face_each_other(read, places):
    publish(cast.article(), regions=[places.urjar])
    publish(cast.article(), regions=[places.xinjiang])
    publish(cast.article())
    for language, here, there in (("ru", "Казахстан", "Китай"), ("kk", "Қазақстан", "Қытай")):
        text = read(f"/{language}/")
        sides = text.split('<section class="side">')[1:]
        assert [re.search(r'side-title"><a[^>]*>([^<]+)', side)[1] for side in sides] == [
            here,
            there,
        ]
        assert [len(titles(side.split("by-section")[0])) for side in sides] == [1, 1]


def test_a_story_stands_once_on_a_side_with_the_smallest_region(read, places):
    places.urjar.is_in_navigation = True
    places.urjar.save()
    about = publish(cast.article(), regions=[places.urjar])
    publish(cast.article())
    side = part(read("/ru/"), '<section class="side">', '<section class="side">')
    assert titles(side) == [str(about.pk)]
    # Its oblast is named all the same, after the regions that have news.
    assert side.index("Урджарский район") < side.index("область Абай")


def test_a_region_under_no_known_country_is_a_side_of_its_own(read, places):
    lost = region("lost", "Затерянный", "Жоғалған", is_in_navigation=True)
    publish(cast.article(), regions=[lost])
    publish(cast.article())
    assert 'side-title"><a href="/ru/regions/lost/">Затерянный' in read("/ru/")


def test_without_a_photograph_words_lead(read, story):
    assert "lead-story-of-words" not in read("/ru/")
    Photo.objects.update(is_plate=True)
    text = read("/ru/")
    assert "lead-story-of-words" in text
    assert "lead-photo" not in text


def test_sections_tell_what_is_not_on_top(read, places):
    culture = Section.objects.create(slug="culture", name_ru="Культура", name_kk="Мәдениет")
    publish(cast.article(section=culture))
    for _ in range(7):
        publish(cast.article())
    text = part(read("/ru/"), 'class="by-section"', '<ul class="further">')
    assert "Культура" in text
    assert len(titles(text)) == 1


def test_no_line_ends_within_an_acronym_and_its_ending(read, places):
    edition = cast.published(cast.article(), "kk", "ҚХР-дың 20-сы")
    assert edition
    text = read("/kk/")
    assert '<span class="whole">ҚХР-дың</span> <span class="whole">20-сы</span>' in text


def test_the_page_leads_on(read, story):
    further = part(read("/ru/"), '<ul class="further">', "</ul>")
    for address in ("/ru/news/", "/ru/corrections/", "/ru/feed.xml"):
        assert f'href="{address}"' in further


def test_readers_pass_over_the_head_of_the_page(read, story):
    text = read("/ru/")
    skips = re.findall(r'<a class="skip" href="#(\w+)">', text)
    assert skips == ["main", "navigation"]
    for place in skips:
        assert re.search(rf'id="{place}"[^>]*tabindex="-1"', text)
