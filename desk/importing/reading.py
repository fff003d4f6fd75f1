"""A file or a pasted text becomes lines of named cells, or a sentence that says why it cannot."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext as _

from desk.importing.columns import Column, headings
from languages.sorting import folded

MOST_BYTES = 1024 * 1024
MOST_ROWS = 1000
BOM = "\ufeff"
SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class Line:
    """A row as it stands: its number, the heading being 1, and its filled cells."""

    number: int
    cells: dict[Column, str]
    fault: str = ""


def text_of(file: UploadedFile) -> str:
    """UTF-8, or else Windows' Cyrillic in its Kazakh variety, which reads Russian the same."""
    if (file.size or 0) > MOST_BYTES:
        raise _too_large()
    data = file.read()
    for encoding in ("utf-8-sig", "kz1048"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_a_table()


def _too_large() -> ValidationError:
    return ValidationError(_("The table is larger than 1 MB. Divide it into several."))


def _not_a_table() -> ValidationError:
    said = _("This is no table in CSV. In the spreadsheet choose “Save as”, then “CSV UTF-8”.")
    return ValidationError(said)


def lines(model: type[models.Model], text: str) -> list[Line]:
    """The rows of a table whose first row names the columns; empty rows are passed over."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise _too_large()
    if "\0" in text:
        raise _not_a_table()
    text = text.removeprefix(BOM).lstrip("\r\n")
    rows = _rows(text, _separator(model, text))
    _number, heading = next(rows, (1, []))
    columns = _columns(model, heading)
    found = [_line(number, columns, cells) for number, cells in rows if any(cells)]
    if not found:
        raise ValidationError(_("There are no rows under the headings. Fill some in."))
    return found


def _separator(model: type[models.Model], text: str) -> str:
    """The one that parts the first row into the most headings that are known."""
    known, first = headings(model), text.partition("\n")[0]
    parted = {each: first.replace('"', "").split(each) for each in SEPARATORS}
    return max(SEPARATORS, key=lambda each: sum(folded(name) in known for name in parted[each]))


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            if number > MOST_ROWS + 1:
                said = _("There are more than %(most)s rows. Divide the table into several.")
                raise ValidationError(said % {"most": MOST_ROWS})
            yield number, [cell.strip() for cell in cells]
    except csv.Error:
        said = _("Row %(number)s cannot be read. Look whether each quotation mark is closed.")
        raise ValidationError(said % {"number": number + 1}) from None


def _columns(model: type[models.Model], heading: list[str]) -> list[Column]:
    known = headings(model)
    heading = _without_empty_end(heading)
    if unknown := [name for name in heading if folded(name) not in known]:
        said = _("No column is called so: %(names)s. The first row must hold the headings below.")
        raise ValidationError(said % {"names": ", ".join(f"“{each[:40]}”" for each in unknown[:5])})
    columns = [known[folded(name)] for name in heading]
    if twice := [each for each in columns if columns.count(each) > 1]:
        said = _("Two columns are called “%(name)s”. Leave one of them.")
        raise ValidationError(said % {"name": twice[0].label})
    names = {each.name for each in columns}
    if "slug" not in names and not {"name_ru", "name_kk"} <= names:
        raise ValidationError(_("Give the address, or the names in both languages, of each row."))
    return columns


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _line(number: int, columns: list[Column], cells: list[str]) -> Line:
    filled = _without_empty_end(cells)
    if len(filled) > len(columns) or len(cells) < len(columns):
        said = _("The row has %(cells)s cells, the heading %(columns)s.")
        counted = {"cells": len(cells), "columns": len(columns)}
        return Line(number, {}, said % counted)
    there = zip(columns, cells, strict=False)
    return Line(number, {column: cell for column, cell in there if cell})
