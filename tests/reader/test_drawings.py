"""The geometry of the drawings: nothing overlaps or is left out, words stay in their boxes."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from languages.dates import PartialDate
from reader.drawings.atlas import LINE, Spot, atlas
from reader.drawings.charts import bars, course
from reader.drawings.timeline import Scale
from reader.drawings.words import width_of, wrapped

PARSE = PartialDate.parse
HOSTILE = [
    "х" * 300,
    "<script>alert(1)</script>",
    "Ә\"'&<>",
    "🏔️👩‍👩‍👧‍👦 Алтай",
    "شىڭجاڭ ۇيعىر اۆتونوميالىق اۋدانى",
    "‮перевёрнутый‬",
    "Ұ́" * 40,
    "слово " * 50,
    "\u200b",
    "",
]

names = st.one_of(
    st.sampled_from(["Абай облысы", "Синьцзян-Уйгурский автономный район", *HOSTILE]),
    st.text(max_size=40),
)
points = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def spot(name="Абай", parts=(), point=None, **told):
    return Spot(name, "/", tuple(parts), point, **told)


leaves = st.builds(spot, names, point=points, is_country=st.booleans())
trees = st.recursive(
    leaves,
    lambda below: st.builds(
        spot, names, st.lists(below, max_size=6), points, is_country=st.booleans()
    ),
    max_leaves=25,
)


def all_spots(roots):
    for root in roots:
        yield root
        yield from all_spots(root.parts)


def are_apart(one, other):
    return (
        one.right <= other.x
        or other.right <= one.x
        or one.bottom <= other.y
        or other.bottom <= one.y
    )


def encloses(outer, inner):
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.labels_end <= inner.y
        and inner.bottom <= outer.bottom
    )


class Box:
    """An area with what lies in it, found by the order in which areas are drawn."""

    def __init__(self, area):
        self.x, self.y, self.right, self.bottom = area.x, area.y, area.right, area.bottom
        self.labels_end = area.labels[-1].y if area.labels else area.y
        self.parts = []


def boxes_of(drawn):
    """The boxes on each level, below the box that was drawn before them on the level above."""
    open_boxes, roots = [], []
    for area in drawn.areas:
        del open_boxes[area.level :]
        box = Box(area)
        (open_boxes[-1].parts if open_boxes else roots).append(box)
        open_boxes.append(box)
    return roots


def check_apart(boxes):
    assert all(are_apart(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert all(encloses(box, part) for part in box.parts)
        check_apart(box.parts)


def check_labels(area):
    for label in area.labels:
        is_bold = bool(area.spot.parts)
        assert width_of(label.text, area.size, is_bold=is_bold) <= area.width or len(label.text) < 3
        assert area.y <= label.y - LINE + 4
        assert label.y <= area.bottom


@settings(max_examples=60, deadline=None)
@given(st.lists(trees, max_size=5), st.sampled_from([(340, 1), (880, 2), (880, 3)]))
def test_a_map_draws_every_region_once_apart_from_all_others(roots, sheet):
    width, columns = sheet
    drawn = atlas(roots, width, columns)
    assert len(drawn.areas) == len(list(all_spots(roots)))
    check_apart(boxes_of(drawn))
    for area in drawn.areas:
        check_labels(area)
        assert area.x >= 0
        assert area.right <= width
        assert area.bottom <= drawn.height


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_a_map(name):
    drawn = atlas([spot(name, [spot(name, point=(1, 1)), spot(name, point=(2, 2)), spot()])], 340)
    check_apart(boxes_of(drawn))
    for area in drawn.areas:
        check_labels(area)
        shown = "".join(area.lines).replace(" ", "")
        assert shown == "".join(area.spot.name.split())


def test_the_north_is_at_the_top_and_the_west_on_the_left():
    semey, bakhty = spot("Семей", point=(50.4, 80.2)), spot("Бахты", point=(46.7, 82.8))
    drawn = atlas([spot("Абай", [bakhty, spot("Аксуат"), semey])], 340)
    at = {area.spot.name: area for area in drawn.areas}
    assert at["Семей"].y < at["Бахты"].y
    assert at["Семей"].x < at["Бахты"].x
    assert [area.spot.name for area in drawn.areas if area.is_marked] == ["Семей", "Бахты"]
    assert drawn.has_marks


def test_places_of_one_latitude_share_a_row():
    parts = [spot("Запад", point=(50, 80)), spot("Восток", point=(50.01, 90))]
    parts.append(spot("Юг", point=(40, 85)))
    areas = {area.spot: area for area in atlas([spot("Область", parts)], 880).areas}
    west, east, south = (areas[part] for part in parts)
    assert west.y == east.y
    assert west.right < east.x
    assert south.y > west.bottom


def test_one_place_alone_is_not_said_to_stand_where_it_lies():
    drawn = atlas([spot("Абай", [spot("Семей", point=(50.4, 80.2)), spot("Аксуат")])], 340)
    assert not drawn.has_marks


def test_the_border_runs_between_countries_alone():
    kazakhstan = spot("Казахстан", point=(48, 80), is_country=True)
    china = spot("Китай", point=(44, 85), is_country=True)
    elsewhere = spot("Часть неназванного", point=(44, 99))
    (border,) = atlas([china, kazakhstan], 880, columns=2).borders
    assert border.x == border.to_x
    (border,) = atlas([china, kazakhstan], 340).borders
    assert border.y == border.to_y
    assert atlas([china, elsewhere], 880, columns=2).borders == []
    first, *_ = atlas([china, kazakhstan], 880, columns=2).areas
    assert first.spot is kazakhstan


def test_a_map_of_nothing_and_one_of_two_hundred_are_drawn():
    assert atlas([], 880, columns=2).areas == []
    many = [spot(f"Район {number}") for number in range(200)]
    drawn = atlas([spot("Страна", many)], 340)
    assert len(drawn.areas) == 201
    check_apart(boxes_of(drawn))


@settings(max_examples=60, deadline=None)
@given(names, st.integers(20, 400), st.integers(8, 24))
def test_lines_fit_and_lose_nothing(text, room, size):
    lines = wrapped(text, room, size)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    for line in lines:
        assert width_of(line, size) <= room or len(line) < 3


def test_words_break_between_them_and_after_hyphens():
    lines = wrapped("Синьцзян-Уйгурский автономный район", 110, 14)
    assert lines == ["Синьцзян-", "Уйгурский", "автономный", "район"]
    assert wrapped("кто-то", 500, 14) == ["кто-то"]


@pytest.mark.parametrize("face", ["onest", "onest-latin", "naskh"])
def test_no_letter_is_wider_than_it_is_taken_for(face):
    font = TTFont(finders.find(f"reader/fonts/{face}.woff2"))
    widths, per_em = font["hmtx"], font["head"].unitsPerEm
    for code, glyph in font.getBestCmap().items():
        if chr(code).isprintable():
            assert width_of(chr(code), 1000) >= 1000 * widths[glyph][0] // per_em, chr(code)


dates = st.dates().flatmap(
    lambda day: st.sampled_from(
        [PARSE(f"{day:%Y}".zfill(4)), PARSE(str(day)[:7]), PartialDate.of(day)]
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(dates, min_size=1, max_size=8))
def test_every_date_lies_on_the_scale_in_its_order(known):
    scale = Scale.over(known)
    marks = [scale.mark(each, "planned") for each in sorted(known)]
    shares = [float(mark.x.rstrip("%")) for mark in marks]
    assert shares == sorted(shares)
    for mark in marks:
        x, to_x = float(mark.x.rstrip("%")), float(mark.to_x.rstrip("%"))
        assert 0 <= x <= float(mark.middle.rstrip("%")) <= to_x <= 100
    ticks = [float(tick.x.rstrip("%")) for tick in scale.ticks()]
    assert len(ticks) <= 6
    assert all(one < other for one, other in pairwise(ticks))


def test_what_is_known_to_the_year_is_as_long_as_the_year():
    scale = Scale.over([PARSE("2024"), PARSE("2025-06-01")])
    year, month, day = (
        scale.mark(PARSE(text), "told") for text in ("2024", "2024-02", "2024-02-01")
    )
    assert (year.x, year.width) == ("0.00%", "50.00%")
    assert 3 < float(month.width.rstrip("%")) < 5
    assert day.is_day
    assert day.x == day.to_x
    assert Scale.over([]) is None


def test_a_course_needs_two_dates():
    one, other = (PARSE("2020"), Decimal(100), "100"), (PARSE("2024"), Decimal(50), "50")
    assert course([]) is None
    assert course([one]) is None
    assert course([one, one]) is None
    drawn = course([other, one])
    assert [point.number for point in drawn.points] == ["100", "50"]
    assert drawn.points[0].y < drawn.points[1].y < drawn.floor
    assert len(drawn.steps) == 1


def test_numbers_in_a_course_stand_apart_and_the_latest_is_always_told():
    told = [(PARSE(str(year)), Decimal(year), str(year)) for year in range(2000, 2021)]
    points = course(told).points
    numbered = [float(point.mark.middle.rstrip("%")) for point in points if point.number]
    assert points[-1].number == "2020"
    assert all(other - one >= 28 for one, other in pairwise(numbered))


@pytest.mark.parametrize("value", [0, -5])
def test_a_course_of_nothing_lies_on_the_floor(value):
    told = [(PARSE(year), Decimal(value), "0") for year in ("2020", "2021")]
    drawn = course(told)
    assert {point.y for point in drawn.points} == {drawn.floor}


def test_bars_are_as_long_as_their_share_of_the_longest():
    assert bars([Decimal(50), Decimal(200), Decimal(0), Decimal(-1)]) == [
        "25.00%",
        "100.00%",
        "0%",
        "0%",
    ]
    assert bars([]) == []
