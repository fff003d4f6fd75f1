"""The list of articles: what narrows it, how it is ordered, what its lines show."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Pairing
from desk.narrowing import By, KazakhState, Mine, Owed, RussianState
from regions.models import Region
from tests import cast
from tests.reader.conftest import archive

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
MOST_QUERIES = 14


@pytest.fixture
def found(desk):
    """found(ru="public"): the numbers of the articles that the list shows."""

    def found(who="boris", **query):
        answer = desk(who).get(LIST, query)
        assert answer.status_code == 200
        return [row.pk for row in answer.context["cl"].result_list]

    return found


@pytest.fixture
def standing(db):
    """An article for each way in which its Russian edition may stand, by the name of the way."""
    made = {name: cast.article() for name in ("none", "writing", "in_review", "sent_back")}
    cast.draft(made["writing"].edition("ru"))
    for name in ("in_review", "sent_back"):
        edition = made[name].edition("ru")
        edition.submit(by=cast.user("aigerim"), revision=cast.draft(edition))
    edition.send_back(by=cast.user("boris"), note="Короче.")
    made["approved"] = cast.article()
    cast.approved(made["approved"].edition("ru"))
    made["public"] = cast.published(cast.article(), "ru").edition.article
    gone = cast.published(cast.article(), "ru").edition
    gone.withdraw(by=cast.user("boris"), note="Ошибка.")
    made["withdrawn"] = gone.article
    made["waiting"] = cast.article()
    edition = made["waiting"].edition("ru")
    at = timezone.now() + timedelta(hours=1)
    edition.publish(by=cast.user("boris"), revision=cast.approved(edition), at=at)
    return {name: story.pk for name, story in made.items()}


@pytest.mark.parametrize("state", ["none", "writing", "in_review", "sent_back", "public"])
def test_articles_are_found_by_where_a_language_stands(found, standing, state):
    assert found(ru=state) == [standing[state]]
    assert len(found(kk="none")) == len(standing)


def test_what_waits_and_what_was_withdrawn_are_found(found, standing):
    assert found(ru="waiting") == [standing["waiting"]]
    assert found(ru="withdrawn") == [standing["withdrawn"]]
    assert set(found(ru="not_public")) == set(standing.values()) - {
        standing["none"],
        standing["public"],
    }
    assert set(found(ru="approved")) == {
        standing[name] for name in ("approved", "public", "withdrawn", "waiting")
    }


def test_two_languages_narrow_together(found):
    both, alone = cast.article(), cast.article()
    cast.published(both, "ru")
    cast.published(both, "kk")
    cast.published(alone, "ru")
    assert found(ru="public", kk="none") == [alone.pk]
    assert found(ru="public", kk="public") == [both.pk]


def test_articles_are_found_by_section_region_and_who_wrote(found):
    place = Region.objects.create(slug="abai", kind="oblast", name_ru="Абай", name_kk="Абай")
    here, there = cast.article(), cast.article(section=cast.section("sport"))
    here.regions.add(place)
    edition = there.edition("kk")
    edition.save_draft(by=cast.user("saule"), title="Тақырып")
    assert found(section="sport") == [there.pk]
    assert found(region="abai") == [here.pk]
    assert found(by="saule") == [there.pk]
    assert found(by="aigerim") == [there.pk, here.pk]


def test_articles_are_found_by_the_days_on_which_they_were_begun(found):
    old, new = cast.article(), cast.article()
    moment = timezone.make_aware(datetime(2025, 5, 1, 23, 30))
    Article.objects.filter(pk=old.pk).update(created_at=moment)
    assert found(**{"from": "2025-05-01", "until": "2025-05-01"}) == [old.pk]
    assert found(until="2025-04-30") == []
    assert found(**{"from": "2025-05-02"}) == [new.pk]


def test_what_is_owed_is_found(found):
    behind, fine = cast.article(), cast.article()
    Pairing.objects.update_or_create(article=behind, defaults={"owed_kk": 2})
    Pairing.objects.update_or_create(article=fine, defaults={"owed_kk": 0})
    assert found(owed="paragraphs") == found(owed="paragraphs_kk") == [behind.pk]
    assert found(owed="paragraphs_ru") == []
    for language in ("ru", "kk"):
        cast.published(fine, language)
    revision = cast.approved(fine.edition("ru"), "Иначе")
    change = {"kind": "correction", "note": "Число."}
    fine.edition("ru").publish(by=cast.user("boris"), revision=revision, **change)
    assert found(owed="answer") == [fine.pk]


def test_what_waits_for_somebody_is_their_own(found, standing):
    assert found(mine="review") == [standing["in_review"]]
    assert found("saule", mine="review") == []
    assert found("aigerim", mine="sent_back") == [standing["sent_back"]]
    assert found("aigerim", mine="drafts") == [standing["writing"]]


@pytest.mark.parametrize("words", ["уржар", "ҮРЖАР", "шагантогай", "үржар мен"])
def test_a_title_is_found_however_it_is_typed(found, words):
    story = cast.article()
    cast.draft(story.edition("kk"))
    cast.article()
    assert found(q=words) == [story.pk]


def test_an_article_is_found_by_its_number(found):
    story, _other = cast.article(), cast.article()
    assert found(q=f"№ {story.pk}") == found(q=str(story.pk)) == [story.pk]


def test_the_list_is_ordered_by_number_or_by_the_last_save(found):
    first, second = cast.article(), cast.article()
    cast.draft(second.edition("ru"))
    cast.draft(first.edition("kk"))
    assert found() == [second.pk, first.pk]
    assert found(o="1") == [first.pk, second.pk]
    assert found(o="-7") == [first.pk, second.pk]
    assert found(o="7") == [second.pk, first.pk]


def test_a_line_says_what_readers_have(desk, standing):
    page = desk("boris").get(LIST).content.decode()
    for badge in ("stage-writing", "stage-in_review", "stage-sent_back", "is-public", "is-waiting"):
        assert f'class="badge {badge}"' in page, badge
    assert page.count('class="badge is-withdrawn"') == 1


def test_titles_carry_their_language(desk):
    cast.draft(cast.article().edition("kk"), "Үржар")
    assert '<span lang="kk">Үржар</span>' in desk("boris").get(LIST).content.decode()


ODD = ["", "нет такого", "'", "public'--", "\0", "9" * 50, "2025-13-40", "9999-12-31", "0001-01-01"]
NAMES = ["mine", "ru", "kk", "section", "region", "by", "owed", "from", "until", "q", "o", "p"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_values_narrow_nothing_and_break_nothing(desk, name):
    cast.draft(cast.article().edition("ru"), "Заголовок")
    client = desk("boris")
    for value in ODD:
        answer = client.get(LIST, {name: value})
        assert answer.status_code in (200, 302), (name, value)


def test_unknown_parameters_lead_back_to_the_whole_list(desk):
    answer = desk("boris").get(LIST, {"nonsense": "1"}, follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("choice", ["password", "created_by__password__startswith"])
def test_the_list_answers_no_questions_about_passwords(desk, choice):
    assert desk("boris").get(LIST, {choice: "m"}).status_code in (302, 400)


def test_each_filter_is_a_field_with_a_label(desk):
    page = desk("boris").get(LIST).content.decode()
    for narrowing in (Mine, RussianState, KazakhState, By, Owed):
        name = narrowing.parameter_name
        assert f'<label for="narrowing-{name}">' in page
        assert f'<select name="{name}" id="narrowing-{name}">' in page


def test_a_chosen_filter_stays_chosen(desk):
    page = desk("boris").get(LIST, {"ru": "public", "from": "2025-05-01"}).content.decode()
    assert '<option value="public" selected>' in page
    assert 'value="2025-05-01"' in page
    assert '<details class="narrowing-seldom" open>' in page


def test_the_list_asks_as_little_of_a_large_archive(desk, django_assert_max_num_queries):
    archive(1000, [])
    client = desk("timur")
    client.get(LIST)
    queries = [{}, {"q": "абай"}, {"ru": "public", "kk": "not_public"}, {"o": "-7"}]
    queries += [{"mine": "review"}, {"owed": "paragraphs"}, {"by": "aigerim"}, {"p": "3"}]
    for query in queries:
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(LIST, query)
