import html
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.template.defaultfilters import date as date_filter
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from languages.names import MONTHS, MONTHS_OF_DAY, WEEKDAYS
from tests import cast
from tests.tooling.conftest import load

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = ("ru", "kk")
DAY = date(2025, 9, 18)
# Letters that look like others: a Latin one inside a Cyrillic word, a letter of another alphabet.
MIXED = re.compile(r"[A-Za-z](?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff])[A-Za-z]")
# A case ending on a variable is wrong for most of the words that may come: «Регион: %(name)s».
GLUED = re.compile(r"(?:%\(\w+\)[sd]|%[sd]|\{\w*\})[-’']?[\u0400-\u04ff]")
CYRILLIC = {
    "ru": set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "kk": set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
}
ENGLISH = ("Add", "Change", "View site", "Log out", "Home", "Recent actions", "Skip to", "Toggle")


@pytest.fixture(scope="module")
def messages():
    return load("messages")


@pytest.fixture(params=LANGUAGES)
def language(request):
    with translation.override(request.param):
        yield request.param


def translations(messages, language):
    for domain in messages.DOMAINS:
        for message in messages.read(messages.path_of(LOCALE.parent, language, domain)):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id:
                yield from forms


def words_on(response):
    """What stands on a page for its readers, without markup and scripts."""
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", response.content.decode())
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def catalogue_of_scripts(response):
    return json.loads(re.search(r"const newcatalog = (\{.*?\});", response.text, re.S)[1])


def test_every_text_is_translated_with_its_placeholders(messages):
    assert messages.check() == []


def test_every_compiled_catalogue_says_what_its_texts_say(messages, language):
    for message in messages.read(messages.path_of(LOCALE.parent, language)):
        if isinstance(message.id, str) and message.id and not message.context:
            assert gettext(message.id) == message.string, "run bin/messages.py compile"


def test_translations_are_spelt_with_the_letters_of_their_language(messages, language):
    for text in translations(messages, language):
        foreign = {letter for letter in text.lower() if "\u0400" <= letter <= "\u04ff"}
        assert not foreign - CYRILLIC[language], text
        assert not MIXED.search(re.sub(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", " ", text)), text


def test_no_ending_is_glued_to_a_variable(messages, language):
    assert [text for text in translations(messages, language) if GLUED.search(text)] == []


def test_a_counted_noun_stays_singular_in_kazakh(messages):
    for message in messages.read(messages.path_of(LOCALE.parent, "kk")):
        if isinstance(message.id, tuple) and re.match(r"%\(\w+\)d \w", message.string[0]):
            assert len(set(message.string)) == 1, message.id


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("ru", "18\xa0сентября 2025", "сентябрь 2025"),
        ("kk", "18\xa0қыркүйек 2025", "қыркүйек 2025"),
    ],
)
def test_dates_are_written_as_both_languages_write_them(language, day, month):
    with translation.override(language):
        assert date_filter(DAY) == day
        assert date_filter(DAY, "DATE_FORMAT") == day
        assert date_filter(DAY, "j E Y") == day.replace("\xa0", " ")
        assert formats.date_format(DAY, "YEAR_MONTH_FORMAT") == month


def test_months_and_weekdays_are_those_of_the_house(language):
    months = [date(2025, month, 1) for month in range(1, 13)]
    week = [date(2025, 9, day) for day in range(15, 22)]
    assert tuple(date_filter(day, "F") for day in months) == MONTHS[language]
    assert tuple(date_filter(day, "E") for day in months) == MONTHS_OF_DAY[language]
    assert tuple(date_filter(day, "l") for day in week) == WEEKDAYS[language]


@pytest.mark.parametrize("count", [1, 2, 5, 21])
def test_time_since_is_counted_in_kazakh(count):
    with translation.override("kk"):
        said = ngettext("%(num)d hour", "%(num)d hours", count) % {"num": count}
        assert said == f"{count} сағат"


@pytest.mark.django_db
def test_the_desk_speaks_kazakh(client):
    client.force_login(cast.user("saule"))
    words = words_on(client.get(reverse("admin:index")))
    assert "Мақалалар" in words
    assert [text for text in ENGLISH if re.search(rf"\b{text}\b", words)] == []


@pytest.mark.django_db
def test_a_form_of_the_desk_speaks_kazakh(client):
    client.force_login(cast.user("saule"))
    words = words_on(client.get(reverse("admin:articles_tag_add")))
    assert "Қосу: тег" in words
    assert [text for text in ENGLISH if re.search(rf"\b{text}\b", words)] == []


@pytest.mark.django_db
def test_the_calendar_of_the_desk_speaks_kazakh(client):
    client.force_login(cast.user("saule"))
    catalogue = catalogue_of_scripts(client.get(reverse("admin:jsi18n")))
    assert catalogue["September"] == "қыркүйек"
    assert catalogue["Friday"] == "жұма"
    assert catalogue["Today"] == "Бүгін"
