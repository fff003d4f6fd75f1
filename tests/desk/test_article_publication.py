"""Publication on the page of an article: moments, what waits, what is owed, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from articles.models import (
    Article,
    Debt,
    Edition,
    Erasure,
    Publication,
    Revision,
    SecondReading,
    Step,
)
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 24, 5, tzinfo=UTC)  # 10:00 in Almaty
LATER = TOMORROW + timedelta(hours=2)
CODE = "2026-11-24T05:00Z"
BODY = "<p>В Урджаре построят 12 школ. Об этом сообщил акимат области.</p>"


@pytest.fixture(autouse=True)
def clock():
    # It goes on from there: two steps of one test are not one moment.
    with time_machine.travel(NOW, tick=True) as travelled:
        yield travelled


@pytest.fixture
def story(db):
    return cast.article()


def press(client, story, step, **typed):
    given = sent(client.get(address(story))) | typed | {"_step": step}
    answer = client.post(address(story), given, follow=True)
    assert answer.status_code == 200
    return answer


def at(field, day="2026-11-24", clock="10:00", said=CODE, which=""):
    return {f"{field}_day": day, f"{field}_clock": clock, f"{field}_said": said} | (
        {f"{field}_which": which} if which else {}
    )


def panel(answer, language):
    return next(each for each in answer.context["panels"] if each.language == language)


def is_refused(answer):
    return any(message.level_tag == "error" for message in answer.context["messages"])


def is_done(answer):
    return any(message.level_tag == "success" for message in answer.context["messages"])


def scheduled(story, language="ru", moment=TOMORROW, **options):
    edition = story.edition(language)
    revision = cast.approved(edition, **options)
    by = cast.user(cast.EDITORS[language])
    return edition.publish(by=by, revision=revision, at=moment)


def changed(story, body, language="ru", approve=True):
    edition = story.edition(language)
    return (cast.approved if approve else cast.draft)(edition, body=body)


def waiting(story, language="ru"):
    return list(story.edition(language).publications.waiting())


# A moment is said before it is meant.


def test_the_first_press_says_the_moment_and_the_second_acts(desk, story):
    cast.approved(story.edition("ru"))
    boris = desk("boris")
    answer = press(boris, story, "ru:publish_at", **at("ru-publish_at", said=""))
    assert not Publication.objects.exists()
    button = panel(answer, "ru").step_form["publish_at"]
    assert "вторник, 24\u00a0ноября 2026, 10:00, время Алматы (UTC+5)" in button.button
    assert button.button in answer.content.decode()
    assert button.said == CODE
    answer = press(boris, story, "ru:publish_at", **at("ru-publish_at", said=button.said))
    publication = Publication.objects.get()
    assert is_done(answer)
    assert (publication.public_from, publication.kind) == (TOMORROW, "first")
    assert not Publication.objects.public("ru").exists()


def test_a_moment_changed_after_the_button_spoke_is_said_again(desk, story):
    cast.approved(story.edition("ru"))
    answer = press(desk("boris"), story, "ru:publish_at", **at("ru-publish_at", clock="22:00"))
    assert not Publication.objects.exists()
    assert panel(answer, "ru").step_form["publish_at"].said == "2026-11-24T17:00Z"


def test_what_is_scheduled_goes_public_at_its_second(desk, story, clock):
    cast.approved(story.edition("ru"))
    press(desk("boris"), story, "ru:publish_at", **at("ru-publish_at"))
    clock.move_to(TOMORROW - timedelta(microseconds=1))
    assert not Publication.objects.public("ru").exists()
    clock.move_to(TOMORROW)
    assert Publication.objects.public("ru").exists()


def test_a_doubled_time_is_asked_about_and_the_answer_taken(desk, story, clock):
    clock.move_to(datetime(2024, 2, 20, 12, tzinfo=UTC))
    cast.approved(story.edition("ru"))
    boris = desk("boris")
    moment = {"day": "2024-02-29", "clock": "23:30"}
    answer = press(boris, story, "ru:publish_at", **at("ru-publish_at", **moment, said=""))
    assert is_refused(answer)
    page = answer.content.decode()
    assert page.count('name="ru-publish_at_which"') == 2
    second = "2024-02-29T18:30Z"
    chosen = at("ru-publish_at", **moment, said="", which=second)
    answer = press(boris, story, "ru:publish_at", **chosen)
    assert not Publication.objects.exists()
    assert "(UTC+5)" in panel(answer, "ru").step_form["publish_at"].button
    press(boris, story, "ru:publish_at", **chosen | {"ru-publish_at_said": second})
    assert Publication.objects.get().public_from == datetime(2024, 2, 29, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment",
    [
        {"day": "2026-11-23", "clock": "07:59", "said": "2026-11-23T02:59Z"},
        {"day": "0000-00-00"},
        {"day": "9999-99-99"},
        {"day": "٢٠٢٦-١١-٢٤"},
        {"day": "", "clock": ""},
        {"day": "2026-11-24\x00"},
        {"clock": "1" * 1_000_000},
        {"clock": "10:00:59"},
    ],
)
def test_no_moment_and_the_past_publish_nothing(desk, story, moment):
    cast.approved(story.edition("ru"))
    answer = press(desk("boris"), story, "ru:publish_at", **at("ru-publish_at", **moment))
    assert is_refused(answer)
    assert not Publication.objects.exists()


def test_half_a_moment_for_another_step_holds_up_nothing(desk, story):
    cast.published(story, "ru")
    changed(story, BODY)
    typed = {"ru-kind": "update", "ru-end_at_day": "2026-11-24", "ru-publish_at_clock": "x"}
    press(desk("boris"), story, "ru:publish", **typed)
    assert Publication.objects.public("ru").get().body == BODY


def test_what_a_story_names_goes_public_with_it_and_not_before(desk, story, clock):
    region = Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")
    story.regions.add(region)
    cast.approved(story.edition("ru"))
    typed = at("ru-publish_at") | {"ru-show_things": "on"}
    press(desk("boris"), story, "ru:publish_at", **typed)
    region.refresh_from_db()
    assert not region.is_public()
    clock.move_to(TOMORROW)
    assert region.is_public()


# What waits.


def test_what_waits_is_shown_with_its_moment_and_can_be_called_back(desk, story):
    publication = scheduled(story)
    boris = desk("boris")
    page = boris.get(address(story)).content.decode()
    assert "вторник, 24\u00a0ноября 2026, 10:00, время Алматы (UTC+5)" in page
    assert f'value="ru:call_back:{publication.pk}"' in page
    answer = press(boris, story, f"ru:call_back:{publication.pk}")
    publication.refresh_from_db()
    assert is_done(answer)
    assert publication.called_back_at
    assert not panel(answer, "ru").standing.waiting


def test_who_does_not_edit_the_language_sees_what_waits_and_cannot_call_it_back(desk, story):
    publication = scheduled(story)
    for name in ("saule", "aigerim"):
        client = desk(name)
        page = client.get(address(story)).content.decode()
        assert "10:00, " in page
        assert "call_back" not in page
        assert is_refused(press(client, story, f"ru:call_back:{publication.pk}"))
    assert waiting(story) == [publication]


@pytest.mark.parametrize("forged", ["", "0", "-1", "999999999999", "9" * 30, "٣", "1e3", "abc\x00"])
def test_a_forged_publication_is_not_called_back(desk, story, forged):
    publication = scheduled(story)
    assert is_refused(press(desk("boris"), story, f"ru:call_back:{forged}"))
    assert waiting(story) == [publication]


def test_the_publication_of_another_article_or_language_is_not_called_back(desk, story):
    elsewhere = scheduled(cast.article())
    kazakh = scheduled(story, "kk")
    scheduled(story)
    for foreign in (elsewhere, kazakh):
        assert is_refused(press(desk("timur"), story, f"ru:call_back:{foreign.pk}"))
        foreign.refresh_from_db()
        assert foreign.called_back_at is None


def test_publishing_before_what_waits_asks_what_becomes_of_it(desk, story):
    later = scheduled(story)
    revision = changed(story, BODY)
    boris = desk("boris")
    page = boris.get(address(story)).content.decode()
    assert page.count('name="ru-waiting"') == 2
    assert "checked" not in page.partition('name="ru-waiting"')[2][:600]
    answer = press(boris, story, "ru:publish")
    assert is_refused(answer)
    assert not Publication.objects.public("ru").exists()
    assert waiting(story) == [later]
    press(boris, story, "ru:publish", **{"ru-waiting": "call_back"})
    assert Publication.objects.public("ru").get().revision == revision
    assert waiting(story) == []


def test_what_waits_may_be_kept(desk, story):
    scheduled(story, title="Позже")
    changed(story, BODY)
    press(desk("boris"), story, "ru:publish", **{"ru-waiting": "keep"})
    assert Publication.objects.public("ru").get().body == BODY
    assert [each.public_from for each in waiting(story)] == [TOMORROW]


def test_a_forged_answer_about_what_waits_is_refused(desk, story):
    later = scheduled(story)
    changed(story, BODY)
    answer = press(desk("boris"), story, "ru:publish", **{"ru-waiting": "delete"})
    assert is_refused(answer)
    assert waiting(story) == [later]


# Kinds and notes.


def test_the_kind_is_proposed_with_its_reasons_and_a_typo_is_not_offered(desk, story):
    changed(story, BODY)
    edition = story.edition("ru")
    edition.publish(by=cast.user("boris"), revision=edition.approved_revision)
    changed(story, BODY.replace("12", "15"))
    answer = desk("boris").get(address(story))
    shown = panel(answer, "ru")
    assert shown.step_form["kind"].value() == "correction"
    assert "typo" not in dict(shown.step_form.fields["kind"].choices)
    for reason in shown.standing.assessment.reasons:
        assert str(reason)
        assert "15" in answer.content.decode()
    forged = press(desk("boris"), story, "ru:publish", **{"ru-kind": "typo"})
    assert is_refused(forged)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("kind", ["", "first", "withdrawal", "ended", "retraction", "bomb", "\x00"])
def test_a_change_without_a_kind_or_with_a_forged_one_is_refused(desk, story, kind):
    cast.published(story, "ru")
    changed(story, BODY)
    answer = press(desk("boris"), story, "ru:publish", **{"ru-kind": kind})
    assert is_refused(answer)
    assert Publication.objects.count() == 1


def test_a_refused_step_keeps_the_text_and_all_that_was_typed_for_the_step(desk, story):
    cast.published(story, "ru")
    changed(story, BODY)
    # What is typed into the text now is not approved: the step is refused, the text is saved.
    typed = {"ru-title": "Новый", "ru-kind": "reply", "ru-reader_note": "Ответ акимата"}
    answer = press(desk("boris"), story, "ru:publish", **typed)
    assert is_refused(answer)
    assert Edition.objects.get(article=story, language="ru").headline == "Новый"
    shown = panel(answer, "ru")
    assert shown.step_form["reader_note"].value() == "Ответ акимата"
    assert shown.step_form["kind"].value() == "reply"
    assert shown.form["base"].value() == Revision.objects.get(title="Новый").pk


@pytest.mark.parametrize("note", ["", " ", "a\x01b", "a\u202eb\ud7ff\x00", "я" * 5001])
def test_a_refutation_needs_a_sound_note(desk, story, note):
    cast.published(story, "ru")
    changed(story, BODY)
    typed = {"ru-kind": "refutation", "ru-reader_note": note}
    assert is_refused(press(desk("boris"), story, "ru:publish", **typed))
    assert Publication.objects.count() == 1


def test_a_typo_is_published_by_one_editor(desk, story):
    cast.published(story, "ru", body="<p>Новый мост через реку открылли для движения.</p>")
    changed(story, "<p>Новый мост через реку открыли для движения.</p>", approve=False)
    answer = desk("boris").get(address(story))
    assert "typo" in panel(answer, "ru").step_names
    for name in ("aigerim", "saule"):
        assert "typo" not in panel(desk(name).get(address(story)), "ru").step_names
        assert is_refused(press(desk(name), story, "ru:typo"))
    press(desk("boris"), story, "ru:typo")
    publication = Publication.objects.public("ru").get()
    assert (publication.kind, publication.basis) == ("typo", "typo")


def test_more_than_a_typo_is_not_offered_and_not_taken_as_one(desk, story):
    cast.published(story, "ru", body=BODY)
    changed(story, BODY.replace("12", "13"), approve=False)
    answer = desk("boris").get(address(story))
    assert "typo" not in panel(answer, "ru").step_names
    assert is_refused(press(desk("boris"), story, "ru:typo"))
    assert Publication.objects.public("ru").get().body == BODY


# Urgency and its debt.


def test_a_chief_publishes_urgently_with_a_reason_and_another_reads_it(desk, story):
    cast.draft(story.edition("ru"), "Срочно")
    timur = desk("timur")
    assert is_refused(press(timur, story, "ru:publish_urgently"))
    assert not Publication.objects.exists()
    press(timur, story, "ru:publish_urgently", **{"ru-urgent_reason": "Паводок"})
    publication = Publication.objects.public("ru").get()
    step = f"ru:read_again:{publication.pk}"
    assert step not in timur.get(address(story)).content.decode()
    assert is_refused(press(timur, story, step))
    boris = desk("boris")
    assert step in boris.get(address(story)).content.decode()
    press(boris, story, step, **{"ru-reading_remark": "Верно"})
    reading = SecondReading.objects.get()
    assert (reading.read_by, reading.remark) == (cast.user("boris"), "Верно")
    assert not panel(boris.get(address(story)), "ru").readings


@pytest.mark.parametrize("name", ["aigerim", "boris"])
def test_only_a_chief_publishes_urgently(desk, story, name):
    cast.draft(story.edition("ru"), "Срочно")
    page = desk(name).get(address(story))
    assert "publish_urgently" not in panel(page, "ru").step_names
    typed = {"ru-urgent_reason": "Паводок"}
    assert is_refused(press(desk(name), story, "ru:publish_urgently", **typed))
    assert not Publication.objects.exists()


# The end of a text.


def test_a_text_ends_at_a_moment_that_was_said(desk, story, clock):
    cast.published(story, "ru")
    boris = desk("boris")
    press(boris, story, "ru:end_at", **at("ru-end_at", said=""))
    assert waiting(story) == []
    press(boris, story, "ru:end_at", **at("ru-end_at"))
    assert [each.kind for each in waiting(story)] == ["ended"]
    assert Publication.objects.public("ru").exists()
    clock.move_to(TOMORROW)
    assert not Publication.objects.public("ru").exists()


def test_what_is_to_come_may_have_its_end_set(desk, story):
    scheduled(story)
    moment = at("ru-end_at", day="2026-11-30", said="2026-11-30T05:00Z")
    press(desk("boris"), story, "ru:end_at", **moment)
    assert [each.kind for each in waiting(story)] == ["first", "ended"]


def test_ending_now_asks_about_what_waits(desk, story):
    cast.published(story, "ru")
    edition = story.edition("ru")
    revision = changed(story, BODY)
    edition.publish(by=cast.user("boris"), revision=revision, kind="update", at=TOMORROW)
    boris = desk("boris")
    assert is_refused(press(boris, story, "ru:end"))
    assert Publication.objects.public("ru").exists()
    press(boris, story, "ru:end", **{"ru-end_waiting": "call_back"})
    assert not Publication.objects.public("ru").exists()
    assert waiting(story) == []


def test_withdrawing_needs_a_note_and_calls_back_what_waits(desk, story):
    cast.published(story, "ru")
    edition = story.edition("ru")
    revision = changed(story, BODY)
    edition.publish(by=cast.user("boris"), revision=revision, kind="update", at=TOMORROW)
    boris = desk("boris")
    assert is_refused(press(boris, story, "ru:withdraw"))
    assert Publication.objects.public("ru").exists()
    press(boris, story, "ru:withdraw", **{"ru-withdraw_note": "Суд"})
    assert not Publication.objects.public("ru").exists()
    assert waiting(story) == []


def test_a_withdrawal_may_be_set_for_a_moment(desk, story):
    cast.published(story, "ru")
    typed = at("ru-withdraw_at") | {"ru-withdraw_note": "Срок лицензии"}
    press(desk("boris"), story, "ru:withdraw_at", **typed)
    assert [each.kind for each in waiting(story)] == ["withdrawal"]


def test_a_retraction_keeps_the_text_under_a_notice(desk, story):
    cast.published(story, "ru")
    boris = desk("boris")
    assert is_refused(press(boris, story, "ru:retract"))
    press(boris, story, "ru:retract", **{"ru-retract_note": "Документ поддельный"})
    publication = Publication.objects.public("ru").get()
    assert (publication.kind, publication.note) == ("retraction", "Документ поддельный")


@pytest.mark.parametrize(
    "step", ["publish", "publish_at", "typo", "end", "end_at", "withdraw", "withdraw_at", "retract"]
)
@pytest.mark.parametrize("name", ["aigerim", "saule"])
def test_who_may_not_publish_in_a_language_takes_no_step_in_it(desk, story, name, step):
    cast.published(story, "ru")
    changed(story, BODY)
    typed = at("ru-publish_at") | at("ru-end_at") | at("ru-withdraw_at")
    typed |= {"ru-kind": "update", "ru-withdraw_note": "Нет", "ru-retract_note": "Нет"}
    answer = press(desk(name), story, f"ru:{step}", **typed)
    assert is_refused(answer)
    assert Publication.objects.count() == 1
    assert f'value="ru:{step}"' not in answer.content.decode()


# Embargo.


def test_an_embargo_says_what_it_calls_back_before_it_does(desk, story):
    publication = scheduled(story, title="Рано")
    boris = desk("boris")
    later = at("story-embargo", day="2026-11-25", said="2026-11-25T05:00Z")
    answer = press(boris, story, "story:embargo", **later)
    story.refresh_from_db()
    assert story.embargo_until is None
    assert waiting(story) == [publication]
    assert [each.pk for each in answer.context["embargo"]["called_back"]] == [publication.pk]
    shown = answer.context["embargo"]["shown"]
    press(boris, story, "story:embargo", **later, **{"story-shown": shown})
    story.refresh_from_db()
    assert story.embargo_until == datetime(2026, 11, 25, 5, tzinfo=UTC)
    assert waiting(story) == []


def test_what_was_scheduled_since_the_page_spoke_is_said_first(desk, story):
    later = at("story-embargo", day="2026-11-25", said="2026-11-25T05:00Z")
    publication = scheduled(story, "kk")
    answer = press(desk("boris"), story, "story:embargo", **later)
    shown = answer.context["embargo"]["shown"]
    scheduled(story, "ru")
    press(desk("boris"), story, "story:embargo", **later, **{"story-shown": shown})
    story.refresh_from_db()
    assert story.embargo_until is None
    publication.refresh_from_db()
    assert publication.called_back_at is None


def test_under_an_embargo_nothing_is_published_before_it_ends(desk, story):
    cast.approved(story.edition("ru"))
    boris = desk("boris")
    press(boris, story, "story:embargo", **at("story-embargo"))
    page = boris.get(address(story)).content.decode()
    assert 'value="ru:publish"' not in page
    assert 'value="ru:publish_at"' in page
    assert is_refused(press(boris, story, "ru:publish"))
    early = at("ru-publish_at", clock="09:00", said="2026-11-24T04:00Z")
    assert is_refused(press(boris, story, "ru:publish_at", **early))
    assert not Publication.objects.exists()
    press(boris, story, "ru:publish_at", **at("ru-publish_at"))
    assert Publication.objects.get().public_from == TOMORROW
    press(boris, story, "story:lift_embargo")
    story.refresh_from_db()
    assert story.embargo_until is None


@pytest.mark.parametrize("step", ["story:embargo", "story:lift_embargo"])
def test_a_reporter_moves_no_embargo(desk, story, step):
    story.set_embargo(by=cast.user("boris"), until=LATER)
    aigerim = desk("aigerim")
    assert aigerim.get(address(story)).context["embargo"] is None
    assert is_refused(press(aigerim, story, step, **at("story-embargo")))
    story.refresh_from_db()
    assert story.embargo_until == LATER


@pytest.mark.parametrize("moment", [{"day": "2026-11-22"}, {"day": "x"}, {"day": "", "clock": ""}])
def test_a_wrong_moment_moves_no_embargo(desk, story, moment):
    story.set_embargo(by=cast.user("boris"), until=LATER)
    assert is_refused(press(desk("boris"), story, "story:embargo", **at("story-embargo", **moment)))
    story.refresh_from_db()
    assert story.embargo_until == LATER


# What one language owes the other's readers.


@pytest.fixture
def corrected(story):
    """A story in both languages whose Russian text was corrected."""
    cast.published(story, "ru", body=BODY)
    cast.published(story, "kk")
    revision = changed(story, BODY.replace("12", "15"))
    story.edition("ru").publish(
        by=cast.user("boris"), revision=revision, kind="correction", note="Школ будет 15."
    )
    return story


def test_a_correction_is_owed_by_the_other_language_until_it_is_settled(desk, corrected):
    debt = Debt.objects.get()
    saule = desk("saule")
    page = saule.get(address(corrected)).content.decode()
    assert "Школ будет 15." in page
    assert f'value="kk:settle:{debt.pk}"' in page
    assert is_refused(press(saule, corrected, f"kk:settle:{debt.pk}"))
    typed = {"kk-settle_reason": "Қазақша мәтінде бұл сан жоқ"}
    press(saule, corrected, f"kk:settle:{debt.pk}", **typed)
    debt.refresh_from_db()
    assert debt.settled_by == cast.user("saule")
    assert not panel(saule.get(address(corrected)), "kk").standing.debts


def test_an_update_may_be_the_answer(desk, corrected):
    debt = Debt.objects.get()
    edition = corrected.edition("kk")
    cast.approved(edition, body="<p>15 мектеп салынады.</p>")
    saule = desk("saule")
    press(saule, corrected, "kk:publish", **{"kk-kind": "update", "kk-settles": [debt.pk]})
    debt.refresh_from_db()
    assert debt.settled_with == Publication.objects.public("kk").get()


def test_a_debt_of_another_story_is_not_settled_here(desk, corrected):
    debt = Debt.objects.get()
    other = cast.article()
    cast.published(other, "kk")
    cast.approved(other.edition("kk"), "Жаңа")
    typed = {"kk-settle_reason": "Жоқ", "kk-kind": "update", "kk-settles": [debt.pk]}
    for step in (f"kk:settle:{debt.pk}", "kk:settle:0", "kk:publish"):
        assert is_refused(press(desk("saule"), other, step, **typed))
    debt.refresh_from_db()
    assert debt.settled_at is None


def test_only_an_editor_of_the_language_settles(desk, corrected):
    debt = Debt.objects.get()
    for name in ("aigerim", "boris"):
        client = desk(name)
        assert f"settle:{debt.pk}" not in client.get(address(corrected)).content.decode()
        typed = {"kk-settle_reason": "Нет"}
        assert is_refused(press(client, corrected, f"kk:settle:{debt.pk}", **typed))
    debt.refresh_from_db()
    assert debt.settled_at is None


# What happened.


def test_who_did_what_and_when_is_shown(desk, story, clock):
    cast.approved(story.edition("ru"))
    clock.move_to(NOW + timedelta(hours=1))
    press(desk("boris"), story, "ru:publish")
    answer = desk("aigerim").get(address(story))
    names = [step.name for step in panel(answer, "ru").standing.history]
    assert names == ["publish", "approve", "submit"]
    page = answer.content.decode()
    assert "понедельник, 23\u00a0ноября 2026, 09:00, время Алматы (UTC+5)" in page
    assert str(cast.user("boris")) in page


def test_an_approval_does_not_cover_a_text_saved_after_it(desk, story):
    changed(story, BODY)
    cast.draft(story.edition("ru"), body="<p>Другой текст.</p>")
    shown = panel(desk("boris").get(address(story)), "ru")
    assert shown.standing.is_changed_after_approval
    assert shown.standing.remark()
    assert "publish" not in shown.step_names


def test_forged_fields_of_a_publication_change_nothing(desk, story):
    revision = cast.approved(story.edition("ru"))
    other = cast.approved(cast.article().edition("ru"), "Чужой")
    forged = {
        "ru-public_from": "2020-01-01",
        "public_from_0": "2020-01-01",
        "ru-published_by": cast.user("timur").pk,
        "ru-revision": other.pk,
        "revision": other.pk,
        "ru-basis": "archive",
        "ru-is_archival": "on",
        "ru-stage": "approved",
        "ru-first_public_at": "2020-01-01",
        "ru-kind": "retraction",
        "embargo_until": "2030-01-01",
        "story-embargo_until": "2030-01-01",
    }
    forged.pop("ru-kind")
    press(desk("boris"), story, "ru:publish", **forged)
    publication = Publication.objects.get()
    story.refresh_from_db()
    assert (publication.revision, publication.published_by) == (revision, cast.user("boris"))
    assert publication.basis == "approved"
    assert NOW < publication.public_from < NOW + timedelta(hours=1)
    assert story.embargo_until is None


# Erasing.


def erasure_page(story, language="ru"):
    return reverse("admin:article_erasure", args=[story.pk, language])


GROUND = {
    "_ask": "1",
    "ground": "Решение суда № 5 от 2026-11-20",
    "note": "Стёрто по решению суда.",
}


@pytest.mark.parametrize(("first", "second"), [("timur", "root"), ("root", "timur")])
def test_chief_and_administrator_erase_together(desk, story, first, second):
    cast.published(story, "ru", body=BODY)
    asking, confirming = desk(first), desk(second)
    asking.post(erasure_page(story), GROUND)
    asked = Erasure.objects.get()
    assert Publication.objects.public("ru").get().body == BODY
    page = asking.get(erasure_page(story))
    assert not page.context["may_confirm"]
    asking.post(erasure_page(story), {"_confirm": asked.pk})
    assert Publication.objects.public("ru").get().body == BODY
    page = confirming.get(erasure_page(story))
    assert page.context["may_confirm"]
    assert GROUND["ground"] in page.content.decode()
    confirming.post(erasure_page(story), {"_confirm": asked.pk})
    assert not Publication.objects.public("ru").exists()
    assert not Revision.objects.exclude(body="").exists()


def test_an_erasure_needs_its_ground_and_a_note_for_readers(desk, story):
    cast.published(story, "ru")
    for missing in ("ground", "note"):
        answer = desk("timur").post(erasure_page(story), GROUND | {missing: " "})
        assert answer.status_code == 200
        assert is_refused(answer)
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("forged", ["", "0", "abc", "-1", "9" * 40, "\x00"])
def test_a_forged_confirmation_erases_nothing(desk, story, forged):
    cast.published(story, "ru", body=BODY)
    desk("timur").post(erasure_page(story), GROUND)
    assert is_refused(desk("root").post(erasure_page(story), {"_confirm": forged}))
    assert Publication.objects.public("ru").get().body == BODY


def test_a_request_of_another_story_is_not_confirmed_here(desk, story):
    cast.published(story, "ru", body=BODY)
    other = cast.article()
    cast.published(other, "ru")
    desk("timur").post(erasure_page(story), GROUND)
    desk("timur").post(erasure_page(other), GROUND)
    foreign = Erasure.objects.get(edition__article=other)
    assert is_refused(desk("root").post(erasure_page(story), {"_confirm": foreign.pk}))
    assert Publication.objects.public("ru").filter(article_number=story.pk).get().body == BODY


@pytest.mark.parametrize("name", ["aigerim", "boris", "saule"])
def test_others_may_not_even_ask(desk, story, name):
    cast.published(story, "ru", body=BODY)
    client = desk(name)
    assert erasure_page(story) not in client.get(address(story)).content.decode()
    assert client.get(erasure_page(story)).status_code == 403
    assert client.post(erasure_page(story), GROUND).status_code == 403
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("name", ["dana", "marat"])
def test_strangers_find_no_such_page(desk, story, name):
    cast.published(story, "ru")
    assert desk(name).get(erasure_page(story)).status_code == 302


def test_there_is_nothing_to_erase_in_a_language_that_was_never_begun(desk, story):
    for language in ("kk", "en", "zz"):
        assert desk("timur").get(erasure_page(story, language)).status_code == 404


def test_a_page_of_many_steps_asks_no_more_questions_than_one_of_few(
    desk, story, django_assert_max_num_queries
):
    cast.published(story, "ru")
    client = desk("boris")
    client.get(address(story))
    with django_assert_max_num_queries(120) as first:
        client.get(address(story))
    for number in range(4):
        revision = changed(story, f"<p>{number}</p>")
        edition = Article.objects.get(pk=story.pk).edition("ru")
        moment = TOMORROW + timedelta(hours=number)
        edition.publish(by=cast.user("boris"), revision=revision, kind="update", at=moment)
    assert Step.objects.count() > 10
    with django_assert_max_num_queries(len(first.captured_queries) + 4):
        client.get(address(story))


def test_a_step_pressed_on_a_page_that_begins_a_story_does_not_begin_a_second_one(desk):
    client = desk("timur")
    add = reverse("admin:articles_article_add")
    given = sent(client.get(add)) | {"section": cast.section().pk, "ru-title": "Одна"}
    answer = client.post(add, given | {"_step": "ru:publish"}, follow=True)
    assert is_refused(answer)
    assert answer.request["PATH_INFO"] == address(Article.objects.get())


def test_a_refusal_stands_beside_the_step(desk, story):
    cast.published(story, "ru")
    answer = press(desk("boris"), story, "ru:withdraw")
    shown = panel(answer, "ru")
    assert shown.answer.said in answer.content.decode().partition('class="edition-steps"')[2]
    assert shown.tried == "withdraw"
    assert panel(answer, "kk").answer is None


def test_an_embargo_that_is_over_is_not_shown(desk, story, clock):
    story.set_embargo(by=cast.user("boris"), until=TOMORROW)
    client = desk("boris")
    assert "lift_embargo" in client.get(address(story)).content.decode()
    clock.move_to(LATER)
    assert "lift_embargo" not in client.get(address(story)).content.decode()


@pytest.mark.parametrize("forged", ["9" * 40, "٣", "\x00", "-1", "abc", ""])
def test_a_forged_debt_is_an_error_of_the_form(desk, corrected, forged):
    cast.approved(corrected.edition("kk"), "Жаңа")
    typed = {"kk-kind": "update", "kk-settles": [forged]}
    assert is_refused(press(desk("saule"), corrected, "kk:publish", **typed))
    assert Debt.objects.get().settled_at is None


@pytest.mark.parametrize("number", ["0", "9" * 19, "9" * 40])
def test_an_article_that_does_not_exist_has_nothing_to_erase(desk, number):
    page = f"/admin/articles/article/{number}/erasure/ru/"
    assert desk("timur").get(page).status_code == 404
    assert desk("timur").post(page, GROUND).status_code == 404


@pytest.mark.parametrize("step", ["publish", "publish_at"])
def test_a_press_sent_twice_publishes_once(desk, story, step):
    cast.approved(story.edition("ru"))
    boris = desk("boris")
    given = sent(boris.get(address(story))) | at("ru-publish_at") | {"_step": f"ru:{step}"}
    for _press in range(2):
        answer = boris.post(address(story), given, follow=True)
        assert is_done(answer)
    assert Publication.objects.get().kind == "first"


def test_a_request_to_erase_is_taken_back_by_either_of_the_two(desk, story):
    cast.published(story, "ru", body=BODY)
    desk("timur").post(erasure_page(story), GROUND)
    asked = Erasure.objects.get()
    root = desk("root")
    root.post(erasure_page(story), {"_drop": asked.pk + 1})
    assert Erasure.objects.exists()
    root.post(erasure_page(story), {"_drop": asked.pk})
    assert not Erasure.objects.exists()
    root.post(erasure_page(story), {"_confirm": asked.pk})
    assert Publication.objects.public("ru").get().body == BODY
