"""What the fields of a translated name are called.

The settings name this module: nothing of it may ask for a translation before it is called.
"""

from django.utils.translation import gettext as _


def in_language(label: object, language: str) -> str:
    """The label of the field for one language, "ru" or "kk", in that of the interface."""
    words = _("%(label)s, in Russian") if language == "ru" else _("%(label)s, in Kazakh")
    return words % {"label": label}
