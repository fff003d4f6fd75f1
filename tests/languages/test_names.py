import pytest
from babel import Locale

from languages import LANGUAGES
from languages.names import MONTH_CASES, MONTHS, MONTHS_OF_DAY, WEEKDAY_CASES, WEEKDAYS, YEAR_CASES
from tests.languages.grammar import ending


def row(names):
    return tuple(names[number] for number in sorted(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_those_of_cldr(language):
    locale = Locale(language)
    alone = tuple(name.lower() for name in row(locale.months["stand-alone"]["wide"]))
    assert alone == MONTHS[language]
    assert row(locale.months["format"]["wide"]) == MONTHS_OF_DAY[language]
    assert row(locale.days["format"]["wide"]) == WEEKDAYS[language]


@pytest.mark.parametrize("table", [MONTH_CASES["kk"], WEEKDAY_CASES["kk"]])
def test_kazakh_cases_follow_harmony_and_the_last_sound(table):
    for case, names in table.items():
        for name, plain in zip(names, table["nominative"], strict=True):
            assert name == (plain if case == "nominative" else plain + ending(plain, case))


def test_kazakh_months_are_declined_as_papers_have_them():
    months = MONTH_CASES["kk"]
    assert months["locative"][8] == "қыркүйекте"
    assert months["locative"][9] == "қазанда"
    assert months["ablative"][1] == "ақпаннан"
    assert months["ablative"][5] == "маусымнан"
    assert months["dative"][8] == "қыркүйекке"
    assert months["dative"][11] == "желтоқсанға"
    assert months["genitive"][4] == "мамырдың"


@pytest.mark.parametrize(
    ("month", "prepositional"),
    [(1, "январе"), (3, "марте"), (5, "мае"), (8, "августе"), (9, "сентябре"), (12, "декабре")],
)
def test_russian_months_have_their_prepositional(month, prepositional):
    assert MONTH_CASES["ru"]["prepositional"][month - 1] == prepositional


def test_every_russian_prepositional_differs_from_its_genitive_in_the_last_letter_alone():
    rows = zip(MONTH_CASES["ru"]["genitive"], MONTH_CASES["ru"]["prepositional"], strict=True)
    assert all(one[:-1] + "е" == other for one, other in rows)


@pytest.mark.parametrize("tables", [MONTH_CASES, WEEKDAY_CASES])
def test_every_row_is_whole(tables):
    for table in tables.values():
        assert {len(names) for names in table.values()} == {len(table["nominative"])}


def test_the_word_for_year_is_declined():
    assert YEAR_CASES["kk"] == {"dative": "жылға", "locative": "жылы", "ablative": "жылдан"}
    assert YEAR_CASES["ru"]["prepositional"] == "году"
    assert "жыл" + ending("жыл", "ablative") == YEAR_CASES["kk"]["ablative"]
    assert "жыл" + ending("жыл", "dative") == YEAR_CASES["kk"]["dative"]
