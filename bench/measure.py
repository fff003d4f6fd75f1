"""CPU time of work beside that of a floor, by turns, so that both meet the same noise."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: least CPU times in milliseconds, and what is allowed."""

    name: str
    floor: str
    floor_ms: float
    work_ms: float
    most_ratio: float | None = None
    most_ms: float | None = None

    @property
    def ratio(self) -> float:
        return self.work_ms / self.floor_ms

    @property
    def is_over(self) -> bool:
        too_slow = self.most_ratio is not None and self.ratio > self.most_ratio
        return too_slow or (self.most_ms is not None and self.work_ms > self.most_ms)


def measure(
    name: str,
    work: Work,
    *,
    floor: tuple[str, Work],
    before: Work = lambda: None,
    runs: int = 31,
    most_ratio: float | None = None,
    most_ms: float | None = None,
) -> Figure:
    """The least of `runs` turns each: what is above it is the machine's other work, not ours.

    `before` is run before each turn, untimed.
    """
    floors, works = [], []
    for _ in range(runs):
        before()
        floors.append(_cpu_ms(floor[1]))
        works.append(_cpu_ms(work))
    return Figure(name, floor[0], min(floors), min(works), most_ratio, most_ms)


def _cpu_ms(work: Work) -> float:
    gc.collect()
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e6


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    head = ("what", "floor", "floor, ms", "it, ms", "ratio", "at most", "")
    rows = [head, ("---", "---", "---:", "---:", "---:", "---:", "---"), *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    bounds = []
    if figure.most_ratio is not None:
        bounds.append(f"{figure.most_ratio:g} x")
    if figure.most_ms is not None:
        bounds.append(f"{figure.most_ms:g} ms")
    return (
        figure.name,
        figure.floor,
        f"{figure.floor_ms:.3f}",
        f"{figure.work_ms:.3f}",
        f"{figure.ratio:.2f}",
        ", ".join(bounds),
        "OVER" if figure.is_over else "",
    )
