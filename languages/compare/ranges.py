"""What two neighbouring items share: the unit of a range, the month of two days, a year.

«5–7 %» is read as its two ends, 5 % and 7 %; «с 28 до 48 млн тонн» as 28 and 48 million tonnes;
«18–20 сентября 2025 года» as two days of that month.
"""

from itertools import pairwise

from languages.compare import kazakh, russian
from languages.compare.dates import is_day, on_24_hours, text_at
from languages.compare.found import Day, Kind
from languages.compare.items import Item, counted, negate
from languages.compare.numerals import Numeral
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary

_YEARS = range(1000, 2101)
# «С 900 до 2 млн» is nine hundred; «с 28 до 48 млн» twenty-eight million.
_LARGEST_RATIO = 100
_LIST_SIGNS = frozenset((",", "/"))
# «−5…−10 °C»; «10×15 м», also with the letter.
_OTHER_SIGNS = frozenset(("…", "×", "х", "x"))


def join_ranges(items: list[Item], tokens: list[Token], vocabulary: Vocabulary) -> list[Item]:
    """The items with what they share; a Kazakh year and the day behind it become one date."""
    for this, then in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        joint = _joint(this, then, tokens, vocabulary)
        if joint is not None:
            _share_back(this, then, joint)
            _share_on(this, then, joint)
    _share_minus(items, tokens)
    return _join_years(items, tokens) if vocabulary.language == "kk" else items


def _joint(this: Item, then: Item, tokens: list[Token], vocabulary: Vocabulary) -> str | None:
    """What joins two items into a range or list: a sign, a word, "" for «28-ден 48-ге»; or None."""
    distance = then.first - this.last
    if distance == 0:
        is_from = text_at(tokens, this.last - 1).endswith(kazakh.ABLATIVE)
        return "" if vocabulary.language == "kk" and is_from else None
    joint = text_at(tokens, this.last)
    if distance == 2 and text_at(tokens, then.first - 1) == "+":  # «−5…+10»
        distance = 1
    if distance != 1 or joint not in vocabulary.joined_by | _LIST_SIGNS | _OTHER_SIGNS:
        return None
    if joint in ("до", "по") and text_at(tokens, this.first - 1) not in russian.FROM:
        return None
    return joint


def _share_back(this: Item, then: Item, joint: str) -> None:
    """Give a bare number what the item behind it has."""
    number = this.number
    if this.kind is not Kind.NUMBER or number is None:
        return
    if number.value < 0 and then.unit is None:
        return
    if then.kind in (Kind.DATE, Kind.DECADE, Kind.TIME):
        _share_date(this, number, then)
    elif joint not in _LIST_SIGNS:
        _share_unit(this, number, then, joint)


def _share_date(this: Item, number: Numeral, then: Item) -> None:
    whole = number.whole
    if whole is None:
        return
    match then.value:
        case Day(year, int(month), int()) if is_day(number, month):
            this.kind, this.value, this.is_hint = Kind.DATE, Day(year, month, whole), False
        case Day(int(), None, None) if whole in _YEARS and number.digits.isdecimal():
            this.kind, this.value = Kind.DATE, Day(whole)
        case int(decade) if then.kind is Kind.DECADE and whole % 10 == 0:
            century = decade // 100 * 100 if whole < 100 else 0
            this.kind, this.value = Kind.DECADE, century + whole
        case (int(hour), 0) if then.number is not None and whole <= 24:
            later = hour - int(then.number.value)
            this.kind = Kind.TIME
            this.value = (on_24_hours(whole, "evening") if later == 12 and whole < 12 else whole, 0)


def _share_unit(this: Item, number: Numeral, then: Item, joint: str) -> None:
    if then.number is None or (then.unit is None and then.number.scale == 1):
        return
    if number.scale == 1 and then.number.scale > 1 and number.value < 1000:
        face = abs(then.number.value) / then.number.scale
        if joint == "-" or number.value <= face * _LARGEST_RATIO:
            number.value *= then.number.scale
            number.scale = then.number.scale
    if then.unit is None:
        this.value = this.face = number.value
        return
    if then.is_negated and number.value > 0:
        number.value = -number.value
    shared = counted(number, then.unit, this.first, this.last)
    this.kind, this.value, this.unit, this.face = (
        shared.kind,
        shared.value,
        shared.unit,
        shared.face,
    )
    this.is_hint = False


def _share_minus(items: list[Item], tokens: list[Token]) -> None:
    """«Минус 15–20 градусов»: a range of degrees that would pass nought says so with a plus."""
    for this, then in pairwise(items):
        if (
            this.unit is not None
            and this.unit.symbol == "°"
            and this.unit == then.unit
            and this.number is not None
            and this.number.value < 0
            and then.first - this.last == 1
            and text_at(tokens, this.last) in ("-", "…")
        ):
            negate(then)


def _share_on(this: Item, then: Item, joint: str) -> None:
    """«Сағат 9-дан 18-ге дейін»: the hour counts for both."""
    is_bare = then.kind is Kind.NUMBER and then.number is not None and then.number.whole is not None
    if this.kind is Kind.TIME and joint in ("", "-") and is_bare and then.face is not None:
        hour = int(then.face)
        if 0 <= hour <= 24:
            then.kind, then.value, then.is_hint = Kind.TIME, (hour, 0), False


def _join_years(items: list[Item], tokens: list[Token]) -> list[Item]:
    """«2025 жылғы 18–20 қыркүйек»: one date of year and day, and the year for the next day too."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before is None or not (isinstance(item.value, Day) and item.value.year is None):
            joined.append(item)
            continue
        between = {text_at(tokens, place) for place in range(before.last, item.first)}
        if before.leads_date and isinstance(before.value, Day) and between <= {"."}:
            item.first, item.is_hint = before.first, False
            item.value = item.value._replace(year=before.value.year)
            joined[-1] = item
            continue
        if isinstance(before.value, Day) and before.value.day and between in ({"-"}, {"және"}):
            item.value = item.value._replace(year=before.value.year)
        joined.append(item)
    return joined
