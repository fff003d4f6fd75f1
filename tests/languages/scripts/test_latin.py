import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from languages.scripts import WORD, convert, latin_word, to_latin
from tests.languages.scripts import (
    BOTH_CASES,
    PROTECTED,
    certain_rows,
    small_words,
    tangled,
    texts,
    variant_rows,
    words,
)


@pytest.mark.parametrize("row", certain_rows(), ids=lambda row: row["cyrl"][:40])
def test_every_worked_example_holds_in_latin_letters(row):
    assert to_latin(row["cyrl"]) == row["latn"]


def test_the_worked_examples_are_all_there():
    assert len(certain_rows()) == 136
    assert len(variant_rows()) == 5


def test_where_sources_disagree_about_arabic_letters_latin_is_still_certain():
    assert {row["cyrl"]: to_latin(row["cyrl"]) for row in variant_rows()} == {
        "Сағынтаев": "Sağyntaev",
        "Құнанбайұлы": "Qūnanbaiūly",
        "Вьетнам": "Vetnam",
        "Швейцария": "Şveitsariia",
        "Франция": "Frantsiia",
    }


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Шағантоғай ауданы", "Şağantoğai audany"),
        ("Тарбағатай аймағы", "Tarbağatai aimağy"),
        ("Үржар мен Шәуешек", "Ürjar men Şäueşek"),
        ("Қасым-Жомарт Тоқаев", "Qasym-Jomart Toqaev"),
        ("Уранхаев, Ұранхаев", "Uranhaev, Ūranhaev"),
        ("Мұхтар Әуезов", "Mūhtar Äuezov"),
        ("Бородулиха, Курчатов, Жаңасемей", "Boroduliha, Kurtşatov, Jañasemei"),
        ("Нұржан Оразбекұлы Әбдікәрімов", "Nūrjan Orazbekūly Äbdıkärımov"),
        ("Руй Боржес пен Зено Дебаст", "Rui Borjes pen Zeno Debast"),
        ("Аягөз – Тачэн теміржолы", "Aiagöz – Tatşen temırjoly"),
        ("Шыңжаң-Ұйғыр автономиялық ауданы", "Şyñjañ-Ūiğyr avtonomiialyq audany"),
    ],
)
def test_names_of_the_demo_newsroom(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ЦОЙ", "TSOİ"),
        ("Цой", "Tsoi"),
        ("Щетка ЩЕТКА", "Şşetka ŞŞETKA"),
        ("Ілияс ІЛИЯС", "Iliias ILİİAS"),
        ("Иран ИРАН иран", "İran İRAN iran"),
        ("Юрий, Яков, Ёлка", "İurii, İakov, İolka"),
        ("ЮНЕСКО", "İUNESKO"),
        ("Ш. Уәлиханов", "Ş. Uälihanov"),
        ("Ц", "Ts"),
        ("объект, Вьетнам", "obekt, Vetnam"),
    ],
)
def test_capitals_go_by_the_table(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("аю, ащы, қоян, электр, актёр", "aiu, aşşy, qoian, elektr, aktör"),
        ("актёрлеріміз, АКТЁР, Заряды", "aktörlerımız, AKTÖR, Zarädy"),
        ("зарядтау", "zariadtau"),
    ],
)
def test_loan_words_of_the_published_rules_keep_their_spelling_with_endings(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        # Kazinform and Egemen, qz.inform.kz and lat.egemen.kz, 2018 to 2025
        (
            "Қазақстан Республикасы Ішкі істер министрлігінің бұйрығы",
            "Qazaqstan Respýblıkasy Ishki ister mınıstrliginiń buıryǵy",
        ),
        (
            "жаңа ұлттық әліпбиде кірме терминдерді транслитерациялау",
            "jańa ulttyq álipbıde kirme termınderdi translıteratsııalaý",
        ),
        ("Цифрлық даму, инновациялар", "Tsıfrlyq damý, ınnovatsııalar"),
        ("бюджет, чемпионат, Иә, сондай-ақ", "bıýdjet, chempıonat, Iá, sondaı-aq"),
        ("«Қазпошта» АҚ, «Robokesh.kz» ЖШС", "«Qazposhta» AQ, «Robokesh.kz» JShS"),
        ("өтіп, жиі, қиюға, Өскемен, үнемі", "ótip, jıi, qııýǵa, Óskemen, únemi"),
        ("заряд", "zarıad"),
    ],
)
def test_the_letters_of_2018_are_those_of_the_press(cyrillic, latin):
    assert to_latin(cyrillic, scheme="2018") == latin


@pytest.mark.parametrize("scheme", ["2017", "", "latn"])
def test_an_unknown_scheme_is_refused(scheme):
    with pytest.raises(KeyError):
        to_latin("Абай", scheme=scheme)
    with pytest.raises(KeyError):
        latin_word("Абай", scheme)


def test_an_unknown_script_is_refused():
    with pytest.raises(KeyError):
        convert("Абай", "grek")


def test_a_script_is_chosen_by_its_name():
    assert convert("Үржар", "cyrl") == "Үржар"
    assert convert("Үржар", "latn") == "Ürjar"
    assert convert("Үржар", "arab") == "ءۇرجار"
    assert convert("Үржар", "latn", names=[("Үржар", "Urjar")]) == "Urjar"


def test_only_the_cyrillic_part_of_a_mixed_word_changes():
    assert to_latin("NFC-тің 3D-принтері, IT-компания, G20-да") == (
        "NFC-tıñ 3D-printerı, IT-kompaniia, G20-da"
    )
    assert to_latin("Telegram-арна, NFCтің") == "Telegram-arna, NFCtıñ"


def test_look_alike_letters_are_folded_in_cyrillic_words_only():
    assert to_latin("Cемей қaласы, әлeм") == "Semei qalasy, älem"
    assert to_latin("KAZ Minerals, Cola") == "KAZ Minerals, Cola"


def test_roman_numbers_typed_in_cyrillic_are_numbers():
    assert to_latin("ХХІ ғасыр, ХІХ–ХХ, ІІІ, ІV, XХІ") == "XXI ğasyr, XIX–XX, III, IV, XXI"
    assert to_latin("Х ғасыр, І\u00a0тоқсанда; Х. Хасан") == "X ğasyr, I\u00a0toqsanda; H. Hasan"
    assert to_latin("І. Есенберлин, Х. Досмұхамедұлы") == "I. Esenberlin, H. Dosmūhamedūly"


def test_decomposed_words_are_composed_and_stress_is_dropped():
    assert to_latin(unicodedata.normalize("NFD", "Семей ёлка")) == "Semei iolka"
    assert to_latin("алма\u0301, А\u0301бай") == "alma, Abai"
    assert to_latin("алма\u0301", scheme="2018") == "alma"
    assert to_latin("Шаған\u00adтоғай") == "Şağantoğai"


def test_what_is_no_kazakh_word_stays_byte_for_byte():
    decomposed = unicodedata.normalize("NFD", "Café São")
    for text in (decomposed, "1\u0301", "قازاق", "新疆", "ə, ɵ", "\ud800", "\x00\x1f", "ﭖﯓ"):
        assert to_latin(text) == text
    assert to_latin(f"«{decomposed}» мейрамханасы") == f"«{decomposed}» meiramhanasy"


def test_cyrillic_letters_of_other_languages_are_read_as_kazakh_ones():
    assert to_latin("Київ, Љубљана, Тўқай") == "Kiiv, Lublana, Tuqai"


@given(words, PROTECTED, words)
def test_addresses_and_references_stay_byte_for_byte(before, kept, after):
    expected = f"{to_latin(before)} {kept} {to_latin(after)}"
    assert to_latin(f"{before} {kept} {after}") == expected


@given(texts, st.sampled_from(["2021", "2018"]))
@example("Ъь", "2021")
@example("а\u0301А", "2018")
def test_no_cyrillic_letter_is_left_in_a_converted_word(text, scheme):
    left = set(to_latin(text, scheme=scheme)) & set(BOTH_CASES)
    assert not left


@given(texts | tangled | st.text(), st.sampled_from(["2021", "2018"]))
def test_latin_converted_again_is_the_same(text, scheme):
    once = to_latin(text, scheme=scheme)
    assert to_latin(once, scheme=scheme) == once


@given(st.lists(words))
def test_words_with_spaces_between_are_converted_one_by_one(parts):
    assert to_latin(" ".join(parts)) == " ".join(map(latin_word, parts))


@given(small_words)
def test_capitals_of_a_word_are_capitals_of_its_latin_letters(word):
    capitals = to_latin(word.upper())
    if len(word) > 1 and capitals:
        assert not re.search("[a-zäğñöūüşı]", capitals)


@given(words)
def test_a_word_is_one_match_and_is_remembered_alike(word):
    assert WORD.fullmatch(word)
    assert latin_word(word) == latin_word(word) == to_latin(word)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "а" * 10**6,
        "а " * 200_000,
        "1" * 10**6,
        "<" * 10**6,
        "a@" * 200_000,
        "\u0301" * 10**6,
        "а" + "\u0301\u0323" * 500_000,
        "e\u0301" * 500_000,
        "\ud800" * 1000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_long_and_broken_texts_are_converted(text):
    latin = to_latin(text)
    assert not set(latin) & set(BOTH_CASES)
    assert len(latin) <= len(text)
