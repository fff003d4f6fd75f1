"""The typefaces: every letter that readers are shown is in them, and they weigh little."""

import json
import re
import unicodedata
from itertools import chain
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from languages.scripts import to_arabic, to_latin
from reader.variants import CODES, VARIANTS
from tests import cast
from tests.reader.conftest import LANGUAGES
from tests.reader.stylesheet import CSS, FOLDER, faces, file_of, letters_of

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "aäbdefgğhiıjklmnñoöpqrsştuūüvyz" + "áǵıńóúý"
LATIN_CAPITALS = LATIN.replace("i", "").upper() + "İ"
SIGNS = "0123456789«»„“”‘’–—−…№₸€$%°²³×·.,:;!?()/\N{NO-BREAK SPACE}"
CYRILLIC = {*RUSSIAN, *RUSSIAN.upper(), *KAZAKH, *KAZAKH.upper(), *SIGNS}
# The parts of an article page that anybody sees at once, in bytes as sent.
MOST_SENT = 100_000
IS_RIGHT_TO_LEFT = re.compile('<html [^>]*dir="rtl"')
# The ways to other scripts are named in them, in a face of the device.
OF_THE_DEVICE = ' a > .script-name[lang="kk-Arab"] { font-family: system-ui, sans-serif; }'
NAMES_OF_SCRIPTS = re.compile('<a [^>]*><span class="script-name" lang="kk-[^>]*>[^<]*</span></a>')

OURS = [face for face in faces() if file_of(face)]
FALLBACKS = [face for face in faces() if not file_of(face)]
FAMILIES = {(face["font-family"], face.get("font-style", "normal")) for face in OURS}


def held(family, style="normal"):
    """The letters that the files of a family hold together."""
    mine = (f for f in OURS if (f["font-family"], f.get("font-style", "normal")) == (family, style))
    return set(chain.from_iterable(cmap(file_of(face)) for face in mine))


def cmap(path):
    return {chr(code) for code in TTFont(path).getBestCmap()}


def is_set(letter, letters):
    """The letter itself, or its parts, which the browser puts together: ǵ has no glyph here."""
    return letter in letters or set(unicodedata.normalize("NFD", letter)) <= letters


@pytest.mark.parametrize(("family", "style"), sorted(FAMILIES))
def test_each_face_has_every_letter_of_its_scripts(family, style):
    letters = held(family, style)
    if "Naskh" in family:
        arabic = {*to_arabic(KAZAKH), *to_arabic("әлем өнер үй іні"), *"،؛؟ءڭۆۇۋەى"} - {" "}
        assert not arabic - letters
    else:
        wanted = {*CYRILLIC, *LATIN, *LATIN_CAPITALS}
        assert not {letter for letter in wanted if not is_set(letter, letters)}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(strings, value))


def is_printed_in_our_faces(letter):
    """Chinese names are set in the reader's own face; control characters are not set at all."""
    return unicodedata.category(letter)[0] not in "C" and "CJK" not in unicodedata.name(letter)


@pytest.mark.parametrize("name", ["demo", "reference"])
def test_nothing_of_the_fixtures_is_missing(name):
    written = json.loads((Path(settings.BASE_DIR) / "fixtures" / f"{name}.json").read_text())
    texts = set(strings([row["fields"] for row in written]))
    printed = set("".join(texts))
    letters = held("Literata") & held("Onest") | held('"Noto Naskh Arabic"')
    assert not {each for each in printed if is_printed_in_our_faces(each)} - letters


def test_nothing_of_the_demo_is_missing_in_the_other_scripts():
    written = json.loads((Path(settings.BASE_DIR) / "fixtures" / "demo_content.json").read_text())
    kazakh = "\n".join(
        each["kk"] for each in dictionaries(written) if isinstance(each.get("kk"), str)
    )
    letters = held("Literata") | held('"Noto Naskh Arabic"')
    for told in (to_latin(kazakh), to_arabic(kazakh)):
        shown = {each for each in told if is_printed_in_our_faces(each)}
        assert not {each for each in shown if not is_set(each, letters)}


def dictionaries(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        yield from chain.from_iterable(map(dictionaries, value))


@pytest.mark.parametrize("face", OURS, ids=lambda face: file_of(face).stem)
def test_the_stylesheet_says_what_a_file_holds(face):
    declared, letters = {chr(code) for code in letters_of(face)}, cmap(file_of(face))
    assert letters <= declared
    assert all(is_set(letter, letters) for letter in declared)
    is_arabic = "Naskh" in face["font-family"]
    assert face["font-display"] == ("optional" if is_arabic else "swap")


def test_weights_are_an_axis_and_arabic_letters_join():
    for name in ("literata", "onest", "naskh"):
        font = TTFont(FOLDER / "fonts" / f"{name}.woff2")
        weight = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
        assert (weight.minValue, weight.maxValue) == (400, 700), name
    features = {each.FeatureTag for each in font["GSUB"].table.FeatureList.FeatureRecord}
    assert features >= {"init", "medi", "fina", "rlig"}


def test_every_file_is_used_and_stands_beside_its_licence():
    fonts = FOLDER / "fonts"
    assert {file_of(face) for face in OURS} == set(fonts.glob("*.woff2"))
    for licence in ("Literata", "Onest", "NotoNaskhArabic"):
        text = (fonts / f"{licence}-OFL.txt").read_text()
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert "with Reserved Font Name" not in text, "a cut would need another name"


@pytest.mark.parametrize("face", FALLBACKS, ids=lambda face: face["font-family"])
def test_a_fallback_is_as_high_as_what_it_stands_in_for(face):
    cut = face["font-family"].strip('"').split(" as ")[0]
    ours = TTFont(FOLDER / "fonts" / f"{cut}.woff2")["hhea"]
    size = percent(face["size-adjust"])
    assert percent(face["ascent-override"]) * size == pytest.approx(ours.ascent / 1000, abs=0.002)
    assert percent(face["descent-override"]) * size == pytest.approx(
        -ours.descent / 1000, abs=0.002
    )


def percent(text):
    return float(text.removesuffix("%")) / 100


@pytest.fixture
def long_story(story):
    """The text of the demo's first article in both languages."""
    written = json.loads((Path(settings.BASE_DIR) / "fixtures" / "demo.json").read_text())
    for language in LANGUAGES:
        told = next(
            row["fields"]
            for row in written
            if row["model"] == "articles.publication"
            and (row["fields"]["article_number"], row["fields"]["language"]) == (1, language)
        )
        edition = story.edition(language)
        revision = cast.approved(edition, told["title"], lead=told["lead"], body=told["body"])
        edition.publish(by=cast.user(cast.EDITORS[language]), revision=revision, kind="update")
    return story


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_an_article_page_is_sent_in_a_hundred_kilobytes(read, long_story, code):
    from tests.reader.conftest import address

    language = VARIANTS[code].language
    html = read(address(long_story, language).replace(f"/{language}/", f"/{code}/", 1))
    sheets = set(re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', html))
    assert 1 <= len(sheets) <= 2
    sent = [html.encode(), *((FOLDER.parent / sheet).read_bytes() for sheet in sheets)]
    size = sum(len(brotli.compress(each)) for each in sent)
    size += sum(file_of(face).stat().st_size for face in OURS if is_loaded(face, html))
    assert size <= MOST_SENT, f"{code}: {size} bytes"


def is_loaded(face, html):
    """Does a browser that shows this page ask for the file?"""
    assert OF_THE_DEVICE in CSS
    html = NAMES_OF_SCRIPTS.sub("", html)
    shown = {
        ord(each) for each in re.sub(r"<script.*?</script>|<[^>]*>", "", html, flags=re.DOTALL)
    }
    if face.get("font-style") == "italic" and "<em" not in html:
        return False
    if face["font-family"] == "Onest" and IS_RIGHT_TO_LEFT.search(html):
        assert re.search(r'\[dir="rtl"\] \{[^}]*--sans: var\(--serif\);', CSS)
        return False
    if "Naskh" in face["font-family"]:
        # Spaces are of the typeface that stands first, which elsewhere is another.
        shown -= {ord(" "), ord("\N{NO-BREAK SPACE}")}
    return bool(letters_of(face) & shown)
