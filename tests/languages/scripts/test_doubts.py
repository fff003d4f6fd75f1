import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.scripts.doubts import Reason, doubts


def told(text, **names):
    return [(doubt.word, doubt.reason) for doubt in doubts(text, names=names)]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Бұл бiздіңz сөз", "бiздіңz", Reason.MIXED),
        ("Ол Ўзбекше сөйледі", "Ўзбекше", Reason.LETTER),
        ("бұл І кезекте", "І", Reason.NUMBER),
        ("Жергілікті БАҚ жазды", "БАҚ", Reason.CAPITALS),
        ("Бұл ӨТЕ маңызды", "ӨТЕ", Reason.CAPITALS),
        ("Кеше НАТО отырысы өтті", "НАТО", Reason.CAPITALS),
        ("Чжэнпин келді", "Чжэнпин", Reason.CHINESE),
        ("Тачэннің әкімі", "Тачэннің", Reason.CHINESE),
        ("Тяньцзиньде", "Тяньцзиньде", Reason.CHINESE),
        ("Әлиевтің сөзі", "Әлиевтің", Reason.SURNAME),
        ("Досоева айтты", "Досоева", Reason.SURNAME),
        ("әрқашан дайын", "әрқашан", Reason.COMPOUND),
        ("Әбдіқадыр келді", "Әбдіқадыр", Reason.COMPOUND),
        ("жаңа объектіде", "объектіде", Reason.SIGN),
        ("компьютер алды", "компьютер", Reason.SIGN),
        ("бюджетті бекітті", "бюджетті", Reason.SOFT),
        ("кеше Курчатов қаласында", "Курчатов", Reason.FOREIGN),
    ],
)
def test_the_rules_are_unsure_of(text, word, reason):
    assert told(text) == [(word, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "Үржар ауданында жаңа жол ашылды.",
        "Үржарға барды, қазір сол жақта.",  # ғ in the ending alone; a back word
        "ҚХР мен АҚШ, ЖШС, ШҰАА өкілдері",  # acronyms without doubt
        "ХХІ ғасыр, І тоқсан, ІV топ",
        "І. Жансүгіров көшесі",
        "NFC-тің, NFCтің, 3D-принтер, iPhoneды",
        "onir.kz/Чжэн?p=1, e@компьютер.қаз",
        "Тоқаевтың, Ахметовтің, Киевтен",
        "Экономика министрлігі. Цемент зауыты. Чемпион келді.",
        "қазіргі Федерация Кеңесі, Ресей Федерациясы",
        "ҮРЖАРДА БАҚ АШЫЛДЫ",  # in a line of capitals what can be read is a word
        "аю, қоян, Азия, акция, союз",
        "",
    ],
)
def test_ordinary_text_raises_no_doubt(text):
    assert told(text) == []


def test_what_the_press_was_seen_to_spell_is_not_doubted():
    assert told("төраға, бірқатар, актёр, зарядты") == []
    assert told("Вьетнам") == [("Вьетнам", Reason.SIGN)]  # seen in Arabic letters alone


def test_a_doubt_tells_where_the_word_stands_and_how_it_is_printed():
    (doubt,) = doubts("onir.kz: бұл бюджетті")
    assert "onir.kz: бұл бюджетті"[doubt.start : doubt.end] == doubt.word == "бюджетті"
    assert (doubt.latin, doubt.arabic) == ("biudjettı", "بيۋدجەتتى")
    (doubt,) = doubts("Жергілікті БАҚ жазды")
    assert doubt.arabic == "ب ا ق"


def test_a_word_with_a_spelling_is_not_doubted():
    text = "Бұл бюджетке, Тачэн қаласына барды"
    assert told(text, latn=[("бюджет", "büdjet")]) == [("Тачэн", Reason.CHINESE)]
    assert told(text, arab=[("бюджет", "بۇدجەت")])[0] == ("бюджетке", Reason.SOFT)
    both = [("Тачэн қаласы", "x")]
    assert told(text, latn=both, arab=both) == [("бюджетке", Reason.SOFT)]


def test_a_spelling_in_one_script_leaves_the_doubt_of_the_other():
    names = {"latn": [("Тачэн", "Tacheng")]}
    (doubt,) = doubts("Тачэнде", names=names)
    assert (doubt.latin, doubt.arabic) == ("Tachengde", "تاچەندە")


@given(st.text(alphabet="ІХabзқьюяәөБАҚ чжэц.-\n\u0301\u00ad«»", max_size=60))
def test_any_text_is_read_and_every_doubt_stands_in_it(text):
    for doubt in doubts(text):
        assert text[doubt.start : doubt.end] == doubt.word
