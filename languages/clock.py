"""Wall clocks and moments: a clock may show the same time twice, or never, where it is moved.

Moments are given in UTC: Python compares two moments of one zone by their clocks, and so takes the
two of a doubled hour for one.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from languages.dates import format_day, format_time, format_zone

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)

# Whose time it is, in the genitive in Russian and unchanged before «уақыты» in Kazakh. Names of
# cities as both presses write them; a zone that is not here is told by its offset alone.
_CITIES = {
    "ru": {
        "Asia/Almaty": "Алматы",
        "Asia/Aqtau": "Актау",
        "Asia/Aqtobe": "Актобе",
        "Asia/Atyrau": "Атырау",
        "Asia/Bishkek": "Бишкека",
        "Asia/Novosibirsk": "Новосибирска",
        "Asia/Omsk": "Омска",
        "Asia/Oral": "Уральска",
        "Asia/Qostanay": "Костаная",
        "Asia/Qyzylorda": "Кызылорды",
        "Asia/Shanghai": "Шанхая",
        "Asia/Tashkent": "Ташкента",
        "Asia/Urumqi": "Урумчи",
        "Europe/Berlin": "Берлина",
        "Europe/Istanbul": "Стамбула",
        "Europe/London": "Лондона",
        "Europe/Moscow": "Москвы",
    },
    "kk": {
        "Asia/Almaty": "Алматы",
        "Asia/Aqtau": "Ақтау",
        "Asia/Aqtobe": "Ақтөбе",
        "Asia/Atyrau": "Атырау",
        "Asia/Bishkek": "Бішкек",
        "Asia/Novosibirsk": "Новосибирск",
        "Asia/Omsk": "Омбы",
        "Asia/Oral": "Орал",
        "Asia/Qostanay": "Қостанай",
        "Asia/Qyzylorda": "Қызылорда",
        "Asia/Shanghai": "Шанхай",
        "Asia/Tashkent": "Ташкент",
        "Asia/Urumqi": "Үрімжі",
        "Europe/Berlin": "Берлин",
        "Europe/Istanbul": "Ыстанбұл",
        "Europe/London": "Лондон",
        "Europe/Moscow": "Мәскеу",
    },
}
_CITY_TIME = {"ru": "время {}", "kk": "{} уақыты"}


def moments(day: date, clock: time, zone: tzinfo) -> tuple[datetime, ...]:
    """The moments, in UTC and in order, at which the clocks of `zone` show `clock` on `day`.

    One on most days; two where the clocks are set back over that time; none where they are set
    forward over it. ValueError where a moment lies outside the years 1 to 9999.
    """
    shown = datetime.combine(day, clock.replace(tzinfo=None))
    read = {_utc(shown.replace(tzinfo=zone, fold=fold)) for fold in (0, 1)}
    return tuple(sorted(moment for moment in read if _shown(moment, zone) == shown))


def around_gap(day: date, clock: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """For a time that the clocks left out: the minute before they were moved, and the move itself.

    ValueError where they did show that time.
    """
    if moments(day, clock, zone):
        raise ValueError("The clocks of this zone did show this time.")
    shown = datetime.combine(day, clock.replace(tzinfo=None))
    # Read by the old offset the time comes after the move, by the new one before it.
    before, after = (_utc(shown.replace(tzinfo=zone, fold=fold)) for fold in (1, 0))
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after - _MINUTE, after


def say_moment(moment: datetime, zone: str, language: str) -> str:
    """Say when something is, so that nobody can mistake it: weekday, date, time, whose time.

    «вторник, 24 ноября 2026, 10:00, время Алматы (UTC+5)», «24 қараша 2026, сейсенбі, 10:00, Алматы
    уақыты (UTC+5)». `zone` is a name like "Asia/Almaty"; a doubled hour is told by the offset.
    ValueError where `moment` has no zone of its own.
    """
    here = _in_zone(moment, zone)
    whose = say_zone(here, zone, language)
    return f"{format_day(here, language)}, {format_time(here, language)}, {whose}"


def say_zone(moment: datetime, zone: str, language: str) -> str:
    """Say whose time it is at a moment: «время Алматы (UTC+5)», «UTC+3» where no city is known."""
    offset = format_zone(_in_zone(moment, zone), language)
    if city := _CITIES[language].get(zone):
        return f"{_CITY_TIME[language].format(city)} ({offset})"
    return offset


def _in_zone(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("The moment has no time zone.")
    return moment.astimezone(ZoneInfo(zone))


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("This moment lies outside the years 1 to 9999.") from None


def _shown(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
