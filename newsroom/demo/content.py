"""Reads the content file, and keeps what has been made of it while a newsroom is being loaded."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models

from facts.models import Certainty, Source
from languages import LANGUAGES
from languages.dates import PartialDate
from people.models import Organisation, Person, Term
from photos.models import Photo
from projects.models import Agreement, Project
from regions.models import Region

FIXTURES = settings.BASE_DIR / "fixtures"

type Row = dict[str, Any]


def read() -> Row:
    """The content file; what its keys mean stands at its head, under `meta`."""
    return json.loads((FIXTURES / "demo_content.json").read_text(encoding="utf-8"))


@dataclass
class Loaded:
    """The rows made so far, by the id that the content file gives them."""

    now: datetime
    sources: dict[str, Source] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)

    def fact(self, row: Row) -> Row:
        """Source, certainty and publicity of a fact: what is unsure stays on the desk."""
        return {
            "source": self.source(row),
            "certainty": row["certainty"],
            "public_from": None if is_unsure(row) else self.now,
        }

    def source(self, row: Row) -> Source | None:
        return self.sources[row["source"]] if row["source"] else None

    def reference(self, row: Row) -> Row:
        """What regions, people, organisations, projects and agreements have in common."""
        return {
            "slug": row["slug"],
            **both("name", row["names"]),
            **both("name_certainty", row["names_certainty"]),
            "name_source": self.source(row),
            "note": row.get("note", ""),
            "public_from": self.now,
        }


def both(column: str, texts: dict[str, str] | None) -> dict[str, str]:
    """A translated column's two halves; none where nothing is said."""
    return {f"{column}_{language}": texts[language] for language in LANGUAGES} if texts else {}


def known(value: dict[str, str] | None) -> PartialDate | None:
    return PartialDate.parse(value["value"]) if value else None


def is_unsure(row: Row) -> bool:
    return row["certainty"] == Certainty.UNSURE


def add[M: models.Model](model: type[M], **columns: Any) -> M:
    """A new row that has passed the checks a form would make; constraints the database sees to."""
    row = model(**columns)
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    return row
