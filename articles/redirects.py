"""Things by the slugs that texts name them by: today's, or one from before they were merged."""

from collections.abc import Iterable

from django.db import models

from articles.models.public import Entry
from articles.models.redirect import Redirect


def called(rows: models.QuerySet, slugs: Iterable[str]) -> dict[str, models.Model]:
    """The rows that each of the slugs means; a slug that means none is left out."""
    wanted = set(slugs)
    found = rows.in_bulk(wanted, field_name="slug") if wanted else {}
    if missing := wanted - found.keys():
        leads = dict(_of(rows.model).filter(slug__in=missing).values_list("slug", "thing"))
        things = rows.in_bulk(set(leads.values())) if leads else {}
        found |= {slug: things[thing] for slug, thing in leads.items() if thing in things}
    return found


def slugs_of(thing: models.Model) -> list[str]:
    """Its own slug, and those of what was merged into it."""
    return [thing.slug, *_of(type(thing)).filter(thing=thing.pk).values_list("slug", flat=True)]


def kept_slugs(model: type[models.Model], start: str = "") -> set[str]:
    """The slugs beginning so that no new thing takes: they lead to what theirs was merged into."""
    return set(_of(model).filter(slug__startswith=start).values_list("slug", flat=True))


def leads_elsewhere(model: type[models.Model], slug: str) -> bool:
    return _of(model).filter(slug=slug).exists()


def _of(model: type[models.Model]) -> models.QuerySet:
    """What was merged of a kind; nothing for photos and files, which are never merged."""
    kind = Entry.LISTS.get(model)
    return Redirect.objects.filter(list=kind).order_by("slug") if kind else Redirect.objects.none()
