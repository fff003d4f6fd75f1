"""Columns for what is known in part, and for what is made from another column."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from languages.dates import PartialDate
from languages.sorting import KEY_LENGTH, folded, sort_key

NOT_A_DATE = _("Write a day as 2025-09-18, a month as 2025-09 or a year as 2025.")


def _parsed(value: Any) -> PartialDate | None:
    if value in (None, ""):
        return None
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value).strip())
    except ValueError:
        raise ValidationError(NOT_A_DATE, code="not_a_date") from None


class PartialDateFormField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("empty_value", None)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> PartialDate | None:
        return _parsed(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "").strip()


class PartialDateField(models.CharField):
    """A date known to the day, month or year: «2025-09-18», «2025-09», «2025»; NULL is unknown.

    Kept as ISO text: its digits stand in fixed places, so every database and collation orders
    it by time.
    """

    description = _("Date known to the day, month or year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=10, null=True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", NOT_A_DATE)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for made_here in ("max_length", "null"):
            kwargs.pop(made_here, None)
        return name, path, args, kwargs

    def db_check(self, connection: Any) -> str:
        """The database refuses what cannot be such a date, whoever writes it."""
        column = connection.ops.quote_name(self.column)
        return " OR ".join(f"{column} LIKE '{form}'" for form in ("____", "____-__", "____-__-__"))

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        return _parsed(value)

    def get_prep_value(self, value: Any) -> str | None:
        return str(parsed) if (parsed := _parsed(value)) else None

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value) if value else value)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return models.Field.formfield(self, form_class=PartialDateFormField, **kwargs)


class _MadeFrom(models.CharField):
    """A text column that follows another column of its row at every save, as `made` says."""

    made: Callable[[str], str]

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        made = self.made(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, made)
        return made


class SortKeyField(_MadeFrom):
    """What to order by, made in `languages`: the same order on every database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", KEY_LENGTH)
        super().__init__(*args, **kwargs)

    def made(self, text: str) -> str:
        return sort_key(text, self.of.rpartition("_")[2])


class FoldedField(_MadeFrom):
    """One spelling for all that a reader would call the same word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def made(self, text: str) -> str:
        return folded(text)
