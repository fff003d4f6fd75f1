"""Regions and people come in from a table; what would happen is shown before it does."""

from people.models import Person
from regions.models import Region

KINDS = {"regions": Region, "people": Person}
