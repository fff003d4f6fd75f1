from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from languages.plurals import counted, plural

PROJECTS = ("проект", "проекта", "проектов")


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "проектов"),
        (1, "проект"),
        (2, "проекта"),
        (4, "проекта"),
        (5, "проектов"),
        (11, "проектов"),
        (12, "проектов"),
        (14, "проектов"),
        (21, "проект"),
        (22, "проекта"),
        (25, "проектов"),
        (100, "проектов"),
        (101, "проект"),
        (111, "проектов"),
        (112, "проектов"),
        (1002, "проекта"),
        (-1, "проект"),
        (-12, "проектов"),
        (Decimal("1.5"), "проекта"),
        (Decimal("0.1"), "проекта"),
        (Decimal("21.0"), "проект"),
    ],
)
def test_russian_has_three_forms(count, form):
    assert plural(count, "ru", *PROJECTS) == form


@given(
    st.integers() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-9, max_value=9)
)
def test_a_counted_kazakh_noun_stays_singular(count):
    assert plural(count, "kk", "жоба") == "жоба"


def test_the_number_and_its_noun_stay_together():
    assert counted(5, "kk", "жоба") == "5\xa0жоба"
    assert counted(1, "ru", *PROJECTS) == "1\xa0проект"
    assert counted(2, "ru", *PROJECTS) == "2\xa0проекта"
    assert counted(5, "ru", *PROJECTS) == "5\xa0проектов"
    assert counted(21, "ru", *PROJECTS) == "21\xa0проект"
    assert counted(Decimal("1.5"), "ru", "год", "года", "лет") == "1,5\xa0года"
    assert counted(10_000, "ru", *PROJECTS) == "10\xa0000\xa0проектов"


@pytest.mark.parametrize(
    ("language", "forms"), [("ru", ("проект",)), ("kk", PROJECTS), ("ru", ()), ("kk", ())]
)
def test_a_wrong_number_of_forms_is_refused(language, forms):
    with pytest.raises(ValueError, match="forms"):
        plural(1, language, *forms)


@given(st.integers(min_value=0))
def test_russian_forms_depend_on_the_last_two_digits_alone(count):
    assert plural(count, "ru", *PROJECTS) == plural(count % 100 + 100, "ru", *PROJECTS)


@given(st.integers(-(10**18), 10**18))
def test_russian_forms_are_those_of_cldr(count):
    places = {"one": 0, "few": 1, "many": 2}
    assert plural(count, "ru", *PROJECTS) == PROJECTS[places[Locale("ru").plural_form(abs(count))]]


@given(st.integers(-(10**18), 10**18), st.sampled_from(["kk", "ru"]))
def test_a_counted_noun_never_parts_from_its_number(count, language):
    forms = ("жоба",) if language == "kk" else PROJECTS
    assert " " not in counted(count, language, *forms)
