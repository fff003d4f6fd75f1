"""The newsroom on which the faults are let loose: people, and stories that wait for readers."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Edition, Publication
from faults.receivers import make_tables
from languages import LANGUAGES
from tests import cast

PASSWORD = "faults"  # noqa: S105, it opens nothing but databases that are thrown away
BY = {"ru": "boris", "kk": "saule"}


def lay(articles: int) -> None:
    """Tables, people who can log in, and so many stories, approved in both languages."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    make_tables()
    for name in cast.ROLES:
        person = cast.user(name)
        person.set_password(PASSWORD)
        person.save()
    for number in range(articles):
        story = cast.article()
        for language in LANGUAGES:
            cast.approved(story.edition(language), f"Текст {number} {language}")


def approved() -> QuerySet[Edition]:
    """Editions whose text is approved and was never before readers."""
    fresh = Edition.objects.filter(stage=Edition.Stage.APPROVED, publications=None)
    return fresh.select_related("approved_revision", "article").order_by("pk")


def stories(count: int) -> list[Article]:
    return list(Article.objects.order_by("pk")[:count])


def schedule(editions: Iterable[Edition], moment: Callable[[int], datetime]) -> list[Publication]:
    """Schedule each for its moment; for a later one where the machine was too slow for that."""
    scheduled = []
    for number, edition in enumerate(editions):
        at = moment(number)
        while True:
            try:
                scheduled.append(_publish(edition, at))
                break
            except ValidationError as refused:
                if refused.code != "past":
                    raise
                at = timezone.now() + timedelta(seconds=1)
    return scheduled


def _publish(edition: Edition, at: datetime | None) -> Publication:
    by = cast.user(BY[edition.language])
    return edition.publish(by=by, revision=edition.approved_revision, at=at)
