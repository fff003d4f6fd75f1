"""Pages of projects: their years drawn, their money added up only where that means something."""

import re

import pytest
import time_machine
from django.utils import translation
from django.utils.translation import gettext

from languages.dates import PartialDate
from projects.models import Figure, Milestone, Project
from tests.reader.conftest import named, public

pytestmark = pytest.mark.django_db
PARSE = PartialDate.parse
PATH = "/ru/projects/smelter/"


def part(text, start, end="</section>"):
    return text[text.index(start) :].partition(end)[0]


def timeline(read):
    return part(read(PATH), '<section class="timeline"')


def event(text, words):
    """The row of the timeline that holds these words."""
    return next(row for row in text.split('<li class="event">') if words in row)


def sum_of(project, amount, as_of=None, **fields):
    fields = {"kind": "promised", "currency": "USD", "certainty": "rule"} | fields
    return public(Figure, project=project, amount=amount, as_of=as_of, **fields)


def planned(slug, *regions, **fields):
    project = named(Project, slug, f"Проект {slug}", f"{slug} жобасы", **fields)
    project.regions.set(regions)
    return project


# The years of one project


def test_a_missed_date_is_drawn_beside_the_new_one(read, smelter):
    row = event(timeline(read), "Пуск")
    assert '<rect class="missed"' in row
    assert '<rect class="planned"' in row
    assert 'class="cross"' in row
    assert 'class="moved"' in row


def test_a_day_is_a_point_and_a_month_is_as_long_as_itself(read, smelter):
    Milestone.objects.update(actual_on="2028-12-15")
    row = event(timeline(read), "Пуск")
    assert '<circle class="reached"' in row
    assert '<rect class="planned"' not in row
    assert row.count('<rect class="missed"') == 2


def test_what_came_as_planned_is_not_missed(read, smelter):
    Milestone.objects.update(actual_on="2028-11-15")
    row = event(timeline(read), "Пуск")
    assert '<rect class="planned"' in row
    assert row.count('<rect class="missed"') == 1


def test_events_stand_in_their_order_with_sums_between(read, smelter):
    sum_of(smelter, 7_000_000, PARSE("2024-06-03"))
    public(
        Milestone,
        project=smelter,
        text_ru="Начало",
        text_kk="Басталуы",
        actual_on=PARSE("2023"),
        certainty="rule",
    )
    text = timeline(read)
    places = [text.index(words) for words in ("Начало", "7\xa0млн", "Пуск")]
    assert places == sorted(places)
    assert 'class="told"' in event(text, "7\xa0млн")


def test_what_has_no_date_stands_apart(read, smelter):
    with translation.override("ru"):
        heading = gettext("date unknown").capitalize()
    text = timeline(read)
    assert text.index("Пуск") < text.index(f"<h3>{heading}</h3>") < text.index("1,5\xa0млрд")
    assert 'class="strip"' not in event(text, "1,5\xa0млрд")


def test_a_project_without_dates_has_no_timeline(read, smelter):
    Milestone.objects.all().delete()
    text = read(PATH)
    assert 'class="timeline"' not in text
    assert "1,5\xa0млрд" in text


def test_today_is_drawn_until_all_is_reached(read, smelter):
    with time_machine.travel("2026-11-23T12:00:00Z"):
        assert 'class="today"' in timeline(read)
    with time_machine.travel("2031-01-01T12:00:00Z"):
        text = timeline(read)
        assert ">2031</text>" in text
        assert 'class="today"' in text
        Milestone.objects.update(actual_on="2028-11-15")
        assert 'class="today"' not in timeline(read)


def test_numbers_of_drawings_have_a_decimal_point_in_every_language(read, smelter):
    for language in ("ru", "kk"):
        text = part(read(f"/{language}/projects/smelter/"), '<section class="timeline"')
        assert not re.search(r'(x|x1|x2|cx|y|width)="[^"]*,', text)


def test_hostile_words_are_words_on_the_timeline(read, smelter):
    Milestone.objects.update(text_ru='<img src=x onerror="alert(1)">' + "Ұ" * 250)
    text = timeline(read)
    assert "<img" not in text
    assert "&lt;img" in text


def test_a_date_at_the_end_of_time_is_drawn(read, smelter):
    Milestone.objects.update(planned_on="9999-12-31", actual_on="0001")
    assert 'class="strip"' in timeline(read)


def test_a_project_leads_to_its_feed(read, smelter):
    assert f'href="{PATH}feed.xml"' in read(PATH)


# All projects


def test_projects_stand_by_their_stage(read, places):
    planned("later", stage="working")
    planned("first", stage="discussion")
    planned("second", stage="discussion")
    text = read("/ru/projects/")
    order = [text.index(f'id="stage-{stage}"') for stage in ("discussion", "working")]
    assert order == sorted(order)
    first = part(text, 'id="stage-discussion"')
    assert "/ru/projects/first/" in first
    assert "/ru/projects/second/" in first
    assert "/ru/projects/later/" not in first
    assert 'id="stage-stopped"' not in text


def test_projects_stand_by_region_too(read, places):
    planned("one", places.abai)
    planned("two", places.abai, places.urjar)
    listed = part(read("/ru/projects/"), "by-region", "</dl>")
    abai, urjar = part(listed, "regions/abai", "</div>"), part(listed, "regions/urjar", "</div>")
    assert abai.count("/ru/projects/") == 2
    assert urjar.count("/ru/projects/") == 1


def test_sums_of_one_kind_and_currency_are_added_up(read, places):
    sum_of(planned("one"), 1_000_000)
    sum_of(planned("two"), 2_500_000)
    assert "3,5\xa0млн\xa0долларов США" in part(read("/ru/projects/"), 'class="total"', "</p>")


@pytest.mark.parametrize(
    "fields", [{"kind": "paid"}, {"currency": "KZT"}, {"certainty": "demo"}, {"public_from": None}]
)
def test_other_sums_are_not(read, places, fields):
    sum_of(planned("one"), 1_000_000)
    sum_of(planned("two"), 2_500_000, **fields)
    assert 'class="total"' not in read("/ru/projects/")


def test_of_two_sums_of_a_project_the_later_one_counts(read, places):
    sum_of(planned("one"), 1_000_000)
    two = planned("two")
    sum_of(two, 5_000_000, PARSE("2024-03"))
    sum_of(two, 7_000_000, PARSE("2025"))
    assert "8\xa0млн" in part(read("/ru/projects/"), 'class="total"', "</p>")


@pytest.mark.parametrize("as_of", [None, "2024", "2024-03"])
def test_nothing_is_added_up_where_the_later_sum_is_not_known(read, places, as_of):
    sum_of(planned("one"), 1_000_000)
    two = planned("two")
    sum_of(two, 5_000_000, PARSE("2024-03"))
    sum_of(two, 7_000_000, as_of and PARSE(as_of))
    assert 'class="total"' not in read("/ru/projects/")


def test_a_total_of_what_is_not_exact_says_so(read, places):
    sum_of(planned("one"), 1_000_000)
    sum_of(planned("two"), 2_000_000, bound="about")
    assert "≈\xa03\xa0млн" in part(read("/ru/projects/"), 'class="total"', "</p>")


def test_sums_of_different_stages_are_not_added_up(read, places):
    sum_of(planned("one"), 1_000_000)
    sum_of(planned("two", stage="stopped"), 2_000_000)
    assert 'class="total"' not in read("/ru/projects/")


def test_many_projects_cost_no_more_questions(count_queries, places):
    sum_of(planned("one", places.abai), 1_000_000)
    before = count_queries("/ru/projects/")
    for number in range(30):
        sum_of(planned(f"p-{number}", places.abai, places.urjar), 1_000_000)
    assert count_queries("/ru/projects/") == before
