"""Pages of the things that stories are about: facts with their dates and sources."""

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext

from languages.dates import PartialDate
from people.models import Person, Term
from projects.models import Figure, Milestone, Project
from regions.models import FormerBelonging, Region, RegionName, Statistic
from tests import cast
from tests.reader.conftest import LONG_AGO, named, pages, public, publish, region

pytestmark = pytest.mark.django_db


def part(text, start, end="</section>"):
    return text[text.index(start) :].partition(end)[0]


def test_a_region_lies_where_it_lies(read, story):
    text = read("/ru/regions/urjar/")
    path = part(text, 'class="path"', "</nav>")
    assert path.index("Казахстан") < path.index("область Абай")
    assert 'href="/ru/regions/urjar/"' in read("/ru/regions/abai/")


def test_regions_stand_in_the_order_of_the_language(read, places):
    for slug, ru, kk in (("a", "Яр", "Ар"), ("b", "Ёлки", "Әсем"), ("c", "Ерик", "Яр")):
        region(slug, ru, kk, places.urjar)
    for language, order in (("ru", ("Ёлки", "Ерик", "Яр")), ("kk", ("Ар", "Әсем", "Яр"))):
        text = read(f"/{language}/regions/urjar/")
        found = [text.index(f">{name}</a>") for name in order]
        assert found == sorted(found)


def test_a_part_of_what_is_not_shown_is_in_the_tree_still(read, places):
    Region.objects.filter(slug="china").update(public_from=None)
    text = read("/ru/regions/")
    assert "Синьцзян" in text
    assert "Китай" not in text


def test_a_region_has_facts_with_dates_and_sources(read, story):
    text = read("/ru/regions/abai/")
    for fact in ("8\xa0июня 2022", "阿拜州", "50,4111°", "до июня 2022", "Вестник", "март 2024"):
        assert fact in text, fact
    assert '<p class="chinese" lang="zh-Hans">' in text


def test_a_source_in_another_language_says_so(read, story):
    assert 'lang="ru">Вестник: <cite>Откуда это</cite>' in read("/kk/regions/abai/")
    assert 'lang="ru">Вестник' not in read("/ru/regions/abai/")


def test_what_is_unsure_is_not_printed(read, story):
    Region.objects.update(chinese_name_certainty="unsure")
    Statistic.objects.update(public_from=None, certainty="unsure")
    FormerBelonging.objects.update(public_from=None, certainty="unsure")
    text = read("/ru/regions/abai/")
    for fact in ("阿拜州", "185\xa0500", "до июня 2022"):
        assert fact not in text


def test_an_alias_is_not_printed(read, places):
    public(RegionName, region=places.abai, letters="ru", text="Прозвище", certainty="rule")
    assert "Прозвище" not in read("/ru/regions/abai/")


def test_a_region_names_who_leads_it_now_and_who_did(read, story, akim, places):
    before = named(Person, "before", "Прежний Аким", "Бұрынғы Әкім")
    public(
        Term,
        person=before,
        title_ru="прежний аким",
        title_kk="бұрынғы әкім",
        region=places.abai,
        is_head=True,
        certainty="rule",
        start=PartialDate.parse("2019"),
        end=PartialDate.parse("2022-06"),
    )
    text = read("/ru/regions/abai/")
    now = part(text, 'class="head-now"', "<h3>")
    assert "Акимов Нурлан" in now
    assert "Прежний" not in now
    assert "Прежний Аким" in text
    assert "Частная Анна" in text
    assert "/people/before/" not in text
    assert "/people/private/" not in text


def test_a_post_that_was_only_seen_says_when(read, story):
    with translation.override("ru"):
        said = gettext("seen in the post on %(date)s") % {"date": "декабрь 2024"}
    assert said in read("/ru/regions/abai/")


def test_a_region_names_agreements_with_the_other_party(read, story):
    text = read("/ru/regions/abai/")
    agreement = part(text, 'href="/ru/agreements/memorandum/"', "</li>")
    assert "Синьцзян" in agreement
    assert "Абай" not in agreement


def test_a_region_shows_the_news_of_its_parts(read, story):
    assert f"/ru/news/{story.pk}/" in read("/ru/regions/abai/")
    assert f"/ru/news/{story.pk}/" in read("/ru/regions/kazakhstan/")


def test_older_news_of_a_region_stand_without_its_facts(read, story):
    newer = publish(cast.article(), regions=[Region.objects.get(slug="abai")])
    text = read(f"/ru/regions/abai/?before={newer.pk}")
    assert f"/ru/news/{story.pk}/" in text
    assert "185\xa0500" not in text


def test_a_person_shows_the_posts_with_dates(read, story):
    text = read("/ru/people/nurlan-akimov/")
    assert "2015–2020" in text
    assert "с\xa011\xa0июня 2022" in text
    assert '<a href="/ru/regions/abai/">' in text
    assert "Вестник" in text


def test_people_stand_with_the_post_of_today(read, story):
    text = part(read("/kk/people/"), 'class="register"', "</ul>")
    assert "облыс әкімі" in text
    assert "қала басшысы" not in text
    assert "Жеке Анна" not in text


def test_a_project_shows_money_and_missed_dates(read, story):
    text = read("/ru/projects/smelter/")
    assert "1,5\xa0млрд\xa0долларов США" in text
    with translation.override("ru"):
        assert gettext("date unknown") in text
        assert gettext("Was planned for: %(date)s") % {"date": "2027"} in text
    assert "ноябрь 2028" in text
    assert "21\xa0человек" in text
    assert "21\xa0адам" in read("/kk/projects/smelter/")


def test_a_milestone_reached_late_says_both_dates(read, story):
    Milestone.objects.update(actual_on="2029-01-15")
    text = read("/ru/projects/smelter/")
    assert "15\xa0января 2029" in text
    assert "ноябрь 2028" in text


def test_two_sums_stand_beside_each_other(read, story, source):
    project = Project.objects.get()
    public(Figure, project=project, kind="promised", amount=2_000_000_000, currency="USD",
           bound="about", source=source)  # fmt: skip
    text = read("/ru/projects/smelter/")
    assert "1,5\xa0млрд" in text
    assert "≈\xa02\xa0млрд" in text


def test_an_agreement_names_parties_subjects_and_who_signed(read, story):
    text = read("/ru/agreements/memorandum/")
    for fact in ("область Абай", "Синьцзян", "торговля", "Стороны договорились.", "аким области"):
        assert fact in text, fact
    with translation.override("ru"):
        assert gettext("date unknown") in text
    assert "Стороны" not in read("/kk/agreements/memorandum/")


def test_an_organisation_names_projects_and_agreements(read, story, company, memorandum):
    memorandum.parties.create(organisation=company)
    text = read("/ru/organisations/mine/")
    assert "/ru/projects/smelter/" in text
    assert "/ru/agreements/memorandum/" in text
    assert '<a href="/ru/regions/abai/">' in text


def test_what_becomes_public_later_is_not_public_now(client, story):
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    for model in (Region, Project, Person):
        model.objects.update(public_from=tomorrow)
    for path in ("/ru/regions/abai/", "/ru/projects/smelter/", "/ru/people/nurlan-akimov/"):
        assert client.get(path).status_code == 404
    assert tomorrow > LONG_AGO


@pytest.mark.parametrize("name", ["region", "organisation", "project", "agreement"])
def test_a_page_that_is_not_in_the_other_language_leads_to_its_front(read, story, name):
    path = pages("ru", story)[name]
    for model in (Region, Project):
        model.objects.update(name_certainty_kk="unsure")
    from people.models import Organisation
    from projects.models import Agreement

    Organisation.objects.update(name_certainty_kk="unsure")
    Agreement.objects.update(name_certainty_kk="unsure")
    text = read(path)
    assert '<a href="/kk/" hreflang="kk"' in text
    assert 'rel="alternate" hreflang="kk"' not in text
