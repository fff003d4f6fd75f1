"""Steps with several articles at once: shown first, taken one by one, each told of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition, Publication, Tag
from desk.bulk import MOST_AT_ONCE, STEPS, numbers_in
from regions.models import Region
from tests import cast
from tests.desk.conftest import said

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
FILE = f"{LIST}file/"
MOST_QUERIES = 14


def chosen(client, action, *stories):
    """What the list's action leads to."""
    sent = {"action": f"bulk_{action}", "_selected_action": [each.pk for each in stories]}
    return client.post(LIST, sent, follow=True)


def press(client, shown, **typed):
    """Sends the form of the page that was shown, as a browser does."""
    step, language = shown.context["step"], shown.context["language"]
    planned = shown.context["planned"]
    articles = [f"{each.article.pk}:{each.mark}" for each in planned if not each.refusal]
    sent = {"language": language, "article": articles}
    sent |= {f"{language}-{name}": value for name, value in typed.items()}
    return client.post(f"{LIST}step/{step}/", sent)


def told(answer):
    return {each.number: each.is_done for each in answer.context["outcomes"]}


def stage(story, language="ru"):
    return Edition.objects.get(article=story, language=language).stage


@pytest.fixture
def stories(db):
    """Three in review, by their author."""
    made = [cast.article() for _ in range(3)]
    for story in made:
        edition = story.edition("ru")
        edition.submit(by=cast.user("aigerim"), revision=cast.draft(edition))
    return made


def test_nothing_is_done_before_it_was_shown(desk, stories):
    answer = chosen(desk("boris"), "approve", *stories)
    assert [each.refusal for each in answer.context["planned"]] == ["", "", ""]
    assert {stage(story) for story in stories} == {"in_review"}


def test_texts_are_approved_one_by_one(desk, stories):
    client = desk("boris")
    answer = press(client, chosen(client, "approve", *stories))
    assert told(answer) == {story.pk: True for story in stories}
    assert {stage(story) for story in stories} == {"approved"}
    assert Edition.objects.get(article=stories[0]).reviewed_by == cast.user("boris")


def test_texts_go_to_review_together(desk):
    made = [cast.article(), cast.article()]
    for story in made:
        cast.draft(story.edition("kk"))
    client = desk("aigerim")
    shown = client.get(f"{LIST}step/submit/", {"language": "kk", "ids": f"{made[0].pk}"})
    assert told(press(client, shown)) == {made[0].pk: True}
    assert [stage(story, "kk") for story in made] == ["in_review", "writing"]


def test_texts_are_sent_back_with_one_note(desk, stories):
    client = desk("boris")
    shown = chosen(client, "send_back", *stories)
    assert told(press(client, shown, review_note="Короче.")) == {s.pk: True for s in stories}
    assert Edition.objects.get(article=stories[1]).review_note == "Короче."


def test_without_a_note_none_is_sent_back_and_each_says_why(desk, stories):
    client = desk("boris")
    answer = press(client, chosen(client, "send_back", *stories))
    assert set(told(answer).values()) == {False}
    assert all(each.said for each in answer.context["outcomes"])
    assert {stage(story) for story in stories} == {"in_review"}


def test_approved_texts_go_out_together(desk, stories):
    for story in stories[:2]:
        edition = story.edition("ru")
        edition.approve(by=cast.user("boris"), revision=edition.current_revision)
    client = desk("boris")
    shown = chosen(client, "publish", *stories)
    assert [bool(each.refusal) for each in shown.context["planned"]] == [True, False, False]
    assert told(press(client, shown)) == {stories[1].pk: True, stories[0].pk: True}
    assert Publication.objects.public("ru").count() == 2


def test_what_waits_is_called_back_the_last_one_first(desk):
    edition = cast.article().edition("ru")
    hour = timedelta(hours=1)
    first = cast.approved(edition, "Первый")
    edition.publish(by=cast.user("boris"), revision=first, at=timezone.now() + hour)
    second = cast.approved(edition, "Второй")
    edition.publish(
        by=cast.user("boris"), revision=second, kind="update", at=timezone.now() + 2 * hour
    )
    client = desk("boris")
    shown = chosen(client, "call_back", edition.article)
    assert told(press(client, shown)) == {edition.article_id: True}
    assert not Publication.objects.waiting().exists()


def test_each_is_refused_for_itself_and_the_others_are_done(desk, stories):
    cast.draft(stories[1].edition("ru"), "Изменён после")
    client = desk("boris")
    shown = chosen(client, "approve", *stories)
    stories[2].edition("ru").send_back(by=cast.user("boris"), note="Нет.")
    assert told(press(client, shown)) == {stories[0].pk: True, stories[2].pk: False}
    assert [stage(story) for story in stories] == ["approved", "in_review", "sent_back"]


def test_a_text_saved_since_it_was_shown_is_not_approved(desk, stories):
    client = desk("boris")
    shown = chosen(client, "approve", stories[0])
    edition = stories[0].edition("ru")
    revision = cast.draft(edition, "Другой текст")
    edition.submit(by=cast.user("aigerim"), revision=revision)
    assert told(press(client, shown)) == {stories[0].pk: False}
    assert stage(stories[0]) == "in_review"


def test_nobody_approves_their_own_text_in_a_crowd(desk):
    edition = cast.article().edition("ru")
    boris = cast.user("boris")
    revision = edition.save_draft(by=boris, title="Моё")
    edition.submit(by=boris, revision=revision)
    client = desk("boris")
    [planned] = chosen(client, "approve", edition.article).context["planned"]
    assert planned.refusal
    sent = {"language": "ru", "article": f"{edition.article_id}:{revision.pk}"}
    assert told(client.post(f"{LIST}step/approve/", sent)) == {edition.article_id: False}


def test_an_editor_of_one_language_takes_no_step_in_the_other(desk, stories):
    mark = stories[0].edition("ru").current_revision_id
    sent = {"language": "ru", "article": f"{stories[0].pk}:{mark}"}
    answer = desk("saule").post(f"{LIST}step/approve/", sent)
    assert told(answer) == {stories[0].pk: False}
    assert stage(stories[0]) == "in_review"


def test_a_reporter_is_offered_only_what_a_reporter_may(desk, stories):
    page = desk("aigerim").get(LIST).content.decode()
    assert 'value="bulk_submit"' in page
    assert 'value="bulk_file"' in page
    for step in ("approve", "send_back", "publish", "call_back"):
        assert f'value="bulk_{step}"' not in page
        assert desk("aigerim").get(f"{LIST}step/{step}/?ids=1").status_code == 403
        assert desk("aigerim").post(f"{LIST}step/{step}/").status_code == 403


@pytest.mark.parametrize("step", ["withdraw", "retract", "erase", "publish_urgently", "settle"])
def test_other_steps_are_not_taken_with_several(desk, step):
    assert desk("root").post(f"{LIST}step/{step}/", {"article": "1:1"}).status_code == 404


FORGED = ["", "x", "1", "1:", ":1", "999999:1", "-1:1", "1:1:1", "0" * 40, "\0:\0", "²:1", "1,2:3"]


@pytest.mark.parametrize("step", STEPS)
def test_forged_articles_are_refused_each_and_break_nothing(desk, stories, step):
    sent = {"language": "ru", "article": [*FORGED, f"{stories[0].pk}:777"]}
    answer = desk("timur").post(f"{LIST}step/{step}/", sent)
    assert answer.status_code == 200
    assert set(told(answer).values()) == {False}
    assert {stage(story) for story in stories} == {"in_review"}


@pytest.mark.parametrize("language", ["", "en", "kk-latn", "../", "\0"])
def test_a_language_that_is_none_does_not_break_the_page(desk, stories, language):
    client = desk("timur")
    given = {"language": language, "ids": f"{stories[0].pk},x,,{'9' * 30}"}
    assert client.get(f"{LIST}step/approve/", given).context["language"] == "ru"


def test_too_many_at_once_are_refused_with_a_sentence(desk):
    made = [cast.article() for _ in range(MOST_AT_ONCE + 1)]
    answer = chosen(desk("boris"), "approve", *made)
    assert str(MOST_AT_ONCE) in said(answer)
    assert answer.redirect_chain[-1][0].startswith("/admin/articles/article/")


def test_numbers_are_read_once_and_no_more_than_are_taken_at_once():
    assert numbers_in("3,1,3, 2,x,-4,") == [3, 1, 2]
    assert len(numbers_in(",".join(map(str, range(1, 500))))) == MOST_AT_ONCE


def test_the_page_asks_as_little_for_many(desk, stories, django_assert_max_num_queries):
    client = desk("boris")
    ids = ",".join(str(story.pk) for story in stories)
    for step in STEPS:
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(f"{LIST}step/{step}/", {"ids": ids})


# Filing.


@pytest.fixture
def things(db):
    names = {"name_ru": "Паводок", "name_kk": "Су тасқыны"}
    tag = Tag.objects.create(slug="flood", **names)
    place = Region.objects.create(slug="abai", kind="oblast", name_ru="Абай", name_kk="Абай")
    return {"tag": tag, "region": place, "section": cast.section("sport")}


def file(client, *stories, **given):
    return client.post(FILE, {"ids": ",".join(str(each.pk) for each in stories), **given})


@pytest.mark.parametrize("word", ["Паводок", "паводок", "СУ ТАСҚЫНЫ"])
def test_articles_are_filed_under_a_section_a_region_and_a_tag(desk, things, word):
    made = [cast.article(), cast.article()]
    given = {"section": things["section"].pk, "region": things["region"].pk, "tag": word}
    assert told(file(desk("aigerim"), *made, **given)) == {each.pk: True for each in made}
    for story in made:
        story.refresh_from_db()
        assert story.section == things["section"]
        assert list(story.regions.all()) == [things["region"]]
        assert list(story.tags.all()) == [things["tag"]]


def test_what_stands_so_already_is_told_and_left(desk, things):
    story, other = cast.article(), cast.article()
    story.regions.add(things["region"])
    answer = file(desk("boris"), story, other, region=things["region"].pk)
    assert told(answer) == {story.pk: False, other.pk: True}
    assert story.regions.count() == 1


def test_the_action_leads_to_the_page_with_the_chosen_articles(desk):
    story = cast.article()
    answer = chosen(desk("aigerim"), "file", story)
    assert [each.pk for each in answer.context["articles"]] == [story.pk]


@pytest.mark.parametrize(
    "given",
    [{}, {"tag": "нет такого"}, {"tag": "x" * 200}, {"section": "x"}, {"region": "999999"}],
)
def test_what_cannot_be_filed_says_what_to_do_and_keeps_what_was_typed(desk, things, given):
    story = cast.article()
    answer = file(desk("boris"), story, **given)
    assert answer.context["form"].errors
    assert answer.context["ids"] == str(story.pk)
    assert given.get("tag", "") in answer.content.decode()


def test_forged_articles_are_not_filed(desk, things):
    given = {"ids": "999999,x,0", "region": things["region"].pk}
    answer = desk("boris").post(FILE, given)
    assert told(answer) == {999999: False, 0: False}
