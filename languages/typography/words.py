"""Words beside which a line should not break, and the signs that go with numbers.

Sources, with what each says, stand in docs/languages.md. Where a list holds the beginnings of
words, any ending may follow: «рубл» is «рубля» and «рублей».
"""

import re
from collections.abc import Iterable

from languages.names import MONTHS, MONTHS_OF_DAY

# For the inside of a character class.
UPPER, LOWER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ", "a-zа-яёәғқңөұүһі"

# Units and scales as both languages print them, whole.
UNITS = (
    "% ‰ ° °C °С ℃ ₸ ₽ € $ £ ¥ км м см мм дм га км² м² м³ км2 м2 м3 км/ч м/с т кг г мг ц л мл ч "
    "мин сек кВт МВт ГВт кВт·ч МВт·ч кВ Вт Гц кГц МГц ГГц КБ МБ ГБ ТБ Мбит/с тг млн млрд трлн"
).split()

# After a number.
COUNTED = {
    "ru": {
        "whole": "лет раз раза чел шт экз руб коп долл тыс гг вв".split(),
        "begun": (
            "год", "век", "тонн", "километр", "метр", "сантиметр", "миллиметр", "гектар", "литр",
            "килограмм", "грамм", "градус", "процент", "миллион", "миллиард", "триллион", "тысяч",
            "рубл", "доллар", "тенге", "евро", "юан", "час", "минут", "секунд", "дн", "день", "сут",
            "недел", "месяц", "человек", "балл",
            *MONTHS_OF_DAY["ru"],
        ),
    },
    "kk": {
        "whole": "ж жж ғ сағ".split(),
        "begun": (
            "жыл", "ғасыр", "тонна", "километр", "шақырым", "метр", "сантиметр", "миллиметр",
            "гектар", "литр", "килограмм", "грамм", "градус", "пайыз", "мың", "миллион", "миллиард",
            "триллион", "рубл", "доллар", "теңге", "еуро", "евро", "юань", "сағат", "минут",
            "секунд", "күн", "апта", "адам", "рет",
            *MONTHS["kk"],
        ),
    },
}  # fmt: skip

# Names that are short enough to keep with their scale, as `numbers.format_money` prints them; any
# ending may follow.
CURRENCIES = "тенге теңге доллар рубл юан евро еуро".split()

# In Russian before which a dash between two numbers is a range, though it has spaces: no people and
# no days, «в классе 5 — 7 человек».
MEASURED = (
    "тонн", "километр", "метр", "сантиметр", "миллиметр", "гектар", "литр", "килограмм", "грамм",
    "градус", "процент", "миллион", "миллиард", "триллион", "тысяч", "тыс.", "час", "минут",
    "секунд", *CURRENCIES,
)  # fmt: skip

# For the inside of a character class: what Roman numbers of centuries are typed with, Cyrillic too.
ROMAN = "IVXХІ"

# After a Roman number.
CENTURIES = {"ru": r"вв?\.|век|столети", "kk": r"ғ\.|ғасыр"}

# Short words that lean on the next one.
PROCLITICS = {
    "ru": "а в и к о с у на не ни но по до за из от об ко со во".split(),
    "kk": [],
}
# Short words that lean on the one before.
ENCLITICS = {
    "ru": "бы ли же ж б ль".split(),
    "kk": "да де та те ма ме ба бе па пе".split(),
}

# Abbreviations before a name or a number, without their dot.
BEFORE_NAMES = {
    "ru": (
        "г с п д р о оз пос пгт ст ул пр просп пер пл бул мкр им св тов гр проф акад доц кв корп"
    ).split(),
    "kk": "проф акад".split(),
}
BEFORE_NUMBERS = {
    "ru": "д кв корп стр рис табл гл п пп ч т ст с тел ул".split(),
    "kk": ["тел"],
}
# ... and after a name.
AFTER_NAMES = {
    "ru": ("обл.", "р-н", "р-на", "р-не", "р-ну"),
    "kk": ("обл.", "ауд.", "қ.", "көш."),
}

# Forms of a company: before its name in Russian, after it in Kazakh.
COMPANIES = {
    "ru": "АО ГКП ГУ ЗАО ИП КГП КГУ НАО ОАО ООО ПАО РГП РГУ ТОО ФГУП".split(),
    "kk": "АҚ ЖШС ЖК КММ КМК РМК РММ МКК ШЖҚ КЕАҚ".split(),
}

# Abbreviations of several parts, in which no line breaks.
PARTED = {
    "ru": (
        "т. е.", "т. д.", "т. п.", "т. к.", "т. н.", "т. ч.", "т. о.", "н. э.", "и. о.", "с. г.",
    ),
    "kk": ("т. б.", "т. с. с.", "ж. т. б.", "б. з. д.", "б. з. б.", "м. а."),
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def counted(language: str) -> str:
    """A pattern for what may stand after a number."""
    words = COUNTED[language]
    return rf"(?:{any_of([*UNITS, *words['whole']])})(?!\w)|{any_of(words['begun'])}"
