"""The desk's first page tells what is owed, what waits, what failed, and whether a worker lives."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.heartbeat import beat
from articles.models import Due, Notice
from newsroom.receivers import tell_those_concerned
from photos.models import Photo
from tests import cast
from tests.reader.conftest import photo

pytestmark = pytest.mark.django_db
PAGE = "/admin/"


def ids(client):
    text = client.get(PAGE).content.decode()
    return {name for name in SECTIONS if f'id="first-{name}"' in text}


SECTIONS = ("notices", "failures", "rights", "unmade", "readings", "debts", "erasures", "waiting")


def test_a_quiet_desk_has_no_sections(desk):
    beat()
    client = desk("timur")
    assert ids(client) == set()
    assert "first-page-alarm" not in client.get(PAGE).content.decode()


def test_a_missing_worker_is_told(desk):
    assert "first-page-alarm" in desk("aigerim").get(PAGE).content.decode()


def test_what_waits_is_seen_by_everybody_who_works_here(desk):
    edition = cast.article().edition("kk")
    revision = cast.approved(edition, "Ертең шығады")
    edition.publish(
        by=cast.user("saule"), revision=revision, at=timezone.now() + timedelta(hours=1)
    )
    page = desk("boris").get(PAGE).content.decode()
    assert 'id="first-waiting"' in page
    assert "Ертең шығады" in page


def test_what_is_owed_is_told_to_those_of_the_language(desk):
    story = cast.article()
    cast.published(story, "ru")
    cast.published(story, "kk")
    revision = cast.approved(story.edition("ru"), "Иначе")
    story.edition("ru").publish(
        by=cast.user("boris"), revision=revision, kind="correction", note="Число."
    )
    flood = cast.article().edition("ru")
    flood.publish_urgently(by=cast.user("timur"), revision=cast.draft(flood), reason="Срочно.")
    assert ids(desk("saule")) == {"debts"}
    assert ids(desk("boris")) == {"readings"}
    assert ids(desk("timur")) == {"debts", "readings"}


def test_what_is_asked_to_be_erased_is_told_to_those_who_may_confirm(desk):
    edition = cast.article().edition("kk")
    cast.draft(edition)
    edition.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    assert "erasures" in ids(desk("root"))
    assert "erasures" not in ids(desk("saule"))


def test_a_failure_is_told_with_its_sentence(desk):
    now = timezone.now()
    Due.objects.create(
        key="k:1:r", receiver="r", subject=1, due_at=now, next_try_at=now, tries=3, failure="Жоқ."
    )
    page = desk("saule").get(PAGE).content.decode()
    assert 'id="first-failures"' in page
    assert "Жоқ." in page


def test_a_notice_stands_until_its_reader_knows(desk):
    publication = cast.published(cast.article(), "kk", "Шықты")
    tell_those_concerned(publication.pk)
    client = desk("aigerim")
    assert ids(client) == {"notices"}
    assert ids(desk("boris")) == set()
    assert client.get("/admin/notices/seen/").status_code == 405
    assert Notice.objects.get().seen_at is None
    client.post("/admin/notices/seen/")
    assert ids(client) == set()
    assert Notice.objects.get().seen_at


def test_rights_that_end_soon_are_told_for_photos_before_readers(desk):
    today = timezone.localdate()
    shown, ended = leading(today + timedelta(days=14)), leading(today - timedelta(days=1), "ended")
    leading(today + timedelta(days=15), "later")
    photo("unused", rights_until=today)
    page = desk("aigerim").get(PAGE)
    told = page.context["first_page"].rights()
    assert [line.name for line in told] == [str(ended), str(shown)]
    assert [line.is_late for line in told] == [True, False]
    assert 'id="first-rights"' in page.content.decode()


def leading(last_day, slug="soon"):
    """A photo before a public story, with the last day of its rights."""
    lead = photo(slug, rights_until=last_day)
    lead.caption_ru = slug
    lead.save()
    cast.published(cast.article(lead_photo=lead), "ru")
    return lead


def test_a_photo_that_could_not_be_made_ready_is_told_with_its_sentence(desk):
    failed = photo("failed")
    Photo.objects.filter(pk=failed.pk).update(rendering_failure="Нет места на диске.")
    page = desk("aigerim").get(PAGE).content.decode()
    assert 'id="first-unmade"' in page
    assert "Нет места на диске." in page
