"""The editions that wait for one of us: to be reviewed, mended, written on."""

from django.conf import settings
from django.db import models

from articles.models import Edition
from articles.permissions import can
from people.models import User

Stage = Edition.Stage


def languages_in_which(user: User, step: str) -> list[str]:
    """The languages whose editions somebody may take a step with."""
    return [
        language
        for language in sorted(user.languages, reverse=True)
        if can(user, step, Edition(language=language))
    ]


def to_review(user: User) -> models.QuerySet:
    """What others ask this user to read, the longest waiting first."""
    rows = Edition.objects.filter(
        stage=Stage.IN_REVIEW, language__in=languages_in_which(user, "approve")
    )
    if not settings.ONE_PERSON_DESK:
        rows = rows.exclude(submitted_revision__author=user)
    return rows.order_by("submitted_revision_id")


def sent_back(user: User) -> models.QuerySet:
    """What this user wrote and is to mend, the latest first."""
    mine = Edition.objects.filter(stage=Stage.SENT_BACK, submitted_revision__author=user)
    return mine.order_by("-submitted_revision_id")


def drafts(user: User) -> models.QuerySet:
    """What this user saved last and nobody was asked to read yet, the latest first."""
    mine = Edition.objects.filter(stage=Stage.WRITING, current_revision__author=user)
    return mine.order_by("-current_revision_id")
