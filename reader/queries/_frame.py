"""What the frame of every page needs."""

from django.db.models import Value

from articles.models.imprint import Imprint
from articles.models.public import Section
from reader.queries._rows import Thing, columns_of, rows_of
from regions.models import Region


def navigation(language: str) -> list[Thing]:
    """The sections, then the regions that the head of every page names."""
    sections = rows_of(Section, language).values_list(*columns_of(Section, language), "position")
    regions = rows_of(Region, language).filter(is_in_navigation=True)
    named = regions.values_list(*columns_of(Region, language), Value(0))
    rows = sections.union(named, all=True).order_by()
    ordered = sorted(rows, key=lambda row: (row[0] != "section", row[-1], row[5]))
    return [Thing(*row[:-1]) for row in ordered]


def imprint() -> Imprint | None:
    return Imprint.objects.first()
