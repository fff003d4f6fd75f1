"""How long ago, or how soon: «5 минут назад», «кеше, 14:05».

The words are those of CLDR (ru, kk: date fields), where it has them; «жаңа ғана» for what has just
happened is ours, since CLDR's «қазір» is a plain "now".
"""

from datetime import datetime, timedelta

from languages.dates import format_time, short_date
from languages.plurals import counted

_MINUTE, _HOUR = 60, 3600

_JUST_NOW = {"ru": "только что", "kk": "жаңа ғана"}
_NOW = {"ru": "сейчас", "kk": "қазір"}
_NEIGHBOURS = {
    "ru": {-1: "вчера", 1: "завтра"},
    "kk": {-1: "кеше", 1: "ертең"},
}

# The Russian noun is in the accusative on both sides. The Kazakh ablative is put on the noun, a
# fixed word, not on the number.
_AGO = {"ru": "{} назад", "kk": "{} бұрын"}
_AHEAD = {"ru": "через {}", "kk": "{} кейін"}
_Nouns = dict[int, tuple[str, ...]]
_RUSSIAN: _Nouns = {_MINUTE: ("минуту", "минуты", "минут"), _HOUR: ("час", "часа", "часов")}
_NOUNS_AGO: dict[str, _Nouns] = {"ru": _RUSSIAN, "kk": {_MINUTE: ("минут",), _HOUR: ("сағат",)}}
_NOUNS_AHEAD: dict[str, _Nouns] = {
    "ru": _RUSSIAN,
    "kk": {_MINUTE: ("минуттан",), _HOUR: ("сағаттан",)},
}


def relative(moment: datetime, now: datetime, language: str) -> str:
    """Say when `moment` is, seen from `now`, on the clock that `moment` carries.

    Within an hour in minutes; on the same day in hours; the day before and after by name and time
    («вчера, 14:05», «ертең, 09:30»); else the date and the time, in this year without the year.
    Minutes and hours are whole ones that have passed in fact, whatever was done to the clocks.
    ValueError where one of the two has no zone.
    """
    apart = _apart(moment, now)
    seconds = abs(apart) // timedelta(seconds=1)
    is_past = apart < timedelta(0)
    if seconds < _MINUTE:
        return (_JUST_NOW if apart <= timedelta(0) else _NOW)[language]
    if seconds < _HOUR:
        return _counted(seconds, _MINUTE, language, is_past=is_past)
    today = now.astimezone(moment.tzinfo).date()
    days = (moment.date() - today).days
    if days == 0:
        return _counted(seconds, _HOUR, language, is_past=is_past)
    day = _NEIGHBOURS[language].get(days) or short_date(moment, language, today)
    return f"{day}, {format_time(moment, language)}"


def _counted(seconds: int, unit: int, language: str, *, is_past: bool) -> str:
    frames, nouns = (_AGO, _NOUNS_AGO) if is_past else (_AHEAD, _NOUNS_AHEAD)
    return frames[language].format(counted(seconds // unit, language, *nouns[language][unit]))


def _apart(moment: datetime, now: datetime) -> timedelta:
    """How long `moment` is after `now` in fact."""
    here, there = moment.utcoffset(), now.utcoffset()
    if here is None or there is None:
        raise ValueError("The moment has no time zone.")
    # Python subtracts two moments of one zone by their clocks, wrongly where those were moved.
    return moment.replace(tzinfo=None) - now.replace(tzinfo=None) - (here - there)
