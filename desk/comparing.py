"""Two texts as a page shows them: words changed in their paragraphs, unchanged ones folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.body import Paragraph, paragraphs
from languages.differences import Change, Part, differences, parts

KEPT_IN_SIGHT = 1  # unchanged paragraphs before and after a change
LONG = 4  # fewer unchanged paragraphs are not worth folding


@dataclass(frozen=True)
class Line:
    """A paragraph and what became of it.

    `form` is its HTML, compared by word, where nothing but links, photos or form have changed.
    """

    kind: str
    parts: tuple[Part, ...]
    form: tuple[Part, ...] = ()

    @property
    def is_same(self) -> bool:
        return self.kind == "same"


@dataclass(frozen=True)
class Stretch:
    """Paragraphs that follow each other, in sight or folded."""

    lines: list[Line]
    is_folded: bool


@dataclass(frozen=True)
class Comparison:
    """What differs between two texts of an edition."""

    title: list[Stretch]
    lead: list[Stretch]
    body: list[Stretch]

    @property
    def is_empty(self) -> bool:
        """Whether the two texts are the same."""
        stretches = [*self.title, *self.lead, *self.body]
        return all(line.is_same for stretch in stretches for line in stretch.lines)


def compare(old: dict[str, str], new: dict[str, str]) -> Comparison:
    """`old` and `new` are a title, a lead and a body each, as `Revision.text` gives them."""
    return Comparison(
        title=_stretches([_title(old["title"], new["title"])]),
        lead=_stretches(_lines(_plain(old["lead"]), _plain(new["lead"]))),
        body=_stretches(_lines(paragraphs(old["body"]), paragraphs(new["body"]))),
    )


def changes(old: dict[str, str], new: dict[str, str]) -> Iterable[Change]:
    """All that differs, by paragraph."""
    for name in ("title", "lead"):
        yield from differences(old[name].split("\n"), new[name].split("\n"))
    olds, news = (paragraphs(text["body"]) for text in (old, new))
    yield from differences([each.text for each in olds], [each.text for each in news])


def _title(old: str, new: str) -> Line:
    return Line("same" if old == new else "changed", parts(old, new))


def _plain(text: str) -> list[Paragraph]:
    return [Paragraph(html=line, text=line) for line in text.splitlines() if line.strip()]


def _lines(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Line]:
    found = differences([each.text for each in old], [each.text for each in new])
    return [_line(change, old, new) for change in found]


def _line(change: Change, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Line:
    if change.old_place is None or change.new_place is None:
        return Line("added" if change.old_place is None else "removed", change.parts)
    if not change.is_same:
        return Line("moved" if change.is_moved else "changed", change.parts)
    before, after = old[change.old_place].html, new[change.new_place].html
    if before != after:
        return Line("form", change.parts, parts(before, after))
    return Line("moved" if change.is_moved else "same", change.parts)


def _stretches(lines: list[Line]) -> list[Stretch]:
    runs = [list(run) for _is_same, run in groupby(lines, key=lambda line: line.is_same)]
    found: list[Stretch] = []
    for number, run in enumerate(runs):
        if not run[0].is_same or len(run) < LONG:
            found.append(Stretch(run, is_folded=False))
            continue
        begin = KEPT_IN_SIGHT if number else 0
        end = len(run) - (KEPT_IN_SIGHT if number < len(runs) - 1 else 0)
        found += [
            Stretch(run[:begin], is_folded=False),
            Stretch(run[begin:end], is_folded=True),
            Stretch(run[end:], is_folded=False),
        ]
    return [stretch for stretch in found if stretch.lines]
