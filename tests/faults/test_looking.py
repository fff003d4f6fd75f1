"""The fault suite finds what it looks for: each kind of fault, put there on purpose."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Due, Edition, Entry, Notice, Publication, RecordEntry, Revision
from articles.outbox import deliver_next
from faults import report
from faults.looking import KINDS, Found, look
from faults.receivers import make_tables, note
from faults.settings import RECEIVERS
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication(settings):
    """A text that is public, with all that follows from it."""
    settings.RECEIVERS = RECEIVERS
    make_tables()
    published = cast.published(cast.article())
    while deliver_next():
        pass
    return published


def kinds_found():
    found = Found()
    look(found)
    return {kind for kind in KINDS if found.faults[kind]}


def test_where_nothing_is_wrong_nothing_is_found(publication):
    assert kinds_found() == set()


def test_an_effect_that_was_never_done_is_lost(publication):
    Due.objects.filter(receiver="faults.receivers.note").update(done_at=None)
    assert kinds_found() == {"lost"}


def test_one_who_was_not_told_has_lost_a_notice(publication):
    Notice.objects.all().delete()
    assert kinds_found() == {"lost"}


def test_an_effect_that_was_done_twice_is_doubled(publication):
    note(publication.pk)
    assert kinds_found() == {"doubled"}


def test_a_text_that_is_there_twice_is_doubled(publication):
    text = Revision.objects.get()
    text.pk, text.is_beside = None, True
    text.save()
    assert kinds_found() == {"doubled"}


def test_an_effect_before_the_moment_is_early(publication):
    at = timezone.now() + timedelta(hours=2)
    later = cast.approved(publication.edition, "Кейін")
    waits = publication.edition.publish(by=cast.user("saule"), revision=later, kind="update", at=at)
    assert kinds_found() == set()
    note(waits.pk)
    assert kinds_found() == {"early"}


def test_a_text_that_another_one_was_written_over_is_overwritten(publication):
    edition = publication.edition
    cast.draft(edition, "Екінші")
    third = cast.draft(edition, "Үшінші")
    Revision.objects.filter(pk=third.pk).update(base=publication.revision)
    assert kinds_found() == {"overwritten"}


def test_a_text_without_its_edition_is_half_saved(publication):
    before = publication.revision
    cast.draft(publication.edition, "Екінші")
    Edition.objects.update(current_revision=before)
    assert kinds_found() == {"half"}


@pytest.mark.parametrize("part", [Entry, RecordEntry])
def test_a_publication_without_one_of_its_parts_is_half_done(publication, part):
    part.objects.all().delete()
    assert kinds_found() == {"half"}


def test_a_publication_that_nothing_follows_is_half_done(publication):
    Due.objects.all().delete()
    assert kinds_found() == {"half"}


def test_a_publication_that_ends_nowhere_is_half_done(publication):
    Publication.objects.update(public_until=timezone.now() + timedelta(hours=1))
    assert kinds_found() == {"half"}


def test_the_page_keeps_its_words_and_takes_the_new_figures():
    run = report.Run("short", 7)
    run.hear(
        {
            "scenario": "worker off an hour",
            "database": "SQLite",
            "seconds": 1.0,
            "counts": dict.fromkeys(report.HEAD, 0) | {"kills": 3},
            "notes": {},
            "faults": [],
        }
    )
    page = report.page(run, f"Before\n{report.BEGIN}\nold\n{report.END}\nAfter\n")
    assert page.startswith("Before\n<!-- figures -->\n")
    assert page.endswith("\n<!-- /figures -->\nAfter\n")
    assert "old" not in page
    assert "random seed 7" in page
    assert "| worker off an hour | SQLite   | 0" in page
    assert report.page(run, page) == page


def test_a_fault_changes_the_verdict():
    run = report.Run("short", 7)
    run.hear({"scenario": "web", "database": "SQLite", "faults": ["lost: a text"]})
    assert run.verdict == "FAULTS: 1."
    assert run.faults == ["SQLite, web: lost: a text"]
