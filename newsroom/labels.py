"""What the fields of a translated name are called."""

from django.utils.translation import gettext, gettext_noop

LABELS = {
    "ru": gettext_noop("%(label)s, in Russian"),
    "kk": gettext_noop("%(label)s, in Kazakh"),
}


def in_language(label: object, language: str) -> str:
    """The label of the field for one language, in the language of the interface."""
    return gettext(LABELS[language]) % {"label": label}
