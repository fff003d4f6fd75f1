"""A project's money and milestones along the years, each on what is known of its date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from languages.dates import PartialDate
from projects.models import Figure, Milestone
from reader.drawings.timeline import Look, Mark, Scale, Stretch, Tick, percent

Dated = tuple[PartialDate, Look]


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline: a milestone, or a sum of money that somebody named."""

    milestone: Milestone | None
    figure: Figure | None
    marks: list[Mark]
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """`today` is empty where it lies beyond the years; what has no date stands apart."""

    ticks: list[Tick]
    today: str
    anchor: str
    events: list[Event]
    undated: list[Event]


def timeline(
    figures: Sequence[Figure], milestones: Sequence[Milestone], today: date
) -> Timeline | None:
    """None where nothing is known of any date."""
    told = [(_dates(each), each, None) for each in milestones]
    told += [([(each.as_of, "told")], None, each) for each in figures if each.as_of]
    dates = [known for row, _, _ in told for known, _ in row]
    if any(each.actual_on is None for each in milestones):
        dates.append(PartialDate.of(today))
    scale = Scale.over(dates)
    if scale is None:
        return None
    told.sort(key=lambda row: row[0][-1][0])
    share = scale.share(today)
    return Timeline(
        scale.ticks(),
        percent(share) if scale.holds(today) else "",
        "start" if share < 15 else "end" if share > 85 else "middle",
        [_event(row, milestone, figure, scale) for row, milestone, figure in told],
        [Event(None, each, []) for each in figures if not each.as_of],
    )


def _dates(milestone: Milestone) -> list[Dated]:
    """The dates of a milestone with what became of each: the last one is that of today's word."""
    dates: list[Dated] = [(slip.was_planned_on, "missed") for slip in milestone.slips.all()]
    planned, actual = milestone.planned_on, milestone.actual_on
    if planned:
        is_missed = actual is not None and planned.latest() < actual.earliest()
        dates.append((planned, "missed" if is_missed else "planned"))
    if actual:
        dates.append((actual, "reached"))
    return dates


def _event(
    dates: Sequence[Dated], milestone: Milestone | None, figure: Figure | None, scale: Scale
) -> Event:
    marks = [scale.mark(known, look) for known, look in dates]
    known = [each for each, _ in dates]
    stretch = scale.stretch(min(known), max(known)) if len(known) > 1 else None
    return Event(milestone, figure, marks, stretch)
