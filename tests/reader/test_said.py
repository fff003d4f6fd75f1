"""What people have said, on their pages: the latest first, of texts that stand."""

import pytest

from articles.models.public import Quote
from reader.views.people import QUOTED_ON_PAGE
from tests import cast
from tests.reader.conftest import address

pytestmark = pytest.mark.django_db
PAGE = "/{}/people/nurlan-akimov/"


def tell(akim, words, language="ru", **facts):
    story = cast.article(**facts)
    story.people.add(akim)
    body = f'<blockquote data-person="{akim.slug}"><p>{words}</p><p>Всё.</p></blockquote>'
    cast.published(story, language, f"Title {words}", body=body)
    return story


def test_words_stand_with_their_story_date_and_post(read, akim):
    from tests.reader.conftest import PARSE

    story = tell(akim, "Будет мост.", story_on=PARSE("2018-05"))
    text = read(PAGE.format("ru"))
    said = text[text.index('class="said"') :]
    assert "<p>Будет мост.</p><p>Всё.</p>" in said
    assert '<span class="post">мэр</span>' in said
    assert f'<a href="{address(story, "ru")}">Title Будет мост.</a>' in said
    assert '<time datetime="2018-05">' in said


def test_each_language_says_its_own(read, akim):
    tell(akim, "Русские слова.")
    tell(akim, "Қазақ сөзі.", "kk")
    assert "<p>Русские слова.</p>" in read(PAGE.format("ru"))
    assert "<p>Қазақ сөзі.</p>" not in read(PAGE.format("ru"))
    assert "<p>Қазақ сөзі.</p>" in read(PAGE.format("kk"))


def test_the_latest_come_first_and_there_is_an_end_to_them(read, akim):
    for number in range(QUOTED_ON_PAGE + 2):
        tell(akim, f"Слово {number}.")
    text = read(PAGE.format("ru"))
    assert text.count('class="said-one"') == QUOTED_ON_PAGE
    assert "<p>Слово 1.</p>" not in text
    assert text.index(f"<p>Слово {QUOTED_ON_PAGE + 1}.") < text.index("<p>Слово 2.</p>")


@pytest.mark.parametrize("step", ["withdraw", "retract"])
def test_what_was_taken_back_is_not_shown_as_said(read, akim, step):
    tell(akim, "Остаётся.")
    story = tell(akim, "Взято назад.")
    getattr(story.edition("ru"), step)(by=cast.user("boris"), note="Причина.")
    text = read(PAGE.format("ru"))
    assert "<p>Остаётся.</p>" in text
    assert "<p>Взято назад.</p>" not in text
    assert Quote.objects.filter(text__startswith="Взято").exists()


def test_a_private_person_gets_no_list_of_words(client, akim):
    tell(akim, "Слово.")
    akim.has_page = False
    akim.save()
    assert client.get(PAGE.format("ru")).status_code == 404


def test_more_words_cost_no_more_questions(count_queries, akim):
    tell(akim, "Первое.")
    few = count_queries(PAGE.format("ru"))
    for number in range(5):
        tell(akim, f"Слово {number}.")
    assert count_queries(PAGE.format("ru")) == few


def test_an_older_page_of_their_news_does_not_repeat_them(read, akim):
    stories = [tell(akim, f"Слово {number}.") for number in range(2)]
    assert 'class="said"' not in read(f"{PAGE.format('ru')}?before={stories[1].pk}")
