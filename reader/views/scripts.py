"""How Kazakh is written here: one text, three scripts, and which letter stands for which.

A page in Latin or Arabic letters shows no Cyrillic ones: what is Kazakh there would be converted,
and to mark it as something else would be false. It leads to the Cyrillic page for them.
"""

from itertools import batched
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from languages.scripts import arabic_letters, convert, latin_word
from reader.addresses import address, in_every_language, in_variant
from reader.links import Link
from reader.pages import page
from reader.variants import Variant, variant, variants
from reader.views.mistakes import address_for

# As schools teach it: the letters alone, for the tables stand in languages.scripts.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
ROWS_IN_A_COLUMN = 14


class Letter(NamedTuple):
    """One sound in each script; "" where the script has no letter for it."""

    cyrillic: str
    latin: str
    arabic: str


class Sample(NamedTuple):
    """The motto of the site in a script, and the address of this page in it; "" for this one."""

    variant: Variant
    words: str
    address: str


@require_safe
def scripts(request: HttpRequest, language: str) -> HttpResponse:
    here = variant(language)
    versions = in_every_language("scripts")
    return page(
        request,
        "scripts",
        language,
        versions=versions,
        path=[Link(_("About the site"), address("about", language))],
        shows_cyrillic=here.script == "cyrl",
        columns=list(batched(_letters(here.script), ROWS_IN_A_COLUMN)),
        samples={each.script: _sample(each, here, versions["kk"]) for each in variants("kk")},
        mistake_address=address_for(versions[language], language),
    )


def _letters(script: str) -> list[Letter]:
    """The alphabet; without Cyrillic, letters that are written alike are one."""
    told = [
        Letter(
            f"{each.upper()} {each}",
            f"{latin_word(each.upper())} {latin_word(each)}".strip(),
            arabic_letters(each),
        )
        for each in ALPHABET
    ]
    if script == "cyrl":
        return told
    return list(dict.fromkeys(each._replace(cyrillic="") for each in told if each.latin))


def _sample(each: Variant, here: Variant, path: str) -> Sample:
    with translation.override("kk"):
        motto = _("News from both sides of the border")
    is_left_out = each.script == "cyrl" and here.script != "cyrl"
    words = "" if is_left_out else convert(motto, each.script)
    return Sample(each, words, "" if each == here else in_variant(path, each.code))
