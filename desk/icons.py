"""Django's pictures for yes, no and unknown say so in the language of the interface."""

from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _


def speak() -> None:
    """Django gives them «True» and «False» for a name, and no setting to change it."""
    admin_list._boolean_icon = icon


def icon(value: bool | None) -> str:
    name, said = {True: ("yes", _("Yes")), False: ("no", _("No")), None: ("unknown", _("Unknown"))}[
        value
    ]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), said)
