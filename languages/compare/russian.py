"""Russian words that state numbers, dates, sums and measures, in all their forms.

Forms after А. А. Зализняк, «Грамматический словарь русского языка», and «Русская грамматика»
(1980), the chapters on numerals. Written with е for ё.
"""

from decimal import Decimal

from languages.names import MONTHS, MONTHS_OF_DAY

_MASCULINE = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_SOFT = ("ь", "я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях")
_FEMININE = ("а", "ы", "у", "ой", "е", "", "ам", "ами", "ах")
_ADJECTIVE = ("ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми")
_SOFT_ADJECTIVE = ("ий", "яя", "ее", "ие", "его", "ей", "ему", "им", "ем", "юю", "их", "ими")


def forms(stems: str, endings: tuple[str, ...]) -> list[str]:
    """Each stem of a list in one string with each ending."""
    return [stem + ending for stem in stems.split() for ending in endings]


def _numbered(rows: str) -> dict[str, int]:
    """Rows «value word word ...» as a table from word to value."""
    table = {}
    for row in rows.strip().splitlines():
        value, *words = row.split()
        table.update(dict.fromkeys(words, int(value)))
    return table


CARDINALS = _numbered("""
0 ноль нуль ноля нуля нолю нулю нолем нулем ноле нуле
1 один одна одно одного одной одному одним одном одну
2 два две двух двум двумя двое двоих двоим двоими
3 три трех трем тремя трое троих троим троими
4 четыре четырех четырем четырьмя четверо четверых четверым четверыми
5 пять пяти пятью пятеро пятерых пятерым пятерыми
6 шесть шести шестью шестеро шестерых шестерым шестерыми
7 семь семи семеро семерых семерым семерыми
8 восемь восьми восемью восьмью восьмеро восьмерых
9 девять девяти девятью
10 десять десяти десятью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам двумястами двухстах
300 триста трехсот тремстам тремястами трехстах
400 четыреста четырехсот четыремстам четырьмястами четырехстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестьюстами шестистах
700 семьсот семисот семистам семьюстами семистах
800 восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах
900 девятьсот девятисот девятистам девятьюстами девятистах
""")
_TEENS = "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат"
_FROM_11 = {stem: value for value, stem in enumerate(f"{_TEENS} девятнадцат".split(), start=11)}
_FROM_11 |= {"двадцат": 20, "тридцат": 30}
CARDINALS |= {stem + end: value for stem, value in _FROM_11.items() for end in ("ь", "и", "ью")}

# «семью» is «family» as well: a seven only behind tens («двадцатью семью»).
ONLY_BEHIND_TENS = {"семью": 7}

_ORDINAL_STEMS = _FROM_11 | {
    "перв": 1, "втор": 2, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70,
    "восьмидесят": 80, "девяност": 90, "сот": 100, "двухсот": 200, "трехсот": 300,
}  # fmt: skip
ORDINALS = {stem + end: value for stem, value in _ORDINAL_STEMS.items() for end in _ADJECTIVE}
ORDINALS |= dict.fromkeys(
    "третий третья третье третьего третьей третьему третьим третьем третью третьи третьих".split(),
    3,
)

# Parts of a whole: «одна пятая», «две пятых», «три четверти», «пять сотых».
_PART_STEMS = {stem: value for stem, value in _ORDINAL_STEMS.items() if 4 <= value <= 10}
_PART_STEMS |= {"сот": 100, "тысячн": 1000}
PARTS_OF_ONE = {s + end: of for s, of in _PART_STEMS.items() for end in ("ая", "ую", "ой")}
PARTS_OF_ONE |= {"треть": 3, "трети": 3, "третью": 3, "третья": 3, "четверть": 4, "четверти": 4}
PARTS = {s + end: of for s, of in _PART_STEMS.items() for end in ("ых", "ые", "ым", "ыми")}
PARTS |= dict.fromkeys("трети третей третям третями третях третьих".split(), 3)
PARTS |= dict.fromkeys(forms("четверт", ("и", "ей", "ям", "ями", "ях")), 4)
# «Два пятых места», «три пятых класса» count places and classes.
NOT_BEFORE_PARTS = frozenset("один одного одному одним одном одно два".split())
NOT_BEHIND_PARTS = ("класс", "мест", "этап", "тур", "курс", "отряд", "номер", "канал", "дня")
SINGLE_PARTS = dict.fromkeys("треть трети третью".split(), 3)
SINGLE_PARTS |= dict.fromkeys(["половина", "половины", "половину", "половине", "половиной"], 2)
SINGLE_PARTS |= dict.fromkeys(["четверть", "четверти", "четвертью"], 4)
# «Вторая половина», «последней трети»; «половина дня», «четверть финала», «четверть часа».
ADJECTIVE_ENDS = ("ая", "яя", "ую", "юю", "ой", "ей")
NOT_BEHIND_PART = ("дня", "год", "месяц", "век", "матч", "тайм", "финал", "час", "учебн", "школьн")
WHOLE_WORD = frozenset("целых целая целую целой целые целым целыми".split())

_THOUSAND = ("а", "и", "е", "у", "ей", "ью", "", "ам", "ами", "ах")
SCALES = dict.fromkeys([*forms("тысяч", _THOUSAND), "тыс"], 10**3)
SCALES |= dict.fromkeys([*forms("миллион", _MASCULINE), "млн"], 10**6)
SCALES |= dict.fromkeys([*forms("миллиард", _MASCULINE), "млрд"], 10**9)
SCALES |= dict.fromkeys([*forms("триллион", _MASCULINE), "трлн"], 10**12)
# Without a number before it a scale counts in the singular alone («миллион тенге»); in a form that
# may be a plural («тысячи людей») only behind a bound («более тысячи»).
BARE_SCALES = frozenset("тысяча тысячу тысячей миллион миллионом миллиард миллиардом".split())
BARE_AFTER_BOUND = frozenset("тысячи тысяче миллиона миллиону миллиарда миллиарду".split())
BOUNDS = frozenset("более менее свыше около до от порядка больше меньше почти".split())

# «Два десятка», «три сотни»: only with a number before them.
TENFOLD = dict.fromkeys(forms("десятк", ("а", "ов", "ам", "ами", "ах")), 10)
TENFOLD |= dict.fromkeys(["сотни", "сотен", "сотням", "сотнями", "сотнях"], 100)

HALVES = dict.fromkeys(["полтора", "полторы", "полутора"], Decimal("1.5"))
HALF_OF = "пол"

# Words that may be put without a number in the other language: they match one, and are no facts.
HINTS = dict.fromkeys(
    ["оба", "обе", "обоих", "обеих", "обоим", "обеим", "обоими", "обеими", "вдвое", "дважды",
     *forms("двойн", _ADJECTIVE), "пара", "пару", "пары"],
    Decimal(2),
)  # fmt: skip
HINTS |= dict.fromkeys(["втрое", "трижды", *forms("тройн", _ADJECTIVE)], Decimal(3))
HINTS |= {"вчетверо": Decimal(4), "впятеро": Decimal(5), "десяток": Decimal(10)}
HINTS |= {"сотня": Decimal(100), "сотню": Decimal(100)}
# Of the clock, and put in many other ways: «тал түсте», «түн ортасында».
TIME_HINTS = {"полдень": 12, "полудню": 12, "полночь": 0, "полуночи": 0}
HINT_PREFIXES = {
    "одно": 1, "двух": 2, "дву": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "сто": 100,
}  # fmt: skip
HINT_PARTS = (
    "летн лети этажн дневн кратн сторонн месячн недельн часов минутн процентн местн комнатн "
    "уровнев путн полосн тысячн миллионн метров километров тонн"
)

# In these cases a month alone is a date; the nominative and a capital make it a hint («Август»).
MONTH_FORMS: dict[str, int] = {}
for _month, (_name, _genitive) in enumerate(
    zip(MONTHS["ru"], MONTHS_OF_DAY["ru"], strict=True), start=1
):
    _stem = _genitive[:-1]
    _endings = ("ь", "я", "ю", "ем", "е") if _genitive[-1] == "я" else ("", "а", "у", "ом", "е")
    MONTH_FORMS |= dict.fromkeys(forms(_stem, _endings), _month) | {_name: _month}
MONTH_FORMS |= {"маем": 5}
MONTH_HINTS = {
    stem + end: month
    for month, stem in enumerate(
        "январск февральск мартовск апрельск майск июньск июльск августовск сентябрьск "
        "октябрьск ноябрьск декабрьск".split(),
        start=1,
    )
    for end in ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "им", "ом", "ую", "их", "ими")
}

# «Среда» is «environment» as well: a weekday only behind these words.
WEEKDAY_FORMS = {
    form: day
    for day, words in enumerate(
        (
            "понедельник понедельника понедельнику понедельникам",
            "вторник вторника вторнику вторникам",
            "среду среды средам",
            "четверг четверга четвергу четвергам",
            "пятница пятницу пятницы пятницам",
            "суббота субботу субботы субботам",
            "воскресенье воскресенья воскресенью воскресеньям",
        )
    )
    for form in words.split()
}
WEEKDAYS_BEHIND_PREPOSITION = frozenset(("среду", "среды", "средам"))
WEEKDAY_PREPOSITIONS = frozenset(("в", "по", "до", "на", "со", "с", "утром", "вечером"))

YEARS = frozenset("год года году годом годе годов годы годам годами годах г гг".split())
YEARS_OF_DECADE = frozenset("годы годов годах годам годами гг".split())
HOURS = frozenset("час часа часов часам часу".split())
TIME_PREPOSITIONS = frozenset("в во к до с со после около от по".split())
PARTS_OF_DAY = {"утра": "morning", "дня": "day", "вечера": "evening", "ночи": "night"}
YEAR_PREPOSITIONS = frozenset("в с до по от после к за".split())
CENTURIES = frozenset("век века веку веком веке веков веках".split())

PERCENTS = frozenset([*forms("процент", _MASCULINE), *forms("процентн", _ADJECTIVE)])
POINTS = (frozenset(forms("процентн", _ADJECTIVE)), frozenset(forms("пункт", _MASCULINE)))
CURRENCIES = {
    form: code
    for code, stems, endings in (
        ("USD", "доллар", _MASCULINE),
        ("CNY", "юан", _SOFT),
        ("RUB", "рубл", _SOFT),
        ("KGS", "сом", _MASCULINE),
        ("UZS", "сум", _MASCULINE),
        ("AED", "дирхам", _MASCULINE),
        ("TRY", "лир", _FEMININE),
        ("JPY", "иен йен", _FEMININE),
        ("GBP", "фунт", _MASCULINE),
        ("CHF", "франк", _MASCULINE),
    )
    for form in forms(stems, endings)
}
CURRENCIES |= {"тенге": "KZT", "тг": "KZT", "евро": "EUR", "руб": "RUB", "долл": "USD"}
# What stands before the currency and changes it, or does not.
_OF_COUNTRY = {
    "американск": "", "российск": "", "китайск": "", "казахстанск": "", "узбекск": "",
    "киргизск": "", "кыргызск": "", "турецк": "", "японск": "", "британск": "", "английск": "",
    "белорусск": "BYN", "канадск": "CAD", "австралийск": "AUD", "гонконгск": "HKD",
    "сингапурск": "SGD", "швейцарск": "",
}  # fmt: skip
CURRENCY_ADJECTIVES = {
    stem + end: code
    for stem, code in _OF_COUNTRY.items()
    for end in ("ий", "ого", "ому", "им", "ом", "ие", "их", "ими", "ая", "ой", "ую")
}
AFTER_CURRENCY = frozenset(("сша", "кнр", "рф", "стерлингов"))

# Form: (symbol of the base unit, how many of them).
UNITS: dict[str, tuple[str, Decimal]] = {}
for _unit, _factor, _stems, _ends in (
    ("m", "0.001", "миллиметр", _MASCULINE),
    ("m", "0.01", "сантиметр", _MASCULINE),
    ("m", "1", "метр метров", (*_MASCULINE, *_ADJECTIVE)),
    ("m", "1000", "километр километров", (*_MASCULINE, *_ADJECTIVE)),
    ("m2", "10000", "гектар", _MASCULINE),
    ("m2", "100", "сот", ("ка", "ки", "ок", "ками", "ках")),
    ("m3", "1", "кубометр", _MASCULINE),
    ("l", "1", "литр литров", (*_MASCULINE, *_ADJECTIVE)),
    ("bbl", "1", "баррел", _SOFT),
    ("kg", "0.001", "грамм", _MASCULINE),
    ("kg", "1", "килограмм килограммов", (*_MASCULINE, *_ADJECTIVE)),
    ("kg", "100", "центнер", _MASCULINE),
    ("kg", "1000", "тонн", _FEMININE),
    ("W", "1000", "киловатт", _MASCULINE),
    ("W", "1000000", "мегаватт", _MASCULINE),
    ("W", "1000000000", "гигаватт", _MASCULINE),
    ("°", "1", "градус", _MASCULINE),
    ("s", "1", "секунд", _FEMININE),
    ("s", "60", "минут минутн", (*_FEMININE, *_ADJECTIVE)),
    ("s", "3600", "час часов", (*_MASCULINE, *_ADJECTIVE)),
    ("day", "1", "дн", ("я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях")),
    ("day", "1", "дневн", _ADJECTIVE),
    ("day", "7", "недел недельн", (*("я", "и", "ю", "ей", "е", "ь", "ям", "ями"), *_ADJECTIVE)),
    ("month", "1", "месяц месячн", (*_MASCULINE, "ев", *_ADJECTIVE)),
    ("month", "12", "год", _MASCULINE),
    ("month", "12", "летн", _SOFT_ADJECTIVE),
    ("month", "12", "лети", ("е", "я", "ю", "ем", "и", "й")),
    ("month", "1200", "век столети", (*_MASCULINE, "я", "й", "ю")),
):
    UNITS |= dict.fromkeys(forms(_stems, _ends), (_unit, Decimal(_factor)))
UNITS |= {word: ("month", Decimal(12)) for word in ("лет", "летам", "летами", "летах")}
UNITS |= {word: ("day", Decimal(1)) for word in ("день", "сутки", "суток", "суткам", "сутками")}
SQUARE = frozenset([*forms("квадратн", _ADJECTIVE), "кв"])
CUBIC = frozenset([*forms("кубическ", ("ий", "ого", "их", "им", "ими", "ие")), "куб"])
PER = {"секунду": "s", "час": "h"}
FROST = frozenset(("мороза", "морозов"))
MINUS_WORD = "минус"
JOINED_BY = frozenset(("-", "и", "или", "до", "по", ","))
FROM = frozenset(("с", "со", "от", "между"))

ROMAN_NOUNS = (
    *CENTURIES,
    *forms("съезд форум саммит чемпионат конгресс фестивал этап курулта квартал созыв конкурс",
           (*_MASCULINE, "ь", "я", "й", "ю", "ем")),
    *forms("сесси конференци ассамбле олимпиад спартакиад степен категори групп", (
        "я", "и", "ю", "й", "ей", "е", "а", "ы", "у", "ой", "ь", "ью")),
    *forms("столети заседани полугоди тысячелети", ("е", "я", "ю", "и", "ем")),
    "игры", "игр", "играх", "том", "тома", "класс", "класса",
)  # fmt: skip
