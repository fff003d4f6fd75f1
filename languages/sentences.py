"""Dates as a sentence needs them: on a day, since, until, from one to the other.

`languages.dates` prints them for captions and tables, in the nominative; here each language puts
the case and the words around it. The Kazakh form of a full date is that of laws and of careful
papers: «2025 жылғы 18 қыркүйекте». With `today`, days and months of its year go without the year.
"""

from datetime import date

from languages.dates import PartialDate
from languages.names import MONTH_CASES, WEEKDAY_CASES, WEEKDAYS, YEAR_CASES
from languages.signs import NBSP

# Beside a day, the Russian month is in the genitive whatever the day is in: «по 20 сентября».
_CASE_BESIDE_DAY = {"ru": "genitive"}


def on_date(value: PartialDate | date, language: str, *, today: date | None = None) -> str:
    """Say when something happened, to what is known of it.

    «18 сентября 2025 года», «в сентябре 2025 года», «в 2025 году»; «2025 жылғы 18 қыркүйекте»,
    «2025 жылғы қыркүйекте», «2025 жылы».
    """
    known = _known(value)
    case = {"ru": "prepositional", "kk": "locative"}[language]
    said = _said(known, language, case, has_year=_is_not_of(today, known))
    return said if language == "kk" or known.day else f"в{NBSP}{said}"


def on_weekday(value: date, language: str) -> str:
    """Say on which day of the week: «в пятницу», «во вторник»; «жұма күні»."""
    number = value.weekday()
    if language == "ru":
        preposition = "во" if number == 1 else "в"
        return f"{preposition}{NBSP}{WEEKDAY_CASES['ru']['accusative'][number]}"
    return f"{WEEKDAYS[language][number]}{NBSP}күні"


def since(value: PartialDate | date, language: str, *, today: date | None = None) -> str:
    """Say from when on: «с 18 сентября 2025 года», «с 2019 года»; «2019 жылдан бастап»."""
    known = _known(value)
    case = {"ru": "genitive", "kk": "ablative"}[language]
    said = _said(known, language, case, has_year=_is_not_of(today, known))
    return f"{said} бастап" if language == "kk" else _from(known) + said


def until(value: PartialDate | date, language: str, *, today: date | None = None) -> str:
    """Say until when: «до 18 сентября 2025 года»; «2025 жылғы 18 қыркүйекке дейін».

    Neither language tells in these words whether the day itself belongs to it.
    """
    known = _known(value)
    case = {"ru": "genitive", "kk": "dative"}[language]
    said = _said(known, language, case, has_year=_is_not_of(today, known))
    return f"{said} дейін" if language == "kk" else f"до {said}"


def between(
    start: PartialDate | date, end: PartialDate | date, language: str, *, today: date | None = None
) -> str:
    """Say from when to when: «с 18 по 20 сентября 2025 года», «с 2019 по 2025 год»;
    «2025 жылғы 18 қыркүйектен 20 қыркүйекке дейін». A year that both share is said once.
    """
    first, last = _known(start), _known(end)
    if first == last:
        return on_date(first, language, today=today)
    phrase = {"ru": _russian_between, "kk": _kazakh_between}[language]
    has_year = _is_not_of(today, first) or _is_not_of(today, last)
    return phrase(first, last, has_year=has_year)


def _russian_between(start: PartialDate, end: PartialDate, *, has_year: bool) -> str:
    last = _said(end, "ru", "accusative", has_year=has_year)
    if start.precision == end.precision == "year":
        first = str(start.year)
    elif start.day and end.day and (start.year, start.month) == (end.year, end.month):
        first = str(start.day)
    else:
        is_said_later = _share_year(start, end)
        first = _said(start, "ru", "genitive", has_year=has_year and not is_said_later)
    return f"{_from(start)}{first} по {last}"


def _kazakh_between(start: PartialDate, end: PartialDate, *, has_year: bool) -> str:
    is_said_before = _share_year(start, end)
    first = _said(start, "kk", "ablative", has_year=has_year)
    last = _said(end, "kk", "dative", has_year=has_year and not is_said_before)
    return f"{first} {last} дейін"


def _said(value: PartialDate, language: str, case: str, *, has_year: bool) -> str:
    if value.month is None:
        return f"{value.year}{NBSP}{YEAR_CASES[language][case]}"
    if value.day is None:
        text = MONTH_CASES[language][case][value.month - 1]
    else:
        month_case = _CASE_BESIDE_DAY.get(language, case)
        text = f"{value.day}{NBSP}{MONTH_CASES[language][month_case][value.month - 1]}"
    if not has_year:
        return text
    if language == "kk":
        return f"{value.year}{NBSP}жылғы {text}"
    return f"{text} {value.year}{NBSP}года"


def _from(value: PartialDate) -> str:
    # «со 2 февраля» is read «со второго»; no other day asks for «со».
    return "со " if value.day == 2 else f"с{NBSP}"


def _share_year(start: PartialDate, end: PartialDate) -> bool:
    return start.year == end.year and start.month is not None and end.month is not None


def _is_not_of(today: date | None, value: PartialDate) -> bool:
    return today is None or today.year != value.year or value.month is None


def _known(value: PartialDate | date) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.of(value)
