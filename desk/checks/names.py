"""Names written in another form than the registry has for this language: Урджар for Үржар."""

from collections.abc import Iterator

from django.utils.translation import gettext

from desk.checks.check import Check
from desk.checks.codes import Code
from desk.checks.registry import RIGHT, Registry
from desk.checks.story import Story
from desk.checks.written import Unit, unquoted
from languages.compare.known import Named

MOST = 20
_MOST_FORMS = 3


def checks(story: Story, language: str) -> Iterator[Check]:
    """Each wrong form once, where it stands first; at most MOST."""
    met: set[str] = set()
    known = story.registry.misnamed(language)
    for unit in story.texts[language].read_units:
        for found in known.find(unquoted(unit.text, language)):
            is_right = any(number == RIGHT for number, _is_whole in found.keys)
            if not is_right and found.found not in met and len(met) < MOST:
                met.add(found.found)
                yield _check(found, unit, story.registry, language)


def _check(found: Named[tuple[int, bool]], unit: Unit, registry: Registry, language: str) -> Check:
    things = [registry.named[number] for number, _is_whole in sorted(found.keys)]
    forms = dict.fromkeys(name for thing in things for name in thing.names[language])
    # For an acronym another one is wanted.
    fitting = sorted(forms, key=lambda name: name.isupper() != found.found[:2].isupper())
    sentence = gettext("In this language the registry has: %(names)s") % {
        "names": ", ".join(fitting[:_MOST_FORMS])
    }
    return Check(Code.NAME_FORM, sentence, unit.place(found.found), shown=found.found)
