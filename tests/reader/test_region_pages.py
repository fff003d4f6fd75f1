"""Pages of regions and organisations: the map, what is compared, what ties regions together."""

import re

import pytest

from languages.dates import PartialDate
from projects.models import Agreement, Figure
from regions.models import Region, Statistic
from tests.reader.conftest import named, public, region

pytestmark = pytest.mark.django_db
PARSE = PartialDate.parse
HOSTILE = '<script>alert("1")</script>&\'😀 ' + "Ұ" * 100


def part(text, start, end="</svg>"):
    return text[text.index(start) :].partition(end)[0]


def count(text, what):
    return len(re.findall(what, text))


def told(place, key, value, as_of=None, **fields):
    names = {"area": ("Площадь", "Аумағы"), "people": ("Население", "Халқы")}
    ru, kk = names[key]
    return public(
        Statistic,
        region=place,
        key=key,
        label_ru=ru,
        label_kk=kk,
        value=value,
        unit="km2" if key == "area" else "people",
        as_of=as_of,
        certainty=fields.pop("certainty", "rule"),
        **fields,
    )


@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_the_map_leads_to_every_region_once(read, places, shape):
    for language in ("ru", "kk"):
        drawn = part(read(f"/{language}/regions/"), f'class="map map-{shape}"')
        for place in Region.objects.all():
            assert drawn.count(f'href="/{language}/regions/{place.slug}/"') == 1
        assert "Казахстан" in drawn if language == "ru" else "Қазақстан" in drawn
        assert drawn.count('class="state-border"') == 1


def test_the_map_says_what_it_is(read, places):
    drawn = part(read("/ru/regions/"), 'class="map map-wide"')
    assert 'role="group" aria-labelledby="map-wide"' in drawn
    assert '<title id="map-wide">' in drawn
    assert '<desc id="map-wide-told">' in drawn


def test_drawings_hold_no_script_and_no_style(read, story):
    for path in ("/ru/regions/", "/ru/regions/abai/", "/ru/projects/smelter/"):
        for drawn in re.findall(r"<svg.*?</svg>", read(path), re.S):
            assert not re.search(r"style=|<script|<style|\son\w+=", drawn)


def test_hostile_names_are_words_on_the_map(read, places):
    named(Region, "hostile", HOSTILE, "Қатер", parent=places.abai, kind="city")
    for path in ("/ru/regions/", "/ru/regions/abai/", "/ru/regions/hostile/"):
        text = read(path)
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in part(text, 'class="map')


def test_no_region_is_drawn_where_there_is_none(read, db):
    text = read("/ru/regions/")
    assert '<svg class="map' not in text
    assert 'class="empty"' in text


def test_two_hundred_regions_are_drawn(read, places):
    for number in range(200):
        region(f"r-{number}", f"Район {number}", f"{number}-аудан", places.abai)
    assert count(part(read("/kk/regions/"), 'class="map map-wide"'), "<a ") == 205


def test_a_region_stands_on_the_map_among_its_neighbours(read, places):
    region("zharma", "Жарминский район", "Жарма ауданы", places.abai)
    region("village", "Село", "Ауыл", places.urjar)
    drawn = part(read("/ru/regions/urjar/"), 'class="map map-around"')
    current = part(drawn, 'href="/ru/regions/urjar/"', ">")
    assert 'aria-current="page"' in current
    for slug in ("abai", "zharma", "village"):
        assert f'href="/ru/regions/{slug}/"' in drawn
    assert 'href="/ru/regions/kazakhstan/"' not in drawn


def test_a_region_alone_has_no_map(read, db):
    region("alone", "Остров", "Арал")
    assert '<svg class="map' not in read("/ru/regions/alone/")


def test_a_name_in_doubt_is_not_on_the_map(read, places):
    Region.objects.filter(slug="urjar").update(name_certainty_kk="unsure")
    assert "/kk/regions/urjar/" not in read("/kk/regions/")
    assert "/ru/regions/urjar/" in part(read("/ru/regions/"), 'class="map map-wide"')


def test_what_is_invented_says_so_on_the_map(read, places):
    Region.objects.filter(slug="urjar").update(name_certainty_ru="demo")
    drawn = part(read("/ru/regions/"), 'class="map map-wide"')
    assert 'aria-label="Урджарский район (' in drawn
    assert "state-border" in drawn


def test_the_light_edition_reads_without_drawings(read, story):
    for path in ("/ru/regions/", "/ru/regions/abai/", "/ru/projects/smelter/"):
        assert "<svg" not in part(read(f"/lite{path}"), "<main", "</main>")


# What was counted


def test_one_number_makes_no_chart(read, places):
    told(places.abai, "people", 600_000, PARSE("2024"))
    assert 'class="course"' not in read("/ru/regions/abai/")


def test_two_numbers_make_a_chart_with_words(read, places):
    told(places.abai, "people", 638_000, PARSE("2022-04"))
    told(places.abai, "people", 595_676, PARSE("2026-01-01"))
    drawn = part(read("/ru/regions/abai/"), 'class="course"')
    assert "апрель 2022: 638\xa0000; 1\xa0января 2026: 595\xa0676" in drawn
    assert 'role="img"' in drawn


@pytest.mark.parametrize(
    "fields", [{"is_planned": True}, {"certainty": "demo"}, {"as_of": None}, {"unit": "count"}]
)
def test_a_chart_mixes_nothing(read, places, fields):
    told(places.abai, "people", 638_000, PARSE("2022-04"))
    row = told(places.abai, "people", 595_676, PARSE("2026-01-01"))
    Statistic.objects.filter(pk=row.pk).update(**fields)
    assert 'class="course"' not in read("/ru/regions/abai/")


def test_a_region_is_compared_with_what_it_lies_in_and_its_parts(read, places):
    for place, area in ((places.kazakhstan, 2_724_900), (places.abai, 185_500)):
        told(place, "area", area)
    told(places.urjar, "area", 23_400)
    told(places.xinjiang, "area", 1_664_897)
    rows = part(read("/ru/regions/abai/"), 'class="bars"', "</table>")
    order = [rows.index(name) for name in ("Казахстан", "область Абай", "Урджарский район")]
    assert order == sorted(order)
    assert "Синьцзян" not in rows
    assert 'width="6.81%"' in rows


def test_a_comparison_says_where_dates_differ(read, places):
    told(places.abai, "people", 600_000, PARSE("2026"))
    told(places.urjar, "people", 73_000, PARSE("2019"))
    warned = part(read("/ru/regions/abai/"), "<caption>", "</caption>")
    assert 'class="drawing-note"' in warned
    Statistic.objects.update(as_of="2020")
    agreed = part(read("/ru/regions/abai/"), "<caption>", "</caption>")
    assert 'class="drawing-note"' not in agreed


def test_the_latest_number_is_the_one_compared(read, places):
    told(places.abai, "people", 111_111, PARSE("2020"))
    told(places.abai, "people", 222_222, PARSE("2025"))
    told(places.abai, "people", 333_333)
    told(places.abai, "people", 444_444, PARSE("2030"), is_planned=True)
    told(places.urjar, "people", 73_000, PARSE("2019"))
    rows = part(read("/ru/regions/abai/"), 'class="bars"', "</table>")
    assert "222\xa0222" in rows
    for other in ("111\xa0111", "333\xa0333", "444\xa0444"):
        assert other not in rows


def test_two_parts_are_compared_where_the_whole_is_not_known(read, places):
    zharma = region("zharma", "Жарминский район", "Жарма ауданы", places.abai)
    told(places.urjar, "area", 23_400)
    assert 'class="bars"' not in read("/ru/regions/abai/")
    told(zharma, "area", 23_900)
    assert "Жарминский" in part(read("/ru/regions/abai/"), 'class="bars"', "</table>")


def test_what_is_not_public_is_not_compared(read, places):
    told(places.abai, "area", 185_500)
    told(places.urjar, "area", 23_400, public_from=None, certainty="unsure")
    assert 'class="bars"' not in read("/ru/regions/abai/")


# Projects and agreements


def test_a_region_shows_the_money_of_its_projects(read, story):
    row = part(read("/ru/regions/abai/"), 'href="/ru/projects/smelter/"', "</tr>")
    assert "1,5\xa0млрд\xa0долларов США" in row
    Figure.objects.update(public_from=None)
    row = part(read("/ru/regions/abai/"), 'href="/ru/projects/smelter/"', "</tr>")
    assert "1,5" not in row


def test_an_agreement_ties_the_regions_of_its_parties(read, story):
    for path in ("/ru/regions/", "/ru/regions/xinjiang/"):
        tie = part(read(path), 'class="tie across"', "</li>")
        west, name, east = (tie.index(each) for each in ("regions/abai", "memorandum", "xinjiang"))
        assert west < name < east


def test_agreements_of_the_same_regions_are_one_tie(read, story, places):
    second = named(Agreement, "second", "Второе", "Екінші", kind="protocol")
    for place in (places.xinjiang, places.abai):
        second.parties.create(region=place)
    ties = part(read("/ru/regions/"), 'class="ties"', "</ul>")
    assert count(ties, 'class="tie across"') == 1
    assert count(ties, 'class="tie-name"') == 2


def test_regions_of_one_country_are_tied_within_it(read, places):
    inner = named(Agreement, "inner", "Внутри", "Ішкі", kind="protocol")
    for place in (places.urjar, places.abai):
        inner.parties.create(region=place)
    ties = part(read("/ru/regions/"), 'class="ties"', "</ul>")
    assert 'class="tie"' in ties
    assert "across" not in ties


def test_one_region_alone_is_no_tie_and_stays_in_the_list(read, places, company):
    alone = named(Agreement, "alone", "Одна сторона", "Бір тарап", kind="contract")
    alone.parties.create(region=places.abai)
    alone.parties.create(organisation=company)
    assert "/ru/agreements/alone/" not in read("/ru/regions/")
    text = read("/ru/regions/abai/")
    assert 'class="ties"' not in text
    assert "/ru/agreements/alone/" in text


def test_a_tie_to_what_is_not_shown_is_not_drawn(read, story, places):
    Region.objects.filter(slug="xinjiang").update(public_from=None)
    assert 'class="ties"' not in read("/ru/regions/")
    assert "Синьцзян" not in read("/ru/regions/abai/")


# Around the facts


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/ru/regions/urjar/", ["regions/", "regions/kazakhstan/", "regions/abai/"]),
        ("/ru/organisations/mine/", ["regions/", "regions/abai/"]),
        ("/ru/agreements/memorandum/", ["regions/"]),
        ("/ru/projects/smelter/", ["projects/"]),
    ],
)
def test_a_page_says_where_it_stands(read, story, path, above):
    found = part(read(path), 'class="path"', "</nav>")
    assert re.findall('href="/ru/([^"]+)"', found) == above


@pytest.mark.parametrize(
    "path",
    ["regions/", "regions/abai/", "organisations/mine/", "agreements/memorandum/", "projects/"],
)
def test_a_page_tells_other_sites_what_is_on_it(read, story, path):
    for language in ("ru", "kk"):
        text = read(f"/{language}/{path}")
        assert text.count('<meta name="description" content="') == 1


def test_regions_ask_the_same_of_a_large_tree(count_queries, story, places):
    paths = ("/ru/regions/", "/ru/regions/abai/")
    before = [count_queries(path) for path in paths]
    for number in range(60):
        part_of = region(f"r-{number}", f"Район {number}", f"{number}-аудан", places.abai)
        told(part_of, "area", number + 1)
        agreement = named(Agreement, f"a-{number}", f"С {number}", f"К {number}", kind="protocol")
        for place in (part_of, places.abai):
            agreement.parties.create(region=place)
    assert [count_queries(path) for path in paths] == before
    assert max(before) <= 10
