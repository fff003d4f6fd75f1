"""The public record: what stands, since when, in which lists, and what never gets there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Entry, Publication, Standing
from articles.publishing import put_on_record, rebuild_entries
from languages.dates import PartialDate
from people.models import Person
from regions.models import Region
from tests import cast

pytestmark = pytest.mark.django_db


def region(slug, parent=None, **fields):
    fields.setdefault("public_from", timezone.now())
    return Region.objects.create(
        slug=slug,
        name_ru=f"р-{slug}",
        name_kk=f"ө-{slug}",
        kind="district",
        parent=parent,
        **fields,
    )


@pytest.fixture
def story():
    return cast.article()


def test_kazakh_goes_live_alone(story):
    cast.draft(story.edition("ru"))
    cast.published(story, "kk")
    assert Publication.objects.standing(story.pk, "kk") == Standing.PUBLIC
    assert Publication.objects.standing(story.pk, "ru") == Standing.UNKNOWN
    assert not Entry.objects.public("ru").exists()


def test_the_same_call_again_changes_nothing(story):
    first = cast.published(story)
    edition = story.edition("kk")
    again = edition.publish(by=cast.user("saule"), revision=edition.approved_revision)
    assert again == first
    assert Publication.objects.count() == 1


def test_a_correction_replaces_the_text_and_moves_no_list(story):
    first = cast.published(story)
    newer = cast.published(cast.article(), "kk", "Кейінгі мақала")
    edition = story.edition("kk")
    revision = cast.approved(edition, "Түзетілген тақырып")
    correction = edition.publish(
        by=cast.user("saule"), revision=revision, kind="correction", note="Сан түзетілді."
    )
    first.refresh_from_db()
    assert first.public_until == correction.public_from
    assert correction.first_public_at == first.first_public_at
    listed = [entry.publication for entry in Entry.objects.public("kk").everything()]
    assert listed == [newer, correction]


def test_what_was_public_at_a_moment_is_a_query(story):
    first = cast.published(story)
    edition = story.edition("kk")
    revision = cast.approved(edition, "Екінші")
    second = edition.publish(by=cast.user("saule"), revision=revision, kind="update")
    before = second.public_from - timedelta(microseconds=1)
    assert Publication.objects.public("kk", before).get() == first
    assert Publication.objects.public("kk", second.public_from).get() == second
    assert not Publication.objects.public("kk", first.public_from - timedelta(seconds=1)).exists()


def test_a_change_needs_its_kind(story):
    cast.published(story)
    edition = story.edition("kk")
    revision = cast.approved(edition, "Екінші")
    for kind in ("first", "withdrawal", "ended", "nonsense"):
        with pytest.raises(ValidationError):
            edition.publish(by=cast.user("saule"), revision=revision, kind=kind)
    assert Publication.objects.count() == 1


def test_the_first_publication_is_no_correction(story):
    edition = story.edition("kk")
    revision = cast.approved(edition)
    with pytest.raises(ValidationError):
        edition.publish(by=cast.user("saule"), revision=revision, kind="correction")


def test_publishing_refuses_the_past(story):
    edition = story.edition("kk")
    revision = cast.approved(edition)
    with pytest.raises(ValidationError) as told:
        edition.publish(
            by=cast.user("saule"), revision=revision, at=timezone.now() - timedelta(seconds=1)
        )
    assert told.value.code == "past"
    assert not Publication.objects.exists()


def test_withdrawing_takes_one_language_and_leaves_the_reason(story):
    cast.published(story, "ru")
    cast.published(story, "kk")
    end = story.edition("kk").withdraw(by=cast.user("saule"), note="Қате дерек.")
    assert Publication.objects.standing(story.pk, "kk") == Standing.WITHDRAWN
    assert Publication.objects.standing(story.pk, "ru") == Standing.PUBLIC
    assert (end.note, end.body) == ("Қате дерек.", "")
    assert not Entry.objects.public("kk").exists()


def test_withdrawing_needs_a_reason_and_a_public_text(story):
    edition = story.edition("kk")
    with pytest.raises(ValidationError):
        edition.withdraw(by=cast.user("saule"), note="Себебі бар.")
    cast.published(story, "kk")
    with pytest.raises(ValidationError):
        edition.withdraw(by=cast.user("saule"), note=" ")
    edition.withdraw(by=cast.user("saule"), note="Себебі бар.")
    with pytest.raises(ValidationError):
        edition.withdraw(by=cast.user("saule"), note="Тағы бір рет.")


def test_a_withdrawn_text_comes_back_as_a_change(story):
    cast.published(story, "kk")
    edition = story.edition("kk")
    edition.withdraw(by=cast.user("saule"), note="Тексеріліп жатыр.")
    back = edition.publish(by=cast.user("saule"), revision=edition.approved_revision, kind="update")
    assert Publication.objects.public("kk").get() == back


def test_entries_name_each_region_and_its_ancestors(story):
    abai = region("abai", region("kazakhstan"))
    urjar = region("urjar", abai)
    story.regions.add(urjar)
    publication = cast.published(story)
    entries = publication.entries.filter(list="region")
    direct = {e.thing for e in entries if e.is_direct}
    assert direct == {urjar.pk}
    assert {e.thing for e in entries} == {urjar.pk, abai.pk, abai.parent_id}
    assert Entry.objects.public("kk").of(abai).get().publication == publication


def test_facts_stay_on_the_desk_until_they_are_published(story):
    cast.published(story, "ru")
    first = cast.published(story, "kk")
    urjar = region("urjar")
    story.regions.add(urjar)
    assert not Entry.objects.of(urjar).exists()
    sent = story.publish_facts(by=cast.user("timur"))
    assert {publication.language for publication in sent} == {"ru", "kk"}
    assert Entry.objects.public("kk").of(urjar).count() == 1
    kazakh = Publication.objects.public("kk").get()
    assert (kazakh.body, kazakh.kind) == (first.body, "update")
    assert kazakh.first_public_at == first.first_public_at


def test_facts_that_readers_have_already_go_nowhere(story):
    cast.published(story, "kk")
    assert story.publish_facts(by=cast.user("timur")) == []
    story.credited_to_kk = "Әкімдік"
    story.save()
    assert len(story.publish_facts(by=cast.user("timur"))) == 1
    assert story.publish_facts(by=cast.user("timur")) == []
    assert Publication.objects.count() == 2


def test_facts_do_not_take_back_a_retraction(story):
    cast.published(story, "kk")
    edition = story.edition("kk")
    edition.publish(
        by=cast.user("saule"),
        revision=edition.approved_revision,
        kind="retraction",
        note="Дәлелденбеді.",
    )
    story.regions.add(region("urjar"))
    again = story.publish_facts(by=cast.user("timur"))[0]
    assert (again.kind, again.note) == ("retraction", "Дәлелденбеді.")


def test_facts_are_refused_to_who_lacks_a_public_language(story):
    cast.published(story, "ru")
    cast.published(story, "kk")
    with pytest.raises(PermissionDenied):
        story.publish_facts(by=cast.user("saule"))
    with pytest.raises(PermissionDenied):
        story.publish_facts(by=cast.user("aigerim"))
    assert Publication.objects.count() == 2


def test_things_on_the_desk_are_told_and_can_go_public_with_the_story(story):
    urjar = region("urjar", public_from=None)
    story.regions.add(urjar)
    assert story.hidden_things() == [urjar]
    story.show_things(by=cast.user("timur"))
    urjar.refresh_from_db()
    assert urjar.is_public()
    assert story.hidden_things() == []


def test_showing_a_person_gives_them_no_page(story):
    person = Person.objects.create(slug="asan", name_ru="Асан", name_kk="Асан")
    story.people.add(person)
    story.show_things(by=cast.user("timur"))
    person.refresh_from_db()
    assert person.is_public()
    assert not person.has_page


def test_the_story_date_is_the_day_of_publication_unless_told(story):
    assert cast.published(story).story_on == PartialDate.of(timezone.localdate())
    told = cast.article(story_on=PartialDate(2024, 5))
    assert cast.published(told).story_on == PartialDate(2024, 5)
    unknown = cast.article(is_story_date_unknown=True)
    assert cast.published(unknown).story_on is None


def test_an_archive_is_brought_in_with_its_dates_in_order(story):
    edition = story.edition("kk")
    revision = cast.approved(edition)
    day = timezone.now() - timedelta(days=400)
    first = put_on_record(
        edition, by=cast.user("saule"), revision=revision, kind="first", at=day, is_archival=True
    )
    assert first.public_from == first.first_public_at == day
    with pytest.raises(ValidationError):
        put_on_record(edition, by=cast.user("saule"), revision=revision, kind="update", at=day)


def test_a_name_in_doubt_is_in_no_byline(story):
    person = Person.objects.create(
        slug="asan",
        name_ru="Асан Иванов",
        name_kk="Асан?",
        name_certainty_ru="sourced",
        name_certainty_kk="unsure",
    )
    story.authors.add(person)
    assert cast.published(story, "ru").byline == "Асан Иванов"
    assert cast.published(story, "kk").byline == ""


def test_rebuilding_makes_the_same_entries(story):
    urjar = region("urjar", region("abai"))
    story.regions.add(urjar)
    cast.published(story)
    before = _places()
    Entry.objects.filter(is_direct=False).delete()
    rebuild_entries()
    assert _places() == before


def _places():
    rows = Entry.objects.order_by("list", "thing", "publication")
    return list(rows.values_list("list", "thing", "publication", "is_direct", "at"))


def test_the_database_refuses_two_open_publications(story):
    first = cast.published(story)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=first.pk).update(public_until=first.public_from)
    first.pk = None
    first.public_from += timedelta(seconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)
