"""Sums of money over several projects: only of one kind, in one currency, one of each project."""

from collections.abc import Iterable
from dataclasses import dataclass

from facts.models import Bound, Certainty
from languages.numbers import format_money, with_bound
from projects.models import Figure, Project

# The kind of sum, its currency, whether it is invented.
Purse = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Total:
    kind: str
    amount: str
    is_demo: bool


def totals(projects: Iterable[Project], language: str) -> list[Total]:
    """What two projects or more come to together.

    Where it is not known which of a project's sums is the latest word, there is no total.
    """
    sums: dict[Purse, list[Figure | None]] = {}
    for project in projects:
        for purse, figure in _latest(project.figures.all()).items():
            sums.setdefault(purse, []).append(figure)
    return [
        _total(figures, is_demo, language)
        for (_, _, is_demo), figures in sums.items()
        if len(figures) > 1 and all(figures)
    ]


def _latest(figures: Iterable[Figure]) -> dict[Purse, Figure | None]:
    """The last word in each purse; None where another one has no date or the same one."""
    told: dict[Purse, list[Figure]] = {}
    for figure in figures:
        purse = (figure.kind, figure.currency, figure.certainty == Certainty.DEMO)
        told.setdefault(purse, []).append(figure)
    return {purse: _last(rows) for purse, rows in told.items()}


def _last(figures: list[Figure]) -> Figure | None:
    if len(figures) == 1:
        return figures[0]
    if any(each.as_of is None for each in figures):
        return None
    *_, before, last = sorted(figures, key=lambda each: each.as_of)
    return last if before.as_of.latest() < last.as_of.earliest() else None


def _total(figures: list[Figure], is_demo: bool, language: str) -> Total:
    first = figures[0]
    amount = format_money(sum(each.amount for each in figures), first.currency, language)
    bounds = {each.bound for each in figures}
    bound = next((each for each in (Bound.ABOUT, Bound.MORE_THAN) if each in bounds), Bound.EXACT)
    return Total(first.get_kind_display(), with_bound(amount, bound, language), is_demo)
