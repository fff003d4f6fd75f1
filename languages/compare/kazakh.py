"""Kazakh words that state numbers, dates, sums and measures: stems, to which endings are added.

Sources: Қазақ грамматикасы (Астана 2002), «Сан есім»; R. Muhamedowa, Kazakh: A Comprehensive
Grammar (Routledge 2016), chapter on numerals.
"""

from decimal import Decimal

from languages.endings import ENDINGS
from languages.names import MONTHS

# A number before its noun takes none but a case («жетіден»), -дай of what is about so many. With
# possessives it would be another word: «үшін» for, «алтын» gold, «жүзі» face, «бірі» one of.
NUMBER_ENDINGS = frozenset(
    "ға ге қа ке да де та те дан ден тан тен нан нен ды ді ты ті ны ні дың дің тың тің ның нің "
    "мен бен пен дай дей тай тей".split()
)
# Forms of ол, «he», and words that are no ten: «онда» there, «ондай» such.
NOT_NUMBERS = frozenset("онда ондай онды бірге бірде бірден бірдей бірді".split())

CARDINALS = {
    "нөл": 0, "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8,
    "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60,
    "жетпіс": 70, "сексен": 80, "тоқсан": 90, "жүз": 100,
}  # fmt: skip
COLLECTIVES = {"екеу": 2, "үшеу": 3, "төртеу": 4, "бесеу": 5, "алтау": 6, "жетеу": 7}
ORDINALS = {
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6,
    "жетінші": 7, "сегізінші": 8, "тоғызыншы": 9, "оныншы": 10, "жиырмасыншы": 20,
    "отызыншы": 30, "қырқыншы": 40, "қырығыншы": 40, "елуінші": 50, "алпысыншы": 60,
    "жетпісінші": 70, "сексенінші": 80, "тоқсаныншы": 90, "жүзінші": 100,
}  # fmt: skip
# «Біріншіден», firstly.
LISTING = ("ншіден", "ншыдан")

SCALES = {
    "мың": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12,
    "млн": 10**6, "млрд": 10**9, "трлн": 10**12,
}  # fmt: skip
BOUNDS = frozenset(("астам", "аса", "артық", "жуық", "таяу"))
HALF = "жарты"
AND_A_HALF = "жарым"

# Ұлы жүз, Орта жүз, Кіші жүз are the three hordes, «бірінші тоқсан» a quarter of a year.
HORDES = frozenset(("ұлы", "орта", "кіші"))
QUARTER = "тоқсан"

HINTS = {
    "қос": Decimal(2), "қосарлы": Decimal(2), "алғашқы": Decimal(1),
}  # fmt: skip
HINT_PARTS = "жақты жылдық қабатты күндік айлық апталық есе жолды бөлмелі орындық сағаттық"

MONTH_STEMS = {name: month for month, name in enumerate(MONTHS["kk"], start=1)}
MONTH_STEMS |= {"қыркүйег": 9}
# Also a cauldron, a feast, a season: a month only beside a day, a year or the word «ай».
UNSURE_MONTHS = frozenset((3, 6, 10))
MONTH_HINTS = {name + end: month for name, month in MONTH_STEMS.items() for end in ("ғы", "гі")}
# «Мамырдың бірінші жартысы», the first half, is not the first of May.
PARTS_OF_MONTH = ("жарты", "апта", "онкүн")
MONTH_WORD = "ай"

WEEKDAY_STEMS = {
    name: day
    for day, name in enumerate(
        ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
    )
}

YEAR_STEMS = {"жыл": "plain", "жылғы": "of", "ж": "of", "жж": "of"}
HOUR = "сағат"
PARTS_OF_DAY = {"таңғы": "morning", "түскі": "day", "кешкі": "evening", "түнгі": "night"}

PERCENTS = dict.fromkeys(("пайыз", "процент", "пайыздық"), True)
POINTS = ("пайыздық", "тармақ", "тармағ")
CURRENCIES = {
    "доллар": "USD", "юань": "CNY", "юан": "CNY", "рубль": "RUB", "рубл": "RUB", "сом": "KGS",
    "сум": "UZS", "дирхам": "AED", "лира": "TRY", "иена": "JPY", "фунт": "GBP", "франк": "CHF",
    "теңге": "KZT", "тг": "KZT", "еуро": "EUR", "евро": "EUR",
}  # fmt: skip
CURRENCY_ADJECTIVES = {
    "ақш": "", "америка": "", "ресей": "", "қытай": "", "қазақстан": "", "өзбек": "",
    "өзбекстан": "", "қырғыз": "", "қырғызстан": "", "түрік": "", "түркия": "", "жапон": "",
    "британ": "", "ағылшын": "", "беларусь": "BYN", "белорус": "BYN", "канада": "CAD",
    "австралия": "AUD", "гонконг": "HKD", "сингапур": "SGD", "швейцар": "", "швейцария": "",
}  # fmt: skip
AFTER_CURRENCY = frozenset(("стерлинг", "стерлингі"))

UNITS = {
    word: (unit, Decimal(factor))
    for unit, factor, words in (
        ("m", "0.001", "миллиметр"),
        ("m", "0.01", "сантиметр"),
        ("m", "1", "метр метрлік"),
        ("m", "1000", "километр шақырым шақырымдық километрлік"),
        ("m2", "10000", "гектар"),
        ("m2", "100", "сотық"),
        ("m3", "1", "кубометр"),
        ("l", "1", "литр литрлік"),
        ("bbl", "1", "баррель баррел"),
        ("kg", "0.001", "грамм"),
        ("kg", "1", "килограмм келі"),
        ("kg", "100", "центнер"),
        ("kg", "1000", "тонна тонналық"),
        ("W", "1000", "киловатт"),
        ("W", "1000000", "мегаватт"),
        ("W", "1000000000", "гигаватт"),
        ("°", "1", "градус"),
        ("s", "1", "секунд секунт"),
        ("s", "60", "минут минуттық"),
        ("s", "3600", "сағат сағаттық"),
        ("day", "1", "күн тәулік тәуліг күндік"),
        ("day", "7", "апта апталық"),
        ("month", "1", "ай айлық"),
        ("month", "12", "жыл жылдық жылдығ жас жасар жастағы"),
        ("month", "1200", "ғасыр"),
    )
    for word in words.split()
}
SQUARE = frozenset(("шаршы", "ш", "кв"))
CUBIC = frozenset(("текше", "куб"))
PER = {"секундына": "s", "сағатына": "h"}
FROST = ("аяз", "суық")
MINUS_WORD = "минус"
# «Екінші жағынан» on the other hand, «екі жақты» bilateral.
IDIOMS = frozenset(("жағынан", "жақты"))
JOINED_BY = frozenset(("-", "және", "мен", "бен", "пен", "немесе", ","))
ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
# «Үштен бірі»; «үштен екісінің».
COUNTS_OF_PARTS = {
    form + end: count
    for count, form in enumerate(
        "бірі екісі үші төрті бесі алтысы жетісі сегізі тоғызы".split(), start=1
    )
    for end in (
        ("", "н", "на", "нда", "нан", "ның", "мен")
        if form[-1] == "ы"
        else ("", "н", "не", "нде", "нен", "нің", "мен")
    )
}
# «Үштен бірге өсті»; «бірге» is no number elsewhere.
COUNTS_OF_PARTS["бірге"] = 1
POSSESSIVES = frozenset("і сі ы сы ін сін ын сын іне сіне ына сына".split())
EACH = frozenset(("әр", "әрбір", "сағат"))
ENDS_RANGE = frozenset(("дейін", "шейін"))
SINGLE_PARTS = {"жартыс": 2, "жарты": 2, "ширек": 4, "ширег": 4}
WITH_HALVES = frozenset(("матчтың", "ойынның", "таймның", "кездесудің"))
WHOLE_WORD = frozenset(("бүтін",))
GENITIVE = ("дың", "дің", "тың", "тің", "ның", "нің")

# After the hyphen behind digits or «%»: any ending, the ordinal, the approximate.
SUFFIXES = (
    ENDINGS
    | NUMBER_ENDINGS
    | frozenset(f"{first}{rest}" for first in ("ші", "шы", "інші", "ыншы", "нші", "ншы")
                for rest in ("", *ENDINGS))
)  # fmt: skip
ROMAN_NOUNS = dict.fromkeys(
    "ғасыр съезд форум саммит чемпионат конгресс фестиваль кезең құрылтай тоқсан шақырылым "
    "шақырылымдағы байқау сессия конференция ассамблея олимпиада спартакиада дәреже санат топ "
    "топта топтағы отырыс жиын жиналыс жартыжылдық мыңжылдық ойын ойындар том сынып".split(),
    True,
)
