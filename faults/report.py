"""The table of the fault suite, and the page that keeps it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

HEAD = (
    "tries",
    "kills",
    "lost",
    "doubled",
    "early",
    "overwritten",
    "half",
    "failed",
)
# What stands between these two lines of the page is written by the suite.
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


@dataclass
class Run:
    """One run of the suite: its lines, and all faults as sentences."""

    size: str
    seed: int
    lines: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def hear(self, line: dict[str, Any]) -> None:
        self.lines.append(line)
        where = f"{line['database']}, {line['scenario']}"
        self.faults += [f"{where}: {sentence}" for sentence in line["faults"]]

    @property
    def verdict(self) -> str:
        if not self.lines:
            return "Nothing was tried."
        if self.faults:
            return f"FAULTS: {len(self.faults)}."
        kills = sum(line["counts"]["kills"] for line in self.lines)
        return f"No fault was found; {kills} times something was killed or cut off."


def table(lines: list[dict[str, Any]]) -> str:
    """The figures as a Markdown table."""
    rows = [("what", "database", *HEAD), ("---", "---", *["---:"] * len(HEAD))]
    for line in lines:
        figures = [str(line["counts"][name]) for name in HEAD]
        rows.append((line["scenario"], line["database"], *figures))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def page(run: Run, before: str) -> str:
    """The page with this run's figures in the place of those before."""
    text, _begin, rest = before.partition(BEGIN)
    _figures, _end, after = rest.partition(END)
    return f"{text}{BEGIN}\n{_figures_of(run)}\n{END}{after}"


def _figures_of(run: Run) -> str:
    day = datetime.now(UTC).date()
    left_out = "".join(f" Left out: {name}." for name in run.left_out)
    return "\n\n".join(
        [
            f"`make faults` on {day}, {run.size} run, random seed {run.seed}. "
            + " ".join(run.versions),
            table(run.lines),
            f"{run.verdict}{left_out}",
            "What happened on the way:",
            "\n".join(_notes(line) for line in run.lines),
        ]
    )


def _notes(line: dict[str, Any]) -> str:
    told = "; ".join(f"{name}: {count}" for name, count in sorted(line["notes"].items()))
    seconds = f"{line['seconds']:.0f} s"
    return f"- {line['scenario']} ({line['database']}, {seconds}){': ' if told else ''}{told}."
