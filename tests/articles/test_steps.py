"""The steps of an edition: each works, and is refused to the wrong person or state."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import Publication, Revision, StaleBase
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return cast.article().edition("kk")


def test_a_draft_is_kept_as_a_revision(edition):
    revision = cast.draft(edition, "Бірінші")
    edition.refresh_from_db()
    assert edition.current_revision == revision
    assert edition.headline == "Бірінші"
    assert edition.slug == "birinshi"
    assert revision.author == cast.user("aigerim")


def test_the_address_stays_when_the_title_changes(edition):
    cast.draft(edition, "Бірінші")
    cast.draft(edition, "Екінші")
    edition.refresh_from_db()
    assert (edition.slug, edition.headline) == ("birinshi", "Екінші")


def test_saving_the_same_text_again_keeps_one_revision(edition):
    assert cast.draft(edition) == cast.draft(edition)
    assert Revision.objects.count() == 1


def test_two_saves_from_one_base_keep_both_texts_and_tell_the_second(edition):
    base = cast.draft(edition, "Негіз")
    edition.save_draft(by=cast.user("aigerim"), base=base, title="Айгерімнің мәтіні")
    with pytest.raises(StaleBase) as told:
        edition.save_draft(by=cast.user("saule"), base=base, title="Сәуленің мәтіні")
    edition.refresh_from_db()
    assert edition.headline == "Айгерімнің мәтіні"
    assert told.value.kept.title == "Сәуленің мәтіні"
    assert told.value.current.title == "Айгерімнің мәтіні"
    assert Revision.objects.filter(title="Сәуленің мәтіні").exists()


def test_a_first_save_that_comes_second_is_told_too(edition):
    edition.save_draft(by=cast.user("aigerim"), title="Біріншісі")
    with pytest.raises(StaleBase):
        edition.save_draft(by=cast.user("saule"), title="Екіншісі")
    assert edition.revisions.count() == 2


def test_the_two_languages_never_collide():
    story = cast.article()
    cast.draft(story.edition("ru"), "По-русски")
    cast.draft(story.edition("kk"), "Қазақша")
    assert {e.headline for e in story.editions.all()} == {"По-русски", "Қазақша"}


def test_a_title_that_is_too_long_is_a_sentence_not_a_failure(edition):
    with pytest.raises(ValidationError):
        cast.draft(edition, "ұ" * 301)
    assert not edition.revisions.exists()


@pytest.mark.parametrize("field", ["title", "lead", "body"])
@pytest.mark.parametrize("sign", ["\x00", "\x07", "\ud800"])
def test_signs_that_no_database_keeps_are_refused(edition, field, sign):
    with pytest.raises(ValidationError):
        edition.save_draft(by=cast.user("aigerim"), **{field: f"Мәтін{sign}"})
    assert not edition.revisions.exists()


def test_what_turns_a_title_round_is_left_out(edition):
    assert cast.draft(edition, "Аты\u202e терс").title == "Аты терс"


def test_a_body_is_made_safe_by_the_step_itself(edition):
    revision = cast.draft(edition, body="<p>Мәтін<script>alert(1)</script></p>")
    assert "script" not in revision.body


def test_the_way_to_readers(edition):
    publication = cast.published(edition.article, "kk")
    assert list(Publication.objects.public("kk")) == [publication]
    assert not Publication.objects.public("ru").exists()


def test_the_author_does_not_approve_their_own_text(edition):
    saule = cast.user("saule")
    revision = edition.save_draft(by=saule, title="Өзімнің мәтінім")
    edition.submit(by=saule, revision=revision)
    with pytest.raises(ValidationError) as told:
        edition.approve(by=saule, revision=revision)
    assert told.value.code == "own_text"
    edition.refresh_from_db()
    assert edition.stage == edition.Stage.IN_REVIEW


def test_a_desk_of_one_lets_the_author_approve(edition, settings):
    settings.ONE_PERSON_DESK = True
    saule = cast.user("saule")
    revision = edition.save_draft(by=saule, title="Өзімнің мәтінім")
    edition.submit(by=saule, revision=revision)
    edition.approve(by=saule, revision=revision)
    assert edition.approved_revision == revision


def test_a_text_sent_back_cannot_go_out(edition):
    revision = cast.approved(edition)
    edition.send_back(by=cast.user("saule"), note="Дереккөзі жоқ.")
    assert edition.stage == edition.Stage.SENT_BACK
    assert edition.review_note == "Дереккөзі жоқ."
    with pytest.raises(ValidationError):
        edition.publish(by=cast.user("saule"), revision=revision)
    assert not Publication.objects.exists()


def test_sending_back_needs_a_note(edition):
    cast.approved(edition)
    with pytest.raises(ValidationError):
        edition.send_back(by=cast.user("saule"), note="  ")


def test_an_approval_does_not_cover_a_later_text(edition):
    cast.approved(edition)
    later = cast.draft(edition, "Кейінгі мәтін")
    assert edition.stage == edition.Stage.WRITING
    with pytest.raises(ValidationError):
        edition.publish(by=cast.user("saule"), revision=later)


def test_only_the_text_last_saved_can_be_submitted(edition):
    old = cast.draft(edition, "Ескі")
    cast.draft(edition, "Жаңа")
    with pytest.raises(ValidationError):
        edition.submit(by=cast.user("aigerim"), revision=old)


def test_the_revision_of_another_edition_is_refused(edition):
    other = cast.approved(cast.article().edition("kk"), "Басқа мақала")
    cast.approved(edition)
    for step in (edition.submit, edition.approve, edition.publish):
        with pytest.raises(ValidationError):
            step(by=cast.user("saule"), revision=other)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("name", ["boris", "dana", "marat"])
def test_a_step_is_refused_to_who_has_no_right(edition, name):
    """Boris edits Russian alone; Dana and Marat have no role."""
    revision = cast.approved(edition)
    stranger = cast.user(name)
    with pytest.raises(PermissionDenied):
        edition.save_draft(by=stranger, base=revision, title="Бөтен")
    with pytest.raises(PermissionDenied):
        edition.submit(by=stranger, revision=revision)
    with pytest.raises(PermissionDenied):
        edition.approve(by=stranger, revision=revision)
    with pytest.raises(PermissionDenied):
        edition.send_back(by=stranger, note="Жоқ")
    with pytest.raises(PermissionDenied):
        edition.publish(by=stranger, revision=revision)
    with pytest.raises(PermissionDenied):
        edition.withdraw(by=stranger, note="Жоқ")
    assert edition.revisions.count() == 1
    assert not Publication.objects.exists()


def test_a_reporter_neither_approves_nor_publishes(edition):
    revision = cast.draft(edition)
    edition.submit(by=cast.user("aigerim"), revision=revision)
    for step in (edition.approve, edition.publish):
        with pytest.raises(PermissionDenied):
            step(by=cast.user("aigerim"), revision=revision)


def test_an_account_that_was_closed_has_no_rights(edition):
    revision = cast.approved(edition)
    saule = cast.user("saule")
    saule.is_active = False
    with pytest.raises(PermissionDenied):
        edition.publish(by=saule, revision=revision)
