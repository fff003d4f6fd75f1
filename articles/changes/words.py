"""Words that a typo cannot turn into another one, and what a slip of the fingers may be."""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import takewhile

from languages.compare.vocabulary import CURRENCY_CODES, UNIT_SIGNS, VOCABULARIES

NEGATIONS = {
    "ru": frozenset(
        "не ни нет нету нельзя без безо никто никого никому никем ничто ничего ничему ничем "
        "никогда никак никакой никакая никакие никаких никакого никаким нигде никуда ниоткуда "
        "незачем некому нечего невозможно неверно неправда отнюдь вовсе кроме вместо вопреки "
        "якобы".split()
    ),
    "kk": frozenset(
        "емес емеспін емеспіз емеспін емессің емессіз жоқ жоққа жоғы жоқпын жоқпыз еш ешкім "
        "ешкімге ешкімді ешқандай ешқашан ештеңе ешнәрсе ешқайда ешқайсысы ма ме ба бе па пе "
        "басқа бөтен мыс-мыс имиш керісінше орнына қарсы".split()
    ),
}
"""Words that deny, doubt or ask."""

# How much, how many, when, where to: one letter more makes another fact of them.
_MEASURING = {
    "ru": frozenset(
        "все всё весь вся всего всех почти более менее больше меньше выше ниже много мало "
        "немного немало несколько свыше около примерно лишь только уже еще ещё едва сначала "
        "потом раньше позже прежде после перед между через против сегодня вчера завтра "
        "послезавтра позавчера утром днем днём вечером ночью ежедневно еженедельно ежемесячно "
        "ежегодно каждый каждая каждое каждые слева справа сверху снизу внутри снаружи верно "
        "ложно можно нужно должен должна должно должны может могут будет будут был была было "
        "были есть".split()
    ),
    "kk": frozenset(
        "бәрі барлық барлығы барша түгел көп аз көбірек азырақ көбі азы артық кем кемінде "
        "шамамен жуық астам тек ғана енді әлі бұрын кейін соң дейін шейін бері бүгін кеше "
        "ертең бүрсігүні алдыңғы таңертең кешке түнде күндіз жыл жылы сайын әр әрбір кейбір "
        "бірнеше бірқатар мүмкін керек қажет тиіс болады болды болған екен еді бар жоғары "
        "төмен алдында артында ішінде сыртында үстінде астында".split()
    ),
}  # fmt: skip
_DIRECTIONS = {
    "ru": re.compile(
        "север|южн|восто[кч]|запад|(?:лев|прав)(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ы[ехм])"
    ),
    "kk": re.compile("солтүсті|оңтүсті|шығыс|батыс"),
}

# Openings of sentences that are no names.
_OPENERS = {
    "ru": frozenset(
        "а без более бы в во вместе вот все всего всё вчера где да для до его ее её если еще "
        "ещё же за завтра здесь и из или их к как какой ко когда кроме кто ли между мы на над "
        "накануне нам нас не него нет но ныне о об он она они оно от отметим очень перед по "
        "под после потом поэтому при про раньше ранее с сегодня сейчас сначала со среди так "
        "также такая такие такой там теперь то того тогда тоже только тот ту ты у уже хотя "
        "чем через что чтобы эта эти это этого этой этом этот эту я".split()
    ),
    "kk": frozenset(
        "ал алайда алдымен әзірге әр әрі барлық басқа бәрі біз біздің бірақ бірге бұдан бұған "
        "бұл бұлар бұндай бүгін бұрын да дәл демек енді ертең еш және жалпы жоқ кеше кейін "
        "мен мұнда мұндай не неге неткен ол олар оған одан оны оның онда осы осыған осыдан "
        "осылай осындай оларға олардың өйткені сол соған содан сондай сондықтан сонымен сіз "
        "соңғы тек тіпті қазір қалай қанша сен сондай-ақ".split()
    ),
}  # fmt: skip

# Another prefix makes another word («открыт», «закрыт»); the pairs that are one prefix in two
# spellings are left out.
_PREFIXES = {
    "ru": frozenset(
        "в во вз воз вос вс вы до за из ис на над надо не недо ни о об обо от ото пере по под "
        "подо пре пред предо при про раз рас разо с со съ у без бес".split()
    )
    | {""},
    "kk": frozenset[str](),
}
_ONE_PREFIX = {frozenset(pair) for pair in (("из", "ис"), ("раз", "рас"), ("воз", "вос"),
                                            ("вз", "вс"), ("без", "бес"))}  # fmt: skip
_SHORTEST_PREFIX_STEM = 3

# What a verb ends in where it tells of the past, of what is or will be, of a wish, of an order.
# Source: «Русская грамматика» (1980); Қазақ грамматикасы (2002), «Етістік».
_TENSES = {
    "ru": (
        re.compile("(?:л|ла|ло|ли|лся|лась|лось|лись)$"),
        re.compile("(?:ет|ит|ёт|ют|ят|ут|ат|ешь|ишь|ем|им|ете|ите)(?:ся)?$"),
        re.compile("(?:ть|ти|чь)(?:ся)?$"),
        re.compile("(?:нн|т)(?:ый|ая|ое|ые|ого|ых)$"),
        re.compile("(?:вш|ющ|ущ|ящ|ащ)(?:ий|ая|ее|ие|его|их)$"),
        re.compile("[еая]нн?[аоы]?$"),
    ),
    "kk": (
        re.compile("(?:(?<![аей])[дт][ыі])(?:ңыз|ңіз|қ|к)?$"),
        re.compile("[аей](?:[дт][ыі]|м[ыі]н|м[ыі]з|с[ыі]з)$"),
        re.compile("[ғгқк][ае]н(?:м[ыі]н|б[ыі]з)?$"),
        re.compile("(?:[аеыі]?р)$"),
        re.compile("(?:[ыіу]?п)$"),
        re.compile("с[ае](?:м|ң|қ|к|ңыз|ңіз)?$"),
        re.compile("с[ыі]н$"),
        re.compile("(?:мақ|мек|бақ|бек|пақ|пек)(?:ш[ыі])?$"),
        re.compile("(?:[ғгқк][ае]й)$"),
        re.compile("у$"),
    ),
}
_DENIED = {
    "ru": re.compile("^(?:не|ни|бе[зс])"),
    "kk": re.compile("(?<=..)[мбп][ае]|с[ыі]з|(?<=..)м[ау]й"),
}
# «Иранский», «иракский»: a name in small letters.
_OF_A_NAME = re.compile("(.*[сц])к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|и)$")

_LONGEST = 60
_LONG, _MIDDLE = 9, 6


def is_protected(word: str, language: str) -> bool:
    """Whether a word (in small letters) says a number, an amount, a time or a denial by itself."""
    return _is_protected(word.replace("ё", "е"), language) or word in _MEASURING[language]


@lru_cache(maxsize=1 << 12)
def _is_protected(word: str, language: str) -> bool:
    if len(word) > _LONGEST:
        return False
    words = VOCABULARIES[language]
    tables = (words.cardinals, words.ordinals, words.scales, words.hints, words.months,
              words.month_hints, words.weekdays, words.units, words.currencies,
              words.percents, words.frost, words.single_parts)  # fmt: skip
    return (
        word in NEGATIONS[language]
        or word in _MEASURING[language]
        or word in CURRENCY_CODES
        or word in UNIT_SIGNS
        or _DIRECTIONS[language].match(word) is not None
        or any(table.get(word) is not None for table in tables)
    )


def says_number(word: str, language: str) -> bool:
    """Whether a word (in small letters) says a number by the way: «вдвое», «екіжақты»."""
    is_short = len(word) <= _LONGEST
    return is_short and VOCABULARIES[language].hints.get(word.replace("ё", "е")) is not None


def is_opener(word: str, language: str) -> bool:
    """Whether a sentence may begin with this word (in small letters) and name nobody."""
    return word in _OPENERS[language] or word in _MEASURING[language] or word in NEGATIONS[language]


def is_slip(old: str, new: str, language: str, known: Container[str]) -> bool:
    """Whether `new` is `old` (both in small letters) with a slip of the fingers mended.

    One edit in six to eight letters, two in nine or more, none in shorter words, never the first
    letter: what is left of such words is another word too often. Never another tense, prefix,
    denial, direction or number, and not where both are `known`, words in use elsewhere.
    """
    if old in known and new in known:
        return False
    if is_protected(old, language) or is_protected(new, language):
        return False
    shorter, longer = sorted((len(old), len(new)))
    if shorter < _MIDDLE or longer > _LONGEST or old[0] != new[0]:
        return False
    if edits(old, new) > (2 if shorter >= _LONG else 1):
        return False
    return not _says_otherwise(old, new, language)


def _says_otherwise(old: str, new: str, language: str) -> bool:
    denied = _DENIED[language]
    if denied.findall(old) != denied.findall(new):
        return True
    if _tense(old, language) != _tense(new, language):
        return True
    one, other = _OF_A_NAME.match(old), _OF_A_NAME.match(new)
    if language == "ru" and (one and one[1]) != (other and other[1]):
        return True
    return _has_other_prefix(old, new, language)


def _tense(word: str, language: str) -> int:
    forms = _TENSES[language]
    return next((place for place, form in enumerate(forms) if form.search(word)), -1)


def _has_other_prefix(old: str, new: str, language: str) -> bool:
    pairs = zip(reversed(old), reversed(new), strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    # A letter at the end of the prefix may be that of both: «подать», «продать».
    for end in range(shared, _SHORTEST_PREFIX_STEM - 1, -1):
        heads = old[: len(old) - end], new[: len(new) - end]
        if set(heads) <= _PREFIXES[language]:
            return frozenset(heads) not in _ONE_PREFIX
    return False


def edits(old: str, new: str) -> int:
    """How many letters were put in, left out, exchanged or swapped with their neighbour."""
    before, row = [], list(range(len(new) + 1))
    for place, letter in enumerate(old, 1):
        before, last, row = row, before, [place]
        for other_place, other in enumerate(new, 1):
            cost = min(
                before[other_place] + 1,
                row[-1] + 1,
                before[other_place - 1] + (letter != other),
            )
            is_swap = (
                place > 1
                and other_place > 1
                and letter == new[other_place - 2]
                and other == old[place - 2]
            )
            row.append(min(cost, last[other_place - 2] + 1) if is_swap else cost)
    return row[-1]
