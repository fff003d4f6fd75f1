"""Times as editors enter and see them: on the newsroom's clock, kept in UTC, said in words."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import dateformat, timezone, translation
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from languages import LANGUAGES
from languages.clock import around_gap, moments, say_moment, say_zone
from languages.dates import format_zone

# [0-9], not \d, as in languages.dates; some browsers send seconds that nobody typed.
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:00(\.0{1,3})?)?")
MINUTE, HOUR, DAY_LONG = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CONTINENTS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
)

# What a button with a moment says, by what it does.
BUTTONS = {
    "publish": gettext_lazy("Publish on %(moment)s"),
    "end": gettext_lazy("End on %(moment)s"),
    "withdraw": gettext_lazy("Withdraw on %(moment)s"),
    "embargo": gettext_lazy("Embargo until %(moment)s"),
}


def in_words(moment: datetime) -> str:
    """Weekday, date, time and whose time it is, in the language of the interface."""
    language = _spoken()
    if language in LANGUAGES:
        return say_moment(moment, settings.TIME_ZONE, language)
    here = moment.astimezone(timezone.get_default_timezone())
    with translation.override("en"):
        return f"{dateformat.format(here, r'l j F Y \a\t H:i')}, {newsroom_time(moment)}"


def newsroom_time(moment: datetime) -> str:
    """Whose time the newsroom's clocks show at a moment: «время Алматы (UTC+5)»."""
    if (language := _spoken()) in LANGUAGES:
        return say_zone(moment, settings.TIME_ZONE, language)
    offset = format_zone(moment.astimezone(timezone.get_default_timezone()), "ru")
    continent, _slash, place = settings.TIME_ZONE.partition("/")
    if continent not in CONTINENTS:
        return offset
    return f"{place.rpartition('/')[2].replace('_', ' ')} time ({offset})"


def how_soon(moment: datetime) -> str:
    """How long it is until a moment: «через 26 часов»."""
    left = moment - timezone.now()
    if left < HOUR:
        count = max(left // MINUTE, 0)
        return ngettext("in %(count)d minute", "in %(count)d minutes", count) % {"count": count}
    if left < 3 * DAY_LONG:
        count = left // HOUR
        return ngettext("in %(count)d hour", "in %(count)d hours", count) % {"count": count}
    count = (timezone.localdate(moment) - timezone.localdate()).days
    return ngettext("in %(count)d day", "in %(count)d days", count) % {"count": count}


def _spoken() -> str:
    return (translation.get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def code(moment: datetime) -> str:
    """A moment as a form carries it: 2026-11-24T05:00Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='minutes')}Z"


class Entered(NamedTuple):
    """What a form holds of a moment. `said` is what the pressed button said it would do."""

    day: str = ""
    clock: str = ""
    which: str = ""
    said: str = ""

    def read(self) -> datetime:
        """The moment meant. ValidationError where it is not said, or the clocks do not tell."""
        if not (self.day and self.clock):
            raise ValidationError(_("Give both the date and the time."), code="incomplete")
        possible = self._possible()
        if len(possible) == 1:
            return possible[0]
        chosen = [each for each, _words in self.choices() if code(each) == self.which]
        if not chosen:
            raise ValidationError(_twice() if possible else _never(), code="which")
        return chosen[0]

    def choices(self) -> list[tuple[datetime, str]]:
        """What to ask where the clocks showed this time twice or never; empty where they did once.

        ValidationError for what is no date or time.
        """
        possible = self._possible()
        if len(possible) == 2:
            orders = _("the first time: %(moment)s"), _("the second time: %(moment)s")
        elif not possible:
            possible = around_gap(*self._parts())
            orders = _("before the clocks change: %(moment)s"), _("after it: %(moment)s")
        else:
            return []
        return [
            (moment, order % {"moment": in_words(moment)})
            for moment, order in zip(possible, orders, strict=True)
        ]

    def _possible(self) -> tuple[datetime, ...]:
        try:
            return moments(*self._parts())
        except ValueError:
            raise _nonsense() from None

    def _parts(self) -> tuple[date, time, Any]:
        if not (DAY.fullmatch(self.day) and CLOCK.fullmatch(self.clock)):
            raise _nonsense()
        try:
            day, clock = date.fromisoformat(self.day), time.fromisoformat(self.clock)
        except ValueError:
            raise _nonsense() from None
        return day, clock, timezone.get_default_timezone()


def _nonsense() -> ValidationError:
    return ValidationError(
        _("This is no date and time. Write them like 2026-11-24 and 10:00."), code="invalid"
    )


def _twice() -> str:
    return _(
        "The clocks show this time twice on that day, because they are set back. "
        "Which of the two is meant?"
    )


def _never() -> str:
    return _(
        "The clocks never show this time on that day, because they are set forward. "
        "Which moment is meant?"
    )


def is_ahead(moment: datetime) -> None:
    """ValidationError for a moment that has passed."""
    if moment <= timezone.now():
        raise ValidationError(
            _("This moment has passed: %(moment)s."),
            code="past",
            params={"moment": in_words(moment)},
        )


class MomentWidget(forms.Widget):
    """Native fields for day and time; a choice where the clocks showed that twice or never."""

    template_name = "desk/moment.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Entered:
        return Entered(*(str(data.get(f"{name}_{part}") or "").strip() for part in Entered._fields))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}_day" not in data

    def format_value(self, value: Any) -> Entered:
        if not isinstance(value, datetime):
            return value or Entered()
        here = value.astimezone(timezone.get_default_timezone())
        return Entered(here.date().isoformat(), f"{here:%H:%M}", which=code(value))

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        entered = self.format_value(value)
        try:
            choices = entered.choices()
        except ValidationError:
            choices = []
        return super().get_context(name, value, attrs) | {
            "entered": entered,
            "choices": [
                {"code": code(each), "words": words, "is_chosen": code(each) == entered.which}
                for each, words in choices
            ],
            "newsroom_time": newsroom_time(timezone.now()),
        }

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class MomentBoundField(BoundField):
    """A moment in a form, with the button that does something at it."""

    @cached_property
    def asked(self) -> datetime | None:
        """The moment that was sent in, where it is one."""
        if not self.form.is_bound:
            return None
        try:
            return self.field.clean(self.data)
        except ValidationError:
            return None

    @property
    def is_said(self) -> bool:
        """Whether the button that was pressed said this very moment."""
        return self.asked is not None and self.data.said == code(self.asked)

    @property
    def said(self) -> str:
        """What the button says from now on."""
        return code(self.asked) if self.asked else ""

    @property
    def button(self) -> str:
        words = {"moment": in_words(self.asked)} if self.asked else None
        return str(BUTTONS[self.field.verb] % words if words else self.label)

    @property
    def soon(self) -> str:
        return how_soon(self.asked) if self.asked else ""


class MomentField(forms.Field):
    """A coming moment, entered on the newsroom's clock and given in UTC; None where empty."""

    widget = MomentWidget
    default_validators = [is_ahead]

    def __init__(self, *, verb: str, **options: Any) -> None:
        """`verb` is a key of BUTTONS; the label is what the button says while no moment is set."""
        self.verb = verb
        super().__init__(**options)

    def get_bound_field(self, form: Any, field_name: str) -> MomentBoundField:
        return MomentBoundField(form, self, field_name)

    def to_python(self, value: Any) -> datetime | None:
        if not (value and (value.day or value.clock)):
            return None
        return value.read()


def moment(request: HttpRequest) -> JsonResponse:
    """`?at=2026-11-24T10:00&for=publish`: what the button is to say, or what is to be asked."""
    day, _t, clock = request.GET.get("at", "").partition("T")
    entered = Entered(day, clock, which=request.GET.get("which", ""))
    verb = request.GET.get("for", "")
    field = MomentField(verb=verb if verb in BUTTONS else "publish")
    try:
        asked = field.clean(entered)
    except ValidationError as refused:
        return JsonResponse(_question(entered, refused))
    said = {"at": code(asked), "soon": how_soon(asked), "choices": _choices(entered)}
    return JsonResponse(said | {"button": BUTTONS[field.verb] % {"moment": in_words(asked)}})


def _question(entered: Entered, refused: ValidationError) -> dict[str, Any]:
    sentence = " ".join(refused.messages)
    is_question = refused.error_list[0].code == "which"
    return {"problem": sentence, "choices": _choices(entered) if is_question else []}


def _choices(entered: Entered) -> list[dict[str, str]]:
    return [{"at": code(each), "words": words} for each, words in entered.choices()]
