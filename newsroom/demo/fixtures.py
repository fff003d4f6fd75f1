"""The demo newsroom as fixtures for `loaddata`: the same text each time it is made."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.models import (
    Article,
    Edition,
    Entry,
    Imprint,
    Mention,
    Pairing,
    Publication,
    Quote,
    Revision,
    Section,
    Tag,
    TaggedArticle,
)
from facts.models import Source
from newsroom.demo.loading import load
from people.models import Organisation, OrganisationName, Person, PersonName, Term, User
from photos.models import Attachment, Photo
from photos.originals import FOLDER
from projects.models import Agreement, Figure, Indicator, Milestone, Party, Project, Subject
from regions.models import Region, RegionName, Statistic

# Since when readers see what has no date of its own. Later than the newest story.
NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)

# What a newsroom of this border can use as it is, those who are invented left out.
REFERENCE = (
    Source,
    Region,
    RegionName,
    Statistic,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Term,
    Project,
    Figure,
    Indicator,
    Milestone,
    Agreement,
    Party,
    Subject,
    Section,
    Tag,
)
INVENTED = (Organisation, OrganisationName, Person, PersonName, Term)
DEMO = (
    *INVENTED,
    Imprint,
    User,
    Photo,
    Attachment,
    Article,
    TaggedArticle,
    Edition,
    Revision,
    Pairing,
    Mention,
    Publication,
    Entry,
    Quote,
)


def make() -> dict[str, str]:
    """The text of each fixture, by name. Loads an empty newsroom to write it down."""
    if not load(now=NOW):
        raise ValueError("Fixtures are made in an empty newsroom.")
    demo = [row for model in DEMO for row in _rows(model, is_demo=True)]
    reference = [row for model in REFERENCE for row in _rows(model, is_demo=False)]
    return {"reference": _text(reference), "demo": _text(demo)}


def _rows(model: type[models.Model], *, is_demo: bool) -> Iterator[dict[str, Any]]:
    rows = model._default_manager.order_by("pk")
    if model in INVENTED:
        rows = [row for row in rows if _is_invented(row) == is_demo]
    return map(_settled, serializers.serialize("python", rows))


def _is_invented(row: models.Model) -> bool:
    if isinstance(row, (Organisation, Person)):
        return row.is_invented
    owner = row.organisation if isinstance(row, OrganisationName) else row.person
    return owner.is_invented


def _settled(row: dict[str, Any]) -> dict[str, Any]:
    """The row with what differs each time (the clock, chance) replaced by what does not."""
    fields = row["fields"]
    for name in ("created_at", "saved_at", "date_joined", "rendering_due_at"):
        if name in fields:
            fields[name] = NOW
    # A row that is loaded gets a salt of its own.
    fields.pop("salt", None)
    if "password" in fields:
        fields["password"] = UNUSABLE_PASSWORD_PREFIX
    if "file" in fields:
        fields["file"] = f"{FOLDER}/{fields['slug']}{PurePath(fields['file']).suffix}"
    return row


def _text(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1) + "\n"
