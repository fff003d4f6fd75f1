import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.compare import Kind, differences, facts
from languages.names import MONTHS, MONTHS_OF_DAY
from tests.languages.compare.written import cases

ARTICLES = {
    name: (ru.replace(r"\n", "\n"), kk.replace(r"\n", "\n")) for name, ru, kk in cases("articles")
}


@pytest.mark.parametrize(("ru", "kk"), cases("same"))
def test_what_says_the_same_differs_in_nothing(ru, kk):
    result = differences(ru, kk)
    assert not result, result
    assert result.names_ru == result.names_kk == ()


@pytest.mark.parametrize(("ru", "kk"), cases("same"))
def test_what_says_the_same_is_found_in_at_least_one_text(ru, kk):
    assert facts(ru, "ru") or facts(kk, "kk") or "COVID" in ru


@pytest.mark.parametrize(("ru", "kk", "where", "expected"), cases("different"))
def test_what_differs_is_told(ru, kk, where, expected):
    told = getattr(differences(ru, kk), where)
    if where == "near":
        assert [f"{pair.ru.found} ~ {pair.kk.found}" for pair in told] == [expected]
    else:
        assert [fact.found for fact in told] == [expected]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_demo_articles_differ_in_nothing(name):
    result = differences(*ARTICLES[name])
    assert not result, result
    assert result.matched


# (article, what stands in its Kazakh text, the error put in its place, list, what is told)
PLANTED = [
    ("first-article", "2 млрд доллар", "20 млрд доллар", "near", "20 млрд доллар"),
    ("demo-region", "8 маусымда", "9 маусымда", "near", "2022 жылғы 9 маусымда"),
    ("demo-region", "595\xa0676", "595\xa0766", "near", "595\xa0766"),
    ("demo-region", "сегіз аудан", "жеті аудан", "near", "жеті"),
    ("demo-region", "185,5", "158,5", "near", "158,5\xa0мың км²"),
    ("demo-rail", "297", "279", "near", "279\xa0км"),
    ("demo-rail", "үшінші", "төртінші", "near", "төртінші"),
    ("demo-rail", "2023 жылғы желтоқсанда", "2023 жылғы қарашада", "near", "2023 жылғы қарашада"),
    ("demo-rail", "48 млн", "84 млн", "near", "84 млн тоннаға"),
    ("demo-rail", "321 млрд ₸", "321 млн ₸", "near", "321 млн ₸"),
    ("demo-smelter", "1,5 млрд доллар", "1,5 млрд юань", "near", "1,5 млрд юань"),
    ("demo-smelter", "1000-нан", "100-ден", "near", "100-ден"),
    ("demo-akims", "24 ақпанда", "23 ақпанда", "near", "2025 жылғы 23 ақпанда"),
    ("demo-bakhty", "25 кг-ға", "25 тоннаға", "near", "25 тоннаға"),
    ("demo-bakhty", "шамамен 17 км", "алыс емес, 3-5 км", "near", "3"),
    ("demo-library", "18:00-ге", "19:00-ге", "near", "19:00"),
    ("demo-library", "жексенбіден", "сенбіден", "near", "сенбіден"),
    ("demo-memo", "бойынша онда", "бойынша 12 ауылда", "only_kk", "12"),
    ("demo-memo", "қол қойды", "екі рет қол қойды", "only_kk", "екі"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "where", "told"), PLANTED)
def test_a_planted_error_is_found(name, right, wrong, where, told):
    ru, kk = ARTICLES[name]
    kk = kk.replace("\xa0", " ") if right.replace("\xa0", " ") == right else kk
    assert right in kk
    planted = getattr(differences(ru, kk.replace(right, wrong)), where)
    found = [getattr(one, "kk", one).found for one in planted]
    assert told.replace("\xa0", " ") in [one.replace("\xa0", " ") for one in found]


def test_a_number_that_stands_elsewhere_too_is_not_hidden_by_it():
    ru, kk = ARTICLES["demo-rail"]
    [pair] = differences(ru, kk.replace("үшінші", "екінші")).near
    assert pair.ru.found == "третьему"
    assert pair.kk.value == 2


def test_a_day_left_out_is_told_though_its_month_stands_in_both_texts():
    ru, kk = ARTICLES["demo-akims"]
    told = differences(ru, kk.replace("\xa0", " ").replace("24 ақпанда", "ақпанда"))
    assert [fact.value for fact in told.only_ru] == [(2025, 2, 24)]


def test_a_fact_left_out_is_told():
    ru, kk = ARTICLES["demo-bakhty"]
    told = differences(
        ru, kk.replace("шамамен 17\xa0км", "жақын").replace("шамамен 17 км", "жақын")
    )
    assert [fact.found.replace("\xa0", " ") for fact in told.only_ru] == ["17 км"]
    assert told.near == told.only_kk == ()


def test_pairs_have_their_places_in_both_texts():
    ru, kk = "Всего 25 домов и 2 %.", "Барлығы 2 пайыз және 25 үй."
    for pair in differences(ru, kk).matched:
        assert ru[pair.ru.start : pair.ru.end] == pair.ru.found
        assert kk[pair.kk.start : pair.kk.end] == pair.kk.found
        assert pair.ru.value == pair.kk.value
    assert [pair.ru.kind for pair in differences(ru, kk).matched] == [Kind.NUMBER, Kind.PERCENT]


def test_a_text_differs_from_nothing_in_all_it_says():
    result = differences("5 школ, 6 %, 18 мая", "")
    assert [fact.found for fact in result.only_ru] == ["5", "6 %", "18 мая"]
    assert not differences("", "")


RU_UNITS = {"доллар": "долларов", "теңге": "тенге", "пайыз": "процентов", "тонна": "тонн",
            "шақырым": "километров", "адам": "человек", "жыл": "лет"}  # fmt: skip
counts = st.integers(2, 999)


@st.composite
def told(draw):
    """One fact in Russian and in Kazakh, by templates."""
    match draw(st.integers(0, 4)):
        case 0:
            unit, count = draw(st.sampled_from(sorted(RU_UNITS))), draw(counts)
            return f"{count} {RU_UNITS[unit]}", f"{count} {unit}"
        case 1:
            scale, count = draw(st.sampled_from(["млн", "млрд"])), draw(counts)
            return f"{count},5 {scale} долларов США", f"{count},5 {scale} АҚШ доллары"
        case 2:
            day, month = draw(st.integers(1, 28)), draw(st.integers(0, 11))
            year = draw(st.integers(1991, 2030))
            ru, kk = MONTHS_OF_DAY["ru"][month], MONTHS["kk"][month]
            return f"{day} {ru} {year} года", f"{year} жылғы {day} {kk}"
        case 3:
            hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
            return f"в {hour}:{minute:02}", f"сағат {hour}:{minute:02}-де"
        case _:
            low, high = sorted((draw(counts), draw(counts)))
            return f"от {low} до {high} процентов", f"{low}–{high} пайыз"


@given(st.lists(told(), max_size=12), st.randoms())
def test_texts_made_of_the_same_facts_differ_in_nothing(sentences, random):
    other = list(sentences)
    random.shuffle(other)
    result = differences(
        ". ".join(f"Вот {ru}" for ru, _ in sentences), ". ".join(f"Міне {kk}" for _, kk in other)
    )
    assert not result, result
    assert len(result.matched) >= len(sentences)
