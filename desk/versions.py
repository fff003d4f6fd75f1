"""What a form was opened on, so that two people who edit one row lose nothing of each other's.

A form carries a short digest of each of its fields. Sent in, it tells whose each change is: what
somebody else changed since is kept, what both changed is an error that shows the other's value.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.utils import display_for_value
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.body import clean_text

FIELD = "form_version"
EMPTY = "—"


def digest(value: Any) -> str:
    """A few letters that differ where two values of a field differ."""
    return hashlib.sha256(_as_text(value).encode()).hexdigest()[:12]


def _as_text(value: Any) -> str:
    """One spelling for a value as the database gives it and as a form does."""
    if value is None or value is False:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set | models.QuerySet):
        return ",".join(sorted(_as_text(each) for each in value))
    if isinstance(value, datetime):
        # A form's clock has no parts of a second.
        return str(int(value.timestamp()))
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}"
    return str(value).replace("\r\n", "\n").strip()


def written(digests: dict[str, str]) -> str:
    return " ".join(f"{name}={letters}" for name, letters in digests.items())


def read(text: str) -> dict[str, str]:
    """ValidationError for what no form of ours has sent."""
    pairs = [pair.partition("=") for pair in text.split()]
    if not pairs or not all(name and letters for name, _sign, letters in pairs):
        raise ValidationError(
            _("This form does not say which version it was opened on. Open it again."),
            code="no_version",
        )
    return {name: letters for name, _sign, letters in pairs}


class VersionedForm(forms.ModelForm):
    """A form of a row that saves what its user changed, and nothing else."""

    form_version = forms.CharField(widget=forms.HiddenInput, required=False, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: set[str] = set()
        self.is_new = self.instance._state.adding
        if not self.is_new:
            self.initial[FIELD] = written(self._digests())

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._clean_letters()
        if not self.is_new:
            try:
                opened = read(self.cleaned_data.get(FIELD) or "")
            except ValidationError as error:
                self.add_error(None, error)
            else:
                self._merge(opened)
        return cleaned

    def _clean_letters(self) -> None:
        """No name or note carries what a feed cannot hold, or what turns a line round."""
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and name != FIELD:
                try:
                    self.cleaned_data[name] = clean_text(value)
                except ValidationError as error:
                    self.add_error(name, error)

    def _merge(self, opened: dict[str, str]) -> None:
        seen = dict(opened)
        for name, now in self._digests().items():
            if name in self.errors or opened.get(name) == now:
                continue
            mine = digest(self.cleaned_data.get(name))
            if mine == opened.get(name):
                self.kept.add(name)
                self.cleaned_data[name] = self._value_now(name)
            elif mine != now:
                seen[name] = now
                self.add_error(name, self._conflict(name))
        # The next attempt is made with the others' values in sight: it may replace them.
        self.data = self.data.copy()
        self.data[self.add_prefix(FIELD)] = written(seen)

    def _conflict(self, name: str) -> ValidationError:
        return ValidationError(
            _(
                "Somebody else changed this field after you had opened the page. "
                "It says now: “%(theirs)s”. Save again to put yours in its place."
            ),
            code="changed_by_somebody_else",
            params={"theirs": self._shown(name)},
        )

    def _digests(self) -> dict[str, str]:
        """Of the row as it is in the database."""
        return {
            name: digest(self.initial.get(name))
            for name in self.fields
            if name in self.initial and name != FIELD
        }

    def _value_now(self, name: str) -> Any:
        field, value = self.fields[name], self.initial.get(name)
        if isinstance(field, forms.ModelMultipleChoiceField):
            return field.queryset.filter(pk__in=[row.pk for row in value])
        if isinstance(field, forms.ModelChoiceField):
            return getattr(self.instance, name)
        return value

    def _shown(self, name: str) -> str:
        value = self._value_now(name)
        if isinstance(value, Iterable) and not isinstance(value, str):
            return ", ".join(str(each) for each in value) or EMPTY
        choices = (
            dict(getattr(self.fields[name], "choices", None) or []) if _is_plain(value) else {}
        )
        return str(choices.get(value) or display_for_value(value, EMPTY))

    @property
    def changed_data(self) -> list[str]:
        kept = getattr(self, "kept", ())
        changed = super().changed_data
        return [name for name in changed if name != FIELD and name not in kept]

    def save(self, commit: bool = True) -> Any:
        if self.is_new or not commit:
            return super().save(commit)
        save_changes(self.instance, self.changed_data)
        self._save_m2m()
        return self.instance


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | None)


def save_changes(row: models.Model, changed: Iterable[str]) -> None:
    """Write the changed columns of a row, and those that are made from them."""
    changed = set(changed)
    columns = [
        field.name
        for field in row._meta.concrete_fields
        if field.name in changed
        or getattr(field, "of", None) in changed
        or _is_measured_from(row, field.name, changed)
    ]
    if columns:
        row.save(update_fields=columns)


def _is_measured_from(row: models.Model, name: str, changed: set[str]) -> bool:
    files = [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, models.ImageField) and field.name in changed
    ]
    return any(name in (file.width_field, file.height_field) for file in files)


def versioned(form: type[forms.BaseModelForm]) -> type[VersionedForm]:
    """The same form, saving what its user changed."""
    if issubclass(form, VersionedForm):
        return form
    return type(form.__name__, (VersionedForm, form), {})
