"""Numbers as people type them into forms."""

import re
from decimal import Decimal

MAX_LENGTH = 60
"""The longest text that is taken for a number."""

# Scales as they are printed and as they are said, without the point of an abbreviation.
_SCALES: dict[str, dict[int, tuple[str, ...]]] = {
    "ru": {
        3: ("тыс", "тысяча", "тысячи", "тысяч"),
        6: ("млн", "миллион", "миллиона", "миллионов"),
        9: ("млрд", "миллиард", "миллиарда", "миллиардов"),
        12: ("трлн", "триллион", "триллиона", "триллионов"),
    },
    "kk": {
        3: ("мың",),
        6: ("млн", "миллион"),
        9: ("млрд", "миллиард"),
        12: ("трлн", "триллион"),
    },
}
_POWERS = {
    language: {name: power for power, names in scales.items() for name in names}
    for language, scales in _SCALES.items()
}

# A plain, no-break, narrow no-break or thin space.
_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"(?P<sign>[-+−]?){_SPACE}?"
    rf"(?:(?P<groups>[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})++)|(?P<plain>[0-9]++))"
    r"(?:(?P<point>[.,])(?P<places>[0-9]++))?"
    rf"(?:{_SPACE}*(?P<scale>[^\W\d_]++)\.?)?"
)


def parse_number(text: str, language: str) -> Decimal:
    """Read a number as it is typed in `language`: «1 234,5», «1234.5», «2 млрд», «−3».

    Groups of three are parted by one space, plain or no-break; decimals by a comma or a point. What
    can be read in two ways is refused with a ValueError that says so: «1.234» (a thousand or one
    and a bit?), «1,234.5», «12 34». A comma always begins decimals, since `format_number` prints
    it so.
    """
    powers = _POWERS[language]
    stripped = text.strip()
    if len(stripped) > MAX_LENGTH:
        raise ValueError(f"Too long for a number: {len(stripped)} characters.")
    match = _NUMBER.fullmatch(stripped)
    if not match:
        raise ValueError(f"Not a number: {stripped!r}")
    if _is_ambiguous(match):
        raise ValueError(f"A thousand or a fraction? Write a space or a comma: {stripped!r}")
    scale = (match["scale"] or "").lower()
    if scale and scale not in powers:
        raise ValueError(f"Not a scale of numbers: {match['scale']!r}")
    return _exactly(match, powers.get(scale, 0))


def _is_ambiguous(match: re.Match[str]) -> bool:
    whole = match["plain"] or ""
    is_like_a_group = match["point"] == "." and len(match["places"]) == 3
    return is_like_a_group and 0 < len(whole) <= 3 and not whole.startswith("0")


def _exactly(match: re.Match[str], power: int) -> Decimal:
    whole = re.sub(_SPACE, "", match["groups"] or match["plain"])
    places = match["places"] or ""
    # Decimal's arithmetic rounds at the precision of the context; its constructor never does.
    number = Decimal(f"{whole}{places}E{power - len(places)}")
    sign = "-" if match["sign"] in ("-", "−") and number else ""
    return Decimal(f"{sign}{number:f}")
