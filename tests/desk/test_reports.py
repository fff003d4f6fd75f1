"""What readers report reaches the desk, and somebody says what became of it; the imprint is one."""

import pytest

from articles.models import Imprint, Report
from tests import cast
from tests.desk.conftest import address, said

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/report/"


@pytest.fixture
def report(db):
    story = cast.article()
    cast.published(story, "ru")
    return Report.objects.create(
        language="ru",
        article_number=story.pk,
        page=f"/ru/news/{story.pk}/x/",
        quoted="в 2023 году",
        message="Это было в 2024 году.",
        contact="reader@example.org",
    )


def close(client, report, outcome, remark=""):
    path = f"{LIST}{report.pk}/close/"
    return client.post(path, {"outcome": outcome, "remark": remark}, follow=True)


def test_the_first_page_says_how_many_wait(desk, report):
    text = desk("aigerim").get("/admin/").content.decode()
    assert 'id="first-reports"' in text
    assert f'href="{LIST}?closed_at__isempty=1"' in text
    report.close(by=cast.user("aigerim"), outcome="mended")
    assert 'id="first-reports"' not in desk("aigerim").get("/admin/").content.decode()


def test_a_report_is_read_with_its_page_and_its_article(desk, report):
    text = desk("aigerim").get(address(report)).content.decode()
    for shown in ("в 2023 году", "Это было в 2024 году.", "reader@example.org", report.page):
        assert shown in text, shown
    assert f'href="/admin/articles/article/{report.article_number}/change/"' in text
    assert 'name="_save"' not in text


def test_the_list_shows_what_waits(desk, report):
    done = Report.objects.create(language="ru", page="/ru/", message="Закрытое.")
    done.close(by=cast.user("boris"), outcome="junk")
    text = desk("saule").get(f"{LIST}?closed_at__isempty=1").content.decode()
    assert "Это было в 2024 году." in text
    assert "Закрытое." not in text


@pytest.mark.parametrize("outcome", Report.Outcome.values)
def test_somebody_says_what_became_of_it(desk, report, outcome):
    close(desk("aigerim"), report, outcome, "Исправлено.")
    report.refresh_from_db()
    assert (report.outcome, report.remark) == (outcome, "Исправлено.")
    assert report.closed_by == cast.user("aigerim")
    assert 'name="outcome"' not in desk("boris").get(address(report)).content.decode()


@pytest.mark.parametrize("outcome", ["", "never", "\x00"])
def test_what_became_of_it_is_one_of_three_things(desk, report, outcome):
    answer = close(desk("aigerim"), report, outcome)
    assert said(answer)
    report.refresh_from_db()
    assert report.closed_at is None


def test_a_remark_that_cannot_be_kept_is_refused(desk, report):
    assert said(close(desk("aigerim"), report, "mended", "\x00"))
    report.refresh_from_db()
    assert report.closed_at is None


def test_who_was_first_is_kept(desk, report):
    close(desk("aigerim"), report, "mended")
    assert said(close(desk("boris"), report, "junk"))
    report.refresh_from_db()
    assert (report.outcome, report.closed_by) == ("mended", cast.user("aigerim"))


def test_others_close_nothing(client, desk, report):
    client.force_login(cast.user("marat"))
    assert close(client, report, "junk").status_code in (200, 302, 403)
    assert desk("aigerim").get(f"{LIST}{report.pk}/close/").status_code == 405
    report.refresh_from_db()
    assert report.closed_at is None


def test_words_of_readers_are_no_markup(desk, report):
    Report.objects.update(message="<script>alert(1)</script>", page='/ru/"><script>x</script>')
    for path in (LIST, address(report)):
        text = desk("aigerim").get(path).content.decode()
        assert "<script>alert(1)" not in text
        assert "<script>x" not in text


def test_there_is_one_imprint_and_it_stays(desk):
    client = desk("timur")
    sent = {"publisher_ru": "Издатель", "publisher_kk": "Баспагер", "age_mark": "12+"}
    assert client.post("/admin/articles/imprint/add/", sent).status_code == 302
    imprint = Imprint.objects.get()
    assert client.get("/admin/articles/imprint/add/").status_code == 403
    assert client.post(address(imprint, "delete"), {"post": "yes"}).status_code == 403
    assert "12+" in client.get("/ru/about/").content.decode()
