"""Names of months and days, in lower case as both languages write them inside a sentence, and the
cases that a sentence asks for.

Checked against CLDR. Django's own Kazakh catalogue capitalises them and misspells Friday. A case is
a row of a table, never an ending put on a name: «қыркүйекте», but «қазанда» and «тамызда».
"""

MONTHS = {
    "ru": (
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ),
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
}

# The form beside a day: genitive in Russian («18 сентября»), unchanged in Kazakh («18 қыркүйек»).
MONTHS_OF_DAY = {
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "kk": MONTHS["kk"],
}

# Monday first, as datetime.date.weekday() counts.
WEEKDAYS = {
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
}


def _row(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Kazakh endings follow vowel harmony and the last sound, as school grammars have them.
MONTH_CASES: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {
        "nominative": MONTHS["ru"],
        "genitive": MONTHS_OF_DAY["ru"],
        "accusative": MONTHS["ru"],
        "prepositional": _row(
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
        ),
    },
    "kk": {
        "nominative": MONTHS["kk"],
        "genitive": _row(
            "қаңтардың ақпанның наурыздың сәуірдің мамырдың маусымның"
            " шілденің тамыздың қыркүйектің қазанның қарашаның желтоқсанның"
        ),
        "dative": _row(
            "қаңтарға ақпанға наурызға сәуірге мамырға маусымға"
            " шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға"
        ),
        "locative": _row(
            "қаңтарда ақпанда наурызда сәуірде мамырда маусымда"
            " шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
        ),
        "ablative": _row(
            "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан"
            " шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан"
        ),
    },
}

WEEKDAY_CASES: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {
        "nominative": WEEKDAYS["ru"],
        "genitive": _row("понедельника вторника среды четверга пятницы субботы воскресенья"),
        "accusative": _row("понедельник вторник среду четверг пятницу субботу воскресенье"),
    },
    "kk": {
        "nominative": WEEKDAYS["kk"],
        "dative": _row("дүйсенбіге сейсенбіге сәрсенбіге бейсенбіге жұмаға сенбіге жексенбіге"),
        "locative": _row("дүйсенбіде сейсенбіде сәрсенбіде бейсенбіде жұмада сенбіде жексенбіде"),
        "ablative": _row(
            "дүйсенбіден сейсенбіден сәрсенбіден бейсенбіден жұмадан сенбіден жексенбіден"
        ),
    },
}

# The word after the number of a year. What happens in a year happens «2025 жылы», which is no
# locative, but stands where the other nouns have theirs.
YEAR_CASES: dict[str, dict[str, str]] = {
    "ru": {"genitive": "года", "accusative": "год", "prepositional": "году"},
    "kk": {"dative": "жылға", "locative": "жылы", "ablative": "жылдан"},
}
