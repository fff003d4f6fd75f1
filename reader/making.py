"""How an edition was made, as its readers are told under the text."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from articles.models.public import Publication
from reader.addresses import other

Origin = Publication.Origin


@dataclass(frozen=True, slots=True)
class Making:
    """A sentence, and who is named with it: who translated, or who checked a machine's draft."""

    said: str
    translator: str = ""
    checked_by: str = ""


def making(publication: Publication) -> Making:
    """Texts on record from before this was kept are translations where a translator is named."""
    language, origin = publication.language, publication.origin
    named = {"translator": publication.translator, "checked_by": publication.checked_by}
    if origin == Origin.MACHINE:
        return Making(_drafted(other(language)), **named)
    if origin == Origin.TRANSLATION or publication.translator:
        return Making(_translated(other(language)), **named)
    return Making(_written(language))


def _written(language: str) -> str:
    return {
        "ru": pgettext("how a text was made", "Written in Russian."),
        "kk": pgettext("how a text was made", "Written in Kazakh."),
    }[language]


def _translated(source: str) -> str:
    return {
        "ru": pgettext("how a text was made", "Translated from Russian."),
        "kk": pgettext("how a text was made", "Translated from Kazakh."),
    }[source]


def _drafted(source: str) -> str:
    return {
        "ru": pgettext("how a text was made", "Translated from Russian by a machine and checked."),
        "kk": pgettext("how a text was made", "Translated from Kazakh by a machine and checked."),
    }[source]
