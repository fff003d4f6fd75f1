"""Scheduling, calling back and publishing in a real browser, by mouse and by keyboard."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Publication
from tests import cast
from tests.e2e.browser import assert_fits, shot

pytestmark = pytest.mark.django_db(transaction=True)


def coming():
    """A day that lies ahead, whenever this runs, and the same with day and month exchanged."""
    today = timezone.now().date()
    alike = [date(today.year + later, each, each) for later in (0, 1) for each in range(1, 13)]
    day = next(each for each in alike if each > today + timedelta(days=1))
    return day, datetime(day.year, day.month, day.day, 5, tzinfo=UTC)  # 10:00 in Almaty


def open_story(page, story):
    page.goto(f"/admin/articles/article/{story.pk}/change/")


def press(page, step):
    with page.expect_navigation():
        page.click(f"button[value='{step}']")


def waiting(story):
    return [each.public_from for each in story.edition("ru").publications.waiting()]


def test_a_text_is_scheduled_called_back_and_published_by_mouse(enter, size):
    story = cast.article()
    cast.published(story, "ru", body="<p>В Урджаре построят 12 школ.</p>")
    cast.approved(story.edition("ru"), body="<p>В Урджаре построят 15 школ.</p>")
    day, moment = coming()
    page = enter("boris", size=size)
    open_story(page, story)

    page.locator("details:has(button[value='ru:publish_at']) > summary").click()
    button = page.locator("button[value='ru:publish_at']")
    words = button.inner_text()
    page.fill("#id_ru-publish_at_day", day.isoformat())
    page.fill("#id_ru-publish_at_clock", "10:00")
    expect(button).not_to_have_text(words)
    assert "10:00, время Алматы (UTC+5)" in button.inner_text()
    assert str(day.year) in button.inner_text()
    assert_fits(page)
    shot(page, "publication-scheduling")
    press(page, "ru:publish_at")
    assert waiting(story) == [moment]
    assert "10:00, время Алматы (UTC+5)" in page.locator(".waits").inner_text()
    shot(page, "publication-waits")

    publication = story.edition("ru").publications.waiting().get()
    press(page, f"ru:call_back:{publication.pk}")
    assert waiting(story) == []
    assert page.locator(".waits").count() == 0

    assert page.locator("#id_ru-kind").input_value() == "correction"
    page.fill("#id_ru-reader_note", "Школ будет 15.")
    press(page, "ru:publish")
    public = Publication.objects.public("ru").get()
    assert (public.kind, public.note) == ("correction", "Школ будет 15.")
    assert_fits(page)


def reach(page, selector):
    """Go with Tab alone to what the selector names."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def press_by_keys(page, selector):
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_same_by_keyboard_alone(enter):
    story = cast.article()
    cast.approved(story.edition("ru"))
    day, moment = coming()
    page = enter("boris")
    open_story(page, story)
    reach(page, "details:has(button[value='ru:publish_at']) > summary")
    page.keyboard.press("Enter")
    reach(page, "#id_ru-publish_at_day")
    page.keyboard.type(f"{day:%d%m%Y}")
    reach(page, "#id_ru-publish_at_clock")
    page.keyboard.type("1000AM")
    assert page.input_value("#id_ru-publish_at_day") == day.isoformat()
    assert page.input_value("#id_ru-publish_at_clock") == "10:00"
    expect(page.locator("[name=ru-publish_at_said]")).not_to_have_value("")
    press_by_keys(page, "button[value='ru:publish_at']")
    assert waiting(story) == [moment]
    publication = story.edition("ru").publications.waiting().get()
    press_by_keys(page, f"button[value='ru:call_back:{publication.pk}']")
    assert waiting(story) == []
    press_by_keys(page, "button[value='ru:publish']")
    assert Publication.objects.public("ru").get().kind == "first"


def test_without_scripts_the_second_press_acts(enter):
    story = cast.article()
    cast.approved(story.edition("ru"))
    day, moment = coming()
    page = enter("boris", java_script_enabled=False)
    open_story(page, story)
    page.locator("details:has(button[value='ru:publish_at']) > summary").click()
    page.fill("#id_ru-publish_at_day", day.isoformat())
    page.fill("#id_ru-publish_at_clock", "10:00")
    press(page, "ru:publish_at")
    assert waiting(story) == []
    button = page.locator("button[value='ru:publish_at']")
    assert "10:00, время Алматы (UTC+5)" in button.inner_text()
    shot(page, "publication-said")
    press(page, "ru:publish_at")
    assert waiting(story) == [moment]


def test_a_time_that_comes_twice_is_asked_about_on_the_page(enter, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    story = cast.article()
    cast.approved(story.edition("ru"))
    year = timezone.now().year + 1
    day = max(date(year, 10, each) for each in range(25, 32) if date(year, 10, each).weekday() == 6)
    page = enter("boris")
    open_story(page, story)
    page.locator("details:has(button[value='ru:publish_at']) > summary").click()
    page.fill("#id_ru-publish_at_day", day.isoformat())
    page.fill("#id_ru-publish_at_clock", "02:30")
    choices = page.locator("#edition-ru [data-moment-choices] input:visible")
    choices.nth(1).wait_for()
    assert page.locator("[name=ru-publish_at_said]").input_value() == ""
    choices.nth(1).check()
    expect(page.locator("[name=ru-publish_at_said]")).not_to_have_value("")
    assert "(UTC+1)" in page.locator("button[value='ru:publish_at']").inner_text()
    press(page, "ru:publish_at")
    assert waiting(story) == [datetime(year, day.month, day.day, 1, 30, tzinfo=UTC)]
