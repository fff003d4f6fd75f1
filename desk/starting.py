"""Begins a translation: the source's structure, with its figures and names in the other language.

Each paragraph begins as «⟦480 млн теңге · Үржар ауданы⟧»: what must not be mistyped is there, the
words are in the other column, and nothing that is still in such brackets can go out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.body import paragraphs, teaser
from articles.body.rules import INLINE, VOID, Attributes, Element, Reader, allowed
from articles.models import Edition, Revision
from articles.pairing.marks import CLOSE, OPEN
from desk.checks.registry import Registry, Thing, registry
from languages import dates, numbers
from languages.compare import Day, Fact, Kind, facts
from languages.dates import PartialDate
from languages.names import MONTHS, MONTHS_OF_DAY, WEEKDAYS
from languages.signs import NBSP
from people.models import User

BETWEEN, NOTHING = " · ", "…"
MOST = 280  # signs of a title
MOST_OF_A_CAPTION = 480
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[−-]?\d[\d.,–\u00a0 -]*")


@transaction.atomic
def start(edition: Edition, *, by: User, source: Revision) -> Revision:
    """Save the beginning of a translation. ValidationError where there is a text already."""
    edition.refresh_from_db()
    if edition.current_revision_id:
        raise ValidationError(_("There is a text in this language already."), code="begun")
    edition.origin = Edition.Origin.TRANSLATION
    edition.save(update_fields=["origin"])
    text = begun(source, edition.language)
    return edition.save_draft(by=by, answers=source, **text)


def begun(source: Revision, into: str) -> dict[str, str]:
    """Title, lead and body of a translation that is not written yet."""
    said = Said(source.edition.language, into, registry())
    return {
        "title": teaser(said.plain(source.title), MOST - 1),
        "lead": "\n".join(map(said.plain, source.lead.splitlines())),
        "body": "".join(_Begun(said).read(block.html) for block in paragraphs(source.body)),
    }


@dataclass(frozen=True)
class Piece:
    """Something of a text that the other language says, too, and where it begins."""

    start: int
    end: int
    html: str


class Said:
    """What a text in one language says that can be told in the other without translating it."""

    def __init__(self, source: str, into: str, known: Registry) -> None:
        self.source, self.into, self.known = source, into, known

    def plain(self, text: str) -> str:
        """In brackets, for a field without HTML; numbers alone are as they are."""
        return unescape(self.html(text, []))

    def html(self, text: str, links: list[Piece]) -> str:
        if not text.strip():
            return ""
        if not _LETTER.search(text) and not links:
            return escape(text, quote=False)
        pieces = self._apart([*links, *self._names(text), *self._facts(text)])
        told = BETWEEN.join(dict.fromkeys(piece.html for piece in pieces))
        return f"{OPEN}{told or NOTHING}{CLOSE}"

    def _apart(self, pieces: list[Piece]) -> list[Piece]:
        """In their order; of those that overlap the first: a link, then a name, then a figure."""
        kept: list[Piece] = []
        for piece in pieces:
            if all(piece.end <= other.start or other.end <= piece.start for other in kept):
                kept.append(piece)
        return sorted(kept, key=lambda piece: piece.start)

    def _names(self, text: str) -> Iterator[Piece]:
        for found in self.known.known(self.source).find(text):
            owners = {number for number, _is_whole in found.keys}
            if len(owners) == 1 and (name := self._name(self.known.named[owners.pop()])):
                yield Piece(found.start, found.end, escape(name, quote=False))

    def _name(self, thing: Thing) -> str:
        return next(iter(thing.names[self.into]), "")

    def named(self, kind: str, slug: str) -> str:
        """What a link leads to, as this language calls it; nothing where it has no name."""
        thing = self.known.things.get((kind, slug))
        return self._name(thing) if thing else ""

    def _facts(self, text: str) -> Iterator[Piece]:
        for fact in facts(text, self.source):
            if fact.kind is Kind.SPEECH:
                inner = self._facts(fact.found[1:-1])
                begin = fact.start + 1
                yield from (Piece(begin + p.start, begin + p.end, p.html) for p in inner)
            else:
                yield Piece(fact.start, fact.end, escape(self._fact(fact), quote=False))

    def _fact(self, fact: Fact) -> str:
        """As the other language writes it; what depends on its grammar is left as a number."""
        value: Any = fact.value
        match fact.kind:
            case Kind.NUMBER | Kind.POINTS:
                return numbers.format_number(value, self.into)
            case Kind.PERCENT:
                return numbers.format_percent(value, self.into)
            case Kind.SUM:
                return numbers.short_money(value.amount, value.unit, self.into)
            case Kind.MEASURE:
                written = _NUMBER.search(fact.found)
                return (
                    written[0].strip()
                    if written
                    else numbers.format_number(value.amount, self.into)
                )
            case Kind.DATE:
                return self._date(value)
            case Kind.TIME:
                return f"{value[0]:02}:{value[1]:02}"
            case Kind.WEEKDAY:
                return WEEKDAYS[self.into][value]
        return fact.found if fact.kind is not Kind.DECADE else str(value)

    def _date(self, day: Day) -> str:
        if day.year:
            return dates.format_date(PartialDate(day.year, day.month, day.day), self.into)
        if day.day:
            return f"{day.day}{NBSP}{MONTHS_OF_DAY[self.into][day.month - 1]}"
        return MONTHS[self.into][day.month - 1]


class _Begun(Reader):
    """Writes the elements of a block as they are, and what its words say in brackets."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        self.said = said
        self.text = ""
        self.links: list[Piece] = []
        self.open_link: tuple[int, dict[str, str]] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = allowed(tag, attrs)
        if tag == "a":
            self.open_link = len(self.text), given
        elif tag == "br":
            self.text += " "
        elif tag not in INLINE:
            self.write()
            if caption := given.get("data-caption"):
                given["data-caption"] = teaser(self.said.plain(caption), MOST_OF_A_CAPTION)
            self.out.append(Element(tag, given).start())

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.close_link()
        elif tag not in INLINE and tag not in VOID:
            self.write()
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def close_link(self) -> None:
        """A link leads to the same thing under its name here; to a page under its host."""
        if self.open_link is None:
            return
        (start, given), self.open_link = self.open_link, None
        kind, value = next(iter(given.items()), ("", ""))
        words = self.text[start:]
        name = value if kind == "href" else self.said.named(kind.removeprefix("data-"), value)
        shown = escape(name or f"«{words.strip()}»", quote=False)
        self.links.append(Piece(start, len(self.text), f"{Element('a', given).start()}{shown}</a>"))

    def write(self) -> None:
        self.out.append(self.said.html(self.text, self.links))
        self.text, self.links = "", []

    def read(self, body: str) -> str:
        self.feed(body)
        self.close()
        self.write()
        return "".join(self.out)
