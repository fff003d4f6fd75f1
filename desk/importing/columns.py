"""What the columns of a table are called, and how a cell becomes a value."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body import clean_text
from languages.sorting import folded
from people.models import Person
from regions.models import Region

HEADED_IN = ("ru", "kk", "en")


@dataclass(frozen=True)
class Column:
    """A field of the model. Its name heads a column too, in any interface."""

    name: str
    label: Any

    @property
    def language(self) -> str:
        """In which its cells are written; "" where they are no text of one language."""
        text, _sign, language = self.name.rpartition("_")
        return language if text in ("name", "short") else ""


SLUG = Column("slug", gettext_lazy("Address"))
NAMES = [
    SLUG,
    Column("name_ru", gettext_lazy("Name in Russian")),
    Column("name_kk", gettext_lazy("Name in Kazakh")),
]
OF_ALL = [
    Column("name_certainty_ru", gettext_lazy("Certainty of the name in Russian")),
    Column("name_certainty_kk", gettext_lazy("Certainty of the name in Kazakh")),
    Column("note", gettext_lazy("Note for the desk")),
]
COLUMNS: dict[type[models.Model], list[Column]] = {
    Region: [
        *NAMES,
        Column("kind", gettext_lazy("Kind")),
        Column("parent", gettext_lazy("Part of")),
        Column("established_on", gettext_lazy("Established on")),
        Column("abolished_on", gettext_lazy("Abolished on")),
        Column("chinese_name", gettext_lazy("Chinese name")),
        Column("chinese_name_certainty", gettext_lazy("Certainty of the Chinese name")),
        Column("latitude", gettext_lazy("Latitude")),
        Column("longitude", gettext_lazy("Longitude")),
        *OF_ALL,
    ],
    Person: [
        *NAMES,
        Column("short_ru", gettext_lazy("Name in running text, in Russian")),
        Column("short_kk", gettext_lazy("Name in running text, in Kazakh")),
        *OF_ALL,
    ],
}
NEEDED = {Region: ["name_ru", "name_kk", "kind"], Person: ["name_ru", "name_kk"]}


def headings(model: type[models.Model]) -> dict[str, Column]:
    """Every spelling of a heading, folded, in Russian, Kazakh and English."""
    return {word: each for each in COLUMNS[model] for word in {each.name, *_spoken(each.label)}}


def _spoken(label: Any) -> set[str]:
    found = set()
    for language in HEADED_IN:
        with translation.override(language):
            found.add(folded(str(label)))
    return found


def value_of(model: type[models.Model], column: Column, text: str) -> Any:
    """What a filled cell says; None where all of it was signs that nobody sees.

    Of a column that leads to another thing, the words by which that is found. ValidationError for
    what the field cannot hold.
    """
    field: Any = model._meta.get_field(column.name)
    if field.is_relation:
        return clean_text(" ".join(text.split())) or None
    if field.choices:
        return _choice(field, text)
    if isinstance(field, models.DecimalField):
        text = text.replace(",", ".")
    if isinstance(field, models.SlugField):
        text = text.lower()
    if not isinstance(field, models.TextField):
        text = " ".join(text.split())
    text = clean_text(text)
    if column in NAMES and "?" in text:
        said = _("A letter was lost: there is “?” in the name. Save the table as CSV in UTF-8.")
        raise ValidationError(said)
    return field.clean(text, None) if text else None


def _choice(field: Any, text: str) -> str:
    """By its value or its words in any of the languages, where these mean one thing."""
    wanted = folded(text)
    found = [value for value, label in field.choices if wanted in {folded(value), *_spoken(label)}]
    if len(found) == 1:
        return found[0]
    told = ", ".join(found or [str(label) for _value, label in field.choices])
    raise ValidationError(
        _("“%(text)s” is none of these: %(values)s.") % {"text": text, "values": told}
    )
