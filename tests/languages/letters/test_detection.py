import csv
from pathlib import Path

import pytest
from hypothesis import given

from languages.letters import alarms, is_typed_with_russian_letters, language_of
from tests.languages.letters.texts import texts

CASES = Path(__file__).parent.parent / "cases"
BARE = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def sentences(language):
    with (CASES / "sentences.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row["sentence"] for row in rows if row["language"] == language]


@pytest.mark.parametrize(("language", "other"), [("ru", "kk"), ("kk", "ru")])
def test_sentences_are_in_their_language(language, other):
    found = [language_of(sentence) for sentence in sentences(language)]
    assert len(found) >= 40
    assert found.count(language) >= 0.95 * len(found)
    assert other not in found


def test_kazakh_in_russian_letters_is_still_kazakh():
    bare = [sentence.translate(BARE) for sentence in sentences("kk")]
    found = [language_of(sentence) for sentence in bare]
    assert found.count("kk") >= 0.85 * len(bare)
    assert "ru" not in found
    assert sum(map(is_typed_with_russian_letters, bare)) >= 0.75 * len(bare)


def short_sentences(language, letters):
    """Sentences written before letter pairs were tried on any."""
    with (CASES / "sentences_short.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        row["sentence"] for row in rows if (row["language"], row["letters"]) == (language, letters)
    ]


@pytest.mark.parametrize(
    ("language", "letters", "number"),
    [("ru", "right", 60), ("kk", "right", 60), ("kk", "bare", 40)],
)
def test_short_sentences_are_in_their_language(language, letters, number):
    found = [language_of(sentence) for sentence in short_sentences(language, letters)]
    assert len(found) == number
    assert found.count(language) >= 0.9 * number
    assert set(found) <= {language, None}


def test_short_kazakh_sentences_are_told_without_their_letters():
    found = [language_of(text.translate(BARE)) for text in short_sentences("kk", "right")]
    assert found.count("kk") >= 0.9 * len(found)
    assert "ru" not in found


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_right_short_sentences_raise_no_alarm(language):
    for sentence in short_sentences(language, "right"):
        assert not is_typed_with_russian_letters(sentence)
        assert alarms(sentence, language) == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_right_sentences_are_not_typed_with_russian_letters(language):
    assert not any(map(is_typed_with_russian_letters, sentences(language)))


@pytest.mark.parametrize(
    "text",
    ["калай", "онир", "Казакстан Республикасынын Президенти", "Урджар ауданынын аким орынбасары"],
)
def test_kazakh_typed_with_russian_letters_is_seen(text):
    assert is_typed_with_russian_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Абай ауданы",
        "Абай облысы туралы",
        "Олжас Бектенов жоба туралы айтты",
        "Балалар мектепте отыр",
        "казак и казачка",
        "халык банк",
        "орган, ураган и наган",
        "шашлык и ярлык",
        "",
        "қазақ тілінде жазылған калай",
    ],
)
def test_texts_that_need_no_kazakh_letters_are_not_meant(text):
    assert not is_typed_with_russian_letters(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Область Абай: коротко о регионе", "ru"),
        ("Абай облысы: өңір туралы қысқаша", "kk"),
        ("Абай ауданы", "kk"),
        ("Қазақстан мен Қытай", "kk"),
        ("Мақаншы и Үржар — районы области", "ru"),
        ("بارلىق ادامدار تۋمىسىنان ازات جانە قادىر-قاسيەتى تەڭ", "kk"),
    ],
)
def test_short_texts_are_told_apart(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "Павлодар",
        "Семей",
        "KAZ Minerals",
        "All human beings are born free and equal in dignity and rights.",
        "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
        "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах.",
        "Барча одамлар эркин, қадр-қиммат ва ҳуқуқларда тенг бўлиб туғиладилар.",
        "Хүн бүр төрж мэндлэхдээ эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг.",
        "تمام افراد بشر آزاد به دنیا می‌آیند",
        "Павлодар, Алматы, Астана",
        "Иванов Петр Сергеевич",
        "группа A, витамин C, гепатит B",
        "Училището отвори вратите си.",
        "Старият мост беше затворен за ремонт.",
        "Влакът закъсня с два часа.",
        "Школа відкрила двері.",
        "Команда програла фінал.",
        "Каманда прайграла фінал.",
        "Окуучулар жазуу ишин жазышты.",
        "Уйлар көчөдө оттоп жүрөт.",
        "Кыз халык җырларын җырлый.",
        "Мәктәп ишекләрен ачты.",
        "Маргааш хүчтэй салхитай.",
        "ھەممە ئادەم ئەركىن تۇغۇلغان",
        "https://abai.gov.kz/ru/об-области/которые-были",
    ],
)
def test_where_it_cannot_be_said_it_is_not_said(text):
    assert language_of(text) is None


def test_a_kazakh_name_does_not_make_a_russian_text_kazakh():
    assert language_of("аким района Мақаншы") != "kk"
    assert language_of("Демо: библиотека «Үлгі» открыла зал двух алфавитов") != "kk"


def test_lookalikes_do_not_hide_the_language():
    text = "Абай облысының әкімі шекарадағы өткелді аралап көрді"
    assert language_of(text.translate(str.maketrans("аоеірс", "aoeipc"))) == "kk"


def test_only_the_beginning_is_looked_at():
    assert language_of("Встреча прошла в области. " * 400 + "Қазақстан мен Қытай " * 9000) == "ru"
    assert language_of("а" * 1_000_000) is None


@given(texts)
def test_any_text_gets_an_answer(text):
    assert language_of(text) in {"ru", "kk", None}
    assert is_typed_with_russian_letters(text) in {True, False}
