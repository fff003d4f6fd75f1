import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.scripts import compile_names, to_arabic, to_latin
from languages.scripts.names import is_ending
from tests.languages.scripts import small_words

LATIN = (
    ("Шыңжаң", "Xinjiang"),
    ("Абай", "Abay"),
    ("Абай облысы", "Abay oblysy"),
    ("Шыңжаң-Ұйғыр автономиялық ауданы", "XUAR"),
    ("2-мектеп", "№2 mektep"),
    ("өңір", "region"),
    ("Ұлы Жібек жолы", "Jibek Joly"),
    ("KAZ Minerals", "Kaz Minerals"),
    ("«Бақты» порты", "Bakhty porty"),
)
ARABIC = (
    ("Үрімжі", "ءۇرىمجى"),
    ("Министр", "مينيستر"),
    ("Си Цзиньпин", "شي جينپيڭ"),
    ("Шыңжаң", "شىنجاڭ"),
    ("АҚШ", "امەريكا"),
)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Шыңжаң", "Xinjiang"),
        ("Шыңжаңның, Шыңжаңнан", "Xinjiangnyñ, Xinjiangnan"),
        ("Шыңжаң-Қытай, Шыңжаң-ның", "Xinjiang-Qytai, Xinjiang-nyñ"),
        ("Абай облысында, Абай облысының", "Abay oblysynda, Abay oblysynyñ"),
        ("Абай\u00a0облысы, Абай\nоблысы", "Abay oblysy, Abay oblysy"),
        ("Абай ауданы", "Abay audany"),
        ("Шыңжаң-Ұйғыр автономиялық ауданынан", "XUARnan"),
        ("Ұлы Жібек жолындағы", "Jibek Jolyndağy"),
        ("2-мектепте, 12-мектепте", "№2 mektepte, 12-mektepte"),
        ("KAZ Minerals-тің", "Kaz Minerals-tıñ"),
        ("«Бақты» портында", "Bakhty portynda"),
    ],
)
def test_a_name_is_found_with_its_endings_longest_first(cyrillic, latin):
    assert to_latin(cyrillic, names=LATIN) == latin


def test_a_name_is_found_in_capitals_and_at_the_start_of_a_sentence():
    assert to_latin("ШЫҢЖАҢДА", names=LATIN) == "XİNJİANGDA"
    assert to_latin("АБАЙ ОБЛЫСЫНДА", names=LATIN) == "ABAY OBLYSYNDA"
    assert to_latin("Өңірлер өңірі ӨҢІР", names=LATIN) == "Regionler regionı REGİON"
    assert to_latin("ӨҢІР", names=LATIN, scheme="2018") == "REGION"


def test_a_name_is_not_found_in_other_words():
    assert to_latin("абай, абайла, Абайла, Абайлап", names=LATIN) == (
        "abai, abaila, Abaila, Abailap"
    )
    assert to_latin("өңіріңізше Шыңжаңтану", names=LATIN) == "öñırıñızşe Şyñjañtanu"


def test_a_name_is_not_found_in_addresses():
    text = "https://example.org/Абай info@onir.kz /kk/Абай"
    assert to_latin(text, names=LATIN) == text


def test_names_win_over_what_the_package_knows():
    assert to_arabic("Шыңжаңда", names=ARABIC) == "شىنجاڭدا"
    assert to_arabic("Шыңжаңда") == "شينجياڭدا"
    assert to_arabic("Бұл АҚШ, АҚШ-тың", names=ARABIC) == "بۇل امەريكا، امەريكا-تىڭ"


def test_the_hamza_of_a_name_is_that_of_the_word_with_its_ending():
    assert to_arabic("Үрімжі, Үрімжіні, Үрімжіде", names=ARABIC) == "ءۇرىمجى، ءۇرىمجىنى، ۇرىمجىدە"
    assert to_arabic("Министр, Министрі, Министрге", names=ARABIC) == (
        "مينيستر، ءمينيسترى، مينيسترگە"
    )
    assert to_arabic("Си Цзиньпинмен", names=ARABIC) == "شي جينپيڭمەن"


def test_a_name_typed_with_look_alikes_or_decomposed_is_found():
    assert to_latin("Aбай, Аб\u0430и\u0306", names=LATIN) == "Abay, Abay"
    assert to_latin("Шың\u00adжаңда", names=LATIN) == "Xinjiangda"
    assert to_latin("x", names=[("Аба\u0438\u0306", "Abay")]) == "x"
    assert to_latin("Абай", names=[("Аба\u0438\u0306", "Abay")]) == "Abay"


def test_what_is_no_name_is_converted_as_without_names():
    text = "ЦОЙ мен NFC-тің 6,5 %, солай ма? Дәурен ҚУАТ, БАҚ"
    assert to_latin(text, names=LATIN) == to_latin(text)
    assert to_arabic(text, names=ARABIC) == to_arabic(text)


def test_empty_and_odd_names_are_harmless():
    odd = [("", "x"), (" ", "y"), ("2025", "z"), ("\u0301", "q"), ("ь", "")]
    assert to_latin("Абай 2025, ь", names=odd) == "Abai 2025, "
    assert to_latin("", names=LATIN) == ""


def test_names_are_compiled_once():
    assert compile_names(LATIN) is compile_names(list(LATIN))
    known = compile_names(LATIN)
    assert compile_names(known) is known
    assert not compile_names(())
    with pytest.raises(KeyError):
        compile_names(LATIN, "2017")


def test_thousands_of_names_are_searched_like_one():
    names = [
        (f"Абай{chr(0x430 + one)}{chr(0x430 + two)}", "x") for one in range(32) for two in range(32)
    ]
    assert to_latin("Абай " * 1000 + "Абайша", names=names) == "Abai " * 1000 + "x"


def test_cases_after_a_possessive_are_endings_too():
    assert is_ending("нда", "облысы")
    assert is_ending("НДА", "ОБЛЫСЫ")
    assert is_ending("", "Абай")
    assert is_ending("ның", "Абай")
    assert not is_ending("нда", "Абай")
    assert not is_ending("ла", "Абай")


@given(small_words, st.text(alphabet="аәбғеёжзийкңоөрсуұүфцчшщыэюя", min_size=2, max_size=12))
def test_a_name_that_is_spelled_by_the_table_changes_nothing(before, name):
    text = f"{before} {name.capitalize()} {name.upper()} {name}"
    names = [(name, to_latin(name))]
    assert to_latin(text, names=names) == to_latin(text)


@given(st.text(), st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=4))
def test_any_names_in_any_text_are_borne(text, names):
    assert isinstance(to_latin(text, names=names), str)
    assert isinstance(to_arabic(text, names=names), str)


def test_a_long_text_of_names_is_converted():
    assert to_latin("Абай облысы " * 50_000, names=LATIN) == "Abay oblysy " * 50_000
    assert to_latin("Абай" + " " * 10**6 + "облысы", names=LATIN).startswith("Abay ")
