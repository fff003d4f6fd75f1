"""The page of a story: its dates, its words, and what it is about as of its date."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext

from articles.models import Publication
from articles.publishing import put_on_record
from languages.dates import PartialDate
from people.models import Organisation, Person, Term
from photos.models import Photo
from regions.models import Region
from tests import cast
from tests.reader.conftest import LANGUAGES, LONG_AGO, address, publish

pytestmark = pytest.mark.django_db


def structured(text):
    """What machines are told of the story itself."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    (told,) = (each for each in map(json.loads, blocks) if "headline" in each)
    return told


def on_record(article, language, at, *, is_archival=False, kind="first", note=""):
    edition = article.edition(language)
    revision = cast.approved(edition, f"{kind} {language}")
    return put_on_record(
        edition,
        by=cast.user("timur"),
        revision=revision,
        kind=kind,
        at=at,
        note=note,
        is_archival=is_archival,
    )


def at(hour):
    return datetime(2025, 9, 18, hour, 5, tzinfo=UTC)


def test_a_story_of_its_day_has_the_hour_and_the_zone(read, db):
    story = cast.article()
    on_record(story, "ru", at(9))
    text = read(address(story, "ru"))
    assert "18\xa0сентября 2025, 14:05 UTC+5" in text
    assert '<time datetime="2025-09-18T14:05:00+05:00">' in text
    assert structured(text)["datePublished"] == "2025-09-18T14:05:00+05:00"
    assert "dateModified" not in structured(text)


def test_the_clock_is_that_of_the_day(read, db):
    story = cast.article()
    on_record(story, "kk", datetime(2024, 1, 10, 9, 5, tzinfo=UTC))
    assert "10\xa0қаңтар 2024, 15:05 UTC+6" in read(address(story, "kk"))


def test_the_day_of_the_story_stands_beside_another_day_alone(read, db):
    told_before = cast.article(story_on=PartialDate.parse("2025-08"))
    told_then = cast.article(story_on=PartialDate.parse("2025-09"))
    for story in (told_before, told_then):
        on_record(story, "ru", at(9))
    assert "август 2025" in read(address(told_before, "ru"))
    assert "сентябрь 2025" not in read(address(told_then, "ru"))


def test_an_unknown_date_is_said_and_never_invented(read, db):
    story = cast.article(is_story_date_unknown=True)
    for language in LANGUAGES:
        on_record(story, language, at(9))
    for language in LANGUAGES:
        for path in (address(story, language), f"/{language}/", f"/{language}/news/"):
            text = read(path)
            with translation.override(language):
                assert gettext("date unknown") in text
            assert "<time" not in text, path
            assert "2025" not in text, path
        told = structured(read(address(story, language)))
        assert "datePublished" not in told
        assert "dateModified" not in told
        assert "<published>" not in read(f"/{language}/feed.xml")


@pytest.mark.parametrize(
    ("known", "said"), [("2025-09-18", "18\xa0сентября 2025"), ("2025", "2025")]
)
def test_an_archive_shows_the_date_of_the_story_alone(read, db, known, said):
    story = cast.article(story_on=PartialDate.parse(known))
    on_record(story, "ru", at(0), is_archival=True)
    text = read(address(story, "ru"))
    assert f'<time datetime="{known}">{said}</time>' in text
    assert "UTC" not in text
    assert "05:05" not in text
    assert structured(text)["datePublished"] == known
    assert f'<time datetime="{known}">{said}</time>' in read("/ru/news/")


def test_a_correction_says_when_and_what(read, db):
    story = cast.article()
    on_record(story, "ru", at(9))
    on_record(story, "ru", at(10), kind="correction", note="Сумма была неверна.")
    text = read(address(story, "ru"))
    assert "Сумма была неверна." in text
    assert '<time datetime="2025-09-18T15:05:00+05:00">' in text
    assert structured(text)["dateModified"] == "2025-09-18T15:05:00+05:00"


def test_a_change_of_the_archive_has_no_hour(read, db):
    story = cast.article(story_on=PartialDate.parse("2025-09-18"))
    on_record(story, "ru", at(0), is_archival=True)
    on_record(story, "ru", at(1), is_archival=True, kind="update")
    assert "UTC" not in read(address(story, "ru"))


def test_a_correction_of_the_archive_made_here_says_when(read, db):
    story = cast.article(story_on=PartialDate.parse("2025-09-17"))
    on_record(story, "ru", at(0), is_archival=True)
    on_record(story, "ru", at(10), kind="correction", note="Сумма была неверна.")
    text = read(address(story, "ru"))
    assert '<time datetime="2025-09-17">' in text
    assert '<time datetime="2025-09-18T15:05:00+05:00">' in text
    assert "05:05" not in text
    assert structured(text)["dateModified"] == "2025-09-18T15:05:00+05:00"


def test_a_retraction_keeps_the_text_under_a_notice(read, db):
    story = cast.article()
    on_record(story, "ru", at(9))
    on_record(story, "ru", at(10), kind="retraction")
    text = read(address(story, "ru"))
    assert 'class="note"' in text
    assert "Текст." in text


def test_a_quote_names_its_speaker_and_the_post(read, story):
    text = read(address(story, "ru"))
    speaker = '—\xa0<a href="/ru/people/nurlan-akimov/">Нурлан Акимов</a>'
    assert f"{speaker}, мэр" in text, "the term that the quote names"
    assert f"{speaker}, аким области" in text, "the term of the story's date"
    assert "Нұрлан Әкімов</a>, облыс әкімі" in read(address(story, "kk"))


def test_people_stand_with_the_post_of_the_storys_date(read, story):
    text = read(address(story, "ru"))
    about = text[text.index('class="about"') :]
    assert '<span class="post">аким области</span>' in about
    assert "мэр" not in about
    assert "учитель" not in about


def test_a_person_without_a_page_is_named_and_not_linked(read, story):
    text = read(address(story, "ru"))
    assert "Частная Анна" in text
    assert "/people/private/" not in text


def test_a_person_without_stories_of_their_own_is_not_linked(read, story, akim):
    story.people.clear()
    for language in LANGUAGES:
        edition = story.edition(language)
        edition.publish(
            by=cast.user(cast.EDITORS[language]), revision=edition.approved_revision, kind="update"
        )
    text = read(address(story, "ru"))
    assert "—\xa0Нурлан Акимов, мэр" in text
    assert "/people/nurlan-akimov/" not in text


def test_all_that_the_story_is_about_is_linked(read, story):
    for language in LANGUAGES:
        text = read(address(story, language))
        for path in (
            "regions/urjar",
            "regions/xinjiang",
            "people/nurlan-akimov",
            "organisations/mine",
            "projects/smelter",
            "agreements/memorandum",
            "tags/border",
        ):
            assert f'<li><a href="/{language}/{path}/">' in text, path


@pytest.mark.parametrize("hidden", [{"public_from": None}, {"name_certainty_ru": "unsure"}])
def test_what_is_not_shown_is_neither_named_nor_linked(read, story, hidden):
    for model in (Region, Person, Organisation):
        model.objects.update(**hidden)
    text = read(address(story, "ru"))
    for name in ("Урджарский", "Синьцзян", "Акимов", "Частная", "Рудник", "/regions/urjar/"):
        assert name not in text, name
    assert ("Үржар" in read(address(story, "kk"))) == ("public_from" not in hidden)


def test_a_post_that_is_not_public_is_not_printed(read, story):
    Term.objects.update(public_from=None)
    text = read(address(story, "ru"))
    assert "Нурлан Акимов" in text
    assert "мэр" not in text
    assert "аким области" not in text


def test_photos_are_shown_within_their_rights(read, story):
    text = read(address(story, "ru"))
    assert text.count("<img") == 2
    assert 'alt="Горы"' in text
    assert "Подпись" in text
    Photo.objects.update(public_from=None)
    text = read(address(story, "ru"))
    assert "<img" not in text
    assert "Подпись" not in text


def test_the_latest_news_stand_under_the_story_without_it(read, story):
    others = [publish(cast.article()) for _ in range(3)]
    text = read(address(story, "ru"))
    latest = text[text.index('class="latest"') :].partition("</main>")[0]
    for other in others:
        assert latest.count(f"/ru/news/{other.pk}/") == 1
        assert f"Лид {other.pk}" in latest
    assert f"/ru/news/{story.pk}/" not in latest


def test_nothing_in_a_text_ends_the_structured_data(read, db):
    story = cast.article(credited_to_ru="<b>")
    title = "</script><script>alert(1)</script> & «x»"
    cast.published(story, "ru", title, lead="<!-- \u2028")
    text = read(address(story, "ru"))
    assert structured(text)["headline"] == title
    assert "<script>" not in text
    assert "&lt;b&gt;" in text


def test_the_switch_leads_to_the_front_where_the_story_is_not_told(read, places):
    story = publish(cast.article(), ["kk"])
    text = read(address(story, "kk"))
    assert '<a href="/ru/" hreflang="ru"' in text
    assert 'rel="alternate" hreflang="ru"' not in text
    assert 'rel="alternate" hreflang="x-default"' in text
    assert text.count("/ru/news/") == 0


def test_a_link_to_a_story_of_the_other_language_is_text(read, places):
    linked = publish(cast.article(), ["kk"])
    story = cast.article()
    body = f'<p>Read <a data-article="{linked.pk}">that one</a>.</p>'
    for language in LANGUAGES:
        cast.published(story, language, body=body)
    assert f'<a href="{address(linked, "kk")}">that one</a>' in read(address(story, "kk"))
    assert "<p>Read that one.</p>" in read(address(story, "ru"))


def test_the_label_is_beside_the_story_everywhere(read, places):
    story = cast.article(label_ru="Реклама: по заказу", label_kk="Жарнама: тапсырыспен")
    story.regions.add(places.abai)
    cast.published(story, "ru")
    assert '<p class="label">Реклама: по заказу</p>' in read(address(story, "ru"))
    for path in ("/ru/", "/ru/news/", "/ru/regions/abai/", "/ru/sections/economy/"):
        assert 'title="Реклама: по заказу">Реклама</span>' in read(path), path
    assert "[Реклама: по заказу]" in read("/ru/feed.xml")


def test_who_wrote_and_translated_is_said(read, akim):
    story = cast.article()
    story.authors.add(akim)
    edition = story.edition("kk")
    edition.translator = akim
    edition.save()
    cast.published(story, "kk")
    assert Publication.objects.get().translator == "Нұрлан Әкімов"
    told = structured(read(address(story, "kk")))
    assert told["author"] == told["translator"] == [{"@type": "Person", "name": "Нұрлан Әкімов"}]
    assert akim.public_from == LONG_AGO
