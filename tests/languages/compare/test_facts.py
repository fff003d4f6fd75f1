import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from languages.compare import Fact, Kind, facts
from tests.languages.compare.written import cases, found

languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize(("language", "text", "expected"), cases("facts"))
def test_what_is_written_is_found(language, text, expected):
    assert found(facts(text, language)) == expected


@pytest.mark.parametrize("sign", [" ", "\xa0", "\u202f", "\u2009"])
def test_groups_of_digits_may_be_parted_by_any_space(sign):
    assert found(facts(f"595{sign}676 человек", "ru")) == "number 595676"


def test_places_are_those_of_the_text_as_it_was_given():
    text = "Уй\u0306 \u2014 18 ма\u0301я и\u0306\u0301 2 млрд дол\xadларов"
    assert [fact.found for fact in facts(text, "ru")] == ["18 ма\u0301я", "2 млрд дол\xadларов"]


def test_look_alike_letters_do_not_hide_a_word():
    # Latin o, a, e; Latin ə for ә.
    assert found(facts("2 миллиoнa тeнгe", "ru")) == "sum 2000000 KZT"
    assert found(facts("5 сəуір", "kk")) == "date ?-04-05"


def test_the_language_decides_what_a_word_is():
    assert facts("Он пришёл", "ru") == []
    assert found(facts("Он үй", "kk")) == "number 10"


def test_an_article_of_one_counts_before_a_unit_only():
    assert facts("один день, бір күн", "ru") == []
    assert facts("бір күн", "kk") == []
    assert found(facts("бір теңге", "kk")) == "sum 1 KZT"


def test_a_fact_says_its_kind_value_and_place():
    assert facts("Ровно 6,5 %.", "ru") == [
        Fact(Kind.PERCENT, facts("6,5%", "kk")[0].value, 6, 11, "6,5 %")
    ]


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        facts("5", "en")


WORDS = """
5 18 2025 1,5 3:1 9.30 1990-е 20-й млрд тыс. . , - – — − « » " “ ” „ % $ ₸ № ° C ( ) / сто бес
жүз двадцать мың сентября қыркүйек қыркүйектің айының года жылғы жыл доллар АҚШ км м / с в с до
по и және часов сағат вечера кешкі п . жарты полтора минус аяз сказал деді : ! V XX век ғасыр
тоқсан пайыз пайыздық тармақ кв куб шаршы -ға -нан 5G треть половина четверть две трети целых
десятых үштен бірі жартысы бүтін оннан полдень × х 10х15 … ... + -5 жылдары 1-1-1-1-1-1-1-
+7 701 123 45 67 onir.kz/5 а\u0306
"""
words = st.sampled_from([*WORDS.split(), "\n"])
texts = st.lists(words, max_size=30).flatmap(
    lambda parts: st.lists(
        st.sampled_from(["", " ", "\xa0"]), min_size=len(parts), max_size=len(parts)
    ).map(lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True)))
)


@given(texts | st.text(), languages)
def test_facts_stand_in_the_text_in_order_without_overlap(text, language):
    end = 0
    for fact in facts(text, language):
        assert end <= fact.start < fact.end <= len(text)
        assert fact.found == text[fact.start : fact.end]
        end = fact.end
        hash(fact.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "а" * 10**6,
        "1" * 10**6,
        "-" * 10**6,
        "«" * 10**6,
        "1." * 500_000,
        "\u0301" * 10**6,
        "\ud800" * 1000,
        "\ufdfa\u0627\ufefb",
        "<p" * 1000,
        "«" + "5 " * 1000,
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_is_read_to_its_end(text, language):
    kinds = {fact.kind for fact in facts(text, language)}
    assert kinds <= {Kind.NUMBER}
