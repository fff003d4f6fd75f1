"""Cards of Kazakh stories in Latin and Arabic letters: of their own, and following the desk."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageChops

from articles.models import Publication, Spelling
from articles.models.cards import SocialCard
from newsroom import cards, drawing, lettering, receivers
from newsroom.drawing import Words
from reader.variants import VARIANTS, written_in
from tests import cast
from tests.newsroom.test_cards import address, named, opened
from tests.reader.conftest import photo, publish

pytestmark = pytest.mark.django_db

CODES = {"cyrl": "kk", "latn": "kk-latn", "arab": "kk-arab"}
ARABIC = Words(
    site="ءوڭىر",
    section="قوعام",
    title="ءۇرجار اۋدانىندا 600 ورىندىق مەكتەپ اشىلدى",
    date="10 قىركۇيەك 2025",
    label="تالداۋ",
    is_from_right=True,
)


@pytest.fixture
def story(db):
    return publish(cast.article(lead_photo=photo("lead", size=(1300, 800))))


def drawn(story):
    """The cards of the Kazakh story by their letters."""
    kazakh = Publication.objects.public("kk").get(article_number=story.pk)
    receivers.draw_card(kazakh.pk)
    return {card.script: card for card in SocialCard.objects.filter(publication=kazakh)}


def test_each_of_its_letters_has_a_card_which_its_page_names(client, story):
    made = drawn(story)
    assert set(made) == set(CODES)
    assert len({opened(card).tobytes() for card in made.values()}) == 3
    for script, code in CODES.items():
        assert named(client, story, "kk", code) == address(made[script])
        assert client.get(address(made[script])).status_code == 200


def test_a_page_names_no_card_in_other_letters(client, story):
    drawn(story)
    SocialCard.objects.filter(script="latn").delete()
    others = {address(card) for card in SocialCard.objects.all()}
    shown = named(client, story, "kk", "kk-latn")
    assert shown
    assert shown not in others


def test_a_russian_story_has_one_card(story):
    for publication in Publication.objects.public("ru"):
        receivers.draw_card(publication.pk)
    assert [card.script for card in SocialCard.objects.all()] == ["cyrl"]


def test_letters_that_this_machine_cannot_join_are_not_drawn(story, monkeypatch):
    monkeypatch.setattr(cards, "can_join_letters", lambda: False)
    assert set(drawn(story)) == {"cyrl", "latn"}
    monkeypatch.undo()
    assert {card.script for card in cards.refresh()} >= {"arab"}


def test_all_words_of_a_card_are_in_its_letters(story):
    kazakh = Publication.objects.public("kk").get(article_number=story.pk)
    with written_in("latn"):
        told = cards.words_of(kazakh)
    assert (told.site, told.section) == ("Öñır", "Ekonomika")
    assert told.title == f"Jañalyq {story.pk}"
    assert not told.is_from_right
    with written_in("arab"):
        assert cards.words_of(kazakh).is_from_right


def test_a_spelling_of_the_desk_redraws_the_cards_that_it_concerns(client, story):
    before = drawn(story)
    other = publish(cast.article(), languages=["kk"])
    drawn(other)
    list(cards.refresh())
    assert list(cards.refresh()) == []
    Spelling.objects.create(written=f"Жаңалық {story.pk}", latin="Novelty")
    (anew,) = cards.refresh()
    assert (anew.pk, anew.script) == (before["latn"].pk, "latn")
    assert client.get(address(before["latn"])).status_code == 404
    assert named(client, story, "kk", "kk-latn") == address(anew)


def test_looking_for_what_to_draw_costs_as_much_for_many_stories(story):
    def count():
        list(cards.refresh())
        with CaptureQueriesContext(connection) as queries:
            assert list(cards.refresh()) == []
        return len(queries)

    few = count()
    for number in range(4):
        publish(cast.article(lead_photo=photo(f"more-{number}")))
    assert count() == few <= 2 + 2 * len(VARIANTS) + 2


# From the right


def ink(picture, box):
    """The part of a box of a card in which there is anything, in pixels from the box's left."""
    part = picture.crop(box)
    paper = Image.new("RGB", part.size, drawing.PAPER)
    changed = ImageChops.difference(part, paper).convert("L")
    return changed.point(lambda much: 255 * (much > 60)).getbbox()


def test_a_card_in_arabic_letters_begins_at_the_right():
    card = Image.open(io.BytesIO(drawing.typographic(ARABIC)))
    nameplate, day = (600, 20, 1200, 130), (0, 20, 600, 130)
    assert ink(card, nameplate)[2] == pytest.approx(600 - drawing.MARGIN, abs=12)
    assert ink(card, nameplate)[0] > 300
    assert ink(card, day)[0] == pytest.approx(drawing.MARGIN, abs=12)
    assert ink(card, (1130, 150, 1200, 630)) is None
    section = (1000, 150, 1200, 225)
    assert ink(card, section)[2] == pytest.approx(200 - drawing.MARGIN, abs=12)


def test_over_a_photograph_too():
    night = Image.new("RGB", (1300, 800))
    card = Image.open(io.BytesIO(drawing.over(night, ARABIC))).convert("L")
    white = card.point(lambda light: 255 * (light > 150))
    left, _top, right, _bottom = white.crop((0, 300, 1200, 630)).getbbox()
    assert right == pytest.approx(1200 - drawing.MARGIN, abs=12)
    assert left > drawing.MARGIN


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("اب جد", ["جد", " ", "اب"]),
        ("اب 600 جد", ["جد", " ", "600", " ", "اب"]),
        ("اب iPhone 15 Pro جد", ["جد", " ", "iPhone 15 Pro", " ", "اب"]),
        ("اب «Öñır» جد", ["جد", "» ", "Öñı", "r", " «", "اب"]),
        ("اب 2,5", ["2,5", " ", "اب"]),
        ("اب 2024–2025", ["2025", "–", "2024", " ", "اب"]),
        ("اب $2,5 جد", ["جد", " ", "$2,5", " ", "اب"]),
        ("NFC-اب، جد", ["جد", " ", "اب،", "-", "NFC"]),
        ("", []),
    ],
)
def test_a_line_from_the_right_stands_as_browsers_set_it(line, stands):
    assert [part.text for part in lettering.from_right(line)] == stands


@pytest.mark.parametrize("title", [ARABIC.title, "ا" * 300, "ءسوز " * 100])
def test_a_title_in_arabic_letters_fits_on_its_card(title):
    for height in (250, 320):
        size, lines = drawing.fitted(title, height, drawing.ARABIC_LEADING)
        assert len(lines) * size * drawing.ARABIC_LEADING <= height
        assert all(lettering.length(line, "headline", size) <= drawing.INSIDE for line in lines)


@pytest.mark.parametrize("letter", "ءابپتجچحدرزسشعفقكگلڭمنھوۆۇۋىيە،؛؟")
def test_every_letter_of_a_title_is_in_the_typeface(letter):
    (part,) = lettering.from_right(letter)
    font = lettering.font("headline", part.file, 60)
    assert part.file == "naskh"
    assert bytes(font.getmask(letter)) != bytes(font.getmask("\ue000"))
