"""The interface is whole: nothing of the English that the code is written in comes to a reader."""

import html
import re
from pathlib import Path

import pytest

from languages.scripts import to_latin
from reader.variants import CODES, VARIANTS
from tests.reader.conftest import pages
from tests.tooling.conftest import load

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|%[sd]|\{\w*\}")
NO_WORDS = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SAID = re.compile(
    r'\b(?:alt|title|aria-label|placeholder|data-copied|data-refused|data-link)="([^"]+)"'
    r'|<meta (?:name|property)="(?!og:type)[^"]+" content="([^"]+)"'
)
# Of a text with something in its middle, a piece of so many words is known again.
FEWEST_WORDS = 3


@pytest.fixture(scope="module")
def english():
    """What the code says in English and no translation does: whole texts, and pieces of some."""
    messages = load("messages")
    whole, pieces = set(), set()
    for _context, text in messages.texts_of_code(ROOT):
        for each in (text,) if isinstance(text, str) else text:
            parts = [one.strip() for one in PLACEHOLDER.split(each)]
            whole.update(parts if len(parts) == 1 else [])
            pieces.update(one for one in parts if len(one.split()) >= FEWEST_WORDS)
    said = {
        form
        for language in messages.LANGUAGES
        for message in messages.read(messages.path_of(ROOT, language))
        for form in ([message.string] if isinstance(message.string, str) else message.string)
    }
    said |= {to_latin(each) for each in said}  # «memorandum» is Kazakh, too
    return {each for each in whole if re.search("[A-Za-z]{2}", each)} - said, pieces - said


def texts(page):
    """All that a page says to people, piece by piece."""
    page = NO_WORDS.sub("", page)
    told = [*re.split(r"<[^>]*>", page), *(one or other for one, other in SAID.findall(page))]
    return {" ".join(html.unescape(each).split()) for each in told} - {""}


def in_english(page, english):
    whole, pieces = english
    shown = texts(page)
    everything = "\n".join(shown)
    return (shown & whole) | {each for each in pieces if each in everything}


def test_english_would_be_found(english):
    page = '<p>The language is <b>All news</b></p><i title="Report a mistake">x</i>'
    assert in_english(page, english) == {"All news", "Report a mistake"}


@pytest.mark.parametrize("code", CODES)
def test_no_page_speaks_english(client, told_once, english, code):
    language = VARIANTS[code].language
    more = {"mistakes": f"/{language}/mistakes/", "missing": f"/{language}/never/"}
    more["sent"] = f"/{language}/mistakes/?sent"
    for name, path in (pages(language, told_once) | more).items():
        text = client.get(path.replace(f"/{language}/", f"/{code}/", 1)).content.decode()
        assert in_english(text, english) == set(), name


@pytest.mark.parametrize("code", CODES)
def test_neither_does_the_light_edition(client, told_once, english, code):
    language = VARIANTS[code].language
    for name, path in pages(language, told_once).items():
        text = client.get("/lite" + path.replace(f"/{language}/", f"/{code}/", 1)).content.decode()
        assert in_english(text, english) == set(), name


@pytest.mark.parametrize("code", CODES)
def test_what_is_refused_is_told_in_the_language_of_the_form(client, db, english, code):
    answer = client.post(f"/{code}/mistakes/", {"page": f"/{code}/about/", "message": ""})
    assert answer.status_code == 400
    assert in_english(answer.content.decode(), english) == set()


@pytest.mark.parametrize("status", ["400", "403", "500"])
def test_pages_of_errors_speak_both_languages_and_lead_to_every_script(status):
    text = (ROOT / "templates" / f"{status}.html").read_text()
    assert re.findall(r'<a href="/([^/]+)/" hreflang="([^"]+)"', text) == [
        (each.code, each.tag) for each in VARIANTS.values()
    ]
    assert '<html lang="ru">' in text
    assert '<div lang="kk">' in text


def test_scripts_say_nothing_of_their_own():
    """Their words stand in the page, where they are translated."""
    for script in (ROOT / "static" / "reader").glob("*.js"):
        code = re.sub(r"//[^\n]*", "", script.read_text())
        spoken = re.findall(r'"[A-Z][a-z]+[^"]* [^"]*"', code)
        assert spoken == [], script.name
