import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.search import GROUPS, highlight, matches, parse, snippet, terms
from languages.search.alias_groups import COMMON

languages = st.sampled_from(LANGUAGES)
cyrillic = st.text(alphabet='абвгдеклмнорстуықғі -«»",.012’', max_size=60)
TEXT = "Абай облысының делегациясы ҚХР-дың Шыңжаң өлкесіне барып, 2 000 адаммен кездесті."


def marked(text, query, language):
    return [part for part, is_marked in highlight(text, query, language) if is_marked]


def joined(parts):
    return "".join(part for part, _ in parts)


def test_every_word_of_a_query_is_wanted():
    assert matches("делегация облыс", TEXT, "kk")
    assert not matches("делегация теміржол", TEXT, "kk")


def test_a_phrase_in_quotes_stands_in_its_order():
    assert matches("«Абай облысы»", TEXT, "kk")
    assert not matches("«облыс Абай»", TEXT, "kk")
    assert matches("облыс Абай", TEXT, "kk")
    assert matches('"Қасым Жомарт Тоқаев"', "Қасым-Жомарт Тоқаев", "kk")


@pytest.mark.parametrize("query", ["", " ", "«»", "—", "\ud800"])
def test_a_query_without_letters_finds_nothing(query):
    for language in LANGUAGES:
        assert not matches(query, TEXT, language)
        assert parse(query, language) == ()


def test_the_wrong_keyboard_layout_is_understood():
    assert matches("rfpf[cnfy", "В Казахстане", "ru")
    assert not matches("rfpf[cnfy", "В Китае", "ru")


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("Урджаре", "Үржардың", "kk"),
        ("Чугучак", "из Тачэна", "ru"),
        ("Шауешек", "в Чугучаке", "ru"),
        ("Восточно-Казахстанской области", "акимат ВКО", "ru"),
        ("ВКО", "Восточно-Казахстанскую область", "ru"),
        ("Америка Құрама Штаттары", "АҚШ-тан", "kk"),
        ("АҚШ", "Америка Құрама Штаттарына", "kk"),
        ("Синьцзян-Уйгурский автономный район", "СУАР", "ru"),
        ("Үржар", "в Урджаре", "ru"),
        ("Үржар", "акимат Урджарского района", "ru"),
        ("млрд", "два миллиарда", "ru"),
        ("миллиардтан", "3 млрд теңге", "kk"),
        ("миллион", "5 млн тенге", "ru"),
        ("млн", "5 миллионнан", "kk"),
        ("тысяч", "5 тыс. тенге", "ru"),
        ("тыс.", "пять тысяч", "ru"),
        ("тыс.", "5 мыңға", "kk"),
        ("5 мың", "5 тыс. теңге", "kk"),
    ],
)
def test_a_name_finds_its_other_names(query, text, language):
    assert matches(query, text, language)


def test_a_name_finds_no_stranger():
    assert not matches("Урджар", "Аягөз", "kk")
    assert not matches("ақыл", "ақ", "kk")
    assert not matches("мың", "бұдан тыс", "kk")
    assert not matches("5 мың", "5 адам бұдан тыс", "kk")


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.names[0])
def test_all_names_of_a_group_find_each_other(group):
    for language in LANGUAGES:
        for query in group.names:
            for text in set(group.names) - COMMON[language]:
                assert matches(query, text, language)
    assert len(set(group.names)) > 1
    assert group.source


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("18.09.2025", "2025 жылғы 18 қыркүйекте", "kk"),
        ("2025-09-18", "2025 жылғы 18 қыркүйекте", "kk"),
        ("18.09.2025 ж.", "2025 жылғы 18 қыркүйекте", "kk"),
        ("2025 жылғы 18 қыркүйек", "18.09.2025 ж.", "kk"),
        ("18 қыркүйек 2025", "18.09.2025", "kk"),
        ("18.09.2025", "18 сентября 2025 года", "ru"),
        ("18.09.2025 г.", "18 сентября 2025 года", "ru"),
        ("18 сентября 2025 года", "18.09.2025 г.", "ru"),
        ("18 сентября 2025", "2025-09-18", "ru"),
        ("2025 год", "в 2025 г.", "ru"),
    ],
)
def test_a_date_in_figures_and_one_in_words_find_each_other(query, text, language):
    assert matches(query, text, language)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("18.09.2025", "9 сентября 2025 года"),
        ("18.09.2025", "18 человек, 2025 год, сентябрь"),
        ("18.09.2025", "18 сентября 2024 года"),
        ("18.09.2025 г.", "18 сентября 2025"),
        ("год", "г. Семей"),
    ],
)
def test_another_date_is_not_found(query, text):
    assert not matches(query, text, "ru")


@pytest.mark.parametrize("query", ["т.е.", "т. е.", "т.\u00a0е."])
def test_abbreviations_with_and_without_spaces_are_one(query):
    assert matches(query, "то есть т.е. так", "ru")
    assert matches(query, "то есть т. е. так", "ru")
    assert not matches(query, "т. п.", "ru")


def test_initials_stay_letters():
    assert matches("А. Б. Касымов", "Касымов Б. А.", "ru")


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("Тоқаев", "речь Токаева", "ru"),
        ("Мақаншы", "в Маканши", "ru"),
        ("Тоқаев", "Токаевтың", "kk"),
        ("Тоқаевтың", "Токаев", "kk"),
    ],
)
def test_a_name_in_kazakh_letters_finds_the_russian_spelling(query, text, language):
    assert matches(query, text, language)


def test_a_word_in_kazakh_letters_finds_no_other_kazakh_word():
    assert not matches("көл", "қол", "kk")
    assert not matches("көл", "кол", "kk")


def test_an_unknown_language_is_refused_though_nothing_is_asked():
    for text, query in (("a", ""), ("", ""), ("", "a")):
        for function in (highlight, snippet):
            with pytest.raises(KeyError):
                function(text, query, "en")
        with pytest.raises(KeyError):
            matches(query, text, "en")


def test_a_caller_brings_aliases():
    aliases = [("Жайсаң", "Зайсан")]
    assert matches("Зайсан", "Жайсаңда", "kk", aliases)
    assert not matches("Зайсан", "Жайсаңда", "kk")


@given(cyrillic, cyrillic, languages)
def test_what_matches_meets_in_a_term_for_every_item(query, text, language):
    stored = set(terms(text, language))
    by_terms = bool(parse(query, language)) and all(
        any(all(words & stored for phrase in way for words in phrase) for way in item)
        for item in parse(query, language)
    )
    assert by_terms or not matches(query, text, language)


@given(cyrillic, languages)
def test_a_text_is_found_by_its_own_words(text, language):
    for word in text.replace('"', " ").replace("«", " ").replace("»", " ").split():
        if parse(word, language) and word.isalpha():
            assert matches(word, text, language)


def test_whole_words_are_marked_as_they_are_written():
    assert marked(TEXT, "КНР облыс 2000 адам", "kk") == ["облысының", "ҚХР-дың", "2 000", "адаммен"]
    assert marked("Северо-западный ветер", "запад северный ветер", "ru") == ["ветер"]
    assert marked("На северо-западе", "запад", "ru") == ["северо-западе"]


def test_a_phrase_is_marked_where_it_stands_whole():
    assert marked("Абай, облыс. Абай облысы.", "«абай облысы»", "kk") == [
        "Абай",
        "облыс",
        "Абай",
        "облысы",
    ]
    assert marked("облыс Абай", "«абай облысы»", "kk") == []


@given(cyrillic | st.text(), cyrillic | st.text(max_size=20), languages)
def test_the_parts_are_the_text(text, query, language):
    assert joined(highlight(text, query, language)) == text


@given(cyrillic | st.text(), cyrillic, languages, st.integers(1, 60))
def test_a_snippet_is_a_piece_of_the_text(text, query, language, length):
    piece = joined(snippet(text, query, language, length)).removeprefix("…").removesuffix("…")
    assert len(piece) <= length + 1
    assert piece.strip("…") in text


def test_a_snippet_shows_where_most_of_the_query_stands():
    text = "Бұл облыс туралы. " + "Басқа сөз. " * 60 + TEXT + " Тағы да сөз." * 60
    found = snippet(text, "делегация облыс", "kk", 80)
    assert [part for part, is_marked in found if is_marked] == ["облысының", "делегациясы"]
    assert found[0] == ("…", False)
    assert found[-1] == ("…", False)
    words = joined(found).strip("…").split()
    assert words
    assert set(words) <= set(text.split())


def test_a_snippet_of_a_text_without_the_query_is_its_beginning():
    assert joined(snippet("бір екі үш төрт", "жол", "kk", 9)) == "бір екі…"
    assert snippet("", "жол", "kk") == []


def test_a_snippet_has_at_least_one_character():
    with pytest.raises(ValueError):
        snippet("бір", "бір", "kk", 0)


@pytest.mark.parametrize("text", ["а" * 10**6, "а " * 20_000, "а-" * 20_000, "\u0301" * 10**6])
def test_long_texts_end(text):
    assert joined(highlight(text, 'а "а а" облыс', "kk")) == text
    assert len(joined(snippet(text, "а б", "ru"))) <= 202
    assert isinstance(matches(text, text, "kk"), bool)
