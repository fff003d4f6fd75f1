"""The page that explains the scripts of Kazakh, and the way from one script to another."""

import re
from html.parser import HTMLParser

import pytest

from languages.scripts import arabic_letters, latin_word
from reader.variants import CODES, VARIANTS
from reader.views.scripts import ALPHABET
from regions.models import RegionName
from tests.reader.conftest import LONG_AGO, address, pages

pytestmark = pytest.mark.django_db
KAZAKH = ("kk", "kk-latn", "kk-arab")
CYRILLIC = re.compile("[\u0400-\u052f]")
CELL = re.compile(r"<(?:td|th)[^>]*>([^<]+)</(?:td|th)>")


class OutsideOfRussian(HTMLParser):
    """The texts of a page that stand in no element with lang="ru"."""

    VOID = ("meta", "link", "input", "br", "img", "hr")

    def __init__(self):
        super().__init__()
        self.texts, self.languages = [], [""]

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag):
        self.languages.pop()

    def handle_data(self, words):
        if self.languages[-1] != "ru":
            self.texts.append(words)


def cyrillic_outside_of_russian(text):
    parser = OutsideOfRussian()
    parser.feed(re.sub(r"<script.*?</script>|<!doctype html>|<[^>]*/>", "", text, flags=re.DOTALL))
    return [words.strip() for words in parser.texts if CYRILLIC.search(words)]


# The page that explains them


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_table_shows_every_letter_as_the_conversion_has_it(read, language):
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", read(f"/{language}/about/scripts/"))
    assert len(rows) == len(ALPHABET) == 42
    for letter, row in zip(ALPHABET, rows, strict=True):
        shown = CELL.findall(row)
        assert shown[0] == f"{letter.upper()} {letter}"
        if latin_word(letter):
            latin = f"{latin_word(letter.upper())} {latin_word(letter)}"
            assert shown[1:] == [latin, arabic_letters(letter)]
        else:
            assert len(shown) == 2


@pytest.mark.parametrize("code", ["kk-latn", "kk-arab"])
def test_in_other_letters_the_page_shows_no_cyrillic_and_leads_to_it(read, code):
    text = read(f"/{code}/about/scripts/")
    assert cyrillic_outside_of_russian(text) == []
    assert 'href="/kk/about/scripts/#letters"' in text
    assert '<th scope="row"' not in text


@pytest.mark.parametrize("code", CODES)
def test_the_motto_of_the_site_stands_in_each_script_once(read, code):
    text = read(f"/{code}/about/scripts/")
    shown = re.findall(r'class="sample" lang="([^"]+)"', text)
    assert shown == (["kk"] if code in ("ru", "kk") else []) + ["kk-Latn", "kk-Arab"]


def test_a_wrong_word_is_reported_from_the_page_where_it_stands(client, read):
    text = read("/kk-arab/about/scripts/")
    form = re.search(r'href="(/kk-arab/mistakes/\?page=[^"]+)"', text)[1]
    assert "/kk-arab/about/scripts/" in client.get(form).content.decode()


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_found_from_the_page_about_the_site(read, code):
    assert f'href="/{code}/about/scripts/"' in read(f"/{code}/about/")


def test_it_is_found_from_the_foot_of_kazakh_pages_alone(read):
    assert '"/ru/about/scripts/"' not in read("/ru/")
    for code in KAZAKH:
        assert f'"/{code}/about/scripts/"' in read(f"/{code}/")


# The switch


@pytest.mark.parametrize("code", CODES)
def test_the_switch_names_all_and_leads_to_all_but_the_one_that_is_read(read, code):
    switch = read(f"/{code}/about/").partition('<ul class="switches"')[2].partition("</ul>")[0]
    assert switch.startswith(' aria-label="')
    assert len(re.findall("<li", switch)) == len(CODES)
    here = re.search(r'<span class="script-name" aria-current="true" lang="([^"]+)"', switch)
    assert here[1] == VARIANTS[code].tag
    links = re.findall(r'href="/([^/]+)/about/".*?data-language="([^"]+)"', switch)
    assert links == [(each, each) for each in CODES if each != code]


def test_arabic_letters_in_a_switch_say_which_way_they_run(read):
    assert 'lang="kk-Arab" dir="rtl">قازاقشا</span>' in read("/ru/about/")


@pytest.mark.parametrize("code", CODES)
def test_the_button_remembers_what_the_page_is_written_in(client, read, code):
    text = read(f"/{code}/about/")
    form = text.partition('<form class="remember"')[2].partition("</form>")[0]
    sent = dict(re.findall(r'name="(\w+)" value="([^"]+)"', form))
    assert sent["language"] == code
    answer = client.post("/language/", sent)
    assert answer.headers["Location"] == f"/{code}/about/"
    assert client.get("/").headers["Location"] == f"/{code}/"


@pytest.mark.parametrize("code", ["kk-latn", "kk-arab"])
def test_a_name_on_the_map_is_spelled_as_a_whole_before_it_is_cut_into_lines(read, places, code):
    wanted = {
        "kk-latn": "Urzhar One Two Three Four Five Six Seven Eight Nine Ten",
        "kk-arab": "ۇرجار ءبىر ەكى ءۇش ءتورت بەس",
    }[code]
    RegionName.objects.create(
        region=places.urjar,
        letters=code,
        text=wanted,
        is_alias=False,
        certainty="rule",
        public_from=LONG_AGO,
    )
    drawn = read(f"/{code}/regions/").partition('class="map map-narrow"')[2].partition("</svg>")[0]
    box = drawn.partition(f'aria-label="{wanted}"')[2].partition("</a>")[0]
    lines = re.findall("<tspan[^>]*>([^<]+)</tspan>", box)
    assert len(lines) > 1
    assert " ".join(lines) == wanted


# The answer


@pytest.mark.parametrize("code", CODES)
def test_an_answer_is_as_long_as_it_says(client, told_once, code):
    language = VARIANTS[code].language
    for name, path in pages(language, told_once).items():
        answer = client.get(path.replace(f"/{language}/", f"/{code}/", 1))
        assert int(answer.headers["Content-Length"]) == len(answer.content), name
    missing = client.get(f"/{code}/never/")
    assert int(missing.headers["Content-Length"]) == len(missing.content)


@pytest.mark.parametrize("code", ["kk-latn", "kk-arab"])
def test_an_error_stands_in_the_script_and_leads_to_every_other(client, monkeypatch, code):
    from reader.views import site

    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr(site, "page", fail)
    client.raise_request_exception = False
    answer = client.get(f"/{code}/about/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert re.findall(r'<a href="/([^/]+)/"', text) == list(CODES)
    assert f'<div lang="{VARIANTS[code].tag}"' in text
    kazakh = text.partition("<div lang=")[2]
    assert not CYRILLIC.search(kazakh)


def test_pages_in_latin_letters_ask_early_for_the_letters_that_they_need(read, told_once):
    def early(code):
        path = address(told_once, "kk").replace("/kk/", f"/{code}/", 1)
        return re.findall(r'rel="preload" href="/static/reader/fonts/([\w-]+)\.', read(path))

    assert early("kk") == ["literata-headline", "literata"]
    latin = ["literata-headline-latin", "literata-latin"]
    assert early("kk-latn") == ["literata-headline", "literata", *latin]
    assert early("kk-arab") == ["naskh"]
