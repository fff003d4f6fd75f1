"""Every public page, in each language: it answers, says who it is, and sets nothing."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.reader.conftest import FEEDS, LANGUAGES, pages

pytestmark = pytest.mark.django_db

LINES = {
    "front": ("Новость", "Жаңалық"),
    "news": ("Новость", "Жаңалық"),
    "article": ("Русский текст.", "Қазақша мәтін."),
    "section": ("Экономика", "Экономика"),
    "tag": ("граница", "шекара"),
    "regions": ("Урджарский район", "Үржар ауданы"),
    "region": ("185\xa0500\xa0", "185\xa0500\xa0"),
    "people": ("аким области", "облыс әкімі"),
    "person": ("с\xa011\xa0июня 2022", "11\xa0маусым 2022\xa0–"),
    "organisation": ("Рудник", "Кеніш"),
    "projects": ("Завод", "Зауыт"),
    "project": ("1,5\xa0млрд\xa0долларов США", "1,5\xa0млрд\xa0АҚШ доллары"),
    "agreement": ("торговля", "сауда"),
    "changes": ("Новость", "Жаңалық"),
    "corrections": ("/ru/corrections/feed.xml", "/kk/corrections/feed.xml"),
    "quotes": ("<p>Сөз.</p>", "<p>Сөз.</p>"),
    "archive_month": ("Новость", "Жаңалық"),
    "archive_day": ("Новость", "Жаңалық"),
    "about": ("Өңір", "Өңір"),
    "scripts": (">Ә ә</th>", ">Ә ә</th>"),
}


def test_an_empty_newsroom_has_pages(read, db):
    for language in LANGUAGES:
        for path in (
            "",
            "news/",
            "regions/",
            "people/",
            "projects/",
            "corrections/",
            "about/",
            "about/scripts/",
            "feed.xml",
        ):
            read(f"/{language}/{path}")


@pytest.fixture
def story(told_once):
    return told_once


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LINES)
def test_page_answers(client, story, name, language):
    response = client.get(pages(language, story)[name])
    text = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in text
    assert LINES[name][LANGUAGES.index(language)] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_carry_the_policy_and_no_cookies(client, story, settings, language):
    for path in [*pages(language, story).values(), *(feed.format(language) for feed in FEEDS)]:
        response = client.get(path)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert not response.cookies, path
        assert "Cookie" not in response.headers.get("Vary", ""), path
        assert "public" in response.headers["Cache-Control"], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_inline_but_the_structured_data(read, story, language):
    for path in pages(language, story).values():
        text = read(path)
        for tag in re.findall(r"<script[^>]*>", text):
            assert re.fullmatch(
                r'<script( type="application/ld\+json"|.* src="/static/reader/[a-z]+\.js".*)>', tag
            ), (path, tag)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), path


def test_each_page_leads_to_itself_in_the_other_language(read, story):
    russian, kazakh = pages("ru", story), pages("kk", story)
    for name, path in russian.items():
        text = read(path)
        assert f'<a href="{kazakh[name]}" hreflang="kk"' in text, name
        assert f'rel="canonical" href="http://localhost:8000{path}"' in text, name
        for language, there in (("ru", path), ("kk", kazakh[name]), ("x-default", path)):
            assert f'hreflang="{language}" href="http://localhost:8000{there}"' in text, name


def test_a_reader_who_works_here_gets_the_same_page(client, story):
    path = pages("kk", story)["article"]
    before = client.get(path)
    client.force_login(story.created_by)
    after = client.get(path)
    assert after.content == before.content
    assert "Cookie" not in after.headers.get("Vary", "")


def test_head_answers_like_get(client, story):
    response = client.head(pages("ru", story)["article"])
    assert response.status_code == 200
    assert not response.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_demo_says_so(read, story, language, demo):
    from people.models import Organisation
    from projects.models import Figure, Project

    path = pages(language, story)
    with translation.override(language):
        mark = f">{gettext('demo')}<"
    assert mark not in read(path["project"])
    assert mark not in read(path["article"])
    Figure.objects.update(certainty=demo, source=None)
    assert mark in read(path["project"])
    Organisation.objects.update(is_invented=True)
    assert mark in read(path["article"])
    assert mark in read(path["organisation"])
    Project.objects.update(**{f"name_certainty_{language}": demo})
    assert mark in read(path["projects"])
