"""Publications in time: scheduled, called back, replaced, ended, withdrawn, in any order."""

from datetime import timedelta
from itertools import pairwise, permutations

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.models import Debt, Due, Entry, Publication, SecondReading, Standing
from articles.outbox import BEGAN
from articles.verifying import verify
from regions.models import Region
from tests import cast

pytestmark = pytest.mark.django_db
# What follows each publication.
EFFECTS = len(settings.RECEIVERS[BEGAN])
HOUR = timedelta(hours=1)


@pytest.fixture
def edition():
    return cast.article().edition("kk")


@pytest.fixture
def saule():
    return cast.user("saule")


def schedule(edition, hours, title="", kind="first", **options):
    revision = cast.approved(edition, title or f"{hours} сағаттан кейін")
    at = timezone.now() + hours * HOUR
    return edition.publish(by=cast.user("saule"), revision=revision, kind=kind, at=at, **options)


def titles(at=None):
    return [publication.title for publication in Publication.objects.public("kk", at)]


def proved():
    report = verify()
    assert report.faults == []
    return True


def test_a_scheduled_text_is_public_from_its_second_on_whoever_is_alive(edition):
    text = schedule(edition, 2, "Таңертең")
    assert titles() == []
    assert Publication.objects.standing(edition.article_id, "kk") == Standing.UNKNOWN
    with time_machine.travel(text.public_from - timedelta(microseconds=1), tick=False):
        assert titles() == []
        assert not Entry.objects.public("kk").exists()
    with time_machine.travel(text.public_from, tick=False):
        assert titles() == ["Таңертең"]
        assert Entry.objects.public("kk").everything().get().publication == text
    assert proved()


def test_the_text_is_frozen_when_it_is_scheduled(edition):
    text = schedule(edition, 2, "Таңертең")
    cast.draft(edition, "Кейінірек жазылған")
    assert titles(text.public_from) == ["Таңертең"]


def test_the_same_call_again_changes_nothing_before_and_after_the_moment(edition, saule):
    text = schedule(edition, 2)
    again = {"by": saule, "revision": text.revision, "at": text.public_from}
    assert edition.publish(**again) == text
    with time_machine.travel(text.public_from + HOUR, tick=False):
        assert edition.publish(**again) == text
    assert Publication.objects.count() == 1
    assert Due.objects.count() == EFFECTS


def test_what_was_called_back_never_goes_out_and_can_be_scheduled_again(edition, saule):
    text = schedule(edition, 2)
    edition.call_back(by=saule, publication=text)
    edition.call_back(by=saule, publication=text)
    assert titles(text.public_from + HOUR) == []
    assert not Due.objects.exists()
    again = edition.publish(by=saule, revision=text.revision, at=text.public_from)
    assert titles(text.public_from) == [again.title]
    assert proved()


def test_calling_back_an_update_lets_the_text_before_it_stand(edition, saule):
    first = cast.published(edition.article, "kk", "Бірінші")
    update = schedule(edition, 2, "Екінші", "update")
    first.refresh_from_db()
    assert first.public_until == update.public_from
    edition.call_back(by=saule, publication=update)
    first.refresh_from_db()
    assert first.public_until is None
    assert titles(update.public_from + HOUR) == ["Бірінші"]
    assert proved()


def test_what_is_public_cannot_be_called_back(edition, saule):
    text = schedule(edition, 2)
    with time_machine.travel(text.public_from, tick=False), pytest.raises(ValidationError) as told:
        edition.call_back(by=saule, publication=text)
    assert told.value.code == "begun"
    assert titles(text.public_from) == [text.title]


def test_the_first_of_several_is_called_back_last(edition, saule):
    first = schedule(edition, 2)
    update = schedule(edition, 3, kind="update")
    with pytest.raises(ValidationError) as told:
        edition.call_back(by=saule, publication=first)
    assert told.value.code == "others_wait"
    edition.call_back(by=saule, publication=update)
    edition.call_back(by=saule, publication=first)
    assert not Publication.objects.waiting().exists()
    assert proved()


def test_publishing_asks_what_becomes_of_that_which_waits(edition, saule):
    waiting = schedule(edition, 2)
    revision = cast.approved(edition, "Қазір")
    with pytest.raises(ValidationError) as told:
        edition.publish(by=saule, revision=revision)
    assert told.value.code == "one_waits"
    assert titles() == []
    waiting.refresh_from_db()
    assert waiting.called_back_at is None


def test_published_now_and_the_waiting_one_called_back(edition, saule):
    waiting = schedule(edition, 2)
    revision = cast.approved(edition, "Қазір")
    edition.publish(by=saule, revision=revision, waiting="call_back")
    assert titles() == ["Қазір"]
    assert titles(waiting.public_from + HOUR) == ["Қазір"]
    assert proved()


def test_published_now_and_the_waiting_one_kept(edition, saule):
    waiting = schedule(edition, 2, "Кейін")
    revision = cast.approved(edition, "Қазір")
    now = edition.publish(by=saule, revision=revision, waiting="keep")
    assert titles() == ["Қазір"]
    kept = Publication.objects.public("kk", waiting.public_from).get()
    assert (kept.title, kept.kind, kept.first_public_at) == ("Кейін", "update", now.public_from)
    assert Due.objects.open().count() == 2 * EFFECTS
    assert proved()


def test_a_later_one_is_scheduled_behind_the_first_without_a_question(edition):
    first = schedule(edition, 2, "Бірінші")
    update = schedule(edition, 4, "Екінші", "update")
    assert titles(first.public_from) == ["Бірінші"]
    assert titles(update.public_from) == ["Екінші"]
    assert update.first_public_at == first.public_from
    assert proved()


def test_two_texts_do_not_wait_for_one_moment(edition, saule):
    first = schedule(edition, 2)
    revision = cast.approved(edition, "Екінші")
    with pytest.raises(ValidationError) as told:
        edition.publish(by=saule, revision=revision, kind="update", at=first.public_from)
    assert told.value.code == "same_moment"


def test_withdrawing_calls_back_all_that_wait(edition, saule):
    cast.published(edition.article, "kk")
    update = schedule(edition, 2, "Жаңа", "update")
    edition.withdraw(by=saule, note="Қате.")
    assert titles() == titles(update.public_from + HOUR) == []
    assert Publication.objects.standing(edition.article_id, "kk") == Standing.WITHDRAWN
    assert proved()


def test_a_withdrawal_can_be_scheduled_and_called_back(edition, saule):
    cast.published(edition.article, "kk", "Мәтін")
    end = edition.withdraw(by=saule, note="Қате.", at=timezone.now() + HOUR)
    assert titles() == ["Мәтін"]
    assert titles(end.public_from) == []
    edition.call_back(by=saule, publication=end)
    assert titles(end.public_from) == ["Мәтін"]
    assert proved()


def test_an_end_takes_a_text_away_at_its_hour_without_reproach(edition, saule):
    cast.published(edition.article, "kk", "Хабарландыру")
    end = edition.end(by=saule, at=timezone.now() + HOUR)
    assert titles(end.public_from - timedelta(seconds=1)) == ["Хабарландыру"]
    with time_machine.travel(end.public_from, tick=False):
        assert titles() == []
        assert Publication.objects.standing(edition.article_id, "kk") == Standing.WITHDRAWN
    assert (end.title, end.body, end.byline) == ("", "", "")


def test_a_retraction_keeps_the_text_under_its_notice(edition, saule):
    cast.published(edition.article, "kk", "Мәтін", body="<p>Сол сөздер.</p>")
    edition.retract(by=saule, note="Дәлелденбеді.")
    retracted = Publication.objects.public("kk").get()
    assert (retracted.kind, retracted.note) == ("retraction", "Дәлелденбеді.")
    assert "Сол сөздер" in retracted.body


@pytest.mark.parametrize("step", ["withdraw", "retract"])
def test_taking_back_a_text_needs_a_note_and_a_public_text(edition, saule, step):
    with pytest.raises(ValidationError):
        getattr(edition, step)(by=saule, note="Себебі.")
    cast.published(edition.article, "kk")
    with pytest.raises(ValidationError):
        getattr(edition, step)(by=saule, note=" ")
    assert len(titles()) == 1


def test_two_steps_at_one_moment_of_the_clock_follow_each_other(edition, saule):
    with time_machine.travel(timezone.now(), tick=False):
        cast.published(edition.article, "kk", "Бірінші")
        edition.publish(by=saule, revision=cast.approved(edition, "Екінші"), kind="update")
        edition.withdraw(by=saule, note="Қате.")
    assert titles() == []
    begun = Publication.objects.begun().values_list("kind", flat=True)
    assert list(begun) == ["withdrawal", "update", "first"]
    assert proved()


# Embargo


def test_nothing_goes_out_before_an_embargo_ends(edition, saule):
    edition.article.set_embargo(by=saule, until=timezone.now() + 3 * HOUR)
    revision = cast.approved(edition)
    for at in (None, timezone.now() + HOUR):
        with pytest.raises(ValidationError) as told:
            edition.publish(by=saule, revision=revision, at=at)
        assert told.value.code == "embargo"
    edition.publish(by=saule, revision=revision, at=timezone.now() + 4 * HOUR)
    assert proved()


def test_an_embargo_that_moves_later_calls_back_what_would_break_it(edition, saule):
    story = edition.article
    early = schedule(edition, 2)
    late = story.edition("ru").publish(
        by=cast.user("boris"),
        revision=cast.approved(story.edition("ru")),
        at=timezone.now() + 5 * HOUR,
    )
    broken = story.set_embargo(by=saule, until=timezone.now() + 3 * HOUR)
    assert broken == [early]
    assert list(Publication.objects.waiting()) == [late]
    story.set_embargo(by=saule, until=None)
    edition.publish(by=saule, revision=early.revision)
    assert proved()


def test_a_first_text_under_embargo_takes_its_changes_along(edition, saule):
    schedule(edition, 2)
    schedule(edition, 5, kind="update")
    broken = edition.article.set_embargo(by=saule, until=timezone.now() + 3 * HOUR)
    assert len(broken) == 2
    assert not Publication.objects.waiting().exists()
    assert proved()


def test_an_embargo_ends_in_the_future_and_binds_no_withdrawal(edition, saule):
    cast.published(edition.article, "kk")
    with pytest.raises(ValidationError):
        edition.article.set_embargo(by=saule, until=timezone.now() - HOUR)
    edition.article.set_embargo(by=saule, until=timezone.now() + HOUR)
    edition.withdraw(by=saule, note="Қате.")
    assert titles() == []


# Facts


def test_facts_published_now_are_not_undone_by_what_waits(edition, saule):
    story = edition.article
    cast.published(story, "kk")
    waiting = schedule(edition, 2, "Кейін", "update")
    urjar = Region.objects.create(
        slug="urjar", name_ru="р", name_kk="ө", kind="district", public_from=timezone.now()
    )
    story.regions.add(urjar)
    story.publish_facts(by=cast.user("timur"))
    with time_machine.travel(waiting.public_from, tick=False):
        assert Publication.objects.public("kk").get().title == "Кейін"
        assert Entry.objects.public("kk").of(urjar).count() == 1
    assert proved()


def test_what_was_to_appear_with_a_text_stays_on_the_desk_without_it(edition, saule):
    story = edition.article
    hidden = Region.objects.create(slug="urjar", name_ru="р", name_kk="ө", kind="district")
    story.regions.add(hidden)
    text = schedule(edition, 2)
    story.show_things(by=cast.user("timur"), at=text.public_from)
    hidden.refresh_from_db()
    assert not hidden.is_public()
    assert hidden.is_public(text.public_from)
    edition.call_back(by=saule, publication=text)
    hidden.refresh_from_db()
    assert hidden.public_from is None


# Typo, urgent


def test_an_editor_mends_a_typo_alone(edition, saule):
    cast.published(edition.article, "kk", "Көпір ашылды", body="<p>Кешe бәрі жиналды.</p>")
    revision = cast.draft(edition, "Көпір ашылды", body="<p>Кеше бәрі жиналды.</p>")
    typo = edition.publish(by=saule, revision=revision, kind="typo")
    assert (typo.basis, typo.kind) == ("typo", "typo")
    assert "Кеше" in Publication.objects.public("kk").get().body


def test_a_changed_number_is_no_typo_however_small(edition, saule):
    cast.published(edition.article, "kk", "Көпір ашылды", body="<p>Құны 2,5 млрд теңге.</p>")
    revision = cast.draft(edition, "Көпір ашылды", body="<p>Құны 2,6 млрд теңге.</p>")
    with pytest.raises(ValidationError) as told:
        edition.publish(by=saule, revision=revision, kind="typo")
    assert told.value.code == "no_typo"
    approved = cast.approved(edition, "Көпір ашылды", body="<p>Құны 2,7 млрд теңге.</p>")
    with pytest.raises(ValidationError):
        edition.publish(by=saule, revision=approved, kind="typo")


def test_a_reporter_mends_no_typo_alone(edition):
    cast.published(edition.article, "kk", "Көпір ашылды", body="<p>Кешe жиналды.</p>")
    revision = cast.draft(edition, "Көпір ашылды", body="<p>Кеше жиналды.</p>")
    with pytest.raises(PermissionDenied):
        edition.publish(by=cast.user("aigerim"), revision=revision, kind="typo")


def test_a_chief_publishes_urgently_and_owes_a_second_reading(edition):
    revision = cast.draft(edition, "Су тасқыны")
    timur = cast.user("timur")
    text = edition.publish_urgently(by=timur, revision=revision, reason="Адамдар қауіпте.")
    assert titles() == ["Су тасқыны"]
    reading = SecondReading.objects.owed().get()
    assert reading.due_at == text.public_from + timedelta(days=1)
    assert SecondReading.objects.overdue(reading.due_at + timedelta(seconds=1)).exists()
    for name in ("timur", "aigerim"):
        with pytest.raises((ValidationError, PermissionDenied)):
            edition.read_again(by=cast.user(name), publication=text)
    edition.read_again(by=cast.user("saule"), publication=text)
    assert not SecondReading.objects.owed().exists()


def test_urgent_needs_a_chief_and_a_reason(edition, saule):
    revision = cast.draft(edition)
    with pytest.raises(PermissionDenied):
        edition.publish_urgently(by=saule, revision=revision, reason="Тез.")
    with pytest.raises(ValidationError):
        edition.publish_urgently(by=cast.user("timur"), revision=revision, reason=" ")
    assert titles() == []


def test_a_second_reading_follows_the_text_that_is_kept(edition, saule):
    edition_revision = cast.draft(edition, "Шұғыл")
    at = timezone.now() + 2 * HOUR
    edition.publish_urgently(by=cast.user("timur"), revision=edition_revision, reason="Тез.", at=at)
    edition.publish(by=saule, revision=cast.approved(edition, "Қазір"), waiting="keep")
    assert SecondReading.objects.owed().get().publication.public_from == at


# What one language owes the other


def correct(edition, kind="correction", **options):
    revision = cast.approved(edition, f"Түзетілген {edition.revisions.count()}")
    editor = cast.user(cast.EDITORS[edition.language])
    return edition.publish(by=editor, revision=revision, kind=kind, note="Сан.", **options)


def owed(language, at=None):
    return Debt.objects.open(at).filter(language=language).count()


@pytest.fixture
def both():
    story = cast.article()
    cast.published(story, "ru")
    cast.published(story, "kk")
    return story


@pytest.mark.parametrize("kind", ["correction", "refutation", "reply", "retraction"])
def test_a_linked_change_opens_a_debt_on_the_other_language(both, kind):
    correct(both.edition("ru"), kind)
    assert (owed("ru"), owed("kk")) == (0, 1)


def test_an_update_owes_nothing(both):
    correct(both.edition("ru"), "update")
    assert (owed("ru"), owed("kk")) == (0, 0)


def test_the_answer_settles_and_opens_no_debt_of_its_own(both):
    correct(both.edition("ru"))
    correct(both.edition("kk"))
    assert (owed("ru"), owed("kk")) == (0, 0)
    assert proved()


def test_a_scheduled_answer_settles_at_its_moment_and_not_when_called_back(both, saule):
    correct(both.edition("ru"))
    text = correct(both.edition("kk"), at=timezone.now() + HOUR)
    assert owed("kk") == 1
    assert owed("kk", text.public_from) == 0
    both.edition("kk").call_back(by=saule, publication=text)
    assert owed("kk", text.public_from) == 1


def test_a_text_that_came_after_the_correction_owes_nothing():
    story = cast.article()
    cast.published(story, "ru")
    correct(story.edition("ru"))
    cast.published(story, "kk")
    assert owed("kk") == 0


def test_a_correction_called_back_is_owed_no_answer(both):
    text = correct(both.edition("ru"), at=timezone.now() + HOUR)
    assert (owed("kk"), owed("kk", text.public_from)) == (0, 1)
    both.edition("ru").call_back(by=cast.user("boris"), publication=text)
    assert owed("kk", text.public_from) == 0


def test_an_editor_of_the_language_settles_with_a_reason(both, saule):
    correct(both.edition("ru"))
    debt = Debt.objects.get()
    with pytest.raises(PermissionDenied):
        both.edition("kk").settle(by=cast.user("boris"), debt=debt, reason="Жоқ.")
    with pytest.raises(ValidationError):
        both.edition("kk").settle(by=saule, debt=debt, reason=" ")
    with pytest.raises(ValidationError):
        both.edition("ru").settle(by=cast.user("boris"), debt=debt, reason="Чужой.")
    both.edition("kk").settle(by=saule, debt=debt, reason="Қазақша мәтінде бұл сан жоқ.")
    assert owed("kk") == 0
    assert proved()


# In every order


STEPS = {
    "schedule": lambda edition, saule: schedule(edition, 3, kind=_kind(edition), waiting="keep"),
    "publish": lambda edition, saule: edition.publish(
        by=saule,
        revision=cast.approved(edition, f"Қазір {edition.revisions.count()}"),
        kind=_kind(edition, now=True),
        waiting="keep",
    ),
    "call_back": lambda edition, saule: edition.call_back(
        by=saule, publication=edition.publications.waiting().last()
    ),
    "end": lambda edition, saule: edition.end(
        by=saule, at=timezone.now() + 2 * HOUR, waiting="keep"
    ),
    "embargo": lambda edition, saule: edition.article.set_embargo(
        by=saule, until=timezone.now() + 4 * HOUR
    ),
    "withdraw": lambda edition, saule: edition.withdraw(by=saule, note="Қате."),
    "retract": lambda edition, saule: edition.retract(by=saule, note="Қате."),
}


def _kind(edition, now=False):
    standing = edition.publications.not_called_back()
    if now:
        standing = standing.filter(public_from__lte=timezone.now())
    return "update" if standing.exists() else "first"


@pytest.mark.long
def test_in_every_order_the_record_holds_and_no_two_texts_stand_at_once(saule):
    """A step that is refused changes nothing; whatever is done, one text stands at a time."""
    orders = list(permutations(STEPS, 4))
    for number, order in enumerate(orders[::7]):
        edition = cast.article().edition("kk")
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for name in order:
                before = _stand(edition)
                try:
                    step = STEPS[name]
                    if name != "call_back" or edition.publications.waiting().exists():
                        step(edition, saule)
                except ValidationError:
                    assert _stand(edition) == before, (number, order, name)
                _assert_one_at_a_time(edition)
                clock.shift(timedelta(minutes=7))
    assert proved()


def _stand(edition):
    return list(
        edition.publications.order_by("pk").values_list("pk", "public_until", "called_back_at")
    )


def _assert_one_at_a_time(edition):
    standing = list(edition.publications.not_called_back())
    for earlier, later in pairwise(standing):
        assert earlier.public_until == later.public_from
    if standing:
        assert standing[-1].public_until is None
        assert standing[0].kind == "first"
        assert {each.first_public_at for each in standing} == {standing[0].public_from}


# Who may


@pytest.mark.parametrize("name", ["aigerim", "boris", "dana", "marat"])
def test_publication_in_time_is_refused_to_who_has_no_right(edition, name):
    public = cast.published(cast.article(), "kk").edition
    text = schedule(edition, 2)
    stranger = cast.user(name)
    at = timezone.now() + HOUR
    for step, given in (
        (edition.publish, {"revision": text.revision, "at": at}),
        (edition.call_back, {"publication": text}),
        (public.withdraw, {"note": "Жоқ", "at": at}),
        (public.retract, {"note": "Жоқ"}),
        (public.end, {"at": at}),
        (public.ask_erasure, {"ground": "Заң", "note": "Жоқ"}),
    ):
        with pytest.raises(PermissionDenied):
            step(by=stranger, **given)
    if name != "boris":  # an embargo is of the story: an editor of either language may set it
        with pytest.raises(PermissionDenied):
            edition.article.set_embargo(by=stranger, until=at)
    assert list(Publication.objects.waiting()) == [text]


def test_the_publication_of_another_article_is_refused(edition, saule):
    other = schedule(cast.article().edition("kk"), 2)
    with pytest.raises(ValidationError):
        edition.call_back(by=saule, publication=other)
    other.refresh_from_db()
    assert other.called_back_at is None


def test_who_did_what_is_kept(edition, saule):
    text = schedule(edition, 2)
    edition.call_back(by=saule, publication=text)
    steps = edition.steps.order_by("pk").values_list("name", "by__username")
    assert list(steps) == [
        ("submit", "aigerim"),
        ("approve", "saule"),
        ("schedule", "saule"),
        ("call_back", "saule"),
    ]
