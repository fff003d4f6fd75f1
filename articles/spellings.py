"""How words are spelled in the other letters of Kazakh, where the rules alone do not say it."""

from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.utils import timezone

from articles.models.spelling import Spelling
from languages.scripts import to_arabic, to_latin
from languages.scripts.samples import samples
from people.models import Organisation, OrganisationName, Person, PersonName
from regions.models import Region, RegionName

Pairs = list[tuple[str, str]]

# The tables of forms, each with the column of those whose names they are, and their table.
FORMS: dict[type[Model], tuple[str, type[Model]]] = {
    RegionName: ("region", Region),
    PersonName: ("person", Person),
    OrganisationName: ("organisation", Organisation),
}
# Stands in the question for the moment at which it is asked.
_SOME_DAY = datetime(9000, 1, 1, tzinfo=UTC)


def spellings(script: str) -> Pairs:
    """(written, wanted) in a script, "latn" or "arab"; the desk's own stand first, for they win.

    Then come the names of public things, where their form in these letters is public too.
    """
    question, asked = _question(script)
    some_day, now = map(connection.ops.adapt_datetimefield_value, (_SOME_DAY, timezone.now()))
    with connection.cursor() as cursor:
        cursor.execute(question, [now if each == some_day else each for each in asked])
        rows = cursor.fetchall()
    return [(written, wanted) for written, wanted, _rank in sorted(rows, key=itemgetter(2))]


@cache
def _question(script: str) -> tuple[str, tuple[Any, ...]]:
    """Every page in other letters asks it; putting it together takes ten times as long."""
    own = Spelling.objects.pairs(script).order_by().annotate(rank=Value(0))
    forms = (_forms(model, script) for model in FORMS)
    return own.union(*forms, all=True).order_by().query.sql_with_params()


def _forms(model: type[Model], script: str) -> QuerySet:
    owner, things = FORMS[model]
    shown = things.objects.shown("kk", _SOME_DAY).order_by().values("pk")
    rows = model.objects.public(_SOME_DAY).filter(letters=f"kk-{script}", is_alias=False)
    mine = rows.filter(**{f"{owner}__in": shown}).order_by()
    return mine.values_list(f"{owner}__name_kk", "text").annotate(rank=Value(1))


def all_spellings() -> dict[str, Pairs]:
    """The same for both scripts, by their names."""
    return {script: spellings(script) for script in ("latn", "arab")}


class Printed(NamedTuple):
    """A form of a word in all letters, as pages print it now."""

    written: str
    latin: str
    arabic: str


def printed(word: str) -> list[Printed]:
    """The word with a few endings; nothing for nothing."""
    if not word:
        return []
    names = all_spellings()
    return [
        Printed(each, to_latin(each, names=names["latn"]), to_arabic(each, names=names["arab"]))
        for each in samples(word)
    ]
