"""Marks what is not set as in print, and letters that are not what they seem."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from languages import LANGUAGES, letters, typography
from languages.letters import MENDABLE, Kind

MOST_PARAGRAPHS = 200
MOST_SIGNS = 60_000  # of all paragraphs together; the editor sends a longer text in parts

TYPOGRAPHY = gettext_lazy("Quotes, dashes and spaces as in print")
SENTENCES: dict[Kind, Promise] = {
    Kind.CONTROL: gettext_lazy("Signs that nobody sees"),
    Kind.BIDI: gettext_lazy("Signs that turn the direction of the text"),
    Kind.DECOMPOSED: gettext_lazy("A letter put together from two signs"),
    Kind.LOOKALIKE: gettext_lazy("Letters of another alphabet that look the same"),
    Kind.WRONG_LETTER: gettext_lazy("A letter that looks like a Kazakh one"),
    Kind.MIXED: gettext_lazy("A word in two alphabets: check what it should be"),
    Kind.FOREIGN_LETTER: gettext_lazy("A letter that the Kazakh alphabet does not have"),
    Kind.RUSSIAN_LETTERS: gettext_lazy("Kazakh without its own letters: check the word"),
    Kind.LAYOUT: gettext_lazy("Typed with the keyboard in another language: check it"),
    Kind.LANGUAGE: gettext_lazy("A sentence in the other language: check that it belongs here"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Between `start` and `end` stands `found`; `wanted` is what should, None if not known.

    `is_sure` where it can be mended without looking.
    """

    start: int
    end: int
    found: str
    wanted: str | None
    sentence: str
    is_sure: bool


def findings(text: str, language: str) -> list[Finding]:
    """All that is wrong with a paragraph, in its order. KeyError for an unknown language."""
    found = [
        Finding(*fault, sentence=str(TYPOGRAPHY), is_sure=True)
        for fault in typography.faults(text, language)
    ]
    for alarm in letters.alarms(text, language):
        sentence, is_sure = str(SENTENCES[alarm.kind]), alarm.kind in MENDABLE
        found.append(
            Finding(alarm.start, alarm.end, alarm.found, alarm.suggestion, sentence, is_sure)
        )
    return sorted(found, key=lambda each: (each.start, each.end))


@require_POST
def proof(request: HttpRequest) -> JsonResponse:
    """JSON {"language", "paragraphs"} in; for each paragraph a list of what is wrong out.

    Places are counted as browsers count them. 400 for another form, 413 for too much at once.
    """
    asked = _read(request)
    if asked is None:
        return JsonResponse({"error": _("Reload the page: the editor is out of date.")}, status=400)
    language, paragraphs = asked
    if len(paragraphs) > MOST_PARAGRAPHS or sum(map(len, paragraphs)) > MOST_SIGNS:
        return JsonResponse({"error": _("The text is too long to be checked at once.")}, status=413)
    return JsonResponse({"findings": [_for_browsers(each, language) for each in paragraphs]})


def _read(request: HttpRequest) -> tuple[str, list[str]] | None:
    if request.content_type != "application/json":
        return None
    try:
        given = json.loads(request.body)
    except ValueError:
        return None
    if not isinstance(given, dict) or given.get("language") not in LANGUAGES:
        return None
    paragraphs = given.get("paragraphs")
    if not isinstance(paragraphs, list) or not all(isinstance(each, str) for each in paragraphs):
        return None
    return given["language"], paragraphs


def _for_browsers(text: str, language: str) -> list[dict[str, Any]]:
    """A browser counts a sign above U+FFFF as two."""
    found = findings(text, language)
    if text.isascii() or max(map(ord, text)) <= 0xFFFF:
        return [asdict(each) for each in found]
    return [
        asdict(each) | {"start": _units(text[: each.start]), "end": _units(text[: each.end])}
        for each in found
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
