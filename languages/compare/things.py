"""Whether a number without a unit counts something: «5 школ», «8 адам»."""

from languages.compare import kazakh, russian
from languages.compare.dates import is_capital, text_at
from languages.compare.numerals import Numeral
from languages.compare.tokens import Token
from languages.compare.vocabulary import Vocabulary

# A year or hour stands before such words as well: «5 и», «2025 жылдан», «5 исполнилось».
_WORDS_LOOKED_AT = 3
_YEARS = range(1900, 2101)
# «С 9 работают», «5 исполнилось».
_VERB_ENDS = ("ся", "сь", "ают", "уют", "яют", "еют", "ает", "ует", "яет", "еет", "ит")
_NO_NOUNS = {
    "ru": frozenset(
        "и или а но да до по на в во с со от из к у за о об не но же ли уже еще это лишь только "
        "было будет стало есть более менее для при под над без через после".split()
    ),
    "kk": frozenset(
        "және мен бен пен немесе не я ма ме ба бе па пе да де та те дейін бастап шейін кейін бұрын "
        "болды болады болып еді екен деп үшін туралы арасында аралығында шамасында".split()
    ),
}


def counts_things(tokens: list[Token], first: int, number: Numeral, vocabulary: Vocabulary) -> bool:
    """Whether a word follows a number that has no unit, and none of time follows that word.

    False where it is not clear: behind a case ending («9-дан бастап»), before a capital, and where
    the number may be a year («в 2025 правительство»).
    """
    if number.suffix or number.is_hint or number.last >= len(tokens):
        return False
    then, language = tokens[number.last], vocabulary.language
    if then.sort != "word" or is_capital(then) or then.text in _NO_NOUNS[language]:
        return False
    if language == "ru" and then.text.endswith(_VERB_ENDS):
        return False
    before = text_at(tokens, first - 1)
    if language == "ru" and number.whole in _YEARS and before in russian.YEAR_PREPOSITIONS:
        return False
    if language == "kk" and (before == kazakh.HOUR or _has_case(tokens[number.last - 1])):
        return False
    return not _is_of_time(tokens, number.last, vocabulary)


def _has_case(last: Token) -> bool:
    return last.sort == "word" and last.text not in kazakh.CARDINALS | kazakh.SCALES


def _is_of_time(tokens: list[Token], place: int, vocabulary: Vocabulary) -> bool:
    """«2025 оқу жылы», «5 календарных лет»."""
    for token in tokens[place : place + _WORDS_LOOKED_AT]:
        if token.sort != "word":
            return False
        if vocabulary.units.get(token.text) or token.text in kazakh.YEAR_STEMS:
            return True
        if token.text in russian.YEARS or token.text in russian.HOURS:
            return True
    return False
