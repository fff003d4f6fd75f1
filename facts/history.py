"""Every version of a reference thing is kept: who saved it, when, and what it was."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.apps.registry import Apps
from django.db import models
from django.utils import timezone
from modeltranslation.translator import NotRegistered, translator
from simple_history import register
from simple_history.models import HistoricalRecords


def act() -> str:
    """The same for all that one request saves: a thing, its parts and what it is tied to."""
    request = getattr(HistoricalRecords.context, "request", None)
    if request is None:
        return uuid4().hex
    if not hasattr(request, "act"):
        request.act = uuid4().hex
    return request.act


class Version(models.Model):
    """What each row of a history has besides the columns of django-simple-history."""

    act = models.CharField(max_length=32, default=act, editable=False)

    class Meta:
        abstract = True


class SavedRecords(HistoricalRecords):
    def post_save(
        self, instance: models.Model, created: bool, using: str | None = None, **options: Any
    ) -> None:
        """Of a row that is saved in part the rest is what the database has, not what memory has."""
        if options.get("update_fields") is not None:
            saved = type(instance)._base_manager.using(using).get(pk=instance.pk)
            for name in OF_THE_SAVE & instance.__dict__.keys():
                setattr(saved, name, getattr(instance, name))
            instance = saved
        super().post_save(instance, created, using, **options)


# What django-simple-history reads from the row that is saved.
OF_THE_SAVE = {"_history_user", "_history_date", "_change_reason", "skip_history_when_saving"}


def keep_history(
    model: type[models.Model], *, leave_out: Iterable[str] = (), many: Iterable[str] = ()
) -> None:
    """Write a row of history at each save of the model. Called after its names are translated.

    `many` names its lists of other things. Bulk writes and fixtures leave no history.
    """
    register(
        model,
        records_class=SavedRecords,
        bases=[Version],
        excluded_fields=[*leave_out, *_made_from_others(model)],
        m2m_fields=list(many),
        history_id_field=models.BigAutoField(),
        verbose_name=model._meta.verbose_name,
        verbose_name_plural=model._meta.verbose_name_plural,
    )


def _made_from_others(model: type[models.Model]) -> list[str]:
    """Sort keys and folded words, and the columns that answer for both languages."""
    names = [field.name for field in model._meta.concrete_fields if hasattr(field, "of")]
    with suppress(NotRegistered):
        names += translator.get_options_for_model(model).fields
    return names


def begin_history(apps: Apps, label: str) -> None:
    """The first version of all that an app holds already: for what was there before histories."""
    tables = [
        (kept, kept.__name__.removeprefix("Historical").partition("_"))
        for kept in apps.get_app_config(label).get_models()
        if kept.__name__.startswith("Historical")
    ]
    for kept, (owner, _lower, many) in tables:
        if not many:
            _begin_rows(kept, apps.get_model(label, owner))
    for kept, (owner, _lower, many) in tables:
        if many:
            _begin_ties(kept, apps.get_model(label, owner)._meta.get_field(many))


def _begin_rows(kept: type[models.Model], model: type[models.Model]) -> None:
    own = {field.attname for field in model._meta.concrete_fields}
    columns = [field.attname for field in kept._meta.concrete_fields if field.attname in own]
    now = timezone.now()
    begun = set(kept._base_manager.values_list("id", flat=True))
    kept._base_manager.bulk_create(
        kept(**row, act="", history_type="+", history_date=now)
        for row in model._base_manager.values(*columns)
        if row["id"] not in begun
    )


def _begin_ties(kept: type[models.Model], many: models.ManyToManyField) -> None:
    through = many.remote_field.through
    columns = [field.attname for field in through._meta.concrete_fields]
    rows = kept._meta.get_field("history").related_model._base_manager
    of = dict(rows.filter(act="").values_list("id", "history_id"))
    ties = through._base_manager.values(*columns)
    owner = through._meta.get_field(many.m2m_field_name()).attname
    kept._base_manager.bulk_create(
        kept(**tie, history_id=of[tie[owner]]) for tie in ties if tie[owner] in of
    )
