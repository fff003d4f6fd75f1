"""The names that the newsroom knows: of regions, people, organisations, projects and agreements."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.models import Entry, Redirect
from articles.pairing import OTHER
from facts.models import Certainty
from languages import LANGUAGES
from languages.compare.known import KnownNames
from languages.letters.words import BARE
from people.models import Organisation, OrganisationName, Person, PersonName
from projects.models import Agreement, Project
from regions.models import Region, RegionName

List = Entry.List
THINGS = (Region, Person, Organisation, Project, Agreement)
OTHER_NAMES = {RegionName: "region", PersonName: "person", OrganisationName: "organisation"}
# Those whose names stand in running text; a project's or an agreement's is a description.
NAMED = (List.REGION, List.PERSON, List.ORGANISATION)

# What says which kind of place it is, and is left out where several are told («аудандары»).
_KINDS_OF_PLACE = {
    "ru": "область район округ город автономный село посёлок поселок уезд аул край республика",
    "kk": "облысы ауданы аймағы қаласы автономиялық ауылы округі өлкесі республикасы",
}
_GENERIC = {language: frozenset(words.split()) for language, words in _KINDS_OF_PLACE.items()}
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_IN_QUOTES = re.compile("«([^«»]+)»")
_THING, _NAME, _REDIRECT = "thing", "name", "redirect"
_NEVER = Value(None, output_field=DateTimeField())
RIGHT = -1  # in place of a thing: a name as it should be
_SHORTEST_PART = 4  # letters of a surname or of a place's own word that may stand alone


@dataclass(slots=True)
class Thing:
    """A thing by the kind of its list and its slug, with its names in each language.

    `names` are told in full, the registry's own first; `parts` are what may stand for them where
    it is clear who is meant: a surname, a place without «область». None in a language in which the
    name is in doubt.
    """

    kind: str
    pk: int
    slug: str
    public_from: datetime | None
    names: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)

    def is_public(self, language: str, at: datetime) -> bool:
        is_seen = self.public_from is not None and self.public_from <= at
        return is_seen and bool(self.names[language])


class Registry:
    """All things by kind and slug, and their names ready to be found in texts."""

    def __init__(self, things: list[Thing], merged: Collection[tuple[str, str]] = ()) -> None:
        """`merged` are kind and slug of what was merged into another thing."""
        self.merged = merged
        self.things = {(thing.kind, thing.slug): thing for thing in things}
        self.named = [thing for thing in things if thing.kind in NAMED]
        self._known: dict[str, Known] = {}
        self._misnamed: dict[str, Known] = {}

    def known(self, language: str) -> "Known":
        """The names of a language, to be found in its own texts: (place in `named`, in full)."""
        if language not in self._known:
            self._known[language] = KnownNames(self._own(language), language)
        return self._known[language]

    def misnamed(self, language: str) -> "Known":
        """Names as the other language writes them, or as Kazakh does without its own letters.

        Names of this language are among them, under the place RIGHT, and win where both fit.
        """
        if language not in self._misnamed:
            right = ((name, (RIGHT, True)) for name, _key in self._own(language))
            names = [*right, *self._wrong(language)]
            self._misnamed[language] = KnownNames(names, language)
        return self._misnamed[language]

    def _own(self, language: str) -> "Pairs":
        for number, thing in enumerate(self.named):
            for names, is_whole in ((thing.names, True), (thing.parts, False)):
                yield from ((name, (number, is_whole)) for name in names[language])

    def _wrong(self, language: str) -> "Pairs":
        wrong = list(self._own(OTHER[language]))
        if language == "kk":
            wrong += ((name.translate(BARE), key) for name, key in self._own("kk"))
        # Of a thing without a name in this language nothing is known to be wrong.
        return ((name, key) for name, key in wrong if self.named[key[0]].names[language])


type Pairs = Iterator[tuple[str, tuple[int, bool]]]
type Known = KnownNames[tuple[int, bool]]


def registry() -> Registry:
    """What is known now, in one question; the same names are made ready once."""
    return _made(tuple(_rows()))


class _Row(NamedTuple):
    """A thing, another name of one (`slug` says its letters), or a slug that leads to one."""

    sort: str
    kind: str
    pk: int
    slug: str
    public_from: datetime | None
    name_ru: str = ""
    short_ru: str = ""
    certainty_ru: str = ""
    name_kk: str = ""
    short_kk: str = ""
    certainty_kk: str = ""


@lru_cache(maxsize=2)
def _made(written: tuple[tuple[Any, ...], ...]) -> Registry:
    rows = [_Row(*row) for row in written]
    things = {(row.kind, row.pk): _thing(row) for row in rows if row.sort == _THING}
    for row in rows:
        thing = things.get((row.kind, row.pk)) if row.sort == _NAME else None
        if thing and thing.names[row.slug]:
            _add_name(thing, row.slug, row.name_ru)
    merged = {(row.kind, row.slug) for row in rows if row.sort == _REDIRECT}
    return Registry(list(things.values()), merged)


def _thing(row: _Row) -> Thing:
    thing = Thing(row.kind, row.pk, row.slug, row.public_from)
    told = {
        "ru": (row.name_ru, row.short_ru, row.certainty_ru),
        "kk": (row.name_kk, row.short_kk, row.certainty_kk),
    }
    for language, (name, short, certainty) in told.items():
        thing.names[language], thing.parts[language] = [], []
        if certainty != Certainty.UNSURE:
            _add_name(thing, language, name, surname=0)
            _add_name(thing, language, short, surname=-1)
    return thing


def _add_name(thing: Thing, language: str, written: str, *, surname: int = 0) -> None:
    """Add a name and its parts; `surname` is the place of that word in a person's name."""
    plain = _IN_BRACKETS.sub("", written).strip()
    if plain and plain not in thing.names[language]:
        thing.names[language].append(plain)
        thing.parts[language] += _parts(thing.kind, plain, language, surname)


def _parts(kind: str, name: str, language: str, surname: int) -> list[str]:
    if kind == List.ORGANISATION:
        return _IN_QUOTES.findall(name)
    words = name.split()
    if kind == List.PERSON:
        own = words[surname : surname + 1 or None]
    else:
        own = [word for word in words if word.lower() not in _GENERIC[language]]
    part = " ".join(own)
    return [part] if 0 < len(own) < len(words) and len(part) >= _SHORTEST_PART else []


def _rows() -> QuerySet:
    first, *others = (
        *(_things(model) for model in THINGS),
        *(_other_names(model, owner) for model, owner in OTHER_NAMES.items()),
        _redirects(),
    )
    return first.union(*others, all=True).order_by()


def _things(model: Any) -> QuerySet:
    has_short = any(column.name == "short_ru" for column in model._meta.get_fields())
    columns: list[str] = []
    for language in LANGUAGES:
        name, short = f"name_{language}", f"short_{language}"
        columns += [name, short if has_short else name, f"name_certainty_{language}"]
    texts = [Coalesce(F(name), Value("")) for name in columns]
    kind = Value(Entry.LISTS[model])
    return _asked(model, _THING, kind, F("pk"), F("slug"), F("public_from"), *texts)


def _other_names(model: Any, owner: str) -> QuerySet:
    rows = _asked(model, _NAME, Value(List(owner)), F(owner), F("letters"), _NEVER, F("text"))
    return rows.exclude(certainty=Certainty.UNSURE).filter(letters__in=LANGUAGES)


def _redirects() -> QuerySet:
    return _asked(Redirect, _REDIRECT, F("list"), F("thing"), F("slug"), _NEVER)


def _asked(model: Any, sort: str, *columns: Any) -> QuerySet:
    """The columns of a `_Row`, those that are left out empty.

    Asked past the managers of translated tables, which shuffle the columns.
    """
    empty = [Value("")] * (len(_Row._fields) - 1 - len(columns))
    told = [Value(sort), *columns, *empty]
    named = {f"told_{number}": column for number, column in enumerate(told)}
    return QuerySet(model).order_by().annotate(**named).values_list(*named)
