"""Numbers and sums of money as both languages print them: decimal comma, no-break spaces.

A lone group of four digits is not split («1000», «10 000»), the usual rule of Russian typography;
the Kazakh press follows it too.
"""

from decimal import Decimal

from languages.plural_rules import plural_index
from languages.signs import MINUS, NBSP

_DECIMAL_SIGN = {"ru": ",", "kk": ","}

# (power of ten, decimals that may follow, name). Thousands are named for whole ones only and
# from ten: «12 500 ₸» reads better than «12,5 тыс. ₸», and «5000 ₸» is short as it is.
_SCALES = {
    "ru": ((12, 2, "трлн"), (9, 2, "млрд"), (6, 2, "млн"), (3, 0, "тыс.")),
    "kk": ((12, 2, "трлн"), (9, 2, "млрд"), (6, 2, "млн"), (3, 0, "мың")),
}
_SMALLEST_SCALED = 10_000

# Russian: the forms after 1, 2 and 5, the last also after «млн». Kazakh: one form for every number.
# «АҚШ доллары» is the full name; running text may say «2 млрд доллар», a figure on a card should
# say whose. Kazakh «еуро» and «өзбек сомы» as the National Bank of Kazakhstan and CLDR have them.
_Currencies = dict[str, dict[str, tuple[str, ...]]]
_CURRENCIES: _Currencies = {
    "ru": {
        "CNY": ("юань", "юаня", "юаней"),
        "EUR": ("евро", "евро", "евро"),
        "KGS": ("сом", "сома", "сомов"),
        "KZT": ("₸", "₸", "₸"),
        "RUB": ("рубль", "рубля", "рублей"),
        "USD": ("доллар США", "доллара США", "долларов США"),
        "UZS": ("сум", "сума", "сумов"),
    },
    "kk": {
        "CNY": ("юань",),
        "EUR": ("еуро",),
        "KGS": ("қырғыз сомы",),
        "KZT": ("₸",),
        "RUB": ("рубль",),
        "USD": ("АҚШ доллары",),
        "UZS": ("өзбек сомы",),
    },
}

# What running text calls them, where that is shorter.
_SHORT_CURRENCIES: _Currencies = {
    "ru": _CURRENCIES["ru"] | {"USD": ("доллар", "доллара", "долларов")},
    "kk": _CURRENCIES["kk"] | {"USD": ("доллар",)},
}

# CLDR: ru «#,##0 %», kk «#,##0%».
_PERCENT = {"ru": f"{NBSP}%", "kk": "%"}

# Signs, because words govern a case («более тысячи», «1000-нан астам») and the number varies.
_SIGNS = {"exact": "", "about": f"≈{NBSP}", "more_than": f">{NBSP}"}
_BOUND_SIGNS = {"ru": _SIGNS, "kk": _SIGNS}


def format_number(value: int | Decimal, language: str) -> str:
    """Print a number: «1000», «10 000», «1,5», «−3».

    Decimals keep the places they were given, less trailing zeros. TypeError for a float, whose
    places are not what anybody wrote; ValueError for NaN and infinity.
    """
    whole, _, places = _digits(value).lstrip("-").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    decimals = (_DECIMAL_SIGN[language] + places.rstrip("0")).rstrip(_DECIMAL_SIGN[language])
    sign = MINUS if value < 0 else ""
    return sign + whole + decimals


def format_money(amount: int | Decimal, currency: str, language: str) -> str:
    """Print a sum exactly, by scale where nothing is lost: «1,5 млрд долларов США», «321 млрд ₸».

    `amount` is in whole units of `currency` (an ISO 4217 code). What two decimals of the scale
    cannot say is written out: «1 234 567 ₸». A currency without a name here keeps its code: «5 млн
    CHF». Errors as in `format_number`.
    """
    return _money(amount, currency, language, _CURRENCIES)


def short_money(amount: int | Decimal, currency: str, language: str) -> str:
    """Print a sum as `format_money` does, in the words of running text: «2 млрд доллар».

    Which country's dollars they are must be clear from the text.
    """
    return _money(amount, currency, language, _SHORT_CURRENCIES)


def format_percent(value: int | Decimal, language: str) -> str:
    """Print a percentage: «6,5 %» in Russian, «6,5%» in Kazakh.

    Where a case is needed, print the number and write the word after it: «6,5 пайызға».
    """
    return f"{format_number(value, language)}{_PERCENT[language]}"


def with_bound(text: str, bound: str, language: str) -> str:
    """Say how a printed figure is meant, with a sign before it where it is not exact.

    "exact" leaves it as it is, "about" gives «≈ 1 млрд евро», "more_than" «> 1000», in both
    languages. KeyError for another bound.
    """
    return f"{_BOUND_SIGNS[language][bound]}{text}"


def _digits(value: int | Decimal) -> str:
    if isinstance(value, float):
        raise TypeError("Hand in an int or a Decimal, not a float.")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"Not a number that can be printed: {value}")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _scaled(amount: int | Decimal, language: str) -> tuple[int | Decimal, str]:
    """The number and the scale to print, or the amount itself and no scale."""
    _digits(amount)
    units = int(amount)
    if abs(units) < _SMALLEST_SCALED or units != amount:
        return amount, ""
    for power, places, name in _SCALES[language]:
        if abs(units) >= 10**power:
            # Decimal's own division would round at the precision of the context.
            count, rest = divmod(units, 10 ** (power - places))
            return (amount, "") if rest else (Decimal(f"{count}e-{places}"), name)
    return amount, ""


def _money(
    amount: int | Decimal,
    currency: str,
    language: str,
    names: _Currencies,
) -> str:
    number, scale = _scaled(amount, language)
    name = _currency(currency, number, scale, names, language)
    return NBSP.join(filter(None, (format_number(number, language), scale, name)))


def _currency(
    code: str,
    number: int | Decimal,
    scale: str,
    names: _Currencies,
    language: str,
) -> str:
    forms = names[language].get(code)
    if forms is None:
        return code
    return forms[-1] if scale else forms[plural_index(number, language)]
