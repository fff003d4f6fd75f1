"""The demo's stories, which are sound, raise no alarm at the desk."""

from articles.models import Article
from desk.checks.checking import checks_of, editions_of, written
from desk.checks.story import Story


def test_the_demos_stories_raise_no_alarm(demo):
    found = {
        (article.pk, edition.language): [(check.code, check.shown) for check in checks_of(edition)]
        for article in Article.objects.all()
        for edition in article.editions.select_related("current_revision")
    }
    assert len(found) == 24
    assert {story: checks for story, checks in found.items() if checks} == {}


def test_the_demos_two_languages_differ_nowhere(demo):
    for article in Article.objects.all():
        editions = editions_of(article.editions.first())
        texts = {language: written(edition) for language, edition in editions.items()}
        assert Story(article, editions, texts).rows == []
