"""Letters: two alphabets in one word, the other language, Kazakh typed with Russian letters."""

from collections.abc import Iterator

from django.utils.translation import gettext

from articles.body import pieces, teaser
from desk.checks.check import Check
from desk.checks.codes import Code
from desk.checks.story import Story
from desk.checks.written import Unit
from languages.letters import Kind, alarms

MOST_OF_A_KIND = 10
_LONGEST_SHOWN = 60

CODES = {
    Kind.LOOKALIKE: Code.MIXED_ALPHABETS,
    Kind.WRONG_LETTER: Code.MIXED_ALPHABETS,
    Kind.MIXED: Code.MIXED_ALPHABETS,
    Kind.FOREIGN_LETTER: Code.MIXED_ALPHABETS,
    Kind.RUSSIAN_LETTERS: Code.RUSSIAN_LETTERS,
    Kind.LANGUAGE: Code.OTHER_LANGUAGE,
}


def checks(story: Story, language: str) -> Iterator[Check]:
    """At most MOST_OF_A_KIND of each; what is in quotation marks may be in the other language."""
    counts = dict.fromkeys(CODES.values(), 0)
    for unit in story.texts[language].read_units:
        for check in _of_unit(unit, language):
            counts[check.code] += 1
            if counts[check.code] <= MOST_OF_A_KIND:
                yield check


def _of_unit(unit: Unit, language: str) -> Iterator[Check]:
    for line in unit.text.split("\n"):
        found = list(pieces(line, language))
        own = "".join(text for text, spoken in found if spoken == language)
        if not own.strip():
            yield _check(Code.OTHER_LANGUAGE, unit, line, None)
            continue
        for alarm in alarms(own, language):
            if code := CODES.get(alarm.kind):
                yield _check(code, unit, alarm.found, alarm.suggestion)


def _check(code: Code, unit: Unit, found: str, wanted: str | None) -> Check:
    shown = teaser(found, _LONGEST_SHOWN)
    words = shown.removesuffix("…") if found.startswith(shown.removesuffix("…")) else ""
    return Check(code, _sentence(code, wanted), unit.place(words), shown=shown)


def _sentence(code: Code, wanted: str | None) -> str:
    match code, wanted:
        case Code.OTHER_LANGUAGE, _:
            return gettext(
                "This is in the other language: translate it, or say in which language it is."
            )
        case Code.MIXED_ALPHABETS, None:
            return gettext("Letters of two alphabets in one word: type it anew.")
        case Code.MIXED_ALPHABETS, _:
            return gettext("Letters of another alphabet. Write: %(word)s") % {"word": wanted}
        case _, None:
            return gettext("Kazakh without its own letters: type it with them.")
    return gettext("Kazakh without its own letters. Write: %(word)s") % {"word": wanted}
