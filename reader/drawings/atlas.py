"""A schematic map: each region a box inside the one that it belongs to, the state border between.

Nothing is known of the shapes of regions and of many not even where they lie. So two rules, told
under the map: parts whose coordinates are known stand as they lie to one another, the north at the
top and the west on the left, and carry a mark; all others stand in rows, in the order given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from reader.drawings.words import widest_word, width_of, wrapped

GAP = 8
LINE = 17
SIZE = 14
TITLE_SIZE = 17
# The mark of a place that stands where it lies: the room that it takes, on both sides alike.
MARK = 14
# Between two countries: for the line of the border, and for its name above or below the line.
BORDER = 30
BORDER_NAME = 28
# A region and the place where it lies share a row where their latitudes differ by less.
SAME_ROW = 0.1


@dataclass(frozen=True, slots=True)
class Spot:
    """A region to be drawn; `point` is its latitude and longitude in degrees, where known.

    Of a region without a point of its own it may be the middle of those of its parts.
    """

    name: str
    address: str
    parts: "tuple[Spot, ...]" = ()
    point: tuple[float, float] | None = None
    is_country: bool = False
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Area:
    """The box of a region on the map."""

    spot: Spot
    x: int
    y: int
    width: int
    height: int
    level: int
    lines: tuple[str, ...]
    is_marked: bool = False

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def mark(self) -> tuple[int, int]:
        return self.x + MARK // 2 + 2, self.y + MARK // 2 + 2

    @property
    def size(self) -> int:
        return _size(self.spot, self.level)

    @property
    def labels(self) -> list[Label]:
        """The lines of its name: above its parts, or in the middle where it has none."""
        above = GAP
        if not self.spot.parts:
            above = (self.height - LINE * len(self.lines)) // 2
        first = self.y + above + LINE - 4
        return [Label(first + LINE * place, text) for place, text in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Border:
    """A stretch of the state border, and where its name stands."""

    x: int
    y: int
    to_x: int
    to_y: int
    name_x: int
    name_y: int


@dataclass(frozen=True, slots=True)
class Map:
    width: int
    height: int
    areas: list[Area]
    borders: list[Border]

    @property
    def has_marks(self) -> bool:
        return any(area.is_marked for area in self.areas)


def atlas(roots: Sequence[Spot], width: int, columns: int = 1) -> Map:
    """All regions on a sheet of that width, so many countries beside each other."""
    areas: list[Area] = []
    borders: list[Border] = []
    top = 1
    rows = _rows_of(_from_the_west(roots), columns)
    for row, below in zip_longest(rows, rows[1:], fillvalue=[]):
        head = top + (BORDER_NAME if any(map(_are_countries, pairwise(row))) else 0)
        groups = _beside(row, head, width - 2)
        bottom = groups[0][0].bottom
        borders += _between([group[0] for group in groups], top + LINE - 6)
        areas += [area for group in groups for area in group]
        top = bottom + 2 * GAP
        if below and _are_countries([*row, *below]):
            borders.append(Border(1, top, width - 1, top, width // 2, top + LINE + 4))
            top += BORDER_NAME + GAP
    return Map(width, max(top - GAP, 1), areas, borders)


def _beside(row: list[Spot], top: int, width: int) -> list[list[Area]]:
    """Two share the width in that way which makes the sheet the shortest; more share it alike."""
    room = width - BORDER * (len(row) - 1)
    ways = [[room // len(row)] * len(row)]
    if len(row) == 2:
        ways += [[first, room - first] for first in (room * part // 10 for part in (6, 4, 7, 3))]
    return min((_drawn(row, top, widths) for widths in ways), key=lambda drawn: drawn[0][0].bottom)


def _drawn(row: list[Spot], top: int, widths: list[int]) -> list[list[Area]]:
    marked, x, groups = _marked(row), 1, []
    for spot, width in zip(row, widths, strict=True):
        groups.append(_area(spot, x, top, width, 0, is_marked=spot in marked))
        x += width + BORDER
    return _level(groups)


def _between(row: list[Area], name_y: int) -> list[Border]:
    """The border between each two countries that stand beside each other."""
    return [
        Border(x, one.y - GAP, x, one.bottom + GAP, x, name_y)
        for one, other in pairwise(row)
        if _are_countries([one.spot, other.spot])
        for x in [one.right + BORDER // 2]
    ]


def _rows_of(spots: list[Spot], columns: int) -> list[list[Spot]]:
    return [spots[start : start + columns] for start in range(0, len(spots), columns)]


def _from_the_west(spots: Sequence[Spot]) -> list[Spot]:
    """Those of which nothing is known come last, in the order given."""
    return sorted(spots, key=lambda spot: spot.point[1] if spot.point else 360)


def _are_countries(spots: Iterable[Spot]) -> bool:
    return all(spot.is_country for spot in spots)


def _marked(siblings: Sequence[Spot]) -> list[Spot]:
    """Those that stand where they lie: one alone would lie in no relation to any other."""
    known = [spot for spot in siblings if spot.point]
    return known if len(known) > 1 else []


def _level(groups: list[list[Area]]) -> list[list[Area]]:
    """Boxes beside each other, as high as the highest of them."""
    bottom = max(group[0].bottom for group in groups)
    return [[replace(own, height=bottom - own.y), *parts] for own, *parts in groups]


def _area(
    spot: Spot, x: int, y: int, width: int, level: int, *, is_marked: bool = False
) -> list[Area]:
    """The box of a region, then those of its parts."""
    size, is_bold = _size(spot, level), bool(spot.parts)
    room = width - 2 * _side(width, is_marked=is_marked)
    lines = tuple(wrapped(spot.name, room, size, is_bold=is_bold))
    below = y + GAP + LINE * len(lines) + GAP
    inset = _side(width)
    parts = _parts(spot.parts, x + inset, below, width - 2 * inset, level + 1)
    if parts:
        below = max(part.bottom for part in parts) + inset
    return [Area(spot, x, y, width, below - y, level, lines, is_marked), *parts]


def _size(spot: Spot, level: int) -> int:
    return TITLE_SIZE if spot.parts and level == 0 else SIZE


def _side(width: int, *, is_marked: bool = False) -> int:
    """The room between a box and what stands in it; little where the box itself is narrow."""
    return min(GAP + MARK if is_marked else GAP, width // 20 + (MARK if is_marked else 0))


def _parts(spots: Sequence[Spot], x: int, y: int, width: int, level: int) -> list[Area]:
    marked = _marked(spots)
    others = [spot for spot in spots if spot not in marked]
    areas = _where_they_lie(marked, x, y, width, level)
    for spot in others:
        if spot.parts:
            areas += _area(spot, x, _below(areas, y), width, level)
    single = [spot for spot in others if not spot.parts]
    return areas + _in_rows(single, x, _below(areas, y), width, level)


def _below(areas: list[Area], y: int) -> int:
    return max(area.bottom for area in areas) + GAP if areas else y


def _where_they_lie(spots: Sequence[Spot], x: int, y: int, width: int, level: int) -> list[Area]:
    """From north to south; each as far to the right as its longitude lies between the others'."""
    areas: list[Area] = []
    row: list[Area] = []
    norths = _shares([spot.point[0] for spot in spots])
    easts = _shares([spot.point[1] for spot in spots])
    told = sorted(zip(spots, norths, easts, strict=True), key=lambda each: -each[1])
    row_north = 0.0
    for spot, north, east in told:
        size = _own_width(spot, width, level)
        left = x + int((width - size) * east)
        if not (row and row_north - north < SAME_ROW and _has_room(row, left, size)):
            row, row_north = [], north
        top = row[0].y if row else _below(areas, y)
        own, *parts = _area(spot, left, top, size, level, is_marked=True)
        row.append(own)
        areas += [own, *parts]
    return areas


def _shares(degrees: Sequence[float]) -> list[float]:
    """How far between the outermost each lies: 0 in the south or west, 1 opposite."""
    if not degrees:
        return []
    low, span = min(degrees), max(degrees) - min(degrees)
    return [(each - low) / span if span else 0.5 for each in degrees]


def _has_room(row: list[Area], left: int, width: int) -> bool:
    return all(left > area.right + GAP or left + width + GAP < area.x for area in row)


def _own_width(spot: Spot, width: int, level: int) -> int:
    """What its name needs on few lines; most of the row for a region that has parts itself."""
    if spot.parts:
        return width * 4 // 5
    sides = 2 * _side(width, is_marked=True)
    size = _size(spot, level)
    room = min(width - sides, max(widest_word(spot.name, size), width // 3))
    lines = wrapped(spot.name, room, size)
    return min(width, max((width_of(line, size) for line in lines), default=0) + sides + GAP)


def _in_rows(spots: Sequence[Spot], x: int, y: int, width: int, level: int) -> list[Area]:
    """As many beside each other as their longest words allow."""
    if not spots:
        return []
    need = max(widest_word(spot.name, _size(spot, level)) for spot in spots) + 2 * GAP + 2
    columns = min(len(spots), max(1, (width + GAP) // (need + GAP)))
    cell = (width - GAP * (columns - 1)) // columns
    areas: list[Area] = []
    for row in _rows_of(list(spots), columns):
        top = _below(areas, y)
        boxes = [
            _area(spot, x + place * (cell + GAP), top, cell, level)
            for place, spot in enumerate(row)
        ]
        areas += [area for box in _level(boxes) for area in box]
    return areas
