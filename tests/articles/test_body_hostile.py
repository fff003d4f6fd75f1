"""Nothing hostile is kept, by whatever class; what cannot be kept harmless is refused."""

import re
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError

from articles.body import Picture, Source, Speaker, clean, render
from articles.body.rules import RULES
from tests.articles.hostile import CLASSES, STRINGS

EACH = [
    pytest.param(html, id=f"{name}-{place}")
    for name, strings in CLASSES.items()
    for place, html in enumerate(strings)
]
# Besides the elements of the rules, what readers' pages are written with.
SHOWN = {
    "button": {"type"},
    "div": {"class", "role", "tabindex", "data-frame", "data-title"},
    "figcaption": {"lang"},
    "figure": {"class"},
    "aside": {"class"},
    "img": set("src srcset sizes width height alt loading decoding fetchpriority".split()),
    "p": {"hidden", "lang"},
    "picture": set(),
    "source": set("media type srcset sizes width height".split()),
    "span": {"class"},
    "a": {"href", "rel", "class"},
}
OWN_ADDRESS = r"/(?:ru|media)/[A-Za-z0-9_./-]+"
OTHER_ADDRESS = r"(?i:https?)://[^\s/@\\]+(?:[/?#]\S*)?|(?i:mailto|tel):[^\s/]\S*"


class Walk(HTMLParser):
    """Every tag, and whatever else a text holds that is not a word."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.others, self.words = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def cleaned(html):
    """The safe form; nothing where the text is refused with a sentence."""
    try:
        return clean(html)
    except ValidationError:
        return ""


def shown(html):
    source = Source("image/avif", "/media/a.avif 320w", "92vw", 320, 240)
    picture = Picture("/media/a.jpg", 320, 240, "А", "Б", "В", sources=(source,))
    return render(
        html,
        address=lambda kind, key: f"/ru/{kind}/{key}/",
        picture=lambda slug, size: picture,
        speaker=lambda person, term: Speaker(person, "", f"/ru/people/{person}/"),
    )


def assert_allowed(html):
    """By the rules alone: each element, each attribute, each value as a whole."""
    walk = Walk(html)
    assert not walk.others
    for tag, attrs in walk.tags:
        assert tag in RULES
        for name, value in attrs:
            if (name, value) == ("rel", "noopener"):
                continue
            assert re.fullmatch(RULES[tag][name], value, re.ASCII), (tag, name, value)
            if name == "href":
                assert re.fullmatch(OTHER_ADDRESS, value), value


def assert_shown_harmless(html):
    walk = Walk(html)
    assert not walk.others
    for tag, attrs in walk.tags:
        assert tag in SHOWN or tag in RULES
        for name, value in attrs:
            ours = SHOWN.get(tag, set()) | set(RULES.get(tag, {})) | {"rel"}
            assert name in ours, (tag, name)
            assert not name.startswith("data-") or name in ("data-frame", "data-title")
            if name in ("href", "src"):
                assert re.fullmatch(f"{OWN_ADDRESS}|{OTHER_ADDRESS}", value), value
            if name == "data-frame":
                assert value.startswith("https://")


def test_there_are_many_of_them_and_each_is_another():
    assert len(STRINGS) == len(set(STRINGS)) >= 200
    assert len(CLASSES) >= 10


@pytest.mark.parametrize("html", EACH)
def test_what_is_kept_is_what_the_rules_name(html):
    kept = cleaned(html)
    assert_allowed(kept)
    assert clean(kept) == kept


@pytest.mark.parametrize("html", EACH)
def test_what_is_kept_opens_and_closes_its_own_elements_alone(html):
    kept = cleaned(html)
    assert cleaned(f"<p>before</p>{kept}<p>after</p>") == f"<p>before</p>{kept}<p>after</p>"


@pytest.mark.parametrize("html", EACH)
def test_what_readers_get_is_harmless_cleaned_or_not(html):
    assert_shown_harmless(shown(cleaned(html)))
    assert_shown_harmless(shown(html))


def test_hardly_anything_is_refused_for_it():
    """Else an editor could not paste a page that carries a script somewhere."""
    refused = []
    for html in STRINGS:
        try:
            clean(html)
        except ValidationError as error:
            refused.append(error.code)
    assert set(refused) == {"control_character"}
    assert len(refused) < 12


@pytest.mark.parametrize("html", EACH)
def test_words_of_an_attack_are_words(html):
    """What would have run may be read, as it may in any text about an attack, and never runs."""
    markup = "".join(re.findall(r"<[^>]*>", cleaned(html)))
    without_captions = re.sub(r' data-caption="[^"]*"', "", markup)
    assert "ran(" not in without_captions or "onir.example" in without_captions


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<script>ran()</script>b</p>", "<p>ab</p>"),
        ("<form action=x><p>a</p></form>", "<p>a</p>"),
        ("<a href='javascript:ran()'>a</a>", "<p>a</p>"),
        ("&lt;script&gt;ran()", "<p>&lt;script&gt;ran()</p>"),
        ("{{ ran() }}", "<p>{{ ran() }}</p>"),
        ("<svg><p>a</p></svg>b", "<p>b</p>"),
        ("<p>a<!--", "<p>a</p>"),
    ],
)
def test_the_words_around_an_attack_stay(html, kept):
    assert clean(html) == kept
