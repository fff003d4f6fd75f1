"""What the judges said, as a table."""

from dataclasses import dataclass, field

HEAD = """# What the judges say

`make audit` serves the demo newsroom and shows them every kind of its pages in Russian and in
Kazakh in each of its scripts, in {matrix}.
It writes this page; the figures are those of its last run. README says what it needs.

"""
START = "| judge | asked about | faults |\n|---|---|---|\n"
SCORES = (
    "\n## Lighthouse {version}\n\nA phone, the median of {times} visits; 100 is the most.\n\n"
    "| page | performance | accessibility | best practices | SEO | first paint, s |"
    " largest paint, s | blocked, ms | shift |\n|---|---|---|---|---|---|---|---|---|\n"
)


@dataclass(frozen=True, slots=True)
class Score:
    """The medians of one page's visits."""

    page: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int
    first_paint: float
    largest_paint: float
    blocked: int
    shift: float

    @property
    def row(self) -> str:
        figures = (
            self.performance,
            self.accessibility,
            self.best_practices,
            self.seo,
            f"{self.first_paint:.1f}",
            f"{self.largest_paint:.1f}",
            self.blocked,
            f"{self.shift:.2f}",
        )
        return f"| {self.page} | {' | '.join(map(str, figures))} |\n"


@dataclass(slots=True)
class Report:
    lines: list[tuple[str, str, int]] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, judge: str, asked: str, faults: list[str]) -> None:
        print(f"{judge}: {asked}, {len(faults)} faults", flush=True)
        for fault in faults:
            print(f"  {fault}", flush=True)
        self.lines.append((judge, asked, len(faults)))
        self.faults += [f"{judge}: {fault}" for fault in faults]

    def table(self, lighthouse: str, times: int) -> str:
        rows = "".join(f"| {judge} | {asked} | {count} |\n" for judge, asked, count in self.lines)
        text = START + rows
        if self.scores:
            text += SCORES.format(version=lighthouse, times=times)
            text += "".join(score.row for score in self.scores)
        return text
