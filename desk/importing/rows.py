"""A row of a table beside the thing that it is about."""

from dataclasses import dataclass, field
from typing import Any

from desk.importing.columns import Column
from desk.importing.reading import Line


@dataclass(frozen=True)
class Change:
    """A column that gets another value, with the words for what it was and will be."""

    column: Column
    old: Any
    was: str
    becomes: str


@dataclass
class Row:
    """A line, the thing that it is about, and what it would change there or why it cannot."""

    line: Line
    given: dict[Column, Any] = field(default_factory=dict)
    thing: Any = None
    changes: list[Change] = field(default_factory=list)
    fault: str = ""

    @property
    def state(self) -> str:
        if self.fault:
            return "wrong"
        if self.thing.pk is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def is_seen(self) -> bool:
        """Readers would notice at once."""
        return self.state == "changed" and self.thing.public_from is not None

    @property
    def title(self) -> str:
        """How the row is called on the page, found or not."""
        return str(self.thing or self.named("name_ru") or self.named("slug"))

    def named(self, name: str) -> Any:
        """What the row gives in a column; "" where it gives nothing."""
        return next((value for column, value in self.given.items() if column.name == name), "")

    def put(self, column: Column, new: Any) -> None:
        """The thing gets the value in memory; a change is noted where it had another one."""
        old = getattr(self.thing, column.name)
        if old != new:
            setattr(self.thing, column.name, new)
            self.changes.append(
                Change(column, old, self._words(column, old), self._words(column, new))
            )

    def _words(self, column: Column, value: Any) -> str:
        choices = self.thing._meta.get_field(column.name).choices
        if choices:
            return str(dict(choices).get(value, value))
        return "" if value is None else str(value)
