"""What Django's log keeps of an article, told in words."""

from django.conf import settings
from django.contrib.admin.models import LogEntry

from desk.taking import DONE

LANGUAGE_NAMES = dict(settings.LANGUAGES)


def step_taken(language: str, step: str) -> str:
    """A step, as it is kept; `told` makes a sentence of it in the reader's own language."""
    return f"{language}: {step}"


def text_changed(language: str) -> dict:
    """As Django keeps a change: it translates the names when they are shown."""
    text = {"fields": ["text"], "name": "edition", "object": LANGUAGE_NAMES[language]}
    return {"changed": text}


def embargo_changed() -> list[dict]:
    return [{"changed": {"fields": ["embargo until"]}}]


def told(entry: LogEntry) -> str:
    language, _sign, step = entry.change_message.partition(": ")
    if language in LANGUAGE_NAMES and step in DONE:
        return str(DONE[step] % {"language": LANGUAGE_NAMES[language]})
    return entry.get_change_message()
