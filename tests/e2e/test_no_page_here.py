"""The pages of a story that is gone, of an error, and of what is refused: whole for everybody."""

from pathlib import Path

import pytest

from articles.models import Article
from tests import cast
from tests.e2e.axe import violations
from tests.e2e.browser import assert_fits, shot

pytestmark = pytest.mark.usefixtures("demo")
TEMPLATES = Path(__file__).parents[2] / "templates"
SCHEMES = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
NOTES = {"ru": "Автор попросил снять.", "kk": "Авторы алып тастауды сұрады."}


def story(step):
    """The first story, both of its editions taken away by a step."""
    article = Article.objects.earliest("pk")
    for language, note in NOTES.items():
        getattr(article.edition(language), step)(by=cast.user("timur"), note=note)
    return article.pk


@SCHEMES
@pytest.mark.parametrize("step", ["withdraw", pytest.param("retract", marks=pytest.mark.long)])
def test_a_story_that_is_gone_says_so_and_leads_on(new_page, watch, size, step, scheme):
    watch.allow("status of 410")
    page, number = new_page(size, color_scheme=scheme), story(step)
    for code in ("ru", "kk", "kk-latn", "kk-arab"):
        page.goto(f"/{code}/news/{number}/x/")
        shot(page, f"{step}-{code}-{scheme}")
        assert violations(page) == []
        assert_fits(page)
        assert page.locator(f"main a[href^='/{code}/news/']").count() > 0


@SCHEMES
@pytest.mark.parametrize("name", ["400", "403", "500"])
def test_the_page_of_an_error_stands_alone(new_page, size, name, scheme):
    """As a server would give it that can do nothing else: the file as it is."""
    page = new_page(size, color_scheme=scheme)
    text = (TEMPLATES / f"{name}.html").read_text(encoding="utf-8")
    page.route("**/broken/", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto("/broken/")
    shot(page, f"error-{name}-{scheme}")
    assert violations(page) == []
    assert_fits(page)
    for code in ("ru", "kk", "kk-latn", "kk-arab"):
        assert page.locator(f"a[href='/{code}/']").is_visible()
