"""Loads the demo newsroom, all of it or nothing."""

from datetime import datetime

from django.db import transaction

from articles.models import Article, Imprint, Section, Tag
from facts.models import Source
from newsroom.demo import actors, content, imprint, pictures, places, plans, staff, stories
from people.models import Organisation, Person, User
from photos.models import Attachment, Photo
from projects.models import Agreement, Project
from regions.models import Region

CONTENT = (
    Article,
    Imprint,
    Section,
    Tag,
    Photo,
    Attachment,
    Project,
    Agreement,
    Person,
    Organisation,
    Region,
    Source,
)


def is_empty() -> bool:
    """Nobody has put anything in yet, and the demo's user names are free."""
    taken = User.objects.filter(username__in=staff.NAMES).exists()
    return not taken and not any(model._default_manager.exists() for model in CONTENT)


@transaction.atomic
def load(*, now: datetime) -> bool:
    """Fill an empty newsroom; False, and nothing done, where it holds something.

    `now` is the moment since when readers see what has no date of its own.
    """
    if not is_empty():
        return False
    rows = content.read()
    loaded = content.Loaded(now=now)
    _add_world(rows, loaded)
    imprint.add_imprint()
    stories.add_sections(rows)
    stories.add_tags(rows, loaded)
    pictures.add_pictures(rows, loaded)
    pictures.add_files(rows, loaded)
    stories.add_stories(rows, loaded, staff.add_staff(loaded.people["demo-editor"]))
    return True


def _add_world(rows: content.Row, loaded: content.Loaded) -> None:
    """In the order in which they name each other."""
    places.add_sources(rows, loaded)
    places.add_regions(rows, loaded)
    actors.add_organisations(rows, loaded)
    actors.add_people(rows, loaded)
    plans.add_projects(rows, loaded)
    plans.add_agreements(rows, loaded)
