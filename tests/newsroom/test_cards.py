"""Cards for other sites: drawn for each story and language, named and sent while they may be."""

import io
import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image, ImageDraw

from articles.models import Publication
from articles.models.cards import SocialCard
from newsroom import cards, drawing, lettering, receivers
from newsroom.drawing import Words
from newsroom.work import tick
from photos import renditions as making
from photos.models import Photo
from photos.originals import renditions
from tests import cast
from tests.reader.conftest import photo, publish

pytestmark = pytest.mark.django_db

# Of a story in both languages: one in Russian, one for each of the letters of Kazakh.
ALL = 1 + len(cards.drawable("kk"))
LABELS = ("Мнение", "Мнение · " + "Вымышленный материал " * 5)
LONG = (
    "В области Абай договорились с Синьцзяном о прямом автобусном сообщении через пункт пропуска",
    "Үржар ауданында жаңа мектеп ашылды: 600 орындық ғимаратқа ҚХР-дың инвесторлары қаражат салды",
    "Короткий",
    "А" * 300,
    "слово " * 100,
    "Fährt über Ürümqi — in Äňüş № 5, 10 ₸",
)


@pytest.fixture
def story(db):
    return publish(cast.article(lead_photo=photo("lead", size=(1300, 800))))


def drawn(story, script="cyrl"):
    """The cards of a story by language, in some of its letters."""
    for publication in Publication.objects.filter(article_number=story.pk).order_by("pk"):
        receivers.draw_card(publication.pk)
    found = SocialCard.objects.filter(publication__article_number=story.pk, script=script)
    return {card.publication.language: card for card in found.select_related("publication")}


def address(card):
    return f"/media/{card.name.rpartition('/')[2]}"


def opened(card):
    return Image.open(io.BytesIO(renditions().open(card.name).read()))


def named(client, story, language="ru", code=""):
    """The picture that the story's page names for other sites; "" where it names none."""
    slug = Publication.objects.public(language).get(article_number=story.pk).slug
    page = client.get(f"/{code or language}/news/{story.pk}/{slug}/").content.decode()
    found = re.search(r'<meta property="og:image" content="http://localhost:8000([^"]+)">', page)
    return found[1] if found else ""


def test_each_language_has_a_card_of_its_own(client, story):
    made = drawn(story)
    assert set(made) == {"ru", "kk"}
    assert opened(made["ru"]).tobytes() != opened(made["kk"]).tobytes()
    for language, card in made.items():
        assert (card.width, card.height) == opened(card).size == (1200, 630)
        assert opened(card).format == "JPEG"
        assert card.bytes == renditions().size(card.name) < 300_000
        assert named(client, story, language) == address(card)
        response = client.get(address(card))
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "image/jpeg"
        assert response.headers["Cache-Control"] == "public, max-age=600, s-maxage=600"


def test_the_page_tells_the_size_and_the_words_of_the_card(client, story):
    drawn(story)
    slug = Publication.objects.public("ru").get(article_number=story.pk).slug
    page = client.get(f"/ru/news/{story.pk}/{slug}/").content.decode()
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:height" content="630">' in page
    assert f'<meta property="og:image:alt" content="Новость {story.pk}">' in page


def test_no_page_and_no_request_of_a_reader_draws_one(client, story):
    assert named(client, story) != ""
    assert not SocialCard.objects.exists()


def test_told_twice_it_is_drawn_once(story):
    before = {each.pk: each.name for each in drawn(story).values()}
    after = {each.pk: each.name for each in drawn(story).values()}
    assert before == after
    assert len(renditions().listdir("cards")[1]) == ALL


def test_publishing_asks_for_it_and_the_worker_draws_it(story):
    tick()
    assert SocialCard.objects.count() == ALL


def test_a_photograph_whose_rights_end_goes_from_the_card(client, story):
    card = drawn(story)["ru"]
    Photo.objects.update(rights_until=timezone.localdate() - timedelta(days=1))
    assert client.get(address(card)).status_code == 404
    assert named(client, story) == ""
    assert len(list(cards.refresh())) == ALL
    anew = SocialCard.objects.get(pk=card.pk)
    assert anew.name != card.name
    assert client.get(address(anew)).status_code == 200
    assert named(client, story) == address(anew)
    assert opened(anew).getpixel((600, 5))[0] < 40  # the bar above the words, not a picture


def test_a_photograph_that_was_changed_is_not_shown_as_it_was(client, story):
    card = drawn(story)["ru"]
    changed = story.lead_photo
    changed.credit_ru = "Другой"
    changed.save()
    making.make(changed)
    assert client.get(address(card)).status_code == 404
    assert named(client, story) != address(card)


def test_a_plate_stands_on_no_card(client, db):
    story = publish(cast.article(lead_photo=photo("plate", size=(1300, 800), is_plate=True)))
    card = drawn(story)["kk"]
    assert card.drawn_as.startswith("0" * 32)
    assert named(client, story, "kk") == address(card)


def test_what_was_replaced_or_withdrawn_has_no_card(client, story):
    card = drawn(story)["ru"]
    edition = story.edition("ru")
    revision = cast.approved(edition, "Другое название", body="<p>Текст.</p>")
    edition.publish(by=cast.user("boris"), revision=revision, kind="update")
    assert client.get(address(card)).status_code == 404
    new = drawn(story)["ru"]
    assert named(client, story) == address(new)
    edition.withdraw(by=cast.user("timur"), note="Нельзя.")
    assert client.get(address(new)).status_code == 404
    cards.sweep()
    assert not SocialCard.objects.filter(publication__language="ru").exists()
    assert not renditions().exists(new.name)


def test_what_is_not_public_yet_or_called_back_gets_none(story):
    edition = cast.article().edition("ru")
    revision = cast.approved(edition, "Завтра", body="<p>Завтра.</p>")
    at = timezone.now() + timedelta(days=1)
    waiting = edition.publish(by=cast.user("boris"), revision=revision, at=at)
    receivers.draw_card(waiting.pk)
    edition.call_back(by=cast.user("boris"), publication=waiting)
    receivers.draw_card(waiting.pk)
    assert not SocialCard.objects.filter(publication=waiting).exists()


def test_rebuild_draws_what_is_missing_and_says_so(story, capsys):
    call_command("rebuild")
    assert f"Cards for other sites: {ALL} drawn." in capsys.readouterr().out
    call_command("rebuild")
    assert "Cards for other sites: 0 drawn." in capsys.readouterr().out


def test_one_that_cannot_be_drawn_keeps_no_other_waiting(story):
    shown = story.lead_photo.renditions.filter(ratio="16x9", format="jpeg")
    for rendition in shown:
        renditions().delete(rendition.name)
    other = publish(cast.article())
    assert {card.publication.article_number for card in cards.refresh()} == {other.pk}


def test_files_that_no_row_names_are_swept_after_a_day(story, monkeypatch):
    drawn(story)
    names = set(SocialCard.objects.values_list("name", flat=True))
    SocialCard.objects.all().delete()
    cards.sweep()
    assert all(map(renditions().exists, names))
    monkeypatch.setattr(cards, "SWEPT_AFTER", timedelta(0))
    cards.sweep()
    assert not any(map(renditions().exists, names))


@pytest.mark.parametrize("title", LONG)
def test_a_title_fits_on_its_card(title):
    for height in (250, 320):
        size, lines = drawing.fitted(title, height)
        assert len(lines) * size * drawing.LEADING <= height
        for line in lines:
            assert lettering.length(line, "headline", size) <= drawing.INSIDE


def test_a_title_is_broken_evenly_and_leaves_no_short_word_behind():
    _size, lines = drawing.fitted(LONG[0], 320)
    widths = [lettering.length(line, "headline", 60) for line in lines]
    assert min(widths) > max(widths) / 2
    assert all(len(line.split(" ")[-1]) > 2 for line, _next in pairwise(lines))
    assert " ".join(lines).replace("\u00a0", " ") == LONG[0]


@pytest.mark.parametrize("letter", "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЩщ«»№₸—ÄäĞğİıÑñÖöŞşÜüŪūé")
def test_every_letter_of_a_title_is_in_the_typeface(letter):
    assert shape_of(letter) != shape_of("\ue000", of=letter)


def shape_of(sign, of=None):
    """A sign as it is drawn by the file that has a letter."""
    font = lettering.font("headline", lettering._file_of(of or sign), 60)
    canvas = Image.new("L", (100, 100))
    ImageDraw.Draw(canvas).text((10, 10), sign, font=font, fill=255)
    return canvas.tobytes()


@pytest.mark.parametrize("label", LABELS)
def test_the_label_of_what_is_no_news_stands_on_the_card(label):
    plain = Words("Өңір", "Экономика", "Заголовок")
    labelled = Words("Өңір", "Экономика", "Заголовок", label=label)
    assert drawing.typographic(plain) != drawing.typographic(labelled)
    article = cast.article()
    article.kind = "opinion"
    article.save()
    publication = cast.published(article, "ru", "Мысли")
    assert cards.words_of(publication).label
