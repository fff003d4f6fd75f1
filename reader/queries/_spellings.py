"""How words are spelled in the other letters of Kazakh, beside what the rules say."""

from operator import itemgetter

from django.db.models import Model, QuerySet, Value

from articles.models.spelling import Spelling
from people.models import Organisation, OrganisationName, Person, PersonName
from regions.models import Region, RegionName

# The tables of forms, each with the column of those whose names they are, and their table.
FORMS: dict[type[Model], tuple[str, type[Model]]] = {
    RegionName: ("region", Region),
    PersonName: ("person", Person),
    OrganisationName: ("organisation", Organisation),
}


def spellings(script: str) -> list[tuple[str, str]]:
    """(written, wanted) in a script, "latn" or "arab"; the desk's own stand first, for they win.

    Then come the names of public things, where their form in these letters is public too.
    """
    own = Spelling.objects.pairs(script).order_by().annotate(rank=Value(0))
    rows = own.union(*(_forms(model, script) for model in FORMS), all=True).order_by()
    return [(written, wanted) for written, wanted, _rank in sorted(rows, key=itemgetter(2))]


def _forms(model: type[Model], script: str) -> QuerySet:
    owner, things = FORMS[model]
    shown = things.objects.shown("kk").order_by().values("pk")
    rows = model.objects.public().filter(letters=f"kk-{script}", is_alias=False)
    mine = rows.filter(**{f"{owner}__in": shown}).order_by()
    return mine.values_list(f"{owner}__name_kk", "text").annotate(rank=Value(1))
