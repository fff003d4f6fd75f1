import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.letters import MENDABLE, Kind, alarms, repair
from languages.runs import KEPT
from tests.languages.letters.test_detection import sentences
from tests.languages.letters.texts import texts

languages = st.sampled_from(["ru", "kk"])


def found(text, language):
    return [(alarm.kind, alarm.found, alarm.suggestion) for alarm in alarms(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "alarm"),
    [
        ("Вcтреча в Семее", "ru", (Kind.LOOKALIKE, "Вcтреча", "Встреча")),
        ("Встреча c Китаем", "ru", (Kind.LOOKALIKE, "c", "с")),
        ("Действует c 2024 года", "ru", (Kind.LOOKALIKE, "c", "с")),
        ("C января. Дальше", "ru", (Kind.LOOKALIKE, "C", "С")),
        ("ТOO «Үлгі»", "kk", (Kind.LOOKALIKE, "ТOO", "ТОО")),
        ("Завод TOO «Рога»", "ru", (Kind.LOOKALIKE, "TOO", "ТОО")),
        ("Yкімет шешімі", "kk", (Kind.LOOKALIKE, "Yкімет", "Үкімет")),
        ("Yлица Абая", "ru", (Kind.LOOKALIKE, "Yлица", "Улица")),
        ("ОҚY", "kk", (Kind.LOOKALIKE, "ОҚY", "ОҚУ")),
        ("ХXІ ғасыр", "kk", (Kind.LOOKALIKE, "ХXІ", "XXI")),
        ("сəуір айы", "kk", (Kind.WRONG_LETTER, "сəуір", "сәуір")),
        ("iPhoneға арналған", "kk", (Kind.MIXED, "iPhoneға", None)),
        ("Аб\u00adай", "kk", (Kind.CONTROL, "\u00ad", "")),
        ("Абай \ud83d\ude00", "kk", (Kind.CONTROL, "\ud83d\ude00", "😀")),
        ("\u202aАбай", "kk", (Kind.BIDI, "\u202a", "")),
        ("и\u0306од", "ru", (Kind.DECOMPOSED, "и\u0306од", "йод")),
        ("iс", "kk", (Kind.MIXED, "iс", "іс")),
        ("тYн", "kk", (Kind.MIXED, "тYн", "түн")),
        ("tүн", "kk", (Kind.MIXED, "tүн", "түн")),
        ("Yржар ауданы", "kk", (Kind.MIXED, "Yржар", "Үржар")),
        ("KСРО", "kk", (Kind.MIXED, "KСРО", "КСРО")),
        ("қYрт", "kk", (Kind.MIXED, "қYрт", None)),
        ("iс", "ru", (Kind.MIXED, "iс", None)),
        ("ХXІ-5", "kk", (Kind.MIXED, "ХXІ", None)),
        ("Ѳскемен", "kk", (Kind.FOREIGN_LETTER, "Ѳ", "Ө")),
        ("ѳлең", "kk", (Kind.FOREIGN_LETTER, "ѳ", "ө")),
        ("ӧнер", "kk", (Kind.FOREIGN_LETTER, "ӧ", "ө")),
        ("жӓне", "kk", (Kind.FOREIGN_LETTER, "ӓ", "ә")),
        ("ӱкімет", "kk", (Kind.FOREIGN_LETTER, "ӱ", "ү")),
        ("қаҳарман", "kk", (Kind.FOREIGN_LETTER, "ҳ", "һ")),
        ("тиянаӊ", "kk", (Kind.FOREIGN_LETTER, "ӊ", "ң")),
        ("Казакстан туралы", "kk", (Kind.RUSSIAN_LETTERS, "Казакстан", "Қазақстан")),
        ("ОНИР", "kk", (Kind.RUSSIAN_LETTERS, "ОНИР", "ӨҢІР")),
        ("Он сказал «ghbdtn» вчера", "ru", (Kind.LAYOUT, "ghbdtn", "привет")),
    ],
)
def test_what_is_wrong_is_named(text, language, alarm):
    assert found(text, language) == [alarm]
    place = alarms(text, language)[0]
    assert text[place.start : place.end] == alarm[1]


def test_what_is_only_likely_is_not_mended():
    text = "iс, тYн, KСРО, Ѳскемен, қаҳарман"
    assert repair(text, "kk") == text


def test_a_paragraph_without_kazakh_letters_is_named_as_a_whole():
    text = "Қазақстан мен Қытай\nКазакстан Республикасынын Президенти\n"
    assert (
        Kind.RUSSIAN_LETTERS,
        "Казакстан Республикасынын Президенти",
        None,
    ) in found(text, "kk")


def test_sentences_of_the_other_language_are_named():
    russian = "Встреча прошла в городе Урджар вчера."
    kazakh = "Қазақстан мен Қытай арасында кездесу өтті."
    text = f"{kazakh} {russian}"
    assert found(text, "kk") == [(Kind.LANGUAGE, russian, None)]
    assert found(text, "ru") == [(Kind.LANGUAGE, kazakh, None)]


@pytest.mark.parametrize(
    "text",
    [
        "KAZ Minerals, iPhone, eGov.kz, Wi-Fi, IT-компания, 3D, B2B, QazTrade, COVID-19",
        "185,5 мың км², 3 кВт·ч, 20 °C, 100 ₸, 7 m³, 10 км/ч, CO₂, CO2, 220 В, 5 кг",
        "info@abai.kz, https://abai.gov.kz/ru?p=1, @onir_kz, www.onir.kz/қала, onir.kz-ке",
        "ХХІ, ХІХ, XXI, группа A, витамин C, гепатит B",
        "COP29, EXPO-2017, CEO, OPEC, IPO",
        "18\u00a0адам 👩‍💻 10\u202f000",
        "Нур-Султан, тау-кен, Чжэнпин, Тачэн",
    ],
)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_names_units_and_addresses_raise_no_alarm(text, language):
    assert alarms(text, language) == []
    assert repair(text, language) == text


def test_brand_names_with_kazakh_endings_raise_no_alarm():
    assert alarms("NFC-тің, COVID-19-бен, YouTube-та, KAZ Minerals-тің", "kk") == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_right_sentences_raise_no_alarm(language):
    for sentence in sentences(language):
        assert alarms(sentence, language) == []
        assert repair(sentence, language) == sentence


def test_a_repaired_text_reads_as_it_looked():
    text = "Вcтреча c Китаем прошла в\r\nУрджаpе. \ufeffAO и ТOO: ghbdtn, витамин C, iPhoneы"
    assert repair(text, "ru") == (
        "Встреча с Китаем прошла в\nУрджаре. АО и ТОО: ghbdtn, витамин C, iPhoneы"
    )


def test_addresses_stay_byte_for_byte():
    text = "Кара: https://abai.kz/\u00adи\u0306/aс?q=əк жəне a\u00adб@abai.kz, Hаурыз"
    kept = [match[0] for match in KEPT.finditer(text)]
    mended = repair(text, "kk")
    assert kept[0] == "https://abai.kz/\u00adи\u0306/aс?q=əк"
    assert all(address in mended for address in kept)
    assert mended.endswith("Наурыз")
    assert "жәнe" not in mended


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        alarms("", "en")
    with pytest.raises(KeyError):
        repair("", "en")


@given(texts, languages)
def test_repairing_twice_changes_nothing(text, language):
    once = repair(text, language)
    assert repair(once, language) == once
    assert not [alarm for alarm in alarms(once, language) if alarm.kind in MENDABLE]
    assert all(match[0] in once for match in KEPT.finditer(text))


@given(texts, languages)
def test_alarms_say_what_stands_there(text, language):
    for alarm in alarms(text, language):
        assert alarm.start < alarm.end
        assert text[alarm.start : alarm.end] == alarm.found
        assert alarm.suggestion != alarm.found


@given(texts, languages)
def test_without_a_mendable_alarm_only_line_ends_change(text, language):
    text = "".join(text.splitlines())
    if not any(alarm.kind in MENDABLE for alarm in alarms(text, language)):
        assert repair(text, language).replace("\n", "") == text.replace("\r", "")


@pytest.mark.parametrize("text", ["а" * 10**6, "-" * 10**6])
def test_a_megabyte_ends(text):
    assert repair(text, "ru") == text
    assert alarms(text, "kk") == []
