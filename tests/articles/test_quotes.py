"""What somebody is quoted with becomes rows of the public record, and goes with its text."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.body import Quoted, quoted
from articles.models import Publication
from articles.models.public import Quote
from articles.quotations import rebuild_quotes
from languages.dates import PartialDate
from people.models import Person, Term
from photos.models import Attachment
from regions.models import Region
from tests import cast
from tests.reader.conftest import photo

LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<blockquote><p>x</p></blockquote>", []),
        ('<blockquote data-person="a"><p>x</p><p>y<br>z</p></blockquote>', [("a", "", "x\ny z")]),
        ('<blockquote data-person="a" data-term="7"><p>x</p></blockquote>', [("a", "7", "x")]),
        (
            '<blockquote data-person="a"><p>x</p><blockquote data-person="b"><p>y</p></blockquote>'
            "<p>z</p></blockquote>",
            [("a", "", "x\nz"), ("b", "", "y")],
        ),
        (
            '<p>w</p><blockquote data-person="a"><p>x</p></blockquote><p>w</p>'
            '<blockquote data-person="a"><p>y</p></blockquote>'
            '<aside data-kind="pullquote"><p>x</p></aside>',
            [("a", "", "x"), ("a", "", "y")],
        ),
    ],
)
def test_each_speaker_is_given_their_own_words(body, said):
    assert quoted(body) == [Quoted(*each) for each in said]


@pytest.fixture
def akim(db):
    person = Person.objects.create(
        slug="akim", name_ru="Аким", name_kk="Әкім", has_page=True, public_from=LONG_AGO
    )
    region = Region.objects.create(
        slug="abai", name_ru="Абай", name_kk="Абай", kind="region", public_from=LONG_AGO
    )
    person.held = [
        Term.objects.create(
            person=person,
            region=region,
            title_ru=title,
            title_kk=title,
            start=PartialDate.parse(start),
            end=PartialDate.parse(end) if end else None,
            certainty="rule",
            public_from=LONG_AGO,
        )
        for title, start, end in (("мэр", "2015", "2020"), ("аким", "2022-06-11", None))
    ]
    return person


def said(text="Сөз.", term=""):
    term = f' data-term="{term}"' if term else ""
    return f'<blockquote data-person="akim"{term}><p>{text}</p></blockquote>'


def test_a_publication_brings_its_quotations_on_record(akim):
    story = cast.article(story_on=PartialDate.parse("2023-05"))
    body = said("Бір.") + said("Екі.", akim.held[0].pk) + said("Үш.", 999).replace("akim", "none")
    publication = cast.published(story, "kk", body=body)
    rows = Quote.objects.order_by("position")
    told = [(row.position, row.person, row.term, row.text, row.language) for row in rows]
    now, then = akim.held[1], akim.held[0]
    assert told == [(1, akim, now, "Бір.", "kk"), (2, akim, then, "Екі.", "kk")]
    assert {row.at for row in rows} == {publication.first_public_at}


def test_a_post_that_nobody_knows_is_none(akim):
    story = cast.article(is_story_date_unknown=True)
    cast.published(story, "kk", body=said())
    assert Quote.objects.get().term is None


def test_only_what_stands_is_what_somebody_has_said(akim):
    story = cast.article()
    cast.published(story, "kk", body=said("Ескі."))
    revision = cast.approved(story.edition("kk"), body=said("Жаңа."))
    saule = cast.user("saule")
    story.edition("kk").publish(by=saule, revision=revision, kind="correction", note="x")
    assert Quote.objects.count() == 2
    assert [quote.text for quote in Quote.objects.public("kk")] == ["Жаңа."]
    assert not Quote.objects.public("ru").exists()
    story.edition("kk").withdraw(by=saule, note="Себебі.")
    assert not Quote.objects.public("kk").exists()


def test_what_waits_is_not_said_yet(akim):
    story = cast.article()
    revision = cast.approved(story.edition("kk"), body=said())
    later = timezone.now() + timedelta(hours=1)
    story.edition("kk").publish(by=cast.user("saule"), revision=revision, at=later)
    assert Quote.objects.count() == 1
    assert not Quote.objects.public("kk").exists()
    assert Quote.objects.public("kk", later).count() == 1


def test_erasing_a_text_takes_its_quotations_away(akim):
    story = cast.article()
    cast.published(story, "kk", body=said())
    cast.published(story, "ru", body=said())
    edition = story.edition("kk")
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Заң", note="Заң бойынша.")
    edition.erase(by=cast.user("root"), erasure=asked)
    assert [quote.language for quote in Quote.objects.all()] == ["ru"]


def test_they_are_made_again_from_the_texts(akim):
    story = cast.article()
    for language in ("ru", "kk"):
        cast.published(story, language, body=said("Бір.") + said("Екі."))
    before = list(Quote.objects.values_list("publication", "position", "person", "term", "text"))
    Quote.objects.filter(position=1).delete()
    Quote.objects.update(text="x")
    assert rebuild_quotes() == 4
    after = list(Quote.objects.values_list("publication", "position", "person", "term", "text"))
    assert after == before
    assert Publication.objects.count() == 2


def test_what_was_erased_is_not_made_again(akim):
    cast.published(cast.article(), "kk", body=said())
    Publication.objects.update(erased_at=timezone.now())
    assert rebuild_quotes() == 0


def test_photos_and_files_on_the_desk_are_told_and_can_go_public_with_the_story(db):
    shown, lead, named = photo("shown"), photo("lead"), photo("named")
    type(lead).objects.exclude(slug="shown").update(public_from=None)
    plan = Attachment.objects.create(
        slug="plan", title_ru="П", title_kk="Ж", file="originals/a.pdf"
    )
    story = cast.article(lead_photo=lead)
    body = '<div data-gallery="shown named"></div><p><a data-file="plan">x</a></p>'
    cast.draft(story.edition("ru"), body=body)
    assert [each.slug for each in story.hidden_things()] == ["lead", "named", "plan"]
    assert [each.slug for each in story.hidden_things(["kk"])] == ["lead"]
    story.show_things(by=cast.user("timur"))
    assert story.hidden_things() == []
    for each in (shown, lead, named, plan):
        each.refresh_from_db()
        assert each.is_public()


def test_a_photo_of_a_draft_stays_on_the_desk_when_the_other_language_goes_public(db):
    named = photo("named")
    type(named).objects.update(public_from=None)
    story = cast.article()
    cast.draft(story.edition("ru"), body='<figure data-photo="named"></figure>')
    cast.draft(story.edition("kk"), body="<p>Мәтін</p>")
    assert story.show_things(by=cast.user("timur"), languages=["kk"]) == []
    named.refresh_from_db()
    assert not named.is_public()
    assert story.show_things(by=cast.user("timur"), languages=["ru"]) == [named]
