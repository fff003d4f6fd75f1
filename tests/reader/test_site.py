"""What the site says of itself, and what it says where there is no page."""

import re

import pytest

from articles.models import Imprint
from tests import cast
from tests.reader.conftest import LANGUAGES, address, pages, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def imprint(db):
    return Imprint.objects.create(
        publisher_ru="ТОО «Край»",
        publisher_kk="«Өлке» ЖШС",
        registration_ru="Свидетельство № 1",
        registration_kk="№ 1 куәлік",
        about_ru="Первый абзац.\n\nВторой <b>абзац</b>.",
        about_kk="Бірінші абзац.",
        email="desk@example.org",
        phone="+7 700 000 00 00",
        age_mark="12+",
    )


def test_who_makes_the_site_stands_at_the_foot_of_every_page(read, story, imprint):
    for language, publisher in (("ru", "ТОО «Край»"), ("kk", "«Өлке» ЖШС")):
        for path in pages(language, story).values():
            for where in (path, f"/lite{path}"):
                foot = read(where).partition("<footer")[2]
                assert publisher in foot, where
                assert "12+" in foot, where
                assert '<a href="mailto:desk@example.org">' in foot, where


def test_the_page_about_the_site_says_what_the_newsroom_has_written(read, imprint):
    text = read("/ru/about/")
    for fact in ("<p>Первый абзац.</p>", "Второй &lt;b&gt;абзац", "Свидетельство № 1", "tel:+7"):
        assert fact in text, fact
    assert "Бірінші" not in text
    assert "ЖШС" not in text


def test_what_is_not_filled_in_is_left_out(read, db):
    for language in LANGUAGES:
        text = read(f"/{language}/about/")
        assert "mailto:" not in text
        assert "None" not in text
        assert 'class="age-mark"' not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_page_there_are_ways_to_others(client, story, language):
    text = client.get(f"/{language}/never/").content.decode()
    for place in ("", "news/", "archive/", "regions/", "people/", "projects/", "mistakes/"):
        assert f'href="/{language}/{place}"' in text, place
    for link in set(re.findall(r'href="(/(?:ru|kk)/[^"]*)"', text)):
        assert client.get(link, follow=True).status_code == 200, link


def test_what_was_withdrawn_leads_on(client, story):
    other = publish(cast.article())
    story.edition("ru").withdraw(by=cast.user("boris"), note="Ошибка.")
    answer = client.get(f"/ru/news/{story.pk}/any/")
    text = answer.content.decode()
    assert answer.status_code == 410
    assert address(other, "ru") in text
    assert f'href="{address(story, "kk")}" hreflang="kk"' in text
    assert f"Новость {story.pk}" not in text
