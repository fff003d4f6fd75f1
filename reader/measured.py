"""What was counted in regions, made ready to be compared by eye: over time, and with others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst

from facts.models import Certainty
from languages.dates import PartialDate, format_date
from languages.numbers import format_number
from reader.drawings.charts import Course, bars, course
from reader.links import Link
from regions.models import Statistic


@dataclass(frozen=True, slots=True)
class OverTime:
    """One measure of one region; `words` tell what the drawing shows."""

    label: str
    course: Course
    values: list[tuple[str, str]]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A region in a comparison: how much there is, and how long its bar is."""

    link: Link
    statistic: Statistic
    bar: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure of several regions; `has_one_date` where all were counted on the same one."""

    label: str
    rows: list[Compared]
    has_one_date: bool


def over_time(statistics: Iterable[Statistic], language: str) -> list[OverTime]:
    """The measures that are known for two dates or more; plans are not mixed with counts."""
    found = []
    for _, same in groupby(sorted(_counted(statistics), key=_measure), key=_measure):
        rows = [row for row in same if row.as_of]
        values = [(row.as_of, row.value, format_number(row.value, language)) for row in rows]
        if drawn := course(values):
            told = [(format_date(known, language), text) for known, _, text in sorted(values)]
            is_demo = rows[0].certainty == Certainty.DEMO
            found.append(OverTime(rows[0].label, drawn, told, is_demo))
    return found


def _counted(statistics: Iterable[Statistic]) -> list[Statistic]:
    return [row for row in statistics if not row.is_planned]


def _measure(row: Statistic) -> tuple[str, str, str, bool]:
    return row.key, row.unit, row.label, row.certainty == Certainty.DEMO


def comparisons(
    own: int, parts: Collection[int], statistics: Sequence[Statistic], links: dict[int, Link]
) -> list[Comparison]:
    """A region beside those that it lies in and its parts: the largest first.

    What is not known of itself, two of its parts may still be compared in.
    """
    latest: dict[tuple[str, str], dict[int, Statistic]] = {}
    for row in sorted(_counted(statistics), key=_since):
        if row.region_id in links and row.value > 0:
            latest.setdefault((row.key, row.unit), {})[row.region_id] = row
    return [
        _comparison(own, list(rows.values()), links)
        for rows in latest.values()
        if len(rows) > 1 and (own in rows or len(rows.keys() & set(parts)) > 1)
    ]


def _since(row: Statistic) -> tuple[PartialDate, int]:
    return row.as_of or PartialDate(1), row.pk


def _comparison(own: int, rows: list[Statistic], links: dict[int, Link]) -> Comparison:
    rows.sort(key=lambda row: (-row.value, row.region_id))
    label = next((row.label for row in rows if row.region_id == own), rows[0].label)
    lengths = bars([row.value for row in rows])
    compared = [
        Compared(links[row.region_id], row, bar, row.region_id == own)
        for row, bar in zip(rows, lengths, strict=True)
    ]
    return Comparison(capfirst(label), compared, len({row.as_of for row in rows}) == 1)
