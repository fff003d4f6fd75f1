"""Regions, and what is in them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from people.models import Organisation
from projects.models import Agreement, Figure, Party, Project
from reader.addresses import address
from reader.links import Link
from reader.queries._rows import Thing, columns_of, in_order, is_demo, rows_of, union
from regions.models import FormerBelonging, Region, Statistic


class Place(NamedTuple):
    """A region in the tree of them all."""

    pk: int
    parent: int | None
    slug: str
    name: str
    kind: str
    is_demo: bool
    latitude: Decimal | None
    longitude: Decimal | None

    def link(self, language: str) -> Link:
        return Link(self.name, address("region", language, self.slug), bool(self.is_demo))


def region(slug: str, language: str) -> Region | None:
    found = Region.objects.shown(language).filter(slug=slug)
    return found.select_related("established_source").first()


def places(language: str) -> list[Place]:
    """Every region, in the order of names."""
    rows = in_order(Region, language)
    columns = ("pk", "parent_id", "slug", f"name_{language}", "kind")
    where = ("latitude", "longitude")
    demo = is_demo(Region, language)
    return [Place(*row) for row in rows.values_list(*columns, demo, *where)]


def statistics(regions: Iterable[int]) -> list[Statistic]:
    """What was counted in the regions: by measure, the latest first."""
    told = Statistic.objects.public().filter(region__in=list(regions))
    return list(told.select_related("source"))


def former_belongings(region: Region) -> list[FormerBelonging]:
    return list(FormerBelonging.objects.public().filter(region=region).select_related("source"))


def things_in(region: Region, language: str) -> list[Thing]:
    """Its projects and organisations, and its agreements: a row with the slug of each party."""
    projects = rows_of(Project, language).filter(regions=region)
    organisations = rows_of(Organisation, language).filter(region=region)
    parts = [
        projects.values_list(*columns_of(Project, language)),
        organisations.values_list(*columns_of(Organisation, language)),
        _agreements(Party.objects.filter(region=region), language),
    ]
    return union(parts)


def agreements_between_regions(language: str) -> list[Thing]:
    """All of them: a row with the slug of each party that is a region."""
    rows = _agreements(Party.objects.filter(region__isnull=False), language)
    things = [Thing(*row) for row in rows]
    return sorted(things, key=lambda thing: (thing.sort, thing.pk))


def sums_in(region: Region, language: str) -> list[Figure]:
    """The money of its projects."""
    projects = rows_of(Project, language).filter(regions=region).values("pk")
    return list(Figure.objects.public().filter(project__in=projects))


def _agreements(parties: QuerySet, language: str) -> QuerySet:
    agreements = rows_of(Agreement, language).filter(pk__in=parties.order_by().values("agreement"))
    return agreements.values_list(*columns_of(Agreement, language, detail="parties__region__slug"))
