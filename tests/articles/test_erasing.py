"""Erasing by law: two people, every word everywhere, and a record that still proves."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone

from articles.models import Autosave, Entry, Publication, Standing
from articles.verifying import verify
from people.models import User
from tests import cast

pytestmark = pytest.mark.django_db
SECRET = "Құпиясөз"


@pytest.fixture
def edition():
    """Public, with a change that waits, a draft, an autosave and a line in the admin's log."""
    edition = cast.article().edition("kk")
    publication = cast.published(
        edition.article, "kk", f"{SECRET} тақырып", lead=SECRET, body=f"<p>{SECRET}</p>"
    )
    edition.refresh_from_db()
    edition.publish(
        by=cast.user("saule"),
        revision=cast.approved(edition, f"{SECRET} екі"),
        kind="correction",
        note=SECRET,
        at=timezone.now() + timedelta(hours=1),
    )
    cast.draft(edition, f"{SECRET} үш")
    Autosave.objects.create(
        user=cast.user("saule"), article=edition.article, language="kk", title=SECRET
    )
    LogEntry.objects.create(
        user=cast.user("saule"),
        content_type=ContentType.objects.get_for_model(edition.article),
        object_id=str(edition.article_id),
        object_repr=publication.title,
        action_flag=2,
    )
    edition.send_back(by=cast.user("saule"), note=SECRET) if edition.stage == "in_review" else None
    return edition


def erase(edition, first="timur", second="root"):
    erasure = edition.ask_erasure(
        by=cast.user(first), ground="Сот шешімі № 1.", note="Заң бойынша өшірілді."
    )
    edition.erase(by=cast.user(second), erasure=erasure)


def places_of(word):
    """Every column of every table in which a word stands."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                found = model._base_manager.filter(**{f"{field.attname}__icontains": word})
                if found.exists():
                    yield f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize(("first", "second"), [("timur", "root"), ("root", "timur")])
def test_no_word_is_left_in_any_table(edition, first, second):
    assert len(list(places_of(SECRET))) > 5
    erase(edition, first, second)
    assert list(places_of(SECRET)) == []
    assert list(places_of("qupiia")) == []


def test_readers_are_told_that_a_text_was_taken_away_and_why(edition, client):
    erase(edition)
    number = edition.article_id
    assert Publication.objects.standing(number, "kk") == Standing.WITHDRAWN
    answer = client.get(f"/kk/news/{number}/any/")
    assert answer.status_code == 410
    assert "Заң бойынша өшірілді." in answer.content.decode()
    assert not Entry.objects.filter(article_number=number).exists()
    assert not Publication.objects.waiting().exists()


def test_a_text_that_was_withdrawn_before_still_tells_a_reason(edition, client):
    edition.withdraw(by=cast.user("saule"), note=SECRET)
    erase(edition)
    answer = client.get(f"/kk/news/{edition.article_id}/any/").content.decode()
    assert "Заң бойынша өшірілді." in answer
    assert SECRET not in answer
    assert verify().faults == []


def test_the_record_reports_the_erased_texts_and_the_rest_still_proves(edition):
    cast.published(cast.article(), "kk", "Басқа")
    erase(edition)
    report = verify()
    assert report.faults == []
    assert report.erased == 2


def test_words_put_back_after_an_erasure_are_found(edition):
    erase(edition)
    row = Publication.objects.exclude(erased_at=None).first()
    Publication.objects.filter(pk=row.pk).update(title="Қайтадан")
    assert verify().faults == [f"Publication {row.pk} was changed: title of an erased text."]


@pytest.mark.parametrize(
    ("first", "second"), [("timur", "timur"), ("root", "root"), ("timur", "saule")]
)
def test_one_person_or_two_of_one_kind_are_not_enough(edition, first, second):
    with pytest.raises(PermissionDenied):
        erase(edition, first, second)
    assert Publication.objects.public("kk").exists()


def test_two_chiefs_are_not_enough(edition):
    other = User.objects.create_user(
        "zere", role=User.Role.CHIEF, has_russian=True, has_kazakh=True
    )
    erasure = edition.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    with pytest.raises(PermissionDenied):
        edition.erase(by=other, erasure=erasure)


def test_who_asked_must_still_work_here(edition):
    erasure = edition.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    User.objects.filter(username="timur").update(is_active=False)
    with pytest.raises(PermissionDenied):
        edition.erase(by=cast.user("root"), erasure=erasure)


def test_an_erasure_needs_a_ground_and_a_note_and_is_asked_once(edition):
    timur = cast.user("timur")
    for given in ({"ground": " ", "note": "Өшірілді."}, {"ground": "Заң.", "note": " "}):
        with pytest.raises(ValidationError):
            edition.ask_erasure(by=timur, **given)
    edition.ask_erasure(by=timur, ground="Заң.", note="Өшірілді.")
    with pytest.raises(ValidationError):
        edition.ask_erasure(by=timur, ground="Заң.", note="Өшірілді.")


def test_the_erasure_of_another_text_is_refused(edition):
    other = cast.article().edition("kk")
    erasure = other.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    with pytest.raises(ValidationError):
        edition.erase(by=cast.user("root"), erasure=erasure)
    assert Publication.objects.public("kk").exists()


def test_a_text_that_was_never_public_is_erased_without_a_word_to_readers():
    edition = cast.article().edition("kk")
    cast.draft(edition, SECRET)
    erase(edition)
    assert not Publication.objects.exists()
    assert list(places_of(SECRET)) == []


def test_an_erased_text_is_not_restored_and_the_edition_can_begin_anew(edition):
    erase(edition)
    erased = edition.revisions.last()
    with pytest.raises(ValidationError):
        edition.restore(by=cast.user("saule"), revision=erased)
    cast.draft(edition, "Жаңа мәтін")
    edition.refresh_from_db()
    assert (edition.headline, edition.slug) == ("Жаңа мәтін", "jana-matin")


def test_a_request_that_nobody_confirmed_can_be_taken_back(edition):
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    with pytest.raises(PermissionDenied):
        edition.drop_erasure(by=cast.user("saule"), erasure=asked)
    edition.drop_erasure(by=cast.user("root"), erasure=asked)
    with pytest.raises(ValidationError):
        edition.erase(by=cast.user("root"), erasure=asked)
    assert Publication.objects.public("kk").exists()
    edition.ask_erasure(by=cast.user("root"), ground="Заң.", note="Өшірілді.")
