"""Who makes the newspaper, in the language of the page."""

from dataclasses import dataclass

from articles.models.imprint import Imprint
from reader import queries


@dataclass(frozen=True, slots=True)
class Told:
    """The imprint in one language; "" for what the newsroom has not filled in."""

    publisher: str = ""
    editor_in_chief: str = ""
    registration: str = ""
    postal_address: str = ""
    about: str = ""
    email: str = ""
    phone: str = ""
    age_mark: str = ""


IN_EACH_LANGUAGE = ("publisher", "editor_in_chief", "registration", "postal_address", "about")
ALIKE = ("email", "phone", "age_mark")


def told(language: str) -> Told:
    row = queries.imprint()
    return Told() if row is None else _told(row, language)


def _told(row: Imprint, language: str) -> Told:
    words = {name: getattr(row, f"{name}_{language}") or "" for name in IN_EACH_LANGUAGE}
    return Told(**words, **{name: getattr(row, name) for name in ALIKE})
