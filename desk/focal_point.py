"""The point of a picture that every crop keeps in sight: clicked on, or moved with two sliders."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from photos.admin import thumbnail_address
from photos.models import Photo

MIDDLE = "0.5x0.5"
SHOWN_AT = 960  # pixels
NAMES = (_("From the left"), _("From the top"))
RATIOS = ("16:9", "4:3", "1:1")


def _read(text: str) -> list[float]:
    """0.25x0.5 is a quarter from the left, half from the top. The middle where it says nothing."""
    try:
        across, down = (round(float(part), 2) for part in text.split("x"))
    except ValueError:
        return _read(MIDDLE)
    return [across, down]


class FocalPointWidget(forms.MultiWidget):
    """Two sliders; with a picture set, also the picture to click on and what its crops show."""

    use_fieldset = True
    photo: Photo | None = None

    def __init__(self) -> None:
        super().__init__([forms.NumberInput(), forms.NumberInput()])

    def decompress(self, value: str | None) -> list[float]:
        return _read(value or MIDDLE)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        sliders = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        address = self.photo and thumbnail_address(self.photo, SHOWN_AT)
        context = {
            "sliders": zip(NAMES, sliders, strict=True),
            "address": address,
            "ratios": RATIOS,
        }
        return render_to_string("desk/library_focal_point.html", context)

    @property
    def media(self) -> forms.Media:
        script = forms.widgets.Script("desk/focal_point.js", type="module")
        return forms.Media(css={"all": ["desk/library.css"]}, js=[script])


class FocalPointField(forms.MultiValueField):
    widget = FocalPointWidget

    def __init__(self, **kwargs: Any) -> None:
        part = {"min_value": 0, "max_value": 1}
        kwargs.setdefault("label", capfirst(_("focal point")))
        kwargs.setdefault(
            "help_text", _("What every crop keeps in sight. Click on it, or move the sliders.")
        )
        super().__init__([forms.FloatField(**part), forms.FloatField(**part)], **kwargs)

    def compress(self, parts: list[float] | None) -> str:
        if not parts:
            return MIDDLE
        return "x".join(f"{round(part, 2):g}" for part in parts)


def show_picture(form: forms.BaseForm, photo: Photo) -> None:
    """The form's sliders stand beside this photo."""
    if "focal_point" in form.fields:
        form.fields["focal_point"].widget.photo = photo
