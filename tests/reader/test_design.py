"""The design keeps its promises: contrast, both directions, and a page that shows every part."""

import re

import pytest

from languages.scripts import to_arabic
from reader.views import specimen
from tests.reader.stylesheet import CSS, FOLDER, tokens

# Each colour of words and the grounds that they stand on.
WORDS = {
    "ink": ("paper", "tint", "removed", "added"),
    "soft": ("paper", "tint"),
    "accent": ("paper", "tint"),
    "note": ("paper", "tint"),
    "demo-ink": ("demo-paper", "paper", "tint"),
    "paper": ("ink", "accent"),
}
PULLED = {language: words["pulled"] for language, words in specimen.WORDS.items()}
WAYS = (
    ("ru", "ltr", PULLED["ru"]),
    ("kk", "ltr", PULLED["kk"]),
    ("kk-Arab", "rtl", to_arabic(PULLED["kk"])),
)
PHYSICAL = re.compile(
    r"""
    (?<![\w-])
    (?: (?:margin|padding|border|inset)-(?:left|right|top|bottom)\b
      | (?:left|right|top|bottom|(?:min-|max-)?(?:width|height)) \s* :
      | (?:text-align|float|clear) \s* : \s* (?:left|right)
      | border-(?:top|bottom)-(?:left|right)-radius
    )
    """,
    re.VERBOSE,
)


def brightness(colour):
    """The relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_grounds(theme):
    colours = tokens(theme)
    for words, grounds in WORDS.items():
        for ground in grounds:
            assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
    for drawn in ("accent", "rule"):
        assert contrast(colours[drawn], colours["paper"]) >= 3


def test_dark_is_the_same_by_device_and_by_choice():
    assert tokens("dark") == tokens("chosen")
    assert tokens("dark").keys() == tokens("light").keys()


@pytest.mark.parametrize("sheet", sorted(FOLDER.glob("*.css")), ids=lambda sheet: sheet.name)
def test_a_stylesheet_knows_no_left_and_right(sheet):
    css = re.sub(r"/\*.*?\*/|@(?:media|page)[^{]*", "", sheet.read_text(), flags=re.DOTALL)
    assert not PHYSICAL.findall(css)
    assert not re.search(r"https?://|@import", css)


def test_the_light_edition_tears_no_word():
    """With «anywhere» a column of a table may be as narrow as a letter."""
    assert "anywhere" not in (FOLDER / "lite.css").read_text()


def test_sizes_follow_the_readers_own():
    assert not re.search(r"font(?:-size)?:[^;]*\d(?:px|vw)(?![^;]*rem)", CSS)
    for size in ("small", "large", "larger"):
        assert re.search(rf'\[data-size="{size}"\] {{ font-size: [0-9.]+%; }}', CSS)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_specimen_shows_each_part_in_each_way(read, language):
    text = read(f"/{language}/about/design/")
    assert '<meta name="robots" content="noindex">' in text
    for theme in ("light", "dark"):
        for tag, direction, pulled in WAYS:
            start = f'<section class="specimen" lang="{tag}" dir="{direction}" data-theme="{theme}"'
            assert start in text
            assert pulled in text
    assert "style=" not in text


@pytest.mark.django_db
def test_the_specimen_in_arabic_letters_is_spelled_like_a_page(read):
    """Signs that stand alone between elements too, and what is to stay on one line does."""
    arabic = (
        read("/ru/about/design/")
        .split('lang="kk-Arab" dir="rtl" data-theme')[1]
        .partition("</section>")[0]
    )
    assert "</a>، <em>" in arabic
    assert "ق ح ر-دىڭ</span>" in arabic
